"""What becomes of a goal: what lies behind keeps what it came to (clinical.md 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, TIMES, WALK, day, from_library, goal, history, week
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.agenda import asked
from store.goals import lifecycle
from store.goals.periods import rule_now
from store.goals.rules import problems
from store.goals.standing import standing
from store.goals.verdicts import periods_of
from store.records.goal import Goal, Pause, Review

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.goals.verdicts import Verdict
    from store.history import History
    from store.records.check_in import Answer
    from store.records.goal import Measure

DAYS = 42
TODAY = st.integers(0, DAYS + 14)
COLUMN = st.lists(st.sampled_from(["yes", "partly", "no", "na", None]), min_size=DAYS, max_size=DAYS)
SIT = replace(WALK, id="sit", label="Sit", period="day", aggregate="sum", source="manual_count", target=4)
WHOLE = replace(TIMES, period="whole_window", target=6)
FORTNIGHT = replace(WALK, period="fortnight", target=5)
MEASURES = st.sampled_from([replace(one, id="m") for one in (WALK, TIMES, LIMIT, SIT, WHOLE, FORTNIGHT)])
GOALS = st.builds(
    lambda measure, days: goal(measure, days=days if measure.period != "whole_window" else DAYS),
    MEASURES,
    st.sampled_from([DAYS, None]),
)


def behind(made: Goal, past: History, today: date) -> dict[date, Verdict | None]:
    """Return the verdict of each period of the goal's first measure that was over before `today`."""
    measure = made.revisions[0].measures[0]
    return {
        period.first: period.verdict for period in periods_of(made, measure, past, today) if period.last < today
    }


def targets(made: Goal, past: History, today: date) -> list[float]:
    """Return what each period of the goal's first measure asks for."""
    return [period.measure.target for period in periods_of(made, made.revisions[0].measures[0], past, today)]


def is_asked(made: Goal, on: date) -> bool:
    """Say whether the check-in of a day asks for the goal."""
    return bool(asked(made, on))


def test_a_paused_goal_asks_for_nothing_until_it_is_resumed() -> None:
    """Paused on day 3 and resumed on day 8: days 3 to 7 rest, before and after it is asked for."""
    paused = lifecycle.pause(goal(), day(3), "holiday")
    assert lifecycle.rests(paused, day(20))
    resumed = lifecycle.resume(paused, day(8))
    assert [number for number in range(10) if not is_asked(resumed, day(number))] == [3, 4, 5, 6, 7]
    assert not lifecycle.rests(resumed, day(8))


def test_a_pause_with_a_last_day_ends_by_itself() -> None:
    """To day 5, inclusive; on day 6 it runs."""
    paused = lifecycle.pause(goal(), day(3), "illness", day(5))
    assert [lifecycle.rests(paused, day(number)) for number in (2, 3, 5, 6)] == [False, True, True, False]


def test_a_pause_that_began_today_leaves_no_trace_when_it_is_resumed_today() -> None:
    """No day of it has rested."""
    assert lifecycle.resume(lifecycle.pause(goal(), day(3), "other"), day(3)) == goal()


def test_a_planned_rest_stays_when_the_present_one_ends() -> None:
    """Only the pause that covers today is ended."""
    planned = Pause(first=day(20), last=day(25), reason="holiday")
    made = lifecycle.pause(goal(pauses=(planned,)), day(3), "illness")
    assert lifecycle.resume(made, day(5)).pauses == (planned, Pause(first=day(3), last=day(4), reason="illness"))


def test_a_goal_that_was_kept_as_paused_runs_again() -> None:
    """The status alone makes it rest, with or without a pause beside it."""
    assert lifecycle.rests(goal(status="paused"), day(3))
    assert lifecycle.resume(goal(status="paused"), day(3)).status == "active"


def test_excused_weeks_are_in_no_share() -> None:
    """Two weeks of three walks, two of holiday: 2 of 2, where 2 of 4 had been said without the pause."""
    past = history(m_walk=week(3) + week(0) + week(0) + week(3))
    paused = lifecycle.resume(lifecycle.pause(goal(), day(7), "holiday"), day(21))
    assert list(behind(goal(), past, day(28)).values()) == ["met", "not_met", "not_met", "met"]
    assert list(behind(paused, past, day(28)).values()) == ["met", "excused", "excused", "met"]
    assert standing(paused, past, day(28)).note == "You did what you set out to do: 2 of 2 weeks"


