"""Keys given to something else at the keyboard: asked for, refused, kept, taken back, and followed everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press
from settings_on_screen import SIZES, TO_EXCHANGE, Desk, opened
from test_looks import settled
from textual.widgets import Input

from store import acts, key_acts
from store.changes import Change, Put
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.dashboard import Dashboard
from tui.screens.help_now import HelpNow
from tui.screens.key_choice import KeyChoice, NewKey
from tui.screens.keys import Keys
from tui.screens.write import Write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from test_looks import Compare
    from textual.pilot import Pilot

KEYS = ("s", *("down",) * (TO_EXCHANGE - 1), "enter")
"""From the dashboard to the list."""
ASKS = "Press the new key; Esc leaves it as it is."


async def search(desk: Desk, words: str) -> None:
    """Narrow the list and stand in it."""
    await desk.press("slash", "ctrl+u")
    await desk.type(words)
    await desk.press("enter")


def given(command: str, key: str) -> Change:
    """Return the change that gives a command a key."""
    return key_acts.give(command, key, f"{command} is now {key}")


async def test_a_key_is_given_by_keys_alone_and_the_old_one_does_nothing(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """Settings, Keys, the command, the new key: it is on disk, it works at once, and only it."""
    async with opened(tmp_path, clock, "6", *KEYS) as desk:
        await search(desk, "last change")
        assert desk.marked.startswith("u ")
        await desk.press("enter")
        assert isinstance(desk.app.screen, NewKey)
        assert ASKS in desk.text
        await desk.press("Z")
        assert isinstance(desk.app.screen, KeyChoice)
        assert desk.on_disk().settings.keys == {"undo": "Z"}
        assert "Kept: undo is now Z. Z takes it back." in desk.text
        assert desk.marked.startswith("Z ")
        await desk.press("q", "q")
        assert isinstance(desk.app.screen, Dashboard)
        await desk.press("5", "u")
        assert "anxiety" in {*desk.on_disk().check_in(clock.now.date()).answers}
        await desk.press("Z")
        assert "anxiety" not in {*desk.on_disk().check_in(clock.now.date()).answers}
        assert "Took back: anxiety 5, today" in desk.text


async def test_the_bar_the_list_of_keys_and_the_palette_follow(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each names the new key, in its old place, and none the old one."""
    async with opened(tmp_path, clock, changes=(given("write", "F5"), given("undo", "Z"))) as desk:
        assert desk.lines[-1] == " ! help now  F5 write  b breathe  p plan  r report  Z undo  ? keys  q quit"
        await desk.press("f5")
        assert isinstance(desk.app.screen, Write)
        await desk.press("q", "w")
        assert isinstance(desk.app.screen, Dashboard)
        await desk.press("question_mark", "slash", "Z", "enter")
        assert "Z                take the last change back" in "\n".join(desk.lines)
        await desk.press("escape", "escape", "colon")
        await desk.type("undo")
        assert "Z take the last change back" in desk.text


