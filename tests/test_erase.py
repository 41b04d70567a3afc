"""Gone for good: one entry out of every copy, or everything; no file holds its words afterwards."""

from __future__ import annotations

import errno
import gzip
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, TODAY, Desk, desk_with

from store import acts, entry_acts
from store.items import MOOD
from store.journal.contents import checksums
from store.journal.disk import Disk
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.plan.acts import keep
from store.records.plan import PlanLine
from store.where import is_first_run

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

SECRET, OTHER = "nobody may ever read this", "this stays"


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk with two notes, and with copies of several days, some of them compressed."""
    found = desk_with(tmp_path / "journal", clock, *GOALS)
    for words in (OTHER, SECRET):
        note = entry_acts.begin("note", TODAY, clock(), text=words)
        found.keep(entry_acts.keep(note, None, found.journal.history, TODAY))
    for mood in (4, 5, 6):
        found.keep(acts.answer(MOOD, TODAY, mood, TODAY))
    morning = clock.now
    written = (found.folder / "journal.json").stat().st_mtime
    clock.now = datetime.fromtimestamp(written, morning.tzinfo) + timedelta(days=3)
    journal = found.journal
    for _ in range(7):
        journal.tidy()
    clock.now = morning
    return found


def files(desk: Desk) -> dict[str, bytes]:
    """Return every file below the folder, by name, uncompressed."""
    found = {path.name: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    return {name: gzip.decompress(raw) if name.endswith(".gz") else raw for name, raw in found.items()}


def holding(desk: Desk, words: str) -> list[str]:
    """Return the names of the files that hold these words."""
    return [name for name, raw in files(desk).items() if words.encode() in raw]


def test_an_erased_entry_stands_in_no_file(desk: Desk) -> None:
    """Not in the journal, in no copy, in none that is compressed; what else they held is there as before."""
    others = len(holding(desk, OTHER))
    assert any(name.endswith(".gz") for name in holding(desk, SECRET))
    said = desk.run("erase", SECRET, "--yes")
    assert (said.status, said.err) == (0, "")
    assert holding(desk, SECRET) == []
    assert len(holding(desk, OTHER)) == others + 1
    assert [each["fields"]["text"] for each in desk.journal.history.written] == [OTHER]


def test_the_copies_are_whole_afterwards_and_keep_their_time(desk: Desk) -> None:
    """Each states its own checksum, has it in its name, and is as old as it was."""
    journal = desk.journal
    before = {name[:24]: journal.copy(name).written for name in journal.copies()}
    desk.run("erase", SECRET, "--yes")
    after = desk.journal
    assert {name[:24]: after.copy(name).written for name in after.copies()}.items() >= before.items()
    for name, raw in files(desk).items():
        if name.startswith("journal-"):
            stated, found = checksums(raw)
            assert stated == found
            assert f"-{found[:8]}.json" in name


def test_nothing_brings_an_erased_entry_back(desk: Desk) -> None:
    """Neither undo in the window that erased it nor undo in another that has the journal open."""
    ours, theirs = desk.journal, desk.journal
    note = next(each for each in ours.history.written if each["fields"]["text"] == SECRET)
    entry = ours.history.entry(note["id"])
    assert entry is not None
    ours.erase(entry_acts.delete(entry, ours.history, TODAY), entry.id)
    assert ours.undo() is None
    theirs.refresh()
    theirs.record(acts.answer(MOOD, TODAY, 3, TODAY))
    assert holding(desk, SECRET) == []


def test_what_was_cut_short_is_finished_by_its_id(desk: Desk) -> None:
    """Deleted here, still in the copies: the id alone takes it out of them."""
    note = next(each for each in desk.journal.history.written if each["fields"]["text"] == SECRET)
    entry = desk.journal.history.entry(note["id"])
    assert entry is not None
    desk.keep(entry_acts.delete(entry, desk.journal.history, TODAY))
    assert holding(desk, SECRET) != []
    said = desk.run("erase", entry.id, "--yes")
    assert "the copies may still hold it" in said.out
    assert holding(desk, SECRET) == []


class FullDisk(Disk):
    """Takes one file more, and then no other."""

    left = 1

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in its place, once."""
        if target.parent.name == "generations":
            self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "full")
        super().replace(source, target)


