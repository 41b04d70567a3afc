"""Pictures of the dashboard; look at each before it is accepted (make looks, make accept)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from store.demo import made_up
from store.journal.journal import Journal
from store.records.settings import Settings
from tui.app import Handrail
from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
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
AGES = {"nothing": 0, "a week": 7, "half a year": 182}
"""Days that were kept, by the words for them."""
RATED = ("6", "4", "5")


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the charts, which come last, are drawn."""
    await pilot.pause(1)


async def answered(pilot: Pilot[None]) -> None:
    """Answer the three ratings that are asked first, so that the chart of mood may be seen."""
    await pilot.pause(0.5)
    await pilot.press(*RATED)
    await settled(pilot)


@pytest.fixture
def dashboard(tmp_path: Path, clock: MadeUpClock) -> Callable[..., Handrail]:
    """Return what makes Handrail over a made-up journal of an age, with these settings."""

    def made(age: str, **settings: object) -> Handrail:
        days = AGES[age]
        kept = made_up(days, clock()) if days else {}
        kept["settings"] = {"1": replace(Settings(), **settings).document()}
        Journal.create(tmp_path, clock, kept)
        return Handrail(tmp_path, clock)

    return made


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24", "120x36"])
def test_the_dashboard(
    size: tuple[int, int], theme: str, age: str, dashboard: Callable[..., Handrail], snap_compare: Compare
) -> None:
    """At its three sizes, dark and light: before the first answer, in the first week, after half a year."""
    ready = answered if age == "half a year" else settled
    assert snap_compare(dashboard(age, theme=theme), terminal_size=size, run_before=ready)


@pytest.mark.parametrize("age", ["nothing", "half a year"])
def test_the_widest_dashboard(age: str, dashboard: Callable[..., Handrail], snap_compare: Compare) -> None:
    """At 200x50 the panes are wider, and still no line is long."""
    ready = answered if AGES[age] else settled
    assert snap_compare(dashboard(age), terminal_size=(200, 50), run_before=ready)


@pytest.mark.parametrize("pane", ["t", "g", "c"])
def test_the_dashboard_without_colour(
    pane: str, dashboard: Callable[..., Handrail], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has the focus, what is marked and what is filled can still be told apart."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def gone_to(pilot: Pilot[None]) -> None:
        await answered(pilot)
        await pilot.press(pane)
        await settled(pilot)

    assert snap_compare(dashboard("half a year"), terminal_size=(80, 24), run_before=gone_to)


def test_the_roomy_dashboard(dashboard: Callable[..., Handrail], snap_compare: Compare) -> None:
    """One column, an empty line between two rows, larger steps."""
    app = dashboard("half a year", roomy=True)
    assert snap_compare(app, terminal_size=(80, 24), run_before=settled)
