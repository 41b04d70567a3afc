"""What an edit does to one document, and the step that takes it back; a document is never changed, only replaced.

A step that takes something back first looks whether the field still is as it was left. Where another window has
written it since, it stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from msgspec import UNSET

from store.changes import DAILY, Amend, Bring, Bump, Drop, Edit, Exclude, Include, Put
from store.journal.amended import amended
from store.journal.errors import NotSavedError
from store.journal.tables import RECORDS, STAMPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.records.record import Document


class Restore(msgspec.Struct, frozen=True):
    """Sets a field, or with an empty path the document, to `target` if it still is `expected`; UNSET is absent."""

    table: str
    key: str
    path: tuple[str, ...]
    expected: Any
    target: Any
    place: int = 0
    """The number a document had, that comes back; 0: none."""


class Unbump(msgspec.Struct, frozen=True):
    """Takes `by` off a count; `absent`: at 0 the field goes, for it was not there before."""

    table: str
    key: str
    path: tuple[str, ...]
    by: int
    absent: bool


class Unamend(msgspec.Struct, frozen=True):
    """Takes out of a list what made `expected` of `target`; what another window wrote of it since stays."""

    table: str
    key: str
    path: tuple[str, ...]
    expected: list[Any]
    target: list[Any]


Listing: TypeAlias = Include | Exclude | Amend | Unamend
Step: TypeAlias = Edit | Restore | Unbump | Unamend
Outcome: TypeAlias = tuple["Document | None", tuple[Step, ...]]
"""The document after a step, None for none, and the steps that take it back; no steps where nothing changed."""


def applied(document: Document | None, step: Step) -> Outcome:
    """Return what a step makes of a document. Raises NotSavedError where the field is of another kind."""
    found = value_at(document, step.path)
    match step:
        case Put(path=()):
            return _put_whole(document, step)
        case Put() | Bring():
            return _changed(document, step, step.value)
        case Drop():
            return _changed(document, step, UNSET)
        case Restore():
            return _changed(document, step, step.target) if _as_left(document, step, found) else (document, ())
        case Bump() | Unbump():
            return _counted(document, step, found)
        case Include() | Exclude() | Amend() | Unamend():
            return _listed(document, step, found)


def joined(later: tuple[Step, ...], earlier: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps that take back two changes; a field that both put back is put back once."""
    kept = list(later)
    onwards: list[Step] = []
    for step in earlier:
        again = _that_goes_on_to(step, kept)
        if again:
            kept.remove(again)
            onwards.append(msgspec.structs.replace(step, expected=again.expected))
        else:
            onwards.append(step)
    return (*kept, *onwards)


