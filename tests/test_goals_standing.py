"""Where a goal stands, in the words and numbers of the Goals pane (screens 4.8, 5.1, 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, TIMES, WALK, day, from_library, goal, history, week
from msgspec.structs import replace

from store.goals.periods import Rest
from store.goals.said import finished, running_in_short
from store.goals.standing import Line, standing
from store.goals.verdicts import periods_of
from store.records.goal import Absence, Baseline, Measure, Pause, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.history import History
    from store.records.check_in import Answer

RATING = Measure(id="walk", label="Rating", source="rating_0_10", aggregate="mean", target=5)
SHARE = replace(WALK, aggregate="share_of_opportunities", period="fortnight", target=0.6)


def _line(measure: Measure, answers: Sequence[Answer | None], today: int, *, hard: Sequence[int] = ()) -> Line:
    made = goal(replace(measure, id="walk"), days=56)
    (line,) = standing(made, history(m_walk=answers, hard=hard), day(today)).lines
    return line


@pytest.mark.parametrize(
    ("done", "today", "words"),
    [
        (0, 0, "3 to go, 7 days left"),
        (2, 4, "1 to go, 3 days left"),
        (2, 6, "1 to go, 1 day left"),
        (3, 4, "done for this week"),
        (5, 5, "done for this week"),
        (0, 5, "this week may not reach 3; whatever you do still counts"),
    ],
)
def test_a_week_of_days_says_what_is_to_go(done: int, today: int, words: str) -> None:
    """Today is counted among the days left."""
    assert _line(WALK, week(done), today).words == words


def test_half_a_day_to_go_is_said_as_a_half() -> None:
    """Partly counts a half."""
    assert _line(WALK, ["yes", "yes", "partly"], 4).words == "½ to go, 3 days left"


def test_what_many_can_happen_on_one_day_is_never_out_of_reach() -> None:
    """Three calls may be made on the last day, and ninety minutes in the last hour."""
    assert _line(TIMES, [0] * 6, 6).words == "3 to go, 1 day left"
    minutes = replace(TIMES, source="minutes", target=90)
    assert _line(minutes, [0, 50], 6).words == "40 minutes to go, 1 day left"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("day", "3 to go today"),
        ("week", "3 to go, 7 days left"),
        ("fortnight", "3 to go, 14 days left"),
        ("month", "3 to go, 28 days left"),
        ("whole_window", "3 to go"),
    ],
)
def test_each_period_says_how_long_is_left(period: Period, words: str) -> None:
    """A day says today, the whole span has its end in the rule."""
    assert _line(replace(TIMES, period=period), [], 0).words == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("day", "done for today"),
        ("week", "done for this week"),
        ("fortnight", "done for this fortnight"),
        ("month", "done for these 4 weeks"),
        ("whole_window", "reached 3 of 3"),
    ],
)
def test_each_period_says_when_it_is_done(period: Period, words: str) -> None:
    """Named for what it is."""
    assert _line(replace(TIMES, period=period), [3], 0).words == words


@pytest.mark.parametrize(
    ("answers", "today", "words", "short"),
    [
        ([], 0, "none so far this week", "none so far"),
        ([0, 0], 2, "none so far this week", "none so far"),
        ([0, None], 2, "none on the 1 day logged", "none so far"),
        ([], 2, "not logged yet this week", "not logged yet"),
        ([1, 0, 0], 2, "1 so far this week", "1 so far"),
        ([2, 0, 0], 2, "within your limit so far: 2", "2 so far"),
        ([4, 0, 0], 2, "within your limit so far: 4", "4 so far"),
        ([5], 2, "over this week's limit: a new week starts Sun 29 Nov", "5 so far"),
    ],
)
def test_a_week_under_a_limit_says_how_many(
    answers: list[Answer | None], today: int, words: str, short: str
) -> None:
    """It says "none" only where every day gone by is known; on pace is 4 x 3/7 = 1.7 on the third day."""
    line = _line(LIMIT, answers, today)
    assert (line.words, line.short) == (words, short)


def test_no_new_week_is_promised_after_the_last() -> None:
    """The goal ends with this one."""
    (line,) = standing(goal(LIMIT, days=7), history(m_limit=[5]), day(2)).lines
    assert line.words == "over this week's limit"


def test_a_narrow_pane_says_it_shorter() -> None:
    """What is done counts, and is named first."""
    made = goal()
    running = periods_of(made, WALK, history(m_walk=week(1)), day(6))[-1]
    assert running_in_short(running, day(6)) == "1 of 3, it all counts"


def test_cells_stand_for_small_targets_only() -> None:
    """Three cells, two filled; a half day fills none; ninety minutes have no cells; a limit has none."""
    line = _line(WALK, ["yes", "yes", "partly"], 4)
    assert (line.cells, line.filled, line.count) == (3, 2, 2.5)
    assert _line(replace(TIMES, source="minutes", target=90), [40], 4).cells == 0
    assert _line(LIMIT, [1], 4).cells == 0
    assert (_line(WALK, week(5), 6).filled, _line(WALK, week(5), 6).cells) == (3, 3)


def test_hard_days_make_the_week_smaller_and_never_longer() -> None:
    """With three hard days two walks are enough; with four the week rests, and three walks still are three."""
    assert _line(WALK, week(2), 6, hard=[2, 3, 4]).words == "done for this week"
    assert _line(WALK, week(2), 6, hard=[2, 3, 4, 5]).words == (
        "resting for most of this week; whatever you do still counts"
    )
    assert _line(WALK, week(3), 6, hard=[2, 3, 4, 5]).words == "done for this week"


@pytest.mark.parametrize(
    ("measure", "answers", "words"),
    [
        (RATING, [6, 5], "5½ of 10 so far"),
        (RATING, [], "not logged yet this week"),
        (SHARE, ["yes", "yes", "yes", "no", "no"], "6 times in 10 so far"),
        (SHARE, ["yes", "no"], "too few answers yet"),
        (replace(RATING, period="whole_window"), [], "not logged yet"),
    ],
)
def test_a_value_says_where_it_is(measure: Measure, answers: list[Answer | None], words: str) -> None:
    """Nothing is said of a share that rests on too little."""
    assert _line(measure, answers, 5).words == words


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ([], "started from about 4"),
        ([5], "5 now, was 4"),
        ([4], "4 now"),
        ([3], "3 now, lower than your starting point"),
    ],
)
def test_a_value_to_reach_says_where_it_is_and_was(answers: list[Answer | None], level: str) -> None:
    """Up from about 4 to 6."""
    line = _line(replace(RATING, direction="move_to", target=6, baseline=Baseline(value=4)), answers, 3)
    assert (line.level, line.words) == (level, "")


def test_a_value_to_bring_down_is_higher_when_it_is_worse() -> None:
    """From 8 down to 5, and now at 9."""
    line = _line(replace(RATING, direction="move_to", baseline=Baseline(value=8)), [9], 3)
    assert line.level == "9 now, higher than your starting point"


@pytest.mark.parametrize(
    ("attacks", "level"),
    [
        (5, "about 5 a week now, was 7"),
        (7, "about 7 a week now, as at the start"),
        (8, "about 8 a week now, higher than your starting point"),
        (0, "none a week now, was 7"),
    ],
)
def test_a_level_is_held_against_the_start(attacks: int, level: str) -> None:
    """Four weeks of so many each."""
    line = _line(replace(LIMIT, baseline=Baseline(value=7)), week(1, said=attacks, otherwise=0) * 4, 28)
    assert line.level == level


def test_a_level_waits_for_four_weeks() -> None:
    """After three weeks the start stands there, beside this week's number."""
    measure = replace(LIMIT, baseline=Baseline(value=7, how="tracked"))
    line = _line(measure, [*week(1, said=5, otherwise=0) * 3, 1, 0, 0], 23)
    assert (line.level, line.words) == ("started from 7", "1 so far this week")


