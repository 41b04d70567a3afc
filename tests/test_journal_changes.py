"""What a change does to the journal, and how it is taken back and put back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from store.changes import Bump, Change, Drop, Edit, Exclude, Include, Put
from store.journal.errors import NotSavedError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
ISO = "2026-11-22"
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
WALK: dict[str, Any] = {"title": "Walk", "revisions": [], "from_a_later_version": {"kept": True}}


def clock() -> datetime:
    """Return one fixed moment."""
    return NOW


def change(*edits: Edit) -> Change:
    """Return a change of these edits."""
    return Change(words="a change", edits=edits)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return change(Put("check_ins", ISO, ("answers", item), value))


def documents(journal: Journal, table: str) -> list[dict[str, Any]]:
    """Return the documents of a table as they stand."""
    return list(journal.history._tables.get(table, {}).values())


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return an empty journal in a folder."""
    return Journal.open(tmp_path / "data", clock)


def test_an_answer_is_in_the_returned_history_and_on_disk(journal: Journal, tmp_path: Path) -> None:
    """`record` returns the history that another opening of the file finds."""
    history = journal.record(answer("mood", 6))
    assert history.check_in(DAY).answers == {"mood": 6}
    assert Journal.open(tmp_path / "data", clock).history.check_in(DAY).answers == {"mood": 6}


def test_every_record_is_stamped(journal: Journal) -> None:
    """A document gets an id, its day from its key, and two moments with their UTC offset."""
    journal.record(answer("mood", 6))
    (document,) = documents(journal, "check_ins")
    assert len(document["id"]) == 16
    assert document["day"] == ISO
    assert document["created_at"] == document["updated_at"] == "2026-11-22T21:30:00+00:00"


def test_an_earlier_history_never_changes(journal: Journal) -> None:
    """A history that is being shown stays as it was through changes to the same document."""
    first = journal.record(answer("mood", 6))
    second = journal.record(answer("anxiety", 3))
    journal.record(answer("mood", 9))
    assert first.check_in(DAY).answers == {"mood": 6}
    assert second.check_in(DAY).answers == {"mood": 6, "anxiety": 3}


def test_one_change_of_many_edits_is_one_save(journal: Journal, tmp_path: Path) -> None:
    """Edits in three tables raise the generation by one."""
    journal.record(answer("mood", 6))
    journal.record(
        change(
            Bump("check_ins", ISO, ("answers", "m:1"), 1),
            Put("goals", "g1", (), WALK),
            Put("settings", "settings", ("country",), "GB"),
        )
    )
    assert '"generation":2,' in (tmp_path / "data" / "journal.json").read_text()


def test_nothing_new_is_nothing_to_save(journal: Journal, tmp_path: Path) -> None:
    """The same answer again writes nothing, and there is nothing more to take back."""
    journal.record(answer("mood", 6))
    before = (tmp_path / "data" / "journal.json").stat()
    journal.record(answer("mood", 6))
    assert (tmp_path / "data" / "journal.json").stat() == before
    assert journal.undo() is not None
    assert journal.undo() is None


def test_undo_takes_back_one_field_and_returns_the_change(journal: Journal) -> None:
    """The field has its earlier value again, and the change that is gone is returned."""
    journal.record(answer("mood", 6))
    second = answer("mood", 2)
    journal.record(second)
    assert journal.undo() is second
    assert journal.history.check_in(DAY).answers == {"mood": 6}


def test_redo_puts_back_what_undo_took(journal: Journal) -> None:
    """Undo and redo lead back and forth over the same histories."""
    journal.record(answer("mood", 6))
    journal.record(
        change(Bump("check_ins", ISO, ("answers", "m:1"), 2), Include("check_ins", ISO, ("left",), "note"))
    )
    after = documents(journal, "check_ins")
    journal.undo()
    assert documents(journal, "check_ins")[0].keys() >= {"answers"}
    assert "left" not in documents(journal, "check_ins")[0]
    journal.redo()
    assert documents(journal, "check_ins") == after
    assert journal.redo() is None


def test_a_new_change_ends_what_could_be_put_back(journal: Journal) -> None:
    """After an undo and another answer there is nothing to redo."""
    journal.record(answer("mood", 6))
    journal.undo()
    journal.record(answer("mood", 7))
    assert journal.redo() is None


def test_a_check_in_with_nothing_left_is_gone(journal: Journal) -> None:
    """Taking back the only answer leaves no empty day behind, and redo brings the day back."""
    journal.record(answer("mood", 6))
    journal.undo()
    assert journal.history.days == ()
    journal.redo()
    assert journal.history.check_in(DAY).answers == {"mood": 6}


