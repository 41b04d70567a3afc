"""The course of one measure of a goal, from its start to today."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import msgspec

from store.goals.baselines import with_counted
from store.goals.counted import amount, counted
from store.goals.periods import LENGTHS, measure_of, rule_now
from store.goals.verdicts import Judged, periods_of
from store.records.goal import Goal, Measure, Revision

if TYPE_CHECKING:
    from datetime import date

    from store.history import History


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """A measure, the rule in force today, and every period so far, the one that runs today last."""

    measure: Measure
    rule: Revision
    periods: tuple[Judged, ...]
    origin: float | None
    """Where it stood at first: the baseline, else for a value to reach the first thing logged."""
    is_over: bool
    """Whether its last day has passed."""

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The periods known to have gone one way or the other."""
        return tuple(period for period in self.periods if period.verdict in {"met", "not_met"})

    @property
    def round(self) -> Course:
        """The periods since the start of the rule in force: a rule with a new start is a new round."""
        periods = tuple(period for period in self.periods if period.first >= self.rule.start)
        return msgspec.structs.replace(self, periods=periods)

    @property
    def running(self) -> Judged | None:
        """The period that runs today."""
        return self.periods[-1] if self.periods and self.periods[-1].verdict is None else None

    @property
    def latest(self) -> float | None:
        """The newest count, the running period's included."""
        return next((period.count for period in reversed(self.periods) if period.count is not None), None)

    @property
    def is_logged(self) -> bool:
        """Whether anything was ever logged."""
        return any(period.logged or period.count is not None for period in self.periods)

    @property
    def is_reduction(self) -> bool:
        """Whether the measure is to come down from where it stood: it is then looked at over several periods."""
        return self.measure.direction == "at_most" and self.measure.baseline is not None

    @property
    def is_maintenance(self) -> bool:
        """Whether the measure is to stay where it was: its baseline keeps to the target already."""
        baseline, target = self.measure.baseline, self.measure.target
        if baseline is None:
            return False
        return baseline.value == target or (self.measure.direction == "at_most" and baseline.value < target)

    @property
    def to_come(self) -> int:
        """How many periods lie between the last one begun and the end of the rule; 0 where it has no end."""
        if not self.periods or self.rule.due is None or self.measure.period == "whole_window":
            return 0
        return max(0, ceil((self.rule.due - self.periods[-1].last).days / LENGTHS[self.measure.period]))

    def number(self, verdict: str) -> int:
        """Return how many periods have this verdict."""
        return sum(period.verdict == verdict for period in self.periods)


def course_of(goal: Goal, measure: Measure, history: History, today: date) -> Course:
    """Return the course of one measure of the rule in force on `today`, from the baseline that was counted."""
    return _course(with_counted(goal, history, today), measure, history, today)


def courses(goal: Goal, history: History, today: date) -> tuple[Course, ...]:
    """Return the course of each measure of the rule in force on `today`, in its order."""
    known = with_counted(goal, history, today)
    return tuple(_course(known, measure, history, today) for measure in rule_now(known, today).measures)


def _course(goal: Goal, measure: Measure, history: History, today: date) -> Course:
    rule = rule_now(goal, today)
    measure = measure_of(rule, measure.id) or measure
    last_days = [day for day in (rule.due, goal.ended) if day]
    return Course(
        measure=measure,
        rule=rule,
        periods=periods_of(goal, measure, history, today),
        origin=_origin(goal, measure, history),
        is_over=bool(last_days) and min(last_days) < today,
    )


def parts_of(rule: Revision) -> tuple[Measure, ...]:
    """Return the measures that decide whether a goal is reached; those beside it only where there are no others."""
    return tuple(measure for measure in rule.measures if not measure.beside) or rule.measures


def parts(courses: tuple[Course, ...]) -> tuple[Course, ...]:
    """Return the courses that decide whether a goal is reached."""
    return tuple(course for course in courses if course.measure in parts_of(course.rule))


def _origin(goal: Goal, measure: Measure, history: History) -> float | None:
    if measure.baseline:
        return measure.baseline.value
    if measure.direction != "move_to":
        return None
    answers = counted(history, measure)
    days = sorted(day for day in answers if day >= goal.revisions[0].start.isoformat())
    return next((worth for day in days if (worth := amount(answers[day])) is not None), None)
