"""The dashboard: three panes over one history. It holds the journal and turns what the panes post into changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from store import acts, hard_day, waiting
from store.agenda import Row, RowKey, agenda
from store.asking import sounds_hard
from store.clock import DAY, header, short_day
from store.items import NotAnAnswerError
from tui import flags
from tui.glance import FIRST, SPANS, in_view, scores, span_beside
from tui.held_moment import HeldMoment
from tui.page import Page
from widgets.chart import Scope
from widgets.chart_pane import ChartPane
from widgets.check_in import CheckIn
from widgets.gallery import Look, beside
from widgets.goal_list import GoalList
from widgets.key_bar import KeyBar
from widgets.key_names import key_of, takes_it_back
from widgets.pane import Pane
from widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from textual.app import ComposeResult
    from textual.geometry import Size

    from store.changes import Change
    from store.history import History
    from store.records.goal import Goal
    from tui.screens.welcome import Beginning
    from tui.session import Session
    from widgets.goal_list import Shown

LOOK_EVERY = 0.5
"""Seconds between looks for another day, or another window's change."""
A_WEEK = timedelta(days=6)
"""From the first of seven days to the last."""
CURSOR_RESTS = 0.12
"""Seconds after the goals cursor's last move until the charts follow it."""
WORK = frozenset({"report", "questionnaires"})
"""Ids of the keys that are not named to who comes back; they work (screens.md 5.5)."""
TWO_COLUMNS, THREE_COLUMNS, THREE_WIDE_COLUMNS = 80, 120, 172
SMALLEST = (60, 18)
"""Columns and rows (screens.md 4.7)."""


