"""A goal as a form: the sentence on top is the form, the rows are its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.goals.rules import problems
from store.goals.sentence import sentence
from store.goals.simple import SimpleRule, begin, simple_rule, with_rule
from store.records.goal import Goal
from store.records.text import UnusableTextError, clean, one_line
from widgets.form_rows import ActRow, ChoiceRow, FormRow, NumberRow, TextRow
from widgets.key_bar import KeyBar
from widgets.line import Line

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

DIRECTIONS = ("at least", "at most")
COUNTED = ("days I did it", "how many times")
PERIODS = ("week", "day")


class GoalForm(Screen[Goal | None]):
    """Dismisses with the goal as it is to be kept, or with nothing. A goal from the library opens filled in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "step(-1)", "row up", show=False, tooltip="a row up", id="form.up"),
        Binding("down,tab,enter", "step(1)", "next row", show=False, tooltip="a row down", id="form.down"),
        Binding("q,escape", "back", "leave", tooltip="leave; nothing is started", id="form.back"),
    ]

    def __init__(self, goal: Goal | None, today: date, *, new: bool = True) -> None:
        """Take a goal to begin or, with `new` false, to change; without one the form opens empty."""
        super().__init__()
        self._goal = goal
        self._today = today
        self._new = new
        self._rule = simple_rule(goal) if goal else SimpleRule()

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the rows and their hint."""
        act = "Start this goal" if self._new else "Keep the change"
        title = self._goal.title if self._goal else ""
        yield Static(Content.styled(f" {'New goal' if self._new else 'Change a goal'}", "bold"), id="heading")
        yield Static(id="sentence")
        with VerticalScroll(can_focus=False):
            yield TextRow("In my words", title, "What exactly will you do or notice?", id="title")
            if self._rule:
                yield from self._rule_rows(self._rule)
            yield ActRow(act, "Small is fine; it can grow later. u takes it back.", id="act")
        yield Static(id="hint")
        yield KeyBar()

    def _rule_rows(self, rule: SimpleRule) -> ComposeResult:
        counted = ChoiceRow(
            "I count", COUNTED, "Days: one tick a day at most. Times: each one counts.", id="counted"
        )
        direction = ChoiceRow("How much", DIRECTIONS, "More of it, or less of it?", id="direction")
        target = NumberRow("How many", "", "Small is fine; it can grow later.", id="target")
        period = ChoiceRow("In each", PERIODS, "Weeks run from the day you start.", id="period")
        weeks = NumberRow("For how long", "weeks", "How many weeks? 1 to 52.", id="weeks")
        counted.chosen = 0 if rule.by_days else 1
        direction.chosen = 0 if rule.direction == "at_least" else 1
        target.value, weeks.value = rule.target, rule.weeks
        period.chosen = PERIODS.index(rule.period)
        yield from (counted, direction, target, period, weeks)

    def on_mount(self) -> None:
        """Stand on the act where all is filled in, else on the words."""
        self.set_focus(self.query_one("#act") if self._goal and self._new else self.query_one(Line))
        self._read()

    @on(FormRow.Changed)
    @on(Line.Changed)
    def _read(self) -> None:
        """Say the rule as it stands now; where it cannot be right, say why and keep the last sound sentence."""
        goal = self._draft()
        trouble = problems(goal)
        if not trouble:
            self.query_one("#sentence", Static).update(
                Content(one_line(sentence(goal.title, goal.rule, self._today)))
            )
        self._hint(trouble[0] if trouble and goal.title else "")

    def on_descendant_focus(self) -> None:
        """Say what the row asks for."""
        self._hint("")

    @on(Line.Kept)
    def _next(self, event: Line.Kept) -> None:
        if event.key == "escape":
            self.action_back()
        else:
            self.action_step(-1 if event.key in {"up", "shift+tab"} else 1)

    @on(ActRow.Pressed)
    def _act(self) -> None:
        goal = self._draft()
        trouble = problems(goal)
        if trouble:
            self._hint(trouble[0])
            if not goal.title:
                self.set_focus(self.query_one(Line))
            return
        self.dismiss(goal)

    def action_step(self, step: int) -> None:
        """Go to the row above or below."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_back(self) -> None:
        """Leave; nothing is started."""
        self.dismiss(None)

    def _draft(self) -> Goal:
        try:
            title = clean(self.query_one("#title", TextRow).words).strip()
        except UnusableTextError:
            title = ""
        if self._rule is None and self._goal:
            return msgspec.structs.replace(self._goal, title=title)
        if self._goal is None:
            return begin(title, self._rule_now(), self._today)
        return with_rule(self._goal, title, self._rule_now(), self._today)

    def _rule_now(self) -> SimpleRule:
        return SimpleRule(
            direction="at_least" if self._choice("direction") == 0 else "at_most",
            by_days=self._choice("counted") == 0,
            target=self.query_one("#target", NumberRow).value,
            period="week" if self._choice("period") == 0 else "day",
            weeks=self.query_one("#weeks", NumberRow).value,
        )

    def _choice(self, name: str) -> int:
        return self.query_one(f"#{name}", ChoiceRow).chosen

    def _hint(self, trouble: str) -> None:
        row = _row_of(self.focused)
        self.query_one("#hint", Static).update(Content(f" {trouble or (row.hint if row else '')}"))


def _row_of(widget: Widget | None) -> FormRow | TextRow | None:
    nodes = widget.ancestors_with_self if widget else ()
    return next((node for node in nodes if isinstance(node, FormRow | TextRow)), None)
