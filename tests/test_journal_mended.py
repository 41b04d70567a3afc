"""Faults that `make faults` found, each by itself: an error that comes once costs nothing that was shown."""

from __future__ import annotations

import errno
import os
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from store.changes import Change, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 11, 22)
LINE = Put("plan", "p1", (), {"part": "coping", "text": "A walk", "order": 1})


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


class TiredDisk(Disk):
    """A disk on which the calls named `call` that `wanted` picks fail, as often as `times` says."""

    def __init__(self, call: str, wanted: Callable[..., bool], times: int = 0) -> None:
        self.times = times
        self.made: Counter[str] = Counter()
        self._last = ""
        for name in (name for name in vars(Disk) if not name.startswith("_")):
            setattr(self, name, self._tired(name, getattr(super(), name), call, wanted))

    def _tired(
        self, name: str, real: Callable[..., Any], call: str, wanted: Callable[..., bool]
    ) -> Callable[..., Any]:
        def called(*arguments: object) -> Any:  # noqa: ANN401 - whatever the real call returns
            self.made[name] += 1
            last, self._last = self._last, name
            if name == call and self.times and wanted(last, *arguments):
                self.times -= 1
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments)

        return called


def after_the_replacing() -> TiredDisk:
    """Return a disk that does not open the folder which is to be synced after a replacing."""
    return TiredDisk("open", lambda last, *_: last == "replace")


def answers(folder: Path) -> dict[str, Any]:
    """Return the answers of the day as a new process finds them."""
    return dict(Journal.open(folder, clock).history.check_in(DAY).answers)


def test_a_file_whose_name_was_not_synced_is_written_again_whole(tmp_path: Path) -> None:
    """The change is kept and can be taken back; it is not refused while it stands in the file."""
    disk = after_the_replacing()
    journal = Journal.open(tmp_path, clock, disk=disk)
    journal.record(answer("mood", 6))
    disk.times, disk.made = 1, Counter()
    journal.record(answer("energy", 5))
    assert disk.made["replace"] == 2
    assert journal.undo() is not None
    assert answers(tmp_path) == {"mood": 6}


def test_a_change_that_was_refused_is_saved_anew_although_it_stands_in_the_file(tmp_path: Path) -> None:
    """What was never known to be on the medium is not shown as kept because it can be read."""
    disk = after_the_replacing()
    journal = Journal.open(tmp_path, clock, disk=disk)
    journal.record(answer("mood", 6))
    disk.times = 2
    with pytest.raises(NotSavedError):
        journal.record(answer("energy", 5))
    disk.made = Counter()
    journal.record(answer("energy", 5))
    assert disk.made["replace"] == 1
    assert answers(tmp_path) == {"mood": 6, "energy": 5}


def test_a_plan_that_could_not_be_read_once_is_read_at_the_next_change(tmp_path: Path) -> None:
    """The window is not without its plan for the rest of the day."""
    Journal.open(tmp_path, clock).record(Change(words="a line", edits=(LINE,)))
    disk = TiredDisk("open", lambda _, path, __: path.name == "plan.json", 1)
    journal = Journal.open(tmp_path, clock, disk=disk)
    assert journal.history.plan == ()
    changed = Put("plan", "p1", ("text",), "A long walk")
    assert [line.text for line in journal.record(Change(words="", edits=(changed,))).plan] == ["A long walk"]


def test_a_plan_that_could_not_be_read_once_comes_back_by_itself(tmp_path: Path) -> None:
    """The next look of a quiet window finds it."""
    Journal.open(tmp_path, clock).record(Change(words="a line", edits=(LINE,)))
    disk = TiredDisk("open", lambda _, path, __: path.name == "plan.json", 1)
    journal = Journal.open(tmp_path, clock, disk=disk)
    seen = journal.refresh()
    assert seen is not None
    assert [line.text for line in seen.plan] == ["A walk"]


