"""The journal of this window, the clock, and who wants to know: what every screen reads and writes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store import clock as human
from store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from store.changes import Change
    from store.clock import Clock
    from store.instruments.instrument import Instrument
    from store.journal.erase import Erased
    from store.journal.journal import Journal

QUIET = timedelta(seconds=2)
"""Nothing changes under fingers that moved this lately."""
A_WHILE = timedelta(seconds=30)
"""After so long without a key there is time for what can wait."""


class Session:
    """Holds the history, and changes it through the journal alone; followers are told of each new one."""

    def __init__(self, opening: Callable[[], Journal], clock: Clock, folder: Path | None = None) -> None:
        """Take a way to open the journal, for it is opened after the first paint, and the folder it lies in."""
        self.clock = clock
        self.folder = folder
        self.history = History()
        self._opening = opening
        self._journal: Journal | None = None
        self._followers: list[Callable[[], None]] = []
        self._last_key = clock() - QUIET

    @property
    def is_open(self) -> bool:
        """Whether the journal was opened."""
        return self._journal is not None

    @property
    def today(self) -> date:
        """The day it is, by the person's own end of the day."""
        return human.today(self.clock(), self.history.settings.day_ends)

    def instruments(self) -> Mapping[str, Instrument]:
        """Return every questionnaire there is, those in the folder too, as their files are now."""
        from store.instruments.own import catalog

        return catalog(self.folder).instruments

    def open(self) -> None:
        """Open the journal. Raises UnreadableError or OSError."""
        self._journal = self._opening()
        self._tell(self._journal.history)

    def follow(self, follower: Callable[[], None]) -> None:
        """Call `follower` after each change of the history."""
        self._followers.append(follower)

    def unfollow(self, follower: Callable[[], None]) -> None:
        """Call it no more."""
        self._followers.remove(follower)

    def record(self, change: Change) -> None:
        """Keep a change. Raises NotSavedError with a sentence; the history is then as it was."""
        if self._journal:
            self._tell(self._journal.record(change))

    def undo(self) -> Change | None:
        """Undo the last change of this window and return it, None where there is none. Raises NotSavedError."""
        return self._stepped(self._journal.undo() if self._journal else None)

    def redo(self) -> Change | None:
        """Put back what was taken back last and return it; None where there is none. Raises NotSavedError."""
        return self._stepped(self._journal.redo() if self._journal else None)

    def snapshot(self, why: str) -> None:
        """Keep everything as it is for good, before a great change; `why`: a word for it. Raises NotSavedError."""
        if self._journal:
            self._journal.snapshot(why)

    def erase(self, change: Change, record_id: str) -> Erased:
        """Remove a record, and take it out of every copy too. Raises NotSavedError."""
        if self._journal is None:
            raise RuntimeError("there is no journal yet")
        erased = self._journal.erase(change, record_id)
        self._tell(self._journal.history)
        return erased

    def refresh(self) -> bool:
        """Take in what another window wrote, but never under the fingers; say whether there was anything."""
        if self._journal is None or self.is_typing:
            return False
        fresh = self._journal.refresh()
        if fresh is not None:
            self._tell(fresh)
        elif self.idle > A_WHILE:
            self._journal.tidy()
        return fresh is not None

    @property
    def idle(self) -> timedelta:
        """How long ago the last key came."""
        return self.clock() - self._last_key

    @property
    def is_typing(self) -> bool:
        """Whether a key came within the last two seconds."""
        return self.idle < QUIET

    def touch(self) -> None:
        """Remember that somebody is typing."""
        self._last_key = self.clock()

    def _stepped(self, change: Change | None) -> Change | None:
        if change and self._journal:
            self._tell(self._journal.history)
        return change

    def _tell(self, history: History) -> None:
        self.history = history
        for follower in tuple(self._followers):
            follower()
