"""`handrail check-in`: line by line, each answer kept as it is given; with options all together or not at all."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from command_line import DAY, GOALS, PANIC, TODAY, YESTERDAY, Desk, begun, desk_with
from conftest import MadeUpClock
from goals_made_up import TIMES
from msgspec.structs import replace

from store import acts
from store.agenda import agenda
from store.items import ANXIETY, ENERGY, MOOD, NOTE, NotAnAnswerError, item_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from store.items import Item

FIRST = "An empty line passes a question; Ctrl+D, the end of the input, stops. Each answer is kept as you give it."
LAST = "That's all for now."
MORNING = [
    FIRST,
    "Yesterday, as a whole: Saturday 21 November.",
    "Mood yesterday, taken as a whole. 0 very low, 5 neither, 10 very good.",
    "Anxiety yesterday, taken as a whole. 0 none, 10 worst.",
    "Energy yesterday, taken as a whole. 0 none, 10 lots.",
    "Walk in the park, yesterday? y yes, n no, i in part, na does not apply.",
    "Panic yesterday: how many times? A number, 0 for none.",
    "Reached out yesterday: how many times? A number, 0 for none.",
    "This morning: Sunday 22 November.",
    "How many hours of sleep, last night? Such as 7, 7.5 or 730.",
    "How was your sleep, last night? 0 poor, 10 good.",
    "Anything worth remembering yesterday?",
]
"""All that is said in a morning with three goals, up to the last question."""


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a journal with an earlier day, and goals that ask for a walk, panic attacks and reaching out."""
    return desk_with(tmp_path / "journal", clock, *GOALS)


def panicked(desk: Desk, number: int, day: date = TODAY) -> None:
    """Note so many panic attacks on a day."""
    for _ in range(number):
        desk.keep(acts.one_more_entry("panic", desk.journal.history, day, desk.clock(), TODAY))


def row_of_panic() -> Item:
    """Return the row that asks for panic attacks."""
    item = item_of(GOALS[1], PANIC)
    assert item
    return item


# Line by line


def test_a_morning_is_asked_in_the_order_of_the_screen(desk: Desk) -> None:
    """One question a line, the day in each, headings between, the line last; every answer stands in the file."""
    ran = desk.run("check-in", typed="6\n4\n5\ny\nn\n2\n7,5\n6\nSaw Noor.\n")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [*MORNING, "Kept 9 answers.", LAST]
    assert desk.answers(YESTERDAY) == {
        "mood": 6,
        "anxiety": 4,
        "energy": 5,
        "m:walk": "yes",
        "m:panic": 0,
        "m:times": 2,
        "note": "Saw Noor.",
    }
    assert desk.answers() == {"sleep_hours": 7.5, "sleep_quality": 6}


def test_nothing_but_plain_lines_is_said(desk: Desk) -> None:
    """No control character, no frame, no colour: what a screen reader would read."""
    out = desk.run("check-in", typed="6\n" * 20).out
    assert out.replace("\n", "").isprintable()
    assert out.isascii()


def test_an_empty_line_passes_and_is_not_asked_again(desk: Desk) -> None:
    """As Enter does on the screen: left open, no answer, and the check-in is done; a line is simply not written."""
    ran = desk.run("check-in", typed="\n" * len(MORNING))
    assert ran.out.splitlines() == [*MORNING, LAST]
    assert (desk.answers(), desk.answers(YESTERDAY)) == ({}, {})
    assert desk.left(YESTERDAY) == ("mood", "anxiety", "energy", "m:walk", "m:panic", "m:times")
    assert desk.left() == ("sleep_hours", "sleep_quality")
    assert desk.run("check-in").out == f"{LAST}\n"


def test_the_end_of_the_input_stops_quietly_and_what_was_answered_is_kept(desk: Desk) -> None:
    """The next time it goes on where it stopped."""
    ran = desk.run("check-in", typed="6\n4\n")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [*MORNING[:5], "Kept 2 answers."]
    assert desk.run("check-in", typed="").out.splitlines() == [FIRST, MORNING[1], MORNING[4]]
    assert desk.answers(YESTERDAY) == {"mood": 6, "anxiety": 4}


