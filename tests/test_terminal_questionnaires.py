"""Questionnaires at the keyboard, in a real terminal."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from terminal import ENTER, LAUNCH, MORNING, PATIENCE, Terminal

from store import acts
from store.instruments import acts as questionnaires
from store.instruments.own import packaged
from store.instruments.support import QUIET
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

PHQ9 = packaged()["phq9"]
NOW = datetime.fromisoformat(MORNING)
HELP = "If you might act on these thoughts"
FORTNIGHT = "2026-12-06T07:40:00+01:00"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a folder with one answer in it, so that it is no first run."""
    folder = tmp_path / "journal"
    today = NOW.date()
    Journal.open(folder, lambda: NOW).record(acts.answer(MOOD, today, 5, today))
    return folder


def given(terminal: Terminal) -> list[dict[str, Any]]:
    """Return the answers of every response in the file."""
    return [response.get("answers", {}) for response in terminal.tables().get("responses", {}).values()]


def test_a_power_cut_after_the_fifth_answer(begun: Path) -> None:
    """The next start says where it stopped, and Enter goes on at question 6."""
    with Terminal(begun, size=(80, 24)) as terminal:
        terminal.shows("No goals yet.")
        terminal.type("m")
        terminal.shows("Low mood. Enter takes it.")
        terminal.type(ENTER)
        terminal.shows("Nobody sees your")
        terminal.type(f"{ENTER}11221")
        terminal.until(lambda: len((given(terminal) or [{}])[0]) == 5, "five answers in the file")
        terminal.kill()
    with Terminal(begun, size=(80, 24)) as terminal:
        terminal.shows("No goals yet.")
        terminal.type("m")
        terminal.shows("stopped at question 6")
        terminal.type(ENTER)
        terminal.shows("6 of 9")
        terminal.shows("Feeling bad about yourself")
        terminal.type("01001")
        terminal.shows("is called mild.")
        assert given(terminal) == [
            {**{str(place): int(value) for place, value in enumerate("112210100", 1)}, "difficulty": 1}
        ]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
def test_help_stands_before_any_score(begun: Path, size: tuple[int, int]) -> None:
    """1 on item 9: the panel, with no number in sight; one key goes on; the score comes last."""
    with Terminal(begun, size=size) as terminal:
        terminal.shows("Anxiety")
        terminal.type(f"m{ENTER}{ENTER}11111111")
        terminal.shows("9 of 9")
        terminal.type("1")
        terminal.shows(HELP)
        terminal.until(lambda: terminal.screen.display[-1].startswith(" ! help now"), "help in the footer")
        assert " of 27" not in terminal.text
        terminal.type(ENTER)
        terminal.shows("not scored")
        assert " of 27" not in terminal.text
        terminal.type("0")
        terminal.shows("Help is one key away: !")
        terminal.shows("9 of 27")


@pytest.mark.parametrize(("days", "there"), [(0, False), (1, True), (7, True), (8, False)])
def test_the_quiet_line_is_there_for_seven_mornings(begun: Path, days: int, *, there: bool) -> None:
    """From the next morning on; on the eighth it is gone."""
    journal, today = Journal.open(begun, lambda: NOW), NOW.date()
    response = questionnaires.begin(PHQ9, NOW, today)
    journal.record(questionnaires.answer(journal.history, response, PHQ9, "9", 1))
    with Terminal(begun, size=(80, 24), now=(NOW + timedelta(days=days)).isoformat()) as terminal:
        terminal.shows("No goals yet.")
        assert (QUIET in terminal.text) == there


def test_a_change_is_said_in_the_words_of_the_guide(begun: Path) -> None:
    """Two fortnights at the keyboard, 16 and then 9: against the first, and both on the chart."""
    with Terminal(begun, size=(80, 24)) as terminal:
        terminal.shows("No goals yet.")
        terminal.type(f"m{ENTER}{ENTER}3333220000")
        terminal.shows("16 of 27")
    with Terminal(begun, size=(80, 24), now=FORTNIGHT) as terminal:
        terminal.shows("No goals yet.")
        terminal.type(f"m{ENTER}1111111200")
        terminal.shows("Clearly lower than when you started (16 → 9;")
        terminal.shows("2 of 2")
        terminal.until(lambda: terminal.text.count("●") == len(["legend", "first", "second"]), "two points")


def test_a_plain_questionnaire_is_cut_off_and_goes_on(begun: Path) -> None:
    """`handrail take` killed after five answers has all five; the next one offers question 6."""
    with _take(begun) as process:
        assert process.stdin
        process.stdin.write(b"y\n1\n1\n2\n2\n1\n")
        process.stdin.flush()
        deadline = time.monotonic() + PATIENCE
        while not _kept(begun) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
    with _take(begun) as process:
        out, _ = process.communicate(b"y\n0\n1\n0\n0\n1\n", timeout=PATIENCE)
    lines = out.decode().splitlines()
    assert "You stopped at question 6 on Sun 22 Nov. Go on there? [y/n]" in lines
    assert "PHQ-9: 8 of 27." in lines
    assert not any(item.text in out.decode() for item in PHQ9.items[:5])


def _take(folder: Path) -> subprocess.Popen[bytes]:
    """Start `handrail take phq9` with its lines to come."""
    begin = LAUNCH.replace("import tui.opening", "import store.clock, tui.folder, tui.opening").replace(
        "tui.opening.system_clock =", "tui.folder.system_clock = tui.opening.system_clock ="
    )
    return subprocess.Popen(
        [sys.executable, "-c", begin, MORNING, "--data", str(folder), "take", "phq9"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _kept(folder: Path) -> bool:
    """Say whether five answers are on the disk."""
    responses = Journal.open(folder, lambda: NOW).history.all_responses
    return bool(responses) and len(responses[0].answers) == 5
