"""The picture of a rating: each day's answer, and the 7-day mean where enough days are known."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from store.clock import DAY, short_day
from store.insight.average import WINDOW, trailing_means
from store.items import MOOD, NOW
from widgets.chart import Chart, Scope
from widgets.charts._calendar import first_day, span_words, ticks
from widgets.charts._events import captions, happenings, marks
from widgets.picture import Caption, Picture, Point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.history import History
    from store.records.check_in import Answer


def rating_chart(item: str, title: str, place: int) -> Chart:
    """Return the chart of an item that is rated 0-10."""
    return Chart(title, lambda history, scope: rating_picture(history, scope, item, title), place)


def rating_picture(history: History, scope: Scope, item: str, title: str) -> Picture:
    """Return each answer to an item that is rated 0-10, and the mean of seven days."""
    answers = history.answers(item)
    first = first_day(_earliest(answers), scope)
    days = (scope.today - first).days + 1
    before = WINDOW - 1
    daily = _daily(answers, first - before * DAY, days + before)
    line = trailing_means(daily)[before:]
    rated = points_of(history, item, first, daily[before:])
    points = (*rated, *_moments(history, first, days, rated)) if item == MOOD.id else rated
    found = happenings(history, first, scope.today)
    span = span_words(scope, first)
    return Picture(
        title=title,
        span=span,
        slots=days,
        first=first,
        points=points,
        line=line,
        ticks=ticks(first, scope.today),
        events=marks(found, first, scope.today),
        legend=_legend(points),
        notes=captions(found),
        words=_words(f"{title}, {span}", rated, line, first),
        empty=_empty(title, answered=bool(answers)),
    )


def _earliest(answers: Mapping[str, Answer]) -> date | None:
    return next((date.fromisoformat(iso) for iso in answers), None)


def _daily(answers: Mapping[str, Answer], first: date, days: int) -> list[float | None]:
    isos = ((first + timedelta(days=day)).isoformat() for day in range(days))
    return [_rating(answers.get(iso)) for iso in isos]


def _rating(answer: Answer | None) -> float | None:
    return float(answer) if isinstance(answer, int | float) and isfinite(answer) else None


def points_of(history: History, item: str, first: date, daily: Sequence[float | None]) -> tuple[Point, ...]:
    """Return a point for each known value of the days from `first` on."""
    late = _slots(history.late(item), first)
    hard = _slots(history.hard_days, first)
    return tuple(
        Point(slot, value, late=slot in late, hard=slot in hard)
        for slot, value in enumerate(daily)
        if value is not None
    )


def _moments(history: History, first: date, days: int, rated: Sequence[Point]) -> tuple[Point, ...]:
    """Return how it was at one moment of the days that have no rating of the whole (screens.md 2, hard day)."""
    known = {point.slot for point in rated}
    hard = _slots(history.hard_days, first)
    values = _daily(history.answers(NOW.id), first, days)
    return tuple(
        Point(slot, value, hard=slot in hard, moment=True)
        for slot, value in enumerate(values)
        if value is not None and slot not in known
    )


def _slots(isos: frozenset[str], first: date) -> frozenset[int]:
    return frozenset((date.fromisoformat(iso) - first).days for iso in isos)


def _legend(points: tuple[Point, ...]) -> tuple[Caption, ...]:
    late = [Caption("○", "told late")] if any(point.late for point in points) else []
    hard = [Caption("◆", "hard day")] if any(point.hard and not point.moment for point in points) else []
    moments = [point for point in points if point.moment]
    told = [Caption("◇" if any(point.hard for point in moments) else "○", "a moment")] if moments else []
    return (Caption("●", "day"), Caption("⠒", "7-day mean"), *late, *hard, *told)


def _words(title: str, points: Sequence[Point], line: Sequence[float | None], first: date) -> str:
    """Return what is known, for those who do not see the picture, and claim no trend (clinical.md 5.1)."""
    if not points:
        return f"{title}: nothing noted."
    values = [point.value for point in points]
    latest = f"{values[-1]:g} on {short_day(first + points[-1].slot * DAY)}"
    if len(points) == 1:
        return f"{title}: one day answered, {latest}."
    known = f"{len(points)} days answered, from {min(values):g} to {max(values):g} of 10, the latest {latest}."
    mean = f" The average of the last 7 days is {line[-1]:.1f}." if line[-1] is not None else ""
    return f"{title}: {known}{mean}"


def _empty(title: str, *, answered: bool) -> str:
    if answered:
        return f"{title} was not noted in this time. A longer span shows more."
    return f"{title} appears here once a day is answered."