def test_a_last_line_without_its_end_is_an_answer(desk: Desk) -> None:
    """A pipe often ends so."""
    assert desk.run("check-in", typed="6").out.splitlines()[-1] == "Kept 1 answer."
    assert desk.answers(YESTERDAY) == {"mood": 6}


def test_a_bad_line_is_asked_again_at_a_keyboard(desk: Desk) -> None:
    """Its sentence first, then the question once more."""
    ran = desk.run("check-in", typed="11\nsix\n6\n", keyboard=True)
    assert (ran.status, ran.err) == (0, "")
    sentence = "Mood takes a whole number from 0 to 10."
    assert ran.out.splitlines()[2:7] == [MORNING[2], sentence, MORNING[2], sentence, MORNING[2]]
    assert desk.answers(YESTERDAY) == {"mood": 6}


def test_a_bad_line_from_a_pipe_ends_it_and_earlier_answers_stay(desk: Desk) -> None:
    """No one is there to be asked again, and nothing after the bad line is taken for another answer."""
    ran = desk.run("check-in", typed="6\nsix\n5\n")
    assert (ran.status, ran.err) == (2, "handrail: Anxiety takes a whole number from 0 to 10.\n")
    assert desk.answers(YESTERDAY) == {"mood": 6}


def test_bytes_that_are_no_text_are_a_bad_line(desk: Desk) -> None:
    """Half a character has no place in the file."""
    typed = "\n" * 8 + "na\udcefve\n"
    ran = desk.run("check-in", typed=typed)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert desk.answers(YESTERDAY) == {}


def test_what_was_noted_as_it_happened_is_not_asked(desk: Desk) -> None:
    """A count that is known from entries is not asked at all."""
    panicked(desk, 2, YESTERDAY)
    assert not any(
        line.startswith("Panic yesterday") for line in desk.run("check-in", typed="\n" * 20).out.splitlines()
    )
    assert desk.answers(YESTERDAY) == {"m:panic": 2}


def test_an_evening_asks_about_today_and_ends_with_todays_line(desk: Desk, clock: MadeUpClock) -> None:
    """With the morning behind, only today is left: goal rows, ratings, a line."""
    desk.run("check-in", typed="\n" * 20)
    clock.goes_on(hours=12)
    ran = desk.run("check-in", typed="y\n0\n1\n6\n4\n5\nA good day.\n")
    assert ran.out.splitlines()[-2:] == ["Kept 7 answers.", LAST]
    assert desk.answers() == {
        "m:walk": "yes",
        "m:panic": 0,
        "m:times": 1,
        "mood": 6,
        "anxiety": 4,
        "energy": 5,
        "note": "A good day.",
    }


def test_the_first_check_in_of_all_is_about_today(tmp_path: Path, clock: MadeUpClock) -> None:
    """There is no yesterday yet; the first answer begins the journal."""
    desk = Desk(tmp_path / "new", clock)
    ran = desk.run("check-in", typed="6\n")
    assert ran.out.splitlines()[1] == "Today, so far: Sunday 22 November."
    assert desk.answers() == {"mood": 6}


def test_another_days_page_is_asked_when_only_the_day_is_named(desk: Desk) -> None:
    """Its ratings are late; a day further back is asked for its facts alone."""
    ran = desk.run("check-in", "--day", "2 days ago", typed="6\n")
    assert ran.out.splitlines()[1:3] == [
        "Friday 20 November, as a whole.",
        "Mood on Fri 20 Nov, taken as a whole. 0 very low, 5 neither, 10 very good.",
    ]
    found = desk.journal.history.check_in(TODAY - 2 * DAY)
    assert (found.answers, found.late) == ({"mood": 6}, ("mood",))
    facts = desk.run("check-in", "--day", "5 days ago").out.splitlines()
    assert facts[2].startswith("Walk in the park, on Tue 17 Nov?")


class GoingClock(MadeUpClock):
    """Goes on by a minute whenever it is looked at."""

    def __call__(self) -> datetime:
        """Return the moment, a minute after the last."""
        self.goes_on(minutes=1)
        return self.now


def test_a_check_in_that_was_begun_before_the_day_ended_stays_on_its_day(desk: Desk) -> None:
    """From 03:59 on it is about the day before Saturday, for each of its answers, also those given after 04:00."""
    clock = GoingClock(datetime.fromisoformat("2026-11-22T03:58+01:00"))
    Desk(desk.folder, clock).run("check-in", typed="6\n4\n5\n")
    assert clock.now.hour == 4
    assert desk.answers(YESTERDAY - DAY) == {"mood": 6, "anxiety": 4, "energy": 5}


