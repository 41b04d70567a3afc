"""`handrail status`: one discreet line, or none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, TODAY, YESTERDAY, Desk, desk_with

from store import acts, hard_day, history
from store.agenda import agenda
from store.changes import Change, Put
from store.demo import made_up
from store.goals import lifecycle
from store.journal.journal import Journal

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
LOADED = """
import sys
from tui.__main__ import main
status = main()
print(status, *sorted({"arrow", "plotext", "rich", "textual"} & set(sys.modules)))
"""


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a journal with an earlier day and three goals, at 07:40."""
    return desk_with(tmp_path / "journal", clock, *GOALS)


def done(desk: Desk) -> None:
    """Pass every stop of the morning."""
    shown = agenda(desk.journal.history, desk.clock())
    desk.keep(*(acts.leave(row.item, row.day, shown.today) for row in shown.rows if row.stop))


def quiet(day: date) -> Change:
    """Return the change that asks nothing up to `day`, inclusive."""
    edit = Put("settings", acts.ONE_DOCUMENT, ("quiet_until",), day.isoformat())
    return Change(words="a rest", edits=(edit,))


def line(desk: Desk, *words: str) -> str:
    """Return what it says; it never complains."""
    ran = desk.run("status", *words)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_it_is_open_until_nothing_waits(desk: Desk, clock: MadeUpClock) -> None:
    """All passed is done; in the evening tonight's rows wait."""
    assert line(desk) == "check-in open\n"
    done(desk)
    assert line(desk) == "done for now\n"
    clock.goes_on(hours=11)
    assert line(desk) == "check-in open\n"


def test_if_open_says_nothing_when_nothing_waits(desk: Desk) -> None:
    """A prompt stays empty."""
    assert line(desk, "--if-open") == "check-in open\n"
    done(desk)
    assert line(desk, "--if-open") == ""


def test_a_folder_without_a_journal_has_no_check_in_yet(tmp_path: Path, clock: MadeUpClock) -> None:
    """Who never began is not reminded, and looking makes no folder."""
    desk = Desk(tmp_path / "none", clock)
    assert line(desk) == "no check-in yet\n"
    assert line(desk, "--if-open") == ""
    assert not desk.folder.exists()


@pytest.mark.parametrize("words", [(), ("--if-open",), ("--words",)])
def test_a_file_where_the_folder_should_be_is_said(
    tmp_path: Path, clock: MadeUpClock, words: tuple[str, ...]
) -> None:
    """Nothing could ever be kept there, so it does not look like a beginning."""
    file = tmp_path / "data"
    file.write_text("a letter")
    ran = Desk(file, clock).run("status", *words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"handrail: {file} is no folder, so nothing can be kept there.\n"


def test_if_open_is_silent_on_a_hard_day(desk: Desk) -> None:
    """Nothing waits for anyone then; yesterday's hard day keeps no one from today's check-in."""
    desk.keep(hard_day.keep(YESTERDAY, TODAY))
    assert line(desk, "--if-open") == "check-in open\n"
    desk.keep(hard_day.keep(TODAY, TODAY))
    assert line(desk, "--if-open") == ""


def test_if_open_is_silent_when_every_goal_rests(desk: Desk) -> None:
    """One that runs is enough to speak; goals that are over do not count."""
    first, *others = desk.journal.history.goals
    desk.keep(
        *(
            acts.change_goal(goal, lifecycle.pause(goal, TODAY, "holiday"), "a rest")
            for goal in desk.journal.history.goals[1:]
        )
    )
    assert len(others) == 2
    assert line(desk, "--if-open") == "check-in open\n"
    desk.keep(acts.change_goal(first, lifecycle.set_aside(first, TODAY), "an end"))
    assert line(desk, "--if-open") == ""


def test_without_goals_there_is_no_rest_to_take_for_granted(tmp_path: Path, clock: MadeUpClock) -> None:
    """No goal is not a resting goal."""
    assert line(desk_with(tmp_path / "journal", clock), "--if-open") == "check-in open\n"


def test_if_open_is_silent_until_the_last_quiet_day_is_over(desk: Desk, clock: MadeUpClock) -> None:
    """The last day of the rest is part of it."""
    desk.keep(quiet(TODAY))
    assert line(desk, "--if-open") == ""
    clock.goes_on(days=1)
    assert line(desk, "--if-open") == "check-in open\n"


def test_no_word_of_a_goal_is_said_unasked(desk: Desk) -> None:
    """Somebody may look over the shoulder."""
    assert not any(goal.title in line(desk) for goal in GOALS)


def test_words_add_where_each_goal_stands(desk: Desk) -> None:
    """Still one line; a goal that rests says so, one that was set aside says nothing."""
    walk, panic, reach = desk.journal.history.goals
    desk.keep(
        acts.change_goal(panic, lifecycle.pause(panic, TODAY, "holiday"), "a rest"),
        acts.change_goal(reach, lifecycle.set_aside(reach, TODAY), "an end"),
    )
    said = line(desk, "--words")
    assert said.startswith(f"check-in open; {walk.title}: ")
    assert said.endswith(f"; {panic.title}: resting\n")
    assert said.count("\n") == 1
    assert reach.title not in said


def test_words_are_not_said_where_nothing_is_said(desk: Desk) -> None:
    """Silence is silence."""
    done(desk)
    assert line(desk, "--if-open", "--words") == ""


def test_a_journal_beyond_reading_is_one_line_on_standard_error(desk: Desk) -> None:
    """It could not be done; no traceback, and the file as it was."""
    (desk.folder / "journal.json").write_bytes(b"{half a jour")
    ran = desk.run("status", "--if-open")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert desk.bytes == b"{half a jour"


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a made-up journal of ten years, about five entries a day."""
    now = datetime.fromisoformat("2026-11-22T07:40+01:00")
    folder = tmp_path_factory.mktemp("ten") / "journal"
    Journal.create(folder, lambda: now, made_up(3652, now, besides=5.1))
    return folder


@pytest.mark.parametrize(
    "words",
    [("status",), ("status", "--if-open"), ("status", "--words"), ("check-in",), ("tally", "panic", "--undo")],
    ids=" ".join,
)
def test_plain_commands_load_no_screen_over_ten_years_of_data(ten_years: Path, words: tuple[str, ...]) -> None:
    """Neither Textual, Rich nor plotext, which draw, nor arrow, which is slow to load."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, "--data", str(ten_years), *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = "1" if "--undo" in words else "0"
    assert ran.stdout.splitlines()[-1] == expected
    assert ran.stderr == "" or "--undo" in words


def test_ten_years_are_told_like_one_day(ten_years: Path, clock: MadeUpClock) -> None:
    """Yesterday of the made-up journal is still to be answered, and its goals are told."""
    desk = Desk(ten_years, clock)
    assert line(desk) == "check-in open\n"
    assert "; Walk in the park: " in line(desk, "--words")


def test_the_line_is_said_without_a_look_at_the_entries(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written changes no stop: it is not even counted."""
    desk.keep(acts.one_more_entry("panic", desk.journal.history, TODAY, desk.clock(), TODAY))
    monkeypatch.setattr(
        history, "glances", lambda table, _: pytest.fail("the entries were looked at") if table else ()
    )
    assert line(desk) == "check-in open\n"


def test_reading_does_not_load_the_library_that_writes(ten_years: Path) -> None:
    """TinyDB comes with the first change."""
    loaded = LOADED.replace("plotext", "tinydb")
    command = [sys.executable, "-c", loaded, "--data", str(ten_years), "status"]
    ran = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["check-in open", "0"]
