"""The application: the first screen, the keys that work everywhere, and leaving in order."""

from __future__ import annotations

import asyncio
import gc
import signal
from datetime import timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import constants, events, on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.widget import Widget

from tui import hang_up, private_memory
from tui.late_styles import LateStyles
from tui.ordered_keys import OrderedKeys
from tui.page import Emptied, Page
from tui.quiet import QuietFaults
from tui.screens.dashboard import Dashboard
from tui.session import Session
from tui.themes import DARK, LIGHT
from widgets import key_names
from widgets.key_bar import bindings_shown
from widgets.key_names import called, key_of, pressed, takes_it_back
from widgets.keyed import keyed
from widgets.lined import Lined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from textual.screen import Screen

    from store.clock import Clock
    from store.helplines.mine import Plan
    from store.journal.journal import Journal

ENDINGS = {"SIGHUP": 129, "SIGQUIT": 131, "SIGTERM": 143}
"""Signals that end Handrail, and the exit status of each."""


INSIGHT = "What the numbers may say"
"""The one screen that has its key in a pane, and is to be found from everywhere."""

IDLE_LOOK = 5.0
"""Seconds between looks whether to hide everything."""


class Handrail(QuietFaults, OrderedKeys, LateStyles):
    """Handrail over one data folder."""

    TITLE = "Handrail"
    CSS_PATH = "dashboard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "help_now", "help now", tooltip="help now: numbers, people", id="help_now"),
        Binding(
            "ctrl+g,f1",
            "help_now",
            "help now",
            show=False,
            priority=True,
            tooltip="the same, inside a text field",
            id="help_text",
        ),
        Binding("question_mark", "keys", "keys", tooltip="every key", id="keys"),
        Binding("h", "hide", "hide", show=False, tooltip="hide everything; the same key shows it", id="hide"),
        *keyed(
            Binding(
                "colon,ctrl+p", "command_palette", "commands", show=False, tooltip="all commands", id="commands"
            )
        ),
    ]

    def __init__(self, folder: Path, clock: Clock, *, first_run: bool = False) -> None:
        """Take the data folder, this moment's source, and whether to ask the first questions."""
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._first_run = first_run
        self._still = False
        self._session = Session(self._open_journal, clock, folder)
        self._keys: dict[str, str] = {}
        key_names.use(self._keys)
        self._dashboard = Dashboard(self._session, self._after_opening)
        self._put_on_our_colours()

    def get_default_screen(self) -> Screen[None]:
        """Return the dashboard: it is below every other screen."""
        return self._dashboard

    def on_mount(self) -> None:
        """Dress, and listen for the ways a terminal ends a program."""
        self._session.follow(self._dress)
        self.set_interval(IDLE_LOOK, self._hide_when_idle)
        if not self.is_headless:
            self.set_interval(hang_up.LOOK, self._look_for_the_terminal)
        for name, status in ENDINGS.items():
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._end, status)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: this screen's own keys and the theme, and no picture of the screen."""
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)
        if isinstance(screen, Page):
            go = partial(screen.action_go, "exchange")
            yield SystemCommand("Export and import", "everything out in one file, a file back in, or deleted", go)
        for binding in bindings_shown(screen, hidden=True):
            if binding.group:
                continue  # what answers a row means nothing away from it
            words = f"{called(binding.id, binding.key)}  {binding.tooltip}"
            yield SystemCommand(binding.description.capitalize(), words, self._doing(binding.key))
        if isinstance(screen, Page):
            words = f"{key_of('insight')} in the Charts pane  trends, and my own questions to them"
            yield SystemCommand(INSIGHT, words, partial(screen.action_go, "insight"))

    def _put_on_our_colours(self) -> None:
        """Choose the theme before any style is read: a change of theme reads them all again."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.stylesheet.set_variables(self.get_css_variables())

    def _dress(self) -> None:
        """Take on the theme, the keys and the stillness that were chosen."""
        settings = self._session.history.settings
        if settings.keys != self._keys:
            self._keys = settings.keys
            self._name_the_keys()
        chosen = settings.theme if settings.theme in self.available_themes else DARK.name
        if self.theme != chosen:
            self.theme = chosen
        if settings.still != self._still:
            self._still = settings.still
            self.animation_level = "none" if settings.still else constants.TEXTUAL_ANIMATIONS

    def _name_the_keys(self) -> None:
        """Let the keys that were chosen work in place of their own, and draw again whatever names one."""
        key_names.use(self._keys)
        self.set_keymap({command: pressed(name) for command, name in key_names.chosen().items()})
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget):
                widget.refresh(layout=True)
                if isinstance(widget, Lined):
                    widget.redraw()

    async def on_event(self, event: events.Event) -> None:
        """Remember when the last key came."""
        if isinstance(event, events.Key | events.Paste):
            self._session.touch()
        await super().on_event(event)

    def action_hide(self) -> None:
        """Hide everything until h is pressed again."""
        from tui.screens.hidden import Hidden

        if not isinstance(self.screen, Hidden):
            self.push_screen(Hidden())

    def _hide_when_idle(self) -> None:
        """Hide everything once nobody has pressed a key for as long as the settings say; 0 is never."""
        minutes = self._session.history.settings.hide_after
        if minutes and self._session.idle >= timedelta(minutes=minutes):
            self.action_hide()

    async def action_help_now(self) -> None:
        """Open help, at once and from everywhere."""
        from store.helplines.countries import guess
        from store.helplines.mine import chosen_country
        from tui.screens.help_now import FindCountry, HelpNow

        if isinstance(self.screen, FindCountry):
            self.screen.dismiss(None)
        elif not isinstance(self.screen, HelpNow):
            chosen = self._dashboard.country or chosen_country(self._folder)
            help_now = HelpNow(self._session, chosen or guess(), self._read_plan, guessed=not chosen)
            await self.push_screen(help_now, self._choose_country)

    def action_keys(self) -> None:
        """Show every key, those of where one is first."""
        from tui.screens.keys import Keys

        if not isinstance(self.screen, Keys):
            self.push_screen(Keys((self.focused or self.screen).ancestors_with_self))

    def action_command_palette(self) -> None:
        """Open the palette, also where help was opened over one: Textual's own id for it stands but once."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette())

    def action_change_theme(self) -> None:
        """Offer every theme; the one that is chosen is kept, and stays."""
        names = sorted(self.available_themes)
        self.search_commands([(name, partial(self._choose_theme, name)) for name in names], "Search for themes…")

    def _choose_theme(self, name: str) -> None:
        from store import acts

        page = self.screen if isinstance(self.screen, Page) else self._dashboard
        said = f"the colours are {name}"
        page.record(acts.choose("theme", name, said), f"Kept: {said}. {takes_it_back()}")

    async def action_quit(self) -> None:
        """Leave, with a line that is being written kept."""
        self._dashboard.action_leave()

    @on(Emptied)
    async def _begin_anew(self, event: Emptied) -> None:
        """Begin as on the first day: everything was deleted."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.forget()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self._first_run = True
        self._dashboard.begin_anew()
        await self._after_opening("")
        self.notify(event.words, markup=False)

    def _doing(self, key: str) -> Callable[[], None]:
        """Return what the palette does for a command: it types the command's key."""

        def press() -> None:
            self.post_message(events.Key(key, None))

        return press

    def _open_journal(self) -> Journal:
        from store.journal.journal import Journal

        return Journal.open(self._folder, self._clock, accept_copy=True)

    async def _after_opening(self, trouble: str) -> None:
        """Ask the first questions, or say why there is nothing to show; then let the keys through."""
        private_memory.close_to_others()
        self.call_after_refresh(self._settle)
        if trouble:
            from tui.screens.stopped import Stopped

            await self.push_screen(Stopped(trouble))
        elif self._first_run:
            from store.helplines.countries import guess
            from tui.screens.welcome import Welcome

            await self.push_screen(Welcome(self._session.today, guess()), self._dashboard.begin)
        self.listening = True

    def _settle(self) -> None:
        """Load help, so that it waits for no disk, and fails with none; and begin to collect what is garbage."""
        import_module("tui.screens.help_now")
        gc.freeze()  # what is loaded by now stays; without this the first collection takes longer than a frame
        gc.enable()

    def _read_plan(self) -> Plan:
        from store.helplines.mine import read_plan

        return read_plan(self._folder)

    def _choose_country(self, code: str | None) -> None:
        if code and code != self._dashboard.country:
            self._dashboard.choose_country(code)

    def _look_for_the_terminal(self) -> None:
        """Leave as at SIGHUP where the terminal went without one."""
        if hang_up.is_gone():
            self._end(ENDINGS["SIGHUP"])

    def _end(self, status: int) -> None:
        """Leave because the terminal or the machine says so; what was answered is on disk already."""
        self._dashboard.leave(status)
        if not self.is_headless and hang_up.is_gone():
            hang_up.leave_within_deadline(status)
