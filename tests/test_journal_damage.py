"""A damaged or missing file: never an empty journal, never overwritten, never silent."""

from __future__ import annotations

import errno
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from store.changes import Change, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
ISO = "2026-11-22"
CHECK_INS = f'{{"check_ins":{{"1":{{"id":"a","day":"{ISO}","answers":{{"mood":4}}}}}}}}'.encode()

ODD = {
    "empty": b"",
    "null": b"null",
    "a list": b"[]",
    "no tables beside copies": b"{}",
    "an empty default table": b'{"_default":{}}',
    "a half": CHECK_INS[:40],
    "twice": CHECK_INS * 2,
    "zeros": bytes(400),
    "a web page": b"<!doctype html><title>Sign in</title>",
    "git markers": b"<<<<<<< HEAD\n" + CHECK_INS + b"\n=======\n{}\n>>>>>>> other\n",
    "a large file pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
    "not a number": CHECK_INS.replace(b"4", b"NaN"),
    "too large a number": CHECK_INS.replace(b"4", b"1e999"),
    "a number of 5000 digits": CHECK_INS.replace(b"4", b"9" * 5000),
    "a day twice by name": CHECK_INS.replace(b'"id":"a"', b'"day":"2026-11-21","id":"a"'),
    "a table twice": b'{"goals":{},' + CHECK_INS[1:-1] + b',"goals":{}}',
    "one id twice": CHECK_INS.replace(b"}}}}", b'}},"2":{"id":"a","day":"2026-11-20"}}}'),
    "a number that is none": CHECK_INS.replace(b'"1"', b'"01"'),
    "a table that is a list": b'{"check_ins":[]}',
    "a record that is text": b'{"check_ins":{"1":"mood 4"}}',
    "a record without its day": b'{"check_ins":{"1":{"answers":{"mood":4}}}}',
    "an answer that is a list": CHECK_INS.replace(b"4", b"[4]"),
    "half a character": CHECK_INS.replace(b"4", b'"\\ud800"'),
    "not UTF-8": CHECK_INS.replace(b"4", b'"\xff"'),
    "UTF-16": CHECK_INS.decode().encode("utf-16"),
    "nested too deeply": CHECK_INS.replace(b'"day"', b'"deep":' + b"[" * 100_000 + b"]" * 100_000 + b',"day"'),
    "a meta that makes no sense": b'{"meta":{"1":{"schema":"one"}},' + CHECK_INS[1:],
    "a generation below nothing": b'{"meta":{"1":{"generation":-1}},' + CHECK_INS[1:],
}


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", ISO, ("answers", item), value),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a journal and two copies; the newest copy holds mood 6 and anxiety 3."""
    journal = Journal.open(tmp_path, clock)
    for item, value in (("mood", 6), ("anxiety", 3), ("energy", 5)):
        journal.record(answer(item, value))
    return tmp_path


def damaged_copies(folder: Path) -> list[bytes]:
    """Return the bytes of every damaged file that was kept."""
    return [path.read_bytes() for path in folder.glob("journal.json.damaged-*")]


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_the_newest_good_copy_stands_in_for_a_damaged_file(folder: Path, raw: bytes) -> None:
    """The copy is open and said to be one, the damaged bytes are kept beside it, the file itself is left."""
    (folder / "journal.json").write_bytes(raw)
    journal = Journal.open(folder, clock, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}
    assert "damaged" in journal.history.notices[0]
    assert "journal.json.damaged-20261122T213000" in journal.history.notices[0]
    assert damaged_copies(folder) == [raw]
    assert (folder / "journal.json").read_bytes() == raw


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_a_plain_command_stops_and_names_restore(folder: Path, raw: bytes) -> None:
    """Without the dashboard nothing stands in, and nothing is written."""
    (folder / "journal.json").write_bytes(raw)
    with pytest.raises(UnreadableError, match="handrail restore"):
        Journal.open(folder, clock)
    assert (folder / "journal.json").read_bytes() == raw
    assert damaged_copies(folder) == []


@pytest.mark.parametrize(
    "name", [name for name in ODD if name not in {"no tables beside copies", "an empty default table"}]
)
def test_without_a_copy_a_damaged_file_is_never_an_empty_journal(tmp_path: Path, name: str) -> None:
    """Even the dashboard stops, and leaves the file as it is."""
    (tmp_path / "journal.json").write_bytes(ODD[name])
    with pytest.raises(UnreadableError, match="No copy"):
        Journal.open(tmp_path, clock, accept_copy=True)
    assert (tmp_path / "journal.json").read_bytes() == ODD[name]


def test_a_missing_file_beside_copies_is_not_a_first_run(folder: Path) -> None:
    """The newest copy is open and says so; a plain command stops."""
    (folder / "journal.json").unlink()
    with pytest.raises(UnreadableError, match="handrail restore"):
        Journal.open(folder, clock)
    journal = Journal.open(folder, clock, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}
    assert "not there" in journal.history.notices[0]
    assert damaged_copies(folder) == []


