"""Every screen as plain text with its styles, at 80x24 over half a year and at 60x20 over nothing.

They lie in tests/screens; `make accept` keeps them as they are drawn now. Look at them first.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING

import pytest
from charts_made_up import tables
from goals_on_screen import press
from screen_table import SCREENS
from textual.widgets import Input, TextArea

from store.journal.journal import Journal
from tui.app import Handrail
from widgets.chart_pane import ChartPane
from widgets.choices import MARK, Choices
from widgets.rows.row import FormRow

if TYPE_CHECKING:
    from conftest import MadeUpClock
    from textual.pilot import Pilot
    from textual.strip import Strip

DUMPS = Path(__file__).parent / "screens"
HALF_A_YEAR = 180
SIZES = ((80, 24), (60, 20))
"""Columns and rows: over half a year, and over nothing."""
STILL, A_MOMENT, MOMENTS = 4, 0.05, 200
"""How many looks alike make a calm screen, the seconds between two, and how many there are at most."""


async def calm(pilot: Pilot[None]) -> list[Strip]:
    """Return the lines of the screen once they no longer change; no cursor blinks."""
    before: list[Strip] = []
    alike = 0
    for _ in range(MOMENTS):
        for typed in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
            typed.cursor_blink = False
        await pilot.pause(A_MOMENT)
        now = pilot.app.screen._compositor.render_strips()
        charts = pilot.app.screen_stack[0].query_one(ChartPane).pictures  # they come last, also under a box
        alike = alike + 1 if now == before and charts is not None else 0
        if alike == STILL:
            return now
        before = now
    pytest.fail("The screen does not come to rest.")


def drawn(strips: list[Strip]) -> str:
    """Return lines as text, below them the same cells with a letter for each style, and what each letter is."""
    styles: dict[str, str] = {}
    masks = []
    for strip in strips:
        cells = ((str(segment.style or ""), segment.cell_length) for segment in strip)
        runs = ((style, sum(length for _, length in run)) for style, run in groupby(cells, lambda cell: cell[0]))
        masks.append("".join(styles.setdefault(style, ascii_letters[len(styles)]) * width for style, width in runs))
    words = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join([*words, "", *masks, "", *(f"{letter}: {style}" for style, letter in styles.items())])


async def dump(app: Handrail, keys: list[str], size: tuple[int, int]) -> str:
    """Return what is on the screen after these keys; what is marked is so by a sign, not by colour."""
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        found = drawn(await calm(pilot))
        focused = app.screen.focused
        if isinstance(focused, FormRow) or (isinstance(focused, Choices) and focused.chosen and focused.display):
            assert MARK in found
        return found


@pytest.mark.looks
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_was_accepted(
    name: str, tmp_path: Path, clock: MadeUpClock, pytestconfig: pytest.Config
) -> None:
    """Cell by cell, in words and in style."""
    way = SCREENS[name]
    parts = []
    for keys, size, days in zip(way.keys, SIZES, (0 if way.first_run else HALF_A_YEAR, 0), strict=True):
        if keys:
            folder = tmp_path / str(size)
            Journal.create(folder, clock, tables(days))
            width, height = size
            age = "half a year" if days else "nothing yet"
            app = Handrail(folder, clock, first_run=way.first_run)
            parts += [f"# {width}x{height}, {age}", await dump(app, keys, size)]
    path, found = DUMPS / f"{name}.txt", "\n".join([*parts, ""])
    if pytestconfig.getoption("update_snapshots"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_there_is_a_dump_for_each_screen_and_no_other() -> None:
    """A screen that is gone leaves none behind."""
    assert {path.stem for path in DUMPS.iterdir()} == set(SCREENS)
