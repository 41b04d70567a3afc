"""Where a row of the check-in leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store import entry_acts
from tui.screens.entry_form import EntryForm
from tui.ways import WAYS, way

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.agenda import Row
    from tui.session import Session

TOOLS = {"breathing": "breathe", "exposure": "ladders"}
"""The kinds of entry that have a screen to do them on, and its name."""


def way_of(row: Row, session: Session) -> Screen[str]:
    """Return the screen that a row of the check-in leads to: a tool, else the form of what the row counts.

    What was noted with one key that day, and has no details yet, is what the form is opened on.
    """
    tool = row.item.id if row.item.id in WAYS else TOOLS.get(row.item.of, "")
    if tool:
        return way(tool, session)
    noted = entry_acts.without_details(row.item.of, session.history, session.today)
    if noted is None or noted.day != row.day:
        noted = entry_acts.begin(row.item.of, row.day, session.clock())
        noted = noted if row.day == session.today else replace(noted, at=None)
    return EntryForm(session, noted)
