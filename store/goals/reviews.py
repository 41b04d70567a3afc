"""When to look back on a goal, and whether the person feels closer to it (clinical.md 2.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from store.goals.periods import rule_now
from store.goals.words import day_words

if TYPE_CHECKING:
    from datetime import date

    from store.records.goal import Goal, Review

CLEAR_CHANGE = 3
"""Points that must lie between two answers on 0-10 before they are called clearly different."""
NOT_STARTED, ALL_THE_WAY = "not started", "all the way there"
"""What 0 and 10 mean where the person has no words of their own."""
NOTHING_MUCH = "nothing much"
IN_THE_WAY = (
    NOTHING_MUCH,
    "it was too big",
    "no time",
    "low energy",
    "I was afraid of it",
    "I forgot",
    "I was ill",
    "other people's plans",
    "something else",
)
"""What may have got in the way; the last one asks for own words."""


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


def ends(goal: Goal) -> tuple[str, str]:
    """Return what 0 and 10 mean when the person says how close they are: their own words, else the usual ones."""
    return goal.zero_means or NOT_STARTED, goal.ten_means or ALL_THE_WAY


def comparable(goal: Goal) -> tuple[Review, ...]:
    """Return the look backs under the words that 0 and 10 have now, in order of day; others are not compared."""
    now = goal.zero_means, goal.ten_means
    same = (review for review in goal.reviews if (review.zero_means, review.ten_means) == now)
    return tuple(sorted(same, key=lambda review: review.day))


def kept(goal: Goal, given: Review, today: date, *, undo: str, ways: str) -> str:
    """Return what is said of a look back that was just kept; `goal` holds it already.

    `undo` and `ways` are the sentences that say how it is taken back, and how the goal is changed.

    A change is named clear from three points on; less is not dwelt on. Where something got in the way, or the
    answer fell, the other ways are offered.
    """
    before = [review for review in comparable(goal) if review.day < given.day]
    day = next_review(goal, today)
    offers = given.in_the_way not in {"", NOTHING_MUCH} or bool(before and given.close < before[-1].close)
    clearly = bool(before) and moved(before[0].close, given.close) == "clearly higher"
    number = f"Kept: {given.close} of 10{_compared(before, given, clearly=clearly)}."
    following = f"Next look back {day_words(day, today)}." if day else ""
    other = ways if offers and day else ""
    said = (number, undo, other, following) if clearly or other else (number, following, undo)
    return " ".join(filter(None, said))


def _compared(before: list[Review], given: Review, *, clearly: bool) -> str:
    if clearly:
        return f", clearly closer than at the start ({before[0].close} → {given.close})"
    return f", was {before[-1].close}" if before else ""
