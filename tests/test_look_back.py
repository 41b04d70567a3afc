"""Looking back on a goal: what is asked, what is kept, what is said of it (clinical.md 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import START, WALK, day, goal
from goals_on_screen import goal_now, handrail, known, press, said, shown
from msgspec.structs import replace

from store.goals.reviews import comparable, ends, kept
from store.journal.errors import NotSavedError
from store.records.goal import Goal, Measure, Pause, Review
from tui.screens.look_back import LookBack

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

BELIEVE = Measure(
    id="believe", label="Believe it", source="rating_0_10", aggregate="latest", direction="move_to", target=7
)
TODAY = day(15)
UNDO, WAYS = "u takes it back.", "o makes it smaller, later or another way."


def looked(close: int, on: int, **fields: Any) -> Review:  # noqa: ANN401 - any field of a look back
    """Return a look back of a day by its number."""
    return Review(id=str(on), day=day(on), close=close, **fields)


def sentence(*before: Review, given: Review, **fields: Any) -> str:  # noqa: ANN401 - any field of a goal
    """Return what is said of a look back after earlier ones."""
    return kept(goal(reviews=(*before, given), **fields), given, given.day, undo=UNDO, ways=WAYS)


def test_a_look_back_is_told_with_the_one_before_and_the_next() -> None:
    """6 now, 4 before; the next is two weeks later."""
    words = "Kept: 6 of 10, was 4. Next look back Mon 21 Dec. u takes it back."
    assert sentence(looked(4, 1), given=looked(6, 15)) == words
    assert sentence(given=looked(6, 15)) == words.replace(", was 4", "")


def test_three_points_more_than_at_first_are_named_clearly_closer() -> None:
    """2 at first, 4, then 5: clearly closer. From 3 to 5 it is not dwelt on."""
    clear = "Kept: 5 of 10, clearly closer than at the start (2 → 5). u takes it back. Next look back Mon 21 Dec."
    assert sentence(looked(2, 1), looked(4, 8), given=looked(5, 15)) == clear
    assert "start" not in sentence(looked(3, 1), looked(4, 8), given=looked(5, 15))


@pytest.mark.parametrize(
    ("close", "way", "offered"),
    [(3, "", True), (4, "", False), (5, "no time", True), (5, "nothing much", False), (1, "", True)],
)
def test_other_ways_are_offered_where_it_fell_or_something_got_in_the_way(
    close: int, way: str, offered: bool
) -> None:
    """After a 4; a lower number is said plainly and not judged."""
    words = sentence(looked(4, 1), given=looked(close, 15, in_the_way=way))
    assert (WAYS in words) is offered
    assert words.startswith(f"Kept: {close} of 10, was 4.")
    assert "lower" not in words


def test_a_goal_that_ended_is_offered_nothing_more() -> None:
    """Neither a next look back nor another way."""
    words = sentence(looked(8, 1), given=looked(6, 15, in_the_way="no time"), status="reached")
    assert words == "Kept: 6 of 10, was 8. u takes it back."


def test_only_answers_under_the_same_words_are_compared() -> None:
    """10 meant something else when the first was given."""
    other = looked(9, 1, ten_means="I live by the sea")
    made = goal(reviews=(looked(5, 8), other))
    assert comparable(made) == (looked(5, 8),)
    assert "was" not in sentence(other, given=looked(6, 15))
    mine = replace(made, ten_means="I live by the sea")
    assert comparable(mine) == (other,)
    assert (ends(made), ends(mine)) == (("not started", "all the way there"), ("not started", "I live by the sea"))


async def test_one_key_and_escape_are_a_whole_look_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """It opens with the question alone; the number is kept on leaving, and u takes it back."""
    clock.goes_on(days=15)
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i")
        assert "How close are you to this goal right now?" in shown(pilot)
        assert "in the way" not in shown(pilot)
        await press(pilot, "x", "escape")
        assert said(pilot) == "Kept: 10 of 10. Next look back Mon 21 Dec. u takes it back."
        (review,) = goal_now(pilot).reviews
        assert (review.close, review.day, review.in_the_way) == (10, day(15), "")
        await press(pilot, "u")
        assert goal_now(pilot).reviews == ()


async def test_nothing_said_is_nothing_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """Opened and left, the goal is as it was."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g")
        before = goal_now(pilot)
        await press(pilot, "i", "q")
        assert (goal_now(pilot), said(pilot)) == (before, "")


