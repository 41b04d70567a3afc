"""A journal of every schema that was ever released opens for ever; a new schema brings its own folder here."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import Change, Put
from store.journal.journal import Journal
from store.journal.migrations import MIGRATIONS, newest_schema

RELEASED = sorted((Path(__file__).parent / "schemas").iterdir(), key=lambda folder: int(folder.name))
WHOLE = {"1": (10, 30, 4, 23)}
"""By schema: how many check-ins, entries, goals and lines of the plan its journal holds."""


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def copied(released: Path, folder: Path) -> Journal:
    """Open a copy of a released journal."""
    for name in ("journal.json", "plan.json"):
        shutil.copy(released / name, folder / name)
    return Journal.open(folder, clock)


def test_every_schema_has_its_journal() -> None:
    """None is left out, from the first to the newest."""
    assert [folder.name for folder in RELEASED] == [str(number + 1) for number in range(newest_schema(MIGRATIONS))]
    assert WHOLE.keys() == {folder.name for folder in RELEASED}


@pytest.mark.parametrize("released", RELEASED, ids=lambda folder: f"schema {folder.name}")
def test_a_released_journal_opens_with_all_that_is_in_it(tmp_path: Path, released: Path) -> None:
    """Nothing is said, nothing is missing, and every record is one that this version understands."""
    history = copied(released, tmp_path).history
    written = [entry for kind in {str(each["kind"]) for each in history.written} for entry in history.entries(kind)]
    found = (len(history.days), len(written), len(history.goals), len(history.plan))
    assert (history.notices, history.read_only, found) == ((), "", WHOLE[released.name])


@pytest.mark.parametrize("released", RELEASED, ids=lambda folder: f"schema {folder.name}")
def test_a_released_journal_is_left_as_it_is_until_something_changes(tmp_path: Path, released: Path) -> None:
    """Then it is written in the newest schema, whole, and what it was stays among the copies."""
    journal = copied(released, tmp_path)
    before = (released / "journal.json").read_bytes()
    assert (tmp_path / "journal.json").read_bytes() == before
    days = journal.history.days
    journal.record(Change(words="", edits=(Put("check_ins", "2026-11-22", ("answers", "mood"), 6),)))
    tables = json.loads((tmp_path / "journal.json").read_bytes())
    assert tables["meta"]["1"]["schema"] == newest_schema(MIGRATIONS)
    assert set(journal.history.days) == {*days, "2026-11-22"}
    assert before in [path.read_bytes() for path in (tmp_path / "generations").iterdir()]
