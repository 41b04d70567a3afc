"""The picture of a value that is to reach a target over the whole time: each answer, and the mean of a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month, short_day
from store.goals.counted import amount, counted
from store.goals.evidence import item_of
from store.goals.periods import Rest, days_between
from store.goals.words import figure, started
from store.insight.average import WINDOW, trailing_means
from widgets.charts._calendar import ticks
from widgets.charts._count import aim_words, capital, counted_words, top
from widgets.charts._events import captions, changed, marks
from widgets.charts._rating import points_of
from widgets.picture import Caption, Picture, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.goals.course import Course
    from store.history import History
    from store.records.goal import Goal
    from widgets.chart import Scope
    from widgets.picture import Point


def by_day(goal: Goal, course: Course, history: History, scope: Scope) -> Picture:
    """Return each answer since the start, beside the target; the mean of a week breaks where the goal rested."""
    measure, first = course.measure, _first(course, scope)
    last = course.rule.due if scope.whole and course.rule.due else scope.today
    days, past = days_between(first, max(last, first)), days_between(first, scope.today)
    before = WINDOW - 1
    every = [first + (day - before) * DAY for day in range(past + before)]
    answers, rest = counted(history, measure), Rest(goal, history)
    values = [amount(answers.get(day.isoformat())) for day in every]
    rests = {place for place, day in enumerate(every) if rest.pause(day)}
    points = points_of(history, item_of(measure), first, values[before:])
    found = changed(goal, first, scope.today)
    title = counted_words(measure)
    return Picture(
        title=title,
        span=plural(past, "day"),
        slots=days,
        first=first,
        ahead=max(0, days - past),
        high=top(goal, measure.id),
        points=points,
        line=trailing_means(values, rests)[before:],
        target=measure.target,
        baseline=course.origin if scope.whole else None,
        ticks=ticks(first, max(last, first)),
        events=marks(found, first, scope.today),
        legend=(Caption("●", "day"), Caption("⠒", "7-day mean"), Caption("─", aim_words(measure))),
        notes=captions(found, scope.today),
        words=_words(title, points, course, first),
        empty=f"{title}: shown here once something is logged for it.",
    )


def _first(course: Course, scope: Scope) -> date:
    """Return the first day in sight: the start, or where the span begins."""
    if scope.whole or not scope.span_days:
        return min(course.rule.start, scope.today)
    return min(max(course.rule.start, scope.today - (scope.span_days - 1) * DAY), scope.today)


def _words(title: str, points: Sequence[Point], course: Course, first: date) -> str:
    measure = course.measure
    said = [aim_words(measure), *([f"started from {started(measure.baseline)}"] if measure.baseline else [])]
    aim = " ".join(f"{capital(words)}." for words in said)
    if not points:
        return f"{title}: nothing logged yet. {aim}"
    latest = f"{figure(measure, points[-1].value)} on {short_day(first + points[-1].slot * DAY)}"
    return f"{title}, since {day_of_month(first)}: {plural(len(points), 'answer')}, the latest {latest}. {aim}"