def test_easing_in_asks_for_half_a_week_and_then_as_before() -> None:
    """Resumed on the first day of a week: 2 of 3 walks in that week, 3 in the next."""
    paused = lifecycle.pause(goal(), day(7), "illness")
    assert lifecycle.eased_until(paused, day(14)) == day(20)
    eased = lifecycle.resume(paused, day(14), gently=True)
    assert targets(eased, history(), day(27)) == [3, 3, 2, 3]
    assert rule_now(eased, day(21)).measures == goal().rule.measures


def test_easing_in_from_the_middle_of_a_week_lasts_until_a_whole_week_is_over() -> None:
    """Resumed on day 17: the rest of that week and the one that follows ask for 2, the last for 3 again."""
    paused = lifecycle.pause(goal(days=35), day(7), "illness")
    assert lifecycle.eased_until(paused, day(17)) == day(27)
    assert targets(lifecycle.resume(paused, day(17), gently=True), history(), day(34)) == [3, 3, 2, 2, 3]


def test_what_is_done_each_day_is_eased_for_seven_days() -> None:
    """4 a day become 2 from day 10 to day 16."""
    eased = lifecycle.resume(lifecycle.pause(goal(SIT), day(5), "illness"), day(10), gently=True)
    asked_for = targets(eased, history(), day(20))
    assert asked_for == [4] * 10 + [2] * 7 + [4] * 4


def test_half_of_an_odd_number_is_rounded_up_and_once_stays_once() -> None:
    """7 becomes 4; where one thing a week is asked for there is nothing to ease."""
    seven = replace(TIMES, target=7)
    assert rule_now(lifecycle.resume(goal(seven), day(3), gently=True), day(3)).measures[0].target == 4
    once = goal(replace(TIMES, target=1))
    assert lifecycle.eased_until(once, day(3)) is None
    assert lifecycle.resume(once, day(3), gently=True) == once


@pytest.mark.parametrize("measure", [LIMIT, WHOLE, replace(WALK, period="month", target=8)])
def test_limits_and_longer_spans_are_not_halved(measure: Measure) -> None:
    """Half of a limit would be harder, and half of a month is not a week."""
    assert (
        lifecycle.eased_until(replace(goal(), revisions=(replace(goal().rule, measures=(measure,)),)), day(3))
        is None
    )


def test_nothing_is_eased_before_the_start_or_after_the_end() -> None:
    """There is no week to ease."""
    assert lifecycle.eased_until(goal(), day(-1)) is None
    assert lifecycle.eased_until(goal(), day(28)) is None


def test_a_second_easing_halves_no_half() -> None:
    """Paused again while easing in: it asks for 2 of 3 again, and afterwards for 3."""
    eased = lifecycle.resume(goal(days=42), day(14), gently=True)
    again = lifecycle.resume(lifecycle.pause(eased, day(16), "illness"), day(18), gently=True)
    assert targets(again, history(), day(41)) == [3, 3, 2, 2, 3, 3]
    assert [rule.effective_from for rule in again.revisions] == [day(0), day(14), day(18), day(28)]


def test_easing_in_keeps_a_change_that_was_planned() -> None:
    """From day 21 on 5 were planned: the half ends where that begins, and nothing of it is lost."""
    five = replace(goal().rule, effective_from=day(21), reason="harder", measures=(replace(WALK, target=5),))
    planned = lifecycle.revise(goal(), five)
    assert lifecycle.eased_until(planned, day(17)) == day(20)
    eased = lifecycle.resume(planned, day(17), gently=True)
    assert eased.rule == five
    assert targets(eased, history(), day(27)) == [3, 3, 2, 5]


def test_a_later_plan_follows_the_easing() -> None:
    """5 from day 28 on: half to day 20, 3 to day 27, then 5."""
    five = replace(goal().rule, effective_from=day(28), measures=(replace(WALK, target=5),))
    eased = lifecycle.resume(lifecycle.revise(goal(days=35), replace(five, due=day(34))), day(14), gently=True)
    assert targets(eased, history(), day(34)) == [3, 3, 2, 3, 5]


def test_a_second_look_back_of_a_day_takes_the_place_of_the_first() -> None:
    """Of another day it stands beside it."""
    first, again, later = (Review(id=name, day=day(on), close=4) for name, on in (("a", 14), ("b", 14), ("c", 28)))
    looked = lifecycle.review(lifecycle.review(lifecycle.review(goal(), first), again), later)
    assert looked.reviews == (again, later)


