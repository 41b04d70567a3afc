"""`handrail chart`: a chart in words, by any name it goes by, and each point for a program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from charts_made_up import tables
from clinic_made_up import CLINIC, put, taken
from command_line import Desk

from store.changes import Change, Put
from store.journal.journal import Journal
from tui.command import RefusedError
from tui.commands.chart import span_of

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
LOADED = """
import sys
from tui.__main__ import main
main(["chart", "mood"])
main(["chart", "year"])
print(*{"textual", "rich", "plotext", "arrow"} & set(sys.modules), file=sys.stderr)
"""


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk with half a year in its journal."""
    Journal.create(tmp_path / "journal", clock, tables(180))
    return Desk(tmp_path / "journal", clock)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("mood", "Mood, 30 days: "),
        ("Tense", "Tense, 30 days: "),
        ("own:tense", "Tense, 30 days: "),
        ("phq9", "PHQ-9, 30 days: "),
        ("PHQ-9", "PHQ-9, 30 days: "),
        ("walk in the park", "Walk, 13 weeks: "),
        ("fewer", "Panic attacks, "),
        ("panic", "Panic attacks, 8 weeks: "),
        ("year", "Mood, since 1 May 2026: "),
        ("year of anxiety", "Anxiety, since 1 May 2026: "),
        ("got_up", "Got up, 30 days: "),
        ("got up", "Got up, 30 days: "),
        ("Got-Up", "Got up, 30 days: "),
        ("phq_9", "PHQ-9, 30 days: "),
        ("walk-in-the", "Walk, 13 weeks: "),
        ("medicines", "Medicines and mood, 30 days: Sertraline: "),
    ],
)
def test_a_chart_is_said_by_any_name_it_goes_by(desk: Desk, name: str, begins: str) -> None:
    """Its own, its id, its title, or the beginning of one; in a line."""
    ran = desk.run("chart", *name.split())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(begins)
    assert ran.out.count("\n") == 1


def test_the_span_says_how_far_back(desk: Desk) -> None:
    """Days, weeks, months, years, or all."""
    assert desk.run("chart", "mood", "--span", "90d").out.startswith("Mood, 90 days: ")
    assert desk.run("chart", "mood", "--span", "12w").out.startswith("Mood, 84 days: ")
    assert desk.run("chart", "mood", "--span", "1y").out.startswith("Mood, a year: ")
    assert desk.run("chart", "mood", "--span", "all").out.startswith("Mood, since 26 May 2026: ")


@pytest.mark.parametrize(
    "words", ["", "x", "90 x", "-3d", "0d", "1e3", "١٢d", "999999", "101y", "all of it", "\x1b[31m"]
)
def test_a_bad_span_is_refused_in_a_sentence(desk: Desk, words: str) -> None:
    """Status 2, nothing on standard output, nothing a terminal would obey."""
    ran = desk.run("chart", "mood", f"--span={words}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("is not a span. Say 90d, 12w, 6m, 1y or all.\n")
    assert "\x1b" not in ran.err
    with pytest.raises(RefusedError):
        span_of(words)


def test_an_unknown_name_is_refused_and_where_to_find_them(desk: Desk) -> None:
    """One sentence that says where they stand; where several are meant, those."""
    ran = desk.run("chart", "weather")
    refused = "handrail: “weather” is no chart. handrail chart names all there are.\n"
    assert (ran.status, ran.out, ran.err) == (2, "", refused)
    several = desk.run("chart", "m")
    assert (several.status, several.err) == (2, "handrail: “m” could be any of these: mood, medicines.\n")


def test_without_a_name_it_lists_all_there_are(desk: Desk) -> None:
    """Every name it prints is one it takes."""
    names = desk.run("chart").out.splitlines()
    assert names[:3] == ["mood", "anxiety", "energy"]
    assert len(names) == len(set(names))
    for name in names:
        assert desk.run("chart", name).status == 0
    assert [one["name"] for one in json.loads(desk.run("chart", "--json").out)] == names


def test_a_questionnaire_of_ones_own_has_a_chart_too(desk: Desk) -> None:
    """By its title or the name of its file; it stands in the list."""
    put(desk.folder, "clinic.toml", CLINIC)
    desk.keep(Change(words="", edits=(Put("responses", "c", (), taken(desk.clock(), calm=3, tense=3).document()),)))
    assert "clinic 2" in desk.run("chart").out.splitlines()
    for name in ("clinic", "Clinic 2"):
        assert desk.run("chart", name).out == "Clinic 2, 30 days: 4 of 6 on Sun 22 Nov.\n"


def test_json_is_a_list_of_what_is_known(desk: Desk) -> None:
    """A day without an answer is not in it: unknown is never zero."""
    points = json.loads(desk.run("chart", "mood", "--json").out)
    assert points[-1] == {"day": "2026-11-20", "value": 5, "words": "Fri 20 Nov: 5"}
    assert all(set(point) == {"day", "value", "words"} for point in points)
    weeks = json.loads(desk.run("chart", "panic", "--json").out)
    assert weeks[-1]["day"] is None
    assert weeks[-1]["words"].startswith("9–15 Nov: ")


def test_of_an_empty_journal_it_says_when_there_will_be_something(tmp_path: Path, clock: MadeUpClock) -> None:
    """In words; as a list an empty one."""
    desk = Desk(tmp_path, clock)
    ran = desk.run("chart", "mood")
    assert (ran.status, ran.out) == (0, "Mood appears here once a day is answered.\n")
    assert json.loads(desk.run("chart", "mood", "--json").out) == []


def test_it_loads_nothing_of_the_screen() -> None:
    """Neither Textual nor plotext nor arrow."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (2, "\n")
