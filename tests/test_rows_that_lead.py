"""Rows of the check-in that lead somewhere: Enter opens what is made for them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from command_line import begun
from goals_on_screen import press, shown

from store import acts, entry_acts
from store.items import MOOD
from store.journal.journal import Journal
from store.records.goal import Measure
from tui.app import Handrail
from tui.screens.breathe import Breathe
from tui.screens.dashboard import Dashboard
from tui.screens.entry_form import EntryForm
from tui.screens.ladder import Ladders
from tui.screens.worry_time import WorryTime
from widgets.check_in import CheckIn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot
    from textual.screen import Screen

    from store.records.entry import Entry

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
SIZE = (80, 24)


def counting(kind: str) -> Measure:
    """Return a measure that counts entries of a kind."""
    return Measure(id=kind, label=kind.capitalize(), source="derived", of=kind, target=3)


def with_goals(folder: Path, clock: MadeUpClock, *kinds: str) -> Handrail:
    """Return the app over a journal in use, whose goals count these kinds."""
    journal = Journal.open(folder, clock)
    journal.record(acts.answer(MOOD, YESTERDAY, 5, YESTERDAY))
    for kind in kinds:
        journal.record(acts.keep_goal(begun(f"More of {kind}", counting(kind))))
    return Handrail(folder, clock)


async def enter_on(pilot: Pilot[None], row: str, day: date = TODAY) -> object:
    """Press Enter on a row of the check-in, and return the screen that is then on top."""
    app = pilot.app
    assert isinstance(app, Handrail)
    while not app._session.is_open:
        await pilot.pause()
    await pilot.pause()
    assert isinstance(app.screen, Dashboard)
    app.screen.go_to_row((day, row))
    await pilot.pause()
    await press(pilot, "enter")
    return pilot.app.screen


def kept(pilot: Pilot[None], kind: str) -> tuple[Entry, ...]:
    """Return the entries of a kind that the window knows."""
    app = pilot.app
    assert isinstance(app, Handrail)
    return app._session.history.entries(kind)


async def test_enter_on_a_row_that_counts_itself_writes_one_more(tmp_path: Path, clock: MadeUpClock) -> None:
    """Its form opens, and Esc comes back to the row with the day's number on it."""
    async with with_goals(tmp_path, clock, "note").run_test(size=SIZE) as pilot:
        assert isinstance(await enter_on(pilot, "m:note"), EntryForm)
        await press(pilot, *"rain", "escape")
        assert "Kept: the note" in shown(pilot)
        row = pilot.app.screen.query_one(CheckIn).row
        assert row
        assert (row.item.id, row.value) == ("m:note", 1)


async def test_what_plus_noted_gets_its_details_there(tmp_path: Path, clock: MadeUpClock) -> None:
    """One note, not two."""
    async with with_goals(tmp_path, clock, "note").run_test(size=SIZE) as pilot:
        await enter_on(pilot, "m:note")
        await press(pilot, "escape", "plus", "enter", *"rain", "escape")
        assert [entry.fields for entry in kept(pilot, "note")] == [{"text": "rain"}]


async def test_a_row_of_an_earlier_day_writes_for_that_day(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nobody knows at which time of it."""
    async with with_goals(tmp_path, clock, "note").run_test(size=SIZE) as pilot:
        while not pilot.app.screen.query_one(CheckIn).agenda:
            await pilot.pause()
        await press(pilot, "left_square_bracket")
        await enter_on(pilot, "m:note", YESTERDAY)
        await press(pilot, *"rain", "escape")
        (entry,) = kept(pilot, "note")
        assert (entry.day, entry.at) == (YESTERDAY, None)


@pytest.mark.parametrize(("kind", "tool"), [("breathing", Breathe), ("exposure", Ladders)])
async def test_what_is_done_rather_than_written_leads_to_where_it_is_done(
    tmp_path: Path, clock: MadeUpClock, kind: str, tool: type[Screen[object]]
) -> None:
    """A breath begins at once; a step is chosen on its ladder."""
    async with with_goals(tmp_path, clock, kind).run_test(size=SIZE) as pilot:
        assert isinstance(await enter_on(pilot, f"m:{kind}"), tool)


async def test_the_row_of_the_time_for_worries_leads_to_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """It goes once the last one is looked at."""
    app = with_goals(tmp_path, clock)
    journal = Journal.open(tmp_path, clock)
    journal.record(acts.choose("worry_time", time(17).isoformat(), "the time for worries"))
    worry = entry_acts.begin("worry", TODAY, clock(), worry="the exam")
    journal.record(entry_acts.keep(worry, None, journal.history, TODAY))
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(await enter_on(pilot, "worry_time"), WorryTime)
        await press(pilot, "3", "q")
        assert "Worry time" not in shown(pilot)
