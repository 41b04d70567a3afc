"""Clocks of forty zones over twenty years: a day stays the day it was meant as, wherever it is looked at."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from faults import _operations as operations
from faults._kind import Ground, Kind, Point, Skipped
from faults._memory_disk import FOLDER, empty_disk
from store import acts
from store.clock import today
from store.items import MOOD
from store.journal.journal import Journal
from store.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, YEARS = 2006, 20
ENDS = Settings().day_ends
AROUND = tuple(timedelta(minutes=minutes) for minutes in range(-360, 361, 90))
"""Moments around each change of the clock: before it, in what is doubled or left out, after it."""
ELSEWHERE = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""Where each journal is looked at afterwards: a day ahead and a day behind."""
ZONES = (
    *("Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi"),
    *("America/Anchorage", "America/Bogota", "America/Caracas", "America/Chicago", "America/Denver"),
    *("America/Halifax", "America/Havana", "America/Los_Angeles", "America/Mexico_City", "America/New_York"),
    *("America/Nuuk", "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll"),
    *("Asia/Amman", "Asia/Dhaka", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata"),
    *("Asia/Pyongyang", "Asia/Shanghai", "Asia/Tehran", "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney"),
    *("Europe/Berlin", "Europe/Dublin", "Europe/Istanbul", "Europe/London", "Europe/Moscow", "Pacific/Apia"),
    *("Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati", "UTC"),
)


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """In each zone keep an answer around each change of the clock and each turn of the year."""
    before = os.environ.get("TZ")
    try:
        for name in ground.some(ZONES, 4):
            try:
                zone = ZoneInfo(name)
            except ZoneInfoNotFoundError:
                yield Skipped(YEARS, f"{name} is not among the zones of this system")
                continue
            yield from _in_zone(name, zone, YEARS // 5 if ground.short else YEARS)
    finally:
        _move_to(before)


def _in_zone(name: str, zone: ZoneInfo, years: int) -> Iterator[Point]:
    moments = [change + around for change in _changes(zone, years) for around in AROUND]
    meant: dict[datetime, date] = {}
    disk = empty_disk()
    for moment in moments:
        _move_to(name)
        now = datetime.fromtimestamp(moment.timestamp()).astimezone()
        wall = moment.astimezone(zone).replace(tzinfo=None)
        meant[moment] = (wall - timedelta(hours=ENDS.hour, minutes=ENDS.minute)).date()
        said = today(now, ENDS)
        yield Point(f"{name}, {moment:%Y-%m-%dT%H:%MZ}", *(() if said == meant[moment] else ("wrong", f"{said}")))
        if moment in moments[:: len(AROUND)]:
            Journal.open(FOLDER, partial(_same, now), disk=disk).record(acts.answer(MOOD, said, 5, said))
    days = sorted({meant[moment].isoformat() for moment in moments[:: len(AROUND)]})
    for place in (name, *ELSEWHERE):
        _move_to(place)
        seen = Journal.open(FOLDER, operations.clock, disk=disk).history.days
        yield Point(f"{name}, looked at in {place}", *(() if [*seen] == days else ("lost", "the days moved")))


def _same(moment: datetime) -> datetime:
    return moment


def _changes(zone: ZoneInfo, years: int) -> list[datetime]:
    """Return when the clock of a zone has just changed, to six hours, and the beginning of each year."""
    hours = [datetime(FIRST, 1, 1, tzinfo=UTC) + timedelta(hours=6 * step) for step in range(years * 1461)]
    found = {
        later
        for earlier, later in pairwise(hours)
        if earlier.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset()
    }
    return sorted(found | {datetime(year, 1, 1, tzinfo=UTC) for year in range(FIRST, FIRST + years)})


def _move_to(zone: str | None) -> None:
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    time.tzset()


TIME_ZONES = Kind("clocks of forty zones over twenty years", 5_000, points)
"""The kind."""