def test_a_very_low_mood_has_a_kind_word_once_a_day(desk: Desk, clock: MadeUpClock) -> None:
    """After the answer, one line, with where help is (clinical.md 4.3); not for a second such answer."""
    care = "That sounds hard. For someone to call, at any hour: handrail now"
    out = desk.run("check-in", typed="1\n10\n5\n").out.splitlines()
    assert out[3] == care
    assert out.count(care) == 1
    clock.goes_on(hours=12)
    assert care not in desk.run("check-in", typed="\n" * 8 + "0\n").out


def test_a_journal_that_cannot_be_written_is_said_before_the_first_question(desk: Desk) -> None:
    """Nobody answers into the air."""
    path = desk.folder / "journal.json"
    path.write_bytes(desk.bytes.replace(b'"schema":1', b'"schema":99'))
    before = desk.bytes
    ran = desk.run("check-in", typed="6\n")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "newer" in ran.err
    assert desk.bytes == before


# With options


def test_options_are_kept_together_and_said_in_one_line(desk: Desk) -> None:
    """One change, so that one u would take it back; what was written is not repeated."""
    ran = desk.run(
        *("check-in", "--mood", "6", "--anxiety", "x", "--energy", "5", "--sleep-hours", "7,5"),
        *("--sleep-quality", "6", "--goal", "walk=yes", "--goal", "Reach=2", "--note", "Saw Noor."),
    )
    said = "mood 6, anxiety 10, energy 5, slept 7.5, sleep 6, a line, walk yes, reached out 2"
    assert ran == (0, f"Kept for Sun 22 Nov: {said}.\n", "")
    assert desk.answers() == {
        "mood": 6,
        "anxiety": 10,
        "energy": 5,
        "sleep_hours": 7.5,
        "sleep_quality": 6,
        "note": "Saw Noor.",
        "m:walk": "yes",
        "m:times": 2,
    }
    (meta,) = json.loads(desk.bytes)["meta"].values()
    assert meta["generation"] == 1 + len(GOALS) + 1


def test_a_note_is_read_from_standard_input(desk: Desk) -> None:
    """All of it, with its breaks."""
    desk.run("check-in", "--note", "-", typed="Saw Noor.\nIt rained.\n")
    assert desk.answers() == {"note": "Saw Noor.\nIt rained."}


def test_a_day_can_be_named(desk: Desk) -> None:
    """Yesterday's mood is on time, Friday's is late."""
    desk.run("check-in", "--mood", "6", "--day", "yesterday")
    desk.run("check-in", "--mood", "4", "--day", "2026-11-20")
    history = desk.journal.history
    assert history.check_in(YESTERDAY).late == ()
    assert history.check_in(YESTERDAY - DAY).late == ("mood",)


@pytest.mark.parametrize("value", ["yes", "y", "partly", "i", "no", "n", "na", "-"])
def test_a_goal_takes_words_and_keys(desk: Desk, value: str) -> None:
    """As they are typed at the keyboard."""
    assert desk.run("check-in", "--goal", f"walk={value}").status == 0
    assert desk.answers()["m:walk"] in {"yes", "partly", "no", "na"}


def test_a_title_may_hold_the_equals_sign(tmp_path: Path, clock: MadeUpClock) -> None:
    """The last one parts name and value."""
    desk = desk_with(tmp_path / "journal", clock, begun("Less = more", replace(TIMES, label="Less")))
    assert desk.run("check-in", "--goal", "Less = m=3").status == 0
    assert desk.answers() == {"m:times": 3}


def test_a_hard_day_is_kept_as_such(desk: Desk) -> None:
    """Alone, or beside an answer."""
    assert desk.run("check-in", "--hard").out == "Kept for Sun 22 Nov: a hard day.\n"
    assert desk.run("check-in", "--hard", "--mood", "1", "--day", "yesterday").out == (
        "Kept for Sat 21 Nov: mood 1, a hard day.\n"
    )
    assert desk.journal.history.hard_days == {TODAY.isoformat(), YESTERDAY.isoformat()}


