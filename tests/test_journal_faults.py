"""Disks that fail and processes that die, at every single call of a save."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from store.changes import Change, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAY = date(2026, 11, 22)
CALLS = [name for name in vars(Disk) if not name.startswith("_") and name != "writable"]
ERRNOS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR", "ENOLCK", "ESTALE")


class KilledError(BaseException):
    """Stands for SIGKILL: nothing the journal does can catch it."""


class FaultyDisk(Disk):
    """A disk on which the call numbered `fails_at` goes wrong, and after a kill every other too."""

    def __init__(self, fails_at: int, error: BaseException | None) -> None:
        self.fails_at = fails_at
        self.error = error
        self.calls = 0
        self.dead = False
        self.opened: list[int] = []
        for name in CALLS:
            setattr(self, name, self._faulty(name, getattr(super(), name)))

    def _faulty(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: object) -> Any:  # noqa: ANN401 - whatever the real call returns
            self.calls += 1
            if self.dead:
                raise KilledError
            if self.error and self.calls == self.fails_at:
                if name == "close":
                    call(*arguments)
                self.dead = not isinstance(self.error, OSError)
                raise self.error
            result = call(*arguments)
            if name == "open":
                self.opened.append(result)
            return result

        return called

    def bury(self) -> None:
        """Do what the kernel does for a process that died: close what it had open."""
        for descriptor in self.opened:
            try:
                os.close(descriptor)
            except OSError:
                continue


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


def answers(folder: Path) -> dict[str, Any]:
    """Return the answers of the day as a new process finds them; the file itself must be whole."""
    history = Journal.open(folder, clock).history
    assert history.notices == ()
    return dict(history.check_in(DAY).answers)


def fill(folder: Path, saves: int) -> None:
    """Save so many answers on a good disk."""
    journal = Journal.open(folder, clock)
    for number in range(saves):
        journal.record(answer("mood", number % 11))


def each_call(tmp_path: Path, saves: int, error: BaseException) -> Iterator[tuple[Path, FaultyDisk, Journal]]:
    """Yield a journal of so many saves for each call of one more save, that call set to go wrong."""
    first = tmp_path / "first"
    first.mkdir()
    fill(first, saves)
    shutil.copytree(first, tmp_path / "counted")
    counting = FaultyDisk(0, None)
    journal = Journal.open(tmp_path / "counted", clock, disk=counting)
    opening = counting.calls
    journal.record(answer("energy", 9))
    for number in range(1, counting.calls - opening + 1):
        folder = tmp_path / str(number)
        shutil.copytree(first, folder)
        disk = FaultyDisk(0, error)
        journal = Journal.open(folder, clock, disk=disk)
        disk.fails_at = disk.calls + number
        yield folder, disk, journal


def refusal(journal: Journal, change: Change) -> str:
    """Return the sentence with which a change is refused, empty where it is saved."""
    try:
        journal.record(change)
    except NotSavedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize("saves", [0, 2, 22])
def test_an_error_at_any_call_is_told_and_the_next_save_works(tmp_path: Path, saves: int, name: str) -> None:
    """The change is refused in a sentence or it is on disk; the history never claims more; then all goes on."""
    refusals = []
    number = getattr(errno, name)
    for folder, _, journal in each_call(tmp_path, saves, OSError(number, os.strerror(number))):
        before = journal.history
        sentence = refusal(journal, answer("energy", 9))
        if sentence:
            refusals.append(sentence)
            assert journal.history is before
        else:
            assert answers(folder)["energy"] == 9
        journal.record(answer("anxiety", 3))
        assert answers(folder)["anxiety"] == 3
        assert ("mood" in answers(folder)) == (saves > 0)
        assert not list(folder.glob(".handrail-*"))
    assert len(refusals) > 10
    assert all(sentence.endswith(".") for sentence in refusals)


@pytest.mark.parametrize("saves", [0, 2, 22])
def test_a_kill_at_any_call_leaves_the_old_journal_or_the_new(tmp_path: Path, saves: int) -> None:
    """A new process opens it without a word, and what is left half done is cleared away by its first save."""
    found = set()
    for folder, disk, journal in each_call(tmp_path, saves, KilledError()):
        before = answers(folder)
        with pytest.raises(KilledError):
            journal.record(answer("energy", 9))
        disk.bury()
        found.add("energy" in answers(folder))
        assert answers(folder) in (before, {**before, "energy": 9})
        Journal.open(folder, clock).record(answer("anxiety", 3))
        assert answers(folder)["anxiety"] == 3
        assert not list(folder.rglob(".handrail-*"))
    assert found == {False, True}


def test_a_full_disk_says_how_much_room_it_needs(tmp_path: Path) -> None:
    """The sentence names the megabytes, and the reason is not the person's to guess."""
    disk = FaultyDisk(0, OSError(errno.ENOSPC, "No space left on device"))
    journal = Journal.open(tmp_path, clock, disk=disk)
    journal.record(answer("note", "x" * 2_000_000))
    disk.fails_at = disk.calls + 12
    with pytest.raises(NotSavedError, match=r"disk is full, and this needs 2\.0 MB free"):
        journal.record(answer("mood", 6))


def test_undo_that_cannot_be_saved_can_be_tried_again(tmp_path: Path) -> None:
    """The change stays the last one until it is taken back on disk."""
    disk = FaultyDisk(0, OSError(errno.EIO, "Input/output error"))
    journal = Journal.open(tmp_path, clock, disk=disk)
    journal.record(answer("mood", 6))
    journal.record(answer("mood", 7))
    disk.fails_at = disk.calls + 12
    with pytest.raises(NotSavedError):
        journal.undo()
    assert journal.history.check_in(DAY).answers == {"mood": 7}
    assert journal.undo() is not None
    assert answers(tmp_path) == {"mood": 6}


class ShortDisk(Disk):
    """A disk that takes a few bytes at a time."""

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write seven bytes at most."""
        return super().write(descriptor, data[:7])


class LyingDisk(Disk):
    """A disk that stores other bytes than it was given."""

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write zeros."""
        return super().write(descriptor, memoryview(bytes(len(data))))


class NoLinksDisk(Disk):
    """A disk without hard links."""

    def link(self, existing: Path, name: Path) -> None:
        """Refuse."""
        raise OSError(errno.EPERM, "Operation not permitted", existing, name)


def test_a_disk_that_writes_in_small_pieces_gets_the_whole_file(tmp_path: Path) -> None:
    """Short writes go on until all is written."""
    Journal.open(tmp_path, clock, disk=ShortDisk()).record(answer("mood", 6))
    assert answers(tmp_path) == {"mood": 6}


def test_a_disk_that_gives_back_other_bytes_is_caught_before_it_counts(tmp_path: Path) -> None:
    """What was written is read again before it takes the place of the journal."""
    fill(tmp_path, 2)
    with pytest.raises(NotSavedError, match="other bytes"):
        Journal.open(tmp_path, clock, disk=LyingDisk()).record(answer("energy", 9))
    assert answers(tmp_path) == {"mood": 1}


def test_without_hard_links_the_copy_is_a_whole_file(tmp_path: Path) -> None:
    """Such a disk costs a second write, not the copy."""
    journal = Journal.open(tmp_path, clock, disk=NoLinksDisk())
    journal.record(answer("mood", 6))
    before = (tmp_path / "journal.json").read_bytes()
    journal.record(answer("mood", 7))
    (kept,) = (tmp_path / "generations").iterdir()
    assert kept.read_bytes() == before
    assert kept.stat().st_mode & 0o777 == 0o600