def test_a_change_takes_the_place_of_those_that_would_begin_then_or_later() -> None:
    """Of rules from day 0, 7 and 14, one from day 7 leaves the first."""
    rules = [replace(goal().rule, effective_from=day(number), reason="harder") for number in (0, 7, 14)]
    changed = lifecycle.revise(goal(revisions=tuple(rules)), replace(rules[1], reason="easier"))
    assert [(rule.effective_from, rule.reason) for rule in changed.revisions] == [
        (day(0), "harder"),
        (day(7), "easier"),
    ]


def test_a_change_before_the_beginning_is_the_beginning() -> None:
    """No rule was in force yet, so the new one is the first."""
    changed = lifecycle.revise(goal(), replace(goal().rule, reason="easier", measures=(TIMES,)))
    assert changed.revisions == (replace(goal().rule, reason="initial", measures=(TIMES,)),)


def test_an_ended_goal_rests_no_more() -> None:
    """An open pause ends with the goal, a planned one is dropped, a past one stays."""
    past, open_one, planned = Pause(first=day(1), last=day(2)), Pause(first=day(5)), Pause(first=day(20))
    made = goal(pauses=(past, open_one, planned))
    for act, status in ((lifecycle.reach, "reached"), (lifecycle.set_aside, "set_aside")):
        ended = act(made, day(9))
        assert (ended.status, ended.ended) == (status, day(9))
        assert ended.pauses == (past, Pause(first=day(5), last=day(9)))
        assert not lifecycle.rests(ended, day(9))
        assert not is_asked(ended, day(9))


def test_reopening_excuses_the_days_between() -> None:
    """Set aside on day 9, taken up on day 21: days 10 to 20 are excused, and the span goes on to its end."""
    past = history(m_walk=week(3) + week(3) + [None] * 7 + week(3))
    again = lifecycle.reopen(lifecycle.set_aside(goal(), day(9)), day(21))
    assert (again.status, again.ended, again.pauses) == ("active", None, (Pause(first=day(10), last=day(20)),))
    assert again.revisions == goal().revisions
    assert list(behind(again, past, day(28)).values()) == ["met", "met", "excused", "met"]


@pytest.mark.parametrize("later", [0, 1])
def test_reopening_at_once_leaves_no_gap(later: int) -> None:
    """The same day, or the day after, nothing lies between."""
    assert lifecycle.reopen(lifecycle.reach(goal(), day(9)), day(9 + later)) == goal()


def test_reopening_an_ended_goal_ends_the_rest_it_ended_in() -> None:
    """A rest that was planned to go on for longer does not hold it back."""
    made = goal(status="set_aside", pauses=(Pause(first=day(5)),))
    assert not lifecycle.rests(lifecycle.reopen(made, day(9)), day(9))


def test_reopening_when_its_time_is_over_begins_another_round_of_the_same_length() -> None:
    """Four weeks from day 0, taken up on day 40: four weeks from day 40; the first round keeps its rule."""
    again = lifecycle.reopen(lifecycle.reach(goal(), day(27)), day(40))
    assert again.revisions[:-1] == goal().revisions
    assert (again.rule.effective_from, again.rule.start, again.rule.due) == (day(40), day(40), day(67))
    assert (again.rule.measures, again.rule.note) == (goal().rule.measures, "taken up again")
    assert standing(again, history(), day(40)).rule == "3 days a week · week 1 of 4"


def test_reopening_a_running_goal_whose_time_is_over_begins_another_round_too() -> None:
    """It had not been ended, so no day is excused."""
    again = lifecycle.reopen(goal(), day(30))
    assert (again.status, again.rule.start, again.rule.due, again.pauses) == ("active", day(30), day(57), ())


def test_keeping_a_goal_going_takes_its_end_away() -> None:
    """The weeks run on from the start."""
    kept = lifecycle.keep_going(goal(), day(10))
    assert (kept.status, kept.rule.start, kept.rule.due) == ("maintaining", day(0), None)
    assert is_asked(kept, day(300))
    assert [period.first for period in periods_of(kept, WALK, history(), day(30))] == [day(7 * n) for n in range(5)]


def test_keeping_a_finished_goal_going_begins_today() -> None:
    """The days since the end ask for nothing."""
    kept = lifecycle.keep_going(lifecycle.reach(goal(), day(27)), day(40))
    assert (kept.rule.start, kept.rule.due, kept.ended) == (day(40), None, None)
    assert not is_asked(kept, day(35))
    assert is_asked(kept, day(40))


