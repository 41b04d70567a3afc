"""The verdict of a period, case by case (clinical.md 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, TIMES, WALK, day, goal, history, week
from msgspec.structs import replace

from store.goals.verdicts import Judged, Verdict, periods_of
from store.records.goal import Aggregate, Baseline, Measure, Pause, Revision

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from store.records.check_in import Answer

RATING = Measure(id="walk", label="Rating", source="rating_0_10", aggregate="mean", target=5)
SHARE = Measure(
    id="walk",
    label="Kind answer",
    source="yes_no",
    aggregate="share_of_opportunities",
    period="fortnight",
    target=0.6,
)


def _judged(
    measure: Measure, answers: Sequence[Answer | None], *, hard: Collection[int] = (), today: int = 100
) -> Judged:
    """Return the first period of a goal whose answers are given day by day."""
    made = goal(replace(measure, id="walk"))
    return periods_of(made, made.rule.measures[0], history(m_walk=answers, hard=hard), day(today))[0]


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (week(3), "met"),
        (week(4), "met"),
        (week(2), "not_met"),
        (week(0), "not_met"),
        (week(3, otherwise=None), "met"),
        (week(2, otherwise=None), "unknown"),
        ([*week(2, of=6), None], "unknown"),
        ([*week(1, of=6), None], "not_met"),
        ([*week(1, of=5), None, None], "unknown"),
        ([None] * 7, "unknown"),
        (["yes", "yes", "partly", "partly", "no", "no", "no"], "met"),
        (["yes", "yes", "partly", "no", "no", "no", "no"], "not_met"),
    ],
)
def test_at_least_three_days_a_week(answers: list[Answer | None], verdict: Verdict) -> None:
    """Reached is met even with gaps; a gap leaves open whatever one more a day could still bring."""
    assert _judged(WALK, answers).verdict == verdict


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([3, 0, 0, 0, 0, 0, 0], "met"),
        ([1, 1, 0, 0, 0, 0, 0], "not_met"),
        ([1, 0, 0, 0, 0, 0, None], "unknown"),
        ([3, None, None, None, None, None, None], "met"),
    ],
)
def test_at_least_three_times_a_week(answers: list[Answer | None], verdict: Verdict) -> None:
    """No one knows how many a day without an answer had, so any gap leaves a shortfall open."""
    assert _judged(TIMES, answers).verdict == verdict


def test_a_tick_adds_one_a_day_however_it_is_added_up() -> None:
    """With one walk and one silent day, three are out of reach for a sum of ticks as for days."""
    assert _judged(replace(WALK, aggregate="sum"), [*week(1, of=6), None]).verdict == "not_met"


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([4, 0, 0, 0, 0, 0, 0], "met"),
        ([5, 0, 0, 0, 0, 0, 0], "not_met"),
        ([0] * 7, "met"),
        ([4, 0, 0, 0, 0, None, None], "met"),
        ([4, 0, 0, 0, None, None, None], "unknown"),
        ([5, None, None, None, None, None, None], "not_met"),
        ([None] * 7, "unknown"),
    ],
)
def test_four_or_fewer_a_week(answers: list[Answer | None], verdict: Verdict) -> None:
    """Over the limit is over, for gaps can only add; under it counts with five of seven days logged."""
    assert _judged(LIMIT, answers).verdict == verdict


@pytest.mark.parametrize(
    ("resting", "target"), [(0, 3), (1, 3), (2, 3), (3, 2), (4, 3)], ids=["7 days", "6", "5", "4", "excused"]
)
def test_days_of_rest_make_the_target_smaller(resting: int, target: float) -> None:
    """3 x 6/7 and 3 x 5/7 round up to 3, 3 x 4/7 to 2; an excused week keeps its own."""
    assert _judged(WALK, week(0, otherwise=None), hard=range(resting)).target == target


@pytest.mark.parametrize(
    ("target", "length", "eligible", "expected"), [(1, 7, 4, 1), (7, 7, 4, 4), (10, 14, 8, 6), (14, 14, 13, 13)]
)
def test_a_pro_rated_target_is_never_under_one_nor_over_itself(
    target: float, length: int, eligible: int, expected: float
) -> None:
    """1 x 4/7 is one, 7 x 4/7 is exactly four, 10 x 8/14 rounds up to six."""
    measure = replace(WALK, target=target, period="week" if length == 7 else "fortnight")
    assert _judged(measure, [], hard=range(length - eligible)).target == expected


def test_under_four_eligible_days_of_seven_a_week_is_excused() -> None:
    """Four are enough, three are not; of a fortnight eight are."""
    walks: list[Answer | None] = [None, None, None, None, "no", "no", "no"]
    assert _judged(WALK, walks, hard=range(4)).verdict == "excused"
    assert _judged(WALK, [None, None, None, "no", "no", "no", "no"], hard=range(3)).verdict == "not_met"
    fortnight = replace(WALK, period="fortnight")
    assert _judged(fortnight, [None] * 7 + week(0), hard=range(7)).verdict == "excused"
    assert _judged(fortnight, [None] * 6 + week(0, of=8), hard=range(6)).verdict == "not_met"


def test_does_not_apply_is_a_day_of_rest() -> None:
    """Four such days of seven excuse the week, and one is neither a gap nor a no."""
    assert _judged(WALK, ["na"] * 4 + week(0, of=3)).verdict == "excused"
    judged = _judged(WALK, ["na", *week(2, of=6)])
    assert (judged.eligible, judged.logged, judged.verdict) == (6, 6, "not_met")


def test_a_week_reached_in_full_stays_reached_however_much_was_rest() -> None:
    """Three walks before a pause of four days are three walks."""
    assert _judged(WALK, week(3, otherwise=None), hard=range(3, 7)).verdict == "met"


def test_what_is_done_on_a_hard_day_counts() -> None:
    """The hard day makes the week no harder to reach, and its walk is not lost."""
    judged = _judged(WALK, week(3), hard=[0])
    assert (judged.count, judged.verdict) == (3, "met")


@pytest.mark.parametrize(
    ("attacks", "verdict"), [(3, "met"), (4, "not_met")], ids=["3 in 6 days: 3.5", "4 in 6 days: 4.7"]
)
def test_a_limit_is_compared_as_a_rate(attacks: int, verdict: Verdict) -> None:
    """With a day of rest, the count times 7/6 is held against the limit of 4."""
    judged = _judged(LIMIT, [None, attacks, 0, 0, 0, 0, 0], hard=[0])
    assert judged.verdict == verdict
    assert judged.rate == pytest.approx(attacks * 7 / 6)


def test_what_happens_on_a_day_of_rest_is_not_held_against_a_limit() -> None:
    """Nine attacks on a hard day leave the other six days as they are."""
    judged = _judged(LIMIT, [9, 1, 0, 0, 0, 0, 0], hard=[0])
    assert (judged.count, judged.verdict) == (1, "met")


@pytest.mark.parametrize(("resting", "needed"), [(0, 5), (1, 5), (2, 4), (3, 3)])
def test_a_limit_needs_five_sevenths_of_the_eligible_days_logged(resting: int, needed: int) -> None:
    """5E/7 rounded up: 5 of 7, 5 of 6, 4 of 5, 3 of 4."""
    rest = range(7 - resting, 7)
    assert _judged(LIMIT, [0] * needed, hard=rest).verdict == "met"
    assert _judged(LIMIT, [0] * (needed - 1), hard=rest).verdict == "unknown"


def test_the_days_that_must_be_logged_may_be_chosen() -> None:
    """With two of seven, two are enough; with none, silence is still unknown."""
    assert _judged(replace(LIMIT, min_logged_days=2), [0, 0]).verdict == "met"
    assert _judged(replace(LIMIT, min_logged_days=0), []).verdict == "unknown"


@pytest.mark.parametrize(
    ("aggregate", "value"), [("mean", 4.0), ("median", 3.0), ("latest", 2.0)], ids=["mean", "median", "latest"]
)
def test_a_value_is_the_mean_the_median_or_the_latest(aggregate: Aggregate, value: float) -> None:
    """Of 3, 7 and 2, with gaps between them."""
    assert _judged(replace(RATING, aggregate=aggregate), [3, None, 7, None, 2]).count == value


def test_a_value_is_not_pro_rated_and_leaves_days_of_rest_out() -> None:
    """The mean of the other days is held against the whole target."""
    judged = _judged(RATING, [0, 6, 6, 6, 6], hard=[0])
    assert (judged.count, judged.target, judged.verdict) == (6, 5, "met")


@pytest.mark.parametrize(
    ("answers", "verdict"), [([5], "met"), ([4], "not_met"), ([], "unknown")], ids=["5", "4", "nothing"]
)
def test_at_least_five_on_average(answers: list[Answer | None], verdict: Verdict) -> None:
    """One answer is enough, none is not."""
    assert _judged(RATING, answers).verdict == verdict


def test_at_most_five_on_average_needs_five_days() -> None:
    """A value can come down again, so even a high one is open while little is logged."""
    limit = replace(RATING, direction="at_most")
    assert _judged(limit, [9] * 4).verdict == "unknown"
    assert _judged(limit, [9] * 5).verdict == "not_met"
    assert _judged(limit, [5] * 5).verdict == "met"


@pytest.mark.parametrize(
    ("baseline", "value", "verdict"),
    [(3, 6, "met"), (3, 5, "not_met"), (9, 6, "met"), (9, 7, "not_met"), (6, 6, "met"), (None, 6, "met")],
)
def test_a_value_moves_to_its_target_from_either_side(baseline: float | None, value: int, verdict: Verdict) -> None:
    """Up from 3, down from 9, kept at 6; without a baseline it is up."""
    start = None if baseline is None else Baseline(value=baseline)
    assert _judged(replace(RATING, direction="move_to", target=6, baseline=start), [value]).verdict == verdict


@pytest.mark.parametrize(
    ("answers", "share", "verdict"),
    [
        (["yes", "yes", "yes", "no", "no"], 0.6, "met"),
        (["yes", "yes", "partly", "partly", "no"], 0.6, "met"),
        (["yes", "yes", "partly", "no", "no"], 0.5, "not_met"),
        (["yes", "yes", "yes", "yes"], None, "unknown"),
        (["na"] * 9 + ["yes", "yes", "yes", "no", "no"], 0.6, "met"),
        (["na"] * 14, None, "unknown"),
    ],
)
def test_a_share_of_opportunities(answers: list[Answer | None], share: float | None, verdict: Verdict) -> None:
    """(yes + half of partly) of what came up; five in a fortnight are needed, days without one leave no mark."""
    judged = _judged(SHARE, answers)
    assert (judged.count, judged.verdict) == (share, verdict)


def test_a_gap_is_never_zero() -> None:
    """Nothing logged is no count; "none" is a count of zero."""
    assert _judged(LIMIT, []).count is None
    assert _judged(LIMIT, [0]).count == 0


def test_the_running_period_has_no_verdict() -> None:
    """On its last day it still runs; on the next it is judged."""
    assert _judged(WALK, week(3), today=6).verdict is None
    assert _judged(WALK, week(3), today=7).verdict == "met"


def test_the_running_period_knows_its_days() -> None:
    """On day 4 of 7, with day 1 a gap and day 5 a hard one: four gone, today counted, two left, one gap."""
    judged = _judged(WALK, ["yes", None, "no", "no"], hard=[5], today=4)
    assert (judged.eligible, judged.elapsed, judged.left, judged.gaps, judged.logged) == (6, 5, 2, 1, 3)


@pytest.mark.parametrize(("days", "verdict"), [(18, "not_met"), (17, "excused")], ids=["4 days", "3 days"])
def test_a_part_week_counts_from_four_days(days: int, verdict: Verdict) -> None:
    """It is pro-rated from four days on, and excused below."""
    made = goal(days=days)
    assert periods_of(made, WALK, history(m_walk=["no"] * days), day(50))[-1].verdict == verdict


def test_each_week_is_held_against_the_rule_of_its_time() -> None:
    """Two walks are not yet three; after the goal was made smaller they are enough. The past stays as it was."""
    first = goal()
    smaller = replace(first.rule, effective_from=day(14), measures=(replace(WALK, target=2),))
    revised = replace(first, revisions=(first.rule, smaller))
    found = periods_of(revised, revised.rule.measures[0], history(m_walk=week(2) * 4), day(28))
    assert [period.verdict for period in found] == ["not_met", "not_met", "met", "met"]
    assert [period.target for period in found] == [3, 3, 2, 2]


def test_a_pause_excuses_its_weeks() -> None:
    """A pause of two weeks in four leaves two to judge."""
    made = goal(pauses=(Pause(first=day(7), last=day(20), reason="holiday"),))
    found = periods_of(made, WALK, history(m_walk=week(3) + [None] * 14 + week(3)), day(28))
    assert [period.verdict for period in found] == ["met", "excused", "excused", "met"]


def test_a_late_answer_settles_an_open_week() -> None:
    """Unknown until it is told, then met."""
    assert _judged(WALK, ["yes", "yes", None, "no", "no", "no", "no"]).verdict == "unknown"
    assert _judged(WALK, ["yes", "yes", "yes", "no", "no", "no", "no"]).verdict == "met"


def test_a_rule_that_is_over_leaves_no_running_period() -> None:
    """The day after the end every period has a verdict."""
    rule = Revision(effective_from=day(0), start=day(0), due=day(6), measures=(WALK,))
    found = periods_of(replace(goal(), revisions=(rule,)), WALK, history(), day(7))
    assert [period.verdict for period in found] == ["unknown"]
