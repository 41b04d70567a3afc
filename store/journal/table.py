"""TinyDB with documents that are put whole, by id; imported with the first change, for reading needs none of it.

Leans on one private method: `Table._update_table`, tinydb 4.9.

TinyDB's own `update` changes documents in place, and so would change a History that is being shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.history import Tables
    from store.journal.buffered import BufferedStorage
    from store.records.record import Document


class DocumentTable(Table):
    """A table whose documents are replaced, never changed."""

    def put(self, documents: Mapping[int, Document], removed: Iterable[int] = ()) -> None:
        """Put each document in the place of its number, new or not, and remove others, in one write.

        A new document stands where its number belongs, so one that comes back comes back to its place.
        """

        def updater(table: dict[int, Mapping[str, object]]) -> None:
            for doc_id in removed:
                del table[doc_id]
            last = max(table, default=0)
            out_of_order = False
            for doc_id, document in documents.items():
                out_of_order |= doc_id < last and doc_id not in table
                table[doc_id] = document
                last = max(last, doc_id)
            if out_of_order:
                in_order = sorted(table.items())
                table.clear()
                table.update(in_order)

        self._update_table(updater)


class Door(Storage):
    """What TinyDB asks of a storage, passed on to ours."""

    def __init__(self, storage: BufferedStorage) -> None:
        self._storage = storage

    def read(self) -> dict[str, dict[str, Document]]:
        """Return the tables."""
        return self._storage.read()

    def write(self, data: Tables) -> None:
        """Hold the tables until the change is whole."""
        self._storage.write(data)


class Database(TinyDB):
    """TinyDB over our own storage, with such tables."""

    table_class = DocumentTable

    def __init__(self, storage: BufferedStorage) -> None:
        super().__init__(storage=lambda: Door(storage))

    def documents(self, name: str) -> DocumentTable:
        """Return a table by its name."""
        return cast("DocumentTable", self.table(name))