def test_keeping_a_whole_span_going_adds_another_round_behind_this_one() -> None:
    """Reached on day 9 of 14: this round ends on day 13 as it is, the next is days 14 to 27."""
    kept = lifecycle.keep_going(goal(WHOLE, days=14), day(9))
    assert kept.revisions[0] == goal(WHOLE, days=14).rule
    assert (kept.rule.effective_from, kept.rule.start, kept.rule.due) == (day(14), day(14), day(27))
    assert not problems(kept)
    assert [is_asked(kept, day(number)) for number in (9, 13, 14, 27)] == [True] * 4


def test_keeping_a_finished_whole_span_going_begins_the_next_round_today() -> None:
    """Two weeks from day 0, kept going on day 20: days 20 to 33."""
    kept = lifecycle.keep_going(goal(WHOLE, days=14), day(20))
    assert (kept.rule.start, kept.rule.due) == (day(20), day(33))


def test_a_goal_without_an_end_is_kept_going_as_it_is() -> None:
    """Its status says that it is kept up."""
    assert lifecycle.keep_going(goal(days=None), day(9)) == goal(days=None, status="maintaining")


def test_a_resting_goal_that_is_kept_going_goes_on_resting() -> None:
    """Only resuming ends the rest."""
    assert lifecycle.rests(lifecycle.keep_going(lifecycle.pause(goal(), day(3), "holiday"), day(9)), day(9))


ACTS: list[Callable[[Goal, date], Goal]] = [
    lambda made, today: lifecycle.pause(made, today, "illness"),
    lifecycle.resume,
    lambda made, today: lifecycle.resume(made, today, gently=True),
    lifecycle.reach,
    lifecycle.set_aside,
    lifecycle.keep_going,
    lifecycle.reopen,
    lambda made, today: lifecycle.revise(
        made, replace(rule_now(made, today), effective_from=today, measures=(replace(WALK, target=1),))
    ),
]


@given(st.sampled_from(ACTS), GOALS, COLUMN, TODAY, st.integers(0, DAYS))
def test_no_act_changes_what_lies_behind(
    act: Callable[[Goal, date], Goal], made: Goal, answers: list[Answer | None], today: int, paused: int
) -> None:
    """Each period that was over keeps its verdict, whatever is done with the goal, resting or not."""
    resting = lifecycle.pause(made, day(paused), "holiday") if paused < today else made
    past = history(m_m=answers)
    before = behind(resting, past, day(today))
    after = behind(act(resting, day(today)), past, day(today))
    assert before == {first: after.get(first) for first in before}


@given(st.sampled_from([lifecycle.reach, lifecycle.set_aside]), COLUMN, st.integers(0, DAYS), st.integers(0, 20))
def test_an_end_taken_back_later_changes_no_verdict(
    end: Callable[[Goal, date], Goal], answers: list[Answer | None], ended: int, between: int
) -> None:
    """What was over before the end is as it was once the goal is reopened, and nothing of the gap is judged."""
    made = goal(days=DAYS)
    told = [*answers[: ended + 1], *[None] * (DAYS - ended - 1)]
    past, today = history(m_walk=told), day(ended + between)
    again = lifecycle.reopen(end(made, day(ended)), today)
    before = behind(made, past, day(ended))
    after = behind(again, past, today)
    assert before == {first: after[first] for first in before}
    gap = [verdict for first, verdict in after.items() if day(ended) < first < today]
    assert set(gap) <= {"excused"}


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=6), GOALS)
def test_any_row_of_acts_leaves_a_goal_that_can_be_read(
    done: list[tuple[Callable[[Goal, date], Goal], int]], made: Goal
) -> None:
    """Rules stand in order, one a day; pauses end no earlier than they begin; the pane can draw it."""
    today = 0
    for act, later in done:
        today += later
        made = act(made, day(today))
        days = [rule.effective_from for rule in made.revisions]
        assert days == sorted(set(days))
        assert all(pause.last is None or pause.first <= pause.last for pause in made.pauses)
        assert standing(made, history(), day(today)).rule


def test_the_examples_can_all_be_kept_going() -> None:
    """Reached or over, each of the six begins again with a sound rule."""
    titles = ("Walk in the park", "Fewer panic attacks", "Reach out to someone", "Kinder answers to my thoughts")
    for made in map(from_library, titles):
        for kept in (lifecycle.keep_going(made, day(200)), lifecycle.reopen(made, day(200))):
            assert problems(kept) == ()
            assert kept.rule.start <= day(200) <= (kept.rule.due or day(200))
