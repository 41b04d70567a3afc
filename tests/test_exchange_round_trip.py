"""Everything out and back in: the journal that comes back is the one that left, table by table."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from journals_made_up import journals

from store.demo import made_up
from store.exchange import reading
from store.exchange.comparison import compared
from store.exchange.export import exported, leaving, records
from store.journal.edits import is_bare
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.exchange.export import Form
    from store.history import Tables

NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
FORMS: tuple[Form, ...] = ("json", "csv")
TEN_YEARS, FIVE_A_DAY = 3652, 5.1


def silent(_: int) -> None:
    """Say nothing of how far it is."""


def out_and_in(journal: Journal, wiped: Journal, form: Form) -> Journal:
    """Return the empty journal with all of the other taken in."""
    raw = exported(leaving(journal.history, others=False), form, NOW, silent)
    wiped.record(compared(wiped.history.tables, reading.handrail(reading.unfolded(raw))).change("the import"))
    return wiped


def filled(tables: Tables) -> Tables:
    """Return the tables that hold anything."""
    return {name: table for name, table in tables.items() if table}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("days", "besides"), [(182, 0.5), (TEN_YEARS, FIVE_A_DAY)], ids=["demo", "ten years"])
def test_out_wiped_and_in_again_is_equal(
    days: int, besides: float, form: Form, tmp_path: Path, clock: MadeUpClock
) -> None:
    """Each table of the demo and of ten years is the same on disk, to the number of each document."""
    tables = filled(made_up(days, NOW, besides=besides))
    journal = Journal.create(tmp_path / "one", clock, tables)
    out_and_in(journal, Journal.open(tmp_path / "two", clock), form)
    again = Journal.open(tmp_path / "two", clock).history.tables
    assert again.keys() == tables.keys()
    assert [name for name in tables if again[name] != tables[name]] == []


@settings(max_examples=500)
@example(tables={"of_a_later_version": {"1": {"#": "=1+1", "##": 2}, "7": {"a": 1}}})
@given(tables=journals())
def test_hostile_text_comes_back_unchanged(tables: Tables) -> None:
    """Formulas, quotes, breaks, JSON in text and fields of later versions: 500 journals come back equal."""
    journal = Journal.in_memory(lambda: NOW, tables)
    before = filled(journal.history.tables)
    for form in FORMS:
        assert filled(out_and_in(journal, Journal.in_memory(lambda: NOW), form).history.tables) == before


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=50)
@given(tables=journals())
def test_twice_in_adds_nothing(tables: Tables, form: Form) -> None:
    """What was taken in is all the same the second time, and there is nothing to do."""
    journal = Journal.in_memory(lambda: NOW, tables)
    raw = exported(leaving(journal.history, others=False), form, NOW, silent)
    incoming = compared(journal.history.tables, reading.handrail(reading.unfolded(raw)))
    assert incoming.edits == ()
    assert sum(counted.same for counted in incoming.counts) == records(filled(tables))


@settings(max_examples=50)
@given(tables=journals())
def test_an_import_is_one_act(tables: Tables) -> None:
    """One u takes all of it back; U brings all of it again that says anything."""
    journal = Journal.in_memory(lambda: NOW, tables)
    wiped = out_and_in(journal, Journal.in_memory(lambda: NOW), "json")
    if filled(tables):
        assert wiped.undo() is not None
        assert filled(wiped.history.tables) == {}
        wiped.redo()
    assert telling(wiped) == telling(journal)


def telling(journal: Journal) -> dict[str, int]:
    """Return how many records of each table say anything but that they are there."""
    counts = {
        name: sum(not is_bare(each) for each in table.values()) for name, table in journal.history.tables.items()
    }
    return {name: count for name, count in counts.items() if count}
