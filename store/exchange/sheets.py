"""One kind of record as one table: a header row, then a row a record; each of its answers has a column."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from store.exchange.cells import cell, value
from store.exchange.errors import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.records.record import Document

SPREAD = {"check_ins": "answers", "entries": "fields", "responses": "answers"}
"""The field of each table whose parts are columns: `answers.mood`."""
FIRST = ("id", "day", "kind", "at")
NUMBER = "#"
"""The column of a document's number in the journal file; a row without one gets the next.

Where a field is called so itself, the column has one sign more.
"""
LONGEST_NUMBER = 16
LINE_END = "\r\n"
"""As RFC 4180 has it."""


def sheet(table: str, documents: Mapping[str, Document]) -> str:
    """Return the documents, by number, as CSV text."""
    spread = {number: _spread(document, SPREAD.get(table, "")) for number, document in documents.items()}
    names = dict.fromkeys(name for fields in spread.values() for name in fields)
    number_column = NUMBER
    while number_column in names:
        number_column += NUMBER
    rows = [{**fields, number_column: int(number)} for number, fields in spread.items()]
    first, others = (name for name in FIRST if name in names), (name for name in names if name not in FIRST)
    columns = [*first, *others, number_column]
    return text([columns, *([row.get(name, UNSET) for name in columns] for row in rows)])


def text(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows of values as CSV text."""
    written = io.StringIO()
    csv.writer(written, lineterminator=LINE_END).writerows([[cell(each) for each in row] for row in rows])
    return written.getvalue()


def documents(table: str, written: str) -> list[tuple[str, Document]]:
    """Return the documents of CSV text, each with its number, empty where it has none.

    Raises NotTakenError, with the line, for a row of another length.
    """
    rows = lines(written)
    columns = [str(value(name)) for _, row in rows[:1] for name in row]
    number_column = max((name for name in columns if name and not name.strip(NUMBER)), key=len, default=NUMBER)
    found = []
    for line, row in rows[1:]:
        if len(row) != len(columns):
            raise NotTakenError(f"Line {line} of {table} has {len(row)} columns, not {len(columns)}.")
        document = _gathered(dict(zip(columns, row, strict=True)), SPREAD.get(table, ""))
        found.append((str(document.pop(number_column, "")), document))
    return found


def numbered(found: Iterable[tuple[str, Document]]) -> dict[str, Document]:
    """Return documents by their numbers; where a number is missing, or stands twice, the next one that is free."""
    table: dict[str, Document] = {}
    following = 0
    for number, document in sorted(found, key=lambda each: _whole(each[0]) or sys.maxsize):
        following = max(following + 1, _whole(number))
        table[str(following)] = document
    return table


def lines(written: str) -> list[tuple[int, list[str]]]:
    """Return the rows of CSV text, each with the line it ends on. Raises NotTakenError."""
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        return [(reader.line_num, row) for row in reader if row]
    except csv.Error:
        raise NotTakenError(f"Line {reader.line_num} cannot be read: its quotation marks do not close.") from None


def _spread(document: Document, parts: str) -> Document:
    inner = document.get(parts)
    if not isinstance(inner, dict) or not inner:
        return document
    row: Document = {}
    for name, held in document.items():
        row |= {f"{parts}.{part}": each for part, each in inner.items()} if name == parts else {name: held}
    return row


def _gathered(row: dict[str, str], parts: str) -> Document:
    document: Document = {}
    for name, held in ((name, value(held)) for name, held in row.items()):
        if held is UNSET:
            continue
        outer, dot, part = name.partition(".")
        if dot and outer == parts:
            document.setdefault(parts, {})[part] = held
        else:
            document[name] = held
    return document


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER else 0
