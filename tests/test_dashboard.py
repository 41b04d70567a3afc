"""The dashboard: the turn of the day, coming back, hard days, hiding, and words when it sounds hard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press, shown

from store import acts
from store.goals.library import library
from store.items import ANXIETY, MOOD, NOW, RATINGS
from store.journal.journal import Journal
from store.plan.acts import keep
from store.records.plan import PlanLine
from tui.app import Handrail
from tui.screens.dashboard import Dashboard
from tui.screens.hard_day import HardDay
from tui.screens.hidden import Hidden
from widgets.chart_pane import ChartPane
from widgets.check_in import CheckIn
from widgets.goal_list import GoalList
from widgets.pane import Pane
from widgets.top_line import TopLine

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.app import App
    from textual.pilot import Pilot

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def begun(folder: Path, clock: MadeUpClock, *, last: int = 1) -> Journal:
    """Return a journal with a walking goal, last checked in so many days ago."""
    journal = Journal.open(folder, clock)
    (walk,) = (goal for goal in library() if goal.title == "Walk in the park")
    journal.record(acts.keep_goal(walk.begin(TODAY - 20 * DAY)))
    day = TODAY - last * DAY
    for item in (MOOD, ANXIETY):
        journal.record(acts.answer(item, day, 5, day))
    return journal


def check_in(app: App[None]) -> CheckIn:
    """Return the Today pane."""
    return app.get_default_screen().query_one(CheckIn)


def answers(folder: Path, clock: MadeUpClock, day: date) -> dict[str, object]:
    """Return what is on disk for a day."""
    return dict(Journal.open(folder, clock).history.check_in(day).answers)


async def wait(pilot: Pilot[None]) -> None:
    """Let the dashboard look at its clock."""
    await pilot.pause(0.6)


@pytest.fixture
def folder(tmp_path: Path, clock: MadeUpClock) -> Path:
    """Return the folder of a journal in use."""
    begun(tmp_path / "journal", clock)
    return tmp_path / "journal"


async def test_the_form_turns_to_the_new_day_by_itself(folder: Path, clock: MadeUpClock) -> None:
    """Left open at 23:50, it is the same day at 03:59 and the next one at 04:01."""
    clock.now = datetime.fromisoformat("2026-11-22T23:50+01:00")
    app = Handrail(folder, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait(pilot)
        clock.now = datetime.fromisoformat("2026-11-23T03:59+01:00")
        await wait(pilot)
        form = check_in(app).agenda
        assert form
        assert form.today == TODAY
        assert app.screen.query_one(TopLine).day == "Sunday 22 November, until 04:00"
        clock.now = datetime.fromisoformat("2026-11-23T04:01+01:00")
        await wait(pilot)
        form = check_in(app).agenda
        assert form
        assert form.today == TODAY + DAY


async def test_who_is_answering_as_the_day_turns_stays_on_it(folder: Path, clock: MadeUpClock) -> None:
    """A key at 03:59 keeps the day at 04:01; some minutes without one turn it."""
    clock.now = datetime.fromisoformat("2026-11-23T03:59+01:00")
    app = Handrail(folder, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait(pilot)
        await pilot.press("end", "up", "up", "up", "6")
        clock.now = datetime.fromisoformat("2026-11-23T04:01+01:00")
        await wait(pilot)
        form = check_in(app).agenda
        assert form
        assert form.today == TODAY
        await pilot.press("4")
        clock.now = datetime.fromisoformat("2026-11-23T04:06+01:00")
        await wait(pilot)
        form = check_in(app).agenda
        assert form
        assert form.today == TODAY + DAY
    assert {"mood": 6, "anxiety": 4}.items() <= answers(folder, clock, TODAY).items()


async def test_a_line_that_is_being_written_stays_on_its_day(folder: Path, clock: MadeUpClock) -> None:
    """However long it takes; kept, it is the line of the day it was begun on."""
    clock.now = datetime.fromisoformat("2026-11-22T23:50+01:00")
    app = Handrail(folder, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait(pilot)
        await pilot.press("end", "enter", "h", "o")
        clock.now = datetime.fromisoformat("2026-11-23T04:30+01:00")
        await wait(pilot)
        await pilot.press("m", "e", "enter")
    assert answers(folder, clock, TODAY)["note"] == "home"


async def test_who_comes_back_meets_one_number(tmp_path: Path, clock: MadeUpClock) -> None:
    """Goals by name, what helped before, and a digit is a whole check-in."""
    folder = tmp_path / "journal"
    begun(folder, clock, last=12)
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        dashboard = app.screen
        assert isinstance(dashboard, Dashboard)
        assert dashboard.query_one(GoalList).names_only
        assert dashboard.query_one(ChartPane).small_things
        await pilot.press("3")
        form = check_in(app).agenda
        assert form
        assert form.done
        await pilot.press("right_square_bracket")
        form = check_in(app).agenda
        assert form
        assert (form.back, form.done) == (False, True)
        assert not dashboard.query_one(GoalList).names_only
    assert answers(folder, clock, TODAY) == {NOW.id: 3}


@pytest.mark.parametrize(
    ("plan", "title", "line"),
    [("", "Small things", "open the curtains"), ("warm shower", "p What helped before", "warm shower")],
)
async def test_who_comes_back_is_told_what_helped_only_where_a_plan_says_so(
    tmp_path: Path, clock: MadeUpClock, plan: str, title: str, line: str
) -> None:
    """Suggestions stand under a title of their own, and never among the person's own lines."""
    folder = tmp_path / "journal"
    journal = begun(folder, clock, last=12)
    if plan:
        journal.record(keep(PlanLine(id="p1", part="coping", text=plan), ()))
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        text = shown(pilot)
    assert f"╭─ {title} ─" in text.replace("  c charts", " ─")
    assert line in text
    assert ("What helped" in text) == bool(plan)
    assert ("open the curtains" in text) == (not plan)


