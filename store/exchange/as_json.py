"""The whole journal as one JSON file, laid out like the journal itself, with the plan in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.errors import NotTakenError
from store.journal import contents, foreign
from store.journal.errors import DamagedError, UnreadableError
from store.journal.migrations import MIGRATIONS, newest_schema

if TYPE_CHECKING:
    from datetime import datetime

    from store.history import Tables

NEWER = "That file was written by a newer Handrail, which is needed to take it in. Nothing is changed."


def written(tables: Tables, now: datetime) -> bytes:
    """Return the file: `meta` first, with a checksum by which damage on the way is seen."""
    meta = {"schema": newest_schema(MIGRATIONS), "exported_at": now.isoformat(timespec="seconds"), "sha256": ""}
    return contents.Writer().write(tables, meta)[0]


def read(raw: bytes) -> Tables:
    """Return the tables of an export, of a journal or of a copy of one, every record checked.

    Raises NotTakenError.
    """
    try:
        found = contents.read(raw, MIGRATIONS)
        if found.schema > newest_schema(MIGRATIONS):
            raise NotTakenError(NEWER)
        return foreign.sound(found.tables)
    except DamagedError as why:
        raise NotTakenError(f"That file cannot be taken in: {why}. Nothing is changed.") from None
    except UnreadableError:
        raise NotTakenError(NEWER) from None