async def test_earlier_numbers_stand_there_only_after_the_answer(tmp_path: Path, clock: MadeUpClock) -> None:
    """They would pull it."""
    clock.goes_on(days=15)
    made = goal(reviews=(looked(2, 1), looked(4, 8, in_the_way="no time")))
    async with handrail(tmp_path, clock, made).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i")
        assert "2 on" not in shown(pilot)
        await press(pilot, "6")
        assert "Before: 2 on 23 Nov · 4 on 30 Nov, no time" in shown(pilot)


async def test_a_second_look_back_of_a_day_takes_the_place_of_the_first(tmp_path: Path, clock: MadeUpClock) -> None:
    """And the first is no earlier one: it is neither shown nor compared with."""
    async with handrail(tmp_path, clock, goal(reviews=(looked(2, 0),))).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "6")
        assert "Before" not in shown(pilot)
        await press(pilot, "q")
        assert [review.close for review in goal_now(pilot).reviews] == [6]
        assert said(pilot).startswith("Kept: 6 of 10. ")


async def test_a_reason_goes_on_to_the_end_and_own_words_are_added(tmp_path: Path, clock: MadeUpClock) -> None:
    """3 is "no time"; up from the end is the line for own words, in which every key is a letter."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "5", "3", "up", *"exams q1", "enter", "enter")
        assert goal_now(pilot).reviews[0].in_the_way == "no time: exams q1"
        await press(pilot, "i", "5", "9", *"the rain", "escape")
        assert [review.in_the_way for review in goal_now(pilot).reviews] == ["the rain"]


async def test_the_same_digit_takes_a_reason_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """And the arrows go through the reasons."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(60, 20)) as pilot:
        await press(pilot, "g", "i", "5", "right", "right", "2", "q")
        assert goal_now(pilot).reviews[0].in_the_way == ""


async def test_the_arrows_answer_without_digits(tmp_path: Path, clock: MadeUpClock) -> None:
    """They begin at 5, and stay on the question until Enter goes on."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "left", "right", "right", "enter", "left", "q")
        (review,) = goal_now(pilot).reviews
        assert (review.close, review.in_the_way) == (7, "something else")


async def test_ratings_of_the_goal_are_asked_here(tmp_path: Path, clock: MadeUpClock) -> None:
    """Kept as the day's answer together with the look back, and taken back with it."""
    async with handrail(tmp_path, clock, goal(WALK, BELIEVE)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "4", "8", "1", "enter")
        assert known(pilot).check_in(START).answers == {"m:believe": 8}
        assert goal_now(pilot).reviews[0].close == 4
        await press(pilot, "u")
        assert known(pilot).check_in(START).answers == {}
        assert goal_now(pilot).reviews == ()


async def test_own_words_for_both_ends_are_shown_and_frozen(tmp_path: Path, clock: MadeUpClock) -> None:
    """They are kept with the number that was given under them, as they are, never as markup."""
    made = goal(zero_means="I cannot [b]leave[/", ten_means="I go where I like")
    async with handrail(tmp_path, clock, made).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i")
        assert " 0 I cannot [b]leave[/" in shown(pilot)
        assert "10 I go where I like" in shown(pilot)
        await press(pilot, "3", "escape")
        (review,) = goal_now(pilot).reviews
        assert (review.zero_means, review.ten_means) == (made.zero_means, made.ten_means)


async def test_a_resting_goal_can_be_looked_back_on(tmp_path: Path, clock: MadeUpClock) -> None:
    """The look back does not end the rest."""
    made = goal(pauses=(Pause(first=START),))
    async with handrail(tmp_path, clock, made).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "3", "q")
        assert (goal_now(pilot).reviews[0].close, goal_now(pilot).pauses) == (3, made.pauses)


async def test_a_refused_look_back_stays_until_it_is_left_without(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is said and the answers still stand; the second Esc gives them up."""
    app = handrail(tmp_path, clock, goal())

    def refuse(_: object) -> None:
        raise NotSavedError("The disk is full.")

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", "3")
        monkeypatch.setattr(app._session, "record", refuse)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LookBack)
        assert "The disk is full. Esc again leaves without it." in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, LookBack)
        assert goal_now(pilot).reviews == ()


async def test_a_goal_deleted_meanwhile_is_left_in_peace(tmp_path: Path, clock: MadeUpClock) -> None:
    """Another window took it away: nothing is kept, and that is said."""
    app = handrail(tmp_path, clock, goal(), goal(id="other"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g")
        gone = Goal(id="gone", title="Gone", revisions=goal().revisions)
        results: list[str | None] = []
        app.push_screen(LookBack(app._session, gone), results.append)
        await press(pilot, "4", "escape")
        assert results == ["That goal is not there any more."]
        assert [made.reviews for made in known(pilot).goals] == [(), ()]
