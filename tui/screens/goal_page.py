"""The page of a goal: its weeks, how close it is, what changed, and every record that counts towards it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.agenda import RowKey
from store.goals.page import page_of
from store.records.text import one_line
from tui import flags, goal_acts
from tui.page import Page
from tui.page_keys import quiet
from widgets.chart import Scope, plotted
from widgets.gallery import Look
from widgets.goal_list import acting
from widgets.goal_sheet import GoalSheet
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.palette import REPORT

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from store.goals.page import Page as Value
    from store.records.goal import Goal
    from tui.session import Session
    from widgets.picture import Picture

NAMED = {"want('look_back')", "want('menu')", "want('rest')"}
"""What can be done with the goal that the key line names."""


def _acts() -> list[BindingType]:
    """Return what the Goals pane can do with one goal, but for opening it."""
    bound = (binding for binding in acting() if isinstance(binding, Binding))
    return [replace(binding, show=binding.action in NAMED) for binding in bound if binding.key != "enter"]


class GoalPage(Page[RowKey | None]):
    """Dismisses with the row of the check-in to turn to, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_acts(),
        Binding("z", "enlarge", "chart", tooltip="its chart full screen", id="full"),
        Binding("v", "in_words", "in words", tooltip="its chart in words", id="words"),
        *quiet("undo"),
        Binding("enter", "turn", "that day", show=False, tooltip="turn to that day's check-in", id="goal.day"),
        *keyed(Binding("up,k", "step(-1)", "up", show=False, tooltip="the line above", id="up")),
        *keyed(Binding("down,j", "step(1)", "down", show=False, tooltip="the line below", id="down")),
        Binding("pageup", "leaf(-1)", "screenful up", show=False, tooltip="a screenful up", id="goal.page_up"),
        Binding(
            "pagedown", "leaf(1)", "screenful down", show=False, tooltip="a screenful down", id="goal.page_down"
        ),
        Binding("home", "top", "top", show=False, tooltip="the top of the page", id="goal.top"),
        Binding("end", "oldest", "oldest", show=False, tooltip="the oldest day", id="goal.oldest"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back to the goals", id="back")),
    ]
    DEFAULT_CSS = """
    GoalPage { align-horizontal: center; }
    GoalPage GoalSheet { max-width: 118; }
    GoalPage #said { height: auto; max-height: 6; display: none; }
    """

    def __init__(self, session: Session, goal_id: str) -> None:
        super().__init__(session)
        self._goal_id = goal_id

    def compose(self) -> ComposeResult:
        """Lay out the page over a line for reports and the keys."""
        if self.goal:
            yield GoalSheet(*self._drawn(self.goal))
        yield Static(id="said")
        yield KeyBar()

    @property
    def goal(self) -> Goal | None:
        """The goal as it is now; None once it is gone."""
        return next((goal for goal in self.session.history.goals if goal.id == self._goal_id), None)

    def show(self) -> None:
        """Draw the page; where the goal is gone, go back."""
        if self.goal:
            self.query_one(GoalSheet).put(*self._drawn(self.goal))
        elif self.is_current:
            self.dismiss(None)

    def say(self, words: str) -> None:
        """Report below the page; once the goal is gone, over the screen that comes back."""
        if self.goal is None:
            self.notify(one_line(words), markup=False)
            return
        line = self.query_one("#said", Static)
        line.update(Content.styled(f" {one_line(words)}", REPORT))
        line.display = bool(words)

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was above."""
        self.show()

    def flaggable(self) -> tuple[str, str] | None:
        """Return this goal."""
        return flags.of_goal(self._goal_id, self.session.history)

    def action_want(self, act: str) -> None:
        """Do something with the goal."""
        if self.goal:
            goal_acts.do(act, self, self.goal)

    def action_enlarge(self) -> None:
        """Show the chart alone."""
        from tui.screens.chart_full import ChartFull

        self.app.push_screen(ChartFull(self.session, Look("goal", self._goal_id)), self._leave_for)

    def _leave_for(self, row: RowKey | None) -> None:
        if row is not None:
            self.dismiss(row)

    def action_in_words(self) -> None:
        """Say what the chart says."""
        self.say(self._picture().words)

    def action_turn(self) -> None:
        """Turn to the day under the cursor."""
        marked = self.query_one(GoalSheet).marked
        if marked:
            self.dismiss(marked.row)

    def action_step(self, by: int) -> None:
        """Move by a line."""
        self._moved().step(by)

    def action_leaf(self, by: int) -> None:
        """Move by a screenful."""
        self._moved().leaf(by)

    def action_top(self) -> None:
        """Go to the top."""
        self._moved().top()

    def action_oldest(self) -> None:
        """Go to the oldest day."""
        self._moved().oldest()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _moved(self) -> GoalSheet:
        """Return the page, the report taken away: what was said has been read."""
        self.say("")
        return self.query_one(GoalSheet)

    def _drawn(self, goal: Goal) -> tuple[Value, Picture, date]:
        today = self.session.today
        return page_of(goal, self.session.history, today), self._picture(), today

    def _picture(self) -> Picture:
        scope = Scope(today=self.session.today, of=self._goal_id, whole=True)
        return plotted("goal", self.session.history, scope)
