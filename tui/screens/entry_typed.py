"""What becomes of an entry when something is typed into one of the rows of its form."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.clock import DAY, parse_coming_day, parse_day
from store.entry_answers import put, put_again, read_time
from store.entry_kind import EntryKind, kind_named
from tui.screens.entry_rows import AGAIN, field_of, place_of

if TYPE_CHECKING:
    from store.records.entry import Entry


class Today(NamedTuple):
    """The day it is, and when days end."""

    day: date
    ends: time


def typed(entry: Entry, row: str, words: str, today: Today) -> Entry:
    """Return the entry with what was typed into a row. Raises ValueError with a sentence."""
    kind = kind_named(entry.kind)
    field = field_of(kind, row)
    if row == "day":
        day = _day(kind, words, today.day)
        return replace(entry, day=day, at=_at(day, f"{entry.at:%H:%M}" if entry.at else "", today.ends))
    if row == "time":
        return replace(entry, at=_at(entry.day, words, today.ends))
    if field is None:
        return entry
    if row.startswith(AGAIN):
        return replace(entry, fields=put_again(entry.fields, field.after, place_of(row), words, field))
    return replace(entry, fields=put(entry.fields, field, words))


def _day(kind: EntryKind, words: str, today: date) -> date:
    """Return the day that was typed; one to come only where the thing may still be planned."""
    if kind.not_yet:
        try:
            return parse_day(words, today)
        except ValueError:
            return parse_coming_day(words, today)
    day = parse_day(words, today)
    if day > today:
        raise ValueError("That day is still to come.")
    return day


def _at(day: date, words: str, ends: time) -> datetime | None:
    """Return a time of a day as a moment; before the day ends it belongs to the night after."""
    if not words.strip():
        return None
    at = time.fromisoformat(read_time(words))
    return datetime.combine(day + DAY * (at < ends), at).astimezone()
