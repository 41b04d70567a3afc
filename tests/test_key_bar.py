"""The last line of a screen: how keys are printed, which are shown, and which give way."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from goals_on_screen import press, shown
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding

from tui.app import Handrail
from tui.key_table import places
from widgets.key_bar import bar, bindings_shown
from widgets.key_names import shown_key

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.screen import Screen

HELP = Binding("exclamation_mark", "app.help_now", "help now")
KEYS = Binding("question_mark", "app.keys", "keys")
QUIT = Binding("q", "leave", "quit")
WRITE, BREATHE, UNDO = (Binding(word[0], word, word) for word in ("write", "breathe", "undo"))
DASHBOARD = [HELP, WRITE, BREATHE, UNDO, KEYS, QUIT]
WHOLE = " ! help now   w write   b breathe   u undo   ? keys   q quit"


def screen(*bindings: Binding, disabled: tuple[Binding, ...] = ()) -> Screen[object]:
    """Return what a screen says of its bindings, and nothing else of a screen."""
    active = {
        str(number): SimpleNamespace(binding=binding, enabled=binding not in disabled)
        for number, binding in enumerate(bindings)
    }
    return cast("Screen[object]", SimpleNamespace(active_bindings=active, focused=None))


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        *(("exclamation_mark", "!"), ("question_mark", "?"), ("plus", "+"), ("minus", "-"), ("tilde", "~")),
        *(("less_than_sign", "<"), ("left_square_bracket", "["), ("full_stop", "."), ("slash", "/")),
        *(("left", "←"), ("up", "↑"), ("enter", "Enter"), ("escape", "Esc"), ("pageup", "PgUp")),
        *(("q", "q"), ("7", "7"), ("U", "U"), ("f1", "F1")),
        *(("ctrl+g", "Ctrl+G"), ("shift+tab", "Shift+Tab"), ("ctrl+shift+left", "Ctrl+Shift+←")),
    ],
)
def test_a_key_is_printed_as_it_is_pressed(key: str, shown: str) -> None:
    """A letter as it is typed, a sign as itself, the others by their names on the keyboard."""
    assert shown_key(key) == shown


def test_every_key_in_use_is_printed_in_a_few_characters() -> None:
    """None of Textual's own long names reaches a screen."""
    printed = {key for place in places() for line in place.keys for key in line.keys.split()}
    assert printed
    assert not [key for key in printed if "_" in key or not re.fullmatch(r"\S{1,12}", key)]


def test_help_comes_first_and_the_way_out_last() -> None:
    """Whatever the order in which the bindings were found."""
    assert bindings_shown(screen(QUIT, KEYS, WRITE, HELP, UNDO)) == [HELP, WRITE, UNDO, KEYS, QUIT]


@pytest.mark.parametrize("action", ["back", "leave", "app.back", "quit", "skip"])
def test_every_way_out_is_the_last(action: str) -> None:
    """Back, leave, quit or skip: it stands where one looks for it."""
    out = Binding("q", action, "out")
    assert bindings_shown(screen(out, WRITE, KEYS, HELP))[-1] == out


def test_an_action_with_two_keys_is_shown_once() -> None:
    """By its first key."""
    second = Binding("f1", "app.help_now", "help now")
    assert bindings_shown(screen(HELP, second, QUIT)) == [HELP, QUIT]


def test_keys_that_are_hidden_off_or_nameless_are_not_shown() -> None:
    """The list of keys asks for the hidden ones as well; never for those that do nothing here."""
    hidden = Binding("plus", "one_more", "one more", show=False)
    nameless = Binding("k", "up", "")
    here = screen(HELP, hidden, nameless, UNDO, QUIT, disabled=(UNDO,))
    assert bindings_shown(here) == [HELP, QUIT]
    assert bindings_shown(here, hidden=True) == [HELP, hidden, QUIT]


def test_with_room_the_keys_stand_apart() -> None:
    """Three cells between them, and two where the last would touch the edge."""
    assert bar(DASHBOARD, 80).plain == WHOLE
    assert bar(DASHBOARD, len(WHOLE) + 1).plain == WHOLE
    assert bar(DASHBOARD, len(WHOLE)).plain == " ! help now  w write  b breathe  u undo  ? keys  q quit"


def test_where_room_is_short_those_in_the_middle_give_way_from_the_right() -> None:
    """Help, the list of keys and the way out stay."""
    assert bar(DASHBOARD, 50).plain == " ! help now  w write  b breathe  ? keys  q quit"
    assert bar(DASHBOARD, 40).plain == " ! help now   w write   ? keys   q quit"
    assert bar(DASHBOARD, 30).plain == " ! help now   ? keys   q quit"


@pytest.mark.parametrize("few", [[], [HELP], [HELP, QUIT]])
def test_a_screen_of_few_keys_shows_them_all(few: list[Binding]) -> None:
    """None gives way where there are no three."""
    assert all(binding.description in bar(few, 5).plain for binding in few)


@given(words=st.lists(st.from_regex(r"[a-z]{2,10}", fullmatch=True), max_size=10), width=st.integers(30, 150))
def test_the_bar_fits_from_thirty_cells_on(words: list[str], width: int) -> None:
    """As many keys as fit, in their order, the first and the last two among them."""
    middle = [Binding(word[0], word, word) for word in words]
    line = bar([HELP, *middle, KEYS, QUIT], width)
    assert line.cell_length <= width
    assert line.plain.startswith(" ! help now")
    assert line.plain.endswith("q quit")
    assert re.search(r"\? keys +q quit$", line.plain)
    shown = re.split(r" {2,}", line.plain.strip())[1:-2]
    assert shown == [f"{word[0]} {word}" for word in words][: len(shown)]
    if len(shown) < len(words):
        following = words[len(shown)]
        assert len(line.plain.replace("   ", "  ")) + len(f"  x {following}") > width


async def test_a_line_of_text_says_how_to_leave_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """Letters are words there, so help and the way out stand under their other keys."""
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark", "slash")
        assert shown(pilot).splitlines()[-1] == " Ctrl+G help now   Esc leave"
