"""Breathing in a real terminal: by keyboard alone, on the disk, and after a power cut."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import goal
from terminal import ESCAPE, MORNING, Terminal

from store import acts, breathing, breathing_acts
from store.journal.journal import Journal
from store.records.entry import Entry
from store.records.goal import Measure

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat(MORNING)
BREATHING = Measure(
    id="b", label="Breathing", source="derived", of="breathing", aggregate="distinct_days", target=3
)
QUICK = breathing.own("2 0 2 0")
"""A breath of four seconds, so that a test need not wait for ten."""


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a folder with a goal that breathing counts for, and the quick pattern remembered."""
    folder = tmp_path / "journal"
    journal = Journal.open(folder, lambda: NOW)
    journal.record(acts.keep_goal(goal(BREATHING, title="Breathe slowly")))
    journal.record(breathing_acts.remember(breathing.Sitting(QUICK)))
    return folder


def kept(terminal: Terminal) -> list[dict[str, Any]]:
    """Return the fields of every breathing entry on the disk."""
    entries = terminal.tables().get("entries", {}).values()
    return [entry["fields"] for entry in entries if entry["kind"] == "breathing"]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_breathing_begins_with_one_key_and_any_key_stops_it(begun: Path, size: tuple[int, int]) -> None:
    """b, a breath, a key, a number: an entry with both tensions, taken back with u."""
    with Terminal(begun, size=size) as terminal:
        terminal.shows("! help now")
        terminal.type("b")
        terminal.shows("in 1")
        terminal.shows("Soft, not deep breaths.")
        terminal.type("7")
        terminal.shows("How tense: 7.")
        terminal.shows("out 1 2")
        terminal.shows("in 1 2")
        terminal.type(" ")
        terminal.shows("one breath.")
        terminal.type("3")
        terminal.until(lambda: [fields.get("after") for fields in kept(terminal)] == [3], "the entry in the file")
        (fields,) = kept(terminal)
        assert (fields["pattern"], fields["before"]) == ("2 0 2 0", 7)
        terminal.type("u")
        terminal.until(lambda: kept(terminal) == [], "no entry in the file")


def test_less_than_a_breath_leaves_the_file_as_it_was(begun: Path) -> None:
    """Esc at once: nothing is kept, and the dashboard says so."""
    with Terminal(begun) as terminal:
        terminal.shows("! help now")
        before = terminal.tables()
        terminal.type("b")
        terminal.shows("in 1")
        terminal.type(ESCAPE)
        terminal.shows("nothing is kept")
        assert terminal.tables() == before


def test_a_power_cut_leaves_what_was_kept_so_far_in_order(begun: Path) -> None:
    """An entry as the last whole minute left it opens, and is there beside the next sitting."""
    journal = Journal.open(begun, lambda: NOW)
    entry = Entry(id="cut", kind="breathing", day=NOW.date())
    journal.record(breathing_acts.so_far(breathing.breathed(entry, breathing.Sitting(QUICK), 60)))
    with Terminal(begun) as terminal:
        terminal.shows("! help now")
        terminal.type("b")
        terminal.shows("out 1 2")
        terminal.shows("in 1 2")
        terminal.type("q")
        terminal.until(lambda: len(kept(terminal)) == 2, "both entries in the file")
        assert kept(terminal)[0]["minutes"] == 1
