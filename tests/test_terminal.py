"""What a person can do at the keyboard, in a real terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from terminal import CTRL_G, ENTER, ESCAPE, MORNING, Terminal

from store import acts
from store.clock import DAY
from store.goals.draft import begin
from store.items import MOOD, NOTE
from store.journal.journal import Journal
from store.records.goal import Measure

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat(MORNING)
TODAY, YESTERDAY, EARLIER = "2026-11-22", "2026-11-21", "2026-11-20"
HOSTILE = "[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 日本語 🙂"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a folder with an earlier day and one goal, counted by times."""
    folder = tmp_path / "journal"
    journal = Journal.open(folder, lambda: NOW)
    day = datetime.fromisoformat(EARLIER).date()
    goal = begin("Reach out to someone", day, Measure(id="reach", label="Reach out", target=3))
    journal.record(acts.keep_goal(goal))
    journal.record(acts.answer(MOOD, day, 5, NOW.date()))
    return folder


def test_keys_typed_with_the_command_are_yesterdays_ratings(begun: Path) -> None:
    """6 4 5, written before the program runs, are mood, anxiety and energy of yesterday, on disk, in that order."""
    with Terminal(begun, early="645") as terminal:
        terminal.keeps(YESTERDAY, "energy", 5)
        assert terminal.answers(YESTERDAY) == {"mood": 6, "anxiety": 4, "energy": 5}


def test_holding_enter_ends_at_rest_and_stores_no_answer(begun: Path) -> None:
    """Enter passes every stop and opens nothing; q then leaves, and is no text."""
    with Terminal(begun) as terminal:
        terminal.shows("Mood yesterday")
        terminal.type(ENTER * 30)
        terminal.shows("That's all for now.")
        terminal.type("q")
        assert terminal.ends() == 0
        assert terminal.answers(YESTERDAY) == {}
        assert terminal.answers(TODAY) == {}
        assert '"q' not in json.dumps(terminal.tables())


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
def test_a_first_morning(tmp_path: Path, size: tuple[int, int]) -> None:
    """First run skipped, a goal in eight keys, three ratings with three keys, each on disk before the next."""
    folder = tmp_path / "new"
    with Terminal(folder, size=size) as terminal:
        terminal.shows("Welcome to Handrail")
        terminal.shows("No one monitors")
        terminal.type("q")
        terminal.shows("Mood today" if size[0] < 80 else "Mood today, taken as a whole")
        terminal.type(f"ga{ENTER}{ENTER}")
        terminal.until(lambda: len(terminal.tables().get("goals", {})) == 1, "the goal in the file")
        terminal.type("t")
        for key, item in (("6", "mood"), ("4", "anxiety"), ("5", "energy")):
            terminal.type(key)
            terminal.keeps(TODAY, item, int(key))
        terminal.kill()
    with Terminal(folder, size=size) as terminal:
        for row in ("Mood        · · · · · · 6", "Anxiety     · · · · 4", "Energy      · · · · · 5"):
            terminal.shows(row)
        assert terminal.answers(TODAY) == {"mood": 6, "anxiety": 4, "energy": 5}
        for key, pane in (("g", "Walk in the park"), ("c", "Mood"), ("t", "This morning")):
            terminal.type(key)
            terminal.shows(pane)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
def test_help_is_in_sight_and_one_key_away(begun: Path, size: tuple[int, int]) -> None:
    """The footer begins with ! help now; inside a line of text Ctrl+G opens it, and the text is kept."""
    with Terminal(begun, size=size) as terminal:
        terminal.shows("Mood yesterday")
        terminal.until(lambda: terminal.screen.display[-1].startswith(" ! help now"), "help in the footer")
        terminal.type("!")
        terminal.shows("This program cannot call anyone for you.")
        terminal.type("q")
        terminal.shows("Mood yesterday")
        terminal.type(f"jjjj{ENTER}tired of !")
        terminal.shows("tired of !")
        terminal.type(CTRL_G)
        terminal.shows("This program cannot call anyone for you.")
        terminal.type("q")
        terminal.shows("tired of !")
        terminal.type(ENTER)
        terminal.keeps(YESTERDAY, "note", "tired of !")


def test_two_windows_see_each_others_answers(begun: Path) -> None:
    """An answer given in either stands in the other, and nothing is lost."""
    with Terminal(begun) as one, Terminal(begun) as two:
        one.shows("Mood yesterday")
        two.shows("Mood yesterday")
        one.type("6")
        two.shows("Mood        · · · · · · 6")
        two.type("j4")
        one.shows("Anxiety     · · · · 4")
        assert one.answers(YESTERDAY) == {"mood": 6, "anxiety": 4}


