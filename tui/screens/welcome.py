"""The first run: three questions at most, each skipped with Enter, then the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.goals.library import area, library
from store.helplines.countries import countries
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.named_choices import NamedChoices
from widgets.palette import CHOSEN, FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from store.goals.library import LibraryGoal
    from store.records.goal import Goal

DISCLAIMER = (
    "Handrail is a private notebook for goals and self-tracking. It is not a medical device, does not diagnose or "
    "treat anything, and does not replace a professional. No one monitors what you enter. If you might be in "
    "danger, contact emergency services."
)
QUESTIONS = (
    "What brings you here? Enter takes a line.",
    "A goal to begin with? space chooses, up to three. Enter goes on.",
    "Whose help numbers shall ! show? Enter takes a line.",
)
NONE = "none"
"""The id of what chooses nothing."""
FOCUSES = {
    NONE: "I'd rather look around first",
    "anxiety": "anxiety",
    "depression": "low mood or depression",
    "both": "both of them",
    "wellbeing": "something else",
}
MOST_GOALS = 3
ENOUGH = "Three are enough for now. More can be added any day."
LETTERS = "Letters find a country."


class Beginning(NamedTuple):
    """What the first questions brought."""

    goals: tuple[Goal, ...]
    country: str


class Welcome(Screen[Beginning]):
    """Three lists, one after the other; what was chosen is handed over at the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "choose a goal", show=False, tooltip="choose a goal, or not", id="welcome.mark"),
        *keyed(Binding("q,escape", "skip", "skip the rest", tooltip="go to the dashboard", id="back")),
    ]

    def __init__(self, today: date, country: str) -> None:
        """Take the day goals start on, and the country to mark: a guess, kept only when it is confirmed."""
        super().__init__()
        self._today = today
        self._guess = country
        self._question = 0
        self._focus = ""
        self._goals = {str(place): goal for place, goal in enumerate(library())}
        self._marked: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out what Handrail is, the question and its list."""
        yield Static(Content.styled(" Welcome to Handrail", TITLE), id="heading")
        yield Static(Content(DISCLAIMER), id="disclaimer")
        yield Static(id="question")
        yield NamedChoices()
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask the first question."""
        self.set_focus(self.query_one(Choices))
        self._ask()

    @on(Choices.OptionSelected)
    def _answer(self, event: Choices.OptionSelected) -> None:
        chosen = "" if event.option_id == NONE else event.option_id or ""
        if self._question == 0:
            self._focus = chosen
        if self._is_last:
            self._finish(chosen)
        else:
            self._question += 1
            self._ask()

    @on(NamedChoices.Sought)
    def _say_letters(self, event: NamedChoices.Sought) -> None:
        said = event.letters if event.found else f"No country here is called {event.letters}."
        self._draw_question(said or LETTERS)

    def action_mark(self) -> None:
        """Choose the goal under the mark, or take it back."""
        choices = self.query_one(Choices)
        name = choices.chosen
        if self._question != 1 or not name:
            return
        if name in self._marked:
            self._marked.remove(name)
        elif len(self._marked) < MOST_GOALS:
            self._marked.append(name)
        else:
            self._draw_question(ENOUGH)
            return
        choices.reword(name, self._goal_line(name))
        self._draw_question()

    def action_skip(self) -> None:
        """Go to the dashboard with what was chosen so far."""
        self._finish("")

    def _ask(self) -> None:
        self._draw_question(LETTERS if self._is_last else "")
        choices = self.query_one(NamedChoices)
        choices.sought_by_letters = self._is_last
        self.refresh_bindings()
        choices.put(self._options())
        if self._is_last and self._guess in countries():
            choices.highlighted = choices.get_option_index(self._guess)

    def _draw_question(self, said: str = "") -> None:
        """Draw the question, and below it what is to be said of the list."""
        count = f" {self._question + 1} of {len(QUESTIONS)}  "
        question = Content.assemble((count, FAINT), (QUESTIONS[self._question], "bold"))
        told = Content.styled(f" {said}", FAINT)
        self.query_one("#question", Static).update(Content("\n").join([question, told]))

    @property
    def _is_last(self) -> bool:
        return self._question == len(QUESTIONS) - 1

    def _options(self) -> Iterator[tuple[str, Content]]:
        if self._question == 0:
            yield from ((name, Content(f" {words}")) for name, words in FOCUSES.items())
        elif self._question == 1:
            yield from ((name, self._goal_line(name)) for name, goal in self._goals.items() if self._suits(goal))
        else:
            yield NONE, Content(" none of these for now")
            yield from ((code, Content(f" {country.name}")) for code, country in countries().items())

    def _suits(self, goal: LibraryGoal) -> bool:
        place = area(goal.area)
        wanted = {"anxiety", "depression"} if self._focus == "both" else {self._focus}
        return not self._focus or (place is not None and place.focus in {*wanted, "wellbeing"})

    def _goal_line(self, name: str) -> Content:
        mark = "[x]" if name in self._marked else "[ ]"
        return Content.assemble((f" {mark} ", CHOSEN), self._goals[name].title)

    def _finish(self, country: str) -> None:
        goals = tuple(self._goals[name].begin(self._today) for name in self._marked)
        self.dismiss(Beginning(goals, country))
