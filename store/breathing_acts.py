"""What is kept of a sitting of paced breathing, as changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.acts import ONE_DOCUMENT
from store.agenda import asked
from store.breathing import KIND, PATTERNS
from store.changes import Change, Drop, Put

if TYPE_CHECKING:
    from store.breathing import Sitting
    from store.history import History
    from store.records.entry import Entry
    from store.records.record import Document


def remember(sitting: Sitting) -> Change:
    """Return the change that keeps pattern and minutes for the next time; it is no act to take back."""
    chosen: Document = {"breathing": sitting.pattern.id, "breathing_minutes": sitting.minutes}
    if sitting.pattern not in PATTERNS:
        chosen["breathing_own"] = sitting.pattern.id
    edits = tuple(Put("settings", ONE_DOCUMENT, (name,), value) for name, value in chosen.items())
    return Change(words="the breathing pattern", edits=edits, draft=True)


def so_far(entry: Entry) -> Change:
    """Return the change that puts on the disk what was breathed while it goes on; it is no act yet."""
    return Change(words=KIND, edits=(Put("entries", entry.id, (), entry.document()),), draft=True)


def withdrawn(entry: Entry) -> Change:
    """Return the change that takes out what `so_far` kept, so that the whole can be kept as one act."""
    return Change(words=KIND, edits=(Drop("entries", entry.id),), draft=True)


def keep(entry: Entry, history: History) -> Change:
    """Return the change that keeps a sitting; the goals that are counted by breathing count it."""
    rows = (row for goal in history.goals for row in asked(goal, entry.day) if row.of == KIND)
    return Change(
        words="the breathing, today",
        edits=(Put("entries", entry.id, (), entry.document()),),
        day=entry.day,
        item=next((row.id for row in rows), ""),
    )
