"""Power cuts: at every call of a save, every state that an unsynced disk may come back in.

A disk in memory holds what is written and, apart from it, what is on the medium. At a cut each name that was not
synced is kept or lost on its own, and each file that was not synced is empty, torn or whole.
"""

from __future__ import annotations

import errno
import os
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from store.changes import Change, Put
from store.journal import contents
from store.journal.disk import Disk
from store.journal.errors import DamagedError, UnreadableError
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 22)
FOLDER = Path("/nowhere/handrail")
Names: TypeAlias = dict[str, int]
Renaming: TypeAlias = dict[str, "int | None"]


class CutError(BaseException):
    """Stands for the loss of power: nothing the journal does can catch it."""


class MemoryDisk(Disk):
    """Two folders in memory, and what of them is on the medium; `cut_at` is the call at which the power goes."""

    def __init__(self, folders: dict[Path, Names], files: dict[int, bytes]) -> None:
        self.folders = folders
        self.files = files
        self.medium = {folder: dict(names) for folder, names in folders.items()}
        self.synced = dict(files)
        self.pending: dict[Path, list[Renaming]] = {folder: [] for folder in folders}
        self.calls = 0
        self.cut_at = 0
        self._open: dict[int, tuple[Path, int, int]] = {}

    def open(self, path: Path, flags: int) -> int:
        """Open a file or a folder."""
        self._count()
        if flags & os.O_CREAT and path.name not in self.folders[path.parent]:
            inode = max(self.files, default=0) + 1
            self.files[inode] = b""
            self._rename(path.parent, {path.name: inode})
        inode = -1 if path in self.folders else self._inode(path)
        descriptor = self.calls
        self._open[descriptor] = (path, inode, 0)
        return descriptor

    def read(self, descriptor: int, size: int) -> bytes:
        """Read on from where the last reading ended."""
        path, inode, at = self._open[descriptor]
        found = self.files[inode][at : at + size]
        self._open[descriptor] = (path, inode, at + len(found))
        return found

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write at the end, half of it if there is much."""
        self._count()
        inode = self._open[descriptor][1]
        taken = data[: len(data) // 2 or 1]
        self.files[inode] += bytes(taken)
        return len(taken)

    def sync(self, descriptor: int) -> None:
        """Bring a file's bytes, or a folder's names, to the medium."""
        self._count()
        path, inode, _ = self._open[descriptor]
        if inode < 0:
            self.sync_names(path)
        else:
            self.sync_bytes(inode)

    def sync_names(self, folder: Path) -> None:
        """Bring the names of a folder to the medium."""
        self.medium[folder] = dict(self.folders[folder])
        self.pending[folder] = []

    def sync_bytes(self, inode: int) -> None:
        """Bring the bytes of a file to the medium."""
        self.synced[inode] = self.files[inode]

    def close(self, descriptor: int) -> None:
        """Forget the descriptor."""
        del self._open[descriptor]

    def stat(self, path: Path) -> os.stat_result:
        """Return number, size and moment of a file; folders are just there."""
        return self._stat(-1 if path in self.folders or path in FOLDER.parents else self._inode(path))

    def stat_open(self, descriptor: int) -> os.stat_result:
        """Return the same of an open file."""
        return self._stat(self._open[descriptor][1])

    def restrict(self, descriptor: int, mode: int) -> None:
        """Rights are not what is looked at here."""

    def link(self, existing: Path, name: Path) -> None:
        """Give a file a second name."""
        self._count()
        if name.name in self.folders[name.parent]:
            raise FileExistsError(errno.EEXIST, "File exists")
        self._rename(name.parent, {name.name: self._inode(existing)})

    def replace(self, source: Path, target: Path) -> None:
        """Rename within a folder, in one step."""
        self._count()
        self._rename(source.parent, {target.name: self._inode(source), source.name: None})

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        self._count()
        self._inode(path)
        self._rename(path.parent, {path.name: None})

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return list(self.folders[folder])

    def writable(self, path: Path) -> bool:
        """Say yes."""
        return path is not None

    def lock(self, descriptor: int) -> None:
        """There is one process only."""

    def states(self) -> Iterator[MemoryDisk]:
        """Yield every disk that may be found when the power is back."""
        steps = [(folder, step) for folder, pending in self.pending.items() for step in pending]
        torn = [inode for inode, data in self.files.items() if self.synced.get(inode) != data]
        for kept in product((True, False), repeat=len(steps)):
            folders = {folder: dict(names) for folder, names in self.medium.items()}
            for (folder, step), is_kept in zip(steps, kept, strict=True):
                if is_kept:
                    _apply(folders[folder], step)
            for parts in product((0, 0.5, 1), repeat=len(torn)):
                cut = {
                    inode: self.files[inode][: int(len(self.files[inode]) * part)]
                    for inode, part in zip(torn, parts, strict=True)
                }
                yield MemoryDisk({folder: dict(names) for folder, names in folders.items()}, {**self.files, **cut})

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self.cut_at:
            raise CutError

    def _inode(self, path: Path) -> int:
        try:
            return self.folders[path.parent][path.name]
        except KeyError:
            raise FileNotFoundError(errno.ENOENT, "No such file", path) from None

    def _rename(self, folder: Path, step: Renaming) -> None:
        _apply(self.folders[folder], step)
        self.pending[folder].append(step)

    def _stat(self, inode: int) -> os.stat_result:
        size = len(self.files.get(inode, b""))
        return os.stat_result((0, inode, 0, 1, 0, 0, size, 0, 0, 0), {"st_mtime_ns": inode})


class NoFileSyncDisk(MemoryDisk):
    """A disk that a careless protocol would leave: the bytes of files are never synced."""

    def sync_bytes(self, inode: int) -> None:
        """Do nothing."""


class NoFolderSyncDisk(MemoryDisk):
    """The same for the names in the folders."""

    def sync_names(self, folder: Path) -> None:
        """Do nothing."""


def _apply(names: Names, step: Renaming) -> None:
    for name, inode in step.items():
        if inode is None:
            names.pop(name, None)
        else:
            names[name] = inode


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


def filled(saves: int) -> MemoryDisk:
    """Return a disk with a journal of so many saves, all of it on the medium."""
    disk = MemoryDisk({FOLDER: {}, FOLDER / GENERATIONS: {}}, {})
    journal = Journal.open(FOLDER, clock, disk=disk)
    for number in range(saves):
        journal.record(answer("mood", number))
    return MemoryDisk(disk.folders, disk.files)


def faults(kind: type[MemoryDisk], saves: int) -> tuple[int, list[str]]:
    """Save one answer, cut the power at every call of the next save; return the states seen, and what is wrong."""
    before = filled(saves)
    wrong: list[str] = []
    seen = 0
    cut_at = 1
    while True:
        disk = kind({folder: dict(names) for folder, names in before.folders.items()}, dict(before.files))
        journal = Journal.open(FOLDER, clock, disk=disk)
        journal.record(answer("anxiety", 3))
        disk.calls, disk.cut_at = 0, cut_at
        try:
            journal.record(answer("energy", 5))
        except CutError:
            pass
        else:
            return seen, wrong
        for state in disk.states():
            seen += 1
            wrong += fault(state, saves)
        cut_at += 1


def fault(disk: MemoryDisk, saves: int) -> list[str]:
    """Say what is wrong with a journal after a power cut: an acknowledged answer that is gone, no second copy."""
    try:
        history = Journal.open(FOLDER, clock, disk=disk).history
    except UnreadableError as error:
        return [str(error)]
    answers = dict(history.check_in(DAY).answers)
    acknowledged = {"mood": saves - 1, "anxiety": 3} if saves else {"anxiety": 3}
    lost = history.notices or answers not in (acknowledged, {**acknowledged, "energy": 5})
    whole = {name for name, inode in disk.folders[FOLDER / GENERATIONS].items() if verifies(disk.files[inode])}
    names = [f"lost: {answers}"] if lost else []
    return names if whole or not saves else [*names, "no second copy"]


def verifies(raw: bytes) -> bool:
    """Say whether bytes are a journal with the right checksum."""
    try:
        return contents.read(raw, ()).verified
    except DamagedError:
        return False


@pytest.mark.parametrize("saves", [0, 1, 22])
def test_an_acknowledged_answer_survives_every_power_cut(saves: int) -> None:
    """Whatever the disk kept of what was not synced, the journal is whole and a copy of it verifies."""
    seen, wrong = faults(MemoryDisk, saves)
    assert wrong == []
    assert seen > 50


@pytest.mark.parametrize("kind", [NoFileSyncDisk, NoFolderSyncDisk])
def test_the_test_above_finds_a_sync_that_is_left_out(kind: type[MemoryDisk]) -> None:
    """On a disk that skips one kind of sync, answers are lost, and that is noticed."""
    assert faults(kind, 1)[1] != []


def test_the_journal_lies_where_the_disk_in_memory_has_it() -> None:
    """The made-up disk is the one that is used, and no real folder is made."""
    disk = filled(1)
    assert JOURNAL in disk.folders[FOLDER]
    assert not FOLDER.exists()
