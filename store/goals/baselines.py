"""A baseline that is counted before the goal starts: track two weeks first, then use the real number.

The journal keeps the estimate; what was counted is worked out from the days each time (clinical.md 2.5 B).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.goals.counted import counted
from store.goals.periods import LENGTHS, Rest, Span, days_between
from store.goals.verdicts import A_WEEK, LOGGED_DAYS_OF_A_WEEK, judge
from store.goals.words import day_words
from store.records.goal import Baseline, Goal, Measure, Revision

if TYPE_CHECKING:
    from datetime import date

    from store.history import History


def with_counted(goal: Goal, history: History, today: date) -> Goal:
    """Return the goal with what was counted in place of each estimate whose days of counting are over.

    The count is that of a period, at the rate of the logged days. Where fewer than 5 days of 7 were logged the
    estimate stays, as an estimate.
    """
    rules = tuple(_rule_with_counted(rule, goal, history, today) for rule in goal.revisions)
    return goal if rules == goal.revisions else replace(goal, revisions=rules)


def counting_words(measure: Measure, rule: Revision, today: date) -> str:
    """Return "counting first: day 5 of 14, the goal starts Sun 6 Dec"; empty where nothing is counted first."""
    short = counting_in_short(measure, today)
    return f"{short}, the goal starts {day_words(rule.start, today)}" if short else ""


def counting_in_short(measure: Measure, today: date) -> str:
    """Return "counting first: day 5 of 14"; empty on a day when nothing is counted first."""
    window = measure.baseline.to_count if measure.baseline else None
    if window is None or not window[0] <= today <= window[1]:
        return ""
    return f"counting first: day {days_between(window[0], today)} of {days_between(*window)}"


def _rule_with_counted(rule: Revision, goal: Goal, history: History, today: date) -> Revision:
    rest = Rest(goal, history)
    measures = tuple(_measure_with_counted(measure, rule, history, rest, today) for measure in rule.measures)
    return replace(rule, measures=measures)


def _measure_with_counted(measure: Measure, rule: Revision, history: History, rest: Rest, today: date) -> Measure:
    baseline = measure.baseline
    if baseline is None or baseline.to_count is None or today <= baseline.to_count[1]:
        return measure
    value = _a_period(measure, rule, baseline.to_count, history, rest)
    known = replace(baseline, how="estimated") if value is None else Baseline(value=value, how="tracked")
    return replace(measure, baseline=known)


def _a_period(
    measure: Measure, rule: Revision, window: tuple[date, date], history: History, rest: Rest
) -> float | None:
    """Return what was counted between two days as a period's worth; None where too little was logged."""
    first, last = window
    days = Span(
        opening=first,
        first=first,
        last=last,
        length=days_between(first, last),
        rule=rule,
        measure=replace(measure, direction="at_most"),
    )
    found = judge(days, counted(history, measure), rest, last)
    needed = ceil(LOGGED_DAYS_OF_A_WEEK * found.eligible / A_WEEK)
    if found.count is None or found.mostly_rests or found.logged < needed:
        return None
    return found.count * _length(measure, rule) / found.logged if found.adds_up else found.count


def _length(measure: Measure, rule: Revision) -> int:
    """Return the days of a period; a whole span without an end is as long as a week."""
    if measure.period != "whole_window":
        return LENGTHS[measure.period]
    return days_between(rule.start, rule.due) if rule.due else A_WEEK
