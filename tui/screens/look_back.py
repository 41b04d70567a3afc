"""Looking back on a goal: how close is it, and what got in the way. It asks little, and never daily."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import acts
from store.clock import day_of_month
from store.goals import lifecycle, reviews
from store.goals.periods import rule_now
from store.goals.sentence import short_rule
from store.items import item_of
from store.records.goal import Review
from store.records.record import new_id
from store.records.text import UnusableTextError, clean, one_line
from tui.page import Page
from tui.screens.small_form import AGAIN
from widgets.asked import Asked, Done, OneOf, OwnWords, Scale
from widgets.key_bar import KeyBar
from widgets.key_names import key_of, takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT
from widgets.pane import spread

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.changes import Change
    from store.items import Item
    from store.records.goal import Goal
    from tui.session import Session

QUESTION = "How close are you to this goal right now?"
IN_THE_WAY = "What got in the way?"
ENDS = ("none", "very much")
"""What 0 and 10 mean for a rating of the goal's own."""
SHOWN = 4
"""Earlier look backs that stand under the answer."""
KEPT_SO = "The rest is as you like; Esc, or Enter on Keep, keeps it."
GONE = "That goal is not there any more."


class Heading(Widget):
    """The goal's name across from the page's, and its rule below."""

    DEFAULT_CSS = "Heading { height: 2; margin: 0 0 1 0; }"

    def __init__(self, goal: Goal, rule: str) -> None:
        super().__init__()
        self._goal, self._rule = goal, rule

    def render(self) -> Content:
        """Draw the two lines."""
        title = Content.styled(f"{one_line(self._goal.title)} ", "bold")
        first = spread(Content.styled(" Look back", "bold"), title, self.size.width)
        return Content("\n").join((first, Content.styled(f" {self._rule}", FAINT)))


class LookBack(Page[str]):
    """Dismisses with the sentence that says what was kept, or with nothing.

    What an earlier answer was stands there only once the number is given: it would pull the answer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("up,k,shift+tab", "step(-1)", "up", show=False, tooltip="the question above", id="up")),
        *keyed(Binding("down,j,tab,enter", "step(1)", "on", show=False, tooltip="the next question", id="down")),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; what was answered is kept", id="back")),
    ]

    def __init__(self, session: Session, goal: Goal) -> None:
        super().__init__(session)
        self._goal = goal
        self._refused = False
        rule = rule_now(goal, session.today)
        rated = [measure for measure in rule.measures if measure.source == "rating_0_10"]
        self._ratings: list[Item] = [item for measure in rated if (item := item_of(goal, measure))]

    def compose(self) -> ComposeResult:
        """Lay out the one question, and what follows once it is answered."""
        today = self.session.today
        yield Heading(self._goal, short_rule(rule_now(self._goal, today), today))
        with VerticalScroll(can_focus=False):
            yield Scale(QUESTION, reviews.ends(self._goal), id="close")
            yield Static(id="earlier")
            for item in self._ratings:
                yield Scale(f"{one_line(item.label)}: how much, these days?", ENDS, classes="rating")
            yield OneOf(IN_THE_WAY, reviews.IN_THE_WAY, id="in_the_way")
            yield OwnWords("In my words")
            yield Done("Keep")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the number."""
        self._close.focus()

    def show(self) -> None:
        """Ask for the number alone, until there is one."""
        self._follow_up(shown=self._close.given is not None)

    @on(Asked.Answered)
    def _go_on(self, event: Asked.Answered) -> None:
        if event.asked is self._close:
            self._follow_up(shown=True)
        if event.stays:
            return
        if event.asked is not self._reasons:
            self.action_step(1)
        elif self._reasons.words == reviews.IN_THE_WAY[-1]:
            self.query_one(OwnWords).query_one(Line).focus()
        else:
            self.query_one(Done).focus()

    @on(Done.Ended)
    def _keep(self) -> None:
        self.action_back()

    @on(Line.Kept)
    def _leave_line(self, event: Line.Kept) -> None:
        if event.key == "escape":
            self.action_back()
        else:
            self.action_step(-1 if event.key in {"up", "shift+tab"} else 1)

    def action_step(self, step: int) -> None:
        """Go to the question above or below; both ends are ends."""
        ends = {-1: self._close, 1: self.query_one(Done)}
        if self.focused is ends[step]:
            return
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_back(self) -> None:
        """Keep what was answered, and leave; a journal that refuses it is left with the second key."""
        given, goal = self._given(), self._goal_now()
        if given is None or goal is None or self._refused:
            self.dismiss(GONE if given and goal is None else None)
            return
        looked = lifecycle.review(goal, given)
        if self.record(self._change(goal, looked), besides=AGAIN):
            ways = f"{key_of('goals.menu')} makes it smaller, later or another way."
            self.dismiss(reviews.kept(looked, given, self.session.today, undo=takes_it_back(), ways=ways))
        else:
            self._refused = True

    def leaving(self) -> None:
        """Keep what was answered."""
        given, goal = self._given(), self._goal_now()
        if given and goal:
            self.record(self._change(goal, lifecycle.review(goal, given)))

    def _goal_now(self) -> Goal | None:
        """Return the goal as it is by now; None where it is not there any more."""
        return next((goal for goal in self.session.history.goals if goal.id == self._goal.id), None)

    @property
    def _close(self) -> Scale:
        return self.query_one("#close", Scale)

    @property
    def _reasons(self) -> OneOf:
        return self.query_one("#in_the_way", OneOf)

    def _follow_up(self, *, shown: bool) -> None:
        """Show what follows the number, and what it was before."""
        _, *others = self.query_one(VerticalScroll).children
        for widget in others:
            widget.display = shown
        self.query_one("#earlier").display = shown and bool(self._earlier())
        self.query_one("#earlier", Static).update(Content.styled(f"   {self._earlier()}", FAINT))
        first = f"0-9, {key_of('ten')} is 10; any number is a good answer. Esc: not now."
        self.say(KEPT_SO if shown else first)

    def _earlier(self) -> str:
        """Return the look backs before today, under the same words: "Before: 2 on 1 Nov · 4 on 15 Nov"."""
        before = [review for review in reviews.comparable(self._goal) if review.day < self.session.today]
        told = " · ".join(f"{review.close} on {day_of_month(review.day)}" for review in before[-SHOWN:])
        way = one_line(before[-1].in_the_way) if before else ""
        return f"Before: {told}{f', {way}' if way else ''}" if told else ""

    def _given(self) -> Review | None:
        """Return the look back as it is answered so far; None without a number."""
        if self._close.given is None:
            return None
        try:
            words = clean(self.query_one(OwnWords).words).strip()
        except UnusableTextError:
            words = ""
        reason = self._reasons.words
        named = "" if words and reason == reviews.IN_THE_WAY[-1] else reason
        return Review(
            id=new_id(),
            day=self.session.today,
            close=self._close.given,
            in_the_way=": ".join(filter(None, (named, words))),
            zero_means=self._goal.zero_means,
            ten_means=self._goal.ten_means,
        )

    def _change(self, goal: Goal, looked: Goal) -> Change:
        """Return the look back and the ratings as one act."""
        today = self.session.today
        kept = acts.change_goal(goal, looked, f"the look back at “{one_line(goal.title)}”")
        rated = zip(self._ratings, self.query(".rating").results(Scale), strict=True)
        answers = (acts.answer(item, today, scale.given, today) for item, scale in rated if scale.given is not None)
        return acts.together((kept, *answers))
