"""What can be done with a medicine, as changes: keep it, stop it, take it up again, delete it. Never advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change, Drop, Put, differences
from store.clock import DAY
from store.medicines import dose_changes
from store.records.record import new_id

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Edit
    from store.history import History
    from store.records.event import Event
    from store.records.medicine import Medicine

MEDICINES, EVENTS = "medicines", "events"
"""The tables."""


def keep(new: Medicine, old: Medicine | None, history: History) -> Change:
    """Return the change that keeps a medicine, with a mark for the charts where its dose became another.

    A mark of a dose that is none any more goes. Of an `old` one only what differs is written.
    """
    if old is None:
        return Change(words=_named(new), edits=(Put(MEDICINES, new.id, (), new.document()),))
    return Change(words=_named(new), edits=(*differences(MEDICINES, old, new), *_marks(old, new, history)))


def stop(medicine: Medicine, today: date) -> Change:
    """Return the change after which today is the last day it is taken."""
    return Change(words=f"stopping {medicine.name}", edits=(Put(MEDICINES, medicine.id, ("stop",), f"{today}"),))


def take_up(medicine: Medicine, today: date) -> Change:
    """Return the change that takes a stopped one up again.

    After days without it a new record begins, so that those days do not count as not logged.
    """
    words = f"taking {medicine.name} up again"
    if medicine.stop is None or medicine.stop >= today - DAY:
        return Change(words=words, edits=(Drop(MEDICINES, medicine.id, ("stop",)),))
    again = replace(
        medicine,
        id=new_id(),
        created_at=None,
        updated_at=None,
        start=today,
        stop=None,
        dosings=(replace(medicine.dosing, effective_from=today),),
        side_effects=(),
    )
    return Change(words=words, edits=(Put(MEDICINES, again.id, (), again.document()),))


def delete(medicine: Medicine) -> Change:
    """Return the change that removes it; the answers to its doses stay as they are."""
    return Change(words=f"deleting {medicine.name}", edits=(Drop(MEDICINES, medicine.id),))


def _marks(old: Medicine, new: Medicine, history: History) -> list[Edit]:
    """Return what brings the marks of the charts in line with the doses; a new name alone changes no mark."""
    before, after = dose_changes(old), dose_changes(replace(new, name=old.name))
    gone = [mark for mark in before if mark not in after]
    come = [mark for mark, same in zip(dose_changes(new), after, strict=True) if same not in before]
    dropped = [Drop(EVENTS, event.id) for event in history.events if any(_is(event, mark) for mark in gone)]
    return [*dropped, *(_kept(replace(mark, id=new_id())) for mark in come)]


def _is(event: Event, mark: Event) -> bool:
    return (event.day, event.words) == (mark.day, mark.words)


def _kept(event: Event) -> Put:
    return Put(EVENTS, event.id, (), event.document())


def _named(medicine: Medicine) -> str:
    return f"the medicine {medicine.name}"
