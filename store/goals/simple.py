"""The simple goal: one thing, at least or at most so many, a day or a week, for some weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from store.clock import DAY
from store.records.goal import Goal, Measure, Reason, Revision
from store.records.record import new_id

if TYPE_CHECKING:
    from datetime import date

WEEK = timedelta(weeks=1)
LABEL = 11
"""Cells of a measure's name in the check-in."""


class SimpleRule(msgspec.Struct, frozen=True, kw_only=True):
    """What the simple form asks for."""

    direction: Literal["at_least", "at_most"] = "at_least"
    by_days: bool = True
    """Counted are days on which it was done; otherwise how many times."""
    target: int = 3
    period: Literal["day", "week"] = "week"
    weeks: int = 4


def simple_rule(goal: Goal) -> SimpleRule | None:
    """Return the rule of `goal` as the form shows it; None for a goal that it cannot show whole."""
    rule = goal.rule
    if len(rule.measures) != 1 or rule.due is None:
        return None
    (measure,) = rule.measures
    weeks, odd_days = divmod(rule.due + DAY - rule.start, WEEK)
    known = (
        measure.period in {"day", "week"}
        and measure.direction in {"at_least", "at_most"}
        and measure.aggregate in {"sum", "distinct_days"}
        and measure.source in {"manual_count", "yes_no"}
        and measure.target == int(measure.target)
        and weeks >= 1
        and not odd_days
    )
    if not known:
        return None
    return SimpleRule(
        direction="at_most" if measure.direction == "at_most" else "at_least",
        by_days=measure.aggregate == "distinct_days",
        target=int(measure.target),
        period="day" if measure.period == "day" else "week",
        weeks=weeks,
    )


def begin(title: str, rule: SimpleRule, today: date, area: str = "") -> Goal:
    """Return a new goal that starts today."""
    measure = _measure(rule, new_id(), short_label(title))
    revision = Revision(effective_from=today, measures=(measure,), start=today, due=_due(today, rule.weeks))
    return Goal(id=new_id(), title=title, area=area, revisions=(revision,))


def with_rule(goal: Goal, title: str, rule: SimpleRule, today: date) -> Goal:
    """Return `goal` with another title and rule; a rule that changed becomes a new revision from today.

    A revision that was made today is replaced: it was in force on no day but this one. What the form does not
    show stays, as long as the thing is counted the same way.
    """
    renamed = msgspec.structs.replace(goal, title=title)
    shown = simple_rule(goal)
    if shown == rule:
        return renamed
    (old,) = goal.rule.measures
    same_way = shown is not None and (shown.by_days, shown.period) == (rule.by_days, rule.period)
    measure = (
        msgspec.structs.replace(old, direction=rule.direction, target=rule.target)
        if same_way
        else _measure(rule, old.id, old.label)
    )
    kept = tuple(earlier for earlier in goal.revisions if earlier.effective_from < today)
    reason: Reason = "other" if kept else "initial"
    revision = msgspec.structs.replace(
        goal.rule,
        effective_from=today,
        reason=reason,
        note="",
        measures=(measure,),
        due=_due(goal.rule.start, rule.weeks),
    )
    return msgspec.structs.replace(renamed, revisions=(*kept, revision))


def _due(start: date, weeks: int) -> date:
    return start + weeks * WEEK - DAY


def _measure(rule: SimpleRule, measure_id: str, label: str) -> Measure:
    return Measure(
        id=measure_id,
        label=label,
        source="yes_no" if rule.by_days else "manual_count",
        aggregate="distinct_days" if rule.by_days else "sum",
        period=rule.period,
        direction=rule.direction,
        target=rule.target,
    )


def short_label(title: str) -> str:
    """Return the first words of a title that fit a row's name."""
    label = ""
    for word in title.split():
        longer = f"{label} {word}".strip()
        if len(longer) > LABEL:
            break
        label = longer
    return label or title.strip()[:LABEL]
