"""Which answers each item accepts, and which row a goal's measure becomes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, WALK, goal
from hypothesis import given
from hypothesis import strategies as st

from store.entry_kind import KINDS
from store.goals.library import library
from store.items import (
    ENERGY,
    MOOD,
    NOTE,
    RATINGS,
    SLEEP_HOURS,
    SLEEP_QUALITY,
    STANDARD,
    Item,
    NotAnAnswerError,
    checked,
    item_of,
    measure_item,
    when,
)
from store.records.goal import Measure

if TYPE_CHECKING:
    from store.records.check_in import Answer

TODAY = date(2026, 11, 22)
COUNT = Item(id="m:1", label="Panic", field="tally", question="")
TICK = Item(id="m:2", label="Walk", field="tick", question="")
HUGE = 10**400
"""A whole number that no float holds."""


@pytest.mark.parametrize(
    ("item", "value"),
    [
        *((MOOD, value) for value in range(11)),
        *((COUNT, value) for value in (0, 1, 12, 999)),
        *((TICK, value) for value in ("yes", "partly", "no", "na")),
        *((SLEEP_HOURS, value) for value in (0, 7, 7.5, 24)),
        (NOTE, "Saw Noor."),
        (NOTE, "two\nlines"),
    ],
)
def test_an_answer_is_kept_as_it_is_given(item: Item, value: Answer) -> None:
    """Ratings and counts are ints, hours numbers, ticks four words, notes strings."""
    accepted = checked(item, value)
    assert accepted == value
    assert type(accepted) is type(value)


@pytest.mark.parametrize(
    ("item", "value"),
    [
        *((MOOD, value) for value in (-1, 11, HUGE, 6.0, 6.5, float("nan"), True, False, "6", "", None, [6])),
        *((COUNT, value) for value in (-1, 1000, HUGE, 1.0, float("nan"), True, "3", None)),
        *((SLEEP_HOURS, value) for value in (-0.5, 24.1, HUGE, -HUGE, True, False, "7", None)),
        *((SLEEP_HOURS, float(value)) for value in ("nan", "inf", "-inf")),
        *((TICK, value) for value in ("Yes", "y", "", 1, True, None, ["yes"])),
        *((NOTE, value) for value in (7, None, True, "", " \n ", "\x00\x1b", "half \ud83d")),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(item: Item, value: object) -> None:
    """The sentence is fit to show: it starts with a capital and ends with a full stop."""
    with pytest.raises(NotAnAnswerError) as refused:
        checked(item, value)
    sentence = str(refused.value)
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_the_sentence_names_the_item_and_what_it_takes() -> None:
    """It says what can be done instead."""
    with pytest.raises(NotAnAnswerError, match=r"^Energy takes a whole number from 0 to 10\.$"):
        checked(ENERGY, 11)
    with pytest.raises(NotAnAnswerError, match=r"^Panic takes a whole number from 0 to 999\.$"):
        checked(COUNT, 1000)


def test_whole_hours_are_whole_numbers() -> None:
    """7.0 and 7 are one answer and stand in the file as one."""
    assert str(checked(SLEEP_HOURS, 7.0)) == "7"
    assert str(checked(SLEEP_HOURS, -0.0)) == "0"


def test_a_note_is_cleaned_before_it_is_kept() -> None:
    """No control character passes, whoever calls."""
    assert checked(NOTE, "a\x1b]52;c;aGk=\x07b\r\nc") == "a]52;c;aGk=b\nc"


@given(value=st.one_of(st.integers(), st.floats(), st.text(), st.booleans(), st.none()))
def test_every_item_accepts_or_refuses_and_never_breaks(value: object) -> None:
    """Nothing but the answer or the sentence comes back, and an answer is accepted again as it is."""
    for item in (*STANDARD.values(), COUNT, TICK):
        try:
            accepted = checked(item, value)
        except NotAnAnswerError:
            continue
        assert checked(item, accepted) == accepted


@pytest.mark.parametrize(
    ("measure", "field"),
    [
        (WALK, "tick"),
        (LIMIT, "tally"),
        (Measure(id="1", label="Minutes", source="minutes", target=60), "minutes"),
        (Measure(id="1", label="Belief", source="rating_0_10", target=7), "rating"),
        (Measure(id="1", label="Share", aggregate="share_of_opportunities", target=0.6), "tick"),
        (Measure(id="1", label="Days", aggregate="distinct_days", target=3), "tick"),
        (Measure(id="1", label="Panic", source="derived", of="panic", target=4), "tally"),
        (
            Measure(id="1", label="Panic", source="derived", of="panic", aggregate="distinct_days", target=4),
            "tally",
        ),
    ],
)
def test_a_measure_becomes_the_row_that_asks_for_it(measure: Measure, field: str) -> None:
    """Days and shares are ticked, ratings rated, all else counted."""
    item = item_of(goal(measure), measure)
    assert item is not None
    assert (item.id, item.label, item.field) == (f"m:{measure.id}", measure.label, field)
    assert item.id == measure_item(measure)


def test_only_a_tally_knows_the_entries_it_counts() -> None:
    """A panic row names its kind of entry; a count of the person's own names none."""
    panic = Measure(id="1", label="Panic", source="derived", of="panic", target=4)
    found = [item_of(goal(measure), measure) for measure in (panic, LIMIT, WALK)]
    assert [item.of if item else None for item in found] == ["panic", "", ""]