def test_a_removed_last_answer_comes_back_with_its_record(journal: Journal) -> None:
    """Removing the only answer removes the day; undo brings back the same record, id and number included."""
    journal.record(answer("mood", 6))
    journal.record(change(Put("check_ins", "2026-11-23", ("answers", "mood"), 4)))
    before = journal.history._tables["check_ins"]
    journal.record(change(Drop("check_ins", ISO, ("answers", "mood"))))
    assert journal.history.days == ("2026-11-23",)
    journal.undo()
    assert journal.history._tables["check_ins"] == before
    assert list(journal.history._tables["check_ins"]) == list(before)


def test_undo_of_a_deletion_brings_back_the_whole_document(journal: Journal) -> None:
    """Fields this version does not know, the id and the moment of making come back, in the old place."""
    journal.record(change(Put("goals", "g1", (), WALK)))
    journal.record(change(Put("goals", "g2", (), {**WALK, "title": "Sleep"})))
    before = documents(journal, "goals")
    journal.record(change(Drop("goals", "g1")))
    assert [goal.title for goal in journal.history.goals] == ["Sleep"]
    journal.undo()
    assert documents(journal, "goals") == before


def test_a_document_comes_back_beside_one_that_took_its_number(journal: Journal, tmp_path: Path) -> None:
    """Another window's new goal has the old number by now; both goals are there."""
    journal.record(change(Put("goals", "g1", (), WALK)))
    journal.record(change(Drop("goals", "g1")))
    Journal.open(tmp_path / "data", clock).record(change(Put("goals", "g2", (), {**WALK, "title": "Sleep"})))
    journal.undo()
    assert sorted(goal.title for goal in journal.history.goals) == ["Sleep", "Walk"]


def test_undo_of_a_making_removes_the_document(journal: Journal) -> None:
    """A goal that was made and taken back is gone, and comes back the same."""
    journal.record(change(Put("goals", "g1", (), WALK)))
    made = documents(journal, "goals")
    journal.undo()
    assert journal.history.goals == ()
    journal.redo()
    assert documents(journal, "goals") == made


def test_putting_a_whole_record_keeps_its_stamps_and_unknown_fields(journal: Journal) -> None:
    """A goal saved by a form that does not know a field keeps that field, its id and when it was made."""
    journal.record(change(Put("goals", "g1", (), {**WALK, "area": "self_care"})))
    journal.record(change(Put("goals", "g1", (), {"title": "Run", "revisions": []})))
    (goal,) = documents(journal, "goals")
    assert goal["title"] == "Run"
    assert goal["from_a_later_version"] == {"kept": True}
    assert goal["id"] == "g1"
    assert "area" not in goal
    journal.undo()
    (goal,) = documents(journal, "goals")
    assert (goal["title"], goal["area"]) == ("Walk", "self_care")


def test_a_count_from_nothing_goes_back_to_nothing(journal: Journal) -> None:
    """Unknown is not zero: undo of the first step of a count removes it, and a counted zero stays."""
    journal.record(answer("mood", 6))
    journal.record(change(Bump("check_ins", ISO, ("answers", "m:1"), 1)))
    journal.undo()
    assert "m:1" not in journal.history.check_in(DAY).answers
    journal.record(answer("m:1", 0))
    journal.record(change(Bump("check_ins", ISO, ("answers", "m:1"), 1)))
    journal.undo()
    assert journal.history.check_in(DAY).answers["m:1"] == 0


def test_a_word_is_in_a_list_once_and_an_empty_list_is_gone(journal: Journal) -> None:
    """Include and Exclude keep a list of single words."""
    journal.record(answer("mood", 6))
    journal.record(
        change(Include("check_ins", ISO, ("left",), "note"), Include("check_ins", ISO, ("left",), "note"))
    )
    assert journal.history.check_in(DAY).left == ("note",)
    journal.record(change(Exclude("check_ins", ISO, ("left",), "note")))
    assert "left" not in documents(journal, "check_ins")[0]
    journal.undo()
    assert journal.history.check_in(DAY).left == ("note",)


def test_undo_leaves_fields_that_another_window_wrote(journal: Journal, tmp_path: Path) -> None:
    """The answer only this window gave goes; the one the other window changed since stays."""
    journal.record(
        change(Put("check_ins", ISO, ("answers", "mood"), 6), Put("check_ins", ISO, ("answers", "energy"), 5))
    )
    other = Journal.open(tmp_path / "data", clock)
    other.record(answer("mood", 8))
    other.record(answer("anxiety", 1))
    assert journal.undo() is not None
    assert journal.history.check_in(DAY).answers == {"mood": 8, "anxiety": 1}


