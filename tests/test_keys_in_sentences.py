"""No sentence of the source names a key by itself: each asks what it is called now."""

from __future__ import annotations

from pathlib import Path

import pytest
from key_reader import named, named_in

ROOT = Path(__file__).parent.parent
PLAIN = frozenset(
    {
        "store/asking.py",
        "store/entry_answers.py",
        "tui/commands/write.py",
        "tui/commands/remind.py",
        "tui/sitting.py",
    }
)
"""Modules of the plain commands, where "y" and "n" are words that are typed, and brackets are a shell's."""


@pytest.mark.parametrize(
    "text",
    [
        *(
            "u takes it back.",
            " q leave",
            "x=10",
            "t Today",
            "▐t Today▌",
            "Esc, then w: write",
            "l ladders · n nights",
        ),
        *(
            " a add · Enter open",
            "a adds one: from a starter list",
            "│ a add ─╮",
            "It rests. a: for all.",
            "Esc and q keep it too.",
        ),
        *(
            "It rests. a: for all.",
            "+ one more",
            "[ ] day",
            "< > span",
            "/ shows others",
            ", . another chart",
            "if you like  ]",
        ),
    ],
)
def test_the_reader_of_these_tests_sees_a_key_that_is_named(text: str) -> None:
    """In each of the ways in which one was."""
    assert named(text)


@pytest.mark.parametrize(
    "text", ["a walk before work", "[ ] worry", "[x] sleep", "7 h", "Dr. A., weekdays", "I think"]
)
def test_the_reader_passes_over_what_is_no_key(text: str) -> None:
    """An article, a box, a unit, a name."""
    assert named(text) == []


@pytest.mark.parametrize(
    "source",
    [
        'say(f"Kept: {words}. u takes it back.")',
        'EMPTY = "No goals yet. a adds one."',
        'titles = Titles("t Today", f"d hard {day}")',
        'foot = " < > span · z full"',
    ],
)
def test_the_reader_of_the_source_sees_a_key_in_a_sentence(source: str) -> None:
    """In a sentence, a title or a strip, made up or not."""
    assert named_in(source)


@pytest.mark.parametrize(
    "source",
    [
        'say(f"Kept: {words}. {takes_it_back()}")',
        '"""Leave with q."""',
        'Binding("q,escape", "back", "back", tooltip="back", id="back")',
        'f"{hours} h"',
        '"a walk before work"',
    ],
)
def test_the_reader_of_the_source_passes_over_what_names_none(source: str) -> None:
    """What asks for the name, what nobody sees, and an article."""
    assert named_in(source) == []


def test_no_sentence_of_a_screen_names_a_key_by_itself() -> None:
    """Each asks what it is called: `key_of` in widgets/key_names.py."""
    modules = [*(ROOT / "widgets").rglob("*.py"), *(ROOT / "tui").rglob("*.py"), *(ROOT / "store").rglob("*.py")]
    found = [
        f"{module.relative_to(ROOT)}:{sentence}"
        for module in modules
        if str(module.relative_to(ROOT)) not in PLAIN
        for sentence in named_in(module.read_text(encoding="utf-8"))
    ]
    assert found == []
