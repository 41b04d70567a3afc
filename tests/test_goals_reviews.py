"""When a look back is offered, and when two answers on 0-10 differ."""

from __future__ import annotations

import pytest
from goals_made_up import day, goal
from msgspec.structs import replace

from store.goals.reviews import moved, next_review, wants_review
from store.records.goal import Pause, Review


def test_the_first_look_back_is_two_weeks_after_the_start() -> None:
    """Started on 22 November, it is offered on 6 December and not before."""
    assert next_review(goal(), day(3)) == day(14)
    assert not wants_review(goal(), day(13))
    assert wants_review(goal(), day(14))


def test_the_next_look_back_counts_from_the_last() -> None:
    """Done on day 20, the next is on day 34."""
    assert next_review(goal(reviews=(Review(id="r", day=day(20), close=4),)), day(25)) == day(34)


def test_a_new_start_counts_from_itself() -> None:
    """A look back of the round before does not bring the next one forward."""
    first = goal(reviews=(Review(id="r", day=day(1), close=4),))
    again = replace(first.rule, effective_from=day(7), start=day(7))
    assert next_review(replace(first, revisions=(first.rule, again)), day(8)) == day(21)


@pytest.mark.parametrize("status", ["draft", "paused", "reached", "set_aside"])
def test_a_goal_that_does_not_run_is_left_in_peace(status: str) -> None:
    """No look back is offered."""
    assert next_review(goal(status=status), day(50)) is None
    assert not wants_review(goal(status=status), day(50))


def test_a_pause_offers_no_look_back() -> None:
    """It waits until the goal runs again."""
    paused = goal(pauses=(Pause(first=day(10), last=day(20)),))
    assert not wants_review(paused, day(14))
    assert wants_review(paused, day(21))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(2, 4, "about the same"), (2, 5, "clearly higher"), (5, 2, "clearly lower"), (5, 5, "about the same")],
)
def test_three_points_are_a_clear_change(first: int, last: int, said: str) -> None:
    """Less is about the same."""
    assert moved(first, last) == said
