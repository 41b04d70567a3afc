"""What can be done with what the charts mark, as changes: keep it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.changes import Change, Drop, Put, differences
from store.clock import day_of_month, short_day
from store.records.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Edit
    from store.records.event import Event

EVENTS = "events"
"""The table."""
IN_WORDS = "a new dose, a holiday, an illness, a new therapist, anything"
"""What may be marked."""


def keep(new: Event, old: Event | None = None) -> Change:
    """Return the change that marks an event; of an `old` one only what differs is written."""
    edits: tuple[Edit, ...] = (Put(EVENTS, new.id, (), new.document()),)
    return Change(words=said(new), edits=differences(EVENTS, old, new) if old else edits, item=new.id)


def delete(event: Event) -> Change:
    """Return the change that removes it."""
    return Change(words=f"deleting {said(event)}", edits=(Drop(EVENTS, event.id),), item=event.id)


def problem(event: Event, today: date) -> tuple[str, str]:
    """Return the field that keeps an event from being marked and why, in a sentence; both empty where none does."""
    if not event.words.strip():
        return "words", f"It needs a few words: {IN_WORDS}."
    if event.day > today:
        return "day", "That day is still to come; the charts mark what has happened."
    if event.last and event.last < event.day:
        return "last", "The last day comes before the first one."
    return "", ""


def said(event: Event) -> str:
    """Return an event in a line: "holiday, 10 Aug to 17 Aug"."""
    return f"{one_line(event.words)}, {days_of(event)}"


def days_of(event: Event) -> str:
    """Return its day, or its first and its last: "Mon 2 Nov", "10 Aug to 17 Aug"."""
    if event.last is None or event.last == event.day:
        return short_day(event.day)
    return f"{day_of_month(event.day)} to {day_of_month(event.last)}"
