"""Handrail over made-up goals, for the tests that press keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.journal.journal import Journal
from tui.app import Handrail
from widgets.goal_list import GoalList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.history import History
    from store.records.goal import Goal
    from store.records.record import Document

A_MOMENT = 0.005
"""Seconds between two looks."""
LOOKS = 2000


def handrail(
    folder: Path, clock: MadeUpClock, *goals: Goal, check_ins: dict[str, Document] | None = None
) -> Handrail:
    """Return the app over a journal that holds these goals; check-ins come by ISO day."""
    kept = {str(number): goal.document() for number, goal in enumerate(goals, start=1)}
    days = {str(number): {"day": day, **told} for number, (day, told) in enumerate((check_ins or {}).items(), 1)}
    Journal.create(folder, clock, {"goals": kept, "check_ins": days})
    return Handrail(folder, clock)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys once the goals are there, and wait until the last one is seen through and drawn."""
    app = pilot.app
    assert isinstance(app, Handrail)
    await _until(pilot, lambda: app.screen_stack[0].query_one(GoalList).goals is not None)
    await pilot.press(*keys)
    await _until(pilot, lambda: not (app._busy or app._waiting))
    await pilot.pause()


async def _until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Wait until something is so; in vain where the app has stopped."""
    for _ in range(LOOKS):
        if done():
            return
        await pilot.pause(A_MOMENT)
    pytest.fail("Handrail does not come to rest.")


def known(pilot: Pilot[None]) -> History:
    """Return what the window knows."""
    app = pilot.app
    assert isinstance(app, Handrail)
    return app._session.history


def goal_now(pilot: Pilot[None], goal_id: str = "goal") -> Goal:
    """Return a goal as it is kept."""
    (found,) = (goal for goal in known(pilot).goals if goal.id == goal_id)
    return found


def said(pilot: Pilot[None]) -> str:
    """Return what the dashboard reports."""
    return pilot.app.screen_stack[0].query_one(GoalList).said


def shown(pilot: Pilot[None]) -> str:
    """Return the text of the screen in front."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
