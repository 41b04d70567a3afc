"""What a person does with journal entries, as changes: writing, changing and deleting them.

A day's answer that counts entries follows: one more with each, one fewer where one goes (product.md 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from store import acts, tallies
from store.agenda import asked
from store.changes import Bump, Change, Drop, Put
from store.clock import short_day
from store.entry_kind import KINDS, happened, kind_named
from store.goals.counted import entries_of_day
from store.items import MOST_TIMES
from store.records.entry import Entry
from store.records.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from store.changes import Edit
    from store.history import History
    from store.items import Item
    from store.records.record import Document

TABLE = "entries"
BARE_DAYS = 1
"""Days back to which an entry without details is offered once more."""


def begin(kind: str, day: date, now: datetime, **fields: Any) -> Entry:  # noqa: ANN401 - what its kind holds
    """Return an entry that is not kept yet: of this moment, with the fields that are known already."""
    return Entry(id=new_id(), kind=kind, day=day, at=now.replace(microsecond=0), fields=fields)


def keep(entry: Entry, before: Entry | None, history: History, today: date, *, act: str = "") -> Change:
    """Return the change that writes an entry, or the fields in which it differs from how it stood `before`.

    Changes that name one `act` are taken back together.
    """
    kept = (Put(TABLE, entry.id, (), entry.document()),) if before is None else tuple(_differing(before, entry))
    counting = _recounted(before, entry, history, today) if kept else ()
    return _change(entry, (*kept, *counting), history, act)


def delete(entry: Entry, history: History, today: date, *, act: str = "") -> Change:
    """Return the change that removes an entry, and takes it off the answers that count it."""
    change = _change(entry, (Drop(TABLE, entry.id), *_recounted(entry, None, history, today)), history, act)
    return replace(change, words=f"deleting {change.words}")


def shrink(entry: Entry, history: History, today: date) -> Change | None:
    """Return the change that cuts a plan down to its smallest; None for what is no plan, or is that small."""
    kind = kind_named(entry.kind)
    smaller = {**entry.fields, **kind.smaller}
    if not kind.smaller or happened(entry) or smaller == entry.fields:
        return None
    return keep(replace(entry, fields=smaller), entry, history, today)


def without_details(kind: str, history: History, today: date) -> Entry | None:
    """Return the newest entry of a kind, of today or yesterday, that was noted with one key; None where none is."""
    noted = (entry for entry in history.entries(kind) if not entry.fields and (today - entry.day).days <= BARE_DAYS)
    return max(noted, key=lambda entry: (entry.day, str(entry.at or "")), default=None)


def most_used(history: History) -> tuple[str, ...]:
    """Return the names of all kinds, those first that were written most often."""
    return tuple(sorted(KINDS, key=lambda kind: (-history.number_of(kind), kind)))


def name_of(entry: Entry) -> str:
    """Return how an entry is spoken of: "the panic, Sat 21 Nov"."""
    return f"the {kind_named(entry.kind).title.lower()}, {short_day(entry.day)}"


def _change(entry: Entry, edits: tuple[Edit, ...], history: History, act: str) -> Change:
    rows = (item for goal in history.goals for item in asked(goal, entry.day) if item.of == entry.kind)
    return Change(
        words=name_of(entry), edits=edits, day=entry.day, item=next((row.id for row in rows), ""), act=act
    )


def _differing(before: Entry, entry: Entry) -> Iterator[Edit]:
    """Yield what sets the fields that are other than before, each by itself."""
    old, new = before.document(), entry.document()
    names = (name for name in ("kind", "day", "at", "private") if old.get(name) != new.get(name))
    yield from (_set(entry, (name,), new) for name in names)
    was, now = old.get("fields", {}), new.get("fields", {})
    changed = (name for name in {**was, **now} if was.get(name) != now.get(name))
    yield from (_set(entry, ("fields", name), now) for name in changed)


def _set(entry: Entry, path: tuple[str, ...], document: Document) -> Edit:
    name = path[-1]
    return Put(TABLE, entry.id, path, document[name]) if name in document else Drop(TABLE, entry.id, path)


def _recounted(before: Entry | None, after: Entry | None, history: History, today: date) -> tuple[Edit, ...]:
    """Return what the day's answers gain and lose where an entry comes, goes, or counts elsewhere now."""
    old = {(item.id, entry.day): item for entry in (before,) if entry for item in _tallies(entry, history)}
    new = {(item.id, entry.day): item for entry in (after,) if entry for item in _tallies(entry, history)}
    gone = [edit for key, item in old.items() if key not in new for edit in _one_off(item, history, key[1], today)]
    come = [edit for key, item in new.items() if key not in old for edit in _one_on(item, history, key[1], today)]
    return (*gone, *come)


def _tallies(entry: Entry, history: History) -> Iterator[Item]:
    """Yield the counts of an entry's day that it is one of."""
    for item in (item for goal in history.goals for item in asked(goal, entry.day)):
        counts = item.field == "tally" and item.of == entry.kind
        if counts and happened(entry) and (not item.having or entry.fields.get(item.having)):
            yield item


def _one_on(item: Item, history: History, day: date, today: date) -> tuple[Edit, ...]:
    """Return what adds one to a day's total, which is never below the entries; an answer in words stays."""
    total = history.check_in(day).answers.get(item.id, 0)
    if not isinstance(total, int) or total >= MOST_TIMES:
        return ()
    entries = entries_of_day(history, item.of, item.having, day)
    more = acts.one_more(item, day, today, total).edits
    return tuple(
        replace(edit, by=max(total, entries) + 1 - total) if isinstance(edit, Bump) else edit for edit in more
    )


def _one_off(item: Item, history: History, day: date, today: date) -> tuple[Edit, ...]:
    """Return what takes one off a day's total, where the total counts the entry."""
    total = history.check_in(day).answers.get(item.id, 0)
    entries = entries_of_day(history, item.of, item.having, day)
    if not isinstance(total, int) or total < entries:
        return ()
    fewer = tallies.one_fewer(item, history, day, today)
    return fewer.edits if fewer else ()
