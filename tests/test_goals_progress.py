"""Bars, levels and whole goals, beyond the six examples (clinical.md 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, TIMES, WALK, day, goal, history, week
from msgspec.structs import replace

from store.goals.course import course_of
from store.goals.outcome import Outcome, flex, outcome
from store.goals.progress import expected, is_settled, progress, recent
from store.records.goal import Baseline, Goal, Measure, Pause, Period

if TYPE_CHECKING:
    from store.records.check_in import Answer

RATING = Measure(
    id="close",
    label="Close",
    source="rating_0_10",
    aggregate="latest",
    period="whole_window",
    direction="move_to",
    target=6,
    baseline=Baseline(value=3),
)
REDUCTION = replace(LIMIT, baseline=Baseline(value=7), glide="linear")


def _months(attacks: int, months: int) -> list[Answer | None]:
    return [answer for _ in range(months) for answer in week(1, of=28, said=attacks, otherwise=0)]


def test_a_bar_of_weeks_is_met_of_all_that_are_planned() -> None:
    """One of four after the first week; silence moves it neither way."""
    assert progress(goal(), history(m_walk=week(3)), day(7)) == 1 / 4
    assert progress(goal(), history(m_walk=week(3)), day(27)) == 1 / 4


def test_an_excused_week_leaves_the_bar() -> None:
    """One of three, where one of four was a holiday."""
    paused = goal(pauses=(Pause(first=day(7), last=day(13)),))
    assert progress(paused, history(m_walk=week(3)), day(28)) == 1 / 3


def test_a_bar_without_an_end_is_met_of_the_finished_weeks() -> None:
    """Nothing to say in the first week; two of three after the third."""
    past = history(m_walk=week(3) + week(1) + week(3))
    assert progress(goal(days=None), past, day(6)) is None
    assert progress(goal(days=None), past, day(21)) == 2 / 3


@pytest.mark.parametrize(("now", "filled"), [(3, 0), (4, 1 / 3), (6, 1), (8, 1), (1, 0)])
def test_a_value_to_reach_fills_its_bar_from_its_start(now: int, filled: float) -> None:
    """(now - 3) / (6 - 3), never below nothing, never above full."""
    assert progress(goal(RATING), history(m_close=[now]), day(1)) == pytest.approx(filled)


def test_a_value_without_a_baseline_starts_from_its_first_answer() -> None:
    """From 2 to 4 on the way to 6 is half."""
    unknown_start = goal(replace(RATING, baseline=None))
    assert progress(unknown_start, history(m_close=[2, None, 4]), day(3)) == 1 / 2
    assert progress(unknown_start, history(), day(3)) is None


def test_a_goal_to_keep_things_as_they_are_shows_the_share_that_was_met() -> None:
    """Target and baseline are both 4, so there is no way to divide: two of three weeks."""
    keep = goal(replace(LIMIT, baseline=Baseline(value=4)))
    past = history(m_limit=[3, *[0] * 6, 5, *[0] * 6, 4, *[0] * 6])
    assert progress(keep, past, day(21)) == 2 / 3
    assert progress(keep, history(), day(21)) is None


def test_a_limit_over_the_whole_span_is_kept_or_not() -> None:
    """There is nothing to fill while it runs."""
    whole = goal(replace(LIMIT, period="whole_window"))
    past = history(m_limit=[1] * 4 + [0] * 24)
    assert progress(whole, past, day(20)) is None
    assert outcome(whole, past, day(28)) == Outcome("achieved", "kept to it")


@pytest.mark.parametrize(("glide", "level"), [("linear", 5.5), ("none", None)])
def test_only_a_linear_glide_has_a_path(glide: str, level: float | None) -> None:
    """Half way from 7 to 4 is 5.5; without a baseline there is no path."""
    measure = replace(REDUCTION, glide=glide)
    assert expected(measure, 2, 4) == level
    assert expected(replace(measure, baseline=None), 2, 4) is None


@pytest.mark.parametrize(
    ("period", "periods", "settled"),
    [("week", 3, False), ("week", 4, True), ("fortnight", 2, True), ("month", 1, True), ("day", 4, True)],
)
def test_a_level_is_spoken_of_after_four_periods_or_four_weeks(period: Period, periods: int, settled: bool) -> None:
    """One week alone says little."""
    made = goal(replace(REDUCTION, period=period), days=56)
    past = history(m_limit=[1] * 56)
    length = {"day": 1, "week": 7, "fortnight": 14, "month": 28}[period]
    assert is_settled(course_of(made, made.rule.measures[0], past, day(periods * length))) is settled
    assert not is_settled(course_of(made, made.rule.measures[0], history(), day(50)))


def test_a_recent_level_of_a_rating_is_its_mean() -> None:
    """Values are not turned into rates."""
    anxiety = replace(REDUCTION, source="rating_0_10", aggregate="mean")
    made = goal(anxiety)
    past = history(m_limit=[6] * 7 + [5] * 7)
    assert recent(course_of(made, anxiety, past, day(14))) == 5.5


def _walks(*weeks: int | None) -> list[Answer | None]:
    return [answer for done in weeks for answer in ([None] * 7 if done is None else week(done))]


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        ((3, 3, 3, 3), Outcome("achieved", "4 of 4 weeks")),
        ((3, 3, 3, 1), Outcome("achieved", "3 of 4 weeks (1 flex week used)")),
        ((3, 3, 1, 1), Outcome("partly", "2 of 4 weeks; 8 of 12 days")),
        ((1, 1, 1, 1), Outcome("not_this_time", "not this time; 4 of 12 days")),
        ((3, 1, None, None), Outcome("achieved", "1 of 2 logged weeks (1 flex week used)")),
        ((3, None, None, None), Outcome("not_enough_logged", "not enough logged to say")),
    ],
)
def test_a_whole_goal_of_four_weeks(weeks: tuple[int | None, ...], found: Outcome) -> None:
    """One flex week in four; half of the weeks must be judged."""
    assert outcome(goal(), history(m_walk=_walks(*weeks)), day(28)) == found


@pytest.mark.parametrize(("weeks", "spare"), [(3, 0), (4, 1), (7, 1), (8, 2), (13, 3)])
def test_a_quarter_of_the_weeks_may_go_otherwise(weeks: int, spare: int) -> None:
    """Rounded down, where the person chose no number."""
    made, past = goal(days=7 * weeks), history()
    assert flex(course_of(made, WALK, past, day(7 * weeks))) == spare
    chosen = replace(made, revisions=(replace(made.rule, flex_periods=2),))
    assert flex(course_of(chosen, WALK, past, day(7 * weeks))) == 2


def test_half_of_the_weeks_that_were_not_excused_must_be_judged() -> None:
    """Two of four excused: one judged week of two is enough."""
    paused = goal(pauses=(Pause(first=day(14), last=day(27)),))
    found = outcome(paused, history(m_walk=week(3)), day(28))
    assert found == Outcome("achieved", "1 of 1 logged week")


def test_a_goal_that_rested_throughout_says_nothing() -> None:
    """No judged week is not a kept rule."""
    found = outcome(goal(pauses=(Pause(first=day(0)),)), history(), day(28))
    assert found
    assert found.result == "not_enough_logged"


def test_a_value_is_reached_by_its_last_word() -> None:
    """Early as soon as the latest answer is there; at the end the last one decides."""
    assert outcome(goal(RATING), history(m_close=[3, 5]), day(9)) is None
    assert outcome(goal(RATING), history(m_close=[3, 6]), day(9)) == Outcome("achieved", "from 3 to 6 of 10")
    assert outcome(goal(RATING), history(m_close=[6, 5]), day(28)) == Outcome("not_this_time", "from 3 to 5 of 10")


def test_a_value_by_the_fortnight_is_reached_with_a_finished_one() -> None:
    """The mean of a running fortnight may still change."""
    mood = goal(replace(RATING, aggregate="mean", period="fortnight"))
    assert outcome(mood, history(m_close=[6] * 10), day(10)) is None
    found = outcome(mood, history(m_close=[6] * 14), day(14))
    assert found
    assert found.result == "achieved"


def test_parts_that_are_not_all_known_are_named_and_one_reached_makes_it_partly() -> None:
    """Walks reached, the other unknown."""
    both = goal(WALK, replace(TIMES, label="Reached out"))
    found = outcome(both, history(m_walk=week(3) * 4), day(28))
    assert found == Outcome("partly", "1 of 2 parts reached; reached out: not enough logged to say")


def test_a_new_start_is_judged_by_its_own_weeks() -> None:
    """Eight walks a week in the round before do not count in this one."""
    first = goal(days=14)
    again = replace(first.rule, effective_from=day(14), start=day(14), due=day(27))
    renewed: Goal = replace(first, revisions=(first.rule, again))
    assert outcome(renewed, history(m_walk=_walks(3, 3, 1, 1)), day(28)) == Outcome(
        "not_this_time", "not this time; 2 of 6 days"
    )


def test_a_month_is_spoken_of_as_four_weeks() -> None:
    """One judged month is four weeks, enough for a level."""
    monthly = goal(replace(REDUCTION, period="month", target=16, baseline=Baseline(value=28)), days=56)
    found = outcome(monthly, history(m_limit=_months(15, 2)), day(56))
    assert found == Outcome(
        "achieved", "about 15 every 4 weeks over the last 2 logged months; 2 of these 2 had 16 or fewer"
    )
