"""The bytes of a journal file and what they say: one TinyDB object in JSON, checked by the checksum inside it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import msgspec

from store.history import Tables
from store.journal import foreign
from store.journal.errors import DamagedError, UnreadableError
from store.journal.migrations import migrated, newest_schema
from store.journal.tables import META, Meta
from store.journal.values import cleaned
from store.records.record import Document

if TYPE_CHECKING:
    from store.journal.migrations import Migrations

SETTINGS = "settings"
"""The table that stands next to `meta`."""
_BOM = b"\xef\xbb\xbf"
_SUM = b'"sha256":"'
_HEAD = 4096
"""The checksum stands among the first bytes, for `meta` is the first table."""
_HEX = 64
_DECODER = msgspec.json.Decoder(dict[str, dict[str, Document]])
_CONTROLS = (re.compile(rb"\\[bfru]"), re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\x7f"))
"""How control characters may be written in JSON; each pattern begins with one byte, which makes it fast."""


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
    tables = _decoded(raw)
    found = tables.pop(META, {})
    meta = next(iter(found.values()), {})
    schema = _meta(meta).schema
    if any(control.search(raw) for control in _CONTROLS):
        tables = _cleaned(tables)
    if schema > newest_schema(migrations):
        tables = _of_the_future(tables)
    elif not verified:
        tables = foreign.checked(raw, migrated(tables, schema, migrations))
    else:
        tables = migrated(tables, schema, migrations)
    return Contents(tables=tables, meta=meta, schema=schema, verified=verified, checksum=checksum)


class Writer:
    """Turns tables into the bytes of a file; a table that is the same as the last time is not encoded again."""

    def __init__(self) -> None:
        self._encoded: dict[str, tuple[object, msgspec.Raw]] = {}

    def write(self, tables: Tables, meta: Document) -> tuple[bytes, str]:
        """Return the bytes of the file, compact JSON with `meta` and `settings` first, and the checksum in them.

        `handrail now` finds the country in the settings without reading the rest.
        """
        names = sorted(tables, key=lambda name: name != SETTINGS)
        self._encoded = {name: (tables[name], self._raw(name, tables[name])) for name in names}
        encoded = {name: raw for name, (_, raw) in self._encoded.items()}
        body = msgspec.json.encode({META: {"1": {**meta, "sha256": ""}}, **encoded})
        place = body.index(_SUM) + len(_SUM)
        checksum = hashlib.sha256(body).hexdigest()
        return b"".join((memoryview(body)[:place], checksum.encode(), memoryview(body)[place:])), checksum

    def _raw(self, name: str, table: object) -> msgspec.Raw:
        known, raw = self._encoded.get(name, (None, None))
        return raw if raw is not None and known is table else msgspec.Raw(msgspec.json.encode(table))


def checksums(raw: bytes) -> tuple[str, str]:
    """Return the checksum that the file states, empty where it states none, and the one it has."""
    found = raw.find(_SUM, 0, _HEAD)
    if found < 0:
        return "", hashlib.sha256(raw).hexdigest()
    place = found + len(_SUM)
    view = memoryview(raw)
    digest = hashlib.sha256(view[:place])
    digest.update(view[place + _HEX :])
    return raw[place : place + _HEX].decode("ascii", "replace"), digest.hexdigest()


def _decoded(raw: bytes) -> Tables:
    if not raw:
        raise DamagedError("it is empty")
    try:
        return _DECODER.decode(raw.removeprefix(_BOM))
    except RecursionError:
        raise DamagedError("it is nested too deeply") from None
    except ValueError:
        raise DamagedError("it is not whole") from None


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
