"""Export and import at the keyboard: out, in, erased, and all deleted."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from settings_on_screen import SIZES, TO_EXCHANGE, Desk, opened

from store import acts, entry_acts
from store.history import History
from store.items import MOOD
from tui.screens.dashboard import Dashboard
from tui.screens.entry_form import EntryForm
from tui.screens.exchange import Exchange
from tui.screens.settings import SettingsForm
from tui.screens.take_in import TakeIn
from tui.screens.welcome import Welcome
from tui.screens.write import Write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.changes import Change

TODAY = date(2026, 11, 22)
EXCHANGE = ("s", *("down",) * TO_EXCHANGE, "enter")
DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-11-20,20 November,Friday,21:00,rad,"run","","Good day."
2026-11-31,31 November,Friday,21:00,rad,"","",""
"""


def some(clock: MadeUpClock) -> tuple[Change, ...]:
    """Return a mood and a note."""
    note = entry_acts.begin("note", TODAY, clock(), text="Quiet.")
    return acts.answer(MOOD, TODAY, 6, TODAY), entry_acts.keep(note, None, History(), TODAY)


def names(folder: Path) -> set[str]:
    """Return the names in a folder."""
    return {path.name for path in folder.iterdir()}


def holding(folder: Path, words: bytes) -> list[str]:
    """Return the names of the JSON files below a folder that hold these words."""
    return [path.name for path in folder.rglob("*.json") if words in path.read_bytes()]


async def done(desk: Desk) -> None:
    """Wait until what runs beside the screen has ended, and is drawn."""
    await desk.app.workers.wait_for_complete()
    await desk.press()


async def take(desk: Desk, path: Path) -> None:
    """Type the path of a file to take in, and look into it."""
    await desk.press(*("down",) * 4)
    await desk.press(*str(path))
    await desk.press("enter", "enter")
    await done(desk)


@pytest.mark.parametrize("size", SIZES)
async def test_settings_lead_there_and_everything_is_in_sight(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """At every size the rows, what the marked one does and the keys are shown."""
    async with opened(tmp_path, clock, *EXCHANGE, size=size) as desk:
        assert isinstance(desk.app.screen, Exchange)
        assert desk.marked.startswith("Export as")
        for words in ("Into the file", "A file to take in", "Delete everything", "! help now"):
            assert words in desk.text
        await desk.press("q")
        assert isinstance(desk.app.screen, SettingsForm)


async def test_the_palette_leads_there(tmp_path: Path, clock: MadeUpClock) -> None:
    """By its name among all commands."""
    async with opened(tmp_path, clock) as desk:
        commands = {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}
        commands["Export and import"].callback()
        await desk.press()
        assert isinstance(desk.app.screen, Exchange)


async def test_out_in_one_file_and_never_over_another_unasked(
    tmp_path: Path, home: Path, clock: MadeUpClock
) -> None:
    """It goes where the row says; a second time it asks, and 1 leaves what is there."""
    async with opened(tmp_path, clock, *EXCHANGE, changes=some(clock)) as desk:
        await desk.press("down", "down", "down", "enter")
        await done(desk)
        file = home / "handrail-2026-11-22.json"
        assert "2 records are in" in desk.text
        assert json.loads(file.read_bytes())["check_ins"]
        file.write_text("mine")
        await desk.press("enter")
        await done(desk)
        assert "is there already" in desk.text
        await desk.press("1")
        assert file.read_text() == "mine"
        assert "Nothing was written." in desk.text
        await desk.press("enter")
        await done(desk)
        await desk.press("2")
        await done(desk)
        assert json.loads(file.read_bytes())["check_ins"]


async def test_what_is_chosen_is_what_is_written(tmp_path: Path, home: Path, clock: MadeUpClock) -> None:
    """Tables for somebody else have a name that says so."""
    async with opened(tmp_path, clock, *EXCHANGE, changes=some(clock)) as desk:
        await desk.press("right", "down", "right", "down", "down", "enter")
        await done(desk)
        assert (home / "handrail-2026-11-22-for-others.zip").exists()


async def test_a_file_is_looked_into_before_it_is_taken_in(tmp_path: Path, clock: MadeUpClock) -> None:
    """What maps and what cannot be read is shown first; a word becomes the number chosen; u takes it back."""
    file = tmp_path / "d.csv"
    file.write_text(DAYLIO)
    async with opened(tmp_path / "journal", clock, *EXCHANGE) as desk:
        await take(desk, file)
        assert isinstance(desk.app.screen, TakeIn)
        assert "What becomes of it:" in desk.text
        assert "1 line cannot be read as it stands: PgDn shows which." in desk.text
        assert desk.on_disk().written == ()
        await desk.press(*("right",) * 9, "down", "down", "enter")
        assert isinstance(desk.app.screen, Exchange)
        assert desk.on_disk().check_in(date(2026, 11, 20)).answers == {"mood": 8}
        assert list((tmp_path / "journal" / "generations").glob("journal-before-import-*"))
        await desk.press("u")
        assert desk.on_disk().check_in(date(2026, 11, 20)).answers == {}
        assert desk.on_disk().written == ()


async def test_the_report_can_be_gone_through(tmp_path: Path, clock: MadeUpClock) -> None:
    """PgDn shows the line that could not be read."""
    file = tmp_path / "d.csv"
    file.write_text(DAYLIO)
    async with opened(tmp_path / "journal", clock, *EXCHANGE, size=(60, 20)) as desk:
        await take(desk, file)
        assert "2026-11-31" not in desk.text
        await desk.press(*("pagedown",) * 4)
        assert "the day “2026-11-31” cannot be read" in desk.text


async def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, clock: MadeUpClock) -> None:
    """No name, no such file, and something else."""
    (tmp_path / "x").write_text("something else")
    async with opened(tmp_path / "journal", clock, *EXCHANGE) as desk:
        await desk.press(*("down",) * 5, "enter")
        assert "It needs the name of a file." in desk.text
        await desk.press("up", *str(tmp_path / "none"), "enter", "enter")
        await done(desk)
        assert "cannot be read" in desk.text
        await desk.press("up", "ctrl+u", *str(tmp_path / "x"), "enter", "enter")
        await done(desk)
        assert "That is no export of Handrail" in desk.text