def test_the_same_value_twice_is_one_answer(desk: Desk) -> None:
    """However it is written: nothing contradicts itself."""
    ran = desk.run(
        *("check-in", "--mood", "10", "--mood", "x", "--goal", "walk=yes", "--goal", "Walk in=y"),
        *("--day", "today", "--day", "2026-11-22"),
    )
    assert ran.out == "Kept for Sun 22 Nov: mood 10, walk yes.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--mood 11", "Mood takes a whole number from 0 to 10."),
        ("--mood -1", "Mood takes a whole number from 0 to 10."),
        ("--mood 6.5", "Mood takes a whole number from 0 to 10."),
        ("--anxiety calm", "Anxiety takes a whole number from 0 to 10."),
        ("--sleep-hours 25", "Hours go from 0 to 24: 7, 7.5, 7,5 or 730."),
        ("--sleep-hours nan", "Hours go from 0 to 24: 7, 7.5, 7,5 or 730."),
        ("--note -", "A line takes words."),
        ("--day soon", "“soon” is not a day."),
        ("--day tomorrow", "That day is still to come."),
        ("--day 2026-11-23", "That day is still to come."),
        ("--hard --day 2026-11-23", "That day is still to come."),
        ("--mood 6 --day 2026-11-18", "Ratings go back 3 days;"),
        ("--mood 6 --mood 7", "--mood was given twice, with two different values."),
        ("--day today --day yesterday", "--day was given twice, with two different days."),
        ("--goal run=yes", "No goal begins with “run”. Goals: Walk in the park, "),
        ("--goal walk", "“walk” has no value. Say it like --goal walk=yes."),
        ("--goal walk=7", "Walk takes yes, partly, no or na."),
        ("--goal walk=", "Walk takes yes, partly, no or na."),
        ("--goal panic=1", "The journal already holds 2 for that day, so it cannot be fewer."),
        ("--goal reach=1000", "Reached out takes a whole number from 0 to 999."),
        ("--goal walk=yes --goal walk=no", "--goal walk was given twice, with two different values."),
        ("--goal walk=yes --goal Walk=no", "--goal Walk was given twice, with two different values."),
        ("--wood 6", "Unrecognized arguments: --wood 6."),
        ("--energy", "Argument --energy: expected one argument."),
    ],
)
def test_one_bad_option_and_nothing_is_written(desk: Desk, words: str, sentence: str) -> None:
    """Beside a good answer: one clear line on standard error, status 2, the file unchanged byte for byte."""
    panicked(desk, 2)
    before = desk.bytes
    ran = desk.run("check-in", "--sleep-quality", "6", *words.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"handrail: {sentence}")
    assert ran.err.count("\n") == 1
    assert desk.bytes == before


def test_a_bad_option_makes_no_folder(tmp_path: Path, clock: MadeUpClock) -> None:
    """Where there was nothing there is nothing."""
    desk = Desk(tmp_path / "new", clock)
    assert desk.run("check-in", "--mood", "11").status == 2
    assert not desk.folder.exists()


def test_options_and_lines_keep_the_same(tmp_path: Path, clock: MadeUpClock) -> None:
    """Two roads to one file."""
    by_option = desk_with(tmp_path / "one", clock)
    by_line = desk_with(tmp_path / "two", clock)
    by_option.run(
        "check-in", "--mood", "6", "--anxiety", "4", "--energy", "5", "--note", "Rain.", "--day", "yesterday"
    )
    by_line.run("check-in", typed="6\n4\n5\n\n\nRain.\n")
    assert by_option.answers(YESTERDAY) == by_line.answers(YESTERDAY)
    assert {item.id for item in (MOOD, ANXIETY, ENERGY, NOTE)} == set(by_line.answers(YESTERDAY))


def test_the_screen_and_the_lines_refuse_alike(desk: Desk) -> None:
    """One act has the last word for both."""
    panicked(desk, 2)
    with pytest.raises(NotAnAnswerError) as refused:
        acts.answer(row_of_panic(), TODAY, 1, TODAY, entries=2)
    assert str(refused.value) in desk.run("check-in", "--goal", "panic=1").err
    assert agenda(desk.journal.history, desk.clock()).row((TODAY, "m:panic"))
