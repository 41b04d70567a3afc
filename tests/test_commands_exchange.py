"""`handrail export` and `handrail import`: all of it out, and back in; nothing is written over unasked."""

from __future__ import annotations

import gzip
import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from command_line import GOALS, TODAY, YESTERDAY, Desk, desk_with
from msgspec.structs import replace

from store import acts, entry_acts
from store.items import ANXIETY, MOOD
from store.plan.acts import keep
from store.records.plan import PlanLine

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
PRIVATE = "For nobody else."


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk with goals, a private note and a person in the plan."""
    found = desk_with(tmp_path / "journal", clock, *GOALS)
    for words, private in (("Quiet.", False), (PRIVATE, True)):
        note = replace(entry_acts.begin("note", TODAY, clock(), text=words), private=private)
        found.keep(entry_acts.keep(note, None, found.journal.history, TODAY))
    found.keep(keep(PlanLine(id="noor", part="person", text="Noor"), ()))
    return found


def tables(desk: Desk) -> dict[str, Any]:
    """Return everything the files of a desk hold, without what is empty."""
    return {name: table for name, table in desk.journal.history.tables.items() if table}


@pytest.mark.parametrize("name", ["all.json", "all.zip"])
def test_out_and_into_an_empty_folder_is_the_same_journal(name: str, desk: Desk, tmp_path: Path) -> None:
    """The plan too; the file is the owner's alone, and what is private is named on the way out."""
    out = desk.run("export", "-o", str(tmp_path / name))
    assert (out.status, out.err) == (0, "")
    assert "1 private entry is in it" in out.out
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    other = Desk(tmp_path / "other", desk.clock)
    assert other.run("import", str(tmp_path / name)).status == 0
    assert tables(other) == tables(desk)


def test_an_export_is_never_written_over_unasked(desk: Desk, tmp_path: Path) -> None:
    """What stands there stays, byte for byte, until --replace."""
    file = tmp_path / "all.json"
    file.write_text("mine")
    refused = desk.run("export", "-o", str(file))
    assert (refused.status, file.read_text()) == (1, "mine")
    assert "is there already. --replace writes over it." in refused.err
    assert desk.run("export", "-o", str(file), "--replace").status == 0
    assert json.loads(file.read_bytes())["meta"]


@pytest.mark.parametrize("name", ["some.json", "some.zip"])
def test_somebody_else_gets_no_private_entry_and_no_plan(name: str, desk: Desk, tmp_path: Path) -> None:
    """What is private and whom the plan names are not in it; all else is."""
    desk.run("export", "-o", str(tmp_path / name), "--for-others")
    other = Desk(tmp_path / "other", desk.clock)
    other.run("import", str(tmp_path / name))
    kept = tables(other)
    assert [entry["fields"]["text"] for entry in kept["entries"].values()] == ["Quiet."]
    assert kept.keys() == tables(desk).keys() - {"plan"}
    assert "Noor" not in str(kept)
    assert PRIVATE not in str(kept)


def test_a_dry_run_says_what_is_new_the_same_and_different(desk: Desk, tmp_path: Path) -> None:
    """One changed goal, one answer that is other, one day more: each is told, and nothing changes."""
    file = str(tmp_path / "all.json")
    desk.keep(acts.answer(ANXIETY, YESTERDAY, 6, TODAY), acts.answer(MOOD, YESTERDAY, 6, TODAY))
    desk.run("export", "-o", file)
    desk.keep(acts.change_goal(GOALS[0], replace(GOALS[0], why="the dog"), "a why"))
    desk.keep(acts.answer(MOOD, YESTERDAY, 7, TODAY), acts.take_back(ANXIETY, YESTERDAY, TODAY))
    desk.keep(acts.delete_goal(GOALS[1]))
    before = desk.bytes
    said = desk.run("import", file, "--dry-run").out.splitlines()
    rows = {words[0]: words[-4:] for words in map(str.split, said[1:5])}
    assert said[0].split() == ["new", "filled", "same", "different"]
    assert rows["goals"] == ["1", "0", "1", "1"]
    assert rows["days"] == ["0", "0", "1", "1"]
    assert "2 records differ from what is here and stay as they are here." in " ".join(said)
    assert said[-1] == "Nothing was changed: --dry-run only looks."
    assert desk.bytes == before


