"""The Goals pane: its lines at every width it has, its order, its filter, its cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, day, from_library, goal, history, week
from goals_on_screen import goal_now, handrail, known, press, said, shown
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from store import acts
from store.goals.standing import standing
from store.records.goal import Baseline, Pause
from tui.screens.dashboard import Dashboard
from widgets.goal_lines import ENDED, QUIET, Sight, agreed, drawn
from widgets.goal_list import GoalList, Shown

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.goals.standing import GoalView
    from store.records.goal import Goal

TODAY = day(11)
PANIC = replace(LIMIT, id="panic", label="Panic", baseline=Baseline(value=7))
PAST = history(m_walk=["yes", "yes", "no", "no", "yes", "no", "no", "yes", "no", "yes", "no"], m_panic=[1] * 11)
WALKING = goal(days=21, area="behavioural_activation")
CALMER = goal(PANIC, id="panic", title="Fewer panic attacks", area="symptom_reduction", days=91)
KINDER = replace(from_library("Kinder answers to my thoughts"), id="kinder")
NIGHTS = goal(id="nights", title="Early nights", pauses=(Pause(first=day(3), reason="holiday"),))
LATER = goal(id="later", title="Swim", status="draft")
DONE = goal(id="done", title="Breakfast", status="reached", ended=day(8))
GOALS = (WALKING, CALMER, KINDER, NIGHTS, LATER, DONE)
VIEWS = tuple(standing(made, PAST, TODAY) for made in GOALS)


def sight(*views: GoalView, by: str = "", marked: str | None = None) -> Sight:
    """Return goals as the pane hands them to its drawing."""
    return Sight(
        running=[view for view in views if view.state not in QUIET | ENDED],
        quiet=[view for view in views if view.state in QUIET],
        ended=[view for view in views if view.state in ENDED],
        heading=Shown(by=by).heading,
        marked=marked,
    )


def lines(of: Sight, width: int, height: int) -> list[str]:
    """Return the lines as text, without the space behind them."""
    return [line.plain.rstrip() for line in drawn(of, width, height)]


def test_a_roomy_pane_gives_each_goal_its_rule_and_its_words() -> None:
    """33 cells, as at 120 columns: an empty line above each, those that rest and ended at the foot."""
    assert lines(sight(*VIEWS, marked="goal"), 33, 20) == [
        *("", "▸Walk in the park", " 3 days a week · week 2 of 3", " ■ ■ □   1 to go, 3 days left"),
        *("", " Fewer panic attacks", " 4 or fewer a week · week 2 of 13", " started from about 7"),
        *(" within your limit so far: 4", "", " Kinder answers to my thoughts", " two weeks, to Sat 5 Dec"),
        *(" Thoughts   □□□□□□       6 to go", " Breathing  □□□□□□□□□□  10 to go"),
        *(" Journal    □□□□□□□□□□  10 to go", "", ""),
        *(" resting   Early nights  holiday", " draft     Swim", " reached   1, the last on 30 Nov"),
    ]


def test_a_small_pane_gives_each_goal_two_lines() -> None:
    """34 cells, as at 80 columns; with one line less, what rests and ended is counted in a single line."""
    running = [
        *("▸Walk in the park", " ■ ■ □      1 to go, 3 days left"),
        *(" Fewer panic attacks", " 4 so far · started from about 7"),
        *(" Kinder answers to my thoughts", " 6 to go · 10 to go · 10 to go"),
    ]
    tail = [" resting   Early nights   holiday", " draft     Swim", " reached   1, the last on 30 Nov"]
    of = sight(*VIEWS, marked="goal")
    assert lines(of, 34, 9) == [*running, *tail]
    assert lines(of, 34, 8) == [*running, " resting 1 · draft 1 · reached 1"]
    assert lines(of, 34, 6) == running[:6]
    assert "▸resting   Early nights   holiday" in lines(sight(*VIEWS, marked="nights"), 34, 8)


def test_a_wide_pane_sets_the_rule_beside_the_name() -> None:
    """60 cells, as below 80 columns, with air between the goals where there is room."""
    assert lines(sight(*VIEWS[:2], VIEWS[3], marked="goal"), 60, 8) == [
        "▸Walk in the park               3 days a week · week 2 of 3",
        *(" ■ ■ □      1 to go, 3 days left", ""),
        " Fewer panic attacks       4 or fewer a week · week 2 of 13",
        *(" 4 so far · started from about 7", ""),
        " resting   Early nights                    paused (holiday)",
    ]


def test_headings_stand_above_the_first_goal_of_each() -> None:
    """By focus: two goals, two headings; a goal without an area has a heading of its own."""
    views = (VIEWS[1], VIEWS[0], standing(goal(id="free"), PAST, TODAY))
    found = [line for line in lines(sight(*views, by="focus"), 33, 30) if "─" in line]
    assert found == [f" {words} {'─' * (30 - len(words))}" for words in ("anxiety", "depression", "no area")]
    assert not [line for line in lines(sight(*views), 33, 30) if "─" in line]


def test_the_reason_of_a_rest_is_said_where_it_is_light() -> None:
    """Holiday is named, a crisis is not."""
    rests = (replace(NIGHTS, pauses=(Pause(first=day(3), reason=reason),)) for reason in ("illness", "crisis"))
    said_of = [lines(sight(standing(made, PAST, TODAY)), 60, 3)[-1] for made in rests]
    assert said_of == [
        " resting   Early nights                    paused (illness)",
        " resting   Early nights",
    ]


def test_a_look_back_that_waits_is_offered() -> None:
    """Two weeks after the start, in its own line or beside the name; before, it is not."""
    waiting, early = standing(WALKING, PAST, day(14)), standing(WALKING, PAST, TODAY)
    assert " i  a look back, when you like" in lines(sight(waiting), 33, 12)
    assert lines(sight(waiting), 34, 2)[0] == " Walk in the park     i look back"
    assert not [line for line in lines(sight(early), 33, 12) if "look back" in line]


def test_a_goal_whose_time_is_over_says_how_to_go_on() -> None:
    """It came to what it came to, and o leads on."""
    over = standing(WALKING, history(m_walk=week(3) + week(3) + week(2)), day(30))
    assert lines(sight(over), 46, 8)[2:] == [
        *(" 3 days a week · three weeks, to Sat 12 Dec", " 2 of 3 weeks; 8 of 9 days", " o  what comes next"),
    ]
    done = standing(WALKING, history(m_walk=week(3) * 3), day(30))
    assert lines(sight(done), 60, 8)[3:] == [" You did what you set out to do: 3 of 3 weeks", " o  what comes next"]


def test_long_words_are_wrapped_in_a_roomy_pane() -> None:
    """Nothing of "whatever you do still counts" is cut off."""
    view = standing(WALKING, history(m_walk=week(3) + ["no"] * 6), day(13))
    assert lines(sight(view), 33, 9)[3:] == [
        " □ □ □",
        " this week may not reach 3;",
        " whatever you do still counts",
    ]


WIDTHS = st.sampled_from([33, 34, 42, 60])
TITLES = st.sampled_from(["Walk", "[bold]x[/bold] [/", "a\nb", "散歩に行く" * 9, "e\u0301" * 60, "x" * 200])
KINDS = st.sampled_from([WALKING, CALMER, KINDER, NIGHTS, LATER, DONE])


@given(
    st.lists(st.tuples(KINDS, TITLES), min_size=1, max_size=9),
    WIDTHS,
    st.integers(2, 30),
    st.sampled_from(["", "focus", "area"]),
    st.integers(0, 8),
)
def test_the_pane_is_never_overfull_and_the_cursor_never_out_of_sight(
    made: list[tuple[Goal, str]], width: int, height: int, by: str, marked: int
) -> None:
    """Whatever the goals, no line is wider than the pane, none too many, one with the mark; and text stays text."""
    goals = [replace(kind, id=str(number), title=title) for number, (kind, title) in enumerate(made)]
    views = [standing(one, PAST, day(15)) for one in goals]
    found = drawn(sight(*views, by=by, marked=str(marked % len(goals))), width, height)
    assert len(found) <= height
    assert all(cell_len(line.plain) <= width for line in found)
    assert sum(line.plain.startswith("▸") for line in found) == 1
    assert not any("\n" in line.plain for line in found)


def pane(*goals: Goal) -> GoalList:
    """Return a pane that is given goals."""
    made = GoalList()
    made.set_reactive(GoalList.goals, tuple(standing(one, PAST, TODAY) for one in goals))
    return made


def test_a_pane_without_goals_says_how_to_begin() -> None:
    """Once the journal is open; before that it says nothing."""
    assert list(GoalList().lines(33, 9)) == []
    assert [line.plain for line in pane().lines(33, 9)] == [
        *("", " No goals yet.", "", " a adds one: from a starter list,", " or in your own words."),
    ]


def test_a_filter_that_finds_nothing_says_so() -> None:
    """And how to see others."""
    empty = pane(WALKING)
    empty.set_reactive(GoalList.shown, Shown(area="looking at worries another way"))
    assert [line.plain for line in empty.lines(33, 9)] == [
        *("", " No goals under “looking at", " worries another way”.", " / shows others."),
    ]
    assert empty.goal is None


def test_a_filter_leaves_only_its_own_in_sight() -> None:
    """Of a focus, or of an area."""
    for shown_ones, expected in (
        (Shown(focus="anxiety"), ["panic"]),
        (Shown(area="doing things again"), ["goal"]),
        (Shown(by="focus"), ["panic", "goal", "kinder"]),
    ):
        filtered = pane(WALKING, CALMER, KINDER)
        filtered.set_reactive(GoalList.shown, shown_ones)
        assert [view.id for view in filtered._in_order()] == expected


async def test_the_cursor_goes_from_goal_to_goal_and_stays_on_its_own(tmp_path: Path, clock: MadeUpClock) -> None:
    """Down, further down, up; and when the goal above is deleted, it is still on the same."""
    async with handrail(tmp_path, clock, *GOALS).run_test(size=(120, 36)) as pilot:
        await press(pilot, "g", "j", "j", "k")
        assert marked(pilot) == "panic"
        await press(pilot, "end")
        assert marked(pilot) == "done"
        await press(pilot, "home", "j", "j", "K")
        assert marked(pilot) == "kinder"
        await press(pilot, "home", "delete")
        assert marked(pilot) == "kinder"


async def test_a_goal_is_moved_among_those_in_sight(tmp_path: Path, clock: MadeUpClock) -> None:
    """J and K keep the order; at the edge nothing happens, what is out of sight is passed, u takes it back."""
    clock.goes_on(days=11)
    async with handrail(tmp_path, clock, *GOALS).run_test(size=(120, 36)) as pilot:
        await press(pilot, "g", "K")
        assert known(pilot).settings.goal_order == ()
        await press(pilot, "J")
        assert known(pilot).settings.goal_order == ("panic", "goal", "kinder", "nights", "later", "done")
        assert marked(pilot) == "goal"
        await press(pilot, "u")
        assert known(pilot).settings.goal_order == ()
        await press(pilot, "j", "j", "J")
        assert known(pilot).settings.goal_order == ()
        assert marked(pilot) == "kinder"
        await press(pilot, "home")
        pilot.app.screen.query_one(GoalList).shown = Shown(focus="depression")
        await press(pilot, "J")
        assert known(pilot).settings.goal_order == ("kinder", "panic", "goal", "nights", "later", "done")


async def test_goals_stand_in_their_new_order_before_the_next_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """J J moves a goal twice, however quickly the second one comes."""
    async with handrail(tmp_path, clock, *GOALS).run_test(size=(120, 36)) as pilot:
        await press(pilot, "g")
        dashboard = pilot.app.screen
        assert isinstance(dashboard, Dashboard)
        before = [view.id for view in dashboard.query_one(GoalList).goals or ()]
        dashboard.record(acts.choose("goal_order", before[::-1], "the order of the goals"))
        assert [view.id for view in dashboard.query_one(GoalList).goals or ()] != before


async def test_deleting_marks_the_goal_that_took_its_place(tmp_path: Path, clock: MadeUpClock) -> None:
    """And u brings the deleted one back."""
    async with handrail(tmp_path, clock, WALKING, CALMER, NIGHTS).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "j", "delete")
        assert (marked(pilot), said(pilot)) == ("nights", "Deleted: Fewer panic attacks. u brings it back.")
        await press(pilot, "u")
        assert goal_now(pilot, "panic")


async def test_a_narrow_pane_says_which_goals_are_in_sight(tmp_path: Path, clock: MadeUpClock) -> None:
    """It has no title to say it in."""
    async with handrail(tmp_path, clock, WALKING, CALMER).run_test(size=(60, 20)) as pilot:
        await press(pilot, "g", "slash", *"anx", "enter")
        assert " anxiety · / shows others" in shown(pilot)
        assert "Walk in the park" not in shown(pilot)


def marked(pilot: Pilot[None]) -> str | None:
    """Return the id of the goal with the cursor."""
    return pilot.app.screen.query_one(GoalList).goal


@pytest.mark.parametrize(
    ("height", "shown"),
    [
        (6, ["agreed    3 lines: r shows them"]),
        (12, ["agreed +2 · two stops by tube,", "three times"]),
        (18, ["agreed +1 · two stops by tube,", "three times", "· write"]),
        (30, ["agreed    · two stops by tube,", "three times", "· write", "· [/b] walk"]),
    ],
)
def test_what_was_agreed_is_told_whole_in_a_sixth_of_the_height(height: int, shown: list[str]) -> None:
    """A line that needs two has two; what finds no room is counted, and a key is named that shows it."""
    lines = agreed(("two stops by tube, three times", "write", "[/b] walk"), 35, height)
    assert [line.plain.strip() for line in lines] == shown
    assert {line.cell_length for line in lines} == {35}


@pytest.mark.parametrize("goals", [(), (WALKING,)], ids=["none", "one"])
async def test_a_narrow_screen_names_only_keys_that_do_something(
    goals: tuple[Goal, ...], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Without a goal there is none to open, to look back on, or to let rest."""
    async with handrail(tmp_path, clock, *goals).run_test(size=(60, 20)) as pilot:
        await press(pilot, "g")
        assert " a add" in shown(pilot)
        assert ("Enter open" in shown(pilot)) == bool(goals)
