"""A chart on the whole screen: the cursor, other spans and charts, all in words, and the day behind a point."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from charts_made_up import TODAY, tables
from clinic_made_up import CLINIC, taken
from goals_on_screen import known, press, shown

from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.chart_full import ChartFull
from tui.screens.dashboard import Dashboard
from widgets.chart_pane import ChartPane
from widgets.check_in import CheckIn
from widgets.gallery import Look, gallery
from widgets.picture_view import LargePicture

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

DAY = timedelta(days=1)
RATED = ("6", "4", "5")
"""Yesterday's ratings: mood is the marked chart then."""


@asynccontextmanager
async def charts(
    folder: Path, clock: MadeUpClock, *keys: str, days: int = 180, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Pilot[None]]:
    """Open the Charts pane of a made-up journal, and press keys there."""
    Journal.create(folder, clock, tables(days))
    app = Handrail(folder, clock)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *RATED, "c", *keys)
        yield pilot


def text(pilot: Pilot[None]) -> str:
    """Return the screen as one text."""
    return " ".join(shown(pilot).split())


def title(pilot: Pilot[None]) -> str:
    """Return the title of the chart on the whole screen."""
    found = pilot.app.screen.query_one(LargePicture).picture
    assert found
    return f"{found.title}, {found.span}"


async def look_at(pilot: Pilot[None], look: Look, *keys: str) -> None:
    """Mark a chart in the pane, open it on the whole screen, and press keys there."""
    dashboard = pilot.app.screen
    assert isinstance(dashboard, Dashboard)
    dashboard._marked = look
    await press(pilot, "z", *keys)


def full(pilot: Pilot[None]) -> ChartFull:
    """Return the chart on the whole screen."""
    assert isinstance(pilot.app.screen, ChartFull)
    return pilot.app.screen


async def test_the_cursor_walks_the_points_and_reads_each_out(tmp_path: Path, clock: MadeUpClock) -> None:
    """First the newest; its column is marked without colour; Home goes to the first, End to the last."""
    async with charts(tmp_path, clock, "z", "left") as pilot:
        assert "▸ Sat 21 Nov: 6" in text(pilot)
        assert "┻" in text(pilot)
        await press(pilot, "left")
        assert "▸ Fri 20 Nov: 5" in text(pilot)
        while "▸ Fri 13 Nov: " not in text(pilot):
            await press(pilot, "left")
        assert re.search(r"▸ Fri 13 Nov: \d · ▲ flu", text(pilot))
        await press(pilot, "home")
        assert "▸ Sat 24 Oct: " in text(pilot)
        await press(pilot, "left", "end", "right")
        assert "▸ Sat 21 Nov: 6" in text(pilot)


async def test_spans_and_charts_change_under_the_same_keys_as_in_the_pane(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """< and > the span, . and , the chart; the cursor starts anew."""
    async with charts(tmp_path, clock, "z", "left", "greater_than_sign") as pilot:
        assert title(pilot) == "Mood, 90 days"
        assert full(pilot).at is None
        await press(pilot, "less_than_sign", "less_than_sign", "less_than_sign")
        assert title(pilot) == "Mood, 14 days"
        await press(pilot, "full_stop")
        assert title(pilot) == "Anxiety, 14 days"
        await press(pilot, "comma", "comma")
        assert title(pilot).startswith("Early night")
        await press(pilot, "greater_than_sign")
        assert "A goal is shown from its start to its end." in text(pilot)


async def test_every_chart_is_reached_and_comes_round(tmp_path: Path, clock: MadeUpClock) -> None:
    """One key on for each, back to the first; none of them breaks on the way."""
    async with charts(tmp_path, clock, "z", size=(60, 20)) as pilot:
        seen = [title(pilot)]
        for _ in gallery(known(pilot)):
            await press(pilot, "full_stop")
            seen.append(title(pilot))
        assert seen[0] == seen[-1]
        for wanted in ("Tense", "Got up", "Panic attacks", "Medicines", "Worked at", "PHQ-9", "Walk"):
            assert any(name.startswith(wanted) for name in seen)


async def test_a_questionnaire_of_ones_own_is_among_them(tmp_path: Path, clock: MadeUpClock) -> None:
    """From the pane and on the whole screen; it is the last score in the pane, and can be flagged."""
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "clinic.toml").write_text(CLINIC)
    kept = tables(180)
    kept["responses"]["99"] = taken(clock(), calm=3, tense=3).document()
    Journal.create(tmp_path, clock, kept)
    async with Handrail(tmp_path, clock).run_test(size=(120, 36)) as pilot:
        await press(pilot, *RATED, "c")
        assert "Clinic 2" in text(pilot)
        await look_at(pilot, Look("questionnaire", "clinic"), "f")
        assert title(pilot).startswith("Clinic 2")
        assert "Flagged for the next session: Clinic 2." in text(pilot)
        await press(pilot, "full_stop", "comma")
        assert title(pilot).startswith("Clinic 2")


