"""Help now: whom to call, at once. It asks nothing, keeps nothing, waits for nothing and needs no journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Static

from store.helplines.countries import countries
from store.helplines.mine import Plan
from store.records.text import one_line
from widgets.help_sheet import HelpSheet, HelpTitle
from widgets.key_bar import KeyBar
from widgets.keyed import keyed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widgets import Input, OptionList

    from tui.session import Session
    from widgets.choices import Choices

LEADING = frozenset({"plan", "note", "add"})
"""Actions that need a journal; breathing needs none."""


class HelpNow(ModalScreen[str | None]):
    """Whom to call. Its result is the country that was chosen here; None where none was.

    Nothing of having been here is kept: not that it was opened, and not how often (clinical.md 6.1).
    """

    DRESSED: ClassVar[bool] = True
    """It brings all its styles with it, so that it need not wait for those of other screens."""
    DEFAULT_CSS = """
    HelpNow { background: $background; }
    HelpNow VerticalScroll { scrollbar-size-vertical: 1; padding-top: 1; }
    HelpNow #said { dock: bottom; height: 1; margin: 0 0 1 0; display: none; color: $text-accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "breathe", "breathe", tooltip="breathe with me", id="breathe"),
        Binding("p", "plan", "my plan", tooltip="my plan, the safety part", id="plan"),
        Binding("plus", "note", "note it", show=False, tooltip="note a panic attack, details later", id="one_more"),
        Binding("a", "add", "add a number", tooltip="add a person or a number of my own", id="add"),
        Binding("c", "find", "another country", tooltip="choose another country by its name", id="help.country"),
        Binding("left", "step(-1)", "country before", show=False, tooltip="the country before", id="help.before"),
        Binding("right", "step(1)", "country after", show=False, tooltip="the country after", id="help.after"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back to where you were", id="back")),
    ]

    country: var[str] = var("")
    guessed: var[bool] = var(False)
    """Whether nobody has chosen that country."""

    def __init__(
        self,
        session: Session,
        country: str,
        reading: Callable[[], Plan] = Plan,
        *,
        guessed: bool = False,
    ) -> None:
        """Take the journal; two letters, empty where the country is not known; how to read the person's own lines.

        Without a journal that is open everything stands here all the same; only nothing is kept.
        """
        super().__init__()
        self._reading = reading
        self._session = session
        self._chosen: str | None = None
        self.set_reactive(HelpNow.country, country)
        self.set_reactive(HelpNow.guessed, guessed)

    def compose(self) -> ComposeResult:
        """Lay out the page between its title and its keys."""
        yield HelpTitle().data_bind(HelpNow.country, HelpNow.guessed)
        with VerticalScroll():
            sheet = HelpSheet().data_bind(HelpNow.country)
            sheet.set_reactive(HelpSheet.plan, self._reading())
            sheet.set_reactive(HelpSheet.keys, self._is_open)
            yield sheet
        yield Static(id="said")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show what was written meanwhile."""
        self.query_one(HelpSheet).plan = self._reading()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what leads on from here only where there is a journal."""
        if action in LEADING and not self._is_open:
            return False
        return super().check_action(action, parameters)

    @property
    def _is_open(self) -> bool:
        return self._session.is_open

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self._chosen)

    def action_breathe(self) -> None:
        """Breathe, at once."""
        from tui.screens.breathe import Breathe

        self.app.push_screen(Breathe(self._session), self._say)

    def action_plan(self) -> None:
        """Open the plan where its safety part begins."""
        from tui.screens.plan import Plan as MyPlan

        self.app.push_screen(MyPlan(self._session, "safety"))

    def action_add(self) -> None:
        """Add a person or a number of one's own; they come first."""
        from store.records.plan import PlanLine
        from store.records.record import new_id
        from tui.screens.plan_line import PlanLineForm

        self.app.push_screen(PlanLineForm(self._session, PlanLine(id=new_id(), part="person")), self._say)

    def action_note(self) -> None:
        """Note a panic attack without details."""
        from store import acts
        from store.items import NotAnAnswerError
        from store.journal.errors import NotSavedError

        today, now = self._session.today, self._session.clock()
        try:
            self._session.record(acts.one_more_entry("panic", self._session.history, today, now, today))
        except (NotAnAnswerError, NotSavedError) as reason:
            self._say(str(reason))
        else:
            self._say("Noted: panic, today. The details can wait.")

    def _say(self, words: str | None) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(f" {one_line(words or '')}"))
        said.display = bool(words)

    def action_step(self, step: int) -> None:
        """Show the next country, in order of name, round and round."""
        codes = list(countries())
        before_all = -1 if step > 0 else 0
        place = codes.index(self.country) if self.country in codes else before_all
        if codes:
            self._choose(codes[(place + step) % len(codes)])

    def action_find(self) -> None:
        """Choose a country from the list."""
        self.app.push_screen(FindCountry(self.country), self._choose)

    def _choose(self, code: str | None) -> None:
        if code:
            self.country = self._chosen = code
            self.guessed = False


class FindCountry(ModalScreen[str | None]):
    """The list of countries, shorter with every letter typed. Its result is one of them, or None."""

    DEFAULT_CSS = """
    FindCountry { align: center middle; background: $background; }
    FindCountry Vertical { width: 40; max-width: 100%; max-height: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, tooltip="the country above", id="country.up"),
        Binding("down", "move(1)", "down", show=False, tooltip="the country below", id="country.down"),
        Binding("escape", "back", "back", tooltip="back to help, as Ctrl+G does", id="country.back"),
    ]

    def __init__(self, country: str) -> None:
        """Take the country that is marked at first."""
        super().__init__()
        self._country = country

    def compose(self) -> ComposeResult:
        """Lay out the list below the letters that shorten it."""
        from textual.widgets import Input

        from widgets.choices import Choices

        with Vertical():
            yield Input(placeholder="type a country, then Enter", compact=True)
            yield Choices()
        yield KeyBar()

    def on_mount(self) -> None:
        """List every country, the shown one marked."""
        self._list("")
        if self._country in countries():
            self._options.highlighted = list(countries()).index(self._country)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits the letters."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Go back with the marked country."""
        marked = self._options.highlighted_option
        self.dismiss(marked.id if marked else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go back with the country that was clicked."""
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Mark the country above or below."""
        if step < 0:
            self._options.action_cursor_up()
        else:
            self._options.action_cursor_down()

    def action_back(self) -> None:
        """Go back with none."""
        self.dismiss(None)

    @property
    def _options(self) -> Choices:
        from widgets.choices import Choices

        return self.query_one(Choices)

    def _list(self, letters: str) -> None:
        said = letters.strip().casefold()
        fitting = [country for country in countries().values() if said in country.name.casefold()]
        fitting.sort(key=lambda country: not country.name.casefold().startswith(said))
        self._options.put((country.code, Content(f" {country.name}")) for country in fitting)
