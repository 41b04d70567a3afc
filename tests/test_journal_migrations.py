"""Older and newer formats: the older are read for ever, the newer are shown and left alone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from store.changes import Change, Put
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.journal.migrations import MIGRATIONS, newest_schema

if TYPE_CHECKING:
    from pathlib import Path

    from store.history import Tables

DAY = date(2026, 11, 22)


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


def name_the_mood(tables: Tables) -> Tables:
    """Stand for a step to schema 2 in which `mood` is called `spirits`."""
    for document in tables.get("check_ins", {}).values():
        answers = document["answers"]
        answers["spirits"] = answers.pop("mood")
    return tables


def add_a_table(tables: Tables) -> Tables:
    """Stand for a step to schema 3 in which there is another table."""
    return {**tables, "dreams": {}}


STEPS = (name_the_mood, add_a_table)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a journal of schema 1."""
    Journal.open(tmp_path, clock).record(answer("mood", 6))
    return tmp_path


def test_schema_1_is_written_today(folder: Path) -> None:
    """The shipped table of steps leads to the number that stands in the file."""
    meta = json.loads((folder / "journal.json").read_bytes())["meta"]["1"]
    assert meta["schema"] == newest_schema(MIGRATIONS) == 1


def test_an_older_file_is_read_through_every_step_and_left_until_a_change(folder: Path) -> None:
    """Opening migrates in memory only."""
    before = (folder / "journal.json").read_bytes()
    journal = Journal.open(folder, clock, migrations=STEPS)
    assert journal.history.check_in(DAY).answers == {"spirits": 6}
    assert (folder / "journal.json").read_bytes() == before


def test_the_first_save_keeps_the_older_file_outside_the_rotation(folder: Path) -> None:
    """The file as it was before the migration has its own name among the copies."""
    before = (folder / "journal.json").read_bytes()
    journal = Journal.open(folder, clock, migrations=STEPS)
    for number in range(3):
        journal.record(answer("anxiety", number))
    meta = json.loads((folder / "journal.json").read_bytes())["meta"]["1"]
    (kept,) = (folder / "generations").glob("journal-before-schema-3-*.json")
    assert meta["schema"] == 3
    assert kept.read_bytes() == before


def test_an_older_copy_stands_in_for_a_damaged_newer_file(folder: Path) -> None:
    """A copy of schema 1 goes through the same steps."""
    Journal.open(folder, clock, migrations=STEPS).record(answer("anxiety", 3))
    (folder / "journal.json").write_bytes(b"half")
    journal = Journal.open(folder, clock, migrations=STEPS, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"spirits": 6}


def test_a_step_that_does_not_fit_says_damaged(folder: Path) -> None:
    """A file that says it is schema 1 and is not is never half migrated."""
    tables = json.loads((folder / "journal.json").read_bytes())
    del tables["check_ins"]["1"]["answers"]["mood"]
    (folder / "journal.json").write_text(json.dumps(tables))
    with pytest.raises(UnreadableError, match="format 1"):
        Journal.open(folder, clock, migrations=STEPS)


def test_a_newer_file_is_shown_and_never_written(folder: Path) -> None:
    """This version reads what a later one wrote, says why nothing can be changed, and changes nothing."""
    Journal.open(folder, clock, migrations=STEPS).record(answer("anxiety", 3))
    before = {path: path.read_bytes() for path in folder.rglob("journal*.json")}
    journal = Journal.open(folder, clock, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"spirits": 6, "anxiety": 3}
    assert "newer Handrail" in journal.history.read_only
    with pytest.raises(NotSavedError, match="newer Handrail"):
        journal.record(answer("mood", 1))
    assert {path: path.read_bytes() for path in folder.rglob("journal*.json")} == before


def test_a_newer_file_that_cannot_be_shown_is_not_a_damaged_one(folder: Path) -> None:
    """No copy stands in for it, and no bytes are put aside."""
    raw = b'{"meta":{"1":{"schema":7}},"check_ins":{"1":{"days":["2026-11-22"]}}}'
    (folder / "journal.json").write_bytes(raw)
    with pytest.raises(UnreadableError, match="newer Handrail"):
        Journal.open(folder, clock, accept_copy=True)
    assert list(folder.glob("*damaged*")) == []


def test_a_file_that_becomes_newer_under_an_open_window_is_left_alone(folder: Path) -> None:
    """The window shows what it can of it and can change nothing from then on."""
    journal = Journal.open(folder, clock, accept_copy=True)
    Journal.open(folder, clock, migrations=STEPS).record(answer("anxiety", 3))
    with pytest.raises(NotSavedError, match="newer Handrail"):
        journal.record(answer("mood", 1))
    history = journal.refresh()
    assert history is not None
    assert "newer Handrail" in history.read_only


def test_a_copy_of_a_newer_format_is_shown_read_only(folder: Path) -> None:
    """Standing in for a missing file does not make a later format ours."""
    later = Journal.open(folder, clock, migrations=STEPS)
    later.record(answer("anxiety", 3))
    later.record(answer("anxiety", 4))
    (folder / "journal.json").unlink()
    journal = Journal.open(folder, clock, accept_copy=True)
    assert journal.history.check_in(DAY).answers == {"spirits": 6, "anxiety": 3}
    assert "newer Handrail" in journal.history.read_only
