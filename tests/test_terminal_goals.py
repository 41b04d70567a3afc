"""A goal at the keyboard, in a real terminal, from the library to "reached"; the plain commands tell the same."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from terminal import ENTER, LAUNCH, MORNING, Terminal

from store import acts
from store.agenda import agenda
from store.clock import DAY
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

UP, DOWN, RIGHT, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[F"
BEGUN = datetime.fromisoformat(MORNING)
TITLE = "Fewer panic attacks"
TWO_WEEKS = (2, 0, 1, 1, 2, 0, 1, 0, 1, 2, 1, 0, 1, 3)
"""The attacks of each day that is counted first: 15, which is 7½ a week."""
FORM = 40
"""Rows of a form, at most."""
STARTS_FROM, START, CHANGE = "Starts from", "Start this goal", "Keep the change"


def morning(day: int) -> datetime:
    """Return 07:40 of a day; 0 is Sunday 22 November 2026."""
    return BEGUN + timedelta(days=day)


class Days:
    """One journal over the days: a terminal and the plain commands on any of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def terminal(self, day: int) -> Terminal:
        """Open the dashboard on the morning of a day."""
        return Terminal(self.folder, now=morning(day).isoformat())

    def goals(self, day: int, *options: str) -> str:
        """Return what `handrail goals` prints that morning."""
        command = [sys.executable, "-c", LAUNCH, morning(day).isoformat(), "--data", str(self.folder), "goals"]
        return subprocess.run([*command, *options], capture_output=True, text=True, check=True).stdout

    def goal(self, day: int) -> dict[str, Any]:
        """Return the one goal as `handrail goals --json` prints it."""
        (found,) = json.loads(self.goals(day, "--json"))
        goal: dict[str, Any] = found
        return goal

    def tell(self, first: int, attacks: Iterable[int]) -> None:
        """Answer the row of panic attacks day by day, each on the morning after."""
        now = morning(first)
        journal = Journal.open(self.folder, lambda: now)
        for number in attacks:
            day, now = now.date(), now + DAY
            rows = agenda(journal.history, now, now.date()).rows
            row = next(row for row in rows if row.item.of == "panic" and row.day == day)
            journal.record(acts.answer(row.item, day, number, now.date(), row.entries))


@pytest.fixture
def days(tmp_path: Path) -> Days:
    """Return a journal with one earlier day, and no goal."""
    folder = tmp_path / "journal"
    earlier = BEGUN.date() - 2 * DAY
    Journal.open(folder, lambda: BEGUN).record(acts.answer(MOOD, earlier, 5, BEGUN.date()))
    return Days(folder)


def go_to(terminal: Terminal, row: str, key: str) -> None:
    """Press an arrow until a row of the form is marked."""
    for _ in range(FORM):
        before = terminal.settled()
        if before == row:
            return
        terminal.type(key)
        _leaves(terminal, before)
    pytest.fail(f"the form has no row {row}\n{terminal.text}")


def _leaves(terminal: Terminal, row: str) -> None:
    terminal.until(lambda: terminal.marked not in {"", row}, f"another row than {row}")


