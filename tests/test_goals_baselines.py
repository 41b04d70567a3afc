"""A baseline that is counted for two weeks before the goal starts (clinical.md 2.5 B), figures by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, WALK, day, goal, history, week
from msgspec.structs import replace

from store.goals.baselines import with_counted
from store.goals.course import course_of, courses
from store.goals.progress import expected, progress, recent
from store.goals.sentence import sentence, short_rule
from store.goals.standing import GoalView, standing
from store.records.goal import Baseline, Goal, Measure, Pause, Revision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.history import History
    from store.records.check_in import Answer

PANIC = Measure(
    id="p",
    label="Panic",
    source="derived",
    of="panic",
    direction="at_most",
    target=4,
    unit="panic attacks",
    baseline=Baseline(value=7, how="tracked", first=START, last=day(13)),
    glide="linear",
    min_logged_days=5,
)
RULE = Revision(effective_from=START, start=day(14), due=day(104), measures=(PANIC,))
B = Goal(id="b", title="Fewer panic attacks", revisions=(RULE,))
FIFTEEN: Sequence[Answer | None] = [2, 0, 1, 1, 3, 0, 1, 0, 1, 2, 1, 0, 2, 1]
"""Fourteen days with 15 attacks in all: 7.5 a week."""


def _known(past: History, today: int, made: Goal = B) -> Baseline:
    baseline = with_counted(made, past, day(today)).rule.measures[0].baseline
    assert baseline
    return baseline


def _view(past: History, today: int, made: Goal = B) -> GoalView:
    return standing(made, past, day(today))


# The number


def test_once_the_two_weeks_are_over_what_was_counted_is_where_it_starts_from() -> None:
    """15 attacks in 14 logged days are 7.5 a week; on the last of the days the estimate still stands."""
    past = history(m_p=FIFTEEN)
    assert _known(past, 13) == Baseline(value=7, how="tracked", first=START, last=day(13))
    assert _known(past, 14) == Baseline(value=7.5, how="tracked")


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ([1] * 12, 7.0),
        ([2] + [1] * 11, 13 * 7 / 12),
        ([1] * 10, 7.0),
        ([3] * 5 + [0] * 5, 10.5),
        ([0] * 14, 0.0),
        ([1] * 9, None),
        ([9] * 9, None),
        ([], None),
    ],
)
def test_the_rate_is_that_of_the_logged_days_where_ten_of_fourteen_were_logged(
    answers: list[Answer | None], value: float | None
) -> None:
    """An unlogged day is no zero; with nine days the estimate stays, and stays an estimate."""
    known = _known(history(m_p=answers), 14)
    if value is None:
        assert known == Baseline(value=7, how="estimated", first=START, last=day(13))
    else:
        assert known.how == "tracked"
        assert known.value == pytest.approx(value)


def test_days_of_rest_are_not_asked_to_be_logged() -> None:
    """Four of the days paused leave ten, of which eight are enough; seven paused leave too few to count."""
    answers: list[Answer | None] = [1, 1, None, None, None, None, 2, 0, 1, 1, 1, 1, None, None]
    paused = replace(B, pauses=(Pause(first=day(2), last=day(5)),))
    assert _known(history(m_p=answers), 14, paused).value == 7
    assert _known(history(m_p=answers), 14).how == "estimated"
    assert _known(history(m_p=[1] * 14, hard=range(7)), 14).how == "estimated"


def test_what_happened_on_a_day_of_rest_is_left_out_of_the_rate() -> None:
    """Nine attacks on a hard day say nothing about a usual week."""
    assert _known(history(m_p=[9, *[1] * 13], hard=[0]), 14).value == 7


def test_an_answer_told_late_about_one_of_the_days_still_counts() -> None:
    """The ninth day is answered when the goal has begun: 9 attacks in 9 days, then 12 in 10."""
    assert _known(history(m_p=[1] * 9), 20).how == "estimated"
    assert _known(history(m_p=[*[1] * 9, 3]), 20).value == pytest.approx(12 * 7 / 10)


def test_days_outside_of_the_two_weeks_change_nothing() -> None:
    """Neither those before, which no goal asked for, nor those of the goal itself."""
    assert _known(history(m_p=[*FIFTEEN, *[9] * 30]), 44).value == 7.5


@pytest.mark.parametrize(
    ("period", "target", "value"), [("day", 1, 15 / 14), ("fortnight", 8, 15), ("month", 16, 30)]
)
def test_the_number_is_that_of_the_goals_own_period(period: str, target: int, value: float) -> None:
    """A baseline is a period's worth, whatever the period."""
    measure = replace(PANIC, period=period, target=target)
    made = replace(B, revisions=(replace(RULE, measures=(measure,)),))
    assert _known(history(m_p=FIFTEEN), 14, made).value == pytest.approx(value)


