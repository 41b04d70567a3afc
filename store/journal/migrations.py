"""The numbered steps from an older format to the newest; a format that was ever released can be read for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from store.history import Tables
from store.journal.errors import DamagedError

Migration: TypeAlias = Callable[[Tables], Tables]
"""Returns the tables in the next format; it may change the ones it is given."""

Migrations: TypeAlias = tuple[Migration, ...]
"""The first leads from schema 1 to schema 2, the second from 2 to 3."""

MIGRATIONS: Migrations = ()
"""Schema 1 is the first and the newest."""


def newest_schema(migrations: Migrations) -> int:
    """Return the number of the format that is written."""
    return 1 + len(migrations)


def migrated(tables: Tables, schema: int, migrations: Migrations) -> Tables:
    """Return tables of format `schema` in the newest format; newer ones as they are. Raises DamagedError."""
    for step in migrations[schema - 1 :]:
        try:
            tables = step(tables)
        except (ValueError, LookupError, TypeError, AttributeError):
            raise DamagedError(f"it is not what format {schema} says") from None
    return tables
