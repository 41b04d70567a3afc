"""The two-week page at the keyboard: what is typical, habits side by side, a habit as a goal."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from store.journal.journal import Journal
from store.sleep_review import NONE
from tui.app import Handrail
from tui.screens.entry_form import EntryForm
from tui.screens.goal_form import GoalForm
from tui.screens.sleep_review import SleepReview

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 36)]
TODAY = date(2026, 11, 22)


def slept(to_sleep: int, *habits: str) -> dict[str, Any]:
    """Return a night in bed from eleven to seven."""
    times = {"into_bed": "23:00", "tried_to_sleep": "23:00", "woke": "07:00", "out_of_bed": "07:00"}
    return {
        **times,
        "minutes_to_sleep": to_sleep,
        "minutes_awake": 0,
        "quality": 6,
        "habits": list(habits or (NONE,)),
    }


TWELVE = [slept(60, "screens")] * 6 + [slept(20)] * 6


class Opened:
    """The page over a folder."""

    def __init__(self, app: Handrail, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """What the screen shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def said(self) -> str:
        """The same, without regard to lines."""
        return " ".join(self.text.split())


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, nights: list[dict[str, Any]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """Open the page over nights in a row, the last one ending today."""
    first = TODAY - timedelta(len(nights) - 1)
    kept = {
        str(at): {"id": f"n{at}", "kind": "sleep", "day": str(first + timedelta(at)), "fields": fields}
        for at, fields in enumerate(nights)
    }
    Journal.create(folder, clock, {"entries": kept})
    app = Handrail(folder, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(SleepReview(app._session))
        await pilot.pause()
        yield Opened(app, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_two_weeks_stand_on_one_screen(tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]) -> None:
    """Every line whole at any size: typical figures, each habit with its nights, and what this is not."""
    async with opened(tmp_path, clock, TWELVE, size) as page:
        for words in (
            "9 Nov to 22 Nov",
            "12 of 14 nights",
            "in bed 8 h 8 h to 8 h",
            "asleep 7 h 20 7 h to 7 h 40",
            "sleep efficiency 92 % 88 to 96 %",
            "got up 07:00 to 07:00",
            "▸ caffeine after two 0",
            "a late meal 0",
            "A description; nights differ. Enter makes one a goal.",
            "Two weeks are enough to look; the diary may rest now.",
        ):
            assert words in page.said
        assert "…" not in page.text


async def test_both_sides_of_a_habit_are_told_with_their_nights(tmp_path: Path, clock: MadeUpClock) -> None:
    """Six with it and six without, each with its median; in words with v."""
    async with opened(tmp_path, clock, TWELVE) as page:
        assert "screens in bed 6 nights · 7 h · 88 % 6 nights · 7 h 40 · 96 %" in page.said
        await page.press("down", "down", "v")
        assert "screens in bed: 6 nights with it, 6 without; typically asleep 7 h with it" in page.said


async def test_four_nights_have_no_middle(tmp_path: Path, clock: MadeUpClock) -> None:
    """The page says from when on there is one, and nothing of enough."""
    async with opened(tmp_path, clock, TWELVE[:4]) as page:
        assert page.said.count("from 5 nights on") == 5
        assert "enough to look" not in page.said


async def test_a_habit_becomes_a_goal_from_its_line(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter opens the form with it filled in; started there, it is a goal, and the page says so."""
    async with opened(tmp_path, clock, TWELVE) as page:
        await page.press("down", "down", "enter")
        assert isinstance(page.app.screen, GoalForm)
        assert "The screen stays out of bed: at least 5 days a week, for 2 weeks" in page.said
        await page.press("enter")
        assert [goal.title for goal in page.app._session.history.goals] == ["The screen stays out of bed"]
        assert "Started: The screen stays out of bed. u takes it back." in page.said


async def test_earlier_weeks_are_leafed_to_and_none_beyond_today(tmp_path: Path, clock: MadeUpClock) -> None:
    """Comma goes two weeks back, the stop forward again, and no further."""
    async with opened(tmp_path, clock, TWELVE) as page:
        await page.press("comma")
        assert "26 Oct to 8 Nov" in page.text
        assert "0 of 14 nights" in page.text
        await page.press("v", "enter", "full_stop")
        assert "9 Nov to 22 Nov" in page.text
        await page.press("full_stop")
        assert "These are the newest two weeks." in page.text


async def test_the_last_night_is_told_from_here(tmp_path: Path, clock: MadeUpClock) -> None:
    """On an empty page `a` opens the diary; a night that is told already is gone on with."""
    async with opened(tmp_path, clock, []) as page:
        assert "a tells the last night; 5 of them make a middle." in page.said
        await page.press("a")
        assert isinstance(page.app.screen, EntryForm)
        await page.press(*"2310", "escape")
        assert "1 of 14 nights" in page.text
        await page.press("a", "escape")
        assert len(page.app._session.history.entries("sleep")) == 1


async def test_what_could_not_be_read_is_said(tmp_path: Path, clock: MadeUpClock) -> None:
    """A slip among the times, and nights without a word on habits."""
    slip = {**slept(20), "into_bed": "11:00"}
    silent = {name: value for name, value in slept(20).items() if name != "habits"}
    async with opened(tmp_path, clock, [slip, silent, *TWELVE[:5]]) as page:
        assert "Habits are told of 5 of these nights; the others are on neither side." in page.said
        assert "1 more could not be read: their times make no night." in page.said


async def test_what_is_said_below_is_whole_on_a_small_screen(tmp_path: Path, clock: MadeUpClock) -> None:
    """It takes another line rather than be cut."""
    silent = {name: value for name, value in slept(20).items() if name != "habits"}
    async with opened(tmp_path, clock, [silent, *TWELVE[:5]], size=(60, 20)) as page:
        assert "the others are on neither side." in " ".join(page.text.split())
