"""The periods of a goal, as days counted from its start (clinical.md 2.4)."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.clock import DAY
from store.records.goal import Goal, Measure, Pause, Period, Revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import History

LENGTHS: dict[Period, int] = {"day": 1, "week": 7, "fortnight": 14, "month": 28}
"""Days of a period; a month is four weeks."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """One period, and the rule it is held against: the one in force on its last day, or today while it runs."""

    opening: date
    """Where the period would begin had nothing cut it short; with `length` it says which period it is."""
    first: date
    last: date
    length: int
    rule: Revision
    measure: Measure


class Rest:
    """The days on which a goal rests: its pauses and the hard days."""

    def __init__(self, goal: Goal, history: History) -> None:
        self._pauses = goal.pauses
        self._hard = history.hard_days

    def __contains__(self, day: date) -> bool:
        """Say whether the goal rests on `day`."""
        return self.pause(day) is not None or day.isoformat() in self._hard

    def pause(self, day: date) -> Pause | None:
        """Return the pause that covers `day`, None where there is none."""
        return next((pause for pause in self._pauses if pause.first <= day <= (pause.last or day)), None)


def spans(goal: Goal, measure_id: str, today: date) -> tuple[Span, ...]:
    """Return the periods of a measure that have begun by `today`, oldest first; the last may still run.

    A period that a revision changes while it runs stays one period. A revision after `today` is not known yet.
    """
    joined: list[Span] = []
    for piece in sorted(_pieces(goal, measure_id, today), key=lambda piece: piece.first):
        if joined and _continues(joined[-1], piece):
            joined[-1] = replace(piece, first=joined[-1].first)
        else:
            joined.append(piece)
    return tuple(joined)


def measure_of(rule: Revision, measure_id: str) -> Measure | None:
    """Return the measure of a rule with this id, None where the rule does not count it."""
    return next((measure for measure in rule.measures if measure.id == measure_id), None)


def rule_now(goal: Goal, today: date) -> Revision:
    """Return the rule in force on `today`; before the goal begins, its first."""
    return goal.rule_on(today) or goal.revisions[0]


def first_day(measure: Measure, rule: Revision) -> date:
    """Return the day from which a measure is counted: the start of its rule, or of the counting before it."""
    window = measure.baseline.to_count if measure.baseline else None
    return min(window[0], rule.start) if window else rule.start


def planned(rule: Revision, measure: Measure) -> int | None:
    """Return how many periods a rule has from start to end, the last perhaps short; None where it has no end."""
    if measure.period == "whole_window":
        return 1
    return ceil(days_between(rule.start, rule.due) / LENGTHS[measure.period]) if rule.due else None


def place(rule: Revision, measure: Measure, today: date) -> int:
    """Return which period of its rule `today` lies in, from 1."""
    if measure.period == "whole_window":
        return 1
    return (today - rule.start).days // LENGTHS[measure.period] + 1


def days_between(first: date, last: date) -> int:
    """Return the number of days from `first` to `last`, both counted; 0 where the last comes first."""
    return max(0, (last - first).days + 1)


def _pieces(goal: Goal, measure_id: str, today: date) -> Iterator[Span]:
    for first, last, rule in _reigns(goal, today):
        measure = measure_of(rule, measure_id)
        if measure and first <= today:
            yield from _cut(first, last, rule, measure, today)


def _reigns(goal: Goal, today: date) -> Iterator[tuple[date, date, Revision]]:
    """Yield the days, first and last, on which each rule known by `today` is in force."""
    known = [rule for rule in goal.revisions if rule.effective_from <= today]
    for number, rule in enumerate(known):
        first = max(rule.start, rule.effective_from) if number else rule.start
        ends = [day for day in (rule.due, goal.ended) if day]
        ends += [later.effective_from - DAY for later in known[number + 1 :]]
        last = min(ends, default=date.max)
        if first <= last:
            yield first, last, rule


def _cut(first: date, last: date, rule: Revision, measure: Measure, today: date) -> Iterator[Span]:
    if measure.period == "whole_window":
        last = min(last, rule.due or today)
        length = days_between(rule.start, rule.due or last)
        yield Span(opening=rule.start, first=first, last=last, length=length, rule=rule, measure=measure)
        return
    length = LENGTHS[measure.period]
    opening = rule.start + (first - rule.start).days // length * timedelta(length)
    while opening <= min(last, today):
        closing = min(last, opening + timedelta(length - 1))
        yield Span(
            opening=opening, first=max(first, opening), last=closing, length=length, rule=rule, measure=measure
        )
        opening += timedelta(length)


def _continues(before: Span, after: Span) -> bool:
    """Say whether two pieces are one period that a revision changed; one that had ended stays as it was."""
    if (before.opening, before.measure.period) != (after.opening, after.measure.period):
        return False
    cut_by_revision = before.last != before.rule.due and before.last + DAY == after.first
    return cut_by_revision or after.measure.period == "whole_window"
