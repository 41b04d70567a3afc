"""What is to be written: what was noted and waits for its details, then every kind of entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store import entry_acts
from store.entry_kind import kind_named
from tui.screens.box import NAME, Box
from widgets.palette import FAINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.records.entry import Entry
    from tui.session import Session

DIGITS = 8
"""How many kinds a digit chooses."""
NOTED = "noted:"
"""How the id of an entry that was noted without details begins."""


class KindBox(Box[str | None]):
    """Dismisses with the name of a kind, or with `noted:` and the id of an entry that has no details yet."""

    def __init__(self, session: Session) -> None:
        super().__init__("What do you write?", "", "Esc back; nothing is written before the first word.")
        history, today = session.history, session.today
        found = (entry_acts.without_details(kind, history, today) for kind in entry_acts.most_used(history))
        self._noted = tuple(entry for entry in found if entry)
        self._kinds = entry_acts.most_used(history)

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return what was noted and waits for details, then every kind, the most used first."""
        lines = [(f"{NOTED}{entry.id}", kind_named(entry.kind).title, _noted(entry)) for entry in self._noted]
        lines += [(name, kind_named(name).title, kind_named(name).about) for name in self._kinds]
        for place, (name, title, does) in enumerate(lines, 1):
            digit = str(place) if place <= DIGITS else " "
            yield name, Content.assemble((f"{digit} {title}".ljust(NAME), "bold"), (does, FAINT))

    def chosen(self, name: str) -> None:
        """Go back with it."""
        self.dismiss(name)


def _noted(entry: Entry) -> str:
    """Return when an entry was noted that has no details yet."""
    at = f" at {entry.at:%H:%M}" if entry.at else ""
    return f"noted{at}: add details"
