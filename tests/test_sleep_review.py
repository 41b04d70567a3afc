"""Two weeks of the sleep diary: medians from five nights, habits side by side, and one of them as a goal."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from store.goals.draft import opened
from store.goals.rules import problems
from store.goals.sentence import sentence
from store.history import History
from store.sleep_review import HABITS, NONE, Middle, goal_for, review, said

LAST = date(2026, 11, 22)
LEVELS = (300, 330, 360, 390, 420)
"""Minutes asleep of five nights; the median is six hours."""


def diary(*nights: dict[str, Any] | None) -> History:
    """Return a history of nights in a row, the last one ending on LAST; None is a night that was not told."""
    first = LAST - timedelta(len(nights) - 1)
    kept = {
        str(at): {"id": str(at), "kind": "sleep", "day": str(first + timedelta(at)), "fields": fields}
        for at, fields in enumerate(nights)
        if fields is not None
    }
    return History({"entries": kept})


def slept(minutes: int, *habits: str, up: str = "07:00", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return a night in bed from 23:00, so many minutes of it asleep."""
    night = {"into_bed": "23:00", "tried_to_sleep": "23:00", "woke": up, "out_of_bed": up}
    hour, minute = map(int, up.split(":"))
    awake = (hour * 60 + minute + 60) % 1440 - minutes
    told = {"habits": list(habits)} if habits else {}
    return {**night, "minutes_to_sleep": 0, "minutes_awake": awake, **told, **more}


def test_five_nights_have_a_median_and_four_have_none() -> None:
    """Below five nothing typical is said; how many there are is."""
    nights = [slept(minutes, quality=quality) for minutes, quality in zip(LEVELS, (2, 4, 5, 6, 9), strict=True)]
    four, five = review(diary(*nights[:4]), LAST), review(diary(*nights), LAST)
    assert four.asleep == four.in_bed == Middle(4)
    assert four.got_up is None
    assert five.asleep == Middle(5, 360, 300, 420)
    assert five.in_bed == Middle(5, 480, 480, 480)
    assert five.efficiency == Middle(5, 75, 62.5, 87.5)
    assert five.quality == Middle(5, 5, 2, 9)
    assert five.got_up == (time(7), time(7))


def test_two_weeks_are_looked_at_and_no_night_before_them() -> None:
    """Of sixteen nights the last fourteen, of which a gap is a gap."""
    found = review(diary(slept(100), slept(100), *[slept(360)] * 5, None, *[slept(400)] * 8), LAST)
    assert (found.first, found.last, len(found.nights)) == (date(2026, 11, 9), LAST, 13)
    assert found.asleep.low == 360


def test_a_night_whose_times_make_none_is_left_out_and_counted() -> None:
    """A slip of the pen changes no median."""
    found = review(diary(*[slept(360)] * 5, slept(360, into_bed="11:00")), LAST)
    assert (len(found.nights), found.unclear, found.asleep.value) == (5, 1, 360)


@pytest.mark.parametrize(
    ("times", "earliest", "latest"),
    [
        (("06:10", "07:45", "06:30", "07:00", "06:45"), time(6, 10), time(7, 45)),
        (("23:30", "00:15", "01:00", "23:50", "00:40"), time(23, 30), time(1)),
        (("12:00", "12:00", "12:00", "12:00", "12:00"), time(12), time(12)),
    ],
)
def test_getting_up_ranges_over_midnight_too(times: tuple[str, ...], earliest: time, latest: time) -> None:
    """The day begins where nobody gets up, so that a night worker's hour is an hour."""
    nights = [{"out_of_bed": at} for at in times]
    assert review(diary(*nights), LAST).got_up == (earliest, latest)


def test_a_habit_is_set_side_by_side_from_five_nights_on_either_side() -> None:
    """Six nights with it and five without; a night that tells of no habits is on neither side."""
    with_it = [slept(minutes, "alcohol", "nap") for minutes in (*LEVELS, 360)]
    without = [slept(minutes + 60, NONE) for minutes in LEVELS]
    found = review(diary(*with_it, *without, slept(100)), LAST)
    alcohol = next(each for each in found.compared if each.habit.id == "alcohol")
    assert (found.told, alcohol.with_it.nights, alcohol.without.nights, alcohol.is_enough) == (11, 6, 5, True)
    assert (alcohol.with_it.asleep.value, alcohol.without.asleep.value) == (360, 420)
    assert said(alcohol) == (
        "alcohol: 6 nights with it, 5 without; typically asleep 6 h with it and 7 h without. "
        "Only a description: nights differ in many ways."
    )


def test_a_habit_with_fewer_nights_says_only_how_many() -> None:
    """One night with it and five without are not set side by side."""
    found = review(diary(slept(200, "screens"), *[slept(400, NONE)] * 5), LAST)
    screens = next(each for each in found.compared if each.habit.id == "screens")
    assert not screens.is_enough
    assert said(screens) == (
        "screens in bed: 1 night with it, 5 without. From 5 of each they can be set side by side."
    )


def test_a_habit_of_nights_without_their_sleep_says_only_how_many() -> None:
    """Ten nights that tell the habit and no times have nothing to set side by side."""
    nights = [{"habits": [habit]} for habit in ("nap", NONE) * 5]
    nap = next(each for each in review(diary(*nights), LAST).compared if each.habit.id == "nap")
    assert "typically" not in said(nap)


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.id)
def test_each_habit_becomes_a_goal_that_can_be_started_as_it_is(habit: Any) -> None:  # noqa: ANN401 - a Habit
    """On five days a week, for two weeks; nothing in it is wrong, and its row has a name of its own."""
    goal = goal_for(habit, LAST)
    form = opened(goal, History(), LAST)
    assert problems(form.draft) == ()
    assert goal.rule.measures[0].label == habit.label
    assert sentence(goal.title, goal.rule, LAST).startswith(f"{habit.instead}: at least 5 days a week, for 2 weeks")


def test_no_habit_is_a_medicine() -> None:
    """What a doctor prescribed is none to be looked at or changed here."""
    assert not any("medicine" in f"{habit.id} {habit.name} {habit.instead}" for habit in HABITS)