def test_the_first_change_after_damage_writes_a_whole_file(folder: Path) -> None:
    """The damaged file is replaced only now, is no copy among the copies, and the generation goes on."""
    (folder / "journal.json").write_bytes(b"half")
    journal = Journal.open(folder, clock, accept_copy=True)
    before = sorted((folder / "generations").iterdir())
    journal.record(answer("energy", 1))
    tables = json.loads((folder / "journal.json").read_bytes())
    assert tables["check_ins"]["1"]["answers"] == {"mood": 6, "anxiety": 3, "energy": 1}
    assert tables["meta"]["1"]["generation"] == 3
    assert sorted((folder / "generations").iterdir()) == before
    assert damaged_copies(folder) == [b"half"]


class ClosedDisk(Disk):
    """A disk that puts nothing in place while it is closed."""

    closed = True

    def replace(self, source: Path, target: Path) -> None:
        """Refuse while closed."""
        if self.closed:
            raise OSError(errno.EROFS, "Read-only file system")
        super().replace(source, target)


def test_damaged_bytes_that_could_not_be_kept_at_once_are_kept_before_the_first_save(folder: Path) -> None:
    """As long as there is no room for them, the damaged file is not replaced either."""
    (folder / "journal.json").write_bytes(b"half")
    disk = ClosedDisk()
    journal = Journal.open(folder, clock, accept_copy=True, disk=disk)
    assert "kept as" not in journal.history.notices[0]
    with pytest.raises(NotSavedError):
        journal.record(answer("energy", 1))
    assert (folder / "journal.json").read_bytes() == b"half"
    disk.closed = False
    journal.record(answer("energy", 1))
    assert damaged_copies(folder) == [b"half"]


def test_the_same_damage_is_kept_once(folder: Path) -> None:
    """Opening a damaged journal three times keeps its bytes one time, another damage another time."""
    for raw in (b"half", b"half", b"other"):
        (folder / "journal.json").write_bytes(raw)
        Journal.open(folder, clock, accept_copy=True)
    assert sorted(damaged_copies(folder)) == [b"half", b"other"]


def test_a_copy_that_does_not_verify_is_passed_over(folder: Path) -> None:
    """A flipped bit in the newest copy leads to the one before it."""
    newest = max((folder / "generations").iterdir())
    newest.write_bytes(newest.read_bytes().replace(b'"mood":6', b'"mood":7'))
    (folder / "journal.json").unlink()
    journal = Journal.open(folder, clock, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"mood": 6}


def test_copies_that_all_fail_to_verify_stop_the_opening(folder: Path) -> None:
    """Where nothing can be trusted, nothing is opened and nothing is touched."""
    for path in (*(folder / "generations").iterdir(), folder / "journal.json"):
        path.write_bytes(path.read_bytes()[:-9])
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    with pytest.raises(UnreadableError, match="No copy"):
        Journal.open(folder, clock, accept_copy=True)
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_every_truncation_and_every_flipped_bit_is_noticed(folder: Path) -> None:
    """No damaged file is taken for what was written: it is an edit, told of and kept, or it is damaged."""
    file = folder / "journal.json"
    whole = file.read_bytes()
    cut = [whole[:size] for size in range(0, len(whole), 3)]
    flipped = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(0, len(whole), 2)]
    for raw in cut + flipped:
        file.write_bytes(raw)
        journal = Journal.open(folder, clock, accept_copy=True)
        kept = damaged_copies(folder) + [path.read_bytes() for path in folder.glob("generations/journal-edited-*")]
        assert len(journal.history.notices) == 1
        assert raw in kept
        assert file.read_bytes() == raw
        for path in (*folder.glob("journal.json.damaged-*"), *folder.glob("generations/journal-edited-*")):
            path.unlink()


def test_a_file_damaged_under_an_open_window_is_written_again_from_memory(folder: Path) -> None:
    """What the window shows is newer than any copy, so that is what the next change saves."""
    journal = Journal.open(folder, clock, accept_copy=True)
    (folder / "journal.json").write_bytes(b"half")
    history = journal.refresh()
    assert history is not None
    assert "next change saves it again" in history.notices[0]
    assert journal.refresh() is None
    journal.record(answer("sleep_hours", 7.5))
    answers = Journal.open(folder, clock).history.check_in(DAY).answers
    assert answers == {"mood": 6, "anxiety": 3, "energy": 5, "sleep_hours": 7.5}
    assert damaged_copies(folder) == [b"half"]


def test_a_folder_removed_under_an_open_window_is_made_again(folder: Path) -> None:
    """Even then nothing that is on the screen is lost."""
    journal = Journal.open(folder / "in", clock, accept_copy=True)
    journal.record(answer("mood", 6))
    for path in sorted((folder / "in").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / "in").rmdir()
    journal.record(answer("anxiety", 1))
    assert Journal.open(folder / "in", clock).history.check_in(DAY).answers == {"mood": 6, "anxiety": 1}