def test_a_full_disk_in_the_middle_says_how_it_goes_on(desk: Desk) -> None:
    """The entry is gone here, some copies hold it, and the id finishes it."""
    journal = Journal.open(desk.folder, desk.clock, disk=FullDisk())
    note = next(each for each in journal.history.written if each["fields"]["text"] == SECRET)
    entry = journal.history.entry(note["id"])
    assert entry is not None
    with pytest.raises(NotSavedError, match=f"handrail erase {entry.id} goes on"):
        journal.erase(entry_acts.delete(entry, journal.history, TODAY), entry.id)
    assert holding(desk, SECRET) != []
    assert desk.run("erase", entry.id, "--yes").status == 0
    assert holding(desk, SECRET) == []


def test_a_damaged_copy_is_named(desk: Desk) -> None:
    """What cannot be gone through stays, and the person is told which it is."""
    (desk.folder / "generations" / "journal-00000001-broken.json").write_text(f"{{{SECRET}")
    assert "journal-00000001-broken.json" in desk.run("erase", SECRET, "--yes").out


def test_it_is_asked_first_and_nothing_else_than_yes_erases(desk: Desk) -> None:
    """No, nothing at all, and no one there: the entry stays."""
    for typed in ("no\n", "", "y\nno\n"):
        assert "Nothing is deleted." in desk.run("erase", SECRET, typed=typed, keyboard=True).out
    assert desk.run("erase", SECRET).status == 2
    assert desk.run("erase", "note").status == 2
    assert desk.run("erase").status == 2
    assert holding(desk, SECRET)
    assert "Erased here and from" in desk.run("erase", SECRET, typed="yes\n", keyboard=True).out


def test_deleting_everything_leaves_none_of_it(desk: Desk, tmp_path: Path) -> None:
    """Journal, plan, copies, damaged files, what an editor left, and exports; other files stay."""
    desk.keep(keep(PlanLine(id="a", part="reason", text=SECRET), ()))
    desk.run("export", "-o", str(tmp_path / "all.json"))
    desk.run("export", "-o", str(tmp_path / "all.zip"))
    desk.run("plan", "-o", str(tmp_path / "plan.txt"))
    desk.run("report", "-o", str(tmp_path / "page.txt"))
    assert (tmp_path / "page.txt").exists()
    desk.run("export", "-o", str(tmp_path / "mine.json"))
    (tmp_path / "mine.json").write_text("something else by now")
    for name in ("journal.json.damaged-20261122T0740", ".handrail-writing-x.txt", "instruments.toml"):
        (desk.folder / name).write_text("a form" if name.endswith(".toml") else SECRET)
    said = desk.run("erase", "--everything", "--yes")
    assert said.status == 0
    assert "mine.json" in said.out
    assert holding(desk, SECRET) == []
    assert {path.name for path in desk.folder.iterdir()} == {".deleted.json", "instruments.toml"}
    assert {path.name for path in tmp_path.iterdir()} == {"journal", "mine.json"}
    assert is_first_run(desk.folder)


def test_another_window_does_not_write_it_again(desk: Desk) -> None:
    """It takes in that all is gone, and begins anew with its next change."""
    theirs = desk.journal
    desk.run("erase", "--everything", "--yes")
    theirs.refresh()
    assert theirs.history.tables == {}
    assert theirs.undo() is None
    theirs.record(acts.answer(MOOD, TODAY, 3, TODAY))
    assert holding(desk, SECRET) == []
    assert desk.answers(TODAY) == {"mood": 3}


def test_a_journal_that_lies_elsewhere_is_deleted_there(tmp_path: Path, clock: MadeUpClock) -> None:
    """Where the file in the folder is a link, both ends go."""
    desk = desk_with(tmp_path / "journal", clock, *GOALS)
    elsewhere = tmp_path / "synced.json"
    (desk.folder / "journal.json").rename(elsewhere)
    (desk.folder / "journal.json").symlink_to(elsewhere)
    desk.run("erase", "--everything", "--yes")
    assert not elsewhere.exists()
    assert Journal.open(desk.folder, clock).history.tables == {}


def test_deleting_nothing_is_no_fault(tmp_path: Path, clock: MadeUpClock) -> None:
    """A folder that is not there stays so."""
    desk = Desk(tmp_path / "none", clock)
    assert desk.run("erase", "--everything", "--yes").status == 0
    assert not desk.folder.exists()
