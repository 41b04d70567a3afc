"""The journal, opened for a plain command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.where import data_folder
from tui.command import RefusedError

if TYPE_CHECKING:
    from store.changes import Change
    from store.clock import Clock


def open_journal(named: str, clock: Clock) -> Journal:
    """Open the journal in the folder that was named. Raises RefusedError, status 1, where it cannot be read."""
    try:
        return Journal.open(data_folder(named), clock)
    except UnreadableError as trouble:
        raise RefusedError(str(trouble), 1) from trouble


def record(journal: Journal, change: Change) -> None:
    """Keep a change. Raises RefusedError, status 1, where it could not be kept."""
    try:
        journal.record(change)
    except NotSavedError as trouble:
        raise RefusedError(str(trouble), 1) from trouble
