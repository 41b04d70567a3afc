"""Help now: whom to call, at once. It asks nothing, keeps nothing, waits for nothing and needs no journal."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive, var
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from store.helplines.countries import countries, name_of
from store.helplines.mine import Plan
from store.helplines.now import BREATH, HEADINGS, help_lines
from store.records.text import one_line
from widgets.key_bar import KeyBar
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widgets import Input, OptionList

    from store.helplines.now import HelpLine, Kind
    from tui.session import Session

TWO_COLUMNS = 76
"""Cells from which a heading and its text stand side by side."""
LEFT = 33
"""Cells of the left column."""
FIRST_PEOPLE = 3
"""So many of my people stand before the lines of the country, so that both are in sight; the others follow."""
BREATHE = "b  breathe with me    +  note it, later"
MY_PLAN = "p  my plan, the safety part"
LEADING = frozenset({"breathe", "plan", "note", "add"})
"""Actions that lead on, or keep something."""


def blocks(lines: tuple[HelpLine, ...], room: int, *, keys: bool) -> Iterator[list[tuple[str, str]]]:
    """Yield headings and texts in blocks (screens.md 5.9): one line of each first, panic, my plan, all the rest.

    `room` is what a text may take of a row, in cells. With `keys` it says which of them lead on from here.
    """
    texts: dict[Kind, list[str]] = {kind: [line.text for line in lines if line.kind == kind] for kind in HEADINGS}
    first, *more = texts["line"]
    together = " · ".join(texts["people"])
    people = [together] if together and Content(together).cell_length <= room else texts["people"]
    words = [text for text in texts["breathe"] if text != BREATH]
    yield [
        *_under(HEADINGS["emergency"], texts["emergency"]),
        *_under(HEADINGS["people"], people[:FIRST_PEOPLE]),
        (HEADINGS["line"], first),
    ]
    yield _under(HEADINGS["breathe"], [BREATHE, *words] if keys else [*words, BREATH])
    plan = MY_PLAN if keys else HEADINGS["plan"] if texts["plan"] else ""
    yield _under(plan, [*texts["note"], *texts["plan"]])
    yield _under("More people", people[FIRST_PEOPLE:])
    yield _under("More lines", more)


def page(lines: tuple[HelpLine, ...], width: int, *, keys: bool = False) -> Content:
    """Return the whole page, at most `width` cells wide."""
    room = width - LEFT - 1 if width >= TWO_COLUMNS else width - 4
    drawn = [
        [row for heading, text in block for row in _row(heading, text, width)]
        for block in blocks(lines, room, keys=keys)
    ]
    return Content("\n\n").join(Content("\n").join(rows) for rows in drawn if rows)


def _under(heading: str, texts: list[str]) -> list[tuple[str, str]]:
    """Return the texts, the first of them beside the heading."""
    return [(heading if place == 0 else "", text) for place, text in enumerate(texts)]


def _row(heading: str, text: str, width: int) -> list[Content]:
    """Return one text beside its heading, or below it where the width is small."""
    title = Content.styled(f" {heading}", "bold")
    if width < TWO_COLUMNS:
        indented = [Content("   ") + line for line in Content(text).wrap(max(1, width - 4))]
        return [title, *indented] if heading else indented
    lefts = chain([title.pad_right(LEFT - title.cell_length)], repeat(Content(" " * LEFT)))
    return [left + line for left, line in zip(lefts, Content(text).wrap(width - LEFT - 1), strict=False)]


class Title(Widget):
    """Two lines: the way out, and whose numbers these are."""

    DEFAULT_CSS = "Title { dock: top; height: 2; }"

    country: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw them."""
        title = spread(Content.styled(" Help now", "bold"), Content("Esc or q back "), self.size.width)
        where = spread(Content(f" Country: {name_of(self.country)}"), Content("c another "), self.size.width)
        return Content("\n").join((title, where))


