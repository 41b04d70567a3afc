"""TinyDB with documents that are put whole, by id. Leans on one private method: `Table._update_table`, tinydb 4.9.

TinyDB's own `update` changes documents in place, and so would change a History that is being shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tinydb import TinyDB
from tinydb.table import Document, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class DocumentTable(Table):
    """A table whose documents are replaced, never changed."""

    def put(self, documents: Iterable[Document], removed: Iterable[int] = ()) -> None:
        """Put each document in its place, new or not, and remove others, in one write.

        A new document stands where its number belongs, so one that comes back comes back to its place.
        """

        def updater(table: dict[int, Mapping[str, object]]) -> None:
            for doc_id in removed:
                del table[doc_id]
            last = max(table, default=0)
            out_of_order = False
            for document in documents:
                out_of_order |= document.doc_id < last and document.doc_id not in table
                table[document.doc_id] = dict(document)
                last = max(last, document.doc_id)
            if out_of_order:
                in_order = sorted(table.items())
                table.clear()
                table.update(in_order)

        self._update_table(updater)


class Database(TinyDB):
    """TinyDB over our own storage, with such tables."""

    table_class = DocumentTable

    def documents(self, name: str) -> DocumentTable:
        """Return a table by its name."""
        return cast("DocumentTable", self.table(name))
