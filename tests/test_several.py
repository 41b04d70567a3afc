"""Choosing patterns of thinking at the screen: the thought in sight, own words, hidden ones, every mark seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press, shown

from tui.app import Handrail
from tui.screens.several import SeveralList
from tui.screens.write import Write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.history import History

SIZES = [(80, 24), (60, 20)]
THOUGHT = "They all saw it"


def history(pilot: Pilot[None]) -> History:
    """Return what the window knows."""
    app = pilot.app
    assert isinstance(app, Handrail)
    return app._session.history


def line(pilot: Pilot[None], words: str) -> str:
    """Return the line of the screen with these words."""
    return next(each for each in shown(pilot).splitlines() if words in each)


async def patterns(pilot: Pilot[None]) -> None:
    """Write a thought, and open the list of patterns below it."""
    app = pilot.app
    assert isinstance(app, Handrail)
    while not app._session.is_open:
        await pilot.pause()
    await app.push_screen(Write(app._session, kind="thought_record"))
    await pilot.pause()
    await press(pilot, "tab", *THOUGHT, "tab", "tab", "tab", "enter")
    assert isinstance(app.screen, SeveralList)


@pytest.mark.parametrize("size", SIZES)
async def test_the_thought_stays_in_sight_over_the_patterns(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """The marked pattern is seen without colour, and each says what it means."""
    async with Handrail(tmp_path, clock).run_test(size=size) as pilot:
        await patterns(pilot)
        assert THOUGHT in shown(pilot)
        assert " ▸ [ ] all or nothing          only success or fail" in shown(pilot)
        await press(pilot, "j", "space")
        assert " ▸ [x] over-generalising" in shown(pilot)
        assert "▸" not in line(pilot, "all or nothing")


async def test_own_words_are_added_and_chosen_and_come_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """They stand in the list from then on."""
    async with Handrail(tmp_path, clock).run_test(size=SIZES[0]) as pilot:
        await patterns(pilot)
        await press(pilot, "a", *"comparing backwards", "enter")
        assert "[x] comparing backwards" in shown(pilot)
        await press(pilot, "q", "escape")
        (record,) = history(pilot).entries("thought_record")
        assert record.fields["patterns"] == ["comparing backwards"]
        await press(pilot, "q", "w")
        await patterns(pilot)
        assert "[ ] comparing backwards" in shown(pilot)


async def test_a_pattern_is_hidden_and_shown_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """Hidden ones are counted; Enter on that line lists them, Delete shows one again, u takes back either."""
    async with Handrail(tmp_path, clock).run_test(size=SIZES[0]) as pilot:
        await patterns(pilot)
        await press(pilot, "delete")
        assert "[ ] all or nothing" not in shown(pilot)
        assert "▸ [ ] over-generalising" in shown(pilot)
        await press(pilot, "u")
        assert "[ ] all or nothing" in shown(pilot)
        await press(pilot, "home", "delete", "end")
        assert "▸     1 hidden; Enter shows them" in shown(pilot)
        await press(pilot, "enter", "home")
        assert "▸ [ ] all or nothing          hidden" in shown(pilot)
        await press(pilot, "delete")
        assert "[ ] all or nothing          only success" in shown(pilot)
        assert history(pilot).settings.hidden_choices == {}
