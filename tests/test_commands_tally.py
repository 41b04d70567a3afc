"""`handrail tally`: one more from anywhere, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, PANIC, TODAY, YESTERDAY, Desk, begun, desk_with
from msgspec.structs import replace

from store import acts
from store.changes import Change, Put
from store.items import item_of
from store.records.goal import Measure

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.records.entry import Entry

REACHED = "m:times"
THOUGHTS = Measure(
    id="thoughts", label="Thoughts", source="derived", of="thought_record", having="balanced", target=6
)


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a journal with an earlier day, and goals that count walks, panic attacks and reaching out."""
    return desk_with(tmp_path / "journal", clock, *GOALS)


def entries(desk: Desk, kind: str = "panic") -> tuple[Entry, ...]:
    """Return today's entries of a kind, from the disk."""
    return desk.journal.history.entries(kind, TODAY)


def panicked(desk: Desk, number: int) -> None:
    """Answer how many panic attacks there were today."""
    item = item_of(GOALS[1], PANIC)
    assert item
    desk.keep(acts.answer(item, TODAY, number, TODAY, len(entries(desk))))


def test_one_more_panic_is_an_entry_and_counts(desk: Desk) -> None:
    """It says what it noted, the day's number, and how to take it back, in one line."""
    said = [desk.run("tally", "panic") for _ in range(2)][-1]
    assert said == (0, "Noted: panic, today, 2 in all. handrail tally panic --undo takes it back.\n", "")
    assert [(entry.at, entry.fields) for entry in entries(desk)] == [(desk.clock(), {})] * 2
    assert desk.answers() == {"m:panic": 2}


def test_a_kind_can_be_tallied_before_any_goal_counts_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """The first thing noted begins the journal."""
    desk = Desk(tmp_path / "new", clock)
    assert desk.run("tally", "panic").out.startswith("Noted: panic, today, 1 in all.")
    assert len(entries(desk)) == 1
    assert desk.answers() == {}


@pytest.mark.parametrize("name", ["reach", "Reached out", "REACH OUT TO SOMEONE", "times"])
def test_a_count_of_a_goal_is_named_by_its_id_or_the_start_of_its_name(desk: Desk, name: str) -> None:
    """Label and title both name it, in any case."""
    assert desk.run("tally", name).out.startswith("Noted: reached out, today, 1 in all.")
    assert desk.answers() == {REACHED: 1}


def test_the_way_back_is_said_as_it_must_be_typed(desk: Desk) -> None:
    """A name of two words stands in quotes."""
    assert "handrail tally 'reached out' --undo takes it back." in desk.run("tally", "reached out").out


def test_a_goal_that_counts_a_kind_is_another_name_for_it(desk: Desk) -> None:
    """The start of its title is enough."""
    desk.run("tally", "few")
    assert len(entries(desk)) == 1
    assert desk.answers() == {"m:panic": 1}


@pytest.mark.parametrize("name", ["thought-record", "Thought record", "thought_record", "thoughts"])
def test_what_counts_only_when_filled_in_is_noted_as_on_paper(
    tmp_path: Path, clock: MadeUpClock, name: str
) -> None:
    """By its kind or by its goal it is one entry that the goal counts."""
    desk = desk_with(tmp_path / "journal", clock, begun("Kinder answers", THOUGHTS))
    assert ", today, 1 in all." in desk.run("tally", name).out
    assert [entry.fields for entry in entries(desk, "thought_record")] == [{"balanced": acts.ON_PAPER}]
    assert desk.run("tally", name, "--undo").status == 0
    assert entries(desk, "thought_record") == ()


def test_an_unknown_kind_is_refused_with_what_there_is(desk: Desk) -> None:
    """The goals and the kinds of entry, on one line; nothing is written."""
    before = desk.bytes
    ran = desk.run("tally", "nonsense")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(
        "handrail: No goal begins with “nonsense”. Goals: Walk in the park, Fewer panic attacks, "
        "Reach out to someone. Kinds of entry: activity, "
    )
    assert " panic, " in ran.err
    assert ran.err.count("\n") == 1
    assert desk.bytes == before


def test_what_is_answered_with_yes_or_no_is_no_count(desk: Desk) -> None:
    """There is nothing to add one to."""
    before = desk.bytes
    ran = desk.run("tally", "walk")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("handrail: Walk is no count.")
    assert desk.bytes == before


def test_no_day_counts_past_what_an_answer_may_be(desk: Desk) -> None:
    """At 999 it is a sentence, and the file is as it was."""
    panicked(desk, 999)
    before = desk.bytes
    ran = desk.run("tally", "panic")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert desk.bytes == before


# The way back


def test_undo_removes_the_newest_entry_and_its_count(desk: Desk, clock: MadeUpClock) -> None:
    """The first attack of the day stays."""
    desk.run("tally", "panic")
    first = entries(desk)
    clock.goes_on(hours=1)
    desk.run("tally", "panic")
    assert desk.run("tally", "panic", "--undo") == (0, "Took back: panic, today, 1 in all.\n", "")
    assert entries(desk) == first
    assert desk.answers() == {"m:panic": 1}


def test_the_last_one_taken_back_leaves_the_day_unknown(desk: Desk) -> None:
    """None noted is not "none today"."""
    for name in ("panic", "reach"):
        desk.run("tally", name)
        assert desk.run("tally", name, "--undo").status == 0
    assert desk.answers() == {}
    assert entries(desk) == ()


def test_a_number_that_was_told_goes_down_by_the_one_that_was_noted(desk: Desk) -> None:
    """Five told and one more noted are five again."""
    panicked(desk, 5)
    desk.run("tally", "panic")
    assert desk.answers() == {"m:panic": 6}
    assert desk.run("tally", "panic", "--undo").out == "Took back: panic, today, 5 in all.\n"
    assert desk.answers() == {"m:panic": 5}


def test_a_goal_that_did_not_count_it_loses_nothing(tmp_path: Path, clock: MadeUpClock) -> None:
    """A number below the day's entries was told without them, by a goal that rested then."""
    other = begun("Calmer", replace(PANIC, id="other"))
    desk = desk_with(tmp_path / "journal", clock, GOALS[1], other)
    edit = Put("check_ins", TODAY.isoformat(), ("answers", "m:other"), 1)
    for _ in range(2):
        desk.run("tally", "panic")
    desk.keep(Change(words="one", edits=(edit,)))
    desk.run("tally", "panic", "--undo")
    assert desk.answers() == {"m:panic": 1, "m:other": 1}


def test_what_was_written_is_never_taken_back(desk: Desk) -> None:
    """An entry with details is a journal entry now; nothing without details is left, and that is said."""
    desk.run("tally", "panic")
    (entry,) = entries(desk)
    desk.keep(Change(words="details", edits=(Put("entries", entry.id, ("fields",), {"minutes": 10}),)))
    before = desk.bytes
    ran = desk.run("tally", "panic", "--undo")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "handrail: Nothing was tallied today that could be taken back: panic.\n"
    assert desk.bytes == before


def test_yesterdays_tally_is_not_todays_to_take_back(desk: Desk) -> None:
    """Only today's newest goes."""
    history, clock = desk.journal.history, desk.clock
    desk.keep(acts.one_more_entry("panic", history, YESTERDAY, clock(), TODAY))
    assert desk.run("tally", "panic", "--undo").status == 1
    assert desk.run("tally", "reach", "--undo").status == 1
    assert desk.answers(YESTERDAY) == {"m:panic": 1}
