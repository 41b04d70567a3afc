"""The starter library: goals to begin with as they are, or in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.goals.library import area, library
from store.goals.sentence import sentence
from store.items import item_of
from store.records.goal import Goal
from tui.screens.goal_form import GoalForm
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.line import Line
from widgets.palette import FAINT

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from store.goals.library import LibraryGoal

HEADING = " A goal to begin with. Every one can be changed."


class Library(Screen[Goal | None]):
    """Dismisses with the goal to start, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", tooltip="search as you type", id="library.search"),
        Binding("w,a", "own_words", "own words", tooltip="a goal in my own words", id="library.own"),
        Binding("q,escape", "back", "back", tooltip="back", id="library.back"),
    ]

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._goals = {str(place): goal for place, goal in enumerate(library()) if askable(goal, today)}

    def compose(self) -> ComposeResult:
        """Lay out the list, the search and the sentence of the goal that is marked."""
        yield Static(Content.styled(HEADING, "bold"), id="heading")
        line = Line(id="search")
        line.placeholder = "type to narrow the list; Enter goes to it"
        line.display = False
        yield line
        yield Choices()
        yield Static(id="sentence")
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
        self.app.push_screen(GoalForm(None, self._today), self._started)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._put(event.value)

    @on(Line.Kept)
    def _to_the_list(self) -> None:
        self.set_focus(self.query_one(Choices))

    @on(Choices.OptionHighlighted)
    def _read(self, event: Choices.OptionHighlighted) -> None:
        goal = self._begin(event.option_id or "")
        self.query_one("#sentence", Static).update(Content(sentence(goal.title, goal.rule, self._today)))

    @on(Choices.OptionSelected)
    def _open(self, event: Choices.OptionSelected) -> None:
        self.app.push_screen(GoalForm(self._begin(event.option_id or ""), self._today), self._started)

    def _begin(self, name: str) -> Goal:
        return self._goals[name].begin(self._today)

    def _started(self, goal: Goal | None) -> None:
        if goal:
            self.dismiss(goal)

    def _put(self, search: str) -> None:
        wanted = search.casefold().split()
        found = {name: (goal, area(goal.area)) for name, goal in self._goals.items()}
        rows = (
            (name, Content.assemble(f" {goal.title}  ", (place.name if place else "", FAINT)))
            for name, (goal, place) in found.items()
            if all(word in f"{goal.title} {place.name if place else ''}".casefold() for word in wanted)
        )
        self.query_one(Choices).put(rows)
        if not self.query_one(Choices).option_count:
            words = "Nothing like that here yet. Esc, then w: write it in your own words."
            self.query_one("#sentence", Static).update(Content(words))


def askable(goal: LibraryGoal, today: date) -> bool:
    """Say whether the check-in can ask for every measure of `goal`; others wait for what they are counted from.

    A goal's own rating is for a look back, never for every day (clinical.md 2.3), so those goals wait too.
    """
    begun = goal.begin(today)
    asked = (measure for measure in begun.rule.measures if measure.source != "rating_0_10")
    return len(begun.rule.measures) == sum(item_of(begun, measure) is not None for measure in asked)
