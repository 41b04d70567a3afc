"""Power cuts: at every call of a save, every state that an unsynced disk may come back in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from faults._memory_disk import FOLDER, CutError, MemoryDisk, empty_disk

from store.changes import Change, Put
from store.journal import contents
from store.journal.errors import DamagedError, UnreadableError
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)


class NoFileSyncDisk(MemoryDisk):
    """A disk that a careless protocol would leave: the bytes of files are never synced."""

    def sync_bytes(self, inode: int) -> None:
        """Do nothing."""


class NoFolderSyncDisk(MemoryDisk):
    """The same for the names in the folders."""

    def sync_names(self, folder: Path) -> None:
        """Do nothing."""


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


def filled(saves: int) -> MemoryDisk:
    """Return a disk with a journal of so many saves, all of it on the medium."""
    disk = empty_disk()
    journal = Journal.open(FOLDER, clock, disk=disk)
    for number in range(saves):
        journal.record(answer("mood", number))
    return disk.settled(MemoryDisk)


def faults(kind: type[MemoryDisk], saves: int) -> tuple[int, list[str]]:
    """Save one answer, cut the power at every call of the next save; return the states seen, and what is wrong."""
    before = filled(saves)
    wrong: list[str] = []
    seen = 0
    cut_at = 1
    while True:
        disk = before.settled(kind)
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
