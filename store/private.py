"""What a person marked as private: it stays on this machine, out of every page and export that leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.history import Tables
    from store.records.entry import Entry


def may_leave(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries whose words may stand on a page for others; counts may count them all."""
    return tuple(entry for entry in entries if not entry.private)


def without_private(tables: Tables) -> Tables:
    """Return the tables of a journal as they may leave the machine: without the entries that are private."""
    kept = {key: document for key, document in tables.get("entries", {}).items() if not document.get("private")}
    return {name: kept if name == "entries" else table for name, table in tables.items()}
