"""Settings: each is kept as it is chosen, says so, and is taken back by one key."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from settings_on_screen import SIZES, opened

from store import acts
from store.changes import Change, Put
from tui.screens.settings import SETTINGS, SettingsForm
from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

DAY_ENDS, STILL, HIDES, COLOURS, COUNTRY = 2, 7, 9, 10, 11
"""How many rows down each is."""


def down(rows: int) -> tuple[str, ...]:
    """Return the keys that open the settings and go so many rows down."""
    return ("s", *("down",) * rows)


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_stands_in_a_row_of_its_own(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """At every size the marked row, its hint and the keys are in sight, and nothing lies over the rows."""
    async with opened(tmp_path, clock, *down(COUNTRY), size=size) as desk:
        assert desk.marked.startswith("Help numbers of")
        assert "Enter opens the list of countries" in desk.text
        assert "! help now" in desk.lines[-1]
        rule = max(place for place, line in enumerate(desk.lines) if line.startswith("───"))
        assert rule == size[1] - 2
        await desk.press(*("up",) * COUNTRY)
        assert desk.marked.startswith("What is asked")
        assert any("Day ends at       04:00" in line for line in desk.lines)


@pytest.mark.parametrize("field", SETTINGS)
async def test_a_choice_is_on_disk_at_once_and_u_takes_it_back(
    field: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """→ keeps the next one and says so; u brings back the one before, in the file and in the row."""
    rows = DAY_ENDS + list(SETTINGS).index(field)
    async with opened(tmp_path, clock, *down(rows)) as desk:
        before, row = getattr(desk.on_disk().settings, field), desk.marked
        await desk.press("right")
        assert getattr(desk.on_disk().settings, field) != before
        assert desk.marked != row
        assert "Kept: " in desk.text
        assert "u takes it back." in desk.text
        await desk.press("u")
        assert getattr(desk.on_disk().settings, field) == before
        assert desk.marked == row
        assert "Took back: " in desk.text


async def test_undo_takes_back_one_choice_and_goes_to_its_row(tmp_path: Path, clock: MadeUpClock) -> None:
    """Two steps of a choice are two acts; u goes to the row it changed."""
    async with opened(tmp_path, clock, *down(DAY_ENDS), "right", "right", "down", "down", "u") as desk:
        assert desk.on_disk().settings.day_ends == time(5)
        assert desk.marked == "Day ends at     ‹ 05:00 ›"
        assert "Took back: the day ends at 06:00" in desk.text


async def test_a_value_that_only_the_file_can_have_is_shown_and_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """06:30 stands between its neighbours, two chosen weekdays are named; passing by changes nothing."""
    edits = tuple(
        Put("settings", acts.ONE_DOCUMENT, (field,), value)
        for field, value in (("day_ends", "06:30:00"), ("check_in_days", [0, 4]))
    )
    odd = Change(words="by another hand", edits=edits)
    async with opened(tmp_path, clock, *down(DAY_ENDS), changes=(odd,)) as desk:
        assert desk.marked == "Day ends at     ‹ 06:30 ›"
        assert any("Mondays and Fridays" in line for line in desk.lines)
        await desk.press(*("down",) * 8, *("up",) * 8)
        assert desk.on_disk().settings.day_ends == time(6, 30)
        assert desk.on_disk().settings.check_in_days == (0, 4)
        await desk.press("right")
        assert desk.on_disk().settings.day_ends == time(7)
        await desk.press("u")
        assert desk.marked == "Day ends at     ‹ 06:30 ›"


async def test_a_theme_that_is_not_there_is_shown_and_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """It may be one of another version; the file goes on naming it."""
    async with opened(tmp_path, clock, *down(COLOURS), changes=(acts.choose("theme", "moonlight", ""),)) as desk:
        assert desk.marked == "Colours         ‹ moonlight ›"
        await desk.press("up")
        assert desk.on_disk().settings.theme == "moonlight"


async def test_the_theme_changes_as_it_is_chosen(tmp_path: Path, clock: MadeUpClock) -> None:
    """Light comes after dark, and u makes it dark again."""
    async with opened(tmp_path, clock, *down(COLOURS), "right") as desk:
        assert (desk.app.theme, desk.on_disk().settings.theme) == (LIGHT.name, LIGHT.name)
        await desk.press("u")
        assert desk.app.theme == DARK.name


async def test_a_theme_that_the_palette_chose_stays(tmp_path: Path, clock: MadeUpClock) -> None:
    """It is kept as the setting it is: the next answer leaves it, and u takes it back."""
    async with opened(tmp_path, clock) as desk:
        commands = {command.title: command.callback for command in desk.app.get_system_commands(desk.app.screen)}
        commands["Theme"]()
        await desk.press()
        await desk.type("nord")
        await desk.app.workers.wait_for_complete()
        await desk.press("enter")
        assert "Kept: the colours are nord." in desk.text
        await desk.press("5")
        assert (desk.app.theme, desk.on_disk().settings.theme) == ("nord", "nord")
        await desk.press("u", "u")
        assert (desk.app.theme, desk.on_disk().settings.theme) == (DARK.name, "")


async def test_stillness_ends_when_it_is_taken_back(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What moved before moves again, without a new start."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    async with opened(tmp_path, clock, *down(STILL), "right") as desk:
        levels = [desk.app.animation_level]
        await desk.press("u")
        assert [*levels, desk.app.animation_level] == ["none", "full"]


async def test_minutes_are_typed_and_taken_back_as_one(tmp_path: Path, clock: MadeUpClock) -> None:
    """2 and then 0 is twenty; u brings fifteen back. 0 is never."""
    async with opened(tmp_path, clock, *down(HIDES), "2", "0") as desk:
        assert desk.on_disk().settings.hide_after == 20
        await desk.press("u")
        assert desk.on_disk().settings.hide_after == 15
        assert "15 minutes without a key" in " ".join(desk.marked.replace("]", "").replace("[", "").split())
        await desk.press("0")
        assert desk.on_disk().settings.hide_after == 0
        assert "is never" in desk.marked


@pytest.mark.parametrize("typed", ["9999", "1.5", "-"])
async def test_minutes_that_cannot_be_are_said_and_stay_as_typed(
    typed: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """What can be taken was taken until then, what cannot stays in the row, also when it is left."""
    async with opened(tmp_path, clock, *down(HIDES)) as desk:
        await desk.type(typed)
        held = desk.on_disk().settings.hide_after
        await desk.press("up", "down")
        assert "Minutes in whole numbers, 0 to 1440" in desk.text
        assert f"[{typed}]" in desk.marked
        assert held <= 1440


async def test_a_country_is_chosen_from_the_list(tmp_path: Path, clock: MadeUpClock) -> None:
    """Its name stands in the row; u takes it back."""
    async with opened(tmp_path, clock, *down(COUNTRY), "enter") as desk:
        await desk.type("new z")
        await desk.press("enter")
        assert desk.on_disk().settings.country == "NZ"
        assert "New Zealand" in desk.marked
        assert "Kept: help numbers of New Zealand." in desk.text
        await desk.press("u")
        assert desk.on_disk().settings.country == ""


async def test_settings_open_no_second_settings(tmp_path: Path, clock: MadeUpClock) -> None:
    """The key s does nothing here, and one q is enough to be back."""
    async with opened(tmp_path, clock, "s", "s") as desk:
        assert sum(isinstance(screen, SettingsForm) for screen in desk.app.screen_stack) == 1
        await desk.press("q")
        assert not isinstance(desk.app.screen, SettingsForm)


async def test_k_and_j_go_through_the_settings_as_through_a_list(tmp_path: Path, clock: MadeUpClock) -> None:
    """Down to a row and up again."""
    async with opened(tmp_path, clock, "s", "j", "j") as desk:
        assert desk.marked.startswith("Day ends at")
        await desk.press("k")
        assert desk.marked.startswith("Medicines")
