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
    known = (
        measure.period in {"day", "week"}
        and measure.direction in {"at_least", "at_most"}
        and measure.aggregate in {"sum", "distinct_days"}
        and measure.source in {"manual_count", "yes_no"}
        and measure.target == int(measure.target)
    )
    if not known:
        return None
    return SimpleRule(
        direction="at_most" if measure.direction == "at_most" else "at_least",
        by_days=measure.aggregate == "distinct_days",
        target=int(measure.target),
        period="day" if measure.period == "day" else "week",
        weeks=max(1, round(((rule.due - rule.start).days + 1) / 7)),
    )


def begin(title: str, rule: SimpleRule, today: date, area: str = "") -> Goal:
    """Return a new goal that starts today."""
    measure = _measure(rule, new_id(), short_label(title))
    revision = _revision(measure, rule.weeks, start=today, today=today)
    return Goal(id=new_id(), title=title, area=area, revisions=(revision,))


def with_rule(goal: Goal, title: str, rule: SimpleRule, today: date) -> Goal:
    """Return `goal` with another title and rule; a rule that changed becomes a new revision from today.

    A revision that was made today is replaced: it was in force on no day but this one.
    """
    renamed = msgspec.structs.replace(goal, title=title)
    if simple_rule(goal) == rule:
        return renamed
    measure = _measure(rule, goal.rule.measures[0].id, goal.rule.measures[0].label)
    revision = _revision(measure, rule.weeks, start=goal.rule.start, today=today)
    kept = tuple(old for old in goal.revisions if old.effective_from < today)
    reason: Reason = "other" if kept else "initial"
    return msgspec.structs.replace(renamed, revisions=(*kept, msgspec.structs.replace(revision, reason=reason)))


def _revision(measure: Measure, weeks: int, *, start: date, today: date) -> Revision:
    return Revision(effective_from=today, measures=(measure,), start=start, due=start + weeks * WEEK - DAY)


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
