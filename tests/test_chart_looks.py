"""Pictures of the Charts pane and of charts on the whole screen; look at each before it is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from charts_made_up import tables

from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.chart_full import ChartFull
from tui.screens.dashboard import Dashboard
from widgets.gallery import Look

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from conftest import MadeUpClock
    from test_looks import Compare
    from textual.pilot import Pilot

HALF_A_YEAR = 180
RATED = ("6", "4", "5")


def app(folder: Path, clock: MadeUpClock, days: int = HALF_A_YEAR) -> Handrail:
    """Return Handrail over a made-up journal."""
    Journal.create(folder, clock, tables(days))
    return Handrail(folder, clock)


async def the_pane(pilot: Pilot[None]) -> None:
    """Answer yesterday, go to the charts, and put the cursor on a day of the flu."""
    await pilot.pause(1)
    await pilot.press(*RATED, "c", *["left"] * 7)
    await pilot.pause(1)


def on_the_whole_screen(look: Look, *keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what shows a chart alone and presses keys there."""

    async def shown(pilot: Pilot[None]) -> None:
        await pilot.pause(0.5)
        dashboard = pilot.app.screen
        assert isinstance(dashboard, Dashboard)
        await pilot.app.push_screen(ChartFull(dashboard.session, look, 90))
        await pilot.press(*keys)
        await pilot.pause(0.5)

    return shown


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_pane_with_its_cursor(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock, snap_compare: Compare
) -> None:
    """Mood with its marks, the goal under the cursor, the last questionnaire."""
    assert snap_compare(app(tmp_path, clock), terminal_size=size, run_before=the_pane)


def test_the_pane_without_colour(
    tmp_path: Path, clock: MadeUpClock, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it can still be told apart."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(tmp_path, clock), terminal_size=(120, 36), run_before=the_pane)


@pytest.mark.parametrize(
    ("look", "keys"),
    [
        (Look("mood"), ("left", "left")),
        (Look("year", "mood"), ("left", "up", "up")),
        (Look("fortnights", "mood"), ("left",)),
        (Look("medicines"), ("left",)),
        (Look("panic"), ("v",)),
    ],
    ids=["mood", "year", "fortnights", "medicines", "in words"],
)
def test_a_chart_on_the_whole_screen(
    look: Look, keys: tuple[str, ...], tmp_path: Path, clock: MadeUpClock, snap_compare: Compare
) -> None:
    """The picture, what the cursor reads out, and the words below."""
    shown = on_the_whole_screen(look, *keys)
    assert snap_compare(app(tmp_path, clock), terminal_size=(80, 24), run_before=shown)


def test_a_chart_of_nothing(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """A sentence says when there will be something."""
    shown = on_the_whole_screen(Look("mood"))
    assert snap_compare(app(tmp_path, clock, 0), terminal_size=(60, 20), run_before=shown)
