"""What can happen to the journal, as values: a change is one act of the person, kept whole and taken back whole.

A change names the fields it touches and nothing else, so that two windows that write to one day lose nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

import msgspec

from store.records.record import Part, Record

DAILY = "check_ins"
"""The table whose documents are found by their day, which is their key; all others are found by their id."""


class Put(msgspec.Struct, frozen=True):
    """Sets one field, or with an empty path the whole document; `value` is plain JSON."""

    table: str
    key: str
    path: tuple[str, ...]
    value: Any


class Drop(msgspec.Struct, frozen=True):
    """Removes one field, or with an empty path the whole document; where there is none, nothing happens."""

    table: str
    key: str
    path: tuple[str, ...] = ()


class Bring(msgspec.Struct, frozen=True):
    """Puts a whole document as it stands, with its own stamps: it comes from another copy of the journal."""

    table: str
    key: str
    value: Any
    place: int = 0
    """The number it had there, which it keeps where that is free; 0: none."""
    path: tuple[str, ...] = ()


class Bump(msgspec.Struct, frozen=True):
    """Adds `by` to a count; a field that is absent counts from 0."""

    table: str
    key: str
    path: tuple[str, ...]
    by: int


class Include(msgspec.Struct, frozen=True):
    """Adds a word to a list that holds each word once."""

    table: str
    key: str
    path: tuple[str, ...]
    word: str


class Exclude(msgspec.Struct, frozen=True):
    """Takes a word out of such a list; an empty list is removed."""

    table: str
    key: str
    path: tuple[str, ...]
    word: str


class Amend(msgspec.Struct, frozen=True):
    """Makes of a list what was made of it here: only what differs in `new` from `old` is written.

    What another window made of it meanwhile stays. Its members have ids, or are words; of two words that are the
    same one is left where two windows wrote.
    """

    table: str
    key: str
    path: tuple[str, ...]
    old: list[Any]
    new: list[Any]


Edit: TypeAlias = Put | Bring | Drop | Bump | Include | Exclude | Amend


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One act. `words` says it after "Took back:"; `day` and `item` say where the cursor goes then.

    What is typed into a `draft` is kept at once like all else, but is no act that could be taken back.
    """

    words: str
    edits: tuple[Edit, ...]
    day: date | None = None
    item: str = ""
    draft: bool = False
    act: str = ""
    """Changes in a row that name the same act are taken back as one; empty: each on its own."""


def differences(table: str, old: Record, new: Record) -> tuple[Edit, ...]:
    """Return the edits that write the fields in which `new` differs from `old`, and no other."""
    before, after = old.document(), new.document()
    return tuple(
        Put(table, old.id, (name,), after[name]) if name in after else Drop(table, old.id, (name,))
        for name in new.__struct_fields__
        if name not in Record.__struct_fields__ and before.get(name) != after.get(name)
    )


def amending(table: str, key: str, field: str, old: Iterable[Part], new: Iterable[Part]) -> Amend:
    """Return the edit that makes of the parts in a field what was made of them here."""
    before, after = ([part.document() for part in parts] for parts in (old, new))
    return Amend(table, key, (field,), before, after)
