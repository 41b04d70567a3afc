"""The page for the next session in a real terminal at 80x24, from the flag to the file and to what was agreed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from report_made_up import tables
from terminal import ENTER, ESCAPE, MORNING, Terminal

from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (80, 24)
UP = "\x1b[A"


def sessions(folder: Path) -> list[dict[str, Any]]:
    """Return the sessions in the file."""
    return list(json.loads((folder / "journal.json").read_bytes())["sessions"].values())


def coming(folder: Path) -> dict[str, Any]:
    """Return the one that is prepared."""
    return next((one for one in sessions(folder) if "day" not in one), {})


def test_from_the_flag_to_the_file_and_to_what_was_agreed(tmp_path: Path, home: Path) -> None:
    """Each key is on disk before the screen says so; the file is what the preview showed."""
    Journal.create(tmp_path, lambda: datetime.fromisoformat(MORNING), tables())
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Yesterday, as a whole")
        terminal.type("gf")
        terminal.shows("Flagged for the next session")
        terminal.until(lambda: coming(tmp_path).get("flagged") == ["goal:walk"], "the flag in the file")
        terminal.type("r")
        terminal.shows("[x] 1  I stopped taking the tube again")
        terminal.type(f"{ENTER} now{ENTER}")
        terminal.shows("[x] 1  I stopped taking the tube again now")
        terminal.type(" ")
        terminal.shows("Left out.")
        terminal.until(lambda: coming(tmp_path).get("left_out") == ["talk.1"], "the choice in the file")
        terminal.type("v")
        terminal.shows("As it will be saved as plain text.")
        terminal.shows("TO LOOK AT TOGETHER")
        terminal.calms()
        page = "\n".join(line.rstrip() for line in terminal.screen.display[2:22])
        terminal.type("qo")
        terminal.shows("Save the page")
        terminal.type("2")
        terminal.shows("Saved as")
        (file,) = home.glob("handrail-session-*.txt")
        assert page in file.read_text(encoding="utf-8")
        terminal.type("d")
        terminal.shows("Session done: what did we agree?")
        terminal.type("three stops")
        terminal.until(lambda: bool(coming(tmp_path).get("agreed")), "a draft in the file")
        terminal.type(f"{UP}{ENTER}")
        terminal.shows("Kept: the session of 22 Nov.")
        terminal.until(lambda: any(one.get("day") == "2026-11-22" for one in sessions(tmp_path)), "the day")
        terminal.type("q")
        terminal.shows("agreed    · three stops")
        terminal.type("q")
        assert terminal.ends() == 0


def test_the_page_is_left_by_escape_too(tmp_path: Path) -> None:
    """From the page, from its preview, from session done."""
    Journal.create(tmp_path, lambda: datetime.fromisoformat(MORNING), tables())
    with Terminal(tmp_path, size=(60, 20)) as terminal:
        terminal.shows("Today")
        terminal.type("rv")
        terminal.shows("As it will be saved")
        terminal.type(ESCAPE)
        terminal.shows("For the next session")
        terminal.type("d")
        terminal.shows("Session done")
        terminal.type(ESCAPE)
        terminal.shows("For the next session")
        terminal.type(ESCAPE)
        terminal.shows("Yesterday, as a whole")
        terminal.type("q")
        assert terminal.ends() == 0
