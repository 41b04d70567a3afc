"""The human clock: a day ends at 04:00, "now" is always passed in, days are local dates.

The only user of arrow, which is imported where it is needed: it costs 26 ms.
"""

from __future__ import annotations

import re
import time as system_time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from store.records.text import quoted

if TYPE_CHECKING:
    from datetime import time

Clock: TypeAlias = Callable[[], datetime]
"""Returns this moment, with its UTC offset."""

DAY = timedelta(days=1)
LEAP_YEARS_APART = 8
"""At most; between 1896 and 1904."""

_DAY_AND_MONTH = re.compile(r"\d{1,2} [a-z]+(?P<year> \d{4})?")


def system_clock() -> datetime:
    """Return this moment in the zone the machine is in now, even if that changed since the start."""
    system_time.tzset()
    return datetime.now().astimezone()


def today(now: datetime, day_ends: time) -> date:
    """Return the day `now` belongs to: until `day_ends`, by the clock on the wall, it is still yesterday."""
    ended = timedelta(hours=day_ends.hour, minutes=day_ends.minute)
    return (now.replace(tzinfo=None) - ended).date()


def on_the_wall(day: date, at: time) -> datetime:
    """Return the moment at which the clock on the wall showed a time on a day, where the machine is now."""
    return datetime.combine(day, at).astimezone()


def long_day(day: date) -> str:
    """Return "Sunday 22 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def short_day(day: date) -> str:
    """Return "Sun 22 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def short_moment(when: datetime, now: datetime) -> str:
    """Return "Sun 22 Nov, 07:43" in the zone of `now`, with the year where it is another."""
    when = when.astimezone(now.tzinfo)
    year = "" if when.year == now.year else f" {when.year}"
    return f"{short_day(when)}{year}, {when:%H:%M}"


def day_of_month(day: date) -> str:
    """Return "22 Nov"."""
    return f"{day.day} {day:%b}"


def header(now: datetime, day_ends: time) -> str:
    """Return the day in full; after midnight also until when it lasts, so that no one is puzzled."""
    day = today(now, day_ends)
    return long_day(day) if day == now.date() else f"{long_day(day)}, until {day_ends:%H:%M}"


def parse_day(words: str, today: date) -> date:
    """Return the day that `words` name: "2026-11-22", "22 Nov", "yesterday", "2 days ago".

    A day to come is understood too; whether it will do is for the caller to say.
    Raises ValueError with a sentence fit to show.
    """
    simple = {"today": today, "yesterday": today - DAY, "tomorrow": today + DAY}
    said = words.strip().lower()
    if said in simple:
        return simple[said]
    try:
        return date.fromisoformat(said)
    except ValueError:
        found = _counted_back(said, today) or _named(said, today)
    if found is None:
        raise ValueError(f"{quoted(said)} is not a day. Say 2026-11-22, 22 Nov, yesterday or “2 days ago”.")
    return found


def parse_coming_day(words: str, today: date) -> date:
    """Return the day, the first from `today` on, that `words` name: "12 Dec", 2026-12-12, "tomorrow", "in 3 weeks".

    With its year a day may also be past. Raises ValueError with a sentence fit to show.
    """
    simple = {"today": today, "tomorrow": today + DAY}
    said = words.strip().lower()
    if said in simple:
        return simple[said]
    try:
        return date.fromisoformat(said)
    except ValueError:
        ahead = said.replace("in 1 ", "in a ") if said.startswith("in ") else ""
        found = (_counted_back(ahead, today) if ahead else None) or _named(said, today, coming=True)
    if found is None:
        raise ValueError(f"{quoted(said)} is not a day. Say 12 Dec, 2026-12-12, tomorrow or “in 3 weeks”.")
    return found


def _counted_back(said: str, today: date) -> date | None:
    import arrow

    midday = arrow.get(today).replace(hour=12)
    try:
        return midday.dehumanize(f"a {said[2:]}" if said.startswith("1 ") else said).date()
    except (ValueError, OverflowError):
        return None


def _named(said: str, today: date, *, coming: bool = False) -> date | None:
    """Return the day of "22 nov 2025"; without a year the last such day up to `today`, or the first from it on."""
    import arrow

    match = _DAY_AND_MONTH.fullmatch(said)
    if match is None:
        return None
    step = 1 if coming else -1
    years = [""] if match["year"] else [f" {today.year + step * away}" for away in range(LEAP_YEARS_APART + 1)]
    for pattern, year in product(("D MMM YYYY", "D MMMM YYYY"), years):
        try:
            found = arrow.get(said + year, pattern).date()
        except ValueError:
            continue
        if match["year"] or (found >= today if coming else found <= today):
            return found
    return None
