"""The TinyDB storage that loses nothing: the files of one folder, read and written as one set of tables.

The plan has a file of its own, so that it can be read when the journal cannot. A change that touches both files is
saved file by file, in the order in which it names them; where the second is not saved, the first is put back.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from store.journal.buffered import BufferedStorage
from store.journal.erase import Erased, damaged_with, erase_from_copies
from store.journal.errors import MovedError, NotSavedError, UnreadableError, not_saved
from store.journal.file import AtomicFile
from store.journal.lock import one_writer
from store.journal.tables import PLAN_TABLES
from store.journal.whole import make_folders, remove_leftovers
from store.where import GENERATIONS, JOURNAL, PLAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from store.clock import Clock
    from store.history import Tables
    from store.journal.disk import Disk
    from store.journal.generations import Copy
    from store.journal.migrations import Migrations

Result = TypeVar("Result")

_ATTEMPTS = 3
"""How often a save starts again because another program wrote a file in the middle of it."""


class AtomicStorage(BufferedStorage):
    """The journal and the plan of one folder. Raises UnreadableError where the journal cannot be opened.

    A plan that cannot be opened is no obstacle: it is left as it is, said in a notice, and nothing is saved to it.
    `accept_copy`: a damaged or missing file is no obstacle while a copy, or what is in memory, can be shown.
    """

    def __init__(
        self, folder: Path, clock: Clock, disk: Disk, migrations: Migrations, *, accept_copy: bool = False
    ) -> None:
        super().__init__()
        self.folder = folder
        self._clock = clock
        self._disk = disk
        self._migrations = migrations
        self._journal = AtomicFile(folder / JOURNAL, clock, disk, migrations, accept_copy=accept_copy)
        self._accept_copy = accept_copy
        self._plan: AtomicFile | None = None
        self._no_plan = ""
        self._open_plan()
        self._parts: tuple[Tables, ...] = ()
        self._order: list[AtomicFile] = []
        self._tidy = False
        self._gather()

    @property
    def exists(self) -> bool:
        """Whether there is a journal or a plan, whole or as a copy."""
        return any(file.exists for file in self._files)

    def refresh(self) -> None:
        """Look, at the cost of a stat each, whether a file moved, and read it again if so."""
        self._open_plan()
        for file in self._files:
            file.refresh()
        self._gather()

    def write(self, data: Tables) -> None:
        """Hold the tables until the transaction ends, and remember which file was first to change."""
        before = self.read()
        for name, table in data.items():
            file = self._plan if name in PLAN_TABLES else self._journal
            if file and table is not before.get(name) and file not in self._order:
                self._order.append(file)
        super().write(data)

    def transact(self, work: Callable[[], Result]) -> Result:
        """Take the lock, read the files again if they moved, do the work, save. Raises NotSavedError."""
        transact = super().transact
        return self._alone(lambda: transact(work))

    def copies(self, of: str) -> list[str]:
        """Return the names of the copies of a file, named without its ending, the newest first. Raises OSError."""
        file = self._named(of)
        return file.generations.by_time() if file else []

    def copy(self, name: str) -> Copy:
        """Read a copy. Raises OSError, DamagedError and UnreadableError."""
        return self._owner(name).generations.copy(name, self._migrations)

    def put_back(self, name: str) -> None:
        """Save a copy as the newest state, after a snapshot of what is there now. Raises NotSavedError."""
        self._alone(lambda: self._owner(name).put_back(name), over_newer=True)

    def snapshot(self, why: str) -> None:
        """Keep the files as they are outside the rotation; `why`: before what. Raises NotSavedError."""

        def keep() -> None:
            for file in self._files:
                file.snapshot(why)

        self._alone(keep)

    def erase(self, record_id: str) -> Erased:
        """Take a record out of every copy of both files. Raises NotSavedError."""

        def erase() -> Erased:
            done = [erase_from_copies(self._disk, file.generations, record_id) for file in self._files]
            unread = [name for each in done for name in each.unread]
            damaged = damaged_with(self._disk, self.folder, record_id)
            return Erased(sum(each.copies for each in done), (*unread, *damaged))

        return self._alone(erase)

    def tidy(self) -> None:
        """Compress the oldest copy that is due. Raises NotSavedError and OSError."""
        for file in self._files:
            for name in file.generations.to_pack(self._clock())[:1]:
                self._alone(partial(file.generations.pack, name))

    def _alone(self, act: Callable[[], Result], *, over_newer: bool = False) -> Result:
        """Take the lock, read the files again if they moved, do what is to be done. Raises NotSavedError.

        `over_newer`: a journal of a newer format does not stop it.
        """
        refused = self._journal.closed() if over_newer else self._journal.refused()
        if refused:
            raise NotSavedError(refused)
        try:
            make_folders(self._disk, self.folder)
            with one_writer(self._disk, self._journal.path.parent):
                return self._caught_up(act, over_newer=over_newer)
        except OSError as error:
            raise not_saved(error, max(file.size for file in self._files)) from error
        except UnreadableError as error:
            raise NotSavedError(f"Not saved: {error}") from error
        finally:
            self._gather()

    def _open_plan(self) -> None:
        """Open the plan if it is not open; where that cannot be, say why once."""
        if self._plan:
            return
        try:
            self._plan = AtomicFile(
                self.folder / PLAN, self._clock, self._disk, self._migrations, accept_copy=self._accept_copy
            )
        except UnreadableError as why:
            if str(why) != self._no_plan:
                self._no_plan = str(why)
                self.notices.append(self._no_plan)

    def _named(self, called: str) -> AtomicFile | None:
        return {JOURNAL: self._journal, PLAN: self._plan}.get(f"{called}.json")

    def _owner(self, copy: str) -> AtomicFile:
        """Return the file that a copy is of. Raises NotSavedError."""
        file = self._named(copy.partition("-")[0])
        if file is None or copy not in file.generations.names():
            raise NotSavedError("There is no copy of that name.")
        return file

    @property
    def _files(self) -> Iterator[AtomicFile]:
        return (file for file in (self._journal, self._plan) if file)

    def _caught_up(self, act: Callable[[], Result], *, over_newer: bool) -> Result:
        if not self._tidy:
            remove_leftovers(self._disk, self._journal.path.parent)
            remove_leftovers(self._disk, self.folder / GENERATIONS)
            self._tidy = True
        self._open_plan()
        for _ in range(_ATTEMPTS):
            for file in self._files:
                file.catch_up()
            if self._journal.newer and not over_newer:
                raise NotSavedError(self._journal.newer)
            self._journal.read_only = ""
            self._order = []
            self._gather()
            with suppress(MovedError):
                return act()
        raise NotSavedError("Not saved: another program keeps writing the journal. Try again in a moment.")

    def _save(self, tables: Tables) -> None:
        if self._plan is None and PLAN_TABLES & tables.keys():
            raise NotSavedError(f"Not saved: {self._no_plan}")
        new = [(file, self._part(file, tables)) for file in dict.fromkeys((*self._order, *self._files))]
        saved: list[tuple[AtomicFile, Tables]] = []
        try:
            for file, part in new:
                before = file.tables
                if not file.durable or not _same(part, before):
                    file.save(part)
                    saved.append((file, before))
        except (OSError, NotSavedError, MovedError):
            for file, before in saved:
                with suppress(OSError, NotSavedError, MovedError):
                    file.save(before)
            raise

    def _part(self, file: AtomicFile, tables: Tables) -> Tables:
        """Return what a file is to hold; tables that stand where Handrail never puts them stay as they are."""
        mine = {name: table for name, table in tables.items() if (name in PLAN_TABLES) == (file is self._plan)}
        strange = {name: table for name, table in file.tables.items() if name not in _seen(file, self._plan)}
        return {**mine, **strange}

    def _gather(self) -> None:
        """Show what the files hold as one set of tables; the same object as long as nothing changed."""
        parts = tuple(file.tables for file in self._files)
        if list(map(id, parts)) != list(map(id, self._parts)):
            self._parts = parts
            self.tables = {name: table for file in self._files for name, table in _seen(file, self._plan).items()}
        self.read_only = self._journal.read_only
        self.durable = all(file.durable for file in self._files)
        for file in self._files:
            self.notices += file.notices
            file.notices.clear()


def _seen(file: AtomicFile, plan: AtomicFile | None) -> Tables:
    """Return the tables of a file that belong to it."""
    return {name: table for name, table in file.tables.items() if (name in PLAN_TABLES) == (file is plan)}


def _same(new: Tables, old: Tables) -> bool:
    return new.keys() == old.keys() and all(table is old[name] for name, table in new.items())
