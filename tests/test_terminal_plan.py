"""The plan in a real terminal at 80x24: its whole life at the keyboard, empty and full; and help from within it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from terminal import CTRL_G, ENTER, MORNING, Terminal

from store.journal.journal import Journal
from store.records.plan import PlanLine

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (80, 24)
DELETE, SHIFT_UP = "\x1b[3~", "\x1b[1;2A"
LONG = "the crowded train between home and the office, when it stops in the tunnel for more than a minute"


def begin(folder: Path, *lines: PlanLine) -> None:
    """Write a journal with these lines in its plan, so that nothing is asked first."""
    tables = {"events": {}, "plan": {str(at): line.document() for at, line in enumerate(lines, 1)}}
    Journal.create(folder, lambda: datetime.fromisoformat(MORNING), tables)


def lines(folder: Path) -> list[dict[str, Any]]:
    """Return the lines in the file."""
    path = folder / "plan.json"
    return list(json.loads(path.read_bytes())["plan"].values()) if path.exists() else []


def texts(folder: Path) -> list[str]:
    """Return their words."""
    return [line["text"] for line in lines(folder)]


def test_an_empty_plan_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    """Written, changed, moved, deleted, brought back: each on disk, and on the screen in words."""
    begin(tmp_path)
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Handrail")
        terminal.type("p")
        terminal.shows("Begin anywhere; one line is a plan.")
        terminal.type(f"awalk{ENTER}")
        terminal.shows("Kept: walk.")
        terminal.type(f"atea{ENTER}")
        terminal.until(lambda: texts(tmp_path) == ["walk", "tea"], "two lines in the file")
        terminal.type(SHIFT_UP)
        terminal.until(lambda: [line.get("order", 0) for line in lines(tmp_path)] == [1, 0], "tea before walk")
        terminal.type(DELETE)
        terminal.shows("Deleted: tea. u brings it back.")
        terminal.until(lambda: texts(tmp_path) == ["walk"], "one line in the file")
        terminal.type("u")
        terminal.shows("Took back: “tea”")
        terminal.until(lambda: "tea" in texts(tmp_path), "tea again")
        terminal.type("qq")
        assert terminal.ends() == 0


def test_a_full_plan_with_long_lines(tmp_path: Path) -> None:
    """Forty lines: searched, edited at the end, gone through; what is typed is never taken for a key."""
    begin(tmp_path, *(PlanLine(id=f"c{at}", part="coping", text=f"{at} {LONG}") for at in range(40)))
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Handrail")
        terminal.type("p")
        terminal.shows("What I can do on my own")
        terminal.type(f"/39 the{ENTER}j{ENTER}")
        terminal.shows("In my words")
        terminal.type(f" qu{ENTER}")
        terminal.until(lambda: texts(tmp_path)[39].endswith("minute qu"), "the changed line in the file")
        terminal.type("q\x1b[F")
        terminal.shows("▸ When to look at this again")


def test_help_opens_over_the_plan_and_the_plan_over_help(tmp_path: Path) -> None:
    """From the list and from a text field; what was typed there is still there after it."""
    begin(tmp_path, PlanLine(id="n", part="person", text="Noor", reach="020 5550"))
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Handrail")
        terminal.type("p!")
        terminal.shows("Noor, 020 5550")
        terminal.type("p")
        terminal.shows("▸ What I can do on my own")
        terminal.type(f"awal{CTRL_G}")
        terminal.shows("In danger, you or someone else")
        terminal.type("q")
        terminal.shows("In my words")
        terminal.type(f"k{ENTER}")
        terminal.until(lambda: "walk" in texts(tmp_path), "the line in the file")


def test_a_plan_that_was_being_typed_survives_a_power_cut(tmp_path: Path) -> None:
    """Two seconds after the last key it is on disk; the form goes on with it."""
    begin(tmp_path)
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Handrail")
        terminal.type("pahalf a li")
        terminal.until(lambda: any(line.get("draft") for line in lines(tmp_path)), "the draft in the file")
        terminal.kill()
    with Terminal(tmp_path, size=SIZE) as terminal:
        terminal.shows("Handrail")
        terminal.type("pa")
        terminal.shows("Going on with what was typed here before.")
        terminal.type(f"ne{ENTER}")
        terminal.until(lambda: texts(tmp_path) == ["half a line"], "the whole line")