class Leaving(Message):
    """Sent the way of the panes' own messages, so that what they posted last is kept first."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


class Dashboard(Page[None]):
    """Goals, today's check-in and charts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "show('today')", "today", show=False, tooltip="the Today pane", id="pane.today"),
        Binding("g", "show('goals')", "goals", show=False, tooltip="the Goals pane", id="pane.goals"),
        Binding("c", "show('charts')", "charts", show=False, tooltip="the Charts pane", id="pane.charts"),
        Binding(
            "plus", "one_more", "one more", show=False, tooltip="one more of the tally, panic first", id="one_more"
        ),
        Binding("d", "hard_day", "hard day", show=False, tooltip="today is a hard day", id="hard_day"),
        Binding("v", "in_words", "in words", show=False, tooltip="the marked chart in words", id="words"),
        Binding("r", "go('report')", "report", tooltip="the page for the next session", id="report"),
        Binding("q", "leave", "quit", tooltip="leave Handrail", id="back"),
    ]
    page: var[date | None] = var(None)
    """The day whose form is shown; None is today."""
    front: var[str] = var("today")
    """The pane that was last gone to; below 80 columns the only one in sight."""
    narrow: var[bool] = var(False)
    """Below 80 columns, or too small for frames at all."""
    tiny: var[bool] = var(False)
    """Too small for the form: the strip and the keys stay."""

    def __init__(self, session: Session, after_opening: Callable[[str], Awaitable[None]]) -> None:
        """Take the session, whose journal is opened after the first paint, and whom to tell then."""
        super().__init__(session)
        self._after_opening = after_opening
        self._notices: tuple[str, ...] = ()
        self._noticed = ""
        self._is_behind = False
        self._goal: str | None = None
        self._marked = FIRST
        self._span = SPANS[1]
        self._held = HeldMoment(session, lambda: self.query_one(CheckIn).is_writing)
        self._cared_on: date | None = None

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
        self.query_one(TopLine).day = header(self.session.clock(), self.session.history.settings.day_ends)
        self.query_one(CheckIn).focus()
        self._take_shape(self.app.size)  # before the first layout, so that it is not done twice
        self.call_later(self._open)

    def on_resize(self, event: events.Resize) -> None:
        """Take the shape that fits."""
        self._take_shape(event.size)

    def _take_shape(self, size: Size) -> None:
        width, height = size
        self.narrow = width < TWO_COLUMNS or height < SMALLEST[1]
        self.tiny = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(width < TWO_COLUMNS, "-narrow")
        self.set_class(TWO_COLUMNS <= width < THREE_COLUMNS, "-middle")
        self.set_class(width >= THREE_COLUMNS, "-wide")
        self.set_class(width >= THREE_WIDE_COLUMNS, "-widest")
        self.set_class(self.tiny, "-tiny")
        if self.tiny and self.front != "today":
            self.action_show("today")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane is in front."""
        pane = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if pane is not None and pane.id:
            self.front = pane.id

    def watch_front(self, front: str) -> None:
        """Mark the pane in front, up to date for its first key; narrow screens show only that one."""
        self._catch_up()
        for pane in self.query(Pane):
            pane.set_class(pane.id == front, "-front")

    # The journal

    def _open(self) -> None:
        from store.journal.errors import UnreadableError

        try:
            self.session.open()
        except (UnreadableError, OSError) as trouble:
            self.app.call_later(self._after_opening, str(trouble))
            return
        self.set_interval(LOOK_EVERY, self._look)
        self._once_painted(self._let_keys_in)

    def _notify_of(self, history: History) -> None:
        """Say above the panes what the person has to know of the file."""
        from store.instruments.support import quiet_line
        from store.plan.signs import quiet_words

        self._notices = history.notices or self._notices
        today = self.session.today
        signs = quiet_words(history, today)
        quiet = (quiet_line(history, today), f"{signs} {key_of('plan')} my plan" if signs else "")
        words = " ".join(notice for notice in (history.read_only, *self._notices, *quiet) if notice)
        if words != self._noticed:  # a new line, even of the same words, lays out the whole screen anew
            self._noticed = words
            line = self.query_one("#notice", Static)
            line.update(Content(words))
            line.display = bool(words)

    def _let_keys_in(self) -> None:
        """Say that the panes are full: only now does each key find what it is for."""
        self.app.call_later(self._after_opening, "")

    def _once_painted(self, act: Callable[[], None]) -> None:
        """Do something after what the check-in draws now is on the screen."""
        self.query_one(CheckIn).call_next(self.call_after_refresh, act)

    def record(self, change: Change, said: str = "", *, besides: str = "") -> bool:
        """Keep a change and tell the check-in when; the screen shows only what the disk holds."""
        kept = super().record(change, said, besides=besides)
        if kept:
            self.query_one(CheckIn).kept = f"{self.session.clock():%H:%M}"
        return kept

    def watch_page(self) -> None:
        """Show another day's form."""
        self.show()

    def show(self) -> None:
        """Give each pane its view of what is known now."""
        if not self.session.is_open:
            return
        history, now = self.session.history, self._held.moment()
        self._name_the_day()
        form = agenda(history, now, self.page)
        check_in = self.query_one(CheckIn)
        check_in.agenda, check_in.roomy = form, history.settings.roomy
        self.query_one(GoalList).names_only = form.back
        self._welcome(history, back=form.back)
        self._is_behind = True
        if self.front == "today":
            self._once_painted(self._catch_up)
        else:
            self._catch_up()

    def _welcome(self, history: History, *, back: bool) -> None:
        """Show who comes back what helps in the charts' place, and nothing in the keys that asks for work."""
        pane, small = self.query_one(ChartPane), hard_day.small_things(history, self.session.today)
        pane.helped = hard_day.helped_before(history) if back else ()
        pane.small_things = tuple(thing.words for thing in small)[: hard_day.FEW] if back else ()
        self.query_one(KeyBar).left_out = WORK if back else frozenset()

    def _catch_up(self) -> None:
        """Bring up to date what is around the form: as a rule once the row that was answered is painted."""
        from store import sessions
        from store.goals.standing import listed

        if not self._is_behind:
            return
        self._is_behind = False
        self._notify_of(self.session.history)
        goals = self.query_one(GoalList)
        goals.goals = listed(self.session.history, self.session.today)
        goals.agreed = tuple(line.text for line in sessions.agreed(self.session.history))
        self._draw_charts()

    def _look(self) -> None:
        """Take in another window's change or a new day, but never under the fingers."""
        session = self.session
        if session.refresh() or session.is_typing:
            return
        if self._held.is_over:
            self.page = None
        self._name_the_day()
        if agenda(session.history, self._held.moment(), self.page) != self.query_one(CheckIn).agenda:
            self.show()

    def _name_the_day(self) -> None:
        """Say in the first line which day it is; after midnight also until when."""
        self.query_one(TopLine).day = header(self._held.moment(), self.session.history.settings.day_ends)

    @property
    def country(self) -> str:
        """The chosen country's two letters; empty where none was chosen."""
        return self.session.history.settings.country

    def choose_country(self, code: str) -> None:
        """Keep whose help numbers to show."""
        self.record(acts.choose("country", code, f"the country {code}"))

    def begin_anew(self) -> None:
        """Open what is there now, which is nothing: everything was deleted."""
        self.page, self._notices = None, ()
        self.query_one(CheckIn).agenda = None
        self.session.open()

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
            change = acts.answer(row.item, row.day, event.value, self.session.today, row.entries)
        except NotAnAnswerError as reason:
            self.say(str(reason))
            self.query_one(CheckIn).open_again(row)
            return
        if not self.record(change):
            self.query_one(CheckIn).open_again(row)
        elif sounds_hard(replace(row, value=event.value)) and not self._has_cared(row):
            self._cared_on = self.session.today
            self.say(f"That sounds hard. ! help, and {key_of('plan')} things that help.")

    def _has_cared(self, row: Row) -> bool:
        """Say whether the kind line was said today: in this window, or before it for another answer of that day."""
        form = self.query_one(CheckIn).agenda
        others = (other for other in (form.rows if form else ()) if other.key != row.key and other.day == row.day)
        return self._cared_on == self.session.today or any(map(sounds_hard, others))

    @on(CheckIn.Wanted)
    def _go_where_it_leads(self, event: CheckIn.Wanted) -> None:
        from tui.row_way import way_of

        self.app.push_screen(way_of(event.row, self.session), self.report)

    @on(CheckIn.RestWanted)
    def _rest_for_a_week(self) -> None:
        from store import week_of_quiet

        today = self.session.today
        last = today + A_WEEK
        change = week_of_quiet.quiet(self.session.history, today, last)
        self.record(change, f"Quiet until {short_day(last)}. Goals rest too. {takes_it_back()}")

    @on(CheckIn.Left)
    def _leave_open(self, event: CheckIn.Left) -> None:
        self.record(acts.leave(event.row.item, event.row.day, self.session.today))

    @on(CheckIn.Reopened)
    def _reopen(self, event: CheckIn.Reopened) -> None:
        self.record(acts.take_back(event.row.item, event.row.day, self.session.today, event.row.entries))

    @on(CheckIn.Turned)
    def _turn(self, event: CheckIn.Turned) -> None:
        today = self.session.today
        page = (self.page or today) + event.days * DAY
        is_first_back = waiting.is_back(self.session.history, today)
        self.page = today if is_first_back and page >= today else None if page >= today else page

    # Keys

    def action_show(self, pane: str) -> None:
        """Go to a pane; in too small a window there is Today alone."""
        pane = "today" if self.tiny else pane
        self.say("")
        self.front = pane
        self.query_one(f"#{pane}", Pane).focus()

    def on_screen_suspend(self) -> None:
        """Say no more what was reported before another screen came up."""
        self.say("")

    def action_leave(self) -> None:
        """Leave."""
        self.leave()

    def leave(self, status: int = 0) -> None:
        """Leave with this exit status, a line that is being written kept, and a form that is open."""
        for page in self.app.screen_stack:
            if isinstance(page, Page) and page.is_mounted:
                page.leaving()
        check_in = self.query_one(CheckIn)
        check_in.keep_line()
        check_in.post_message(Leaving(status))

    @on(Leaving)
    def _exit(self, event: Leaving) -> None:
        self.app.exit(return_code=event.status)

    def action_hard_day(self) -> None:
        """Keep today as a hard day, whatever page is open, and show the little that is enough."""
        today = self.session.today
        kept = self.session.history.check_in(today).hard
        if kept or self.record(hard_day.keep(today, today)):
            self.action_go("hard_day")

    def action_in_words(self) -> None:
        """Say what the marked chart says."""
        pictures = self.query_one(ChartPane).pictures
        if pictures:
            self.say(pictures[0].empty if pictures[0].is_empty else pictures[0].words)

    def action_one_more(self) -> None:
        """Note one more of what the row under the cursor counts, else of the first tally, panic before all."""
        from tui import one_more

        row = one_more.meant(self.session, self.query_one(CheckIn).row if self.front == "today" else None)
        try:
            change = one_more.change(self.session, row)
        except NotAnAnswerError as reason:
            self.say(str(reason))
            return
        if self.record(change):
            self.say(one_more.noted(self.session, row))

    def go_to(self, change: Change) -> None:
        """Go where a change was, so that it is never undone unseen."""
        if change.day is not None:
            self.go_to_row((change.day, change.item))

    def go_to_row(self, key: RowKey) -> None:
        """Go to a row of the check-in, turning to its day where that is another."""
        check_in = self.query_one(CheckIn)
        if check_in.agenda and check_in.agenda.row(key) is None and key[0] < self.session.today:
            self.page = key[0]
        check_in.go_to(key)

    def flaggable(self) -> tuple[str, str] | None:
        """Return the goal, the chart or the row that is marked in the pane in front."""
        history, row = self.session.history, self.query_one(CheckIn).row
        match self.front:
            case "goals":
                return flags.of_goal(self.query_one(GoalList).goal or "", history)
            case "charts":
                scope = Scope(today=self.session.today, span_days=self._span, instruments=self.session.instruments)
                return flags.of_chart(self._marked, history, scope)
            case _:
                return flags.of_row(row, history) if row else None

    # Goals

    @on(GoalList.Moved)
    def _follow(self, event: GoalList.Moved) -> None:
        self._goal = event.goal
        if self._marked.chart == "goal":
            self._marked = Look("goal", event.goal)
        self.set_timer(CURSOR_RESTS, self._draw_charts)

    @on(GoalList.Reordered)
    def _reorder(self, event: GoalList.Reordered) -> None:
        self.record(acts.order_goals(self.session.history, event.ids))

    @on(GoalList.AddWanted)
    def _add_goal(self) -> None:
        from tui.screens.library import Library

        self.app.push_screen(Library(self.session), self.report)

    @on(GoalList.FilterWanted)
    def _filter_goals(self) -> None:
        from tui.screens.goal_filter import GoalFilter

        self.app.push_screen(GoalFilter(self.session.history), self._shown_goals)

    def _shown_goals(self, chosen: Shown | None) -> None:
        if chosen is not None:
            self.query_one(GoalList).shown = chosen

    @on(GoalList.Wanted)
    def _act_on_goal(self, event: GoalList.Wanted) -> None:
        from tui import goal_acts

        goal = next((goal for goal in self.session.history.goals if goal.id == event.goal), None)
        if goal is None:
            return
        if event.act == "open":
            self._open_goal(goal)
        else:
            goal_acts.do(event.act, self, goal)

    def _open_goal(self, goal: Goal) -> None:
        """Open the page of a goal, or the form of one that has not started."""
        from tui import goal_acts
        from tui.screens.goal_page import GoalPage

        if goal.status == "draft":
            goal_acts.do("edit", self, goal)
        else:
            self.app.push_screen(GoalPage(self.session, goal.id), self._come_back)

    def _come_back(self, row: RowKey | None) -> None:
        if row is not None:
            self.action_show("today")
            self.page = None
            self.go_to_row(row)

    # Charts

    @on(ChartPane.SpanWanted)
    def _change_span(self, event: ChartPane.SpanWanted) -> None:
        self.say("")
        self._span = span_beside(self._span, event.step)
        self._draw_charts()

    @on(ChartPane.OtherWanted)
    def _mark_other(self, event: ChartPane.OtherWanted) -> None:
        self._marked = beside(self._marked, event.step, self.session.history, self.session.instruments)
        pane = self.query_one(ChartPane)
        pane.at = None
        self._draw_charts()
        waits = f"{pane.note[:1].upper()}{pane.note[1:]}; {key_of('full')} shows it now." if pane.note else ""
        self.say(waits)

    @on(ChartPane.FullWanted)
    def _enlarge(self) -> None:
        from tui.screens.chart_full import ChartFull

        self.app.push_screen(ChartFull(self.session, self._marked, self._span), self._come_back)

    @on(ChartPane.DayWanted)
    def _open_day(self, event: ChartPane.DayWanted) -> None:
        self._come_back((event.day, self._marked.of or self._marked.chart))

    @on(ChartPane.MarkWanted)
    def _mark_day(self, event: ChartPane.MarkWanted) -> None:
        from tui.screens.event_form import EventForm

        self.app.push_screen(EventForm(self.session, day=event.day), self.report)

    def _draw_charts(self) -> None:
        shown = self.query_one(CheckIn).agenda
        if shown is None:
            return
        pane, history = self.query_one(ChartPane), self.session.history
        goal = Look("goal", self._goal or self.query_one(GoalList).goal or "")
        scope = Scope(today=self.session.today, span_days=self._span, instruments=self.session.instruments)
        pane.pictures, pane.note = in_view(history, shown, scope, self._marked, goal)
        pane.scores = scores(history, self.session.instruments)

    def say(self, words: str) -> None:
        """Report in the strip of the pane that is in front."""
        for pane in self.query(Pane):
            pane.said = words
