"""What keys are called: their own names, those that were chosen, and those that no command can have."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding

from store.records.settings import Settings
from tui.key_table import places
from widgets import key_names
from widgets.key_names import FIXED, OWN, called, key_of, pressed, shown_key, why_not
from widgets.keyed import ALWAYS, keyed

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPED = {"today.point.comma", "today.point.full_stop"}
"""A comma and a full stop are part of a number, where hours are typed."""


def bindings() -> Iterator[Binding]:
    """Yield every binding there is."""
    for node in chain.from_iterable(place.classes for place in places()):
        yield from (binding for binding in node.BINDINGS if isinstance(binding, Binding))


def test_a_command_has_its_own_key_until_another_is_chosen() -> None:
    """And has it again once the choice is taken back."""
    key_names.use({"undo": "z"})
    assert key_of("undo") == "z"
    assert key_names.takes_it_back() == "z takes it back."
    assert key_names.brings_it_back() == "z brings it back."
    key_names.use({})
    assert key_of("undo") == "u"
    assert key_names.takes_it_back() == "u takes it back."


def test_what_a_file_says_wrongly_is_passed_over() -> None:
    """An unknown command, a key that no command can have, and nonsense change nothing; what is right counts."""
    key_names.use({"dance": "z", "undo": "Enter", "plan": "!", "write": "", "redo": "two", "report": "ö"})
    assert key_names.chosen() == {"report": "ö"}
    assert key_of("undo") == "u"


def test_the_settings_keep_every_word_of_the_file() -> None:
    """Also what this version does not know: another may."""
    assert Settings(keys={"dance": "z"}).document() == {"keys": {"dance": "z"}}
    assert Settings().document() == {}


def test_every_key_that_can_be_chosen_anew_is_named_as_the_bindings_have_it() -> None:
    """The first key of each such binding is the command's own; there is no name without a binding."""
    can = [binding for binding in bindings() if not _stays(binding)]
    assert {binding.id for binding in can} == set(OWN)
    wrong = {b.id: b.key for b in can if OWN[str(b.id)] != shown_key(b.key.split(",")[0])}
    assert wrong == {}


def test_a_binding_whose_letter_can_be_chosen_has_no_key_beside_it_that_stays() -> None:
    """Esc and the arrows stand in bindings of their own, so that a choice leaves them as they are."""
    mixed = {b.id for b in bindings() if len({shown_key(key) in FIXED for key in b.key.split(",")}) > 1}
    assert mixed == set()


def _stays(binding: Binding) -> bool:
    shown = [shown_key(key) for key in binding.key.split(",")]
    return binding.id in TYPED or all(key in FIXED or "+" in key[1:] for key in shown)


def test_keys_that_stay_and_keys_that_can_change_come_apart() -> None:
    """In their order, the fixed ones under an id of their own."""
    parts = keyed(Binding("up,k,shift+tab", "move(-1)", "up", tooltip="a row up", id="up"))
    assert [(part.key, part.id) for part in parts] == [
        ("up", f"up{ALWAYS}"),
        ("k", "up"),
        ("shift+tab", f"up{ALWAYS}"),
    ]
    assert {part.action for part in parts} == {"move(-1)"}
    assert {part.tooltip for part in parts} == {"a row up"}


@pytest.mark.parametrize("name", ["a", "Z", "ö", "+", "/", ",", "$", "^", "F2", "F12", "Ctrl+T", "Ctrl+A"])
def test_a_letter_a_sign_a_function_key_and_ctrl_with_a_letter_can_be_chosen(name: str) -> None:
    """There is nothing against them."""
    assert why_not(name) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *((name, "is help, wherever one is, and stays so.") for name in ("!", "Ctrl+G", "F1")),
        ("?", "shows the keys, wherever one is, and stays so."),
        *((name, "does the same on every screen, and stays so.") for name in ("Esc", "Enter", "↑", "Tab", "space")),
        *((name, "does the same on every screen, and stays so.") for name in ("Shift+Tab", "Delete", "PgUp")),
        *((digit, "is an answer, and stays one.") for digit in "0123456789"),
        *((f"Ctrl+{letter}", "belongs to the terminal.") for letter in "CQSZ"),
        *(("Ctrl+I", "is Tab to a terminal."), ("Ctrl+M", "is Enter to a terminal.")),
        *(("Ctrl+J", "is Enter to a terminal."), ("Ctrl+H", "is Backspace to a terminal.")),
    ],
)
def test_some_keys_stay_what_they_are(name: str, said: str) -> None:
    """Help is where everyone expects it, digits are answers, and the terminal has its own."""
    assert why_not(name) == f"{name} {said}"


@pytest.mark.parametrize("name", ["", " ", "ab", "F13", "F0", "Ctrl+", "Ctrl+t", "Ctrl+Ü", "\n", "日", "\u0301"])
def test_what_is_no_key_of_its_own_cannot_be_chosen(name: str) -> None:
    """Nothing at all, two letters, what takes two cells or none."""
    assert why_not(name) == "That is no key to choose: a letter, a sign, F2 to F12, or Ctrl with a letter is."


@given(name=st.text(max_size=8))
def test_a_key_that_can_be_chosen_is_called_the_same_when_it_is_pressed(name: str) -> None:
    """What stands in the file, what Textual calls it, and what is printed are one key."""
    if not why_not(name):
        key_names.use({"undo": name})
        assert key_of("undo") == called("undo", pressed(name)) == name