async def test_the_keys_ask_for_no_work_of_who_comes_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """The report is not named; its key works, and is named again once a number is kept and the day unfolded."""
    folder = tmp_path / "journal"
    begun(folder, clock, last=12)
    app = Handrail(folder, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait(pilot)
        keys = shown(pilot).splitlines()[-1]
        assert "! help now" in keys
        assert "report" not in keys
        assert "questionnaires" not in keys
        await pilot.press("r")
        assert not isinstance(app.screen, Dashboard)
        await pilot.press("escape", "3", "right_square_bracket")
        await pilot.pause()
        assert "r report" in shown(pilot).splitlines()[-1]


async def test_a_week_of_quiet_is_one_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """Goals rest as long, and one u takes all of it back."""
    folder = tmp_path / "journal"
    begun(folder, clock, last=12)
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        await pilot.press("space")
        history = Journal.open(folder, clock).history
        assert history.settings.quiet_until == TODAY + 6 * DAY
        assert [pause.last for pause in history.goals[0].pauses] == [TODAY + 6 * DAY]
        await pilot.press("u")
        history = Journal.open(folder, clock).history
        assert history.settings.quiet_until is None
        assert history.goals[0].pauses == ()


async def test_space_asks_for_no_quiet_on_a_morning_like_others(folder: Path, clock: MadeUpClock) -> None:
    """It is offered to who comes back."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        await pilot.press("space")
        assert Journal.open(folder, clock).history.settings.quiet_until is None


async def test_a_hard_day_is_kept_from_wherever_one_is(folder: Path, clock: MadeUpClock) -> None:
    """On an earlier page it marks today; a number, the small thing, and q leaves it at that."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        await pilot.press("left_square_bracket", "left_square_bracket", "d")
        assert isinstance(app.screen, HardDay)
        await pilot.press("2", "y", "q")
        assert isinstance(app.screen, Dashboard)
    history = Journal.open(folder, clock).history
    kept = history.check_in(TODAY)
    (goal,) = history.goals
    assert kept.hard
    assert kept.answers == {NOW.id: 2, f"m:{goal.rule.measures[0].id}": "yes"}
    assert not history.check_in(TODAY - 2 * DAY).hard


async def test_a_hard_day_that_is_taken_back_is_left(folder: Path, clock: MadeUpClock) -> None:
    """First u takes the number back, and stays; then the hard day, and says so where it leads back to."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "2", "u")
        assert isinstance(app.screen, HardDay)
        await press(pilot, "u")
        assert isinstance(app.screen, Dashboard)
        assert "Took back: the hard day, today" in shown(pilot)
        assert not Journal.open(folder, clock).history.check_in(TODAY).hard
        await press(pilot, "U")
        assert Journal.open(folder, clock).history.check_in(TODAY).hard


async def test_a_hard_day_is_whole_on_a_short_screen(folder: Path, clock: MadeUpClock) -> None:
    """Each text wraps to the column where it began, and the last line stands above the fold, a report or not."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await wait(pilot)
        await pilot.press("d", "0")
        await pilot.pause()
        lines = shown(pilot).splitlines()
    assert any("That sounds hard." in line for line in lines)
    assert "    d unfolds the whole day · u takes the hard day back" in lines
    assert "                          any key stops" in lines
    assert "    against you." in lines
    assert "                          → another" in lines
    *told, _report, _keys = lines
    assert [line for line in told if line and not line.startswith("  ")] == []


async def test_h_hides_everything_and_shows_it_again(folder: Path, clock: MadeUpClock) -> None:
    """Other keys do nothing meanwhile."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        await pilot.press("h", "6", "q", "question_mark")
        assert isinstance(app.screen, Hidden)
        await pilot.press("h")
        assert isinstance(app.screen, Dashboard)
    assert "mood" in answers(folder, clock, TODAY - DAY)
    assert answers(folder, clock, TODAY - DAY)["mood"] == 5


async def test_it_hides_by_itself_once_nobody_is_there(folder: Path, clock: MadeUpClock) -> None:
    """After 15 minutes without a key, and not before."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        clock.goes_on(minutes=14)
        app._hide_when_idle()
        await wait(pilot)
        assert isinstance(app.screen, Dashboard)
        clock.goes_on(minutes=1)
        app._hide_when_idle()
        await wait(pilot)
        assert isinstance(app.screen, Hidden)


async def test_a_low_mood_is_answered_once_a_day_with_a_kind_line(tmp_path: Path, clock: MadeUpClock) -> None:
    """Mood 2: one line; anxiety 9 after it: none more."""
    folder = tmp_path / "journal"
    begun(folder, clock, last=2)
    app = Handrail(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        await pilot.press("2")
        assert check_in(app).said.startswith("That sounds hard.")
        await pilot.press("9")
        assert check_in(app).said == ""


async def test_the_kind_line_is_not_said_again_after_another_start(tmp_path: Path, clock: MadeUpClock) -> None:
    """The low mood is known from the file, and the anxiety of the same day needs no second one."""
    folder = tmp_path / "journal"
    begun(folder, clock, last=2)
    for key, said in (("2", True), ("9", False)):
        app = Handrail(folder, clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await wait(pilot)
            await pilot.press(key)
            assert check_in(app).said.startswith("That sounds hard.") == said


@pytest.mark.parametrize("keys", [("w", "q"), ("g",), ("exclamation_mark", "q"), ("s", "q")])
async def test_a_report_goes_with_the_next_thing_that_is_done(
    keys: tuple[str, ...], tmp_path: Path, clock: MadeUpClock
) -> None:
    """What was noted is not said again after another screen, nor in another pane."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus")
        assert check_in(app).said.startswith("Noted: panic")
        await press(pilot, *keys)
        assert {pane.said for pane in app.screen.query(Pane)} == {""}


@pytest.mark.parametrize("size", [(40, 8), (59, 30), (100, 12)])
async def test_a_window_too_small_for_the_panes_shows_and_answers_today(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Whichever pane was in front, and whichever is gone to: a digit answers, and nothing of the others is seen."""
    begun(tmp_path, clock, last=2)
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "c")
        await pilot.resize_terminal(*size)
        await press(pilot)
        await press(pilot, "4", "g", "c", "7")
        assert [pane.id for pane in app.screen.query(Pane) if pane.display] == ["today"]
        assert "span" not in shown(pilot)
        assert "Too small a window" in " ".join(shown(pilot).split())
    assert answers(tmp_path, clock, TODAY - DAY) == {"mood": 4, "anxiety": 7}


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_chart_that_waits_for_its_rating_says_so(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Going through the charts before yesterday is rated shows no other picture, but says why, in one line."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "c", "full_stop")
        assert check_in(app).said == "Anxiety: once today is told; z shows it now."
        assert "Anxiety: once today is told" in shown(pilot)


async def test_a_pane_that_is_gone_to_shows_what_was_answered_a_moment_ago(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """The key after it acts on the chart that is there now, and not on the one before."""
    begun(tmp_path, clock, last=2)
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await wait(pilot)
        dashboard = pilot.app.screen
        assert isinstance(dashboard, Dashboard)
        pictures = dashboard.query_one(ChartPane).pictures
        assert [picture.title for picture in pictures or ()] == ["Walk"]
        for item in RATINGS:
            dashboard.record(acts.answer(item, TODAY - DAY, 6, TODAY))
        dashboard.action_show("charts")
        pictures = dashboard.query_one(ChartPane).pictures
        assert [picture.title for picture in pictures or ()] == ["Mood", "Walk"]


async def test_the_list_of_commands_holds_no_answers(tmp_path: Path, clock: MadeUpClock) -> None:
    """The digits that answer a row are not among them: they would fill the first page, ten times the same."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Hard day" in titles
        assert not [title for title in titles if title.startswith("Answer")]


async def test_the_widest_screens_give_each_pane_more_room(folder: Path, clock: MadeUpClock) -> None:
    """From 172 columns on, and never so much that a line is long to read."""
    app = Handrail(folder, clock)
    async with app.run_test(size=(171, 40)) as pilot:
        panes = [app.screen.query_one(f"#{name}") for name in ("today", "goals", "charts")]
        assert [pane.size.width for pane in panes] == [46, 35, 60]
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert [pane.size.width for pane in panes] == [50, 50, 70]
