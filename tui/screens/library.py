"""The starter library: goals to begin with as they are, or in one's own words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.goals.library import area, library
from store.goals.sentence import sentence
from tui.page import Page
from tui.screens.goal_form import GoalForm
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from store.goals.library import LibraryGoal
    from tui.session import Session

HEADING = " A goal to begin with. Every one can be changed."
USUAL = 7
"""How many goals stand first in the library because most people start with them."""
USUALLY = "What most people start with"


class Library(Page[str]):
    """Dismisses with what was started, in a sentence, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", tooltip="search as you type", id="search"),
        Binding("w", "own_words", "own words", tooltip="a goal in my own words", id="library.own"),
        Binding("a", "own_words", "own words", tooltip="a goal in my own words", id="add"),
        *keyed(Binding("escape,q", "back", "back", tooltip="back", id="back")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._goals = {str(place): goal for place, goal in enumerate(library())}

    def compose(self) -> ComposeResult:
        """Lay out the list, the search and the sentence of the goal that is marked."""
        yield Static(Content.styled(HEADING, TITLE), id="heading")
        line = Line(id="search")
        line.placeholder = "type to narrow the list; Enter goes to it"
        line.display = False
        yield line
        yield Choices(gutter=1)
        yield Static(id="sentence")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show all of them."""
        self._put("")
        self.set_focus(self.query_one(Choices))

    def action_search(self) -> None:
        """Open the search."""
        line = self.query_one(Line)
        line.display = True
        line.open(line.value)
        self.set_focus(line)

    def action_own_words(self) -> None:
        """Open the empty form."""
        self.app.push_screen(GoalForm(self.session), self._started)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._put(event.value)

    @on(Line.Kept)
    def _to_the_list(self) -> None:
        self.set_focus(self.query_one(Choices))

    @on(Choices.OptionHighlighted)
    def _read(self, event: Choices.OptionHighlighted) -> None:
        today = self.session.today
        goal = self._goals[event.option_id or ""].begin(today)
        self.query_one("#sentence", Static).update(Content(sentence(goal.title, goal.rule, today)))
        place = area(goal.area)
        words = f"    {place.name} ({place.clinical})" if place else ""
        self.query_one("#said", Static).update(Content.styled(words, FAINT))

    @on(Choices.OptionSelected)
    def _open(self, event: Choices.OptionSelected) -> None:
        goal = self._goals[event.option_id or ""].begin(self.session.today)
        self.app.push_screen(GoalForm(self.session, goal), self._started)

    def _started(self, said: str | None) -> None:
        if said:
            self.dismiss(said)

    def _put(self, search: str) -> None:
        choices = self.query_one(Choices)
        choices.put(self._options(search.casefold().split()))
        if not choices.chosen:
            ways = f"Esc, then {key_of('library.own')}: write it in your own words."
            self.query_one("#sentence", Static).update(Content(f"Nothing like that here yet. {ways}"))
            self.query_one("#said", Static).update("")

    def _options(self, wanted: list[str]) -> Iterator[tuple[str, Content]]:
        """Yield the goals that hold every wanted word, under a heading each for what they belong to."""
        found = ((name, goal) for name, goal in self._goals.items() if _holds(goal, wanted))
        for heading, goals in groupby(found, key=lambda named: _heading(*named)):
            yield from _group(heading, goals)


def _group(heading: str, goals: Iterable[tuple[str, LibraryGoal]]) -> Iterator[tuple[str, Content]]:
    yield "", Content.styled(f" {heading}", TITLE)
    for name, goal in goals:
        yield name, Content(f"   {goal.title}")


def _heading(name: str, goal: LibraryGoal) -> str:
    place = area(goal.area)
    return USUALLY if int(name) < USUAL else place.name if place else ""


def _holds(goal: LibraryGoal, wanted: list[str]) -> bool:
    place = area(goal.area)
    words = (goal.title, *((place.name, place.clinical, place.focus) if place else ()))
    return all(word in " ".join(words).casefold() for word in wanted)
