"""The day's line: what is opened is kept as it was, what is typed is never lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NoReturn

import pytest
from settings_on_screen import SIZES, opened

from store import acts
from store.clock import DAY
from store.items import MOOD, NOTE
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from widgets.check_in import CheckIn
from widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from settings_on_screen import Desk

    from store.changes import Change

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
RATED = acts.answer(MOOD, YESTERDAY - DAY, 5, TODAY)
LINES = "first line\n\n- a\n\t- \u200fשלום "


def written(words: str) -> tuple[Change, ...]:
    """Return a day with this line."""
    return RATED, acts.answer(NOTE, YESTERDAY, words, TODAY)


def to_the_line(desk: Desk) -> None:
    """Put the cursor on yesterday's line."""
    desk.app.screen.query_one(CheckIn).go_to((YESTERDAY, "note"))


def kept(desk: Desk) -> object:
    """Return yesterday's line as it is on disk."""
    return desk.on_disk().check_in(YESTERDAY).answers.get("note")


@pytest.mark.parametrize("leaving", ["enter", "escape", "up", "down", "tab"])
async def test_opening_and_leaving_a_line_changes_nothing(leaving: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """Not its breaks, its tabs, its direction, nor the room at its end."""
    async with opened(tmp_path, clock, changes=written(LINES)) as desk:
        to_the_line(desk)
        await desk.press("enter", leaving)
        assert kept(desk) == LINES
        await desk.press("u")
        assert "There is nothing to take back." in desk.text


async def test_a_line_with_breaks_shows_them_and_keeps_them(tmp_path: Path, clock: MadeUpClock) -> None:
    """↵ stands for each; what is typed before and behind them is all that changes."""
    async with opened(tmp_path, clock, changes=written("one\ntwo\n\nthree")) as desk:
        to_the_line(desk)
        await desk.press("enter")
        assert "one↵two↵↵three" in desk.text
        await desk.press("s", "home", *"so ", "enter")
        assert kept(desk) == "so one\ntwo\n\nthrees"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("leaving", ["enter", "escape", "up"])
async def test_a_line_that_cannot_be_kept_stands_open_with_its_words(
    leaving: str, size: tuple[int, int], tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why, takes more words, and is kept once there is room."""
    async with opened(tmp_path, clock, changes=(RATED,), size=size) as desk:
        to_the_line(desk)
        await desk.press("enter")
        await desk.type("a long day")
        with monkeypatch.context() as full:
            full.setattr(Journal, "record", refuse)
            await desk.press(leaving)
            assert "a long day" in desk.text
            assert "The disk is full." in desk.text
            assert kept(desk) is None
        await desk.type(" indeed")
        await desk.press("enter")
        assert kept(desk) == "a long day indeed"


async def test_words_that_no_file_can_hold_stay_in_their_line(tmp_path: Path, clock: MadeUpClock) -> None:
    """Half a character was pasted: it says so, and the rest is not typed again."""
    async with opened(tmp_path, clock, changes=(RATED,)) as desk:
        to_the_line(desk)
        await desk.press("enter")
        await desk.type("home")
        desk.app.screen.query_one(Line).insert("\ud83d", 4)
        await desk.press("enter")
        assert "half a character" in desk.text
        await desk.press("backspace", "enter")
        assert kept(desk) == "home"


def refuse(*_: Change) -> NoReturn:
    """Refuse as a full disk does."""
    raise NotSavedError("The disk is full.")
