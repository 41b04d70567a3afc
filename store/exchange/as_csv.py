"""The whole journal as a zip of CSV files, one a kind of record, and back."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from msgspec import UNSET

from store.exchange import sheets
from store.exchange.as_json import NEWER
from store.exchange.errors import NotTakenError
from store.exchange.items import ITEMS, named_items
from store.journal import foreign
from store.journal.errors import DamagedError
from store.journal.migrations import MIGRATIONS, migrated, newest_schema
from store.journal.values import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from store.history import Tables
    from store.records.record import Document

ABOUT = "handrail.csv"
"""The file that says what the others are."""
LARGEST = 1 << 30
"""Bytes that a zip may unfold to."""
_NAME = re.compile(r"(?P<table>[a-z][a-z0-9_]*)(-[a-z0-9_]+)?\.csv")
_PLAIN = re.compile(r"[a-z][a-z0-9_]*")


def written(tables: Tables, now: datetime, told: Callable[[int], None]) -> bytes:
    """Return the zip; `told` is given the number of records that are done.

    A table of another version whose name no file could have is left to JSON.
    """
    archive = io.BytesIO()
    done = 0
    with ZipFile(archive, "w", ZIP_DEFLATED) as file:
        about = [("schema", "exported_at"), (newest_schema(MIGRATIONS), now.isoformat(timespec="seconds"))]
        _add(file, ABOUT, sheets.text(about))
        _add(file, ITEMS, sheets.text([word or UNSET for word in row] for row in named_items(tables)))
        for name, table, documents in _parts(tables):
            _add(file, name, sheets.sheet(table, documents))
            done += len(documents)
            told(done)
    return archive.getvalue()


def read(files: Mapping[str, bytes]) -> Tables:
    """Return the tables of the files of such a zip, every record checked. Raises NotTakenError."""
    if ABOUT not in files:
        raise NotTakenError("That is no export of Handrail. Nothing is changed.")
    found: dict[str, list[tuple[str, Document]]] = {}
    for name, raw in files.items():
        match = _NAME.fullmatch(name)
        if match and name not in {ABOUT, ITEMS}:
            found.setdefault(match["table"], []).extend(sheets.documents(match["table"], as_text(raw, name)))
    tables = {name: sheets.numbered(documents) for name, documents in found.items()}
    try:
        return foreign.sound(migrated(cleaned(tables), _schema(files), MIGRATIONS))
    except (DamagedError, ValueError, LookupError, TypeError) as why:
        words = why if isinstance(why, DamagedError) else "it holds what no journal can hold"
        raise NotTakenError(f"That file cannot be taken in: {words}. Nothing is changed.") from None


def unfolded(raw: bytes) -> Mapping[str, bytes]:
    """Return the CSV files of a zip that is whole and not too large. Raises NotTakenError."""
    try:
        with ZipFile(io.BytesIO(raw)) as file:
            wanted = [info for info in file.infolist() if info.filename.endswith(".csv")]
            if sum(info.file_size for info in wanted) > LARGEST:
                raise NotTakenError("That zip file is too large to be an export.")
            return {info.filename: file.read(info) for info in wanted}
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error):
        raise NotTakenError("That zip file cannot be read: it is not whole, or it has a password.") from None


def as_text(raw: bytes, name: str) -> str:
    """Return bytes as text. Raises NotTakenError."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTakenError(f"{name} is not text in UTF-8, so it cannot be read. Nothing is changed.") from None


def _schema(files: Mapping[str, bytes]) -> int:
    about = sheets.documents("handrail", as_text(files[ABOUT], ABOUT))
    schema = about[0][1]["schema"]
    if schema > newest_schema(MIGRATIONS):
        raise NotTakenError(NEWER)
    return int(schema)


def _add(file: ZipFile, name: str, text: str) -> None:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    file.writestr(entry, text.encode())


def _parts(tables: Tables) -> Iterator[tuple[str, str, Mapping[str, Document]]]:
    """Yield the name of each file, its table and its records: journal entries by kind, all else whole."""
    for name, table in tables.items():
        if name == "entries":
            yield from ((f"entries-{kind}.csv", name, entries) for kind, entries in _by_kind(table))
        elif _PLAIN.fullmatch(name):
            yield f"{name}.csv", name, table


def _by_kind(table: Mapping[str, Document]) -> Iterator[tuple[str, dict[str, Document]]]:
    kinds: dict[str, dict[str, Document]] = {}
    for number, entry in table.items():
        kind = str(entry.get("kind", ""))
        kinds.setdefault(kind if _PLAIN.fullmatch(kind) else "other_kinds", {})[number] = entry
    yield from sorted(kinds.items())
