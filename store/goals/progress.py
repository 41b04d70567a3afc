"""How far a goal has come: the recent level, the path expected, the bar (clinical.md 2.4, 2.5 B)."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from store.goals.course import Course, courses, parts

if TYPE_CHECKING:
    from datetime import date

    from store.goals.verdicts import Judged
    from store.history import History
    from store.records.goal import Goal, Measure

RECENT = 4
"""Judged periods that a recent level looks back over."""

FOUR_WEEKS = 28


def level(period: Judged) -> float:
    """Return what a judged period comes to: an amount as its rate over the logged days, a value as it is."""
    count = period.count or 0
    return count * period.length / max(period.logged, 1) if period.adds_up else count


def recent(course: Course) -> float | None:
    """Return the mean level of the last four judged periods, of fewer where there are no more; None without any."""
    judged = course.judged[-RECENT:]
    return fmean(map(level, judged)) if judged else None


def is_settled(course: Course) -> bool:
    """Say whether the recent level may be spoken of: it rests on four judged periods, or on four weeks of them."""
    return len(course.judged) >= RECENT or sum(period.length for period in course.judged) >= FOUR_WEEKS


def expected(measure: Measure, done: int, total: int) -> float | None:
    """Return the level a linear glide passes after `done` of `total` periods; None for a measure without one.

    A rough path, not a rule.
    """
    if measure.baseline is None or measure.glide == "none":
        return None
    start = measure.baseline.value
    return start + (measure.target - start) * done / total


def progress(goal: Goal, history: History, today: date) -> float | None:
    """Return how far a goal has come, 0 to 1: the mean of its parts; None where nothing can be said yet."""
    return overall(courses(goal, history, today))


def overall(all_courses: tuple[Course, ...]) -> float | None:
    """Return how far a goal with these courses has come, 0 to 1; None where nothing can be said yet."""
    known = [part for part in map(progress_of, parts(all_courses)) if part is not None]
    return fmean(known) if known else None


def progress_of(course: Course) -> float | None:
    """Return how far one measure has come, 0 to 1; None where nothing can be said yet."""
    if course.is_maintenance:
        return _met_share(course.round)
    if course.measure.direction == "move_to":
        return _way(course, course.latest)
    if course.is_reduction:
        return _way(course, recent(course) if is_settled(course) else None)
    if course.measure.period == "whole_window":
        return _filled(course.round)
    return _met_of_all(course.round)


def _met_share(course: Course) -> float | None:
    return course.number("met") / len(course.judged) if course.judged else None


def _met_of_all(course: Course) -> float | None:
    """Return met of all periods but the excused; with an open end, of those that are finished."""
    running = course.running is not None and course.rule.due is not None
    finished = sum(map(course.number, ("met", "not_met", "unknown")))
    total = finished + running + course.to_come
    return course.number("met") / total if total else None


def _filled(course: Course) -> float | None:
    """Return how much of the one period's target is there; a limit is not filled, it is kept or not."""
    if course.measure.direction == "at_most" or not course.periods:
        return _met_share(course)
    whole = course.periods[-1]
    return min(1, (whole.count or 0) / whole.target) if whole.target > 0 else None


def _way(course: Course, now: float | None) -> float | None:
    """Return how much of the way from the origin to the target lies behind, never less than none."""
    start, target = course.origin, course.measure.target
    if start is None or now is None or start == target:
        return None
    return min(1, max(0, (now - start) / (target - start)))
