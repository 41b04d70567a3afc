"""The bytes of a journal file and what they say: one TinyDB object in JSON, checked by the checksum inside it."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from store.history import Tables
from store.journal import foreign
from store.journal.errors import DamagedError, UnreadableError
from store.journal.migrations import migrated, newest_schema
from store.journal.tables import META, Meta
from store.journal.values import cleaned
from store.records.record import Document
from store.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.journal.migrations import Migrations

Buffer: TypeAlias = "bytes | memoryview"
Decoded = TypeVar("Decoded")

SETTINGS = "settings"
"""The table that stands next to `meta`."""
_BOM = b"\xef\xbb\xbf"
_SUM = b'"sha256":"'
_HEAD = 4096
"""The checksum stands among the first bytes, for `meta` is the first table."""
_HEX = 64
_SPLITTER = msgspec.json.Decoder(dict[str, msgspec.Raw])
_DOCUMENTS = msgspec.json.Decoder(dict[str, Document])
_CONTROLS = (
    (b"\\", re.compile(rb"\\[bfru]")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\x7f", re.compile(rb"\x7f")),
)
"""How control characters may be written in JSON; the byte each begins with is looked for first, which is fast."""
_NOTHING = msgspec.Raw(b"{}")


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds. `verified`: the checksum is right; otherwise the file was edited outside Handrail."""

    tables: Tables
    meta: Document
    schema: int
    """The number of the format in the file itself, before any migration."""
    verified: bool
    checksum: str

    @property
    def generation(self) -> int:
        """How often the journal was saved."""
        number: int = self.meta.get("generation", 0)
        return number


def read(raw: bytes, migrations: Migrations) -> Contents:
    """Return what the bytes hold, in the newest format. Raises DamagedError.

    Only a file whose checksum is right and whose format is known is taken at its word; any other is gone
    through record by record. A format newer than ours is left as it is; UnreadableError where we cannot show it.
    """
    stated, checksum = checksums(raw)
    verified = stated == checksum
    texts = _split(raw)
    meta = next(iter(_documents(texts.pop(META, _NOTHING)).values()), {})
    schema = _meta(meta).schema
    controlled = any(first in raw and control.search(raw) for first, control in _CONTROLS)
    if verified and not controlled and schema == newest_schema(migrations):
        tables: Tables = {name: TextTable(text) for name, text in texts.items()}
    else:
        whole = {name: _documents(text) for name, text in texts.items()}
        tables = _gone_through(raw, _cleaned(whole) if controlled else whole, schema, migrations, verified=verified)
    return Contents(tables=tables, meta=meta, schema=schema, verified=verified, checksum=checksum)


class Writer:
    """Turns tables into the bytes of a file; a table that is the same as the last time is not encoded again."""

    def __init__(self) -> None:
        self._encoded: dict[str, tuple[object, Buffer]] = {}

    def write(self, tables: Tables, meta: Document) -> tuple[bytes, str]:
        """Return the bytes of the file, compact JSON with `meta` and `settings` first, and the checksum in them.

        `handrail now` finds the country in the settings without reading the rest.
        """
        names = sorted(tables, key=lambda name: name != SETTINGS)
        self._encoded = {name: (tables[name], self._text(name, tables[name])) for name in names}
        head = msgspec.json.encode({META: {"1": {**meta, "sha256": ""}}}).removesuffix(b"}")
        place = head.index(_SUM) + len(_SUM)
        members = ((b",%b:" % msgspec.json.encode(name), text) for name, (_, text) in self._encoded.items())
        rest = [head[place:], *chain.from_iterable(members), b"}"]
        checksum = _sha256(head[:place], *rest)
        return b"".join((head[:place], checksum.encode(), *rest)), checksum

    def _text(self, name: str, table: Mapping[str, Document]) -> Buffer:
        known, text = self._encoded.get(name, (None, None))
        if text is not None and known is table:
            return text
        return memoryview(table.text) if isinstance(table, TextTable) else msgspec.json.encode(table)


def checksums(raw: bytes) -> tuple[str, str]:
    """Return the checksum that the file states, empty where it states none, and the one it has."""
    found = raw.find(_SUM, 0, _HEAD)
    if found < 0:
        return "", _sha256(raw)
    place = found + len(_SUM)
    view = memoryview(raw)
    return raw[place : place + _HEX].decode("ascii", "replace"), _sha256(view[:place], view[place + _HEX :])


def _sha256(*parts: Buffer) -> str:
    """Return the checksum of these bytes, one after the other."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _split(raw: bytes) -> dict[str, msgspec.Raw]:
    """Return the text of each table, nothing of it decoded."""
    if not raw:
        raise DamagedError("it is empty")
    return _decoded(_SPLITTER, raw.removeprefix(_BOM))


def _documents(text: msgspec.Raw) -> dict[str, Document]:
    return _decoded(_DOCUMENTS, text)


def _decoded(decoder: msgspec.json.Decoder[Decoded], text: bytes | msgspec.Raw) -> Decoded:
    try:
        return decoder.decode(text)
    except RecursionError:
        raise DamagedError("it is nested too deeply") from None
    except ValueError:
        raise DamagedError("it is not whole") from None


def _gone_through(raw: bytes, tables: Tables, schema: int, migrations: Migrations, *, verified: bool) -> Tables:
    if schema > newest_schema(migrations):
        return _of_the_future(tables)
    newest = migrated(tables, schema, migrations)
    return newest if verified else foreign.checked(raw, newest)


def _of_the_future(tables: Tables) -> Tables:
    try:
        return foreign.sound(tables)
    except DamagedError:
        raise UnreadableError(
            "This journal was written by a newer Handrail, which is needed to open it. Nothing is changed."
        ) from None


def _meta(document: Any) -> Meta:  # noqa: ANN401 - whatever stands there
    try:
        return msgspec.convert(document, Meta)
    except msgspec.ValidationError:
        raise DamagedError("what it says of itself makes no sense") from None


def _cleaned(tables: Tables) -> Tables:
    try:
        clean: Tables = cleaned(tables)
    except (ValueError, RecursionError):
        raise DamagedError("it holds values that no journal can hold") from None
    return clean
