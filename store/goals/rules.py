"""Which rules a goal may have, and what is not yet right with a draft, in plain sentences."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from store.entry_kind import KINDS
from store.goals.library import area
from store.goals.periods import LENGTHS, days_between
from store.goals.verdicts import one_a_day_at_most
from store.goals.words import PERIODS, RATED, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.goal import Aggregate, Direction, Goal, Measure, Period, Revision, Source

TITLE = 120
"""Characters a title may have."""

LONGEST = 3653
"""Days a goal with an end may run: ten years."""

SCALE = range(11)
"""A rating, how sure, how important: 0 to 10."""

MINUTES_A_DAY, TIMES_A_DAY, HOURS_A_DAY = 1440, 999, 24

_AMOUNTS: tuple[Direction, ...] = ("at_least", "at_most")
_VALUES: tuple[Direction, ...] = ("at_least", "at_most", "move_to")
_LONGER: tuple[Period, ...] = ("week", "fortnight", "month", "whole_window")
_ANY: tuple[Period, ...] = ("day", *_LONGER)

AGGREGATES: dict[Source, tuple[Aggregate, ...]] = {
    "manual_count": ("sum", "distinct_days"),
    "yes_no": ("distinct_days", "share_of_opportunities", "sum"),
    "rating_0_10": ("mean", "median", "latest"),
    "minutes": ("sum", "distinct_days", "mean"),
    "derived": ("sum", "distinct_days", "count_complete", "mean", "median", "latest"),
}
"""What may be made of each source; the first is what most people mean."""

VALUES = frozenset({*RATED, "sleep_hours"})
"""Numbers of the check-in: a value is looked at, never added up."""

_OF_VALUES: tuple[Aggregate, ...] = ("mean", "median", "latest")
_OF_ENTRIES: tuple[Aggregate, ...] = ("sum", "distinct_days", "count_complete")

DIRECTIONS: dict[Aggregate, tuple[Direction, ...]] = {
    "sum": _AMOUNTS,
    "distinct_days": _AMOUNTS,
    "count_complete": ("at_least",),
    "mean": _VALUES,
    "median": _VALUES,
    "latest": _VALUES,
    "share_of_opportunities": ("at_least",),
}

PERIODS_OF: dict[Aggregate, tuple[Period, ...]] = {
    "sum": _ANY,
    "distinct_days": _LONGER,
    "count_complete": _ANY,
    "mean": _LONGER,
    "median": _LONGER,
    "latest": _LONGER,
    "share_of_opportunities": _LONGER,
}


def aggregates_of(measure: Measure) -> tuple[Aggregate, ...]:
    """Return what may be made of what a measure counts: entries are added up, numbers of the check-in are not."""
    if measure.source == "derived" and measure.of in VALUES:
        return _OF_VALUES
    if measure.source == "derived" and measure.of in KINDS:
        return _OF_ENTRIES
    return AGGREGATES[measure.source]


def is_allowed(measure: Measure) -> bool:
    """Say whether source, aggregate, direction and period of a measure go together."""
    return (
        measure.aggregate in aggregates_of(measure)
        and measure.direction in DIRECTIONS[measure.aggregate]
        and measure.period in PERIODS_OF[measure.aggregate]
    )


def most(measure: Measure, days: int) -> float:
    """Return the highest target that makes sense for a measure over a period of `days` days."""
    if measure.aggregate == "share_of_opportunities":
        return 1
    if one_a_day_at_most(measure):
        return days
    a_day = MINUTES_A_DAY if measure.source == "minutes" else TIMES_A_DAY
    if measure.aggregate in {"sum", "count_complete"}:
        return a_day * days
    if measure.source == "rating_0_10" or measure.of in RATED:
        return SCALE[-1]
    return HOURS_A_DAY if measure.of == "sleep_hours" else a_day


def problems(draft: Goal) -> tuple[str, ...]:
    """Return what keeps a draft from starting, each in a sentence fit to show; nothing when it is sound.

    A title has 1 to 120 characters; a target is above 0 and can be reached within its period; a target that equals
    the baseline is allowed, it keeps things as they are.
    """
    return (*_of_goal(draft), *_of_span(draft.rule), *_of_measures(draft.rule))


def _of_goal(draft: Goal) -> Iterator[str]:
    if not draft.title.strip():
        yield "It needs a name, in your own words."
    if len(draft.title) > TITLE:
        yield f"The name is longer than {TITLE} characters."
    if draft.area and area(draft.area) is None:
        yield "That area is not one of the areas here."
    if any(sure is not None and sure not in SCALE for sure in (draft.importance, draft.confidence)):
        yield "How sure and how important are numbers from 0 to 10."


def _of_span(rule: Revision) -> Iterator[str]:
    if rule.due and rule.due < rule.start:
        yield "It ends before it starts."
    elif rule.due and rule.due < rule.effective_from:
        yield "It ends before the change begins."
    if rule.due and days_between(rule.start, rule.due) > LONGEST:
        yield "It ends more than ten years from its start; without an end it can go on as long."
    if rule.review_every_days < 1:
        yield "A look back comes every 1 day or more."
    if rule.flex_periods is not None and rule.flex_periods < 0:
        yield "Spare weeks are 0 or more."


def _of_measures(rule: Revision) -> Iterator[str]:
    if not rule.measures:
        yield "It needs one thing to count."
    if len({measure.label.strip().lower() for measure in rule.measures}) < len(rule.measures):
        yield "Two of the things it counts have the same name."
    for measure in rule.measures:
        yield from _of_measure(measure, rule)


def _of_measure(measure: Measure, rule: Revision) -> Iterator[str]:
    if not measure.label.strip():
        yield "What it counts needs a short name for its row."
    if not is_allowed(measure):
        yield "These do not go together: what is counted, how it is added up, and the period."
        return
    if measure.source == "derived" and not measure.of:
        yield "It is not said which records it counts."
    if measure.min_logged_days is not None and measure.min_logged_days not in range(8):
        yield "The days of a week to be logged are 0 to 7."
    yield from _of_length(measure, rule)
    yield from _of_numbers(measure, rule)


def _of_length(measure: Measure, rule: Revision) -> Iterator[str]:
    if rule.due is None:
        if measure.period == "whole_window" and measure.direction != "move_to":
            yield "What is counted over the whole time needs an end."
    elif rule.due >= rule.start and days_between(rule.start, rule.due) < _length(measure, rule):
        yield f"It ends before its first {PERIODS[measure.period].noun} is over."


def _of_numbers(measure: Measure, rule: Revision) -> Iterator[str]:
    highest = most(measure, _length(measure, rule))
    if not isfinite(measure.target) or measure.target <= 0:
        yield "How much is a number above 0."
    elif measure.target > highest:
        yield f"How much is more than can be: {number(highest)} at most."
    if measure.baseline and not 0 <= measure.baseline.value <= highest:
        yield f"Where it starts from is a number from 0 to {number(highest)}."


def _length(measure: Measure, rule: Revision) -> int:
    """Return the days of a period; a whole span without an end is as long as one day."""
    if measure.period != "whole_window":
        return LENGTHS[measure.period]
    return max(1, days_between(rule.start, rule.due)) if rule.due else 1
