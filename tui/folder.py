"""The journal, opened for a plain command."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.clock import system_clock, today
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.where import data_folder
from tui.command import RefusedError
from widgets import key_names

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.changes import Change
    from store.clock import Clock
    from store.history import History


class Desk(NamedTuple):
    """A journal, and the one moment a command works at."""

    journal: Journal
    now: datetime

    @property
    def history(self) -> History:
        """What the journal knows now."""
        return self.journal.history

    @property
    def today(self) -> date:
        """The day it is, by the person's own end of the day."""
        return today(self.now, self.history.settings.day_ends)

    def record(self, change: Change) -> None:
        """Keep a change. Raises RefusedError, status 1, where it could not be kept."""
        record(self.journal, change)


def open_desk(named: str) -> Desk:
    """Open the journal in the folder that was named. Raises RefusedError, status 1, where it cannot be read."""
    return Desk(open_journal(named, system_clock), system_clock())


def open_journal(named: str, clock: Clock) -> Journal:
    """Open the journal in the folder that was named. Raises RefusedError, status 1, where it cannot be read."""
    try:
        journal = Journal.open(data_folder(named), clock)
    except UnreadableError as trouble:
        raise RefusedError(str(trouble), 1) from trouble
    key_names.use(journal.history.settings.keys)
    return journal


def record(journal: Journal, change: Change) -> None:
    """Keep a change. Raises RefusedError, status 1, where it could not be kept."""
    try:
        journal.record(change)
        journal.tidy()
    except NotSavedError as trouble:
        raise RefusedError(str(trouble), 1) from trouble