class Page(Widget):
    """The lines of one country and the person's own, in as many rows as they need."""

    DEFAULT_CSS = "Page { height: auto; }"

    country: reactive[str] = reactive("", layout=True)
    plan: reactive[Plan] = reactive(Plan(), layout=True)
    keys: reactive[bool] = reactive(False, layout=True)
    """Whether there is somewhere to go on from here."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many rows the page takes."""
        return self._drawn(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Draw the page."""
        return self._drawn(self.size.width)

    def _drawn(self, width: int) -> Content:
        return page(help_lines(self.country, self.plan), width, keys=self.keys)


class HelpNow(ModalScreen[str | None]):
    """Whom to call. Its result is the country that was chosen here; None where none was.

    Nothing of having been here is kept: not that it was opened, and not how often (clinical.md 6.1).
    """

    DEFAULT_CSS = """
    HelpNow { background: $background; }
    HelpNow VerticalScroll { scrollbar-size-vertical: 1; padding-top: 1; }
    HelpNow #said { dock: bottom; height: 1; margin: 0 0 1 0; display: none; color: $text-accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "breathe", "breathe", tooltip="breathe with me", id="help.breathe"),
        Binding("p", "plan", "my plan", tooltip="my plan, the safety part", id="help.plan"),
        Binding(
            "plus", "note", "note it", show=False, tooltip="note a panic attack, details later", id="help.note"
        ),
        Binding("a", "add", "add a number", tooltip="add a person or a number of my own", id="help.add"),
        Binding("c", "find", "another country", tooltip="choose another country by its name", id="help.country"),
        Binding("left", "step(-1)", "country before", show=False, tooltip="the country before", id="help.before"),
        Binding("right", "step(1)", "country after", show=False, tooltip="the country after", id="help.after"),
        Binding("q,escape", "back", "back", tooltip="back to where you were", id="help.back"),
    ]

    country: var[str] = var("")

    def __init__(self, country: str, reading: Callable[[], Plan] = Plan, session: Session | None = None) -> None:
        """Take two letters, empty where the country is not known; how to read the person's own lines; the journal.

        Without a journal that is open everything stands here all the same; only nothing leads on.
        """
        super().__init__()
        self._reading = reading
        self._session = session
        self._chosen: str | None = None
        self.set_reactive(HelpNow.country, country)

    def compose(self) -> ComposeResult:
        """Lay out the page between its title and its keys."""
        yield Title().data_bind(HelpNow.country)
        with VerticalScroll():
            shown = Page().data_bind(HelpNow.country)
            shown.set_reactive(Page.plan, self._reading())
            shown.set_reactive(Page.keys, self._leads_on)
            yield shown
        yield Static(id="said")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show what was written meanwhile."""
        self.query_one(Page).plan = self._reading()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what leads on from here only where there is a journal."""
        if action in LEADING and not self._leads_on:
            return False
        return super().check_action(action, parameters)

    @property
    def _leads_on(self) -> bool:
        return self._session is not None and self._session.is_open

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self._chosen)

    def action_breathe(self) -> None:
        """Breathe, at once."""
        from tui.screens.breathe import Breathe

        if self._session:
            self.app.push_screen(Breathe(self._session), self._say)

    def action_plan(self) -> None:
        """Open the plan where its safety part begins."""
        from tui.screens.plan import Plan as MyPlan

        if self._session:
            self.app.push_screen(MyPlan(self._session, "safety"))

    def action_add(self) -> None:
        """Add a person or a number of one's own; they come first."""
        from store.records.plan import PlanLine
        from store.records.record import new_id
        from tui.screens.plan_line import PlanLineForm

        if self._session:
            self.app.push_screen(PlanLineForm(self._session, PlanLine(id=new_id(), part="person")), self._say)

    def action_note(self) -> None:
        """Note a panic attack without details."""
        from store import acts
        from store.items import NotAnAnswerError
        from store.journal.errors import NotSavedError

        if self._session is None:
            return
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


class FindCountry(ModalScreen[str | None]):
    """The list of countries, shorter with every letter typed. Its result is one of them, or None."""

    DEFAULT_CSS = """
    FindCountry { align: center middle; background: $background; }
    FindCountry Vertical { width: 40; max-width: 100%; max-height: 20; }
    FindCountry OptionList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, tooltip="the country above", id="country.up"),
        Binding("down", "move(1)", "down", show=False, tooltip="the country below", id="country.down"),
        Binding("escape,ctrl+g", "back", "back", tooltip="back to help", id="country.back"),
    ]

    def __init__(self, country: str) -> None:
        """Take the country that is marked at first."""
        super().__init__()
        self._country = country

    def compose(self) -> ComposeResult:
        """Lay out the list below the letters that shorten it."""
        from textual.widgets import Input, OptionList

        with Vertical():
            yield Input(placeholder="type a country, then Enter", compact=True)
            yield OptionList(markup=False, compact=True)
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
    def _options(self) -> OptionList:
        from textual.widgets import OptionList

        return self.query_one(OptionList)

    def _list(self, letters: str) -> None:
        from textual.widgets.option_list import Option

        said = letters.strip().casefold()
        fitting = [country for country in countries().values() if said in country.name.casefold()]
        fitting.sort(key=lambda country: not country.name.casefold().startswith(said))
        self._options.clear_options()
        self._options.add_options([Option(country.name, id=country.code) for country in fitting])
        self._options.highlighted = 0 if fitting else None
