"""The plan's own file: the same protocol as the journal's, and neither can hold the other up."""

from __future__ import annotations

import errno
import json
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from test_journal_faults import FaultyDisk, KilledError
from tinydb import TinyDB

from store.changes import Change, Drop, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.changes import Edit

DAY = date(2026, 11, 22)
NOOR = Put("plan", "p1", (), {"part": "person", "text": "Noor"})
ANXIETY = Put("check_ins", DAY.isoformat(), ("answers", "anxiety"), 3)
MOOD = Put("check_ins", DAY.isoformat(), ("answers", "mood"), 6)


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def change(*edits: Edit) -> Change:
    """Return a change of these edits."""
    return Change(words="a change", edits=edits)


def tables(folder: Path, name: str) -> dict[str, Any]:
    """Return what a file holds besides `meta`; nothing where there is none."""
    path = folder / name
    found: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
    return {table: documents for table, documents in found.items() if table != "meta"}


def names(folder: Path, start: str) -> list[str]:
    """Return the names of the copies that begin so."""
    return sorted(path.name for path in (folder / "generations").glob(f"{start}*"))


class StubbornDisk(Disk):
    """A disk that does not take one of the files, once told so."""

    def __init__(self) -> None:
        self.refuses = ""

    def replace(self, source: Path, target: Path) -> None:
        """Refuse the file it is told to refuse."""
        if target.name == self.refuses:
            raise OSError(errno.EIO, "Input/output error")
        super().replace(source, target)


def test_the_plan_stands_in_its_own_file_and_opens_as_plain_tinydb(tmp_path: Path) -> None:
    """A change of each kind goes to the file it belongs to, and stock TinyDB reads the plan."""
    journal = Journal.open(tmp_path, clock)
    journal.record(change(NOOR))
    assert not (tmp_path / "journal.json").exists()
    journal.record(change(MOOD))
    assert tables(tmp_path, "journal.json").keys() == {"check_ins"}
    with TinyDB(tmp_path / "plan.json", access_mode="r") as plan:
        assert [line["text"] for line in plan.table("plan")] == ["Noor"]
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o600


def test_an_answer_leaves_the_plan_file_alone(tmp_path: Path) -> None:
    """Each file is written only for its own changes, and each keeps its own copies."""
    journal = Journal.open(tmp_path, clock)
    journal.record(change(NOOR))
    before = (tmp_path / "plan.json").stat()
    journal.record(change(MOOD))
    journal.record(change(Put("check_ins", DAY.isoformat(), ("answers", "mood"), 7)))
    assert (tmp_path / "plan.json").stat() == before
    assert len(names(tmp_path, "journal-")) == 1
    journal.record(change(Put("plan", "p1", ("text",), "Sam")))
    assert len(names(tmp_path, "plan-0")) == 1


def test_one_list_of_undo_holds_both(tmp_path: Path) -> None:
    """What was done last is taken back first, whichever file it is in, and put back in turn."""
    journal = Journal.open(tmp_path, clock)
    journal.record(change(NOOR))
    journal.record(change(MOOD))
    journal.record(change(Drop("plan", "p1")))
    journal.undo()
    assert [line.text for line in journal.history.plan] == ["Noor"]
    journal.undo()
    assert not journal.history.check_in(DAY).answers
    journal.undo()
    assert not journal.history.plan
    journal.redo()
    assert [line.text for line in Journal.open(tmp_path, clock).history.plan] == ["Noor"]


def test_another_window_sees_the_plan_change(tmp_path: Path) -> None:
    """`refresh` looks at both files, and returns one new history."""
    one, two = Journal.open(tmp_path, clock), Journal.open(tmp_path, clock)
    one.record(change(NOOR))
    seen = two.refresh()
    assert seen is not None
    assert [line.text for line in seen.plan] == ["Noor"]
    assert two.refresh() is None
    two.record(change(Put("plan", "p1", ("reach",), "020")))
    one.record(change(Put("plan", "p1", ("when",), "evenings")))
    assert (one.history.plan[0].reach, one.history.plan[0].when) == ("020", "evenings")


