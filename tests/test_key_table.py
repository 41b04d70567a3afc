"""The README's keys are the bindings' keys, and the list of keys leaves none out."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual.dom import DOMNode

import tui.screens
import widgets
from tui.key_table import markdown, places

if TYPE_CHECKING:
    from collections.abc import Iterator

README = Path(__file__).parents[1] / "README.md"


def _below(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for child in node.__subclasses__():
        yield child
        yield from _below(child)


def _with_keys_of_their_own() -> set[type[DOMNode]]:
    """Return every class of ours that declares a key, those of the tests left out."""
    for package in (tui.screens, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    ours = (node for node in _below(DOMNode) if node.__module__.partition(".")[0] in {"tui", "widgets"})
    return {node for node in ours if node.__dict__.get("BINDINGS")}


def test_the_readme_holds_the_table_that_the_bindings_give() -> None:
    """What stands between the marks is what `markdown` returns, letter for letter."""
    text = README.read_text(encoding="utf-8")
    held = text.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0]
    assert held == markdown()


def test_every_key_says_what_it_does() -> None:
    """No place is without keys, and no key without words."""
    listed = list(places())
    assert all(place.keys for place in listed)
    assert all(line.keys and line.does for place in listed for line in place.keys)


def test_no_screen_with_keys_of_its_own_is_left_out() -> None:
    """Whatever declares a key stands in the list, once: a new screen gets its line in `tui/key_places.py`."""
    listed = [node for place in places() for node in place.classes]
    assert {node.__qualname__ for node in _with_keys_of_their_own() - set(listed)} == set()
    assert len(listed) == len(set(listed))


def test_what_works_everywhere_is_said_once() -> None:
    """A box and a list that bind a key of every screen again add no line for it."""
    keys = {line.keys for place in places() if place.name in {"a small box", "a list"} for line in place.keys}
    assert keys == {"1-8", "q Esc", "j", "k"}


def test_digits_that_follow_each_other_are_one_span() -> None:
    """A small box takes 1 to 8."""
    keys = [line.keys for place in places() if place.name == "a small box" for line in place.keys]
    assert keys[0] == "1-8"
