"""The days of a chart: where they begin, how they are spoken of, and the words under their axis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month
from widgets.picture import Tick, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from widgets.chart import Scope

SHORTEST = 14
"""Days that are shown at least."""
A_YEAR = 365
FARTHEST = timedelta(days=36500)
"""What lies further back than a century is a slip, and not in sight."""
_DAYS_A_WEEK = 7
_WEEKS_UP_TO = 45
_MONTHS_UP_TO = 200
_QUARTERS_UP_TO = 800


def first_day(earliest: date | None, scope: Scope, least: int = SHORTEST) -> date:
    """Return the first day in sight; with everything in sight, that of the first answer, `earliest`."""
    if scope.span_days:
        return scope.today - (scope.span_days - 1) * DAY
    return min(began(earliest, scope), scope.today - (least - 1) * DAY)


def began(earliest: date | None, scope: Scope) -> date:
    """Return the day of the first answer, never after today, nor more than a century ago."""
    return max(scope.today - FARTHEST, min(earliest or scope.today, scope.today))


def span_words(scope: Scope, first: date) -> str:
    """Return the span of a scope: "30 days", "a year", "since 14 Aug 2026"."""
    if not scope.span_days:
        return f"since {day_of_month(first)} {first.year}"
    return "a year" if scope.span_days == A_YEAR else plural(scope.span_days, "day")


def ticks(first: date, today: date) -> tuple[Tick, ...]:
    """Return a tick every week back from today, or at the start of each month, quarter or year of a long span."""
    days = (today - first).days + 1
    if days <= _WEEKS_UP_TO:
        return _weeks(first, today)
    if days <= _MONTHS_UP_TO:
        return tuple(Tick((day - first).days, f"{day:%b}") for day in _firsts(first, today, every=1))
    if days <= _QUARTERS_UP_TO:
        quarters = _firsts(first, today, every=3)
        return tuple(Tick((day - first).days, f"{day:%b}" if day.month > 1 else f"{day:%Y}") for day in quarters)
    return tuple(Tick((day - first).days, f"{day:%Y}") for day in _firsts(first, today, every=12))


def _weeks(first: date, today: date) -> tuple[Tick, ...]:
    """Return a tick a week, months named where they begin; the first day stands instead of one it would touch."""
    clear = timedelta(days=5)
    days = [day for day in _back(first, today) if day - first > clear]
    named = {first, *(day for day in days if day.day <= _DAYS_A_WEEK)}
    return tuple(
        Tick((day - first).days, day_of_month(day) if day in named else str(day.day)) for day in [first, *days]
    )


def _back(first: date, today: date) -> Iterator[date]:
    weeks = (today - first).days // _DAYS_A_WEEK
    return (today - timedelta(weeks=week) for week in reversed(range(weeks + 1)))


def _firsts(first: date, today: date, *, every: int) -> Iterator[date]:
    months = range(first.year * 12 + first.month - 1, today.year * 12 + today.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months if month % 12 % every == 0)
    return (start for start in starts if start >= first)
