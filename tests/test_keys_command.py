"""`handrail keys`: the keys a fact a line, and another key for one of them, with the same refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import Desk, Ran

from store.journal.journal import Journal
from widgets.key_names import OWN

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return the commands over an empty folder."""
    return Desk(tmp_path, clock)


def kept(desk: Desk) -> dict[str, str]:
    """Return the keys that the file holds."""
    return Journal.open(desk.folder, desk.clock).history.settings.keys


def test_every_key_is_a_line_with_its_name_what_it_does_and_where(desk: Desk) -> None:
    """No boxes; nothing is written by asking."""
    told = desk.run("keys")
    assert (told.status, told.err) == (0, "")
    lines = told.out.splitlines()
    assert len(lines) == len(OWN)
    assert "undo: u  take the last change back (everywhere)" in lines
    assert (
        "goals.menu: o  change it: smaller, later, another way, rest, reached, set aside, reopen (in many places)"
        in lines
    )
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "key"), [("Z", "Z"), ("f5", "F5"), ("ctrl+y", "Ctrl+Y"), ("CTRL+Y", "Ctrl+Y"), ("ö", "ö")]
)
def test_a_key_is_given_as_it_is_typed(typed: str, key: str, desk: Desk) -> None:
    """In any spelling of a function key and of Ctrl; the list names it from then on."""
    assert desk.run("keys", "undo", typed) == Ran(0, f"take the last change back: {key}\n", "")
    assert kept(desk) == {"undo": key}
    assert f"undo: {key}  take the last change back (everywhere)" in desk.run("keys").out


def test_its_own_key_and_all_their_own_come_back(desk: Desk) -> None:
    """One with its name, all without."""
    for command, key in (("undo", "Z"), ("write", "W"), ("redo", "Y")):
        desk.run("keys", command, key)
    assert desk.run("keys", "undo", "--default") == Ran(0, "take the last change back: u\n", "")
    assert desk.run("keys", "write", "w").status == 0
    assert kept(desk) == {"redo": "Y"}
    assert desk.run("keys", "--default") == Ran(0, "Every key is its own again.\n", "")
    assert kept(desk) == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dance", "x"), "Nothing is called “dance”. handrail keys lists the names."),
        (("undo",), "Say its new key, or --default: handrail keys undo KEY"),
        (("undo", "Z", "--default"), "Say its new key, or --default: handrail keys undo KEY"),
        (
            ("undo", "m"),
            "m is taken (everywhere): questionnaires. Choose another, or give that one a new key first.",
        ),
        (("undo", "!"), "! is help, wherever one is, and stays so."),
        (("undo", "Enter"), "Enter does the same on every screen, and stays so."),
        (("undo", "ctrl+i"), "Ctrl+I is Tab to a terminal."),
        (("undo", "7"), "7 is an answer, and stays one."),
        (("undo", "two"), "That is no key to choose: a letter, a sign, F2 to F12, or Ctrl with a letter is."),
        (("undo", ""), "That is no key to choose: a letter, a sign, F2 to F12, or Ctrl with a letter is."),
        (("undo", "u"), "u is its key already."),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(words: tuple[str, ...], said: str, desk: Desk) -> None:
    """With status 2, in the words of the screen."""
    assert desk.run("keys", *words) == Ran(2, "", f"handrail: {said}\n")
    assert list(desk.folder.iterdir()) == []


def test_plain_commands_name_the_key_that_was_chosen(desk: Desk) -> None:
    """Where one is led to the dashboard."""
    desk.run("keys", "add", "A")
    assert desk.run("goals").out == "No goals yet. handrail opens the dashboard; there g and A add one.\n"