def test_one_key_changes_row_goal_chart_and_file(begun: Path) -> None:
    """+ on today's tally is at once in its row, in the goal's cells and in the file; u takes it out of all."""
    with Terminal(begun) as terminal:
        terminal.shows("□ □ □   3 to go")
        (measure,) = next(iter(terminal.tables()["goals"].values()))["revisions"][0]["measures"]
        terminal.type("+")
        terminal.shows("■ □ □   2 to go")
        terminal.shows("Reach out   · 1")
        assert terminal.answers(TODAY) == {f"m:{measure['id']}": 1}
        terminal.type("u")
        terminal.shows("Took back: one more: reach out, today")
        terminal.shows("□ □ □   3 to go")
        assert terminal.answers(TODAY) == {}


def test_the_chart_follows_the_answer(begun: Path) -> None:
    """With yesterday's ratings in, the mood chart has yesterday's point; Friday's gap stays a gap."""
    with Terminal(begun) as terminal:
        terminal.shows("mood: once yesterday is told")
        terminal.type("345")
        terminal.shows("7-day mean")
        terminal.until(lambda: terminal.text.count("●") == len(["legend", "Saturday"]), "Saturday's point")
        terminal.until(lambda: terminal.text.count("○") >= 1, "Friday's point, told late")
        terminal.type("u")
        terminal.shows("mood: once yesterday is told")


def test_a_note_of_markup_and_control_codes_is_text(begun: Path) -> None:
    """It is shown as typed but for its control characters, kept whole, and no control byte reaches the screen."""
    day = NOW.date() - DAY
    Journal.open(begun, lambda: NOW).record(acts.answer(NOTE, day, HOSTILE, NOW.date()))
    kept = "[/b] [@click=app.quit]x[/] ]52;c;aGk= 日本語 🙂"
    assert Journal.open(begun, lambda: NOW).history.check_in(day).answers["note"] == kept
    with Terminal(begun) as terminal:
        terminal.shows("[/b] [@click=app.quit]x[/]")
        terminal.type("jjjj" + ENTER)
        terminal.until(lambda: terminal.text.count("[@click=app.quit]") == len(["row", "line"]), "it in the line")
        terminal.type(" [b]" + ENTER)
        terminal.keeps(YESTERDAY, "note", f"{kept} [b]")
        assert b"\x1b]52" not in terminal.raw


def test_a_newer_journal_is_shown_and_not_touched(begun: Path) -> None:
    """A file of a later version opens read-only, says why, and is the same bytes afterwards."""
    path = begun / "journal.json"
    tables = json.loads(path.read_bytes())
    next(iter(tables["meta"].values()))["schema"] = 99
    path.write_text(json.dumps(tables))
    before = path.read_bytes()
    with Terminal(begun) as terminal:
        terminal.shows("newer")
        terminal.type("6")
        terminal.read(0.5)
        terminal.shows("Mood yesterday")
        terminal.type("q")
        assert terminal.ends() == 0
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_read_only(begun: Path) -> None:
    """The journal is there to read, with a line that says why nothing can be kept; nothing is claimed as kept."""
    with Terminal(begun, within=_read_only(begun)) as terminal:
        terminal.shows("Mood yesterday")
        terminal.shows("cannot be written")
        terminal.type("6")
        terminal.shows("▸ Mood")
        assert terminal.answers(YESTERDAY) == {}


def _read_only(folder: Path) -> tuple[str, ...]:
    """Make the folder read-only for a child; root is let through by permissions, so for root by a mount."""
    if os.geteuid() != 0:
        folder.chmod(0o555)
        return ()
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    within = ("unshare", "--mount", "sh", "-c", mount, str(folder))
    if (
        not shutil.which("unshare")
        or subprocess.run([*within, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("root, and no mount of its own to be had")
    return within


def test_a_damaged_journal_is_never_taken_for_a_new_user(begun: Path) -> None:
    """With copies beside it the newest good one opens, and says so; the damaged bytes are kept."""
    (begun / "journal.json").write_bytes(b"{half a jour")
    with Terminal(begun) as terminal:
        terminal.shows("damaged")
        terminal.shows("Reach out to someone")
    assert any(b"half a jour" in path.read_bytes() for path in begun.glob("journal.json.damaged-*"))


def test_a_journal_beyond_reading_stops_with_a_sentence(begun: Path) -> None:
    """With no good copy nothing is opened over it; help and the way out work."""
    (begun / "journal.json").write_bytes(b"{half a jour")
    shutil.rmtree(begun / "generations")
    with Terminal(begun) as terminal:
        terminal.shows("changed nothing")
        terminal.type("!")
        terminal.shows("This program cannot call anyone for you.")
        terminal.type(ESCAPE)
        terminal.shows("changed nothing")
        terminal.type("q")
        assert terminal.ends() == 0
    assert (begun / "journal.json").read_bytes() == b"{half a jour"
