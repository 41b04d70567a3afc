"""Plain commands in a real terminal, alone and beside an open dashboard."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from goals_made_up import TIMES, goal
from terminal import ENTER, LAUNCH, MORNING, Terminal

from store import acts
from store.clock import DAY
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat(MORNING)
TODAY, YESTERDAY = "2026-11-22", "2026-11-21"
CTRL_D = "\x04"
DUMB = ("env", "TERM=dumb")


class CheckIn(Terminal):
    """`handrail check-in`, line by line."""

    words = ("check-in",)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a folder with an earlier day and one goal, counted by times."""
    folder = tmp_path / "journal"
    journal = Journal.open(folder, lambda: NOW)
    day = NOW.date() - 2 * DAY
    journal.record(acts.keep_goal(goal(TIMES, title="Reach out to someone")))
    journal.record(acts.answer(MOOD, day, 5, NOW.date()))
    return folder


def handrail(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a plain command beside whatever is open, at the same moment."""
    return subprocess.run(
        [sys.executable, "-c", LAUNCH, MORNING, *words, "--data", str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )


def test_an_open_dashboard_shows_what_a_command_kept(begun: Path) -> None:
    """A mood told for yesterday moves its row and the question on; a tally of today is in its goal."""
    with Terminal(begun) as terminal:
        terminal.shows("Mood yesterday")
        said = handrail(begun, "check-in", "--mood", "6", "--day", "yesterday").stdout
        assert said == "Kept for Sat 21 Nov: mood 6.\n"
        terminal.shows("Mood        · · · · · · 6")
        terminal.shows("□ □ □   3 to go")
        handrail(begun, "tally", "reach")
        terminal.shows("■ □ □   2 to go")
        handrail(begun, "tally", "reach", "--undo")
        terminal.shows("□ □ □   3 to go")


def test_a_mood_of_today_stands_under_tonight(begun: Path) -> None:
    """Without a day it is today's; the open dashboard has it where today's ratings are."""
    with Terminal(begun) as terminal:
        terminal.shows("Mood yesterday")
        handrail(begun, "check-in", "--mood", "6")
        terminal.shows("Mood        · · · · · · 6")
        terminal.shows("Mood yesterday")
        assert terminal.answers(TODAY) == {"mood": 6}


def test_the_check_in_line_by_line_in_a_dumb_terminal(begun: Path) -> None:
    """A bad line is asked again, an empty one passes, Ctrl+D stops; what was answered is on disk."""
    with CheckIn(begun, within=DUMB) as terminal:
        terminal.shows("Mood yesterday, taken as a whole. 0 very low, 5 neither, 10 very good.")
        terminal.type(f"eleven{ENTER}")
        terminal.shows("Mood takes a whole number from 0 to 10.")
        terminal.type(f"6{ENTER}")
        terminal.shows("Anxiety yesterday")
        assert terminal.answers(YESTERDAY) == {"mood": 6}
        terminal.type(ENTER)
        terminal.shows("Energy yesterday")
        terminal.type(CTRL_D)
        assert terminal.ends() == 0
        terminal.shows("Kept 1 answer.")
        assert b"\x1b" not in terminal.raw
        assert terminal.answers(YESTERDAY) == {"mood": 6}


def test_what_is_typed_ahead_is_taken_in_order(begun: Path) -> None:
    """Over a slow link all lines may be sent before the first question is there."""
    with CheckIn(begun, early="6\n4\n5\n7,5\n6\nRain.\n", within=DUMB) as terminal:
        terminal.shows("That's all for now.")
        assert terminal.ends() == 0
        assert terminal.answers(YESTERDAY) == {"mood": 6, "anxiety": 4, "energy": 5, "note": "Rain."}
        assert terminal.answers(TODAY) == {"sleep_hours": 7.5, "sleep_quality": 6}


def test_control_c_leaves_without_a_word_and_keeps_what_was_given(begun: Path) -> None:
    """No traceback; the answer before it is on disk."""
    with CheckIn(begun, within=DUMB) as terminal:
        terminal.shows("Mood yesterday")
        terminal.type(f"6{ENTER}")
        terminal.shows("Anxiety yesterday")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.ends() == 130
        assert "Traceback" not in terminal.text
        assert terminal.answers(YESTERDAY) == {"mood": 6}
