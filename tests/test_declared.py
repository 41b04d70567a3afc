"""One file adds a thing: found by its name, imported when it is asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from store.declared import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = "a_made_up_package"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of an empty package, which is forgotten again after the test."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").write_text('"""A made-up package."""\n')
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def declare(folder: Path, **modules: str) -> Registry[int]:
    """Write modules into the package and return the registry of its whole numbers."""
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    return Registry(PACKAGE, int)


def test_the_values_are_found_by_file_name_in_order(folder: Path) -> None:
    """Files of a leading underscore, and what is no Python, are none of them."""
    registry = declare(folder, panic="PANIC = 2", activity="ACTIVITY = 1", _shared="ONE = TWO = 1")
    (folder / "library.toml").write_text("number = 3\n")
    (folder / "a_folder").mkdir()
    assert list(registry) == ["activity", "panic"]
    assert len(registry) == 2
    assert dict(registry) == {"activity": 1, "panic": 2}
    assert "panic" in registry


def test_listing_imports_no_module(folder: Path) -> None:
    """The names alone cost no import, so that a heavy chart waits until it is drawn."""
    registry = declare(folder, heavy="raise RuntimeError")
    assert list(registry) == ["heavy"]
    with pytest.raises(RuntimeError):
        registry["heavy"]


@pytest.mark.parametrize("name", ["gone", "_shared", "__init__", "panic.py", "../panic", "", "os"])
def test_a_name_that_no_file_has_is_a_key_error(folder: Path, name: str) -> None:
    """What stands in a journal may come from another version, and reaches no other module."""
    registry = declare(folder, panic="PANIC = 1", _shared="ONE = 1")
    assert name not in registry
    assert registry.get(name) is None
    with pytest.raises(KeyError):
        registry[name]


def test_values_of_another_type_may_stand_beside_the_one(folder: Path) -> None:
    """A module has its helpers, and a value imported from elsewhere is of another type."""
    registry = declare(folder, panic="import re\nWORDS = 'panic'\nPANIC = 2\n\ndef draw() -> int:\n    return 3\n")
    assert registry["panic"] == 2


@pytest.mark.parametrize("text", ["", "WORDS = 'none'", "ONE = 1\nTWO = 2"])
def test_a_module_that_declares_none_or_two_is_a_mistake_seen_at_once(folder: Path, text: str) -> None:
    """One file, one value."""
    with pytest.raises(ValueError, match="values to unpack"):
        declare(folder, panic=text)["panic"]
