"""When to look back on a goal, and whether the person feels closer to it (clinical.md 2.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from store.goals.periods import rule_now

if TYPE_CHECKING:
    from datetime import date

    from store.records.goal import Goal

CLEAR_CHANGE = 3
"""Points that must lie between two answers on 0-10 before they are called clearly different."""


def next_review(goal: Goal, today: date) -> date | None:
    """Return the day from which the next look back is offered; None for a goal that does not run."""
    if goal.status not in {"active", "maintaining"}:
        return None
    rule = rule_now(goal, today)
    since = max((rule.start, *(review.day for review in goal.reviews)))
    return since + timedelta(rule.review_every_days)


def wants_review(goal: Goal, today: date) -> bool:
    """Say whether a look back is offered today: never while the goal is paused."""
    rests = any(pause.first <= today <= (pause.last or today) for pause in goal.pauses)
    day = next_review(goal, today)
    return day is not None and day <= today and not rests


def moved(first: float, last: float) -> Literal["clearly higher", "about the same", "clearly lower"]:
    """Return how a 0-10 answer compares with an earlier one; less than three points is about the same."""
    if abs(last - first) < CLEAR_CHANGE:
        return "about the same"
    return "clearly higher" if last > first else "clearly lower"
