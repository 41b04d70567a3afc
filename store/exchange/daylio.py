"""The CSV file that Daylio exports: a row a moment, with a word for the mood, activities, scales and a note.

Its columns are found by name: full_date, date, weekday, time, mood, activities, scales, note_title, note. Older
files have neither scales nor note_title, the oldest a year beside a day without it. Dates and times are in the
language of the phone, full_date apart, and lines break as `<br>`.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import decimal

import msgspec

from store.clock import on_the_wall, parse_day
from store.exchange.errors import NotTakenError
from store.exchange.foreign import LEAVE, Ask, Brought, Choice, made_id
from store.exchange.sheets import lines
from store.items import MOOD
from store.records.entry import Entry
from store.records.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE = "daylio"
NEEDED = {"mood", "activities", "time"}
SEVERAL = "several on one day"
"""The name of the question what a day's mood is that has several."""
NUMBERS = tuple(Choice(str(number), str(number)) for number in range(11))
LEFT = Choice(LEAVE, "no number: only its word is kept")
ONE_OF_SEVERAL = (
    Choice(LEAVE, "the day's mood stays open"),
    Choice("first", "the first moment of the day"),
    Choice("last", "the last moment of the day"),
)
MAPS = (
    "mood words: the mood of the day, by the numbers you choose",
    "each moment: a note with its words, activities and scales",
)
LOST = ("photos, recordings, goals, groups and icons are not in the file", "the layout of notes: bold, lists")
NOON = 12
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\s*/?>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|s|em|strong|ul|ol|p|div|span|font|h\d)\b[^>]*>", re.IGNORECASE)
_TIME = re.compile(r"(?P<hour>\d{1,2})\s*[:.h]\s*(?P<minute>\d{2})\s*(?P<half>[ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)


class Moment(NamedTuple):
    """One row."""

    day: date
    at: time | None
    mood: str
    besides: tuple[str, ...]
    """Activities and scales."""
    words: str


class DaylioFile(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of such a file."""

    source: str = SOURCE
    moments: tuple[Moment, ...]
    trouble: tuple[str, ...]
    maps: tuple[str, ...] = MAPS
    lost: tuple[str, ...] = LOST

    @property
    def summary(self) -> str:
        """How much is in it, and from when to when."""
        if not self.moments:
            return "Daylio: no moment that could be read."
        days = sorted(moment.day for moment in self.moments)
        return f"Daylio: {len(self.moments):,} moments, {days[0]} to {days[-1]}."

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each mood word, the most used first; and what a day is that has several."""
        counts = Counter(moment.mood for moment in self.moments)
        words = tuple(
            Ask(word, f"mood, {_times(count)}; 0 very low, 10 very good", (LEFT, *NUMBERS))
            for word, count in counts.most_common()
        )
        days = Counter(moment.day for moment in self.moments)
        several = sum(count > 1 for count in days.values())
        return (*words, Ask(SEVERAL, f"{_days(several)} with several moods", ONE_OF_SEVERAL)) if several else words

    def brought(self, chosen: Mapping[str, str]) -> Brought:
        """Return a note for each moment, and the mood of each day that is decided."""
        days: dict[date, list[Moment]] = {}
        for moment in sorted(self.moments, key=lambda each: (each.day, each.at or time.min)):
            days.setdefault(moment.day, []).append(moment)
        numbers = {day: _number(moments, chosen) for day, moments in days.items()}
        answers = {day.isoformat(): {MOOD.id: number} for day, number in numbers.items() if number is not None}
        return Brought(answers=answers, entries=tuple(_entries(self.moments)))


def is_daylio(text: str) -> bool:
    """Say whether the first line is the one that Daylio writes."""
    first = text.removeprefix("\ufeff").split("\n", 1)[0].lower()
    return {name.strip(' "\r') for name in first.split(",")} >= NEEDED


def read(text: str, today: date) -> DaylioFile:
    """Return what is in the file; a row that cannot be read is told and left out. Raises NotTakenError."""
    if not is_daylio(text):
        raise NotTakenError("That is no file of Daylio: its first line names no mood, activities and time.")
    rows = lines(text)
    columns = [name.strip().lower() for name in rows[0][1]]
    moments: dict[Moment, int] = {}
    trouble: list[str] = []
    for line, row in rows[1:]:
        try:
            moment, remark = _moment(columns, row, today)
        except ValueError as why:
            trouble.append(f"line {line}: {why}; left out")
            continue
        if moment in moments:
            remark = f"the same as line {moments[moment]}; taken once"
        if remark:
            trouble.append(f"line {line}: {remark}")
        moments.setdefault(moment, line)
    return DaylioFile(moments=tuple(moments), trouble=tuple(trouble))


def _moment(columns: list[str], row: list[str], today: date) -> tuple[Moment, str]:
    """Return a row, and a remark on what of it could not be read. Raises ValueError, with the reason in words."""
    if len(row) != len(columns):
        raise ValueError(f"it has {len(row)} columns, not {len(columns)}")
    cells = {name: clean(cell).replace("\xa0", " ").strip() for name, cell in zip(columns, row, strict=True)}
    if not cells["mood"]:
        raise ValueError("it has no mood")
    day, at = _day(cells, today), _time(cells["time"])
    remark = "" if at or not cells["time"] else f"the time “{cells['time']}” cannot be read; kept without it"
    besides = (*_listed(cells["activities"]), *_listed(cells.get("scales", "")))
    words = "\n\n".join(filter(None, (_plain(cells.get("note_title", "")), _plain(cells.get("note", "")))))
    return Moment(day, at, cells["mood"], besides, words), remark


def _day(cells: dict[str, str], today: date) -> date:
    said = _digits(cells.get("full_date") or f"{cells.get('date', '')} {cells.get('year', '')}".strip())
    try:
        return date.fromisoformat(said) if cells.get("full_date") else _named_day(said, today)
    except ValueError:
        raise ValueError(f"the day “{said}” cannot be read") from None


def _named_day(said: str, today: date) -> date:
    """Return "18 May 2018", or "May 18 2018"; in another language it is not guessed."""
    words = said.replace(",", " ").replace(".", " ").split()
    if len(words) == 3 and words[1].isdigit():  # noqa: PLR2004 - month, day, year
        words = [words[1], words[0], words[2]]
    return parse_day(" ".join(words), today)


def _time(said: str) -> time | None:
    """Return "20:30", "8:30 pm", "8.30"; None for what is none."""
    found = _TIME.fullmatch(_digits(said).replace("\u202f", " ").strip())
    if not found:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    hour = hour % NOON + (NOON if half == "p" else 0) if half else hour
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _digits(said: str) -> str:
    """Return it with the digits that every language has in common."""
    return "".join(str(decimal(sign, sign)) for sign in said)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(part.split()) for part in cell.split(" | "))))