def test_a_value_is_taken_as_it_is_and_days_are_counted_as_days() -> None:
    """The mean mood of two weeks is no rate; ticks count as days, and what did not apply is left out."""
    window = Baseline(value=4, how="tracked", first=START, last=day(13))
    mood = Measure(
        id="mood",
        label="Mood",
        source="derived",
        of="mood",
        aggregate="mean",
        period="fortnight",
        direction="move_to",
        target=6,
        baseline=window,
    )
    walk = replace(WALK, baseline=window)
    made = replace(B, revisions=(replace(RULE, measures=(mood, walk)),))
    ticks: list[Answer | None] = [*["yes"] * 3, "partly", *["no"] * 6, *["na"] * 4]
    found = with_counted(made, history(mood=[3, 5] * 7, m_walk=ticks), day(14)).rule.measures
    values = [measure.baseline.value for measure in found if measure.baseline]
    assert values == pytest.approx([4, 3.5 * 7 / 10])


def test_every_rule_of_a_goal_gets_the_number_and_the_journal_keeps_the_estimate() -> None:
    """A later revision counts from the same weeks; the goal itself is left as it is written."""
    later = replace(RULE, effective_from=day(40), reason="easier", measures=(replace(PANIC, target=5),))
    made = replace(B, revisions=(RULE, later))
    found = with_counted(made, history(m_p=FIFTEEN), day(50))
    assert [rule.measures[0].baseline for rule in found.revisions] == [Baseline(value=7.5, how="tracked")] * 2
    assert made.rule.measures[0].baseline == PANIC.baseline
    assert with_counted(found, history(m_p=FIFTEEN), day(50)) is found


def test_a_goal_without_such_a_baseline_is_left_as_it_is() -> None:
    """An estimate is an estimate, and none is none."""
    for measure in (WALK, replace(PANIC, baseline=Baseline(value=7))):
        made = goal(measure)
        assert with_counted(made, history(m_p=FIFTEEN), day(30)) is made


# While it is counted


@pytest.mark.parametrize("today", [0, 4, 13])
def test_while_it_is_counted_no_period_is_judged_and_nothing_is_over(today: int) -> None:
    """The weeks begin with the goal."""
    (course,) = courses(B, history(m_p=FIFTEEN), day(today))
    assert course.periods == ()
    assert not course.is_over
    assert progress(B, history(m_p=FIFTEEN), day(today)) is None


def test_while_it_is_counted_the_pane_says_which_day_it_is_and_when_the_goal_starts() -> None:
    """Day 5 of 14; where it started from is not said before it is known."""
    view = _view(history(m_p=FIFTEEN[:4]), 4)
    (line,) = view.lines
    assert line.words == "counting first: day 5 of 14, the goal starts Sun 6 Dec"
    assert line.short == view.short == "counting first: day 5 of 14"
    assert (line.level, line.cells, line.progress, view.note) == ("", 0, None, "")
    assert view.rule == "4 or fewer a week · from Sun 6 Dec"
    assert (view.state, view.look_back) == ("active", False)


def test_on_the_last_day_of_counting_it_is_day_14_and_then_the_goal_has_started() -> None:
    """Nothing stands between the last day of the one and the first of the other."""
    past = history(m_p=FIFTEEN)
    assert _view(past, 13).lines[0].short == "counting first: day 14 of 14"
    view = _view(past, 14)
    assert view.rule == "4 or fewer a week · week 1 of 13"
    assert (view.lines[0].level, view.lines[0].words) == ("started from 7½", "")


