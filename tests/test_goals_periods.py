"""Periods as days, counted from the start of a goal."""

from __future__ import annotations

from datetime import date

import pytest
from goals_made_up import START, WALK, day, goal, history
from msgspec.structs import replace

from store.goals.periods import Rest, Span, place, planned, rule_now, spans
from store.records.goal import Goal, Pause, Period, Revision


def _days(found: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [((span.first - START).days, (span.last - START).days) for span in found]


def _revised(on: int, *, days: int = 28, period: Period = "week", start: int = 0) -> Goal:
    """Return a goal of weeks with a second revision from day `on`."""
    first = goal(WALK, days=days)
    measure = replace(WALK, period=period, target=2)
    second = Revision(effective_from=day(on), start=day(start), due=day(27), measures=(measure,))
    return replace(first, revisions=(*first.revisions, second))


def test_a_week_runs_from_the_weekday_the_goal_started_on() -> None:
    """Started on a Wednesday, its weeks are Wednesday to Tuesday, and there is no partial first one."""
    wednesday = date(2026, 11, 25)
    rule = Revision(effective_from=wednesday, start=wednesday, measures=(WALK,))
    found = spans(Goal(title="", revisions=(rule,)), "walk", date(2026, 12, 5))
    assert [(span.first, span.last) for span in found] == [
        (date(2026, 11, 25), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2026, 12, 8)),
    ]


@pytest.mark.parametrize(
    ("period", "length", "number"),
    [("day", 1, 56), ("week", 7, 8), ("fortnight", 14, 4), ("month", 28, 2), ("whole_window", 56, 1)],
)
def test_each_period_has_its_length(period: Period, length: int, number: int) -> None:
    """A month is four weeks; the whole span is one period."""
    found = spans(goal(replace(WALK, period=period), days=56), "walk", day(100))
    assert [span.length for span in found] == [length] * number
    assert planned(goal(days=56).rule, replace(WALK, period=period)) == number


def test_a_last_part_week_keeps_the_length_of_a_week() -> None:
    """Its missing days are days on which nothing could be done: 19 days are two weeks and five days of a third."""
    found = spans(goal(days=19), "walk", day(100))
    assert _days(found) == [(0, 6), (7, 13), (14, 18)]
    assert found[-1].length == 7


def test_only_periods_that_have_begun_are_there() -> None:
    """On the last day of week two the third is not yet there, and before the start there is none."""
    assert _days(spans(goal(), "walk", day(13))) == [(0, 6), (7, 13)]
    assert spans(goal(), "walk", day(-1)) == ()


def test_a_goal_that_was_ended_has_no_periods_after_its_last_day() -> None:
    """Set aside on a Wednesday, the week ends there."""
    assert _days(spans(goal(ended=day(10)), "walk", day(30))) == [(0, 6), (7, 10)]


def test_a_revision_in_mid_week_keeps_the_week_whole() -> None:
    """The week is held against the rule on its last day; the weeks before keep theirs."""
    found = spans(_revised(10), "walk", day(20))
    assert _days(found) == [(0, 6), (7, 13), (14, 20)]
    assert [span.measure.target for span in found] == [3, 2, 2]


def test_a_revision_yet_to_come_is_not_known() -> None:
    """The running week is held against the rule in force today."""
    assert [span.measure.target for span in spans(_revised(10), "walk", day(9))] == [3, 3]


def test_another_kind_of_period_begins_on_the_day_of_the_revision() -> None:
    """The week that it cuts ends the day before, and the first fortnight is what is left of it."""
    found = spans(_revised(10, period="fortnight"), "walk", day(30))
    assert _days(found) == [(0, 6), (7, 9), (10, 13), (14, 27)]
    assert [span.length for span in found] == [7, 7, 14, 14]


def test_a_new_start_is_a_new_count() -> None:
    """Weeks are counted from the new start; the week it cuts stays in the past, short."""
    assert _days(spans(_revised(10, start=10), "walk", day(20))) == [(0, 6), (7, 9), (10, 16), (17, 23)]


def test_a_week_that_was_over_is_not_opened_again() -> None:
    """A goal that ended on a Thursday and goes on from Friday: the last week stays as it was judged."""
    assert _days(spans(_revised(19, days=19), "walk", day(27))) == [(0, 6), (7, 13), (14, 18), (19, 20), (21, 27)]


def test_a_whole_span_that_is_made_longer_stays_one() -> None:
    """It is counted from its start to its new end."""
    first = goal(replace(WALK, period="whole_window"), days=14)
    longer = replace(first.rule, effective_from=day(14), due=day(20))
    (found,) = spans(replace(first, revisions=(first.rule, longer)), "walk", day(30))
    assert (found.first, found.last, found.length) == (day(0), day(20), 21)


def test_a_whole_span_without_an_end_always_runs() -> None:
    """It reaches to today."""
    (found,) = spans(goal(replace(WALK, period="whole_window"), days=None), "walk", day(9))
    assert (found.last, found.length) == (day(9), 10)


def test_a_second_change_on_one_day_is_the_one_that_holds() -> None:
    """A rule that was in force on no day leaves no period."""
    twice = _revised(0)
    assert [span.measure.target for span in spans(twice, "walk", day(6))] == [2]
    assert rule_now(twice, day(0)).measures[0].target == 2


def test_a_measure_that_came_later_has_no_earlier_periods() -> None:
    """Its first week is the part from the day it came."""
    first = goal()
    later = replace(first.rule, effective_from=day(9), measures=(WALK, replace(WALK, id="new")))
    assert _days(spans(replace(first, revisions=(first.rule, later)), "new", day(14))) == [(9, 13), (14, 20)]


def test_the_place_in_the_span_is_counted_from_one() -> None:
    """22 November to 21 January: day 56 begins week 9."""
    rule = goal(days=91).rule
    assert (place(rule, WALK, day(0)), place(rule, WALK, day(55)), place(rule, WALK, day(56))) == (1, 8, 9)
    assert planned(rule, WALK) == 13
    assert planned(goal(days=None).rule, WALK) is None


def test_a_goal_rests_in_its_pauses_and_on_hard_days() -> None:
    """Both ends of a pause rest; one without an end rests on and on."""
    paused = goal(pauses=(Pause(first=day(2), last=day(4)), Pause(first=day(20))))
    rest = Rest(paused, history(hard=[8]))
    assert [number for number in range(23) if day(number) in rest] == [2, 3, 4, 8, 20, 21, 22]