def test_a_goal_with_a_start_says_only_that_before_anything_is_logged() -> None:
    """For more as for less."""
    line = _line(replace(WALK, baseline=Baseline(value=1)), [], 0)
    assert (line.level, line.words, line.cells) == ("started from about 1", "", 3)
    assert _line(replace(WALK, baseline=Baseline(value=1)), ["yes"], 0).level == ""


def test_labels_are_given_where_there_are_several() -> None:
    """One measure needs no name."""
    assert _line(WALK, [], 0).label == ""
    lines = standing(from_library("Kinder answers to my thoughts"), history(), day(0)).lines
    assert [line.label for line in lines] == ["Thoughts", "Breathing", "Journal"]


def test_area_and_focus_come_from_the_library() -> None:
    """In plain words; a goal without one has neither."""
    view = standing(from_library("Fewer panic attacks"), history(), day(0))
    assert (view.area, view.focus) == ("easing what troubles me", "anxiety")
    plain = standing(goal(), history(), day(0))
    assert (plain.area, plain.focus) == ("", "")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("draft", "draft"),
        ("active", "active"),
        ("paused", "resting"),
        ("maintaining", "maintaining"),
        ("reached", "reached"),
        ("set_aside", "set aside"),
    ],
)
def test_each_status_has_its_state(status: str, state: str) -> None:
    """In the words of the screen."""
    assert standing(goal(status=status), history(), day(3)).state == state


