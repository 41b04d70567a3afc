"""Several windows on one journal: every one may write, each sees the others, nothing is lost."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.changes import Bump, Change, Put
from store.journal import lock
from store.journal.disk import Disk
from store.journal.errors import NotSavedError
from store.journal.journal import Journal

DAY = date(2026, 11, 22)
ISO = "2026-11-22"
ROOT = Path(__file__).parent.parent

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.changes import Bump, Change, Put
from store.journal.journal import Journal

clock = lambda: datetime.now(UTC)
journal = Journal.open(Path(sys.argv[1]), clock)
for number in range(25):
    journal.record(Change(words="", edits=(
        Bump("check_ins", "2026-11-22", ("answers", "m:walks"), 1),
        Put("check_ins", "2026-11-22", ("answers", f"own:{sys.argv[2]}-{number}"), number),
    )))
"""


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", ISO, ("answers", item), value),))


def test_each_window_sees_what_the_other_wrote(tmp_path: Path) -> None:
    """`refresh` returns a new history once after another window saved, and nothing otherwise."""
    one, two = Journal.open(tmp_path, clock), Journal.open(tmp_path, clock)
    one.record(answer("mood", 6))
    assert one.refresh() is None
    seen = two.refresh()
    assert seen is two.history
    assert two.history.check_in(DAY).answers == {"mood": 6}
    assert two.refresh() is None
    two.record(answer("anxiety", 3))
    assert one.refresh() is not None
    assert one.history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}


def test_a_window_writes_on_top_of_what_it_has_not_seen_yet(tmp_path: Path) -> None:
    """Both wrote the first answer of the day, and one document holds both."""
    one, two = Journal.open(tmp_path, clock), Journal.open(tmp_path, clock)
    one.record(answer("mood", 6))
    history = two.record(answer("anxiety", 3))
    assert history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}
    assert len(history._tables["check_ins"]) == 1


def test_four_processes_lose_nothing(tmp_path: Path) -> None:
    """A hundred saves from four processes at once are all there, and the count adds up."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, str(number)], cwd=ROOT) for number in range(4)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    answers = Journal.open(tmp_path, clock).history.check_in(DAY).answers
    assert answers["m:walks"] == 100
    assert len(answers) == 101


def test_a_window_that_never_lets_go_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change is refused in a sentence, and saved once the lock is free."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 6))
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    descriptor = os.open(tmp_path / lock.LOCK, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(NotSavedError, match="another window"):
        journal.record(answer("mood", 7))
    os.close(descriptor)
    assert journal.record(answer("mood", 7)).check_in(DAY).answers == {"mood": 7}


class MeddlingDisk(Disk):
    """A disk on which another program replaces the journal just before our own file takes its place."""

    def __init__(self, folder: Path, times: int) -> None:
        self._folder = folder
        self._times = times

    def restrict(self, descriptor: int, mode: int) -> None:
        """Let the other program write, then go on."""
        super().restrict(descriptor, mode)
        temporary = [path for path in self._folder.iterdir() if path.suffix == ".tmp"]
        if self._times and temporary:
            self._times -= 1
            file = self._folder / "journal.json"
            other = file.read_text().replace('"mood":6', f'"mood":{self._times}')
            (self._folder / "other").write_text(other)
            (self._folder / "other").replace(file)


def test_a_file_replaced_in_the_middle_of_a_save_is_taken_in(tmp_path: Path) -> None:
    """A syncing program knows no lock: the save starts again from what it brought."""
    Journal.open(tmp_path, clock).record(answer("mood", 6))
    history = Journal.open(tmp_path, clock, disk=MeddlingDisk(tmp_path, 1)).record(answer("anxiety", 3))
    assert history.check_in(DAY).answers == {"mood": 0, "anxiety": 3}


def test_a_file_that_is_replaced_again_and_again_ends_in_a_sentence(tmp_path: Path) -> None:
    """After three attempts the change is refused, and the other program's file is left."""
    Journal.open(tmp_path, clock).record(answer("mood", 6))
    journal = Journal.open(tmp_path, clock, disk=MeddlingDisk(tmp_path, 3))
    with pytest.raises(NotSavedError, match="another program"):
        journal.record(answer("anxiety", 3))
    assert "anxiety" not in Journal.open(tmp_path, clock).history.check_in(DAY).answers


def test_what_a_refused_change_found_out_is_shown_by_the_next_look(tmp_path: Path) -> None:
    """A save that read another window's answer and then went wrong does not hide that answer."""
    one, two = Journal.open(tmp_path, clock), Journal.open(tmp_path, clock)
    one.record(answer("mood", 6))
    with pytest.raises(NotSavedError):
        two.record(Change(words="", edits=(Bump("check_ins", ISO, ("day",), 1),)))
    assert two.history.days == ()
    history = two.refresh()
    assert history is not None
    assert history.check_in(DAY).answers == {"mood": 6}
