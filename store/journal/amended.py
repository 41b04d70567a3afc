"""What becomes of a list that two windows write: what each of them changed, member by member.

A member is found by its id, or is a word that is found by itself.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.records.record import Document

Members = dict[str, Any]
"""The members of a list by name, in their order."""


def amended(now: list[Any], old: list[Any], new: list[Any], *, yields: bool) -> list[Any]:
    """Return what a list that stands as it is `now` becomes where `new` was made of `old`.

    What the other window brought, changed or took out since stays so, unless it is changed here too; then what is
    written last holds, and with `yields`, for what is taken back, what the other window wrote.
    """
    if now == old:
        return new
    here, before, after = _members(now), _members(old), _members(new)
    merged: Members = {}
    for name in {**here, **after}:
        member = _member(*(each.get(name, UNSET) for each in (here, before, after)), yields=yields)
        if member is not UNSET:
            merged[name] = member
    leads, follows = (after, here) if _is_moved(here, before, after, yields=yields) else (here, after)
    return [merged[name] for name in _woven(leads, follows) if name in merged]


def _members(members: list[Any]) -> Members:
    return {str(each.get("id", each) if isinstance(each, dict) else each): each for each in members}


def _member(now: Any, old: Any, new: Any, *, yields: bool) -> Any:  # noqa: ANN401 - JSON or UNSET
    """Return what becomes of one member; UNSET is absent."""
    if old == new:
        return now
    if isinstance(now, dict) and isinstance(old, dict) and isinstance(new, dict):
        return _fields(now, old, new, yields=yields)
    return now if yields and now != old else new


def _fields(now: Document, old: Document, new: Document, *, yields: bool) -> Document:
    """Return the member with the fields in which `new` differs from `old`."""
    fields = dict(now)
    for name in {**old, **new}:
        was, wanted = old.get(name, UNSET), new.get(name, UNSET)
        if was == wanted or (yields and now.get(name, UNSET) != was):
            continue
        fields.pop(name, None)
        if wanted is not UNSET:
            fields[name] = wanted
    return fields


def _is_moved(here: Members, before: Members, after: Members, *, yields: bool) -> bool:
    """Say whether the order of `after` holds: it is another than before, or both brought the same member."""
    if yields and _order(before, here) != _order(here, before):
        return False
    brought = (after.keys() & here.keys()) - before.keys()
    return bool(brought) or _order(before, after) != _order(after, before)


def _order(names: Iterable[str], others: Mapping[str, Any]) -> list[str]:
    return [name for name in names if name in others]


def _woven(leads: Members, follows: Members) -> list[str]:
    """Return every name in the order of the first; one of the second alone stands behind the same one as there."""
    names = list(leads)
    for above, name in pairwise(["", *follows]):
        if name not in leads:
            names.insert(names.index(above) + 1 if above in names else 0, name)
    return names
