"""Everything out, all of it deleted, and back in, in a real terminal: the journal is the one that was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from settings_on_screen import TO_EXCHANGE
from terminal import ENTER, Terminal

from store.demo import made_up
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

DOWN = "\x1b[B"
HALF_A_YEAR, MANY = 182, 40.0
"""Days, and entries on each of them, that come to more than 5,000."""


class Command(Terminal):
    """A plain command in a terminal."""

    def __init__(self, folder: Path, *words: str) -> None:
        """Take the folder and the words behind `handrail`."""
        type(self).words = words
        super().__init__(folder)

    words: ClassVar[tuple[str, ...]] = ()


def kept(folder: Path) -> dict[str, Any]:
    """Return the tables of both files, without what they say of themselves."""
    files = (json.loads((folder / name).read_bytes()) for name in ("journal.json", "plan.json"))
    return {name: table for file in files for name, table in file.items() if name != "meta" and table}


def test_out_deleted_and_in_again_by_keys_alone(tmp_path: Path, home: Path, clock: MadeUpClock) -> None:
    """Settings, Export and import, Export; Delete everything; the first run; and the same file taken in again."""
    folder = tmp_path / "journal"
    Journal.create(folder, clock, made_up(60, clock()))
    before = kept(folder)
    file = home / "mine.json"
    with Terminal(folder, size=(80, 24)) as window:
        window.shows("Today")
        window.type("s")
        window.shows("Export, import")
        window.type(DOWN * TO_EXCHANGE + ENTER)
        window.shows("Into the file")
        window.type(DOWN * 3 + ENTER)
        window.shows("records are in")
        (home / "handrail-2026-11-22.json").rename(file)
        window.type(DOWN * 3 + ENTER)
        window.shows("Nothing brings it back")
        window.type("2")
        window.shows("Welcome to Handrail")
        assert not (folder / "journal.json").exists()
        window.type("q")
        window.shows("Today")
        window.type("s")
        window.shows("Export, import")
        window.type(DOWN * TO_EXCHANGE + ENTER)
        window.shows("A file to take in")
        window.type(DOWN * 4 + str(file) + ENTER + ENTER)
        window.shows("different")
        window.type(DOWN + ENTER)
        window.shows("Taken in: mine.json")
    assert kept(folder) == before


def test_an_export_of_5000_entries_shows_how_far_it_is(tmp_path: Path, clock: MadeUpClock) -> None:
    """On a terminal; the last figure is all of them."""
    folder = tmp_path / "journal"
    tables = made_up(HALF_A_YEAR, clock(), besides=MANY)
    assert len(tables["entries"]) > 5000
    Journal.create(folder, clock, tables)
    every = sum(map(len, tables.values()))
    with Command(folder, "export", "-o", str(tmp_path / "all.zip")) as window:
        assert window.ends() == 0
        window.shows("records are in")
        told = [part for part in window.raw.decode().split("\r") if part.startswith("Writing ")]
    assert len(told) > 10
    assert told[-1].startswith(f"Writing {every:,} of {every:,} records")