def _plain(note: str) -> str:
    """Return a note as text: its breaks are breaks, its signs are signs."""
    broken = _ITEM.sub("- ", _BREAK.sub("\n", note))
    return clean(html.unescape(_TAG.sub("", broken))).strip()


def _number(moments: list[Moment], chosen: Mapping[str, str]) -> int | None:
    """Return the mood of a day, None where it stays open."""
    numbers = [chosen.get(moment.mood, LEAVE) for moment in moments]
    if len(set(numbers)) == 1:
        number = numbers[0]
    elif not all(moment.at for moment in moments):
        number = LEAVE
    else:
        number = {"first": numbers[0], "last": numbers[-1]}.get(chosen.get(SEVERAL, LEAVE), LEAVE)
    return None if number == LEAVE else int(number)


def _entries(moments: tuple[Moment, ...]) -> Iterator[Entry]:
    """Yield a note for each moment; two of one minute are told apart by their order."""
    before: Counter[tuple[date, time | None]] = Counter()
    for moment in reversed(moments):
        place = before[moment.day, moment.at]
        before[moment.day, moment.at] += 1
        besides = " · ".join((f"Daylio: {moment.mood}", *moment.besides))
        yield Entry(
            id=made_id(SOURCE, moment.day.isoformat(), str(moment.at or ""), str(place)),
            kind="note",
            day=moment.day,
            at=on_the_wall(moment.day, moment.at) if moment.at else None,
            fields={"text": "\n\n".join(filter(None, (moment.words, besides)))},
            source=SOURCE,
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
