"""What another program wrote: it is gone through record by record before it is taken for a journal."""

from __future__ import annotations

import hashlib
from types import GenericAlias
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from store.changes import DAILY
from store.journal.errors import DamagedError
from store.journal.tables import RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.history import Tables
    from store.records.record import Document


def checked(raw: bytes, tables: Tables) -> Tables:
    """Return the tables of a file that parses, complete as `completed` says. Raises DamagedError."""
    _refuse_names_twice(raw)
    return sound(tables)


def sound(tables: Tables) -> Tables:
    """Return the tables complete, every known record of them valid. Raises DamagedError."""
    for table, documents in tables.items():
        _refuse_odd_keys(table, documents)
        if table in RECORDS:
            _refuse_ids_twice(table, documents)
            _refuse_invalid(table, documents)
    return completed(tables)


def completed(tables: Tables) -> Tables:
    """Return the tables with one check-in a day and an id in every record.

    The id of a record that has none follows from its place, so that every window gives it the same.
    """
    whole = {
        table: _with_ids(table, documents) if table in RECORDS else documents for table, documents in tables.items()
    }
    if DAILY in whole:
        whole[DAILY] = _one_a_day(whole[DAILY])
    return whole


def _refuse_names_twice(raw: bytes) -> None:
    """Of two fields of one name, a JSON reader silently keeps the last."""
    import json

    def once(pairs: list[tuple[str, Any]]) -> None:
        if len({name for name, _ in pairs}) < len(pairs):
            raise DamagedError("it holds one name twice")

    def refuse(_: str) -> NoReturn:
        raise DamagedError("it holds a number that is none")

    try:
        json.loads(raw.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=refuse)
    except DamagedError:
        raise
    except (ValueError, RecursionError):
        raise DamagedError("it is not whole") from None


def _refuse_odd_keys(table: str, documents: Mapping[str, Document]) -> None:
    if any(not _is_plain_number(key) for key in documents):
        raise DamagedError(f"a number in {table} is none")


def _is_plain_number(key: str) -> bool:
    try:
        return str(int(key)) == key
    except ValueError:
        return False


def _refuse_ids_twice(table: str, documents: Mapping[str, Document]) -> None:
    ids = [document["id"] for document in documents.values() if document.get("id")]
    if len({str(known) for known in ids}) < len(ids):
        raise DamagedError(f"two records in {table} have one id")


def _refuse_invalid(table: str, documents: Mapping[str, Document]) -> None:
    try:
        msgspec.convert(list(documents.values()), GenericAlias(list, RECORDS[table]))
    except (msgspec.ValidationError, OverflowError):
        raise DamagedError(f"a record in {table} makes no sense") from None


def _with_ids(table: str, documents: Mapping[str, Document]) -> dict[str, Document]:
    return {
        key: document if document.get("id") else {**document, "id": _id_of(table, key)}
        for key, document in documents.items()
    }


def _id_of(table: str, key: str) -> str:
    return hashlib.sha256(f"{table}/{key}".encode()).hexdigest()[:16]


def _one_a_day(documents: Mapping[str, Document]) -> dict[str, Document]:
    first: dict[str, str] = {}
    kept: dict[str, Document] = {}
    for key, document in documents.items():
        place = first.setdefault(document["day"], key)
        kept[place] = _joined(kept[place], document) if place in kept else document
    return kept


def _joined(first: Document, second: Document) -> Document:
    """Return two check-ins of one day as one: every answer, the second's where both have one."""
    joined = {**first, **second, "id": first["id"]}
    joined["answers"] = {**first.get("answers", {}), **second.get("answers", {})}
    for name in ("left", "late"):
        joined[name] = list(dict.fromkeys([*first.get(name, ()), *second.get(name, ())]))
    return joined
