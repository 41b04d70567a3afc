"""The first run: what each of its three lists takes, and what it says."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from goals_on_screen import known, press, shown

from tui.app import Handrail
from tui.screens.dashboard import Dashboard
from tui.screens.welcome import Welcome
from widgets.choices import Choices

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot


@asynccontextmanager
async def first_run(
    folder: Path, clock: MadeUpClock, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Open Handrail for the first time, and press keys."""
    app = Handrail(folder, clock, first_run=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.1)
        await press(pilot, *keys)
        yield pilot


def text(pilot: Pilot[None]) -> str:
    """Return the screen as one text."""
    return " ".join(shown(pilot).split())


def marked(pilot: Pilot[None]) -> str:
    """Return the id under the mark."""
    return pilot.app.screen.query_one(Choices).chosen


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_fourth_goal_is_kindly_left_for_later(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """The key says why nothing happens, and the line goes once there is room again."""
    three = ("enter", "space", "down", "space", "down", "space")
    async with first_run(tmp_path, clock, *three, size=size) as pilot:
        assert "Three are enough for now" not in text(pilot)
        await press(pilot, "down", "space")
        assert "Three are enough for now. More can be added any day." in text(pilot)
        assert text(pilot).count("[x]") == 3
        await press(pilot, "up", "space")
        assert "Three are enough for now" not in text(pilot)
        assert text(pilot).count("[x]") == 2
        await press(pilot, "down", "space", "space", "enter", "enter")
        assert len(known(pilot).goals) == 2


@pytest.mark.parametrize(
    ("letters", "code"),
    [("ja", "JP"), ("q", "none"), ("united s", "US"), ("kingdom", "GB"), ("south k", "KR"), ("SPA", "ES")],
)
async def test_letters_go_to_a_country(tmp_path: Path, clock: MadeUpClock, letters: str, code: str) -> None:
    """Also letters that are keys elsewhere; a later word of a name will do."""
    async with first_run(
        tmp_path, clock, "enter", "enter", "home", *("space" if letter == " " else letter for letter in letters)
    ) as pilot:
        assert isinstance(pilot.app.screen, Welcome)
        assert marked(pilot) == code


async def test_what_was_typed_is_shown_and_can_be_taken_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """Letters that no country has say so and move nothing; an arrow begins anew."""
    async with first_run(tmp_path, clock, "enter", "enter", "home") as pilot:
        assert "Letters find a country." in text(pilot)
        assert "Esc skip the rest" in text(pilot)
        await press(pilot, *"fran")
        assert marked(pilot) == "FR"
        assert "fran" in text(pilot)
        await press(pilot, "x")
        assert marked(pilot) == "FR"
        assert "No country here is called franx." in text(pilot)
        await press(pilot, *["backspace"] * 4, "i")
        assert marked(pilot) == "FI"
        assert "▸Finland" in text(pilot)
        await press(pilot, "backspace", "r")
        assert marked(pilot) == "FR"
        await press(pilot, "down", *"den", "enter")
        assert isinstance(pilot.app.screen, Dashboard)
        assert known(pilot).settings.country == "DK"
