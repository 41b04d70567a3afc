"""Which key does what: every command by the place it works in; each can be given another key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store import key_acts
from tui.key_choice import commands, given, refused
from tui.screens.box import Over
from tui.screens.searched_page import SearchedPage
from widgets.key_bar import KeyBar
from widgets.key_names import OWN, chosen, key_of, shown_key, takes_it_back
from widgets.palette import CHOSEN, FAINT, REPORT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult

    from store.changes import Change
    from tui.key_choice import Command
    from tui.session import Session

ALL = "+all"
"""The id of the line that gives every command its own key; no command has it."""
KEY = 8
"""Cells of the column of keys."""
NOTHING = "   Nothing has these words. Fewer letters find more."


class KeyChoice(SearchedPage):
    """Enter asks for the new key of a command, Delete gives it its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "own", "its own key", tooltip="give it its own key again", id="key_choice.own"),
    ]
    HEADING: ClassVar[str] = "Keys"
    NOTE: ClassVar[str] = "Enter gives the marked one another key."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._commands = {command.id: command for command in commands()}

    def options(self) -> Iterable[tuple[str, Content]]:
        """Yield the commands that the search finds, under where they work."""
        found = [command for command in self._commands.values() if self._is_found(command)]
        for number, (place, each) in enumerate(groupby(found, key=lambda command: command.place)):
            if number:
                yield "", Content("")
            yield "", Content.styled(f" {place}", TITLE)
            yield from ((command.id, self.line(_words(command))) for command in each)
        if not found:
            yield "", Content.styled(NOTHING, FAINT)
        if chosen() and not self.wanted:
            yield "", Content("")
            yield ALL, self.line(Content.styled("all of them their own keys again", CHOSEN))

    def chosen(self, name: str) -> None:
        """Ask for the new key of a command."""
        if name == ALL:
            self._keep(key_acts.give_all_their_own())
        elif command := self._commands.get(name):
            self.app.push_screen(NewKey(command), lambda key: self._give(command, key or ""))

    def action_own(self) -> None:
        """Give the marked command its own key again."""
        command = self._commands.get(self.list.chosen)
        if command is None or command.id not in self.session.history.settings.keys:
            self.say("It has its own key.")
        else:
            self._give(command, OWN[command.id])

    def _is_found(self, command: Command) -> bool:
        """Say whether the search finds a command; one sign alone is a key."""
        key = key_of(command.id)
        if len(self.wanted) == 1 and len(self.wanted[0]) == 1:
            return key.casefold() == self.wanted[0]
        return self.holds(f"{command.place} {command.name} {command.does} {key}")

    def _give(self, command: Command, key: str) -> None:
        if not key:
            return
        if why := refused(command, key):
            self.say(why)
            return
        self._keep(given(command, key))

    def _keep(self, change: Change) -> None:
        if self.record(change):
            self.say(f"Kept: {change.words}. {takes_it_back()}")


class NewKey(Over[str]):
    """Dismisses with the key that was pressed, as it is printed, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave it as it is", tooltip="leave it as it is", id="new_key.leave"),
    ]

    def __init__(self, command: Command) -> None:
        """Take what the key is for."""
        super().__init__()
        self._command = command

    def compose(self) -> ComposeResult:
        """Lay out what is asked over the keys."""
        command = self._command
        now = (f"   now {key_of(command.id)}", FAINT)
        about = Content.assemble(("Another key for  ", FAINT), (command.does, "bold"), now)
        with Vertical(id="box"):
            yield Static(about, id="about")
            yield Static(Content.styled("Press the new key; Esc leaves it as it is.", FAINT), id="note")
        bar = KeyBar()
        bar.left_out = frozenset({"over.keys"})
        yield bar

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why it cannot be; the keys for help open it all the same."""
        if event.key == "escape":
            return
        name = event.character if event.is_printable and event.character else shown_key(event.key)
        if name != "!":
            event.stop()
        if why := refused(self._command, name):
            self.query_one("#note", Static).update(Content.styled(why, REPORT))
        else:
            self.dismiss(name)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss("")


def _words(command: Command) -> Content:
    own = f"   its own: {OWN[command.id]}" if command.id in chosen() else ""
    return Content.assemble((f"{key_of(command.id):<{KEY}}", "bold"), command.does, (own, FAINT))
