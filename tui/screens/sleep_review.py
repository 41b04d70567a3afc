"""Two weeks of sleep: what is typical, habits side by side, and one of them as a goal (clinical.md 2.5 E, 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import entry_acts
from store.clock import DAY, day_of_month
from store.sleep import KIND
from store.sleep_review import ENOUGH, NIGHTS, goal_for, review, said
from tui.page import Page
from tui.page_keys import BACK, quiet
from tui.screens.entry_form import EntryForm
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.palette import FAINT, TITLE
from widgets.pane import spread
from widgets.sleep_sheet import NAME, habit_line, habits_heading, strip, typical

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.sleep_review import Compared, Review
    from tui.session import Session

ONLY = "A description; nights differ. Enter makes one a goal."
WHOLE = "Two weeks are enough to look; the diary may rest now."
ROOMY = 23
"""Lines of the screen from which parts stand apart."""
MANY = 10
"""Nights from which it is said that this is enough."""


class SleepReview(Page[str]):
    """The two weeks up to today, and those before them; nothing here is a score."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "change this habit", tooltip="make a goal of it", id="sleep.change"),
        Binding("a", "add", "tell a night", tooltip="tell the night of today", id="add"),
        Binding(
            "left_square_bracket,comma",
            "leaf(-1)",
            "two weeks back",
            tooltip="the two weeks before",
            id="earlier",
        ),
        Binding(
            "right_square_bracket,full_stop",
            "leaf(1)",
            "forward",
            show=False,
            tooltip="the two weeks after",
            id="later",
        ),
        Binding("v", "in_words", "in words", show=False, tooltip="the marked habit in words", id="words"),
        *quiet("breathe", "plan", "undo"),
        *BACK,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._back = 0

    def compose(self) -> ComposeResult:
        """Lay out the nights over the habits."""
        yield Static(id="heading")
        yield Static(id="nights")
        yield Static(id="above")
        yield Choices()
        yield Static(id="note")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the first habit."""
        self.query_one(Choices).focus()

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.show()

    def on_screen_resume(self) -> None:
        """Take in what was told meanwhile."""
        self.show()

    def show(self) -> None:
        """Draw the two weeks as they are known."""
        found, width = self._review(), self.size.width
        days = f"{day_of_month(found.first)} to {day_of_month(found.last)} "
        self.query_one("#heading", Static).update(
            spread(Content.styled(" Two weeks of sleep", TITLE), Content.styled(days, FAINT), width)
        )
        self.query_one("#nights", Static).update(Content("\n").join(self._nights(found)))
        told = bool(found.nights)
        self.query_one("#above", Static).update(habits_heading(width) if told else Content(""))
        choices = self.query_one(Choices)
        choices.display = told
        marked = choices.highlighted
        choices.put((each.habit.id, Content("  ") + habit_line(each, width)) for each in found.compared)
        choices.highlighted = marked or 0
        apart = "\n" if self.size.height >= ROOMY and told else ""
        self.query_one("#note", Static).update(Content.styled(f"{apart}{_note(found)}", FAINT))

    def action_change(self) -> None:
        """Make a goal of changing the marked habit."""
        from tui.screens.goal_form import GoalForm

        marked = self._marked()
        if marked:
            goal = goal_for(marked.habit, self.session.today)
            self.app.push_screen(GoalForm(self.session, goal), self.report)

    @on(Choices.OptionSelected)
    def _select(self) -> None:
        self.action_change()

    def action_add(self) -> None:
        """Tell the night that ended today; where it is told already, open it."""
        today = self.session.today
        told = self.session.history.entries(KIND, today)
        entry = told[-1] if told else entry_acts.begin(KIND, today, self.session.clock())
        self.app.push_screen(EntryForm(self.session, entry), self.report)

    def action_leaf(self, step: int) -> None:
        """Look at the two weeks before, or after; never beyond today."""
        if self._back - step < 0:
            self.say("These are the newest two weeks.")
            return
        self._back -= step
        self.say("")
        self.show()

    def action_in_words(self) -> None:
        """Say the marked habit in a sentence."""
        marked = self._marked()
        self.say(said(marked) if marked else _too_few())

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def _nights(self, found: Review) -> list[Content]:
        """Return a bar a night and what is typical, apart where there is room."""
        days, bars = strip(found)
        count = f"{len(found.nights)} of {NIGHTS} nights"
        told = [
            Content.assemble((f"   {words:<{NAME}}", FAINT), line)
            for words, line in (("asleep each night", days), (count, bars))
        ]
        air = [Content("")] if self.size.height >= ROOMY else []
        return [*air, *told, *air, *(typical(found, self.size.width) if found.nights else ()), Content("")]

    def _review(self) -> Review:
        return review(self.session.history, self.session.today - self._back * NIGHTS * DAY)

    def _marked(self) -> Compared | None:
        found = self._review()
        chosen = self.query_one(Choices).chosen
        return next((each for each in found.compared if each.habit.id == chosen), None) if found.nights else None


def _note(found: Review) -> str:
    """Return what stands below: what this is, and what could not be read."""
    if not found.nights:
        return _too_few()
    few = found.told < len(found.nights)
    lines = [
        ONLY,
        f"Habits are told of {found.told} of these nights; the others are on neither side." if few else "",
        f"{found.unclear} more could not be read: their times make no night." if found.unclear else "",
        WHOLE if len(found.nights) >= MANY else "",
    ]
    return "\n".join(filter(None, lines))


def _too_few() -> str:
    return f"{key_of('add')} tells the last night; {ENOUGH} of them make a middle."
