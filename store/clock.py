"""The human clock: a day ends at 04:00, "now" is always passed in, days are local dates.

The only user of arrow, which is imported where it is needed: it costs 26 ms.
"""

from __future__ import annotations

import time as system_time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import time

Clock: TypeAlias = Callable[[], datetime]
"""Returns this moment, with its UTC offset."""

DAY = timedelta(days=1)


def system_clock() -> datetime:
    """Return this moment in the zone the machine is in now, even if that changed since the start."""
    system_time.tzset()
    return datetime.now().astimezone()


def today(now: datetime, day_ends: time) -> date:
    """Return the day `now` belongs to: until `day_ends`, by the clock on the wall, it is still yesterday."""
    ended = timedelta(hours=day_ends.hour, minutes=day_ends.minute)
    return (now.replace(tzinfo=None) - ended).date()


def long_day(day: date) -> str:
    """Return "Sunday 22 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def short_day(day: date) -> str:
    """Return "Sun 22 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def day_of_month(day: date) -> str:
    """Return "22 Nov"."""
    return f"{day.day} {day:%b}"


def header(now: datetime, day_ends: time) -> str:
    """Return the day in full; after midnight also until when it lasts, so that no one is puzzled."""
    day = today(now, day_ends)
    return long_day(day) if day == now.date() else f"{long_day(day)}, until {day_ends:%H:%M}"


def parse_day(words: str, today: date) -> date:
    """Return the day that `words` name: "2026-11-22", "22 Nov", "yesterday", "2 days ago".

    Raises ValueError with a sentence fit to show.
    """
    simple = {"today": today, "yesterday": today - DAY}
    said = words.strip().lower()
    if said in simple:
        return simple[said]
    try:
        return date.fromisoformat(said)
    except ValueError:
        return _parse_loosely(said, today)


def _parse_loosely(said: str, today: date) -> date:
    import arrow

    midday = arrow.get(today).replace(hour=12)
    try:
        return midday.dehumanize(said).date()
    except ValueError:
        pass
    for pattern in ("D MMM YYYY", "D MMMM YYYY", "D MMM", "D MMMM"):
        try:
            found = arrow.get(said, pattern).date()
        except ValueError:
            continue
        return found if "YYYY" in pattern else _latest(found, today)
    raise ValueError(f'"{said}" is not a day. Say 2026-11-22, 22 Nov, yesterday or "2 days ago".')


def _latest(day_of_year: date, today: date) -> date:
    """Return the last such day of a year that is not after `today`."""
    this_year = day_of_year.replace(year=today.year)
    return this_year if this_year <= today else this_year.replace(year=today.year - 1)