def test_undo_of_a_count_keeps_what_another_window_counted(journal: Journal, tmp_path: Path) -> None:
    """Two windows that count one thing each take back their own steps only."""
    journal.record(change(Bump("check_ins", ISO, ("answers", "m:1"), 1)))
    Journal.open(tmp_path / "data", clock).record(change(Bump("check_ins", ISO, ("answers", "m:1"), 2)))
    journal.undo()
    assert journal.history.check_in(DAY).answers == {"m:1": 2}


def test_undo_with_nothing_of_its_own_left_says_none(journal: Journal, tmp_path: Path) -> None:
    """Where another window changed the same field, nothing is taken back, and nothing is said to be."""
    journal.record(answer("mood", 6))
    Journal.open(tmp_path / "data", clock).record(answer("mood", 8))
    assert journal.undo() is None
    assert journal.history.check_in(DAY).answers == {"mood": 8}


def test_undo_leaves_a_goal_that_another_window_worked_on(journal: Journal, tmp_path: Path) -> None:
    """A goal made here and reviewed there is not taken away."""
    journal.record(change(Put("goals", "g1", (), WALK)))
    review = {"id": "r", "day": ISO, "close": 4}
    Journal.open(tmp_path / "data", clock).record(change(Put("goals", "g1", ("reviews",), [review])))
    assert journal.undo() is None
    assert journal.history.goals[0].reviews[0].close == 4


def test_undo_never_half_revives_a_deleted_goal(journal: Journal, tmp_path: Path) -> None:
    """A field of a goal that another window deleted is not put back without its goal."""
    journal.record(change(Put("goals", "g1", (), WALK)))
    journal.record(change(Put("goals", "g1", ("area",), "self_care")))
    journal.record(change(Drop("goals", "g1", ("area",))))
    Journal.open(tmp_path / "data", clock).record(change(Drop("goals", "g1")))
    assert journal.undo() is None
    assert journal.history.goals == ()


def test_a_field_of_a_record_that_is_gone_is_refused(journal: Journal) -> None:
    """No change makes a record that could not be read again."""
    with pytest.raises(NotSavedError, match="no longer in the journal"):
        journal.record(change(Put("goals", "gone", ("title",), "Walk")))
    with pytest.raises(NotSavedError):
        journal.record(change(Put("check_ins", "yesterday", ("answers", "mood"), 6)))
    assert journal.history.goals == ()


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "half \ud800", 10**30, b"bytes", {1: 2}, {"deep": [float("-inf")]}]
)
def test_what_no_file_can_hold_is_refused_before_the_disk_is_touched(
    journal: Journal, tmp_path: Path, value: object
) -> None:
    """Such a value raises, makes no file, and the next answer is saved."""
    with pytest.raises(NotSavedError):
        journal.record(answer("note", value))
    assert not (tmp_path / "data").exists()
    assert journal.record(answer("mood", 6)).check_in(DAY).answers == {"mood": 6}


def test_control_characters_are_dropped_from_what_is_recorded(journal: Journal) -> None:
    """A terminal escape typed or pasted never reaches the file; line breaks do."""
    journal.record(answer("note", "calm\x1b]52;c;eA==\x07\r\nand\x9b slow"))
    assert journal.history.check_in(DAY).answers["note"] == "calm]52;c;eA==\nand slow"


@pytest.mark.parametrize(
    "edit",
    [
        Bump("check_ins", ISO, ("answers", "note"), 1),
        Include("check_ins", ISO, ("answers", "note"), "word"),
        Put("check_ins", ISO, ("answers", "note", "deeper"), 1),
        Put("check_ins", ISO, (), "no record"),
    ],
)
def test_an_edit_that_does_not_fit_its_field_changes_nothing(journal: Journal, edit: Edit) -> None:
    """A count, a list or a field inside a text is refused, and the text stays."""
    journal.record(answer("note", "words"))
    with pytest.raises(NotSavedError):
        journal.record(change(edit))
    assert journal.history.check_in(DAY).answers == {"note": "words"}


def test_a_journal_in_memory_does_all_of_this_without_a_disk() -> None:
    """The same door, with nothing behind it: what a demonstration and a test are made of."""
    journal = Journal.in_memory(clock, {"check_ins": {"7": {"day": ISO, "answers": {"mood": 4}}}})
    journal.record(answer("mood", 6))
    assert journal.undo() is not None
    assert journal.history.check_in(DAY).answers == {"mood": 4}
    assert journal.refresh() is None