@pytest.mark.parametrize(
    ("reason", "note"),
    [("holiday", "paused (holiday)"), ("illness", "paused (illness)"), ("crisis", "paused"), ("other", "paused")],
)
def test_a_paused_goal_rests_and_says_why_where_that_is_light(reason: Absence, note: str) -> None:
    """A neighbour may read along."""
    paused = goal(pauses=(Pause(first=day(2), reason=reason),))
    view = standing(paused, history(), day(3))
    assert (view.state, view.note) == ("resting", note)


def test_on_a_hard_day_every_goal_rests() -> None:
    """And on the next it goes on."""
    past = history(hard=[3])
    assert (standing(goal(), past, day(3)).state, standing(goal(), past, day(3)).note) == ("resting", "resting")
    assert standing(goal(), past, day(4)).state == "active"


def test_a_goal_is_over_on_the_day_after_its_last() -> None:
    """It then says what it came to; one that is kept going does not end."""
    past = history(m_walk=week(3) * 4)
    assert (standing(goal(), past, day(27)).state, standing(goal(), past, day(27)).note) == ("active", "")
    view = standing(goal(), past, day(28))
    assert (view.state, view.note) == ("over", "You did what you set out to do: 4 of 4 weeks")
    assert view.lines[0].words == "4 of 4 weeks"
    assert standing(goal(status="maintaining"), past, day(28)).state == "maintaining"


def test_a_reached_goal_says_when() -> None:
    """Where the day is known."""
    assert standing(goal(status="reached", ended=day(-14)), history(), day(3)).note == "reached on 8 Nov"
    assert standing(goal(status="set_aside"), history(), day(3)).note == "set aside"


def test_a_goal_that_starts_later_says_when() -> None:
    """Nothing is asked of anyone before."""
    view = standing(goal(), history(), day(-3))
    assert (view.state, view.lines[0].words, view.progress) == ("active", "starts Sun 22 Nov", None)


def test_a_look_back_is_offered_with_the_goal() -> None:
    """From two weeks on."""
    assert not standing(goal(), history(), day(13)).look_back
    assert standing(goal(), history(), day(14)).look_back


def test_an_answer_to_something_else_leaves_the_view_equal() -> None:
    """So that a mood key redraws nothing here."""
    before, after = history(m_walk=["yes"]), history(m_walk=["yes"], mood=[6])
    assert standing(goal(), before, day(3)) == standing(goal(), after, day(3))


def _finished(measure: Measure, past: History, pause: Pause | None = None) -> str:
    made = goal(replace(measure, id="walk"), pauses=(pause,) if pause else ())
    return finished(periods_of(made, made.rule.measures[0], past, day(50))[0], Rest(made, past))


@pytest.mark.parametrize(
    ("measure", "answers", "said"),
    [
        (WALK, week(3), "reached 3 of 3"),
        (WALK, week(2), "2 of 3 this time"),
        (WALK, week(5), "5, the aim was 3"),
        (WALK, [], "not logged, so we don't know"),
        (LIMIT, [4, 0, 0, 0, 0, 0], "4, in 6 of 7 days logged"),
        (LIMIT, [0] * 7, "none"),
        (LIMIT, [6, 0, 0, 0, 0, 0, 0], "6 this time"),
        (RATING, [5], "5 of 10"),
        (SHARE, ["yes", "yes", "no", "no", "no"], "4 times in 10 this time"),
    ],
)
def test_a_finished_period_says_what_it_came_to(measure: Measure, answers: list[Answer | None], said: str) -> None:
    """In the words of clinical.md 2.6."""
    assert _finished(measure, history(m_walk=answers)) == said


def test_an_excused_period_says_why() -> None:
    """A holiday is named; hard days are rest."""
    assert _finished(WALK, history(), Pause(first=day(0), last=day(9), reason="holiday")) == "paused (holiday)"
    assert _finished(WALK, history(hard=range(5))) == "resting"
