"""The file itself: its layout, its rights, its copies, and what other programs may do to it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from store.changes import Change, Put
from store.journal.errors import DamagedError, NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.journal.rotation import LAST

DAY = date(2026, 11, 22)
ISO = "2026-11-22"


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object, day: str = ISO) -> Change:
    """Return the answer to one item of a day."""
    return Change(words="an answer", edits=(Put("check_ins", day, ("answers", item), value),))


def written(folder: Path) -> Path:
    """Write a journal of two saves and return its file."""
    journal = Journal.open(folder, clock)
    journal.record(answer("mood", 6))
    journal.record(answer("anxiety", 3))
    return folder / "journal.json"


def copies(folder: Path) -> list[str]:
    """Return the names in the folder of generations."""
    return sorted(path.name for path in (folder / "generations").iterdir())


def test_opening_makes_nothing(tmp_path: Path) -> None:
    """A folder that is only looked into is not even made."""
    journal = Journal.open(tmp_path / "a" / "b", clock)
    assert journal.refresh() is None
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_one_tinydb_object_with_meta_first(tmp_path: Path) -> None:
    """The bytes are compact JSON: schema, document id, generation and checksum stand at their head."""
    file = written(tmp_path)
    tables = json.loads(file.read_bytes())
    assert next(iter(tables)) == "meta"
    assert list(tables["meta"]["1"]) == ["schema", "document", "generation", "sha256"]
    assert (tables["meta"]["1"]["schema"], tables["meta"]["1"]["generation"]) == (1, 2)
    assert b'": ' not in file.read_bytes()


def test_the_checksum_is_that_of_the_file_with_its_value_blank(tmp_path: Path) -> None:
    """Anyone can check the file with a regular expression and SHA-256."""
    raw = written(tmp_path).read_bytes()
    blank = re.sub(rb'"sha256":"[0-9a-f]{64}"', b'"sha256":""', raw, count=1)
    assert hashlib.sha256(blank).hexdigest().encode() in raw


def test_stock_tinydb_opens_the_file(tmp_path: Path) -> None:
    """The person's data can be asked for without Handrail."""
    with TinyDB(written(tmp_path)) as stock:
        (document,) = stock.table("check_ins").search(where("day") == ISO)
    assert document["answers"] == {"mood": 6, "anxiety": 3}


def test_what_stock_tinydb_wrote_is_accepted_with_a_copy_and_said_once(tmp_path: Path) -> None:
    """An edit from outside is the person's own: it is open, kept as found, and told of one time."""
    file = written(tmp_path)
    with TinyDB(file) as stock:
        stock.table("check_ins").insert({"day": "2026-11-21", "answers": {"mood": 3}})
    edited = file.read_bytes()
    first = Journal.open(tmp_path, clock)
    assert first.history.days == ("2026-11-21", ISO)
    assert "changed outside Handrail" in first.history.notices[0]
    assert edited in [(tmp_path / "generations" / name).read_bytes() for name in copies(tmp_path)]
    assert Journal.open(tmp_path, clock).history.notices == ()
    assert first.record(answer("mood", 4, "2026-11-21")).check_in(date(2026, 11, 21)).answers == {"mood": 4}


def test_a_file_that_never_was_handrails_is_accepted(tmp_path: Path) -> None:
    """No meta, no ids, odd numbers, two documents of one day: nothing is lost, and an id is the same each time."""
    (tmp_path / "journal.json").write_text(
        json.dumps(
            {
                "_default": {"4": {"mine": 1}},
                "check_ins": {
                    "-3": {"day": ISO, "answers": {"mood": 3, "energy": 2}, "left": ["note"]},
                    "900": {"day": ISO, "answers": {"mood": 5}, "more": True},
                },
                "goals": {"0": {"title": "Walk", "revisions": []}},
            }
        )
    )
    journal, again = Journal.open(tmp_path, clock), Journal.open(tmp_path, clock)
    assert journal.history.check_in(DAY).answers == {"mood": 5, "energy": 2}
    assert journal.history.check_in(DAY).left == ("note",)
    assert journal.history.goals[0].id == again.history.goals[0].id != ""
    journal.record(Change(words="", edits=(Put("goals", journal.history.goals[0].id, ("title",), "Run"),)))
    tables = json.loads((tmp_path / "journal.json").read_bytes())
    assert [(number, goal["title"]) for number, goal in tables["goals"].items()] == [("0", "Run")]
    assert tables["_default"] == {"4": {"mine": 1}}
    assert tables["check_ins"]["-3"]["more"] is True