@pytest.mark.parametrize("of", [name for name, kind in KINDS.items() if not kind.tallied])
def test_what_is_counted_from_entries_alone_has_a_row_that_takes_no_answer(of: str) -> None:
    """The row knows which entries it counts, and which field of theirs has to be filled in."""
    measure = Measure(id="1", label="Thought", source="derived", of=of, having="balanced_thought", target=4)
    item = item_of(goal(measure), measure)
    assert item is not None
    assert (item.id, item.field, item.of, item.having) == ("m:1", "noted", of, "balanced_thought")
    for value in (0, 2, "yes"):
        with pytest.raises(
            NotAnAnswerError, match=r"^Thought counts what is noted or written; it takes no number\.$"
        ):
            checked(item, value)


@pytest.mark.parametrize("of", ["mood", "sleep_hours", "phq9", "own:7", ""])
def test_what_follows_another_answer_has_no_row_of_its_own(of: str) -> None:
    """It is asked once already, in its own place."""
    measure = Measure(id="1", label="Mood", source="derived", of=of, target=4)
    assert item_of(goal(measure), measure) is None


def test_every_starter_goal_has_a_row_or_follows_the_check_in() -> None:
    """No goal of the library is left without a way to tell it anything."""
    measures = [
        (begun, m) for starter in library() for begun in [starter.begin(TODAY)] for m in begun.rule.measures
    ]
    silent = {m.of for begun, m in measures if item_of(begun, m) is None}
    assert silent <= set(STANDARD)


@pytest.mark.parametrize(
    ("measure", "question"),
    [
        (WALK, "Walk in the park, yesterday?"),
        (LIMIT, "Limit yesterday: how many times?"),
        (Measure(id="1", label="Panic", unit="panic attacks", target=4), "Panic attacks yesterday: how many?"),
        (Measure(id="1", label="Belief", source="rating_0_10", target=7), "Belief yesterday: how much?"),
        (
            Measure(id="1", label="Breathing", source="derived", of="breathing", target=7),
            "Breathing yesterday, as noted",
        ),
    ],
)
def test_the_question_of_a_measure_fits_its_kind(measure: Measure, question: str) -> None:
    """A tick asks by the goal's title, a count how many, a rating how much."""
    item = item_of(goal(measure), measure)
    assert item is not None
    assert item.question.format(when="yesterday") == question


def test_both_ends_of_every_rating_are_named() -> None:
    """Also of a rating that a goal brings (clinical.md 4.2)."""
    brought = [item_of(goal(m), m) for starter in library() for m in starter.begin(TODAY).rule.measures]
    ratings = [item for item in (*RATINGS, SLEEP_QUALITY, *brought) if item and item.field == "rating"]
    assert len(ratings) > len(RATINGS) + 1
    assert all(item.low and item.high for item in ratings)


def test_a_day_is_named_as_people_name_it() -> None:
    """Today, yesterday, and from then on by its weekday and date."""
    assert when(TODAY, TODAY) == "today"
    assert when(date(2026, 11, 21), TODAY) == "yesterday"
    assert when(date(2026, 11, 20), TODAY) == "on Fri 20 Nov"


@pytest.mark.parametrize("day", ["today", "yesterday", "on Fri 20 Nov"])
def test_every_standard_question_reads_as_a_sentence_with_any_day(day: str) -> None:
    """No "of on Fri 20 Nov", and no place for a day is left over."""
    for item in STANDARD.values():
        question = item.question.format(when=day)
        assert day in question
        assert "of on" not in question
