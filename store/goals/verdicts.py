"""What each period of a goal comes to: its count, the target held against it, its verdict (clinical.md 2.4)."""

from __future__ import annotations

from datetime import date
from math import ceil
from operator import itemgetter
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from store.clock import DAY
from store.goals.counted import DOES_NOT_APPLY, amount, counted
from store.goals.periods import Rest, Span, days_between, spans
from store.records.goal import Aggregate, Goal, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from store.history import History
    from store.records.check_in import Answer

Verdict: TypeAlias = Literal["met", "not_met", "unknown", "excused"]

AMOUNTS = frozenset({"sum", "distinct_days", "count_complete"})
"""Aggregates that add up, and so are pro-rated; the others are values and are not."""

LOGGED_DAYS_OF_A_WEEK = 5
"""Days of seven that must be logged before an at-most period counts as met."""

OPPORTUNITIES = 5
"""Opportunities a fortnight that a share needs before it is shown."""

A_WEEK, A_FORTNIGHT = 7, 14

ENOUGH_DAYS = 4
"""Of seven: with fewer eligible days a period is excused."""

TINY = 1e-9

COUNTS: dict[Aggregate, Callable[[Sequence[float]], float]] = {
    "sum": sum,
    "count_complete": sum,
    "distinct_days": lambda worth: sum(min(1, value) for value in worth),
    "mean": fmean,
    "median": median,
    "latest": itemgetter(-1),
    "share_of_opportunities": fmean,
}
"""How the worth of a period's answers becomes its count."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A period and what came of it. Days are eligible unless the goal rested or it did not apply."""

    measure: Measure
    """The rule then in force."""
    first: date
    last: date
    length: int
    """Days of a whole such period; a period cut short keeps it."""
    eligible: int
    elapsed: int
    """Eligible days up to today, today included."""
    left: int
    """Eligible days from today on, today included."""
    logged: int
    """Eligible days with an answer."""
    gaps: int
    """Eligible days before today without an answer."""
    count: float | None
    """None where nothing was logged, or too little for a share: a gap, never zero."""
    target: float
    """Pro-rated to the eligible days for at-least amounts; else the rule's own."""
    verdict: Verdict | None
    """None while the period runs."""
    is_last: bool = False
    """Whether the rule ends with it."""

    @property
    def adds_up(self) -> bool:
        """Whether the count is an amount, to which every day may add, rather than a value."""
        return self.measure.aggregate in AMOUNTS

    @property
    def mostly_rests(self) -> bool:
        """Whether fewer than four days of seven are eligible."""
        return _too_few(self.eligible, self.length)

    @property
    def rate(self) -> float:
        """The amount had every day of the period been eligible; 0 where nothing was logged."""
        return (self.count or 0) * self.length / max(self.eligible, 1)

    @property
    def reached(self) -> bool:
        """Whether the count, as far as it is known, satisfies the target."""
        if self.count is None:
            return False
        if self.measure.direction == "at_most":
            return (self.rate if self.adds_up else self.count) <= self.target + TINY
        if downwards(self.measure):
            return self.count <= self.target + TINY
        return self.count >= self.target - TINY

    @property
    def done(self) -> bool:
        """Whether an amount has reached its at-least target: nothing can undo that."""
        return self.adds_up and self.measure.direction == "at_least" and self.reached


def periods_of(goal: Goal, measure: Measure, history: History, today: date) -> tuple[Judged, ...]:
    """Return the finished periods of a measure and the one that runs on `today`, oldest first.

    Each is held against the revision in force then, so that a revision changes nothing before its date.
    """
    answers = counted(history, measure)
    rest = Rest(goal, history)
    return tuple(judge(span, answers, rest, today) for span in spans(goal, measure.id, today))


def downwards(measure: Measure) -> bool:
    """Say whether a value is to move to a target below its baseline."""
    baseline = measure.baseline
    return measure.direction == "move_to" and baseline is not None and measure.target < baseline.value


def one_a_day_at_most(measure: Measure) -> bool:
    """Say whether one day can add one at most."""
    return measure.aggregate == "distinct_days" or measure.source == "yes_no"