def test_damage_under_a_plain_command_is_not_saved_over(folder: Path) -> None:
    """The change is refused with the sentence that names restore."""
    journal = Journal.open(folder, clock)
    (folder / "journal.json").write_bytes(b"half")
    for _ in range(2):
        with pytest.raises(NotSavedError, match="handrail restore"):
            journal.record(answer("mood", 1))
    assert (folder / "journal.json").read_bytes() == b"half"


def test_a_file_that_may_not_be_read_is_not_a_damaged_one(folder: Path) -> None:
    """A folder in its place, or missing rights, stop the opening; no copy stands in."""
    (folder / "journal.json").unlink()
    (folder / "journal.json").mkdir()
    with pytest.raises(UnreadableError, match="cannot be read"):
        Journal.open(folder, clock, accept_copy=True)


def test_a_journal_may_start_from_an_object_without_tables(tmp_path: Path) -> None:
    """Where nothing was ever kept, an empty TinyDB file is an empty journal."""
    (tmp_path / "journal.json").write_text("{}")
    assert Journal.open(tmp_path, clock).record(answer("mood", 6)).check_in(DAY).answers == {"mood": 6}


def test_a_window_that_saw_damage_saves_also_what_is_no_change(folder: Path) -> None:
    """The same answer once more writes the whole file again: being on the screen does not make it kept."""
    journal = Journal.open(folder, clock, accept_copy=True)
    (folder / "journal.json").write_bytes(b"half")
    journal.record(answer("mood", 6))
    assert Journal.open(folder, clock).history.check_in(DAY).answers == {"mood": 6, "anxiety": 3, "energy": 5}


def test_a_window_that_is_behind_the_copies_shows_the_newest_copy(folder: Path) -> None:
    """What another window saved since is in a copy, and newer than what this one has in memory."""
    behind = Journal.open(folder, clock, accept_copy=True)
    other = Journal.open(folder, clock)
    for number in range(3):
        other.record(answer("sleep_quality", number))
    (folder / "journal.json").write_bytes(b"half")
    history = behind.refresh()
    assert history is not None
    assert history.check_in(DAY).answers == {"mood": 6, "anxiety": 3, "energy": 5, "sleep_quality": 1}
    assert "is open instead" in history.notices[0]


def test_a_window_as_new_as_the_newest_copy_keeps_what_it_shows(folder: Path) -> None:
    """Nothing is read that is known already, and the sentence says what happens next."""
    journal = Journal.open(folder, clock, accept_copy=True)
    Journal.open(folder, clock).record(answer("mood", 7))
    (folder / "journal.json").write_bytes(b"half")
    history = journal.refresh()
    assert history is not None
    assert history.check_in(DAY).answers == {"mood": 6, "anxiety": 3, "energy": 5}
    assert history.notices[0] == (
        "The journal file is damaged: it is not whole. What was open here is whole, and the next change saves it "
        "again. The damaged file is kept as journal.json.damaged-20261122T213000."
    )


def only(folder: Path, kept: str) -> Path:
    """Leave one copy, under this name, and no journal; return its path."""
    newest = max((folder / "generations").iterdir())
    raw = newest.read_bytes()
    for path in (*(folder / "generations").iterdir(), folder / "journal.json"):
        path.unlink()
    (folder / "generations" / kept).write_bytes(raw)
    return folder / "generations" / kept


@pytest.mark.parametrize("name", ["journal-before-import-20261122T213000-0123abcd.json", "journal-mine.json"])
def test_a_copy_outside_the_rotation_stands_in_where_there_is_no_other(folder: Path, name: str) -> None:
    """Whatever its name, as long as it begins with the journal's."""
    only(folder, name)
    history = Journal.open(folder, clock, accept_copy=True).history
    assert history.check_in(DAY).answers == {"mood": 6, "anxiety": 3}


@pytest.mark.parametrize("name", ["journal-00000002-0123abcd.json", "journal-mine.json"])
def test_a_copy_that_was_edited_stands_in_where_none_is_as_it_was_saved(folder: Path, name: str) -> None:
    """A valid copy is better than none; the newest of them is taken."""
    path = only(folder, name)
    path.write_bytes(path.read_bytes().replace(b'"mood":6', b'"mood":1'))
    older = path.with_name(name.replace("2", "1").replace("mine", "aged"))
    older.write_bytes(path.read_bytes().replace(b'"mood":1', b'"mood":0'))
    history = Journal.open(folder, clock, accept_copy=True).history
    assert history.check_in(DAY).answers == {"mood": 1, "anxiety": 3}


def test_a_file_that_becomes_unreadable_under_a_window_says_so(folder: Path) -> None:
    """What is shown stays, and the line says why nothing can be kept now."""
    journal = Journal.open(folder, clock, accept_copy=True)
    (folder / "journal.json").unlink()
    (folder / "journal.json").mkdir()
    history = journal.refresh()
    assert history is not None
    assert history.read_only == "The journal cannot be read (Is a directory). Nothing is changed."
    assert history.check_in(DAY).answers == {"mood": 6, "anxiety": 3, "energy": 5}