def test_what_stands_beside_it_says_only_when_it_starts() -> None:
    """What is not counted first waits for the start."""
    made = replace(B, revisions=(replace(RULE, measures=(PANIC, replace(WALK, beside=True))),))
    words = [line.words for line in _view(history(), 0, made).lines]
    assert words == ["counting first: day 1 of 14, the goal starts Sun 6 Dec", "starts Sun 6 Dec"]


# What every reader says


def test_the_rule_in_a_sentence_says_how_sure_the_number_is() -> None:
    """Counted first, counted, or an estimate because too little was logged."""
    span = "for 13 weeks, from Sun 6 Dec to Sat 6 Mar 2027."
    too_little = "my estimate; too little was logged to use the counted number"
    said = [
        sentence("", with_counted(B, past, day(today)).rule, day(today))
        for past, today in ((history(), 0), (history(m_p=FIFTEEN), 15), (history(m_p=[1] * 9), 15))
    ]
    assert said == [
        f"4 or fewer a week, down from about 7 (my estimate; counted first, to Sat 5 Dec), {span}",
        f"4 or fewer a week, down from 7½, {span}",
        f"4 or fewer a week, down from about 7 ({too_little}), {span}",
    ]


def test_the_pane_says_that_too_little_was_logged() -> None:
    """In full where there is room, in short where there is not."""
    (line,) = _view(history(m_p=[1] * 9), 14).lines
    assert line.level == "started from about 7 (my estimate; too little was logged to use the counted number)"
    assert line.short == "started from about 7"


def test_the_course_the_path_and_the_bar_start_from_the_counted_number() -> None:
    """Four weeks at 5 from 7½: five sevenths of the way; after one week of 13 the path is at 7½ less 3½/13."""
    weeks = [answer for _ in range(4) for answer in week(1, said=5, otherwise=0)]
    past = history(m_p=[*FIFTEEN, *weeks])
    course = course_of(B, PANIC, past, day(42))
    assert course.origin == 7.5
    assert [period.first for period in course.periods] == [day(14), day(21), day(28), day(35), day(42)]
    assert recent(course) == 5
    assert expected(course.measure, 1, 13) == pytest.approx(7.5 - 3.5 / 13)
    assert progress(B, past, day(42)) == pytest.approx(2.5 / 3.5)
    (line,) = _view(past, 42).lines
    assert line.level == "about 5 a week now, was 7½"
    assert line.short == "none so far · about 5 now, was 7½"


def test_a_number_that_keeps_to_the_limit_already_is_a_goal_to_keep_it_so() -> None:
    """Three a week where four are the limit: weeks kept, not a way up to four."""
    three = [answer for _ in range(2) for answer in week(1, said=3, otherwise=0)]
    past = history(m_p=[*three, *three, *week(1, said=5, otherwise=0)])
    course = course_of(B, PANIC, past, day(35))
    assert course.is_maintenance
    assert progress(B, past, day(35)) == pytest.approx(2 / 3)
    known = with_counted(B, past, day(35)).rule
    assert sentence("", known, day(35)).startswith("4 or fewer a week, from 3, for 13 weeks")


def test_a_running_goal_that_counts_anew_rests_its_weeks_until_the_new_start() -> None:
    """What was judged before stays, two weeks are counted, and the first week of the new rule is its own."""
    old = replace(PANIC, baseline=Baseline(value=7))
    window = Baseline(value=7, how="tracked", first=day(14), last=day(27))
    first = Revision(effective_from=START, start=START, due=day(90), measures=(old,))
    again = Revision(
        effective_from=day(14), start=day(28), due=day(118), measures=(replace(PANIC, baseline=window),)
    )
    made = replace(B, revisions=(first, again))
    past = history(m_p=[*FIFTEEN, *FIFTEEN, *week(1, said=3, otherwise=0)])
    counting = course_of(made, PANIC, past, day(20))
    assert [(period.first, period.verdict) for period in counting.periods] == [
        (START, "not_met"),
        (day(7), "not_met"),
    ]
    assert _view(past, 20, made).lines[0].short == "counting first: day 7 of 14"
    after = course_of(made, PANIC, past, day(35)).periods
    assert [(period.first, period.verdict) for period in after] == [
        (START, "not_met"),
        (day(7), "not_met"),
        (day(28), "met"),
        (day(35), None),
    ]
    assert short_rule(made.rule, day(35)) == "4 or fewer a week · week 2 of 13"
