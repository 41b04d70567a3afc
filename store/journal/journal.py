"""The journal: the one door to everything a person wrote down."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from store.history import History
from store.journal import foreign
from store.journal.atomic import AtomicStorage
from store.journal.buffered import BufferedStorage
from store.journal.disk import Disk
from store.journal.draft import Draft, Index
from store.journal.edits import joined
from store.journal.errors import DamagedError, NotSavedError
from store.journal.migrations import MIGRATIONS
from store.journal.values import cleaned, cleaned_edits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.changes import Change
    from store.clock import Clock
    from store.history import Tables
    from store.journal.edits import Step
    from store.journal.erase import Erased
    from store.journal.generations import Copy
    from store.journal.migrations import Migrations
    from store.journal.table import Database


class Journal:
    """Keeps the history on disk, one change at a time, and takes changes of this window back."""

    def __init__(self, storage: BufferedStorage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._indexes: dict[str, Index] = {}
        self._done: list[tuple[Change, tuple[Step, ...]]] = []
        self._undone: list[tuple[Change, tuple[Step, ...]]] = []
        self.history = self._picture()

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Clock,
        *,
        accept_copy: bool = False,
        disk: Disk | None = None,
        migrations: Migrations = MIGRATIONS,
    ) -> Journal:
        """Open the journal of a folder, an empty one where there is none; nothing is made before the first change.

        Where the file is damaged or gone and copies are there, `accept_copy` opens the newest good one and says so
        in `history.notices`. Raises UnreadableError with a sentence fit to show.
        """
        return cls(AtomicStorage(folder, clock, disk or Disk(), migrations, accept_copy=accept_copy), clock)

    @classmethod
    def in_memory(cls, clock: Clock, tables: Tables | None = None) -> Journal:
        """Return a journal that is on no disk. Raises DamagedError for tables that are none."""
        return cls(BufferedStorage(_sound(tables or {})), clock)

    @classmethod
    def create(cls, folder: Path, clock: Clock, tables: Tables) -> Journal:
        """Write a whole journal into a folder that has none.

        Raises NotSavedError, UnreadableError, and DamagedError for tables that are none.
        """
        storage = AtomicStorage(folder, clock, Disk(), MIGRATIONS)

        def write() -> None:
            if storage.exists:
                raise NotSavedError("There is a journal in that folder already.")
            storage.write(whole)

        whole = _sound(tables)
        storage.transact(write)
        return cls(storage, clock)

    def record(self, change: Change) -> History:
        """Do what the change says and return the new history once it is on disk.

        Raises NotSavedError with a sentence fit to show; the history is then as it was.
        """
        back = self._perform(cleaned_edits(change.edits))
        if back and not change.draft:
            self._remember(change, back)
            self._undone.clear()
        return self.history

    def undo(self) -> Change | None:
        """Take back the last change of this window and return it, once that is on disk.

        Fields that another window wrote since stay as they are; None where there is nothing left to take back.
        Raises NotSavedError.
        """
        return self._move(self._done, self._undone)

    def redo(self) -> Change | None:
        """Put back the change that was taken back last and return it; None where there is none.

        Raises NotSavedError.
        """
        return self._move(self._undone, self._done)

    def refresh(self) -> History | None:
        """Return the new history if another writer changed the file, at the cost of one look; else None."""
        self._storage.refresh()
        same = self._storage.tables is self._shown and self._storage.read_only == self.history.read_only
        if same and not self._storage.notices:
            return None
        self.history = self._picture()
        if not self.history.tables:
            self._done.clear()
            self._undone.clear()
        return self.history

    def copies(self, of: str = "journal") -> list[str]:
        """Return the names of the earlier copies of the journal or the `plan`, the newest first. Raises OSError."""
        return self._storage.copies(of)

    def copy(self, name: str) -> Copy:
        """Read a copy. Raises OSError, DamagedError, UnreadableError, and NotSavedError where there is none."""
        return self._storage.copy(name)

    def put_back(self, name: str) -> History:
        """Make a copy the newest state; what was there before is kept for good. Raises NotSavedError."""
        self._storage.put_back(name)
        self._done.clear()
        self._undone.clear()
        self.history = self._picture()
        return self.history

    def snapshot(self, why: str) -> None:
        """Keep everything as it is for good, before a great change; `why`: a word for it. Raises NotSavedError."""
        self._storage.snapshot(why)

    def erase(self, change: Change, record_id: str) -> Erased:
        """Do a change that removes a record, and take the record out of every copy too: nothing brings it back.

        What this window did before can be taken back no more. Raises NotSavedError, with a sentence that says how
        it goes on where the record is gone here and not from every copy.
        """
        self._perform(cleaned_edits(change.edits))
        self._done.clear()
        self._undone.clear()
        try:
            return self._storage.erase(record_id)
        except NotSavedError as why:
            half = f"It is gone from the journal, and not from every copy: handrail erase {record_id} goes on."
            raise NotSavedError(f"{half} ({why})") from why

    def tidy(self) -> None:
        """Do what can wait for a quiet moment: an older copy is compressed."""
        with suppress(NotSavedError, OSError):
            self._storage.tidy()

    def _remember(self, change: Change, back: tuple[Step, ...]) -> None:
        """Put a change where undo finds it, together with those before it that belong to the same act."""
        if change.act and self._done and self._done[-1][0].act == change.act:
            back = joined(back, self._done.pop()[1])
        self._done.append((change, back))

    def _move(
        self, source: list[tuple[Change, tuple[Step, ...]]], target: list[tuple[Change, tuple[Step, ...]]]
    ) -> Change | None:
        if not source:
            return None
        change, steps = source[-1]
        back = self._perform(steps)
        source.pop()
        if not back:
            return None
        target.append((change, back))
        return change

    def _perform(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        drafts: list[Draft] = []

        def work() -> tuple[Step, ...]:
            draft = Draft(self._storage.read(), self._indexes)
            drafts.append(draft)
            back = draft.perform(steps)
            draft.put(self._database, self._clock().isoformat(timespec="seconds"))
            return back

        back = self._storage.transact(work)
        drafts[-1].settle(self._storage.read())
        self.history = self._picture()
        return back

    @cached_property
    def _database(self) -> Database:
        from store.journal.table import Database

        return Database(self._storage)

    def _picture(self) -> History:
        storage = self._storage
        before = getattr(self, "history", None)
        history = History(
            storage.tables, read_only=storage.read_only, notices=tuple(storage.notices), before=before
        )
        self._shown = storage.tables
        storage.notices.clear()
        return history


def _sound(tables: Tables) -> Tables:
    try:
        return foreign.sound(cleaned(tables))
    except (ValueError, RecursionError) as error:
        raise DamagedError(f"These tables are no journal: {error}") from None