def test_unknown_tables_and_fields_survive(tmp_path: Path) -> None:
    """What a later version added is written back, in meta, in tables and in records."""
    file = written(tmp_path)
    tables = json.loads(file.read_bytes())
    tables["meta"]["1"]["key"] = "later"
    tables["dreams"] = {"1": {"of": ["water", None, 1.5]}}
    tables["check_ins"]["1"]["weather"] = {"rain": True}
    file.write_text(json.dumps(tables))
    Journal.open(tmp_path, clock).record(answer("mood", 7))
    after = json.loads(file.read_bytes())
    assert after["meta"]["1"]["key"] == "later"
    assert after["meta"]["1"]["document"] == tables["meta"]["1"]["document"]
    assert after["dreams"] == tables["dreams"]
    assert after["check_ins"]["1"]["weather"] == {"rain": True}


def test_a_byte_order_mark_is_an_edit_not_a_damage(tmp_path: Path) -> None:
    """What some editors put before the first byte costs nothing."""
    file = written(tmp_path)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert Journal.open(tmp_path, clock).record(answer("energy", 1)).check_in(DAY).answers["mood"] == 6
    assert file.read_bytes().startswith(b'{"meta"')


@pytest.mark.parametrize("text", ["\\u001b[31m", "\\b", "\\r\\n", "\x7f", "\x9b31m", "\\u009b"])
def test_control_characters_in_a_file_are_dropped_on_the_way_in(tmp_path: Path, text: str) -> None:
    """However they are written, none of them reaches the screen."""
    (tmp_path / "journal.json").write_text(
        f'{{"check_ins":{{"1":{{"day":"{ISO}","answers":{{"note":"a{text}b"}}}}}}}}'
    )
    note = str(Journal.open(tmp_path, clock).history.check_in(DAY).answers["note"])
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", note) is None
    assert (note[0], note[-1]) == ("a", "b")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_files_are_the_owners_alone_under_any_umask(tmp_path: Path, umask: int) -> None:
    """Folders are 0700 and files 0600: the journal, its copies and its lock."""
    before = os.umask(umask)
    try:
        file = written(tmp_path / "data")
    finally:
        os.umask(before)
    files = [path for path in file.parent.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (file.parent, file.parent / "generations")} == {0o700}
    assert len(files) == 3


def test_a_journal_that_is_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """Whoever keeps the file in a synced folder keeps it there."""
    (tmp_path / "synced").mkdir()
    (tmp_path / "data").mkdir()
    link, target = tmp_path / "data" / "journal.json", tmp_path / "synced" / "mine.json"
    link.symlink_to(target)
    target.write_text("{}")
    Journal.open(tmp_path / "data", clock).record(answer("mood", 6))
    assert link.is_symlink()
    assert json.loads(target.read_bytes())["check_ins"]["1"]["answers"] == {"mood": 6}
    assert (tmp_path / "data" / "generations").is_dir()


def test_a_link_to_a_place_that_is_not_there_is_no_new_journal(tmp_path: Path) -> None:
    """A drive that is not mounted is not an empty journal."""
    (tmp_path / "journal.json").symlink_to(tmp_path / "drive" / "mine.json")
    with pytest.raises(UnreadableError, match="not there"):
        Journal.open(tmp_path, clock)