@pytest.mark.parametrize("refused", ["journal.json", "plan.json"])
@pytest.mark.parametrize("edits", [(NOOR, MOOD), (MOOD, NOOR)])
def test_a_change_of_both_files_is_kept_whole_or_not_at_all(
    tmp_path: Path, refused: str, edits: tuple[Edit, ...]
) -> None:
    """Where the second file cannot be saved the first is put back, and the next change is kept."""
    disk = StubbornDisk()
    journal = Journal.open(tmp_path, clock, disk=disk)
    journal.record(change(Put("plan", "p0", (), {"part": "coping", "text": "tea"})))
    journal.record(change(Put("check_ins", DAY.isoformat(), ("answers", "anxiety"), 3)))
    before = tables(tmp_path, "plan.json"), tables(tmp_path, "journal.json")
    disk.refuses = refused
    with pytest.raises(NotSavedError):
        journal.record(change(*edits))
    assert (tables(tmp_path, "plan.json"), tables(tmp_path, "journal.json")) == before
    disk.refuses = ""
    history = journal.record(change(*edits))
    assert (len(history.plan), history.check_in(DAY).answers["mood"]) == (2, 6)


@pytest.mark.parametrize("edits", [(NOOR, MOOD), (MOOD, NOOR)])
def test_the_file_that_a_change_names_first_is_saved_first(tmp_path: Path, edits: tuple[Edit, ...]) -> None:
    """Whoever moves something writes where it goes before where it was: a power cut leaves two, never none."""
    saved: list[str] = []

    class NotingDisk(Disk):
        """Notes which file is put in place."""

        def replace(self, source: Path, target: Path) -> None:
            """Note the name."""
            super().replace(source, target)
            saved.append(target.name)

    Journal.open(tmp_path, clock, disk=NotingDisk()).record(change(*edits))
    first = "plan.json" if edits[0] is NOOR else "journal.json"
    assert saved[0] == first
    assert len(saved) == 2


def _faulty(tmp_path: Path, error: BaseException) -> Iterator[tuple[Path, FaultyDisk, Journal]]:
    """Yield a journal with a plan for each call of a change to both, that call set to go wrong."""
    first = tmp_path / "first"
    for edit in (Put("plan", "p0", (), {"part": "coping", "text": "tea"}), MOOD):
        Journal.open(first, clock).record(change(edit))
    for number in range(1, _calls(first, tmp_path / "counted") + 1):
        folder = tmp_path / str(number)
        shutil.copytree(first, folder)
        disk = FaultyDisk(0, error)
        journal = Journal.open(folder, clock, disk=disk)
        disk.fails_at = disk.calls + number
        yield folder, disk, journal


def _calls(first: Path, folder: Path) -> int:
    """Return how many calls a change to both files takes."""
    shutil.copytree(first, folder)
    disk = FaultyDisk(0, None)
    journal = Journal.open(folder, clock, disk=disk)
    before = disk.calls
    journal.record(change(NOOR, ANXIETY))
    return disk.calls - before


def _state(folder: Path) -> tuple[int, bool]:
    """Return how many lines the plan has and whether the answer is there, as a new process finds them."""
    history = Journal.open(folder, clock).history
    assert history.notices == ()
    return len(history.plan), "anxiety" in history.check_in(DAY).answers


def test_an_error_at_any_call_of_a_change_to_both_is_told_and_the_next_save_works(tmp_path: Path) -> None:
    """What is not refused is in both files; after a refusal nothing is claimed, and no file is torn."""
    refusals = 0
    for folder, _, journal in _faulty(tmp_path, OSError(errno.EIO, "Input/output error")):
        before = journal.history
        try:
            journal.record(change(NOOR, ANXIETY))
        except NotSavedError:
            refusals += 1
            assert journal.history is before
            assert _state(folder) != (2, True)
        else:
            assert _state(folder) == (2, True)
        journal.record(change(NOOR, ANXIETY))
        assert _state(folder) == (2, True)
    assert refusals > 20


def test_a_kill_at_any_call_of_a_change_to_both_leaves_whole_files(tmp_path: Path) -> None:
    """The file that was named first may be new while the other is old, and never the other way round."""
    found = set()
    for folder, disk, journal in _faulty(tmp_path, KilledError()):
        with pytest.raises(KilledError):
            journal.record(change(NOOR, ANXIETY))
        disk.bury()
        found.add(_state(folder))
        Journal.open(folder, clock).record(change(NOOR, ANXIETY))
        assert _state(folder) == (2, True)
    assert found == {(1, False), (2, False), (2, True)}


