"""A key of one's own choice, in a real terminal: chosen, left, come back to, and still the key."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from settings_on_screen import TO_EXCHANGE
from terminal import ENTER, MORNING, Terminal

from store import acts
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

DOWN = "\x1b[B"
NOW = datetime.fromisoformat(MORNING)
DAY = "2026-11-22"


def test_undo_given_another_key_is_that_key_after_a_new_start(tmp_path: Path) -> None:
    """Settings, Keys, undo, ö; quit; start again: ö takes back, and u does nothing."""
    Journal.open(tmp_path, lambda: NOW).record(acts.answer(MOOD, NOW.date(), 6, NOW.date()))
    with Terminal(tmp_path, size=(80, 24)) as window:
        window.shows("u undo")
        window.type("s")
        window.shows("Export, import")
        window.type(DOWN * (TO_EXCHANGE - 1) + ENTER)
        window.shows("Enter gives the marked one another key.")
        window.type("/last change" + ENTER * 2)
        window.shows("Press the new key")
        window.type("ö")
        window.shows("Kept: undo is now ö. ö takes it back.")
        window.type("qqq")
        assert window.ends() == 0
    with Terminal(tmp_path, size=(80, 24)) as window:
        window.shows("ö undo")
        window.type("4")
        window.keeps(DAY, "anxiety", 4)
        window.type("u3")
        window.keeps(DAY, "energy", 3)
        assert window.answers(DAY)["anxiety"] == 4
        window.type("öö")
        window.shows("Took back: anxiety 4, today")
        assert window.answers(DAY) == {"mood": 6}
