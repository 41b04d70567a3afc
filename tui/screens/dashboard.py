"""The dashboard: three panes over one history. It holds the journal and turns what the panes post into changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from store import acts
from store.agenda import Agenda, Row, agenda
from store.clock import DAY, Clock, header, today
from store.goals.standing import standing
from store.history import History
from store.items import NotAnAnswerError, when
from tui.glance import ORDER, SPANS, in_view, names
from widgets.chart import CHARTS, Scope
from widgets.chart_pane import ChartPane
from widgets.check_in import CheckIn
from widgets.goal_list import GoalList
from widgets.key_bar import KeyBar
from widgets.pane import Pane
from widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from store.changes import Change
    from store.journal.journal import Journal
    from store.records.goal import Goal
    from tui.screens.welcome import Beginning

LOOK_EVERY = 0.5
"""Seconds between looks for another day, or another window's change."""
QUIET = timedelta(seconds=2)
"""Nothing changes under fingers that moved this lately."""
CURSOR_RESTS = 0.12
"""Seconds after the goals cursor's last move until the charts follow it."""
TWO_COLUMNS = 80
SMALLEST = (60, 18)
"""Columns and rows (screens.md 4.7)."""


class Leaving(Message):
    """Sent the way of the panes' own messages, so that what they posted last is kept first."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


class Dashboard(Screen[None]):
    """Goals, today's check-in and charts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "show('today')", "today", show=False, tooltip="the Today pane", id="pane.today"),
        Binding("g", "show('goals')", "goals", show=False, tooltip="the Goals pane", id="pane.goals"),
        Binding("c", "show('charts')", "charts", show=False, tooltip="the Charts pane", id="pane.charts"),
        Binding(
            "plus", "one_more", "one more", show=False, tooltip="one more of the tally, panic first", id="one_more"
        ),
        Binding("v", "in_words", "in words", show=False, tooltip="the marked chart in words", id="charts.words"),
        Binding("u", "undo", "undo", tooltip="take the last change back", id="undo"),
        Binding("U", "redo", "redo", show=False, tooltip="put back what was taken back", id="redo"),
        Binding("q", "leave", "quit", tooltip="leave Handrail", id="quit"),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [
        (0, "-narrow"),
        (80, "-middle"),
        (120, "-wide"),
    ]

    history: var[History | None] = var(None)
    """The newest picture of the journal; None until it is open."""
    page: var[date | None] = var(None)
    """The day whose form is shown; None is today."""
    front: var[str] = var("today")
    """The pane that was last gone to; below 80 columns the only one in sight."""
    narrow: var[bool] = var(False)
    """Below 80 columns, or too small for frames at all."""
    tiny: var[bool] = var(False)
    """Too small for the form: the strip and the keys stay."""

    def __init__(
        self, opening: Callable[[], Journal], clock: Clock, after_opening: Callable[[str], Awaitable[None]]
    ) -> None:
        """Take a way to open the journal, for it is opened after the first paint, and whom to tell then."""
        super().__init__()
        self._opening = opening
        self._clock = clock
        self._after_opening = after_opening
        self._journal: Journal | None = None
        self._last_key = datetime.min.replace(tzinfo=clock().tzinfo)
        self._goal: str | None = None
        self._marked = ORDER[0]
        self._span = SPANS[1]
        self._painted = False

    # Layout

    def compose(self) -> ComposeResult:
        """Lay out the skeleton: all of it text that is there before the journal is open."""
        yield TopLine().data_bind(Dashboard.narrow, Dashboard.front)
        yield Static(id="notice")
        with Grid(id="panes"):
            yield CheckIn(id="today").data_bind(Dashboard.narrow, Dashboard.tiny)
            yield GoalList(id="goals").data_bind(Dashboard.narrow)
            yield ChartPane(id="charts").data_bind(Dashboard.narrow)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the day at once; open the journal after the first paint."""
        self.query_one(TopLine).day = header(self._clock(), History().settings.day_ends)
        self.query_one(CheckIn).focus()
        self.call_after_refresh(self._open)

    def on_resize(self, event: events.Resize) -> None:
        """Take the shape that fits."""
        width, height = event.size
        self.narrow = width < TWO_COLUMNS or height < SMALLEST[1]
        self.tiny = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(self.tiny, "-tiny")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane is in front."""
        pane = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if pane is not None and pane.id:
            self.front = pane.id

    def watch_front(self, front: str) -> None:
        """Mark the pane in front; narrow screens show only that one."""
        for pane in self.query(Pane):
            pane.set_class(pane.id == front, "-front")

    # The journal

    def _open(self) -> None:
        from store.journal.errors import UnreadableError

        try:
            self._journal = self._opening()
        except (UnreadableError, OSError) as trouble:
            self.app.call_later(self._after_opening, str(trouble))
            return
        self.history = self._journal.history
        self.set_interval(LOOK_EVERY, self._look)
        self._notify_of(self.history)
        self.app.call_later(self._after_opening, "")
        self.call_after_refresh(self._after_first_paint)

    def _notify_of(self, history: History) -> None:
        """Say above the panes what the person has to know of the file."""
        notices = [notice for notice in (history.read_only, *history.notices) if notice]
        line = self.query_one("#notice", Static)
        line.update(Content(" ".join(notices)))
        line.display = bool(notices)

    def _after_first_paint(self) -> None:
        self._painted = True
        self._draw_charts()

    def record(self, change: Change) -> bool:
        """Keep a change; say so, or say why it could not be kept. The screen shows only what the disk holds."""
        from store.journal.errors import NotSavedError

        if self._journal is None:
            return False
        try:
            self.history = self._journal.record(change)
        except NotSavedError as reason:
            self._say(str(reason))
            return False
        self.query_one(CheckIn).kept = f"{self._clock():%H:%M}"
        return True

    def watch_history(self) -> None:
        """Give each pane its view of what is known now."""
        self._show()

    def watch_page(self) -> None:
        """Show another day's form."""
        self._show()

    def _show(self) -> None:
        history = self.history
        if history is None:
            return
        now = self._clock()
        self.query_one(TopLine).day = header(now, history.settings.day_ends)
        self.query_one(CheckIn).agenda = agenda(history, now, self.page)
        self.call_after_refresh(self._show_standing)

    def _show_standing(self) -> None:
        """Bring goals and charts up to date, after the row that was answered is painted."""
        history = self.history or History()
        self.query_one(GoalList).goals = tuple(standing(goal, history, self._today()) for goal in history.goals)
        if self._painted:
            self._draw_charts()

    def _look(self) -> None:
        """Take in a new day or another window's change, but never under the fingers."""
        if self._journal is None or self._clock() - self._last_key < QUIET:
            return
        fresh = self._journal.refresh()
        if fresh is not None:
            self.history = fresh
            self._notify_of(fresh)
        elif self._agenda() != self.query_one(CheckIn).agenda:
            self._show()

    def _agenda(self) -> Agenda | None:
        return agenda(self.history, self._clock(), self.page) if self.history else None

    def _today(self) -> date:
        ends = self.history.settings.day_ends if self.history else History().settings.day_ends
        return today(self._clock(), ends)

    def on_key(self) -> None:
        """Remember that somebody is typing."""
        self._last_key = self._clock()

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today()

    @property
    def country(self) -> str:
        """The chosen country's two letters; empty where none was chosen."""
        return self.history.settings.country if self.history else ""

    def choose_country(self, code: str) -> None:
        """Keep whose help numbers to show."""
        self.record(acts.choose("country", code, f"the country {code}"))

    def begin(self, answers: Beginning | None) -> None:
        """Keep what the first questions brought."""
        for goal in answers.goals if answers else ():
            self.record(acts.keep_goal(goal))
        if answers and answers.country:
            self.choose_country(answers.country)

    # What the check-in posts

    @on(CheckIn.Answered)
    def _answer(self, event: CheckIn.Answered) -> None:
        row = event.row
        try:
            change = acts.answer(row.item, row.day, event.value, self._today(), row.entries)
        except NotAnAnswerError as reason:
            self._say(str(reason))
            self.query_one(CheckIn).go_to(row.key)
            return
        if not self.record(change):
            self.query_one(CheckIn).go_to(row.key)

    @on(CheckIn.Left)
    def _leave_open(self, event: CheckIn.Left) -> None:
        self.record(acts.leave(event.row.item, event.row.day, self._today()))

    @on(CheckIn.Reopened)
    def _reopen(self, event: CheckIn.Reopened) -> None:
        self.record(acts.take_back(event.row.item, event.row.day, self._today(), event.row.entries))

    @on(CheckIn.Turned)
    def _turn(self, event: CheckIn.Turned) -> None:
        page = (self.page or self._today()) + event.days * DAY
        self.page = None if page >= self._today() else page

    # Keys

    def action_show(self, pane: str) -> None:
        """Go to a pane."""
        self.query_one(f"#{pane}", Pane).focus()

    def action_leave(self) -> None:
        """Leave."""
        self.leave()

    def leave(self, status: int = 0) -> None:
        """Leave with this exit status, a line that is being written kept."""
        check_in = self.query_one(CheckIn)
        check_in.keep_line()
        check_in.post_message(Leaving(status))

    @on(Leaving)
    def _exit(self, event: Leaving) -> None:
        self.app.exit(return_code=event.status)

    def action_in_words(self) -> None:
        """Say what the marked chart says."""
        pictures = self.query_one(ChartPane).pictures
        if pictures:
            self._say(pictures[0].words)

    def action_one_more(self) -> None:
        """Note one more of the tally under the cursor, else of the first tally, panic before all."""
        row = self._tally()
        day = row.day if row else self._today()
        if row is None or row.item.of:
            kind = row.item.of if row else "panic"
            change = acts.one_more_entry(kind, self.history or History(), day, self._clock(), self._today())
        else:
            change = acts.one_more(row.item, day, self._today())
        if self.record(change):
            self._say(self._noted(row, day))

    def _tally(self) -> Row | None:
        """Return the row that `+` means: the tally under the cursor, else today's first, panic before all."""
        check_in = self.query_one(CheckIn)
        under = check_in.row if self.front == "today" else None
        if under and under.item.field == "tally":
            return under
        shown = agenda(self.history or History(), self._clock())
        tallies = [row for row in shown.rows if row.item.field == "tally" and row.day == shown.today]
        return next((row for row in tallies if row.item.of == "panic"), next(iter(tallies), None))

    def _noted(self, row: Row | None, day: date) -> str:
        if row is None:
            return "Noted: panic, today. u takes it back."
        total = self.history.check_in(day).answers.get(row.item.id) if self.history else None
        return f"Noted: {row.item.label}, {when(day, self._today())}, {total} in all. u takes it back."

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step_through("Took back", "undo", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Put back what was taken back."""
        self._step_through("Put back", "redo", "There is nothing to put back.")

    def _step_through(self, said: str, step: str, nothing: str) -> None:
        from store.journal.errors import NotSavedError

        if self._journal is None:
            return
        try:
            change = self._journal.undo() if step == "undo" else self._journal.redo()
        except NotSavedError as reason:
            self._say(str(reason))
            return
        if change is None:
            self._say(nothing)
            return
        self.history = self._journal.history
        self._go_to(change)
        self._say(f"{said}: {change.words}")

    def _go_to(self, change: Change) -> None:
        """Go where a change was, so that it is never undone unseen."""
        if change.day is None:
            return
        check_in = self.query_one(CheckIn)
        key = (change.day, change.item)
        if check_in.agenda and check_in.agenda.row(key) is None and change.day < self._today():
            self.page = change.day
        check_in.go_to(key)

    # Goals

    @on(GoalList.Moved)
    def _follow(self, event: GoalList.Moved) -> None:
        self._goal = event.goal
        self.set_timer(CURSOR_RESTS, self._draw_charts)

    @on(GoalList.AddWanted)
    def _add_goal(self) -> None:
        from tui.screens.library import Library

        self.app.push_screen(Library(self._today()), self.keep_goal)

    @on(GoalList.EditWanted)
    def _edit_goal(self, event: GoalList.EditWanted) -> None:
        from tui.screens.goal_form import GoalForm

        goal = self._goal_named(event.goal)
        if goal:
            self.app.push_screen(GoalForm(goal, self._today(), new=False), self._change_goal)

    @on(GoalList.DeleteWanted)
    def _delete_goal(self, event: GoalList.DeleteWanted) -> None:
        goal = self._goal_named(event.goal)
        if goal and self.record(acts.delete_goal(goal)):
            self._say(f"Deleted “{goal.title}”. u brings it back.")

    def keep_goal(self, goal: Goal | None) -> None:
        """Keep a new goal, if one was begun."""
        if goal and self.record(acts.keep_goal(goal)):
            self._say(f"Started: {goal.title}. u takes it back.")

    def _change_goal(self, goal: Goal | None) -> None:
        if goal and self.record(acts.change_goal(goal)):
            self._say(f"Kept: {goal.title}. u takes the change back.")

    def _goal_named(self, goal_id: str) -> Goal | None:
        goals = self.history.goals if self.history else ()
        return next((goal for goal in goals if goal.id == goal_id), None)

    # Charts

    @on(ChartPane.SpanWanted)
    def _change_span(self, event: ChartPane.SpanWanted) -> None:
        place = SPANS.index(self._span) + event.step
        self._span = SPANS[min(len(SPANS) - 1, max(0, place))]
        self._draw_charts()

    @on(ChartPane.OtherWanted)
    def _mark_other(self, event: ChartPane.OtherWanted) -> None:
        known = names()
        self._marked = known[(known.index(self._marked) + event.step) % len(known)]
        self._draw_charts()

    @on(ChartPane.FullWanted)
    def _enlarge(self) -> None:
        from tui.screens.chart_full import ChartFull

        if self.history:
            self.app.push_screen(ChartFull(CHARTS[self._marked].of(self.history, self._scope())))

    def _draw_charts(self) -> None:
        shown = self.query_one(CheckIn).agenda
        if self.history is None or shown is None:
            return
        pane = self.query_one(ChartPane)
        pane.pictures, pane.note = in_view(self.history, shown, self._scope(), self._marked)

    def _scope(self) -> Scope:
        return Scope(today=self._today(), span_days=self._span, goal=self._goal or self.query_one(GoalList).goal)

    def _say(self, words: str) -> None:
        for pane in self.query(Pane):
            pane.said = words
