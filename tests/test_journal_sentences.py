"""What the journal says where something is not right, word for word, and the small rules behind it."""

from __future__ import annotations

import errno
import gzip
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from store.changes import Change, Drop, Put
from store.journal import contents, foreign
from store.journal.buffered import BufferedStorage
from store.journal.disk import Disk
from store.journal.errors import DamagedError, NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.journal.packed import packed, unpacked
from store.journal.surroundings import keep_damaged

if TYPE_CHECKING:
    from pathlib import Path

    from store.history import Tables

DAY = date(2026, 11, 22)
ISO = DAY.isoformat()
NEWER = "This journal was written by a newer Handrail, which is needed to open it. Nothing is changed."
WAY_OUT = "`handrail restore` brings back the newest good copy. Nothing is changed."


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", ISO, ("answers", item), value),))


def later(tables: Tables) -> Tables:
    """Stand for a step to a newer format."""
    return tables


def refused(journal: Journal, change: Change) -> str:
    """Return the sentence with which a change is refused."""
    with pytest.raises(NotSavedError) as told:
        journal.record(change)
    return str(told.value)


def not_put_back(journal: Journal, name: str) -> str:
    """Return the sentence with which a copy is refused."""
    with pytest.raises(NotSavedError) as told:
        journal.put_back(name)
    return str(told.value)


@pytest.mark.parametrize("raw", [b"\x1f", b"no gzip", packed(b"{}")[:-3]])
def test_compressed_bytes_that_are_none_are_not_whole(raw: bytes) -> None:
    """Whatever is wrong with them, it is said in the same few words."""
    with pytest.raises(DamagedError, match=r"\Ait is not whole\Z"):
        unpacked(raw)


def test_compressing_is_the_same_every_time() -> None:
    """No moment stands in the bytes, so two windows write the same copy."""
    assert packed(b"{}") == gzip.compress(b"{}", mtime=0)
    assert unpacked(packed(b"{}")) == b"{}"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is empty"),
        (b"half", "it is not whole"),
        (b'{"check_ins":{"1":{"day":"2026-11-22","answers":{"note":"\\ud800"}}}}', "it is not whole"),
        (b'{"a":{"1":{"b":' + b"[" * 100_000 + b"]" * 100_000 + b"}}}", "it is nested too deeply"),
        (b'{"meta":{"1":{"schema":"one"}}}', "what it says of itself makes no sense"),
        (b'{"check_ins":{"1":{"day":"2026-11-22","day":"2026-11-23"}}}', "it holds one name twice"),
        (b'{"check_ins":{"01":{"day":"2026-11-22"}}}', "a number in check_ins is none"),
        (b'{"goals":{"1":{"id":"a"},"2":{"id":"a"}}}', "two records in goals have one id"),
        (b'{"check_ins":{"1":{"answers":{}}}}', "a record in check_ins makes no sense"),
    ],
    ids=("empty", "half", "surrogate", "deep", "meta", "name twice", "number", "id twice", "no day"),
)
def test_a_damaged_file_says_what_is_wrong_with_it(raw: bytes, why: str) -> None:
    """In a few words that fit after "damaged:"."""
    with pytest.raises(DamagedError) as told:
        contents.read(raw, ())
    assert str(told.value) == why


def test_a_file_of_values_that_no_journal_holds_says_so() -> None:
    """A number beyond 64 bits, in a file that has control characters to clean."""
    raw = b'{"mine":{"1":{"text":"\\u0007","number":99999999999999999999}}}'
    with pytest.raises(DamagedError, match=r"\Ait holds values that no journal can hold\Z"):
        contents.read(raw, ())


def test_a_newer_file_that_cannot_be_shown_says_what_is_needed() -> None:
    """The sentence names the way out."""
    raw = b'{"meta":{"1":{"schema":7}},"check_ins":{"1":{"days":[]}}}'
    with pytest.raises(UnreadableError) as told:
        contents.read(raw, ())
    assert str(told.value) == NEWER


def test_two_check_ins_of_one_day_become_one() -> None:
    """Every answer, the second's where both have one; what was left or late in either; the first one's id."""
    joined = foreign.completed(
        {
            "check_ins": {
                "1": {"id": "a", "day": ISO, "answers": {"mood": 3, "energy": 2}, "left": ["x"], "late": ["mood"]},
                "2": {"id": "b", "day": ISO, "answers": {"mood": 5}, "left": ["x", "y"], "late": ["energy"]},
                "3": {"id": "c", "day": "2026-11-23", "answers": {"mood": 1}},
            }
        }
    )["check_ins"]
    assert joined == {
        "1": {
            "id": "a",
            "day": ISO,
            "answers": {"mood": 5, "energy": 2},
            "left": ["x", "y"],
            "late": ["mood", "energy"],
        },
        "3": {"id": "c", "day": "2026-11-23", "answers": {"mood": 1}},
    }


