"""Whether days with something differ from days without it (clinical.md 5.6), asked by the person, never mined."""

from __future__ import annotations

from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING, Literal, NamedTuple

from store.clock import DAY
from store.insight.several import clear
from store.insight.shuffled import chance_of_difference, difference_within
from store.insight.split import so
from store.insight.turned import chance_of_turning
from store.insight.weeks import A_WEEK, days_back, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.history import History
    from store.insight.shuffled import Pair
    from store.insight.split import Outcome
    from store.records.question import Question

IN_SIGHT = 52
"""Weeks that are looked at, the last whole ones."""
ENOUGH_PAIRS, ENOUGH_EACH, ENOUGH_WEEKS = 42, 10, 4
"""Days of which both sides are known, days of either group, weeks that each group is spread over."""
SHARE = 0.05
"""Of the links that stand out, at most so many are expected to be chance (Benjamini and Hochberg)."""
SECOND = 0.05
"""The second opinion, by turning the days round, must be at least as sure."""
LEAST = 0.5
"""A difference below it, in points or hours, is none to speak of."""
APART = 0.2
"""A difference between the shares of days without the number from which it is said."""


class Days(NamedTuple):
    """The days of a question by whole weeks, and of how many days the number is unknown in either group."""

    weeks: tuple[tuple[Pair, ...], ...]
    missing_with: float
    missing_without: float

    def values(self, *, label: bool) -> list[int]:
        """Return the values of one group, in steps."""
        return [value for week in self.weeks for is_so, value in week if is_so is label]


class Link(NamedTuple):
    """The answer to a question."""

    state: Literal["few", "unclear", "link"]
    with_it: list[float]
    without: list[float]
    difference: float
    """Of the means, in points or hours; days with it less days without."""
    weeks: int
    """Weeks that the rarer group is spread over."""
    gap: Literal["", "with", "without"]
    """The group in which the number is missing much more often."""


def days_of(history: History, question: Question, outcome: Outcome, days: Sequence[str]) -> Days:
    """Return the days of whole weeks with both sides known; `days` are those weeks, the oldest first."""
    labels, values = so(history, question.about, days), numbers(history, outcome.id)
    later = {day: (date.fromisoformat(day) + DAY).isoformat() if question.later else day for day in labels}
    weeks = tuple(
        tuple(
            (labels[day], round(values[later[day]] * outcome.steps))
            for day in days[start : start + A_WEEK]
            if day in labels and later[day] in values
        )
        for start in range(0, len(days), A_WEEK)
    )
    with_it, without = (_missing(labels, later, values, label=label) for label in (True, False))
    return Days(weeks, with_it, without)


def links(
    history: History, family: Sequence[tuple[Question, Outcome]], today: date, week_starts: int
) -> tuple[Link, ...]:
    """Return the answers to all questions of a family at once: the more are asked, the clearer each has to be.

    A question that cannot be answered yet counts among them.
    """
    days = days_back(today, week_starts, IN_SIGHT)
    found = [days_of(history, question, outcome, days) for question, outcome in family]
    said = said_of(found, [outcome.steps for _, outcome in family])
    return tuple(
        _link(each, outcome, says=says) for each, (_, outcome), says in zip(found, family, said, strict=True)
    )


def said_of(family: Sequence[Days], steps: Sequence[int]) -> tuple[bool, ...]:
    """Return for which of the questions of a family a link is told; `steps` are those of each outcome."""
    chances = [chance_of_difference(each.weeks) if is_enough(each) else 1.0 for each in family]
    return tuple(
        stands_out and is_worth_saying(each, its_steps)
        for each, its_steps, stands_out in zip(family, steps, clear(chances, SHARE), strict=True)
    )


def is_enough(days: Days) -> bool:
    """Say whether there are days enough of either kind, over weeks enough."""
    sizes = [len(days.values(label=label)) for label in (True, False)]
    return sum(sizes) >= ENOUGH_PAIRS and min(sizes) >= ENOUGH_EACH and spread(days) >= ENOUGH_WEEKS


def spread(days: Days) -> int:
    """Return the number of weeks in which the rarer group has a day."""
    return min(sum(any(is_so is label for is_so, _ in week) for week in days.weeks) for label in (True, False))


def is_worth_saying(days: Days, steps: int) -> bool:
    """Say whether a difference that stands out is large, also within weeks, and borne out by the second test."""
    overall, within = difference(days) / steps, difference_within(days.weeks) / steps
    if overall * within <= 0 or min(abs(overall), abs(within)) < LEAST:
        return False
    return chance_of_turning([pair for week in days.weeks for pair in week]) <= SECOND


def difference(days: Days) -> float:
    """Return the difference of the means of both groups, in steps."""
    return fmean(days.values(label=True)) - fmean(days.values(label=False))


def _link(days: Days, outcome: Outcome, *, says: bool) -> Link:
    with_it, without = ([value / outcome.steps for value in days.values(label=label)] for label in (True, False))
    gap = days.missing_with - days.missing_without
    return Link(
        state="link" if says else "unclear" if is_enough(days) else "few",
        with_it=with_it,
        without=without,
        difference=fmean(with_it) - fmean(without) if with_it and without else 0,
        weeks=spread(days),
        gap="" if abs(gap) < APART else "with" if gap > 0 else "without",
    )


def _missing(
    labels: Mapping[str, bool], later: Mapping[str, str], values: Mapping[str, float], *, label: bool
) -> float:
    """Return the share of the days of a group of which the number is unknown."""
    days = [later[day] for day, is_so in labels.items() if is_so is label]
    return sum(day not in values for day in days) / len(days) if len(days) >= ENOUGH_EACH else 0