async def test_enter_opens_the_day_in_the_check_in(tmp_path: Path, clock: MadeUpClock) -> None:
    """The page of that day, the cursor on the row that the chart is of."""
    async with charts(tmp_path, clock, "z", "left", "left", "left", "enter") as pilot:
        dashboard = pilot.app.screen
        assert isinstance(dashboard, Dashboard)
        assert dashboard.front == "today"
        assert dashboard.page == TODAY - 3 * DAY
        check_in = dashboard.query_one(CheckIn)
        assert check_in.row
        assert (check_in.row.day, check_in.row.item.id) == (TODAY - 3 * DAY, "mood")


async def test_enter_without_a_day_says_what_to_do(tmp_path: Path, clock: MadeUpClock) -> None:
    """No cursor, or a week under it: a sentence, and the chart stays."""
    async with charts(tmp_path, clock, "z", "enter") as pilot:
        assert "Enter then opens it." in text(pilot)
        await press(pilot, "q")
        await look_at(pilot, Look("panic"), "left", "enter")
        assert "This is no single day." in text(pilot)
        assert full(pilot)


async def test_the_year_is_walked_by_day_and_by_month(tmp_path: Path, clock: MadeUpClock) -> None:
    """← a day, ↑ a month; the cell says its day, known or not; Enter opens it."""
    async with charts(tmp_path, clock, "full_stop") as pilot:
        await look_at(pilot, Look("year", "mood"), "left")
        assert "▸ Sun 22 Nov 2026: not noted" in text(pilot)
        await press(pilot, "up", "left")
        assert "▸ Wed 21 Oct 2026: " in text(pilot)
        await press(pilot, "down", "down", "enter")
        dashboard = pilot.app.screen
        assert isinstance(dashboard, Dashboard)
        assert dashboard.front == "today"


async def test_v_says_all_of_it_in_words_and_shows_it_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """The sentence, then each point, the newest first."""
    async with charts(tmp_path, clock, "z", "v") as pilot:
        words = text(pilot)
        assert "Mood, 30 days: " in words
        assert words.index("Sat 21 Nov: 6") < words.index("Fri 20 Nov: 5")
        assert "┤" not in words
        await press(pilot, "v")
        assert "┤" in text(pilot)


async def test_a_day_is_marked_where_the_cursor_stands(tmp_path: Path, clock: MadeUpClock) -> None:
    """The mark is on the chart at once, and read out; u takes it back."""
    async with charts(tmp_path, clock, "z", "left", "left", "a", *"flat", "escape") as pilot:
        assert "Kept: flat, Fri 20 Nov. u takes it back." in text(pilot)
        assert "Fri 20 Nov: 5 · ▲ flat" in text(pilot)
        await press(pilot, "u")
        assert "▲ flat" not in text(pilot)


async def test_a_chart_of_nothing_has_no_cursor_and_a_sentence(tmp_path: Path, clock: MadeUpClock) -> None:
    """No key breaks it; q goes back to the pane."""
    async with charts(tmp_path, clock, days=0) as pilot:
        await look_at(pilot, Look("medicines"))
        for key in ("left", "home", "end", "up", "pagedown", "enter", "v", "v", "full_stop"):
            await press(pilot, key)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, Dashboard)


async def test_the_pane_has_the_same_cursor_and_puts_it_away(tmp_path: Path, clock: MadeUpClock) -> None:
    """Words below the plot; Enter opens the day; gone with the focus, and another chart starts without."""
    async with charts(tmp_path, clock, "left", "left") as pilot:
        pane = pilot.app.screen.query_one(ChartPane)
        assert "▸ Fri 20 Nov: 5" in text(pilot)
        await press(pilot, "g")
        assert pane.at is None
        await press(pilot, "c", "left", "full_stop")
        assert pane.at is None
        await press(pilot, "left", "left", "enter")
        assert pilot.app.screen.query_one(CheckIn).row
        assert pilot.app.screen_stack[0].query_one(CheckIn).has_focus


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_plot_keeps_its_rows_when_the_cursor_comes(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """The line that reads out has its place beforehand, so that nothing jumps under the eyes."""
    async with charts(tmp_path, clock, size=size) as pilot:
        before = [line for line in shown(pilot).splitlines() if "┤" in line]
        await press(pilot, "left")
        after = [line for line in shown(pilot).splitlines() if "┤" in line]
        assert len(before) == len(after)


def test_the_day_of_the_tests_is_the_day_of_the_clock(clock: MadeUpClock) -> None:
    """What is made up ends where the clock stands."""
    assert clock().date() == TODAY == date(2026, 11, 22)
