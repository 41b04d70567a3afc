"""A whole morning, a return and a fast typist, in a real terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time as wall
from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest
from terminal import ENTER, ESCAPE, MORNING, Terminal

from store import acts
from store.changes import Change, Put
from store.clock import DAY
from store.goals.library import library
from store.items import MOOD
from store.journal.journal import Journal
from store.records.medicine import Dosing, Medicine

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat(MORNING)
TODAY, YESTERDAY = "2026-11-22", "2026-11-21"
UNKIND = re.compile(r"0 of|due|missed|may not|not logged|not this time")
STATUS = """
import sys
from datetime import datetime
import store.clock
store.clock.system_clock = lambda: datetime.fromisoformat(sys.argv[1])
from tui.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def begun(folder: Path, *, last: int) -> list[str]:
    """Make a journal with two goals and a medicine, last checked in so many days ago; return the goals' rows."""
    journal = Journal.open(folder, lambda: NOW)
    start = NOW.date() - 20 * DAY
    rows = []
    for title in ("Walk in the park", "Reach out to someone"):
        (found,) = (goal for goal in library() if goal.title == title)
        goal = found.begin(start)
        rows.append(f"m:{goal.rule.measures[0].id}")
        journal.record(acts.keep_goal(goal))
    medicine = Medicine(
        id="m1",
        name="Sertraline",
        start=start,
        dosings=(Dosing(effective_from=start, dose="50 mg", times=(time(8),)),),
    )
    journal.record(Change(words="a medicine", edits=(Put("medicines", "m1", (), medicine.document()),)))
    day = NOW.date() - last * DAY
    journal.record(acts.answer(MOOD, day, 5, day))
    return rows


def status(folder: Path, *words: str) -> str:
    """Return what `handrail status` says at that moment."""
    ran = subprocess.run(
        [sys.executable, "-c", STATUS, MORNING, "--data", str(folder), "status", *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def peak(terminal: Terminal) -> object:
    """Return what the file says of the one attack's peak."""
    (entry,) = terminal.tables()["entries"].values()
    return entry.get("fields", {}).get("peak")


def test_a_full_morning_takes_ten_keys_at_most(tmp_path: Path) -> None:
    """Four ratings, sleep, two goal rows and a medicine, from start to done; all of it read back from the file."""
    folder = tmp_path / "journal"
    walk, contact = begun(folder, last=2)
    keys = [*"645y1", "7", ENTER, "6", "y"]
    with Terminal(folder) as terminal:
        terminal.shows("Mood yesterday")
        for key in keys:
            terminal.type(key)
        terminal.shows("That's all for now.")
        assert terminal.answers(YESTERDAY) == {"mood": 6, "anxiety": 4, "energy": 5, walk: "yes", contact: 1}
        assert terminal.answers(TODAY) == {"sleep_hours": 7, "sleep_quality": 6, "med:m1:08:00": "taken"}
    assert len(keys) <= 11
    assert status(folder, "--if-open") == ""


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
def test_after_twelve_days_nothing_on_the_first_screen_counts_against_anyone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """No word of debt; one digit and q are a check-in."""
    folder = tmp_path / "journal"
    begun(folder, last=12)
    with Terminal(folder, size=size) as terminal:
        terminal.shows("Welcome back. Nothing to catch up on.")
        assert UNKIND.search(terminal.text) is None
        terminal.type("4q")
        assert terminal.ends() == 0
        assert terminal.answers(TODAY) == {"now": 4}
    assert status(folder, "--if-open") == ""
    assert status(folder) == "done for now\n"


def test_nine_keys_a_second_lose_none(tmp_path: Path) -> None:
    """Every answer of a day is on disk, each on its own row, in order."""
    folder = tmp_path / "journal"
    walk, contact = begun(folder, last=2)
    with Terminal(folder) as terminal:
        terminal.shows("Mood yesterday")
        for key in [*"012y3", "8", ENTER, "9", "y"]:
            terminal.type(key)
            wall.sleep(1 / 9)
        terminal.shows("That's all for now.")
        assert terminal.answers(YESTERDAY) == {"mood": 0, "anxiety": 1, "energy": 2, walk: "yes", contact: 3}
        assert terminal.answers(TODAY) == {"sleep_hours": 8, "sleep_quality": 9, "med:m1:08:00": "taken"}


def test_an_attack_noted_told_and_counted_is_one_attack(tmp_path: Path) -> None:
    """+, then its details, then 1 in the next morning's row: one in row, goal and file."""
    folder = tmp_path / "journal"
    journal = Journal.open(folder, lambda: NOW)
    (found,) = (goal for goal in library() if goal.title == "Fewer panic attacks")
    goal = found.begin(NOW.date() - 3 * DAY)
    row = f"m:{goal.rule.measures[0].id}"
    journal.record(acts.keep_goal(goal))
    journal.record(acts.answer(MOOD, NOW.date() - 2 * DAY, 5, NOW.date() - 2 * DAY))
    with Terminal(folder) as terminal:
        terminal.shows("Mood yesterday")
        terminal.type("+")
        terminal.keeps(TODAY, row, 1)
        terminal.type("wa")
        terminal.shows("add details")
        terminal.type(ENTER)
        terminal.shows("At its peak")
        terminal.type(f"70{ENTER}")
        terminal.until(lambda: peak(terminal) == 70, "the peak in the file")
        terminal.type(ESCAPE)
        terminal.until(lambda: "At its peak" not in terminal.text, "the list again")
        terminal.type("q")
        terminal.shows("Mood yesterday")
        terminal.type("q")
        terminal.ends()
    with Terminal(folder, now="2026-11-23T07:40:00+01:00") as terminal:
        terminal.shows("Mood yesterday")
        terminal.type("6441")
        terminal.keeps(TODAY, "energy", 4)
        terminal.until(lambda: terminal.answers(TODAY).get(row) == 1, "one attack")
        assert len(terminal.tables()["entries"]) == 1
        terminal.type("q")
        terminal.ends()
    assert json.dumps(Journal.open(folder, lambda: NOW).history.answers(row)[TODAY]) == "1"
