"""One change on its way into the tables: what it makes of each document, and how it is taken back."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from store.changes import DAILY, Bring
from store.journal.edits import Restore, applied, is_bare
from store.journal.errors import NotSavedError
from store.journal.tables import RECORDS
from store.records.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.history import Tables
    from store.journal.edits import Step
    from store.journal.table import Database
    from store.records.record import Document

NUMBER = "#"
"""How the key of a document begins that has no id: its number follows."""


class Index:
    """The number of each document of one table, by its key; true as long as the table is the same object."""

    def __init__(self, name: str, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        field = "day" if name == DAILY else "id"
        self.numbers = {key_of(document, number, field): int(number) for number, document in documents.items()}
        self.last = max(map(int, documents), default=0)

    def settle(self, documents: Mapping[str, Document], added: dict[str, int], removed: Iterable[str]) -> None:
        """Follow what was saved."""
        self.documents = documents
        self.numbers.update(added)
        self.last = max(self.last, *added.values(), 0)
        for key in removed:
            self.numbers.pop(key, None)


def key_of(document: Document, number: str, field: str = "id") -> str:
    """Return what a document is found by; one of a table that only other versions know may have no id."""
    key = document.get(field)
    return key if isinstance(key, str) else f"{NUMBER}{number}"


class Draft:
    """The documents one change touches; the tables stay as they are until `put`."""

    def __init__(self, tables: Tables, indexes: dict[str, Index]) -> None:
        self._tables = tables
        self._indexes = indexes
        self._touched: dict[str, dict[str, Document | None]] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._brought: set[tuple[str, str]] = set()

    def perform(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        """Apply the steps and return those that take them back. Raises NotSavedError."""
        back: list[tuple[Step, ...]] = []
        for step in steps:
            after, undo = applied(self._document(step.table, step.key), step)
            if undo:
                self._touched.setdefault(step.table, {})[step.key] = after
                back.append(tuple(map(self._with_place, undo)))
            if isinstance(step, Restore | Bring) and step.place:
                self._places[step.table, step.key] = step.place
            if isinstance(step, Bring):
                self._brought.add((step.table, step.key))
        return (*self._prune(), *chain.from_iterable(reversed(back)))

    def put(self, database: Database, now: str) -> None:
        """Stamp what was touched and hand it to TinyDB, each table once. Raises NotSavedError."""
        for name, touched in self._touched.items():
            index = self._index(name)
            kept = {key: self._whole(name, key, document, now) for key, document in touched.items() if document}
            numbers = self._numbered(name, kept)
            removed = [index.numbers[key] for key in touched if key not in kept and key in index.numbers]
            database.documents(name).put({numbers[key]: kept[key] for key in kept}, removed)

    def settle(self, tables: Tables) -> None:
        """Let the indexes follow what was saved."""
        for name, touched in self._touched.items():
            kept = [key for key, document in touched.items() if document]
            index = self._index(name)
            index.settle(tables[name], self._numbered(name, kept), touched.keys() - set(kept))

    def _document(self, table: str, key: str) -> Document | None:
        touched = self._touched.get(table, {})
        if key in touched:
            return touched[key]
        number = self._index(table).numbers.get(key)
        return None if number is None else self._tables[table][str(number)]

    def _index(self, name: str) -> Index:
        documents = self._tables.get(name, {})
        index = self._indexes.get(name)
        if index is None or index.documents is not documents:
            index = self._indexes[name] = Index(name, documents)
        return index

    def _numbered(self, name: str, keys: Iterable[str]) -> dict[str, int]:
        """Return the number of each document: its own, else the one it had, else the next."""
        index = self._index(name)
        numbers: dict[str, int] = {}
        places = {key: self._places.get((name, key), 0) for key in keys}
        following = max(index.last, *places.values(), 0)
        for key, wanted in places.items():
            place = index.numbers.get(key, wanted or None)
            if place is None or (key not in index.numbers and str(place) in index.documents):
                following += 1
                place = following
            numbers[key] = place
        return numbers

    def _whole(self, table: str, key: str, document: Document, now: str) -> Document:
        """Return a document as it is kept: stamped, unless it was brought with its stamps. Raises NotSavedError."""
        whole = document if (table, key) in self._brought else _stamped(table, key, document, now)
        try:
            msgspec.convert(whole, RECORDS.get(table, dict))
        except msgspec.ValidationError as error:
            raise NotSavedError(
                "Not saved: that record is no longer in the journal, or it is not whole."
            ) from error
        return whole

    def _with_place(self, step: Step) -> Step:
        """Let a document that is taken away remember its number."""
        if not isinstance(step, Restore) or step.path or step.target is UNSET:
            return step
        return msgspec.structs.replace(step, place=self._index(step.table).numbers.get(step.key, 0))

    def _prune(self) -> Iterator[Step]:
        """Take out the documents in which nothing is left, and say how they come back."""
        for name, touched in self._touched.items():
            for key, document in touched.items():
                if document and is_bare(document) and (name, key) not in self._brought:
                    touched[key] = None
                    yield self._with_place(Restore(name, key, (), expected=UNSET, target=document))


def _stamped(table: str, key: str, document: Document, now: str) -> Document:
    own = document.get("id") or new_id()
    ids = {"id": own, "day": key} if table == DAILY else {"id": key}
    return {**ids, **document, **ids, "created_at": document.get("created_at", now), "updated_at": now}