def test_a_damaged_plan_stops_no_answer(tmp_path: Path) -> None:
    """With no copy it is left as it is and said so; the journal is written, the plan is not."""
    (tmp_path / "plan.json").write_bytes(b"{ damaged")
    journal = Journal.open(tmp_path, clock)
    (notice,) = journal.history.notices
    assert notice.startswith("The plan file is damaged: ")
    assert notice.endswith("No copy of it can be opened either. It is left as it is.")
    journal.record(change(MOOD))
    assert journal.history.check_in(DAY).answers == {"mood": 6}
    with pytest.raises(NotSavedError, match="The plan file is damaged"):
        journal.record(change(NOOR))
    assert (tmp_path / "plan.json").read_bytes() == b"{ damaged"


def test_the_newest_good_copy_of_the_plan_opens_and_is_saved_again(tmp_path: Path) -> None:
    """The damaged bytes are kept beside it."""
    journal = Journal.open(tmp_path, clock)
    journal.record(change(NOOR))
    journal.record(change(Put("plan", "p1", ("reach",), "020")))
    (tmp_path / "plan.json").write_bytes(b"{ damaged")
    opened = Journal.open(tmp_path, clock, accept_copy=True)
    assert [line.text for line in opened.history.plan] == ["Noor"]
    assert "The plan file is damaged" in opened.history.notices[0]
    opened.record(change(MOOD))
    assert tables(tmp_path, "plan.json")["plan"]["1"]["text"] == "Noor"
    assert [path.read_bytes() for path in tmp_path.glob("plan.json.damaged-*")] == [b"{ damaged"]


def test_a_missing_plan_beside_its_copies_is_not_an_empty_plan(tmp_path: Path) -> None:
    """The newest copy is shown, never a fresh start."""
    journal = Journal.open(tmp_path, clock)
    journal.record(change(NOOR))
    journal.record(change(Put("plan", "p1", ("reach",), "020")))
    (tmp_path / "plan.json").unlink()
    opened = Journal.open(tmp_path, clock, accept_copy=True)
    assert [line.text for line in opened.history.plan] == ["Noor"]
    assert "The plan file is not there." in opened.history.notices[0]


def test_a_newer_plan_is_shown_and_not_written(tmp_path: Path) -> None:
    """The journal beside it is written as ever."""
    newer = {"meta": {"1": {"schema": 99}}, "plan": {"1": {"id": "p1", "part": "person", "text": "Noor"}}}
    (tmp_path / "plan.json").write_text(json.dumps(newer), encoding="utf-8")
    journal = Journal.open(tmp_path, clock)
    assert journal.history.plan[0].text == "Noor"
    journal.record(change(MOOD))
    with pytest.raises(NotSavedError, match="This plan was written by a newer Handrail"):
        journal.record(change(Put("plan", "p1", ("text",), "Sam")))
    assert json.loads((tmp_path / "plan.json").read_bytes()) == newer


def test_a_damaged_journal_leaves_the_plan_file_alone(tmp_path: Path) -> None:
    """It is for `handrail now` to read."""
    Journal.open(tmp_path, clock).record(change(NOOR))
    before = (tmp_path / "plan.json").read_bytes()
    (tmp_path / "journal.json").write_bytes(b"{")
    with pytest.raises(UnreadableError):
        Journal.open(tmp_path, clock)
    assert (tmp_path / "plan.json").read_bytes() == before


def test_tables_in_the_wrong_file_stay_where_they_are(tmp_path: Path) -> None:
    """What another program put there is neither shown twice nor lost."""
    strange = {"odd": {"1": {"id": "y"}}}
    Journal.open(tmp_path, clock).record(change(NOOR))
    whole = json.loads((tmp_path / "plan.json").read_bytes())
    (tmp_path / "plan.json").write_text(json.dumps({**whole, **strange}), encoding="utf-8")
    journal = Journal.open(tmp_path, clock)
    journal.record(change(MOOD, Put("plan", "p1", ("reach",), "020")))
    assert tables(tmp_path, "plan.json")["odd"] == {"1": {"id": "y"}}
    assert "odd" not in tables(tmp_path, "journal.json")


def test_a_whole_journal_with_a_plan_is_created_in_two_files(tmp_path: Path) -> None:
    """As for the demo, or an import."""
    plan = {"1": {"id": "p1", "part": "person", "text": "Noor"}}
    journal = Journal.create(tmp_path, clock, {"events": {}, "plan": plan})
    assert journal.history.plan[0].text == "Noor"
    assert tables(tmp_path, "plan.json")["plan"]["1"]["text"] == "Noor"
    assert "plan" not in tables(tmp_path, "journal.json")