async def test_a_home_that_is_nobodys_is_a_sentence(tmp_path: Path, clock: MadeUpClock) -> None:
    """Out and in: the name stays as it was typed, no such folder is there, and the page goes on."""
    nobodys = ("tilde", *"nosuchuser/x.zip")
    async with opened(tmp_path, clock, *EXCHANGE, changes=some(clock)) as desk:
        await desk.press("down", "down", "ctrl+u", *nobodys, "enter", "enter")
        await done(desk)
        assert "~nosuchuser/x.zip could not be written (No such file or directory)." in desk.text
        await desk.press("down", *nobodys, "enter", "enter")
        await done(desk)
        assert "~nosuchuser/x.zip cannot be read (No such file or directory)." in desk.text


async def test_everything_deleted_begins_as_on_the_first_day(
    tmp_path: Path, home: Path, clock: MadeUpClock
) -> None:
    """Asked once, 1 leaves it; then files, copies and export are gone, and the first questions are asked."""
    async with opened(tmp_path, clock, *EXCHANGE, changes=some(clock)) as desk:
        await desk.press("down", "down", "down", "enter")
        await done(desk)
        await desk.press("down", "down", "down", "enter", "1")
        assert "Nothing is deleted." in desk.text
        await desk.press("enter", "2")
        assert isinstance(desk.app.screen, Welcome)
        assert names(tmp_path) == {".deleted.json"}
        assert "handrail-2026-11-22.json" not in names(home)
        await desk.press("escape")
        assert isinstance(desk.app.screen, Dashboard)
        await desk.press("6")
        assert desk.on_disk().check_in(TODAY).answers == {"mood": 6}


@pytest.mark.parametrize("keys", [("w", "a", "down", "enter"), ("w", "enter")])
async def test_an_entry_that_is_open_is_deleted_with_everything(
    keys: tuple[str, ...], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Its form lies below the page that deletes, and does not bring it back as it goes."""
    async with opened(tmp_path, clock, *keys, *"words", changes=some(clock)) as desk:
        assert isinstance(desk.app.screen, EntryForm)
        desk.app.screen.action_go("exchange")
        await desk.press(*("down",) * 20, "enter", "2")
        assert isinstance(desk.app.screen, Welcome)
        assert desk.on_disk().written == ()
    assert names(tmp_path) == {".deleted.json"}


async def test_an_entry_is_erased_for_good_from_the_list(tmp_path: Path, clock: MadeUpClock) -> None:
    """E asks; 1 leaves it, 2 takes it out of the journal and every copy, and u does not bring it back."""
    async with opened(tmp_path, clock, "w", changes=some(clock)) as desk:
        await desk.press("E", "1")
        assert len(desk.on_disk().written) == 1
        await desk.press("E", "2")
        assert isinstance(desk.app.screen, Write)
        assert "Erased here and from" in desk.text
        await desk.press("u")
        assert desk.on_disk().written == ()
        assert holding(tmp_path, b"Quiet.") == []