def test_the_file_before_each_save_is_kept_by_link(tmp_path: Path) -> None:
    """The copy is the very file that was replaced, so it costs nothing and is whole already."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 1))
    first = (tmp_path / "journal.json").stat().st_ino
    journal.record(answer("mood", 2))
    (kept,) = (tmp_path / "generations").iterdir()
    assert kept.stat().st_ino == first
    assert kept.name.startswith("journal-00000001-")


def test_the_last_twenty_states_of_one_hour_are_kept(tmp_path: Path) -> None:
    """Older ones go, oldest first; a copy with another name never does."""
    journal = Journal.open(tmp_path, clock)
    journal.record(answer("mood", 0))
    (tmp_path / "generations").mkdir(exist_ok=True)
    (tmp_path / "generations" / "journal-before-schema-9-x.json").write_text("{}")
    for number in range(LAST + 5):
        journal.record(answer("n", number))
    numbered = [name for name in copies(tmp_path) if name.startswith("journal-0")]
    assert len(numbered) == LAST
    assert numbered[-1].startswith(f"journal-{LAST + 5:08}-")
    assert "journal-before-schema-9-x.json" in copies(tmp_path)


def test_no_copy_goes_while_the_newest_is_not_known_to_be_whole(tmp_path: Path) -> None:
    """The save after an edit from outside keeps one more; the next one thins again."""
    journal = Journal.open(tmp_path, clock)
    for number in range(LAST + 3):
        journal.record(answer("n", number))
    file = tmp_path / "journal.json"
    file.write_bytes(file.read_bytes() + b"\n")
    kept = []
    for number in range(2):
        journal.record(answer("mood", number))
        kept.append(len([name for name in copies(tmp_path) if name.startswith("journal-0")]))
    assert kept == [LAST + 1, LAST]


def test_a_copy_put_back_by_hand_is_taken_and_the_count_goes_on(tmp_path: Path) -> None:
    """The format page says how to go back; the next save still has the highest number."""
    journal = Journal.open(tmp_path, clock)
    for number in range(4):
        journal.record(answer("mood", number))
    (tmp_path / "journal.json").write_bytes((tmp_path / "generations" / copies(tmp_path)[0]).read_bytes())
    assert journal.record(answer("energy", 5)).check_in(DAY).answers == {"mood": 0, "energy": 5}
    assert '"generation":4,' in (tmp_path / "journal.json").read_text()


def test_unfinished_files_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    """The next save clears them away, for they hold what the person wrote."""
    leftover = tmp_path / ".handrail-0123456789abcdef.tmp"
    leftover.write_text("half a journal")
    written(tmp_path)
    assert not leftover.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".journal.lock", "generations", "journal.json"]


def test_create_writes_a_whole_journal_once(tmp_path: Path) -> None:
    """A made-up journal is written in one save, and never over another."""
    tables: dict[str, dict[str, dict[str, Any]]] = {"check_ins": {"1": {"day": ISO, "answers": {"mood": 4}}}}
    assert Journal.create(tmp_path, clock, tables).history.check_in(DAY).answers == {"mood": 4}
    assert Journal.open(tmp_path, clock).history.notices == ()
    before = (tmp_path / "journal.json").read_bytes()
    with pytest.raises(NotSavedError):
        Journal.create(tmp_path, clock, tables)
    assert (tmp_path / "journal.json").read_bytes() == before


def test_create_refuses_tables_that_are_no_journal(tmp_path: Path) -> None:
    """What could not be read again is not written."""
    with pytest.raises(DamagedError):
        Journal.create(tmp_path, clock, {"check_ins": {"1": {"answers": {}}}})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_opens_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The history says why, a change is refused with that sentence, and is taken once the folder can be written."""
    file = written(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda path, _: Path(path) != tmp_path)
        journal = Journal.open(tmp_path, clock)
        assert "cannot be written" in journal.history.read_only
        assert journal.history.check_in(DAY).answers["mood"] == 6
        with pytest.raises(NotSavedError, match="cannot be written"):
            journal.record(answer("mood", 1))
    assert journal.record(answer("mood", 1)).read_only == ""
    assert json.loads(file.read_bytes())["check_ins"]["1"]["answers"]["mood"] == 1


def test_a_real_read_only_folder_is_said_to_be_one(tmp_path: Path) -> None:
    """The same with real rights; root may write anywhere, so this needs another user."""
    if os.geteuid() == 0:
        pytest.skip("LOUD: run the tests as a user who is not root to prove this with real rights")
    written(tmp_path)
    tmp_path.chmod(0o500)
    try:
        journal = Journal.open(tmp_path, clock)
        assert "cannot be written" in journal.history.read_only
        with pytest.raises(NotSavedError):
            journal.record(answer("mood", 1))
    finally:
        tmp_path.chmod(0o700)
