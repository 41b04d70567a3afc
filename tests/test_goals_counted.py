"""What counts as logged for a measure, and what an answer is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, history
from msgspec.structs import replace

from store.goals.counted import amount, counted
from store.records.goal import Measure

if TYPE_CHECKING:
    from store.records.check_in import Answer

DERIVED = Measure(id="d", label="Breathing", source="derived", of="breathing", target=3)
FIRST, SECOND = START.isoformat(), START.replace(day=23).isoformat()


@pytest.mark.parametrize(
    ("answer", "worth"),
    [("yes", 1), ("partly", 0.5), ("no", 0), ("na", None), ("some words", None), (None, None), (0, 0), (2.5, 2.5)],
)
def test_an_answer_is_worth_what_the_table_says(answer: Answer | None, worth: float | None) -> None:
    """Yes is one, partly a half, no nothing; "does not apply", words and silence have no worth."""
    assert amount(answer) == worth


def test_a_measure_that_is_asked_counts_its_answers() -> None:
    """An entry of any kind adds nothing to it."""
    past = history(m_d=[2], entries=[("breathing", 1, {})])
    assert counted(past, replace(DERIVED, source="manual_count")) == {FIRST: 2}


def test_the_days_answer_is_the_truth_about_panic() -> None:
    """An attack adds to the answer when it is noted, so counting its entry as well would count it twice."""
    past = history(m_d=[1], entries=[("panic", 0, {}), ("panic", 1, {})])
    assert counted(past, replace(DERIVED, of="panic")) == {FIRST: 1}


def test_a_derived_measure_counts_the_entries_of_its_kind_by_day() -> None:
    """Two on one day are two; another kind is not counted; a day without any stays unknown."""
    past = history(entries=[("breathing", 0, {}), ("breathing", 0, {}), ("note", 1, {})])
    assert counted(past, DERIVED) == {FIRST: 2}


def test_a_days_answer_wins_over_its_entries() -> None:
    """A day of which none was said is known, and other days keep their entries."""
    past = history(m_d=[0], entries=[("breathing", 0, {}), ("breathing", 1, {})])
    assert counted(past, DERIVED) == {FIRST: 0, SECOND: 1}


def test_only_entries_with_the_field_filled_in_are_complete() -> None:
    """A thought record without a balanced thought is kept, and not yet counted."""
    measure = replace(DERIVED, of="thought_record", having="balanced_thought", aggregate="count_complete")
    fields: list[dict[str, str]] = [{"balanced_thought": "it passes"}, {"balanced_thought": ""}, {}]
    assert counted(history(entries=[("thought_record", 0, each) for each in fields]), measure) == {FIRST: 1}


def test_a_measure_may_follow_a_number_of_the_check_in() -> None:
    """Mood, hours of sleep and the person's own items need not be asked twice; the line of the day is no number."""
    past = history(mood=[6], note=["a line"])
    assert counted(past, replace(DERIVED, of="mood")) == {FIRST: 6}
    assert counted(past, replace(DERIVED, of="note")) == {}


@pytest.mark.parametrize("of", ["", "phq9", "no_such_kind"])
def test_what_is_not_there_counts_as_nothing_logged(of: str) -> None:
    """A measure of something unknown has gaps only, and fails nobody."""
    assert counted(history(mood=[6], entries=[("breathing", 0, {})]), replace(DERIVED, of=of)) == {}
