"""Worry time: what waits for it, how each worry is sorted, and what became of them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from store import worries
from store.history import History
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.entry_form import EntryForm
from tui.screens.worry_time import WorryTime
from widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

TODAY = date(2026, 11, 22)


def tables(*told: tuple[int, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return a journal's tables with worries: days ago, fields."""
    return {
        "entries": {
            str(at): {"id": f"w{at}", "kind": "worry", "day": str(TODAY - timedelta(ago)), "fields": fields}
            for at, (ago, fields) in enumerate(told)
        }
    }


def test_what_was_not_looked_at_again_waits_for_two_weeks() -> None:
    """The oldest first; sorted ones, those that no longer matter, and older ones wait no more."""
    known = History(
        tables(
            (0, {"worry": "new"}),
            (13, {"worry": "oldest"}),
            (14, {"worry": "too old"}),
            (1, {"worry": "sorted", "sort": "practical"}),
            (1, {"worry": "gone", "still_matters": False}),
        )
    )
    assert [entry.fields["worry"] for entry in worries.waiting(known, TODAY)] == ["oldest", "new"]


def test_what_became_of_them_is_said_as_counts() -> None:
    """What was not told is in neither count; nothing known is nothing said."""
    known = History(
        tables(
            (0, {"still_matters": False}),
            (0, {"still_matters": True, "happened": False}),
            (0, {"still_matters": False, "happened": True}),
            (0, {"happened": False}),
            (0, {"worry": "x"}),
        )
    )
    assert worries.looked_back(known).words == "2 of 3 no longer mattered at their time, 1 of 3 came true"
    assert worries.looked_back(History()).words == ""


@pytest.mark.parametrize(
    ("now", "quarters", "chosen"),
    [(None, 1, time(17)), (time(17), 1, time(17, 15)), (time(0), -1, time(23, 45)), (time(23, 50), 1, time(0, 5))],
)
def test_the_time_is_moved_by_quarters_of_an_hour(now: time | None, quarters: int, chosen: time) -> None:
    """At first it is five in the afternoon; over midnight it goes on."""
    assert worries.moved(now, quarters) == chosen


def test_the_slot_is_a_quarter_of_an_hour_every_day() -> None:
    """Over midnight too; nothing while none is chosen."""
    assert worries.slot_words(time(17)) == "every day, 17:00 to 17:15"
    assert worries.slot_words(time(23, 50)) == "every day, 23:50 to 00:05"
    assert worries.slot_words(None) == ""


# At the keyboard


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

    def fields(self, entry_id: str) -> dict[str, Any]:
        """Return the fields of a worry."""
        entry = self.app._session.history.entry(entry_id)
        assert entry
        return entry.fields


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, *told: tuple[int, dict[str, Any]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """Open worry time over these worries."""
    Journal.create(folder, clock, tables(*told))
    app = Handrail(folder, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(WorryTime(app._session))
        await pilot.pause()
        yield Opened(app, pilot)


async def test_each_worry_is_sorted_with_one_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """Done with, a what-if, and one with a next step; the last one ends it with something pleasant."""
    told = ((2, {"worry": "the flat"}), (1, {"worry": "the talk"}), (0, {"worry": "my heart"}))
    async with opened(tmp_path, clock, *told) as page:
        assert [line.strip("▸ ").split("  ")[0] for line in page.text.splitlines()[3:6]] == [
            "the flat",
            "the talk",
            "my heart",
        ]
        await page.press("3", "1")
        assert isinstance(page.app.screen, EntryForm)
        assert page.app.screen.query_one(Form).marked == "next_step"
        await page.press(*"ask", "escape", "2")
        assert page.fields("w0") == {"worry": "the flat", "still_matters": False}
        assert page.fields("w1") == {
            "worry": "the talk",
            "still_matters": True,
            "sort": "practical",
            "next_step": "ask",
        }
        assert page.fields("w2")["sort"] == "hypothetical"
        assert "Now something pleasant." in " ".join(page.text.split())
        assert "So far: 1 of 3 no longer mattered at their time." in page.text
        await page.press("u")
        assert "my heart" in page.text


async def test_a_quarter_of_an_hour_passes_and_what_is_left_keeps(tmp_path: Path, clock: MadeUpClock) -> None:
    """Whole minutes are shown; at the end the page says so, and takes nothing away."""
    async with opened(tmp_path, clock, (0, {"worry": "the flat"})) as page:
        assert "15 min left" in page.text
        clock.goes_on(minutes=9, seconds=30)
        await page.press("3", "u")
        assert "6 min left" in page.text
        clock.goes_on(minutes=6)
        await page.press("3", "u")
        assert "the time is over" in page.text
        assert "the flat" in page.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_where_nothing_waits_a_worry_can_be_put_off(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """No key sorts nothing; `a` writes one down, and it waits."""
    async with opened(tmp_path, clock, size=size) as page:
        assert "Nothing waits." in page.text
        assert "what-if" not in page.text
        await page.press("1", "2", "3", "a", *"rent", "escape")
        assert "▸ rent" in page.text


async def test_a_time_near_the_night_is_kept_and_said_to_be_late(tmp_path: Path, clock: MadeUpClock) -> None:
    """The person decides; u takes it back."""
    async with opened(tmp_path, clock) as page:
        await page.press("right")
        assert "every day, 17:00 to 17:15" in page.text
        await page.press(*["right"] * 16)
        assert "every day, 21:00 to 21:15" in page.text
        assert "near the night" in page.text
        await page.press("u")
        assert "every day, 20:45 to 21:00" in page.text
