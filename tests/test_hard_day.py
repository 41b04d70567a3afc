"""A hard day: kept as one, and one small thing counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, TIMES, WALK, goal

from store import acts, hard_day
from store.items import NOW
from store.journal.journal import Journal

if TYPE_CHECKING:
    from conftest import MadeUpClock

    from store.records.goal import Measure

TODAY = START


@pytest.fixture
def journal(clock: MadeUpClock) -> Journal:
    """Return a journal with a walking goal that has a line for hard days."""
    journal = Journal.in_memory(clock)
    journal.record(acts.keep_goal(goal(WALK, id="g1", on_a_hard_day="shoes on, stand at the door")))
    return journal


def test_a_hard_day_is_kept_and_taken_back(journal: Journal) -> None:
    """It stands in the file as hard, with no answer; u makes it a day like others."""
    journal.record(hard_day.keep(TODAY, TODAY))
    assert journal.history.check_in(TODAY).hard
    assert journal.history.check_in(TODAY).answers == {}
    undone = journal.undo()
    assert undone
    assert undone.words == "the hard day, today"
    assert not journal.history.check_in(TODAY).hard


def test_a_hard_day_can_be_made_a_day_like_others_later(journal: Journal) -> None:
    """The answers of the day stay."""
    journal.record(hard_day.keep(TODAY, TODAY))
    journal.record(acts.answer(NOW, TODAY, 3, TODAY))
    journal.record(hard_day.take_back(TODAY, TODAY))
    assert not journal.history.check_in(TODAY).hard
    assert journal.history.check_in(TODAY).answers == {"now": 3}


def test_what_the_person_wrote_on_a_good_day_comes_first(journal: Journal) -> None:
    """Behind it stand things that are always possible, so that nobody meets an empty line."""
    things = hard_day.small_things(journal.history, TODAY)
    assert things[0] == hard_day.SmallThing("shoes on, stand at the door", "g1")
    assert [thing.words for thing in things[1:]] == list(hard_day.ALWAYS)


@pytest.mark.parametrize(("measure", "answer"), [(WALK, {"m:walk": "yes"}), (TIMES, {"m:times": 1})])
def test_the_small_thing_of_a_goal_counts_for_it(
    clock: MadeUpClock, measure: Measure, answer: dict[str, object]
) -> None:
    """A day is ticked, a count has one more."""
    journal = Journal.in_memory(clock)
    journal.record(acts.keep_goal(goal(measure, id="g1", on_a_hard_day="one step")))
    journal.record(hard_day.done(hard_day.SmallThing("one step", "g1"), journal.history, TODAY))
    assert journal.history.check_in(TODAY).answers == answer


def test_another_small_thing_is_kept_as_an_activity(journal: Journal) -> None:
    """No goal claims it."""
    journal.record(hard_day.done(hard_day.SmallThing("open the curtains"), journal.history, TODAY))
    (entry,) = journal.history.entries("activity")
    assert entry.fields == {"activity": "open the curtains", "status": "done"}