def value_at(document: Document | None, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON or UNSET
    """Return what stands at a path, UNSET where nothing does."""
    found: Any = UNSET if document is None else document
    for name in path:
        found = found.get(name, UNSET) if isinstance(found, dict) else UNSET
    return found


def is_bare(document: Document) -> bool:
    """Say whether nothing is left in a document but what the journal writes itself."""
    return all(
        name in STAMPS or name == "day" or value is False or value in ({}, [], "")
        for name, value in document.items()
    )


def _put_whole(document: Document | None, step: Put) -> Outcome:
    """Put a document, keeping the stamps of the one there and the fields that only other versions know."""
    if not isinstance(step.value, dict):
        raise NotSavedError("Not saved: that is not a record.")
    value = {**step.value, "day": step.key} if step.table == DAILY else step.value
    if document is None:
        return value, (Restore(step.table, step.key, (), expected=value, target=UNSET),)
    known = RECORDS[step.table].__struct_fields__ if step.table in RECORDS else document.keys()
    kept = {name: old for name, old in document.items() if name in STAMPS or name not in known}
    back: tuple[Step, ...] = ()
    for name in [name for name in {**document, **value} if name not in kept]:
        document, undo = _changed(document, Put(step.table, step.key, (name,), None), value.get(name, UNSET))
        back = (*undo, *back)
    return document, back


def _changed(document: Document | None, step: Step, value: Any) -> Outcome:  # noqa: ANN401 - JSON or UNSET
    old = value_at(document, step.path)
    if old == value:
        return document, ()
    back = Restore(step.table, step.key, step.path, expected=value, target=old)
    return _with(document, step.path, value), (back,)


def _with(document: Document | None, path: tuple[str, ...], value: Any) -> Document | None:  # noqa: ANN401 - JSON
    """Return a copy with the value at the path; UNSET removes it, and with it whatever that leaves empty."""
    if not path:
        return None if value is UNSET else value
    if not isinstance(document, dict | None):
        raise NotSavedError(f"Not saved: “{path[0]}” has no place in this record.")
    name, rest = path[0], path[1:]
    inner = _with((document or {}).get(name), rest, value) if rest else value
    if inner is UNSET or (rest and not inner):
        return {other: kept for other, kept in (document or {}).items() if other != name}
    return {**(document or {}), name: inner}


def _counted(document: Document | None, step: Bump | Unbump, found: Any) -> Outcome:  # noqa: ANN401 - JSON or UNSET
    if found is UNSET and isinstance(step, Unbump):
        return document, ()
    count = 0 if found is UNSET else found
    if isinstance(count, bool) or not isinstance(count, int | float):
        raise NotSavedError("Not saved: what stands there is not a count.")
    if isinstance(step, Bump):
        unbump = Unbump(step.table, step.key, step.path, step.by, absent=found is UNSET)
        return _with(document, step.path, count + step.by), (unbump,)
    left = UNSET if step.absent and count == step.by else count - step.by
    return _with(document, step.path, left), (Bump(step.table, step.key, step.path, step.by),)


def _listed(document: Document | None, step: Listing, found: Any) -> Outcome:  # noqa: ANN401 - JSON or UNSET
    members = [] if found is UNSET else found
    if not isinstance(members, list):
        raise NotSavedError("Not saved: what stands there is not a list.")
    match step:
        case Include() | Exclude():
            return _included(document, step, members)
        case Unamend() if document is None:
            return document, ()
        case Unamend():
            after = amended(members, step.expected, step.target, yields=True)
        case Amend():
            after = amended(members, step.old, step.new, yields=False)
    if after == members:
        return document, ()
    back = Unamend(step.table, step.key, step.path, expected=after, target=members)
    return _with(document, step.path, after or UNSET), (back,)


def _included(document: Document | None, step: Include | Exclude, words: list[Any]) -> Outcome:
    if (step.word in words) == isinstance(step, Include):
        return document, ()
    if isinstance(step, Include):
        exclude = Exclude(step.table, step.key, step.path, step.word)
        return _with(document, step.path, [*words, step.word]), (exclude,)
    rest = [word for word in words if word != step.word]
    return _with(document, step.path, rest or UNSET), (Include(step.table, step.key, step.path, step.word),)


def _as_left(document: Document | None, step: Restore, found: Any) -> bool:  # noqa: ANN401 - JSON or UNSET
    """Say whether no one has written the field since; of documents, the journal's own stamps do not count."""
    if not step.path:
        return bool(_without_stamps(found) == _without_stamps(step.expected))
    return bool(found == step.expected) and (document is not None or step.table == DAILY)


def _without_stamps(value: Any) -> Any:  # noqa: ANN401 - a document or UNSET
    return value if value is UNSET else {name: part for name, part in value.items() if name not in STAMPS}


def _that_goes_on_to(earlier: Step, steps: Iterable[Step]) -> Restore | Unamend | None:
    """Return the step that leaves a field as the earlier one expects it; None where none does."""
    if not isinstance(earlier, Restore | Unamend):
        return None
    place = (earlier.table, earlier.key, earlier.path)
    return next(
        (
            later
            for later in steps
            if isinstance(later, Restore | Unamend)
            and type(later) is type(earlier)
            and (later.table, later.key, later.path) == place
            and later.target == earlier.expected
        ),
        None,
    )
