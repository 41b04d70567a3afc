"""What the charts mark: kept, changed, deleted and brought back, from the Charts pane."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from command_line import Desk as Shell
from settings_on_screen import SIZES, opened

from store import event_acts
from store.records.event import Event
from tui.screens.event_form import EventForm
from tui.screens.events import NOTE, Events

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
DOSE = Event(id="e1", day=date(2026, 11, 2), words="sertraline 25 → 50 mg")
HOLIDAY = Event(id="e2", day=date(2026, 8, 10), last=date(2026, 8, 17), words="holiday")
LONG_AGO = Event(id="e3", day=date(2025, 3, 1), words="new therapist")
MARKED = tuple(event_acts.keep(event) for event in (DOSE, HOLIDAY, LONG_AGO))


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_has_what_is_marked_newest_first_by_year(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Each with its days, and a line on what a mark does not say."""
    async with opened(tmp_path, clock, "c", "e", changes=MARKED, size=size) as desk:
        assert desk.marked == "Mon 2 Nov           sertraline 25 → 50 mg"
        for words in ("2026", "10 Aug to 17 Aug holiday", "2025 Sat 1 Mar new therapist", NOTE):
            assert words in desk.text
        assert "! help now" in desk.lines[-1]


async def test_an_empty_list_says_what_may_be_marked(tmp_path: Path, clock: MadeUpClock) -> None:
    """Keys that need a mark do nothing."""
    async with opened(tmp_path, clock, "c", "e") as desk:
        assert "Nothing is marked yet. a marks a day:" in desk.text
        await desk.press("enter", "e", "delete")
        assert isinstance(desk.app.screen, Events)


async def test_a_day_is_marked_from_the_charts_and_taken_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """a, a few words, yesterday, and it is on disk; one u takes it back."""
    async with opened(tmp_path, clock, "c", "a") as desk:
        await desk.type("new dose")
        await desk.press("enter", "left")
        assert "new dose, Sat 21 Nov" in desk.text
        await desk.press("escape")
        (event,) = desk.on_disk().events
        assert (event.day, event.words, event.last) == (TODAY - DAY, "new dose", None)
        await desk.press("u")
        assert desk.on_disk().events == ()


async def test_what_lasted_has_a_last_day(tmp_path: Path, clock: MadeUpClock) -> None:
    """The row comes with the choice; a last day before the first is refused in words, and nothing is kept."""
    async with opened(tmp_path, clock, "c", "e", "a") as desk:
        await desk.type("flu")
        await desk.press("enter", "left", "left", "enter", "right", "enter")
        await desk.type("1 Nov")
        await desk.press("escape")
        assert "The last day comes before the first one." in desk.text
        assert desk.on_disk().events == ()
        assert isinstance(desk.app.screen, EventForm)
        await desk.press("escape")
        assert isinstance(desk.app.screen, Events)


async def test_a_mark_without_words_or_in_the_future_is_refused(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each with its sentence."""
    assert event_acts.problem(Event(day=TODAY, words=" "), TODAY)[0] == "words"
    assert event_acts.problem(Event(day=TODAY + DAY, words="x"), TODAY)[0] == "day"
    assert event_acts.problem(HOLIDAY, TODAY) == ("", "")
    async with opened(tmp_path, clock, "c", "a") as desk:
        await desk.press("enter", "left", "escape")
        assert "It needs a few words" in desk.text
        assert desk.on_disk().events == ()


async def test_a_mark_is_changed_and_only_what_differs_is_written(tmp_path: Path, clock: MadeUpClock) -> None:
    """Other words for the same day; the others stay as they are."""
    assert event_acts.keep(DOSE, DOSE).edits == ()
    async with opened(tmp_path, clock, "c", "e", "enter", changes=MARKED) as desk:
        await desk.type("!")
        await desk.press("escape")
        words = [event.words for event in desk.on_disk().events]
        assert words == ["new therapist", "holiday", "sertraline 25 → 50 mg!"]


async def test_deleting_is_taken_back_by_one_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """The mark is on the one that came back."""
    async with opened(tmp_path, clock, "c", "e", "down", "delete", changes=MARKED) as desk:
        assert [event.id for event in desk.on_disk().events] == ["e3", "e1"]
        assert "Deleted: holiday, 10 Aug to 17 Aug. u brings it back." in desk.text
        await desk.press("u")
        assert [event.id for event in desk.on_disk().events] == ["e3", "e2", "e1"]
        assert desk.marked.startswith("10 Aug to 17 Aug")


# `handrail mark`


@pytest.fixture
def shell(tmp_path: Path, clock: MadeUpClock) -> Shell:
    """Return a command line over a journal that holds two marks."""
    shell = Shell(tmp_path, clock)
    shell.keep(*MARKED[:2])
    return shell


def test_a_command_marks_what_happened(shell: Shell) -> None:
    """Today, another day, or several; it says what it kept."""
    assert shell.run("mark", "new", "therapist").out == "Marked: new therapist, Sun 22 Nov.\n"
    assert shell.run("mark", "flu", "--day", "2026-11-02", "--to", "9 Nov").out == "Marked: flu, 2 Nov to 9 Nov.\n"
    kept = [(event.words, event.day, event.last) for event in shell.journal.history.events]
    assert ("new therapist", TODAY, None) in kept
    assert ("flu", date(2026, 11, 2), date(2026, 11, 9)) in kept


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("x", "--day", "soon"), "“soon” is not a day."),
        (("x", "--day", "2026-12-24"), "That day is still to come"),
        (("x", "--to", "2026-11-01"), "The last day comes before the first one."),
        ((" ",), "It needs a few words"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_is_written(
    shell: Shell, words: tuple[str, ...], why: str
) -> None:
    """Status 2, one sentence, the file as it was."""
    before = shell.bytes
    ran = shell.run("mark", *words)
    assert (ran.status, ran.out) == (2, "")
    assert why in ran.err
    assert shell.bytes == before


def test_without_words_it_lists_what_is_marked(shell: Shell, tmp_path: Path, clock: MadeUpClock) -> None:
    """The newest first; as a list for programs; a sentence where nothing is."""
    assert shell.run("mark").out.splitlines() == [
        "2026  sertraline 25 → 50 mg, Mon 2 Nov",
        "2026  holiday, 10 Aug to 17 Aug",
    ]
    listed = json.loads(shell.run("mark", "--json").out)
    assert listed[0] == {"day": "2026-08-10", "last": "2026-08-17", "words": "holiday"}
    assert Shell(tmp_path / "empty", clock).run("mark").out.startswith("Nothing is marked yet: a new dose")