def test_two_check_ins_without_answers_become_one() -> None:
    """What is absent in one is taken from the other, and an id that is missing follows from the place."""
    joined = foreign.completed({"check_ins": {"1": {"day": ISO}, "2": {"day": ISO, "hard": True}}})["check_ins"]
    assert list(joined) == ["1"]
    assert {**joined["1"], "id": ""} == {"id": "", "day": ISO, "hard": True, "answers": {}, "left": [], "late": []}
    assert len(joined["1"]["id"]) == 16


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (b"half", "That copy cannot be put back: it is not whole."),
        (
            b'{"meta":{"1":{"schema":7}},"check_ins":{"1":{"days":[]}}}',
            f"That copy cannot be put back: {NEWER}",
        ),
        (b'{"meta":{"1":{"schema":7}}}', "That copy was written by a newer Handrail. Nothing is changed."),
    ],
)
def test_a_copy_that_is_not_put_back_says_why(tmp_path: Path, make: bytes, said: str) -> None:
    """Each reason is one sentence, with one full stop."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 1))
    journal.record(answer("mood", 2))
    (tmp_path / "generations" / "journal-x.json").write_bytes(make)
    assert not_put_back(journal, "journal-x.json") == said


def test_a_copy_that_is_not_there_says_so(tmp_path: Path) -> None:
    """On the disk and in memory."""
    assert not_put_back(Journal.open(tmp_path, clock), "journal-x.json") == "There is no copy of that name."
    assert not_put_back(Journal.in_memory(clock), "journal-x.json") == "There is no copy journal-x.json."
    assert BufferedStorage().copies("journal") == []


def test_a_restore_over_a_file_without_numbers_begins_to_count(tmp_path: Path) -> None:
    """A file that another program made has no generation; the restored one comes after every copy."""
    (tmp_path / "journal.json").write_text('{"check_ins":{"1":{"day":"2026-11-22","answers":{"mood":1}}}}')
    journal = Journal.open(tmp_path, clock)
    (edited,) = journal.copies()
    journal.put_back(edited)
    assert json.loads((tmp_path / "journal.json").read_bytes())["meta"]["1"]["generation"] == 1


def test_the_plan_without_a_plan_has_no_copies(tmp_path: Path) -> None:
    """A plan that cannot be opened has none to list, nor has a file of another name."""
    (tmp_path / "plan.json").write_bytes(b"half")
    journal = Journal.open(tmp_path, clock)
    assert journal.copies("plan") == []
    assert journal.copies("other") == []


def test_an_edit_whose_copy_cannot_be_looked_for_is_told_all_the_same(tmp_path: Path) -> None:
    """An error of the disk makes nobody believe that nothing was changed."""

    class TiredDisk(Disk):
        def names(self, folder: Path) -> list[str]:
            raise OSError(errno.EIO, "Input/output error", folder)

    Journal.open(tmp_path, clock).record(answer("mood", 1))
    file = tmp_path / "journal.json"
    file.write_bytes(file.read_bytes() + b"\n")
    notices = Journal.open(tmp_path, clock, disk=TiredDisk()).history.notices
    told = "The journal was changed outside Handrail. It is open as it was found, and a copy is kept."
    assert told in notices


def test_damaged_bytes_of_one_moment_have_names_of_their_own(tmp_path: Path) -> None:
    """The first is called by the moment, another of the same moment has a longer name, known bytes keep theirs."""
    disk, path = Disk(), tmp_path / "journal.json"
    first = keep_damaged(disk, path, b"one", "20261122T213000")
    assert first == "journal.json.damaged-20261122T213000"
    second = keep_damaged(disk, path, b"two", "20261122T213000")
    assert second.startswith(f"{first}-")
    assert keep_damaged(disk, path, b"two", "20261122T220000") == second
    assert (tmp_path / second).read_bytes() == b"two"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("ENOSPC", "Not saved: the disk is full, and this needs 0.0 MB free."),
        ("EDQUOT", "Not saved: the disk is full, and this needs 0.0 MB free."),
        ("EFBIG", "Not saved: the disk is full, and this needs 0.0 MB free."),
        ("EACCES", "Not saved: the folder of the journal cannot be written."),
        ("EPERM", "Not saved: the folder of the journal cannot be written."),
        ("EROFS", "Not saved: the folder of the journal cannot be written."),
        ("EIO", "Not saved: the disk would not take it (told so)."),
    ],
)
def test_what_the_disk_says_is_said_in_plain_words(tmp_path: Path, number: str, said: str) -> None:
    """Full, closed, or whatever else: one sentence each."""

    class TiredDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            raise OSError(getattr(errno, number), "told so", descriptor, data)

    assert refused(Journal.open(tmp_path, clock, disk=TiredDisk()), answer("mood", 1)) == said


def test_what_cannot_be_read_or_written_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folder or file, by name."""
    Journal.open(tmp_path, clock).record(answer("mood", 1))
    monkeypatch.setattr("os.access", lambda path, _: str(path) != str(tmp_path))
    told = Journal.open(tmp_path, clock).history.read_only
    assert told == f"The folder {tmp_path} cannot be written, so nothing can be changed here."
    monkeypatch.setattr("os.access", lambda path, _: not str(path).endswith("journal.json"))
    told = Journal.open(tmp_path, clock).history.read_only
    assert told == f"The file {tmp_path / 'journal.json'} cannot be written, so nothing can be changed here."