@pytest.mark.parametrize("chosen", ["ö", "F5", "Ctrl+Y", "#", "Z", ";", "@", "'"])
async def test_a_key_of_every_kind_works(chosen: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """A letter of any alphabet, a sign, a function key, Ctrl with a letter: as the terminal sends it."""
    sent = {"F5": "f5", "Ctrl+Y": "ctrl+y", "#": "number_sign", ";": "semicolon", "@": "at", "'": "apostrophe"}
    async with opened(tmp_path, clock, *KEYS) as desk:
        await search(desk, "write: the journal")
        await desk.press("enter", sent.get(chosen, chosen))
        assert desk.on_disk().settings.keys == {"write": chosen}
        await desk.press("q", "q", sent.get(chosen, chosen))
        assert isinstance(desk.app.screen, Write)


async def test_what_cannot_be_is_said_and_asked_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """A key that is taken, one that stays, one that is an answer; nothing changes, and Esc leaves it so."""
    async with opened(tmp_path, clock, *KEYS) as desk:
        await search(desk, "last change")
        await desk.press("enter")
        for key, said in {
            "m": "m is taken (everywhere): questionnaires. Choose another, or",
            "enter": "Enter does the same on every screen, and stays so.",
            "7": "7 is an answer, and stays one.",
            "question_mark": "? shows the keys, wherever one is, and stays so.",
            "ctrl+z": "Ctrl+Z belongs to the terminal.",
            "up": "↑ does the same on every screen, and stays so.",
            "u": "u is its key already.",
        }.items():
            await desk.press(key)
            assert isinstance(desk.app.screen, NewKey)
            assert said in desk.text.replace(" │ │ ", " ")
        await desk.press("escape")
        assert isinstance(desk.app.screen, KeyChoice)
        assert desk.on_disk().settings.keys == {}


@pytest.mark.parametrize("key", ["exclamation_mark", "ctrl+g", "f1"])
async def test_help_opens_even_where_a_key_is_asked_for(key: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """It is where everyone expects it; one key comes back to the question."""
    async with opened(tmp_path, clock, *KEYS, "enter") as desk:
        assert "! help now" in desk.lines[-1]
        await desk.press(key)
        assert isinstance(desk.app.screen, HelpNow)
        await desk.press("escape")
        assert isinstance(desk.app.screen, NewKey)
        assert desk.on_disk().settings.keys == {}


async def test_delete_gives_a_command_its_own_key_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """And says where it has it already, or where that key was given away."""
    changes = (given("undo", "Z"), given("redo", "Y"), given("flag", "u"))
    async with opened(tmp_path, clock, *KEYS, changes=changes) as desk:
        await search(desk, "put back")
        assert desk.marked == "Y       put back what was taken back   its own: U"
        await desk.press("delete")
        assert desk.on_disk().settings.keys == {"undo": "Z", "flag": "u"}
        assert desk.marked == "U       put back what was taken back"
        await desk.press("backspace")
        assert "It has its own key." in desk.text
        await search(desk, "take the last change")
        await desk.press("backspace")
        assert "u is taken (everywhere): flag this for the next session" in desk.text
        assert desk.on_disk().settings.keys == {"undo": "Z", "flag": "u"}


async def test_one_line_gives_every_command_its_own_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """The last of the list, while a key is another; one act, taken back as one."""
    async with opened(tmp_path, clock, *KEYS, changes=(given("undo", "Z"), given("write", "W"))) as desk:
        await desk.press("end")
        assert desk.marked == "all of them their own keys again"
        await desk.press("enter")
        assert desk.on_disk().settings.keys == {}
        assert "Kept: every key is its own again. u takes it back." in desk.text
        assert "all of them their own keys again" not in desk.text
        await desk.press("u")
        assert desk.on_disk().settings.keys == {"undo": "Z", "write": "W"}
        assert "Took back: every key is its own again" in desk.text
        await desk.press("U")
        assert desk.on_disk().settings.keys == {}


async def test_undo_goes_to_the_command_it_changed(tmp_path: Path, clock: MadeUpClock) -> None:
    """So that nothing is taken back unseen."""
    async with opened(tmp_path, clock, *KEYS) as desk:
        await desk.press("down", "down", "enter", "M", "home", "u")
        assert "Took back: questionnaires is now M" in desk.text
        assert desk.marked.startswith("m ")


async def test_the_settings_say_how_many_were_chosen(tmp_path: Path, clock: MadeUpClock) -> None:
    """Of those that count: what this version does not know is none of them."""
    async with opened(tmp_path, clock, *KEYS[:-1], changes=(given("undo", "Z"), given("dance", "Y"))) as desk:
        assert desk.marked.startswith("Keys")
        assert "1 of my own choice" in desk.marked


async def test_a_letter_in_a_text_stays_a_letter(tmp_path: Path, clock: MadeUpClock) -> None:
    """Whatever it does elsewhere; the old key, too, is a letter there."""
    async with opened(tmp_path, clock, changes=(given("undo", "Z"), given("hide", "Ctrl+Y"))) as desk:
        await desk.press("6", "down", "down", "enter", "Z", "u", "h", "ctrl+y")
        assert isinstance(desk.app.focused, Input)
        assert desk.app.focused.value == "Zuh"
        assert desk.on_disk().check_in(clock.now.date()).answers == {"mood": 6}


@pytest.mark.parametrize("keys", [{"undo": "Enter", "dance": "z", "plan": "!", "write": ""}, {"undo": "u"}])
async def test_what_the_file_says_wrongly_is_kept_and_does_nothing(
    keys: dict[str, str], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Every key works as it is; a change of another leaves it in the file."""
    odd = Change(words="by another hand", edits=(Put("settings", acts.ONE_DOCUMENT, ("keys",), keys),))
    async with opened(tmp_path, clock, "6", "u", changes=(odd,)) as desk:
        assert "Took back: mood 6, today" in desk.text
        await desk.press(*KEYS)
        await search(desk, "put back")
        await desk.press("enter", "Y")
        assert desk.on_disk().settings.keys == {**keys, "redo": "Y"}


async def test_another_window_follows(tmp_path: Path, clock: MadeUpClock) -> None:
    """A key that was given there is the key here, once nobody is typing."""
    async with opened(tmp_path, clock, "t") as desk:
        Journal.open(tmp_path, clock).record(given("write", "W"))
        clock.goes_on(seconds=10)
        assert isinstance(desk.app.screen, Dashboard)
        desk.app.screen._look()  # what the clock does twice a second
        await desk.press("W")
        assert isinstance(desk.app.screen, Write)
        assert "W write" not in desk.lines[-1]
        await desk.press("q")
        assert "W write" in desk.lines[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_is_whole_at_every_size(size: tuple[int, int], tmp_path: Path, clock: MadeUpClock) -> None:
    """Its heading says what Enter does, the mark is in sight to the last line, and the question fits."""
    async with opened(tmp_path, clock, *KEYS, size=size) as desk:
        assert desk.lines[0] == " Keys   Enter gives the marked one another key."
        await desk.press("end")
        assert desk.marked.startswith("x ")
        await desk.press("enter")
        assert ASKS in desk.text
        assert "Esc leave it as it is" in desk.lines[-1]


async def test_a_search_finds_a_key_a_place_and_a_word(tmp_path: Path, clock: MadeUpClock) -> None:
    """One sign alone is a key; what is nowhere says so."""
    async with opened(tmp_path, clock, *KEYS) as desk:
        for words, found in {
            "z": "a chart full screen",
            "ladders": "open the newest try",
            "hide": "hide ev",
        }.items():
            await search(desk, words)
            assert found in desk.text
            assert "questionnaires" not in desk.text
        await search(desk, "xyzzy")
        assert "Nothing has these words. Fewer letters find more." in desk.text


async def test_the_list_of_keys_says_where_keys_are_chosen(tmp_path: Path, clock: MadeUpClock) -> None:
    """The list of keys is itself reached with its own key still."""
    async with opened(tmp_path, clock, *KEYS, "question_mark") as desk:
        assert isinstance(desk.app.screen, Keys)
        assert "give it its own key again" in desk.text


async def _show_the_list(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, *KEYS)


async def _show_a_refusal(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, *KEYS, "enter", "m")


def test_the_picture_of_the_list(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """At 80x24, two keys chosen: each line begins with its key, and says its own where it has another."""
    journal = Journal.open(tmp_path, clock)
    for command, key in (("write", "F5"), ("plan", "ö")):
        journal.record(given(command, key))
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=(80, 24), run_before=_show_the_list)


def test_the_picture_of_a_key_that_is_taken(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """At 60x20: the box says what has the key, and asks on."""
    Journal.open(tmp_path, clock).record(given("undo", "Z"))
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=(60, 20), run_before=_show_a_refusal)
