"""Weeks up to the last whole one, so that what is said changes once a week and not with every look."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from store.clock import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.history import History

A_WEEK = 7
ENOUGH_DAYS = 4
"""Days of a week that must be known before it has a mean (clinical.md 5.1)."""


class Week(NamedTuple):
    """The mean of a week; `place` counts weeks from the first in sight."""

    place: int
    mean: float


def last_day(today: date, week_starts: int) -> date:
    """Return the last day of the last whole week before today; `week_starts` is 0 Monday to 6 Sunday."""
    return today - ((today.weekday() - week_starts) % A_WEEK + 1) * DAY


def days_back(today: date, week_starts: int, weeks: int) -> list[str]:
    """Return the ISO days of the last whole weeks, the oldest first."""
    last = last_day(today, week_starts)
    return [(last - ago * DAY).isoformat() for ago in reversed(range(weeks * A_WEEK))]


def weekly(days: list[str], known: Mapping[str, float]) -> Iterator[Week]:
    """Yield the mean of each week of which four days or more are known; `days` are those of whole weeks."""
    for place in range(len(days) // A_WEEK):
        week = days[place * A_WEEK : (place + 1) * A_WEEK]
        values = [known[day] for day in week if day in known]
        if len(values) >= ENOUGH_DAYS:
            yield Week(place, fmean(values))


def numbers(history: History, item: str) -> dict[str, float]:
    """Return the answers to an item that are numbers, by ISO day."""
    return {day: answer for day, answer in history.answers(item).items() if not isinstance(answer, str)}
