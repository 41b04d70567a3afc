"""The list of all entries, and how they are found again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from goals_made_up import goal
from msgspec.structs import replace

from store.entry_list import Shelf, entry_line
from store.journal.journal import Journal
from store.records.entry import Entry
from store.records.goal import Measure

if TYPE_CHECKING:
    from conftest import MadeUpClock

TODAY = date(2026, 11, 22)
THOUGHTS = Measure(
    id="t", label="Thoughts", source="derived", of="thought_record", having="balanced_thought", target=6
)
ENTRIES = {
    "train": Entry(kind="panic", day=TODAY - timedelta(1), fields={"where": "train", "minutes": 10, "peak": 70}),
    "bare": Entry(kind="panic", day=date(2026, 11, 1)),
    "old": Entry(kind="note", day=date(2025, 11, 21), fields={"text": "Rain on the\nwindow of the TRAIN"}),
    "half": Entry(kind="thought_record", day=TODAY, fields={"thought": "I waste every weekend"}),
    "whole": Entry(
        kind="thought_record",
        day=TODAY,
        fields={"thought": "She is tired of me", "balanced_thought": "She works", "feelings": [{"name": "dread"}]},
    ),
}


@pytest.fixture
def shelf(clock: MadeUpClock) -> Shelf:
    """Return five entries, and a goal that counts whole thought records."""
    documents = {str(n): replace(entry, id=name).document() for n, (name, entry) in enumerate(ENTRIES.items(), 1)}
    goals = {"1": replace(goal(THOUGHTS, title="Kinder answers"), id="g").document()}
    return Shelf(Journal.in_memory(clock, {"entries": documents, "goals": goals}).history)


def found(shelf: Shelf, words: str) -> list[str]:
    """Return the ids of what a search finds."""
    return [entry["id"] for entry in shelf.found(words, TODAY)]


def test_the_newest_day_comes_first(shelf: Shelf) -> None:
    """All of them, where nothing is searched."""
    assert [entry["day"] for entry in shelf.found(" ", TODAY)] == [
        "2026-11-22",
        "2026-11-22",
        "2026-11-21",
        "2026-11-01",
        "2025-11-21",
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("panic", ["train", "bare"]),
        ("PANIC train", ["train"]),
        ("train", ["train", "old"]),
        ("21 nov", ["train", "old"]),
        ("1 nov", ["bare"]),
        ("21 nov 2025", ["old"]),
        ("2025-11-21", ["old"]),
        ("saturday", ["train"]),
        ("yesterday", ["train"]),
        ("peak 70", ["train"]),
        ("dread", ["whole"]),
        ("kinder", ["whole"]),
        ("window of", ["old"]),
        ("no such words", []),
    ],
)
def test_entries_are_found_by_kind_goal_day_and_words(shelf: Shelf, words: str, ids: list[str]) -> None:
    """Every word has to be there; a number stands for itself alone; a goal is found by what it counts."""
    assert found(shelf, words) == ids


def test_a_search_after_a_change_reads_only_what_is_new(shelf: Shelf, clock: MadeUpClock) -> None:
    """The texts of ten thousand entries are made once, not with every key or every save."""
    shelf.read_ahead(100)
    made = shelf._texts
    documents = {**{str(n): entry for n, entry in enumerate(shelf.entries, 1)}}
    later = Shelf(Journal.in_memory(clock, {"entries": documents}).history, shelf)
    assert later._texts is not made
    same = Shelf(Journal.in_memory(clock, {"entries": documents}).history, later)
    assert same._texts is later._texts


def test_reading_ahead_says_when_all_is_read(shelf: Shelf) -> None:
    """It goes in steps, so that no key waits for it."""
    assert [shelf.read_ahead(2) for _ in range(3)] == [True, True, False]
    assert len(shelf._texts) == 5


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("train", ("Sat 21 Nov", "Panic", "train, 10 min, peak 70")),
        ("bare", ("Sun 1 Nov", "Panic", "no details yet")),
        ("old", ("21 Nov 2025", "Note", "Rain on the window of the TRAIN")),
        ("half", ("Sun 22 Nov", "Thought record", "“I waste every weekend”")),
    ],
)
def test_an_entry_is_one_line(name: str, line: tuple[str, str, str]) -> None:
    """The day, the kind, and what it says in short; the year only where it is another."""
    told = entry_line(replace(ENTRIES[name], id=name).document(), 2026)
    assert (told.day, told.kind, told.words) == line
