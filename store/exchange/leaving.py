"""What leaves the journal: all of it, for the person themself, or what somebody else may be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.private import without_private

if TYPE_CHECKING:
    from store.history import Tables
    from store.records.record import Document


def for_myself(tables: Tables) -> Tables:
    """Return all of it: a copy that its owner trusts with everything may leave nothing out."""
    return {name: table for name, table in tables.items() if table}


def for_others(tables: Tables) -> Tables:
    """Return it without private entries, without the plan, which names other people, and without drafts."""
    kept = {
        name: {number: document for number, document in table.items() if not _is_draft(name, document)}
        for name, table in without_private(tables).items()
        if name != "plan"
    }
    return {name: table for name, table in kept.items() if table}


def private_entries(tables: Tables) -> int:
    """Return how many entries are marked private."""
    return sum(bool(entry.get("private")) for entry in tables.get("entries", {}).values())


def _is_draft(table: str, document: Document) -> bool:
    match table:
        case "goals":
            return document.get("status") == "draft" or bool(document.get("draft_of"))
        case "responses":
            return not document.get("finished")
        case "sessions":
            return not document.get("day")
    return False