def week(attacks: int) -> list[int]:
    """Return a week with so many panic attacks."""
    return [attacks // 7 + (place < attacks % 7) for place in range(7)]


def test_fewer_panic_attacks_from_the_library_to_reached(days: Days) -> None:
    """Counted for two weeks first, thirteen weeks and two more, a holiday, a later end, and reached."""
    _begins(days)
    _is_counted_first(days)
    _starts_from_the_counted_number(days)
    days.tell(14, [*week(8), *week(7), *week(6)])
    _rests_for_a_week(days)
    days.tell(42, [*week(6), *week(6)])
    _gets_a_later_end(days)
    days.tell(56, [number for attacks in (5, 5, 5, 4, 4, 5, 4, 3, 3) for number in week(attacks)])
    _is_reached(days)


def _begins(days: Days) -> None:
    """Choose it in the library on the first morning, counting two weeks first."""
    with days.terminal(0) as terminal:
        terminal.shows("Mood yesterday")
        terminal.type(f"ga/panic{ENTER}{ENTER}")
        terminal.until(lambda: terminal.marked == START, "the form, filled in")
        go_to(terminal, STARTS_FROM, UP)
        terminal.type(RIGHT)
        terminal.shows("count two weeks first")
        terminal.shows("the goal starts Sun 6 Dec")
        go_to(terminal, START, DOWN)
        terminal.type(ENTER)
        terminal.shows("counting first: day 1 of 14")
    assert "counting first: day 1 of 14, the goal starts Sun 6 Dec" in days.goals(0)


def _is_counted_first(days: Days) -> None:
    """Tell the fourth of the days by a key; the estimate stands, and no week is judged."""
    days.tell(0, TWO_WEEKS[:3])
    with days.terminal(4) as terminal:
        terminal.shows("counting first: day 5 of 14")
        terminal.type(f"jjj{TWO_WEEKS[3]}")
        terminal.shows("Panic       · 1")
    goal = days.goal(4)
    assert goal["lines"][0]["words"] == "counting first: day 5 of 14, the goal starts Sun 6 Dec"
    assert goal["measures"][0]["baseline"]["value"] == 7
    assert "down from about 7 (my estimate; counted first, to Sat 5 Dec)" in goal["sentence"]


def _starts_from_the_counted_number(days: Days) -> None:
    """With thirteen days told it is 12 x 7/13, about 6½ a week; the key that tells the last makes it 7½."""
    days.tell(4, TWO_WEEKS[4:13])
    with days.terminal(14) as terminal:
        terminal.shows("started from 6½")
        terminal.type(f"jjj{TWO_WEEKS[13]}")
        terminal.shows("started from 7½")
    assert "started from 7½" in days.goals(14)
    goal = days.goal(14)
    assert goal["measures"][0]["baseline"]["value"] == 7.5
    assert goal["lines"][0]["level"] == "started from 7½"
    assert "down from 7½, for 13 weeks, from today (Sun 6 Dec)" in goal["sentence"]


def _rests_for_a_week(days: Days) -> None:
    """Pause it for a holiday at the start of the fourth week, and resume it a week later."""
    with days.terminal(35) as terminal:
        terminal.shows("week 4 of 13")
        terminal.type("g ")
        terminal.shows("holiday")
        terminal.type("2")
        terminal.shows("Resting: Fewer panic attacks")
    assert f"{TITLE} (resting)" in days.goals(35)
    assert (days.goal(41)["state"], days.goal(41)["note"]) == ("resting", "paused (holiday)")
    with days.terminal(42) as terminal:
        terminal.shows("Welcome back.")
        terminal.type("]")
        terminal.shows("resting")
        terminal.type("g ")
        terminal.shows("as before")
        terminal.type("1")
        terminal.shows("week 5 of 13")
    assert days.goal(42)["state"] == "active"


def _gets_a_later_end(days: Days) -> None:
    """Give it two weeks more; the last four judged weeks, 7, 6, 6 and 6, are 6¼ a week, a little of the way."""
    with days.terminal(56) as terminal:
        terminal.shows("about 6½ a week now, was 7½")
        terminal.type("go")
        terminal.shows("give it more time")
        terminal.type("2")
        terminal.shows("ends Sat 20 Mar")
        go_to(terminal, CHANGE, DOWN)
        terminal.type(ENTER)
        terminal.shows("week 7 of 15")
    assert "about 6½ a week now, was 7½" in days.goals(56)
    goal = days.goal(56)
    assert goal["rule"] == "4 or fewer a week · week 7 of 15"
    assert goal["lines"][0]["progress"] == pytest.approx(1.25 / 3.5)


def _is_reached(days: Days) -> None:
    """On the day after its last, 5, 4, 3 and 3 attacks in the last four weeks are 3.75 a week: reached."""
    came_to = "about 3.8 a week over the last 4 logged weeks; 3 of these 4 had 4 or fewer"
    over = days.goal(119)
    assert (over["state"], over["lines"][0]["words"]) == ("over", came_to)
    assert over["note"] == f"You did what you set out to do: {came_to}"
    with days.terminal(119) as terminal:
        terminal.shows("You did what you set out to do")
        terminal.type("go5")
        terminal.shows("Reached: Fewer panic attacks")
    assert days.goals(119).startswith(f"{TITLE} (reached)")
    assert days.goal(119)["note"] == "reached on 21 Mar"


def test_what_counts_itself_is_noted_with_plus_and_takes_no_digit(days: Days) -> None:
    """A digit on its row changes nothing; + is a thought record on paper, in row, goal and plain command."""
    with days.terminal(0) as terminal:
        terminal.shows("Mood yesterday")
        terminal.type(f"ga/kinder{ENTER}{ENTER}{ENTER}")
        terminal.shows("Thoughts    ○")
        terminal.type(f"t{END}kkkkkk3")
        terminal.shows("it counts itself")
        terminal.type("+")
        terminal.shows("Noted: Thoughts, today, 1 in all.")
        terminal.shows("1 of 6")
        assert terminal.answers("2026-11-22") == {}
        (entry,) = terminal.tables()["entries"].values()
        assert (entry["kind"], entry["fields"]) == ("thought_record", {"balanced_thought": "on paper"})
        terminal.type("u")
        terminal.shows("Took back: one more: thought record, today")
        terminal.until(lambda: not terminal.tables().get("entries"), "the entry out of the file")
    assert days.goal(0)["lines"][0]["words"] == "6 to go"
