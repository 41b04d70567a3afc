"""Everything daily can be done and read in plain text: lines of words, one fact each, nothing drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from charts_made_up import tables
from command_line import Desk

from store.journal.journal import Journal
from tui.command_line import COMMANDS
from widgets.chart import CHARTS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")
"""Lines and boxes, blocks, braille."""
COLUMNS = re.compile(r"\S {3,}\S|\t")
"""Something that stands beside something else, and would be read as one."""
PASS = "\n" * 60
DAILY: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "check_in": [(("check-in",), f"6\n4\n5\n{PASS}"), (("check-in", "--mood", "6"), "")],
    "status": [(("status",), ""), (("status", "--words"), "")],
    "tally": [(("tally", "panic"), ""), (("tally", "panic", "--undo"), "")],
    "goals": [(("goals",), ""), (("goals", "walk in the park"), ""), (("goals", "fewer panic attacks"), "")],
    "questionnaires": [(("questionnaires",), "")],
    "take": [(("take", "gad7"), "1\n" * 9)],
    "write": [(("write", "panic"), PASS), (("write", "thought-record"), PASS), (("write", "note", "-"), "a day\n")],
    "chart": [(("chart",), ""), *((("chart", name.replace("_", " ")), "") for name in sorted(CHARTS))],
    "insight": [(("insight", "--all"), "")],
    "mark": [(("mark",), ""), (("mark", "a new dose"), "")],
    "plan": [(("plan",), "")],
    "report": [(("report", "--words"), ""), (("report", "--talk"), PASS)],
    "now": [(("now",), "")],
}
"""The plain way of each screen: check-in, goals, questionnaires and ratings, writing, charts, plan, report."""
BESIDES: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "report": [(("report",), ""), (("report", "--to", "md"), "")],
    "completion": [(("completion", "bash"), "")],
    "doctor": [(("doctor", "--all"), "")],
    "erase": [(("erase", "the dishes"), "\n")],
    "export": [(("export", "-o", "-"), "")],
    "import": [(("import", "nowhere.json", "--dry-run"), "")],
    "keys": [(("keys",), "")],
    "remind": [(("remind",), "")],
    "restore": [(("restore",), "")],
}
"""The others, and the sheet of paper that has columns."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for one made-up half year."""
    return tmp_path_factory.mktemp("plain") / "data"


@pytest.fixture
def desk(folder: Path, clock: MadeUpClock) -> Desk:
    """Return a desk over it."""
    if not folder.exists():
        Journal.create(folder, clock, tables(180))
    return Desk(folder, clock)


@pytest.mark.parametrize("command", DAILY)
def test_a_daily_thing_is_told_one_fact_a_line(command: str, desk: Desk) -> None:
    """Nothing is drawn, nothing stands in columns, and no line is a list of many things for the eye."""
    for words, typed in DAILY[command]:
        ran = desk.run(*words, typed=typed)
        assert ran.status in {0, 1}, (words, ran.err)
        assert ran.out.strip() or ran.err.strip(), words
        for line in (ran.out + ran.err).splitlines():
            assert not DRAWN.search(line), (words, line)
            assert not COLUMNS.search(line), (words, line)


@pytest.mark.parametrize("command", BESIDES)
def test_no_command_draws_lines_boxes_or_dots(command: str, desk: Desk) -> None:
    """Whatever it is for, a screen reader spells none of its signs."""
    for words, typed in BESIDES[command]:
        ran = desk.run(*words, typed=typed)
        assert not DRAWN.search(ran.out + ran.err), words


def test_every_command_is_looked_at() -> None:
    """A new one says whether it is a daily thing."""
    assert set(COMMANDS) == DAILY.keys() | BESIDES.keys()
