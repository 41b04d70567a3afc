"""The words of help and of the plan: every sentence of these screens against the list of clinical.md 6.2."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SCREENS = (
    "store/helplines/*.py",
    "store/instruments/support.py",
    "store/plan/*.py",
    "tui/commands/now.py",
    "tui/commands/plan.py",
    "tui/plan_rows.py",
    "tui/screens/breathe.py",
    "tui/screens/help_now.py",
    "tui/screens/hidden.py",
    "tui/screens/item_nine.py",
    "tui/screens/plan*.py",
    "tui/screens/stopped.py",
    "tui/screens/support.py",
    "widgets/help_sheet.py",
    "widgets/plan_sheet.py",
)
FILES = sorted({path for pattern in SCREENS for path in ROOT.glob(pattern)})
AVOIDED = re.compile(
    r"\b(just|at least|attention|committed|successful|crazy|suicidal person|calm down|will be (fine|okay)|you must"
    r"|failed|failure|missed|streak|percent)\b|\w!|\N{EM DASH}",
    re.IGNORECASE,
)
"""A mark of exclamation after a word; alone it is the name of a key."""
LEAST = 150
"""Sentences, so that the search is not blind."""


def sentences(source: str) -> Iterator[str]:
    """Yield every text of two words or more that the code holds; what explains the code is none."""
    tree = ast.parse(source)
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            words = node.value.strip()
            if " " in words:
                yield words


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sentence_of_these_screens_has_a_word_to_avoid(path: Path) -> None:
    """Headings, hints, reports, help of keys and what stands in the place of nothing."""
    found = sentences(path.read_text(encoding="utf-8"))
    assert [words for words in found if AVOIDED.search(words)] == []


def test_the_search_sees_the_sentences_and_the_words() -> None:
    """It finds the sentences that are known to be there, and each word where it stands."""
    found = [words for path in FILES for words in sentences(path.read_text(encoding="utf-8"))]
    assert len(found) > LEAST
    assert "This program cannot call anyone for you." in found
    assert "What keeps me well" in found
    assert all(AVOIDED.search(words) for words in ("Just call.", "Call now!", "It will be fine.", "You failed."))
    assert not AVOIDED.search("That sounds hard. ! help, and p things that help.")
