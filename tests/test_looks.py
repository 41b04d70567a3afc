"""Pictures of the dashboard; look at each before it is accepted (make looks, make accept)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.demo import made_up
from store.journal.journal import Journal
from tui.app import Handrail

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot
    from typing_extensions import Protocol

    class Compare(Protocol):
        """What the snapshot plug-in hands a test."""

        def __call__(self, app: object, **options: object) -> bool:
            """Compare the app's picture with the one that was accepted."""
            ...


SIZES = [(60, 20), (80, 24), (120, 36)]
HALF_A_YEAR = 182


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the charts, which come last, are drawn."""
    await pilot.pause(1)


@pytest.mark.parametrize("size", SIZES)
def test_the_demo_in_the_morning(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock, snap_compare: Compare
) -> None:
    """Half a year, yesterday still open: the chart beside the question is the goal's."""
    Journal.create(tmp_path, clock, made_up(HALF_A_YEAR, clock()))
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=size, run_before=settled)


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_dashboard(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock, snap_compare: Compare
) -> None:
    """Nothing is known yet: each pane says what comes next."""
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=size, run_before=settled)


async def insight(pilot: Pilot[None]) -> None:
    """Open what the numbers may say, from the charts."""
    await settled(pilot)
    await pilot.press("c", "i")
    await settled(pilot)


@pytest.mark.parametrize(("size", "days"), [((80, 24), HALF_A_YEAR), ((120, 36), HALF_A_YEAR), ((60, 20), 0)])
def test_what_the_numbers_may_say(
    size: tuple[int, int], days: int, tmp_path: Path, clock: MadeUpClock, snap_compare: Compare
) -> None:
    """Half a year of sentences under their headings; with nothing written, what is needed first."""
    if days:
        Journal.create(tmp_path, clock, made_up(days, clock()))
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=size, run_before=insight)
