"""What is private stays on this machine."""

from __future__ import annotations

from datetime import date

from store.private import may_leave, without_private
from store.records.entry import Entry

OPEN = Entry(id="1" * 16, kind="note", day=date(2026, 11, 22), fields={"text": "for the session"})
PRIVATE = Entry(id="2" * 16, kind="note", day=date(2026, 11, 22), fields={"text": "for me"}, private=True)
TABLES = {"entries": {"1": OPEN.document(), "2": PRIVATE.document()}, "goals": {"1": {"title": "walk"}}}


def test_a_private_entry_is_on_no_page_for_somebody_else() -> None:
    """The others keep their order."""
    assert may_leave((OPEN, PRIVATE, OPEN)) == (OPEN, OPEN)


def test_a_private_entry_is_in_no_export() -> None:
    """All else is as it was, and the journal itself is not changed."""
    assert without_private(TABLES) == {"entries": {"1": OPEN.document()}, "goals": TABLES["goals"]}
    assert len(TABLES["entries"]) == 2
    assert without_private({"goals": {}}) == {"goals": {}}
