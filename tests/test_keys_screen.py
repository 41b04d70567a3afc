"""The list of keys at the keyboard: where one is comes first, and / finds."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press, shown

from tui.app import Handrail
from tui.screens.dashboard import Dashboard
from tui.screens.keys import Keys

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot


@asynccontextmanager
async def keys(folder: Path, clock: MadeUpClock, *way: str, columns: int = 80) -> AsyncIterator[Pilot[None]]:
    """Open the list from where these keys lead."""
    async with Handrail(folder, clock).run_test(size=(columns, 24)) as pilot:
        await press(pilot, *way, "question_mark")
        assert isinstance(pilot.app.screen, Keys)
        yield pilot


@pytest.mark.parametrize(
    ("way", "first"), [("t", "Today"), ("g", "Goals"), ("c", "Charts"), ("w", "Write"), ("w a", "a small box")]
)
async def test_the_keys_of_where_one_is_come_first(
    way: str, first: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """It says so beside the name of the place; what works everywhere follows."""
    async with keys(tmp_path, clock, *way.split()) as pilot:
        named = [line.split("  ")[0].strip() for line in shown(pilot).splitlines() if "where you are" in line]
        assert named
        assert shown(pilot).splitlines()[2].startswith(f" {named[0]}")
        assert named == [first] or first in shown(pilot)


async def test_a_search_finds_by_what_a_key_does(tmp_path: Path, clock: MadeUpClock) -> None:
    """As one types, and with where it works beside it; Enter keeps what is found, Esc shows all again."""
    async with keys(tmp_path, clock) as pilot:
        await press(pilot, "slash", "n", "i", "g", "h", "t", "s")
        assert "two weeks of nights" in shown(pilot)
        assert "answer a rating" not in shown(pilot)
        await press(pilot, "enter", "escape")
        assert "answer a rating" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Dashboard)


async def test_a_search_finds_a_key_itself(tmp_path: Path, clock: MadeUpClock) -> None:
    """A letter is that key, and not every word that holds it."""
    async with keys(tmp_path, clock) as pilot:
        await press(pilot, "slash", "U")
        assert "put back what was taken back" in shown(pilot)
        assert "settings" not in shown(pilot)


async def test_what_is_nowhere_says_so(tmp_path: Path, clock: MadeUpClock) -> None:
    """An empty list says how to come back to the whole one."""
    async with keys(tmp_path, clock) as pilot:
        await press(pilot, "slash", "z", "z", "z")
        assert "No key has these words. Esc shows all of them again." in shown(pilot)


async def test_long_words_stand_below_each_other(tmp_path: Path, clock: MadeUpClock) -> None:
    """In 60 columns nothing runs back under the keys."""
    async with keys(tmp_path, clock, columns=60) as pilot:
        await press(pilot, "slash", "s", "i", "g", "n", "s", "enter")
        rows = shown(pilot).splitlines()
        (first,) = (place for place, row in enumerate(rows) if "what helps, who helps" in row)
        assert rows[first + 1] == " " * 20 + "signs"