def test_what_is_here_stays_and_what_is_unknown_is_filled_in(desk: Desk, tmp_path: Path) -> None:
    """An answer that differs stays; one that was taken back comes; --replace takes the file's."""
    file = str(tmp_path / "all.json")
    desk.keep(acts.answer(ANXIETY, YESTERDAY, 6, TODAY), acts.answer(MOOD, YESTERDAY, 6, TODAY))
    desk.run("export", "-o", file)
    desk.keep(acts.answer(MOOD, YESTERDAY, 7, TODAY), acts.take_back(ANXIETY, YESTERDAY, TODAY))
    assert desk.run("import", file).status == 0
    assert desk.answers(YESTERDAY) == {"mood": 7, "anxiety": 6}
    desk.run("import", file, "--replace")
    assert desk.answers(YESTERDAY) == {"mood": 6, "anxiety": 6}
    assert "Nothing of it was missing here." in desk.run("import", file).out


def test_the_journal_as_it_was_is_kept_before_an_import(desk: Desk, tmp_path: Path) -> None:
    """A copy with the bytes of before lies among the copies, and its name is said."""
    desk.run("export", "-o", str(tmp_path / "all.json"))
    desk.keep(acts.delete_goal(GOALS[0]))
    before = desk.bytes
    said = desk.run("import", str(tmp_path / "all.json")).out
    (kept,) = (desk.folder / "generations").glob("journal-before-import-*.json")
    assert kept.name in said
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "That is no export of Handrail, of Daylio (its CSV) or of Loop Habit Tracker"),
        (b'{"goals"', "it is not whole"),
        (b'{"check_ins": {"1": {"id": "a", "day": "soon"}}}', "a record in check_ins makes no sense"),
        (b'{"meta": {"1": {"schema": 99}}}', "written by a newer Handrail"),
        (b"PK\x03\x04 and no more", "it is not whole"),
        (b"mood,color\nrad,red\n", "That is no export"),
    ],
)
def test_a_file_that_cannot_be_taken_in_changes_nothing(raw: bytes, words: str, desk: Desk, tmp_path: Path) -> None:
    """One line says why, the status is 1, and the journal is as it was."""
    (tmp_path / "bad").write_bytes(raw)
    before = desk.bytes
    ran = desk.run("import", str(tmp_path / "bad"))
    assert (ran.status, ran.out, desk.bytes) == (1, "", before)
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_an_empty_journal_goes_out_and_in_without_a_trace(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nothing is in the file, nothing comes of it, and no folder is made for it."""
    desk = Desk(tmp_path / "none", clock)
    assert desk.run("export", "-o", str(tmp_path / "all.zip")).out.startswith("0 records are in")
    assert desk.run("import", str(tmp_path / "all.zip")).out == "There is nothing in it.\n"
    assert not desk.folder.exists()


def test_the_items_are_named_in_a_table_of_their_own(desk: Desk, tmp_path: Path) -> None:
    """Whoever reads the columns of the check-ins finds what each was asked, and of which goal it is."""
    desk.run("export", "-o", str(tmp_path / "all.zip"))
    with ZipFile(tmp_path / "all.zip") as packed:
        items = packed.read("items.csv").decode().splitlines()
    assert items[:2] == [
        "item,label,question,low,high,of",
        'mood,Mood,"Mood, taken as a whole",very low,very good,',
    ]
    assert any(line.startswith("m:walk,Walk,") and line.endswith("Walk in the park") for line in items)


def test_a_missing_file_and_a_missing_folder_are_one_sentence(desk: Desk, tmp_path: Path) -> None:
    """Neither is a fault of Handrail, nor is the home of somebody who is not."""
    for folder in (str(tmp_path), "~nosuchuser"):
        assert "cannot be read" in desk.run("import", f"{folder}/none").err
        assert "could not be written" in desk.run("export", "-o", f"{folder}/none/all.json").err


def test_an_unpacked_zip_and_a_compressed_copy_come_in_too(desk: Desk, tmp_path: Path) -> None:
    """A folder of the tables, as somebody unpacked it, and a copy of the journal that was compressed."""
    desk.run("export", "-o", str(tmp_path / "all.zip"))
    with ZipFile(tmp_path / "all.zip") as packed:
        packed.extractall(tmp_path / "all")
    (tmp_path / "copy.json.gz").write_bytes(gzip.compress(desk.bytes))
    for name, without in (("all", set()), ("copy.json.gz", {"plan"})):
        other = Desk(tmp_path / f"from-{name}", desk.clock)
        assert other.run("import", str(tmp_path / name)).status == 0
        assert tables(other) == {table: held for table, held in tables(desk).items() if table not in without}
    (tmp_path / "cut.gz").write_bytes(gzip.compress(desk.bytes)[:-20])
    assert "it is not whole" in desk.run("import", str(tmp_path / "cut.gz")).err


def test_an_export_goes_down_a_pipe(desk: Desk) -> None:
    """`-o -` writes the bytes and nothing else, so that another program can encrypt them."""
    ran = subprocess.run(
        [sys.executable, "-m", "tui", "export", "-o", "-", "--data", str(desk.folder)],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["goals"]


DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-11-20,20 November,Friday,21:00,rad,"run","","Good day."
2026-11-20,20 November,Friday,8:00,meh,"","",""
2026-11-19,19 November,Thursday,21:00,odd,"","",""
2026-11-31,31 November,Friday,21:00,meh,"","",""
"""


@pytest.fixture
def daylio(tmp_path: Path) -> str:
    """Return the path of a file of Daylio with a double day, an unknown mood and a broken line."""
    path = tmp_path / "daylio_export.csv"
    path.write_text(DAYLIO, encoding="utf-8")
    return str(path)


def test_what_maps_and_what_is_lost_is_said_before_anything_comes_in(desk: Desk, daylio: str) -> None:
    """The double day, the word without a number and the broken line each have a line of their own."""
    before = desk.bytes
    said = desk.run("import", daylio, "--dry-run").out
    for words in (
        "What becomes of it:",
        "What is lost:",
        "line 5: the day “2026-11-31” cannot be read; left out",
        "odd (mood, once; 0 very low, 10 very good): no number: only its word is kept",
        "several on one day (1 day with several moods): the day's mood stays open",
    ):
        assert words in said
    assert desk.bytes == before


def test_mood_words_are_mapped_by_option_and_the_command_takes_all_of_it_back(desk: Desk, daylio: str) -> None:
    """The last of the day is 9; what has no number stays open; a wrong name or number changes nothing."""
    for wrong in ("rad=11", "glad=5", "rad"):
        refused = desk.run("import", daylio, "--map", wrong)
        assert (refused.status, refused.err.count("\n")) == (2, 1)
    several = "several on one day=last"
    ran = desk.run("import", daylio, "--map", "rad=9", "--map", "meh=5", "--map", several)
    assert (ran.status, ran.err) == (0, "")
    assert desk.answers(date(2026, 11, 20)) == {"mood": 9}
    assert desk.answers(date(2026, 11, 19)) == {}
    assert (
        "Nothing of it was missing here."
        in desk.run("import", daylio, "--map", "rad=9", "--map", "meh=5", "--map", several).out
    )


def test_where_nobody_can_be_asked_it_needs_a_yes(desk: Desk, daylio: str) -> None:
    """Without a terminal one line says what to do, with status 2; --yes takes all as it is named first."""
    before = desk.bytes
    refused = desk.run("import", daylio)
    assert (refused.status, refused.out, desk.bytes) == (2, "", before)
    assert refused.err == (
        "handrail: Nobody is here to say what the words of this file become. --dry-run shows them, --map says it, "
        "--yes takes each as it is named first.\n"
    )
    ran = desk.run("import", daylio, "--yes")
    assert (ran.status, ran.err) == (0, "")
    assert "Taken in." in ran.out
    assert len([entry for entry in desk.journal.history.entries("note") if entry.source == "daylio"]) == 3


def test_a_yes_beforehand_asks_nothing(desk: Desk, daylio: str, tmp_path: Path) -> None:
    """At a keyboard too; a file of Handrail's own needs none, and takes it."""
    assert "Taken in." in desk.run("import", daylio, "--yes", keyboard=True).out
    desk.run("export", "-o", str(tmp_path / "all.json"))
    assert desk.run("import", str(tmp_path / "all.json"), "--yes").status == 0


def test_at_a_keyboard_each_word_is_asked_for(desk: Desk, daylio: str) -> None:
    """A wrong number is asked again, an empty line leaves the word without one, the end takes nothing in."""
    before = desk.bytes
    stopped = desk.run("import", daylio, typed="9\n", keyboard=True)
    assert "Nothing was taken in." in stopped.out
    assert desk.bytes == before
    ran = desk.run("import", daylio, typed="99\n9\n\n\nfirst\n", keyboard=True)
    assert "It takes leave, 0, 1" in ran.out
    assert "Taken in." in ran.out
    assert desk.answers(date(2026, 11, 20)) == {}


def test_habits_come_from_a_folder_and_a_mapping_of_ours_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A habit by name becomes a goal; an export of Handrail has nothing to map."""
    folder = tmp_path / "loop"
    (folder / "001 Sit").mkdir(parents=True)
    (folder / "Habits.csv").write_text(
        "Position,Name,Type,FrequencyNumerator,FrequencyDenominator\n001,Sit,YES_NO,3,7\n"
    )
    (folder / "001 Sit" / "Checkmarks.csv").write_text("Date,Value,Notes\n2026-11-20,YES_MANUAL,\n")
    assert desk.run("import", str(folder), "--map", "sit=goal").status == 0
    assert desk.journal.history.goals[-1].title == "Sit"
    desk.run("export", "-o", str(tmp_path / "all.json"))
    assert desk.run("import", str(tmp_path / "all.json"), "--map", "sit=goal").status == 2
