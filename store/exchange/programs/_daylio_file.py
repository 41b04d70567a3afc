"""The CSV file that Daylio exports: a row a moment, with a word for the mood, activities, scales and a note.

Its columns are found by name: full_date, date, weekday, time, mood, activities, scales, note_title, note. Older
files have neither scales nor note_title, the oldest a year beside a day without it. Dates and times are in the
language of the phone, full_date apart, and lines break as `<br>`.
"""

from __future__ import annotations

import html
import re
from datetime import date, time
from typing import NamedTuple
from unicodedata import decimal

from store.clock import parse_day
from store.exchange.sheets import lines
from store.records.text import clean

NEEDED = {"mood", "activities", "time"}
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
    activities: tuple[str, ...]
    scales: tuple[str, ...]
    words: str


def is_daylio(text: str) -> bool:
    """Say whether the first line is the one that Daylio writes."""
    first = text.removeprefix("\ufeff").split("\n", 1)[0].lower()
    return {name.strip(' "\r') for name in first.split(",")} >= NEEDED


def moments_in(text: str, today: date) -> tuple[tuple[Moment, ...], tuple[str, ...]]:
    """Return the moments, each once, and a line for each row that could not be read as it stands."""
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
    return tuple(moments), tuple(trouble)


def _moment(columns: list[str], row: list[str], today: date) -> tuple[Moment, str]:
    """Return a row, and a remark on what of it could not be read. Raises ValueError, with the reason in words."""
    if len(row) != len(columns):
        raise ValueError(f"it has {len(row)} columns, not {len(columns)}")
    cells = {name: clean(cell).replace("\xa0", " ").strip() for name, cell in zip(columns, row, strict=True)}
    if not cells["mood"]:
        raise ValueError("it has no mood")
    day, at = _day(cells, today), _time(cells["time"])
    remark = "" if at or not cells["time"] else f"the time “{cells['time']}” cannot be read; kept without it"
    activities, scales = _listed(cells["activities"]), _listed(cells.get("scales", ""))
    words = "\n\n".join(filter(None, (_plain(cells.get("note_title", "")), _plain(cells.get("note", "")))))
    return Moment(day, at, cells["mood"], activities, scales, words), remark


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