def test_the_newest_copy_is_tried_again_before_an_older_one_stands_in(tmp_path: Path) -> None:
    """An error of reading is not a damaged copy: the answers only the newest one holds are not passed over."""
    journal = Journal.open(tmp_path, clock)
    for item, value in (("mood", 6), ("anxiety", 3), ("energy", 5)):
        journal.record(answer(item, value))
    (tmp_path / "journal.json").write_bytes(b"half")
    disk = TiredDisk("open", lambda _, path, __: path.parent.name == "generations", 1)
    opened = Journal.open(tmp_path, clock, disk=disk, accept_copy=True)
    assert opened.history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}


@pytest.mark.parametrize("name", ["journal.json", "plan.json"])
def test_a_place_that_cannot_be_looked_at_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """An error while links are followed is told, never an empty journal in a place of its own."""
    (tmp_path / "synced").mkdir()
    Journal.open(tmp_path / "synced", clock).record(Change(words="", edits=(*answer("mood", 6).edits, LINE)))
    for each in ("journal.json", "plan.json"):
        (tmp_path / each).symlink_to(tmp_path / "synced" / each)
    real = os.lstat

    def tired(path: str, **rest: Any) -> os.stat_result:  # noqa: ANN401 - as os.lstat takes them
        if str(path) == str(tmp_path / name):
            raise OSError(errno.EIO, "Input/output error", path)
        return real(path, **rest)

    monkeypatch.setattr(os, "lstat", tired)
    if name == "journal.json":
        with pytest.raises(UnreadableError, match="Input/output error"):
            Journal.open(tmp_path, clock)
    else:
        assert "Input/output error" in Journal.open(tmp_path, clock).history.notices[0]
    monkeypatch.undo()
    Journal.open(tmp_path, clock).record(answer("anxiety", 3))
    assert (tmp_path / name).is_symlink()
    assert answers(tmp_path / "synced") == {"mood": 6, "anxiety": 3}


def test_a_loop_of_links_is_a_sentence(tmp_path: Path) -> None:
    """A file that leads to itself is not there, and is not made."""
    (tmp_path / "journal.json").symlink_to("journal.json")
    with pytest.raises(UnreadableError, match="Nothing is changed"):
        Journal.open(tmp_path, clock, accept_copy=True)


def test_a_flipped_bit_that_says_newer_format_does_not_stop_a_restore(tmp_path: Path) -> None:
    """The file is only read, for it may be what it says; and `handrail restore` gets out of that."""
    journal = Journal.open(tmp_path, clock)
    for item, value in (("mood", 6), ("anxiety", 3)):
        journal.record(answer(item, value))
    raw = (tmp_path / "journal.json").read_bytes()
    (tmp_path / "journal.json").write_bytes(raw.replace(b'"schema":1', b'"schema":9'))
    opened = Journal.open(tmp_path, clock)
    with pytest.raises(NotSavedError, match="newer"):
        opened.record(answer("energy", 5))
    assert opened.put_back(opened.copies()[0]).check_in(DAY).answers == {"mood": 6}
    assert Journal.open(tmp_path, clock).record(answer("energy", 5)).read_only == ""


@pytest.mark.parametrize("call", ["link", "sync"])
def test_a_file_brought_while_the_last_one_is_being_kept_is_taken_in(tmp_path: Path, call: str) -> None:
    """The file is looked at again when its copy is safe: what a syncing program brought is not replaced."""
    Journal.open(tmp_path, clock).record(answer("mood", 6))
    file = tmp_path / "journal.json"

    class MeddledDisk(Disk):
        brought = False

        def _bring(self, name: str) -> None:
            if name == call and not self.brought and list(tmp_path.glob("generations/*")):
                self.brought = True
                (tmp_path / "other").write_text(file.read_text().replace('"mood":6', '"mood":1'))
                (tmp_path / "other").replace(file)

        def link(self, existing: Path, name: Path) -> None:
            super().link(existing, name)
            self._bring("link")

        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            self._bring("sync")

    history = Journal.open(tmp_path, clock, disk=MeddledDisk()).record(answer("anxiety", 3))
    assert history.check_in(DAY).answers == {"mood": 1, "anxiety": 3}