def judge(span: Span, answers: Mapping[str, Answer], rest: Rest, today: date) -> Judged:
    """Return what a period comes to by `today`."""
    measure = span.measure
    days = [span.first + number * DAY for number in range(days_between(span.first, span.last))]
    told = {day: answers[iso] for day in days if (iso := day.isoformat()) in answers}
    eligible = [day for day in days if day not in rest and _applies(measure, told.get(day))]
    logged = [day for day in eligible if _is_logged(told.get(day))]
    before = [day for day in eligible if day < today]
    counting = told if _counts_while_resting(measure) else logged
    judged = Judged(
        measure=measure,
        first=span.first,
        last=span.last,
        length=span.length,
        eligible=len(eligible),
        elapsed=len(before) + (today in eligible),
        left=len(eligible) - len(before),
        logged=len(logged),
        gaps=sum(not _is_logged(told.get(day)) for day in before),
        count=_count(measure, [told[day] for day in counting], span.length),
        target=_pro_rated(measure, len(eligible), span.length),
        verdict=None,
        is_last=span.last == span.rule.due,
    )
    return msgspec.structs.replace(judged, verdict=_verdict(judged)) if span.last < today else judged


def _counts_while_resting(measure: Measure) -> bool:
    """Say whether what is done on a day of rest counts: it does where more is better, else the day is left out."""
    return measure.aggregate in AMOUNTS and measure.direction == "at_least"


def _applies(measure: Measure, answer: Answer | None) -> bool:
    """Say whether a day stays eligible; for a share "does not apply" says only that no opportunity came up."""
    return answer != DOES_NOT_APPLY or measure.aggregate == "share_of_opportunities"


def _is_logged(answer: Answer | None) -> bool:
    return answer == DOES_NOT_APPLY or amount(answer) is not None


def _count(measure: Measure, answers: Iterable[Answer], length: int) -> float | None:
    """Return the aggregate of the answers of a period of `length` days, in order of day; None without any."""
    worth = [value for answer in answers if (value := amount(answer)) is not None]
    is_share = measure.aggregate == "share_of_opportunities"
    needed = ceil(OPPORTUNITIES * length / A_FORTNIGHT) if is_share else 1
    return COUNTS[measure.aggregate](worth) if len(worth) >= needed else None


def _pro_rated(measure: Measure, eligible: int, length: int) -> float:
    """Return the target for the eligible days; never more than the whole, and 1 at least unless that is less."""
    if not _counts_while_resting(measure) or _too_few(eligible, length):
        return measure.target
    return min(measure.target, max(1, ceil(measure.target * eligible / length - TINY)))


def _too_few(eligible: int, length: int) -> bool:
    return A_WEEK * eligible < ENOUGH_DAYS * length


def _verdict(judged: Judged) -> Verdict:
    """Return the verdict of a finished period; an amount reached in full stays reached, however much was rest."""
    if judged.done:
        return "met"
    if judged.mostly_rests:
        return "excused"
    if not _is_known(judged):
        return "unknown"
    return "met" if judged.reached else "not_met"


def _is_known(judged: Judged) -> bool:
    """Say whether enough was logged to judge; an amount over its limit needs no more, for gaps can only add."""
    if judged.adds_up and judged.measure.direction == "at_least":
        return not _could_be_reached(judged)
    if judged.count is None:
        return False
    return judged.logged >= _days_needed(judged) or (judged.adds_up and not judged.reached)


def _could_be_reached(judged: Judged) -> bool:
    """Say whether the days without an answer might hold what is lacking."""
    if one_a_day_at_most(judged.measure):
        return judged.gaps > 0 and (judged.count or 0) + judged.gaps >= judged.target - TINY
    return judged.gaps > 0


def _days_needed(judged: Judged) -> int:
    """Return how many eligible days must be logged to judge the period."""
    of_a_week = judged.measure.min_logged_days
    if of_a_week is None:
        of_a_week = LOGGED_DAYS_OF_A_WEEK if judged.measure.direction == "at_most" else 0
    return ceil(of_a_week * judged.eligible / A_WEEK)