def test_a_newer_file_says_so_and_is_not_written(tmp_path: Path) -> None:
    """The words are the same on the screen and with a refused change."""
    Journal.open(tmp_path, clock, migrations=(later,)).record(answer("mood", 1))
    journal = Journal.open(tmp_path, clock)
    said = "This journal was written by a newer Handrail: it can be read here, and nothing can be changed."
    assert (journal.history.read_only, refused(journal, answer("mood", 2))) == (said, said)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, f"The journal file is not there. {WAY_OUT}"),
        (b"half", f"The journal file is damaged: it is not whole. {WAY_OUT}"),
    ],
)
def test_a_command_names_restore(tmp_path: Path, raw: bytes | None, said: str) -> None:
    """What is wrong, the way out, and that nothing was done."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 1))
    journal.record(answer("mood", 2))
    if raw is None:
        (tmp_path / "journal.json").unlink()
    else:
        (tmp_path / "journal.json").write_bytes(raw)
    with pytest.raises(UnreadableError) as told:
        Journal.open(tmp_path, clock)
    assert str(told.value) == said


def test_erasing_says_how_many_copies_it_was_taken_out_of(tmp_path: Path) -> None:
    """And which damaged files still hold it."""
    journal = Journal.open(tmp_path, clock)
    entry: dict[str, Any] = {"kind": "note", "day": ISO, "fields": {"text": "Rain."}}
    journal.record(Change(words="", edits=(Put("entries", "e1", (), entry),)))
    for number in range(3):
        journal.record(answer("mood", number))
    (tmp_path / "journal.json.damaged-1").write_bytes(b'"id":"e1"')
    (tmp_path / "journal.json.damaged-2").write_bytes(b"nothing of it")
    erased = journal.erase(Change(words="", edits=(Drop("entries", "e1"),)), "e1")
    assert erased == (4, ("journal.json.damaged-1",))


def test_an_id_follows_from_table_and_place() -> None:
    """Records without one get different ids in different places, and the same one each time."""
    tables: Tables = {
        "check_ins": {"1": {"day": ISO}, "2": {"day": "2026-11-23"}},
        "goals": {"1": {"title": "Walk"}},
    }
    made = [document["id"] for table in foreign.completed(tables).values() for document in table.values()]
    again = [document["id"] for table in foreign.completed(tables).values() for document in table.values()]
    assert made == again
    assert len(set(made)) == 3


@pytest.mark.parametrize("number", ["x", "1.0", "+1", " 1", ""])
def test_a_document_whose_number_is_none_is_damage(number: str) -> None:
    """TinyDB counts in whole numbers, written one way."""
    with pytest.raises(DamagedError, match=r"\Aa number in goals is none\Z"):
        contents.read(json.dumps({"goals": {number: {"title": "Walk"}}}).encode(), ())


def test_the_newest_twenty_files_of_other_programs_are_kept(tmp_path: Path) -> None:
    """Each edit from outside is kept as found; the oldest go first, after a save of ours."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 1))
    file = tmp_path / "journal.json"
    folder = tmp_path / "generations"
    folder.mkdir(exist_ok=True)
    for number in range(25):
        (folder / f"journal-edited-202611{number + 1:02}T000000-0123abcd.json").write_bytes(file.read_bytes())
    journal.record(answer("mood", 2))
    journal.record(answer("mood", 3))
    edited = sorted(path.name[15:23] for path in folder.glob("journal-edited-*"))
    assert edited == [f"202611{number + 1:02}" for number in range(5, 25)]
