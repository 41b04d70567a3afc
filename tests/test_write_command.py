"""`handrail write`: an entry line by line, and from standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, TODAY, YESTERDAY, Desk, desk_with

from store import acts
from store.entry_kind import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.records.entry import Entry


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a journal with goals, one of which counts panic attacks."""
    return desk_with(tmp_path / "journal", clock, *GOALS)


def only(desk: Desk, kind: str) -> Entry:
    """Return the one entry of a kind, from the disk."""
    (entry,) = desk.journal.history.entries(kind)
    return entry


def test_an_entry_is_asked_for_line_by_line(desk: Desk) -> None:
    """An empty line passes; what was answered is kept and counted."""
    status, out, err = desk.run("write", "panic", typed="70\n\ntrain\n\ny\n2, cold feet\n\n\n\n\n")
    assert (status, err) == (0, "")
    assert "How strong was it at its peak? 0 calm, 100 the worst I can think of.\n" in out
    assert out.endswith("Kept: the panic, Sun 22 Nov.\n")
    kept = only(desk, "panic")
    assert kept.fields == {
        "peak": 70,
        "where": "train",
        "out_of_the_blue": True,
        "sensations": ["sweating", "cold feet"],
    }
    assert (kept.at, kept.day) == (desk.clock(), TODAY)
    assert desk.answers() == {"m:panic": 1}


def test_the_end_of_the_input_keeps_what_was_given(desk: Desk) -> None:
    """Status 0, as for every question and answer."""
    assert desk.run("write", "contact", typed="Noor\n")[0] == 0
    assert only(desk, "contact").fields == {"who": "Noor"}


def test_nothing_answered_is_nothing_kept(desk: Desk) -> None:
    """Opening it by mistake leaves no trace."""
    before = desk.bytes
    assert desk.run("write", "worry", typed="").out.endswith("Nothing was written, and nothing is kept.\n")
    assert desk.bytes == before


def test_a_bad_line_is_asked_again_at_a_keyboard_and_ends_a_pipe(desk: Desk) -> None:
    """Earlier answers stay in both."""
    asked = desk.run("write", "panic", typed="700\n70\n", keyboard=True)
    assert (asked.status, "0 to 100." in asked.out) == (0, True)
    refused = desk.run("write", "stressor", typed="noise\n\n12\n")
    assert (refused.status, refused.out.count("How strong")) == (2, 1)
    assert only(desk, "stressor").fields == {"what": "noise"}


@pytest.mark.parametrize(
    "text",
    ["A line", "Two\nlines with [/] and שלום", "x" * 1_000_000, "many\n" * 200_000],
    ids=["line", "lines", "long line", "many lines"],
)
def test_a_text_comes_from_standard_input_whole(desk: Desk, text: str) -> None:
    """A megabyte in one line or in many; only the last line break is not part of it."""
    assert desk.run("write", "note", "-", typed=f"{text}\n") == (0, "Kept: the note, Sun 22 Nov.\n", "")
    assert only(desk, "note").fields == {"text": text}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_takes_a_text_into_its_main_field(desk: Desk, name: str) -> None:
    """Named with a line or as on the screen."""
    assert desk.run("write", name.replace("_", "-"), "-", typed="words\n").status == 0
    assert desk.run("write", KINDS[name].title.upper(), "-", typed="words\n").status == 0
    assert [entry.fields for entry in desk.journal.history.entries(name)] == [{KINDS[name].main: "words"}] * 2


def test_an_unknown_kind_is_refused_with_those_there_are(desk: Desk) -> None:
    """Status 2, nothing written."""
    status, out, err = desk.run("write", "dream")
    assert (status, out) == (2, "")
    assert "activity" in err
    assert "thought-record" in err


@pytest.mark.parametrize(
    "words", [("note", "some text"), ("note", "-", "--day", "tomorrow"), ("note", "--day", "2099-01-01")]
)
def test_what_cannot_be_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    """Text in an argument would stand in the shell's history; no day is yet to come."""
    before = desk.bytes
    assert desk.run("write", *words, typed="x\n").status == 2
    assert desk.bytes == before


def test_an_empty_standard_input_is_refused(desk: Desk) -> None:
    """Nothing came, so nothing is kept."""
    assert desk.run("write", "note", "-", typed=" \n").status == 2


def test_an_entry_may_be_of_another_day_and_private(desk: Desk) -> None:
    """Its time is then not known."""
    desk.run("write", "note", "-", "--day", "yesterday", "--private", typed="quiet\n")
    kept = only(desk, "note")
    assert (kept.day, kept.at, kept.private) == (YESTERDAY, None, True)


@pytest.mark.parametrize(("answer", "entries"), [("y", 1), ("n", 2)])
def test_details_are_asked_for_what_was_tallied_before(desk: Desk, answer: str, entries: int) -> None:
    """One attack, not two; if it was another one, it is one more."""
    desk.keep(acts.one_more_entry("panic", desk.journal.history, TODAY, desk.clock(), TODAY))
    ran = desk.run("write", "panic", typed=f"{answer}\n70\n")
    assert "One was noted at 07:40, without details. Are these its details? [y/n]" in ran.out
    assert len(desk.journal.history.entries("panic")) == entries
    assert desk.answers() == {"m:panic": entries}


def test_a_night_is_said_back(desk: Desk) -> None:
    """The echo tells a slip of the clock at once (clinical.md 3.5)."""
    told = desk.run("write", "sleep", typed="2250\n2320\n35\n2\n40\n610\n645\n6\n")
    assert "In bed 7 h 55, asleep about 5 h 35. OK?" in told.out


def test_feelings_are_asked_again_by_name(desk: Desk) -> None:
    """Each beside what it was."""
    typed = "late\nthey left\n80\nfear 80, shame\n\n\n\nno idea\n60\n45\n40\n\n\n\n"
    out = desk.run("write", "thought record", typed=typed).out
    assert "fear: How strong is it now? 0 to 100. It doesn't have to shift every time. It was 80." in out
    assert "How much do I believe the first thought now? 0 not at all, 100 completely. It was 80." in out
    assert only(desk, "thought_record").fields["feelings"] == [
        {"name": "fear", "before": 80, "after": 40},
        {"name": "shame"},
    ]
