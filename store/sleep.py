"""A night of the sleep diary, worked out from its times as they are typed (clinical.md 3.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any

import msgspec

from store.clock import DAY
from store.entry_kind import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.entry import Entry
    from store.records.record import Document

KIND = "sleep"
"""The kind of journal entry."""
TIMES = ("into_bed", "tried_to_sleep", "woke", "out_of_bed")
"""The times of a night, in their order."""
SHORTEST, LONGEST = 60, 18 * 60
"""Minutes that a night in bed may have; beyond them a time is most likely a slip."""
HOUR = 60
ANY_DAY = date(2026, 1, 15)
"""Stands for the day of times that have none."""


class ImpossibleNightError(ValueError):
    """Times that make no night; its message is fit to show."""


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """One night, named by the day on which one wakes; minutes throughout, None where not told."""

    day: date
    in_bed: int | None = None
    """From going to bed to getting up."""
    asleep: int | None = None
    """From trying to sleep to waking at last, less what it took to fall asleep and what lay awake between."""
    awake_in_bed: int | None = None
    """From waking at last to getting up."""
    got_up: time | None = None
    quality: float | None = None
    """0 very poor to 10 very good."""
    habits: frozenset[str] | None = None
    """What there was the day before; None where that was not told."""

    @property
    def efficiency(self) -> float | None:
        """Sleep efficiency: minutes asleep of a hundred in bed."""
        return None if self.asleep is None or self.in_bed is None else 100 * self.asleep / self.in_bed


def night(entry: Entry) -> Night:
    """Return the night of a diary entry. Raises ImpossibleNightError, with a sentence, for times that make none.

    An hour that the clock was put forward or back in that night is reckoned with, unless the entry was written
    where the clock shows another time than here: then the clock on the wall is all that is known.
    """
    return reckoned(entry.fields, entry.day, _zone(entry))


def echo(fields: Document, day: date | None = None) -> str:
    """Say a night back: "In bed 7 h 55, asleep about 5 h 35. OK?"; empty where too little is told.

    Raises ImpossibleNightError, with a sentence, for times that make no night. Without the `day` one wakes, the
    clock is taken never to be put forward or back.
    """
    told = reckoned(fields, day or ANY_DAY, None if day else UTC)
    parts = (
        f"in bed {spoken(told.in_bed)}" if told.in_bed is not None else "",
        f"asleep about {spoken(told.asleep)}" if told.asleep is not None else "",
    )
    said = ", ".join(filter(None, parts))
    return f"{said[0].upper()}{said[1:]}. OK?" if said else ""


def reckoned(fields: Document, day: date, zone: tzinfo | None = None) -> Night:
    """Return the night of these fields that ended on `day`, by the clock of `zone`; None: the machine's own.

    Raises ImpossibleNightError as `night` does.
    """
    times = {name: _time(fields.get(name)) for name in TIMES}
    moments = _unrolled(times, day, zone)
    in_bed = _between(moments, "into_bed", "out_of_bed")
    tried = _between(moments, "tried_to_sleep", "woke")
    _check_length(_between(moments, *_ends(moments)) if moments else None)
    if in_bed is not None:
        _check_length(in_bed, SHORTEST)
    return Night(
        day=day,
        in_bed=in_bed,
        asleep=_asleep(tried, _minutes(fields.get("minutes_to_sleep")), _minutes(fields.get("minutes_awake"))),
        awake_in_bed=_between(moments, "woke", "out_of_bed"),
        got_up=times["out_of_bed"],
        quality=_rating(fields.get("quality")),
        habits=_habits(fields.get("habits")),
    )


def spoken(minutes: float) -> str:
    """Return minutes as people say them: "7 h 55", "8 h", "40 min"."""
    hours, rest = divmod(round(minutes), HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _asleep(tried: int | None, to_sleep: int | None, awake: int | None) -> int | None:
    """Return the minutes asleep. Raises ImpossibleNightError where more lay awake than there was."""
    if tried is not None and (to_sleep or 0) + (awake or 0) > tried:
        lay = spoken((to_sleep or 0) + (awake or 0))
        raise ImpossibleNightError(f"{lay} awake, of only {spoken(tried)} of night: is a number wrong?")
    return None if tried is None or to_sleep is None or awake is None else tried - to_sleep - awake


def _check_length(minutes: int | None, least: int = 0) -> None:
    if minutes is not None and not least <= minutes <= LONGEST:
        raise ImpossibleNightError(f"{spoken(minutes)} in bed: is a time out of order, or am for pm?")


def _unrolled(times: dict[str, time | None], day: date, zone: tzinfo | None) -> dict[str, datetime]:
    """Return each time as a moment, backwards from getting up: the latest such moment before the next one."""
    moments: dict[str, datetime] = {}
    until = max(_moments(day, time.max, zone))
    for name in reversed(TIMES):
        at = times[name]
        if at is not None:
            near = until.astimezone(zone).date()
            found = (moment for ago in (0, 1, 2) for moment in _moments(near - ago * DAY, at, zone))
            until = moments[name] = max(moment for moment in found if moment <= until)
    return moments


def _moments(day: date, at: time, zone: tzinfo | None) -> Iterator[datetime]:
    """Yield the moments at which the clock shows a time on a day: two where it is put back over it."""
    for fold in (0, 1):
        yield datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC)


def _ends(moments: dict[str, datetime]) -> tuple[str, str]:
    known = [name for name in TIMES if name in moments]
    return known[0], known[-1]


def _between(moments: dict[str, datetime], first: str, last: str) -> int | None:
    if first not in moments or last not in moments:
        return None
    return round((moments[last] - moments[first]).total_seconds() / HOUR)


def _zone(entry: Entry) -> tzinfo | None:
    return None if entry.at is None or entry.at.utcoffset() == entry.at.astimezone().utcoffset() else UTC


def _time(value: Any) -> time | None:  # noqa: ANN401 - what a journal holds
    try:
        return time.fromisoformat(value).replace(second=0, microsecond=0, tzinfo=None)
    except (TypeError, ValueError):
        return None


def _minutes(value: Any) -> int | None:  # noqa: ANN401 - as above
    return round(value) if is_number(value) and 0 <= value <= LONGEST else None


def _rating(value: Any) -> float | None:  # noqa: ANN401 - as above
    return float(value) if is_number(value) else None


def _habits(value: Any) -> frozenset[str] | None:  # noqa: ANN401 - as above
    return frozenset(word for word in value if isinstance(word, str)) if isinstance(value, list) else None
