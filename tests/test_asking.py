"""Questions and answers in plain text."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.agenda import Row, agenda
from store.asking import asked_in_words, question_of, read_answer, sounds_hard, told
from store.demo import made_up
from store.history import History
from store.items import ANXIETY, ENERGY, MOOD, NOTE, SLEEP_HOURS, SLEEP_QUALITY, Item, NotAnAnswerError, checked

if TYPE_CHECKING:
    from store.records.check_in import Answer

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
EVENING = datetime.fromisoformat("2026-11-22T19:00+01:00")
WALKED = Item(id="m:walk", label="Walk", field="tick", question="Walk in the park, {when}?")
PANICKED = Item(id="m:panic", label="Panic", field="tally", question="Panic {when}: how many times?")
WALKED_FOR = Item(id="own:1", label="Walking", field="minutes", question="Walking {when}: how many minutes?")
WHERE = Item(
    id="own:2", label="Where", field="choice", question="Where were you, {when}?", choices=("At home", "Out")
)
DOSE = Item(id="med:1:08:00", label="Sertraline", field="dose", question="Sertraline 50 mg, {when} at 08:00?")


@pytest.mark.parametrize(
    ("item", "words", "answer"),
    [
        (MOOD, "6", 6),
        (MOOD, "x", 10),
        (MOOD, "X", 10),
        (MOOD, "10", 10),
        (MOOD, " 0 ", 0),
        (WALKED, "y", "yes"),
        (WALKED, "Yes", "yes"),
        (WALKED, "n", "no"),
        (WALKED, "i", "partly"),
        (WALKED, "in  part", "partly"),
        (WALKED, "-", "na"),
        (WALKED, "na", "na"),
        (PANICKED, "12", 12),
        (PANICKED, "n", 0),
        (PANICKED, "none", 0),
        (SLEEP_HOURS, "7", 7),
        (SLEEP_HOURS, "7.5", 7.5),
        (SLEEP_HOURS, "7,5", 7.5),
        (SLEEP_HOURS, "730", 7.5),
        (NOTE, "Saw Noor.", "Saw Noor."),
        (WALKED_FOR, "90", 90),
        (WALKED_FOR, "none", 0),
        (WHERE, "2", "Out"),
        (WHERE, "at home", "At home"),
    ],
)
def test_an_answer_is_taken_as_it_is_typed_or_said(item: Item, words: str, answer: Answer) -> None:
    """The keys of the screen and the words of the command mean the same."""
    found = checked(item, read_answer(item, words))
    assert (found, type(found)) == (answer, type(answer))


@pytest.mark.parametrize(
    ("words", "answer"),
    [("y", "taken"), ("n", "missed"), ("-", "not_due"), ("Not due", "not_due"), ("skipped", "skipped")],
)
def test_a_dose_is_taken_late_in_part_skipped_missed_or_not_due(words: str, answer: str) -> None:
    """Each key of the screen has its word."""
    assert checked(DOSE, read_answer(DOSE, words)) == answer


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (MOOD, "11"),
        (MOOD, "-1"),
        (MOOD, "six"),
        (MOOD, "6.5"),
        (MOOD, "٦"),
        (MOOD, "9" * 5000),
        (WALKED, "3"),
        (WALKED, "perhaps"),
        (PANICKED, "1000"),
        (PANICKED, "y"),
        (SLEEP_HOURS, "25"),
        (SLEEP_HOURS, "x"),
        (WALKED_FOR, "1441"),
        (WHERE, "3"),
        (WHERE, "0"),
        (NOTE, "half a \udcff character"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(item: Item, words: str) -> None:
    """One line that could stand on a screen."""
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        checked(item, read_answer(item, words))


@given(st.sampled_from([MOOD, WALKED, PANICKED, SLEEP_HOURS, NOTE, DOSE, WHERE, WALKED_FOR]), st.text())
def test_whatever_is_typed_is_read_or_refused_and_breaks_nothing(item: Item, words: str) -> None:
    """Only a sentence is ever raised."""
    try:
        answer = read_answer(item, words)
    except ValueError as reason:
        assert str(reason).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert isinstance(answer, int | float | str)


@pytest.mark.parametrize(
    ("item", "day", "line"),
    [
        (MOOD, YESTERDAY, "Mood yesterday, taken as a whole. 0 very low, 5 neither, 10 very good."),
        (ANXIETY, TODAY, "Anxiety today, taken as a whole. 0 none, 10 worst."),
        (SLEEP_QUALITY, TODAY, "How was your sleep, last night? 0 poor, 10 good."),
        (SLEEP_HOURS, YESTERDAY, "How many hours of sleep, yesterday? Such as 7, 7.5 or 730."),
        (WALKED, YESTERDAY, "Walk in the park, yesterday? y yes, n no, i in part, na does not apply."),
        (PANICKED, TODAY, "Panic today: how many times? A number, 0 for none."),
        (WHERE, TODAY, "Where were you, today? 1 At home, 2 Out."),
        (NOTE, YESTERDAY, "Anything worth remembering yesterday?"),
    ],
)
def test_a_question_is_one_line_with_its_day_and_its_ends(item: Item, day: date, line: str) -> None:
    """A screen reader says all of it in one breath: what, which day, which answers."""
    assert asked_in_words(item, day, TODAY) == line


def test_last_night_is_named_as_such_only_this_morning() -> None:
    """The night before another day is that day's."""
    asked = [question_of(SLEEP_QUALITY, day, TODAY) for day in (TODAY, YESTERDAY)]
    assert asked == ["How was your sleep, last night?", "How was your sleep, yesterday?"]


def test_every_question_that_waits_says_what_it_takes() -> None:
    """Over the made-up half year, in the evening, each stop names its answers behind its question."""
    rows = [row for row in agenda(History(made_up(180, EVENING)), EVENING).rows if row.stop]
    assert {row.item.field for row in rows} >= {"rating", "tick", "tally", "hours"}
    for row in rows:
        question = question_of(row.item, row.day, TODAY)
        assert len(asked_in_words(row.item, row.day, TODAY)) > len(question) + 2


def test_what_was_answered_is_told_in_few_words_and_a_line_never() -> None:
    """What was written stays where it was written."""
    assert [told(MOOD, 6), told(SLEEP_HOURS, 7.5), told(WALKED, "yes")] == ["mood 6", "slept 7.5", "walk yes"]
    assert told(NOTE, "Saw Noor.") == "a line"


@pytest.mark.parametrize(
    ("item", "value", "hard"),
    [
        (MOOD, 2, True),
        (MOOD, 3, False),
        (ANXIETY, 9, True),
        (ANXIETY, 8, False),
        (ENERGY, 0, False),
        (SLEEP_QUALITY, 0, False),
        (MOOD, None, False),
    ],
)
def test_a_very_low_mood_and_a_very_high_anxiety_sound_hard(item: Item, value: int | None, hard: bool) -> None:
    """Mood up to 2, anxiety from 9 (clinical.md 4.3); no other number, and silence never."""
    assert sounds_hard(Row(item=item, day=TODAY, value=value)) is hard


def test_a_question_no_one_can_answer_is_refused_like_any_other() -> None:
    """A row that counts itself takes nothing."""
    noted = replace(PANICKED, field="noted")
    with pytest.raises(NotAnAnswerError):
        checked(noted, read_answer(noted, "3"))
