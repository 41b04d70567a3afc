"""`handrail doctor`: what is whole and what is not, in lines; nothing on the disk is changed."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, TODAY, Desk, desk_with

from store import acts
from store.items import MOOD
from store.journal.disk import Disk
from store.journal.doctor import Doctor
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MadeUpClock

    from store.history import Tables


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk with a journal of four saves."""
    return desk_with(tmp_path / "data", clock, *GOALS)


def state(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return every file with its bytes, its rights and its time."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {str(path): (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns) for path in files}


def newest_copy(folder: Path) -> Path:
    """Return the path of the newest copy."""
    return max((folder / "generations").iterdir())


def test_a_sound_folder_has_nothing_wrong(desk: Desk) -> None:
    """File, copies, lock and rights are told of, each in a line, with what is in them."""
    ran = desk.run("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert "journal.json: whole: 1 check-in, 3 goals; format 1, save 4 of " in ran.out
    assert "copies of the journal: 3, the newest of " in ran.out
    assert "3 of 3 read can be put back." in ran.out
    assert "lock: free." in ran.out
    assert "only you may read" in ran.out
    assert ran.out.endswith("Nothing is wrong.\n")
    assert "!" not in ran.out


def test_a_file_where_the_folder_should_be_is_wrong(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nothing could ever be kept there, so it is not called a folder that is still to come."""
    (tmp_path / "data").write_text("a letter")
    ran = Desk(tmp_path / "data", clock).run("doctor")
    assert (ran.status, "is no folder" in ran.out) == (1, True)


def test_all_names_every_copy(desk: Desk) -> None:
    """With `--all` each of them has its line."""
    assert desk.run("doctor", "--all").out.count(": whole, of ") == 3


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nothing was kept so far, and a look keeps nothing either."""
    ran = Desk(tmp_path / "none", clock).run("doctor")
    assert (ran.status, "nothing was kept so far" in ran.out) == (0, True)
    assert not (tmp_path / "none").exists()


def damage(folder: Path) -> None:
    """Cut the journal short."""
    (folder / "journal.json").write_bytes((folder / "journal.json").read_bytes()[:-9])


def lose(folder: Path) -> None:
    """Take the journal away."""
    (folder / "journal.json").unlink()


def damage_a_copy(folder: Path) -> None:
    """Cut one copy short."""
    newest_copy(folder).write_bytes(b"half")


def loosen(folder: Path) -> None:
    """Let the group read the journal."""
    (folder / "journal.json").chmod(0o640)


def open_the_folder(folder: Path) -> None:
    """Let everybody look into the folder."""
    folder.chmod(0o755)


def put_a_folder_for_the_lock(folder: Path) -> None:
    """Leave no way to take the lock."""
    (folder / ".journal.lock").unlink()
    (folder / ".journal.lock").mkdir(mode=0o700)


def lead_nowhere(folder: Path) -> None:
    """Let the plan be a link to a drive that is not mounted."""
    (folder / "plan.json").symlink_to(folder / "drive" / "plan.json")


def put_a_folder_for_the_copies(folder: Path) -> None:
    """Let the copies be no folder."""
    (folder / "generations").rename(folder / "elsewhere")
    (folder / "generations").touch(mode=0o600)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (damage, "! journal.json: damaged: it is not whole."),
        (lose, "! journal.json: is not there, and copies of it are."),
        (damage_a_copy, ": damaged: it is not whole."),
        (loosen, "! rights: others on this machine may open: journal.json."),
        (open_the_folder, "! rights: others on this machine may open: data."),
        (put_a_folder_for_the_lock, "! lock: cannot be opened"),
        (lead_nowhere, "! plan.json: leads to a place that is not there."),
        (put_a_folder_for_the_copies, "! generations: cannot be read"),
    ],
)
def test_what_is_wrong_has_a_line_and_status_1(desk: Desk, wrong: Callable[[Path], None], said: str) -> None:
    """Each is named, the way out is said, and everything is left as it was."""
    wrong(desk.folder)
    before = state(desk.folder)
    ran = desk.run("doctor")
    assert ran.status == 1
    assert said in ran.out
    assert "handrail restore" in ran.out
    assert state(desk.folder) == before


def test_a_file_that_was_edited_elsewhere_is_no_fault(desk: Desk) -> None:
    """It is said, and what this version does not know is named; doctor keeps no copy of it, for it only looks."""
    file = desk.folder / "journal.json"
    file.write_text(file.read_text().replace('"check_ins":{"1":{', '"dreams":{},"check_ins":{"1":{"weather":1,'))
    before = state(desk.folder)
    ran = desk.run("doctor")
    assert ran.status == 0
    assert "valid, and changed by another program" in ran.out
    assert "keeps it: dreams, check_ins.weather." in ran.out
    assert state(desk.folder) == before


def test_a_newer_format_is_said_to_be_one(desk: Desk) -> None:
    """It can be read and not written."""

    def later(tables: Tables) -> Tables:
        return tables

    journal = Journal.open(desk.folder, desk.clock, migrations=(later,))
    journal.snapshot("import")
    journal.put_back(next(name for name in journal.copies() if "import" in name))
    ran = desk.run("doctor")
    assert ran.status == 0
    assert "written by a newer Handrail, so it can only be read here: 1 check-in" in ran.out


def test_a_window_that_is_saving_holds_the_lock(desk: Desk) -> None:
    """That is no fault: it lasts as long as a save, and ends with the window."""
    descriptor = os.open(desk.folder / ".journal.lock", os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        ran = desk.run("doctor")
    finally:
        os.close(descriptor)
    assert (ran.status, "lock: held by a window" in ran.out) == (0, True)


def test_the_lock_is_free_again_afterwards(desk: Desk) -> None:
    """Looking never keeps another window from saving."""
    desk.run("doctor")
    descriptor = os.open(desk.folder / ".journal.lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(descriptor)


def test_what_lies_about_is_told(desk: Desk) -> None:
    """Files that were set aside and saves that were cut short are harmless, and named."""
    for number in range(7):
        (desk.folder / f"journal.json.damaged-{number}").touch(mode=0o600)
    (desk.folder / "generations" / ".handrail-0.tmp").touch(mode=0o600)
    ran = desk.run("doctor")
    assert ran.status == 0
    assert "journal.json.damaged-4 and 2 more." in ran.out
    assert ".handrail-0.tmp" in ran.out


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing can be kept, and the line says where."""
    monkeypatch.setattr("os.access", lambda *_: False)
    ran = desk.run("doctor")
    assert ran.status == 1
    assert "! rights: The folder" in ran.out


def test_in_a_hurry_the_newest_copies_are_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """At least one is, and the line says how many were not."""
    monkeypatch.setattr("store.journal.doctor.HURRY", -1)
    ran = desk.run("doctor")
    assert "1 of 1 read can be put back; 2 older ones were not read, --all reads each." in ran.out
    assert desk.run("doctor", "--all").out.count(": whole, of ") == 3


def test_copies_none_of_which_can_be_read_are_a_fault(desk: Desk) -> None:
    """There would be nothing to go back to."""
    for path in (desk.folder / "generations").iterdir():
        path.write_bytes(b"half")
    ran = desk.run("doctor")
    assert ran.status == 1
    assert "! copies of the journal: 3" in ran.out


def test_a_file_that_cannot_be_read_is_told(desk: Desk) -> None:
    """A folder in its place is neither whole nor damaged."""
    (desk.folder / "journal.json").unlink()
    (desk.folder / "journal.json").mkdir(mode=0o700)
    assert "! journal.json: cannot be read (Is a directory)." in desk.run("doctor").out


def test_where_time_runs_out_older_copies_are_left_and_said_to_be(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file and the newest copy are read all the same; `--all` reads every one."""
    monkeypatch.setattr("store.journal.doctor.HURRY", -1)
    journal = Journal.open(tmp_path, clock)
    for number in range(4):
        journal.record(acts.answer(MOOD, TODAY, number, TODAY))
    hurried, whole = ([*Doctor(tmp_path, clock, Disk(), (), every=every).findings()] for every in (False, True))
    assert all(found.good for found in (*hurried, *whole))
    assert any("were not read" in found.says for found in hurried)
    assert not any("were not read" in found.says for found in whole)
