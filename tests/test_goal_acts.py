"""What the keys of the Goals pane do with a goal, at the keyboard, and that each is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, TIMES, WALK, day, goal
from goals_on_screen import goal_now, handrail, known, press, said, shown
from msgspec.structs import replace

from store import acts, key_acts
from store.clock import DAY
from store.goals import lifecycle
from store.goals.standing import standing
from store.journal.journal import Journal
from store.records.goal import Pause
from tui.goal_acts import ACTS
from tui.screens.goal_filter import offers
from tui.screens.goal_form import GoalForm
from tui.screens.goal_menu import GoalMenu, ways
from tui.screens.help_now import HelpNow
from tui.screens.pausing import Pausing, Resuming
from widgets.goal_list import GoalList, Shown
from widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.records.goal import Absence, Goal

BEGUN = goal(revisions=(replace(goal().rule, effective_from=START - 10 * DAY, start=START - 10 * DAY),))
RESTING = replace(BEGUN, pauses=(Pause(first=START - 3 * DAY, reason="illness"),))
OTHER = replace(BEGUN, id="other", title="Swim")
WHOLE = replace(TIMES, period="whole_window", target=6)


def fitting(made: Goal, on: int) -> list[str]:
    """Return the names of the ways that fit a goal on a day by its number."""
    return [way.name for way in ways(made, day(on)) if not way.why_not]


def test_the_menu_offers_what_fits_the_goal() -> None:
    """Running, resting, over, ended, kept up, a draft: each has its own ways."""
    changes = ["smaller", "later", "another way"]
    ended = goal(status="set_aside", ended=day(3))
    assert fitting(goal(), 3) == [*changes, "pause", "reached", "keep it going", "set aside"]
    assert fitting(lifecycle.pause(goal(), day(2), "other"), 3)[3] == "resume"
    assert fitting(goal(), 40) == ["later", "reached", "keep it going", "set aside", "reopen"]
    assert fitting(ended, 5) == ["reopen"]
    assert fitting(replace(ended, status="reached"), 5) == ["keep it going", "reopen"]
    kept = lifecycle.keep_going(goal(), day(3))
    assert fitting(kept, 5) == ["smaller", "another way", "pause", "reached", "set aside"]
    assert fitting(goal(status="draft"), 0) == []


def test_the_menu_says_what_keeping_it_going_means() -> None:
    """No end for what is counted by the week; another round for what is counted over the whole time."""
    assert [ways(goal(measure), day(3))[5].does for measure in (WALK, WHOLE)] == [
        "no end date any more",
        "another round of the same length",
    ]


def test_each_way_is_an_act() -> None:
    """The menu names nothing that the acts do not know."""
    assert {way.act for way in ways(goal(), START)} <= set(ACTS)


async def test_deleting_is_one_key_and_undo_brings_it_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """By Delete or by Backspace; drafts too."""
    async with handrail(tmp_path, clock, BEGUN, replace(OTHER, status="draft")).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "delete", "backspace")
        assert known(pilot).goals == ()
        await press(pilot, "u", "u")
        assert sorted(made.id for made in known(pilot).goals) == ["goal", "other"]


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (("1",), "illness"),
        (("2",), "holiday"),
        (("4",), "hospital"),
        (("5",), "other"),
        (("down", "enter"), "holiday"),
    ],
)
async def test_space_lets_a_goal_rest(
    keys: tuple[str, ...], reason: Absence, tmp_path: Path, clock: MadeUpClock
) -> None:
    """A key for the reason; until it is resumed; u takes it back."""
    async with handrail(tmp_path, clock, BEGUN, OTHER).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space", *keys)
        assert goal_now(pilot).pauses == (Pause(first=START, reason=reason),)
        assert goal_now(pilot, "other").pauses == ()
        assert said(pilot) == "Resting: Walk in the park. u takes it back."
        await press(pilot, "u")
        assert goal_now(pilot).pauses == ()


async def test_all_goals_can_rest_at_once_and_go_on_at_once(tmp_path: Path, clock: MadeUpClock) -> None:
    """One that rests already, a draft and an ended one are left as they are; each is one act to take back."""
    others = (OTHER, replace(RESTING, id="ill"), replace(OTHER, id="idea", status="draft"))
    async with handrail(tmp_path, clock, BEGUN, *others).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space", "a", "2")
        rest = Pause(first=START, reason="holiday")
        pauses = {made.id: made.pauses for made in known(pilot).goals}
        assert pauses == {"goal": (rest,), "other": (rest,), "ill": RESTING.pauses, "idea": ()}
        await press(pilot, "u")
        assert said(pilot) == "Took back: the rest of 2 goals"
        await press(pilot, "U", "space")
        assert "For all 3 that rest." not in shown(pilot)
        await press(pilot, "a")
        assert "For all 3 that rest." in shown(pilot)
        await press(pilot, "1")
        assert not any(lifecycle.rests(made, START) for made in known(pilot).goals)


async def test_the_key_for_all_goals_is_called_by_its_name(tmp_path: Path, clock: MadeUpClock) -> None:
    """Also by the one that was chosen for it, before and after it is pressed."""
    app = handrail(tmp_path, clock, BEGUN, OTHER)
    Journal.open(tmp_path, clock).record(key_acts.give("box.all", "X", "for all"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space")
        assert "meanwhile. X: for all goals." in shown(pilot)
        await press(pilot, "X")
        assert "X: for this one alone." in shown(pilot)


async def test_a_crisis_opens_help_at_once(tmp_path: Path, clock: MadeUpClock) -> None:
    """Over the dashboard; back from there, the goal rests and nothing says why."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space", "3")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpNow)
        await press(pilot, "q")
        assert goal_now(pilot).pauses[0].reason == "crisis"
        assert "crisis" not in shown(pilot)
        assert standing(goal_now(pilot), known(pilot), START).note == "paused"


async def test_help_opens_over_a_box_and_leads_back_to_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """By ! and by Ctrl+G, also while letters are typed."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        for opening, key in (("space", "exclamation_mark"), ("o", "f1"), ("slash", "ctrl+g")):
            await press(pilot, "g", opening)
            box = pilot.app.screen
            await press(pilot, key)
            assert isinstance(pilot.app.screen, HelpNow)
            await press(pilot, "escape")
            assert pilot.app.screen is box
            await press(pilot, "escape")


async def test_a_rest_may_have_a_last_day(tmp_path: Path, clock: MadeUpClock) -> None:
    """Typed as people say it; a day that lies behind is refused in words, an empty line takes it away again."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space")
        for words, told in (
            ("2026-11-01", "That day lies behind."),
            ("soon", "“soon” is not a day."),
            ("6 Dec", "It rests to Sun 6 Dec and then runs again."),
            ("", "It rests until you go on with it."),
        ):
            await press(pilot, "d")
            pilot.app.screen.query_one(Line).value = words
            await press(pilot, "enter")
            assert told in shown(pilot)
        await press(pilot, "d", *"6 Dec", "enter", "2")
        assert goal_now(pilot).pauses == (Pause(first=START, last=day(14), reason="holiday"),)


async def test_space_goes_on_with_a_resting_goal(tmp_path: Path, clock: MadeUpClock) -> None:
    """As before: the rest ended yesterday, and u takes it back."""
    async with handrail(tmp_path, clock, RESTING).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space")
        assert isinstance(pilot.app.screen, Resuming)
        await press(pilot, "1")
        assert goal_now(pilot).pauses[0].last == START - DAY
        assert len(goal_now(pilot).revisions) == 1
        await press(pilot, "u")
        assert goal_now(pilot).pauses == RESTING.pauses


async def test_a_resting_goal_can_be_eased_back_in(tmp_path: Path, clock: MadeUpClock) -> None:
    """Half of three to the end of the first whole week, which the box names; one u takes rest and rules back."""
    async with handrail(tmp_path, clock, RESTING).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space")
        assert "half of it, to Wed 2 Dec, then as before" in shown(pilot)
        await press(pilot, "2")
        rules = goal_now(pilot).revisions
        assert [(rule.effective_from, rule.measures[0].target) for rule in rules[1:]] == [(START, 2), (day(11), 3)]
        await press(pilot, "u")
        assert (goal_now(pilot).pauses, goal_now(pilot).revisions) == (RESTING.pauses, RESTING.revisions)


async def test_what_cannot_be_halved_is_not_offered_to_be(tmp_path: Path, clock: MadeUpClock) -> None:
    """Once a week stays once a week: one way only, and 2 does nothing."""
    once = replace(RESTING, revisions=(replace(RESTING.rule, measures=(replace(TIMES, target=1),)),))
    async with handrail(tmp_path, clock, once).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space", "2")
        assert isinstance(pilot.app.screen, Resuming)
        assert "ease" not in shown(pilot)


@pytest.mark.parametrize(
    ("digit", "status", "words"),
    [
        ("5", "reached", "Reached: Walk in the park. u takes it back."),
        ("6", "maintaining", "Kept going: Walk in the park. u takes it back."),
        ("7", "set_aside", "Set aside: Walk in the park. u takes it back."),
    ],
)
async def test_the_menu_does_what_its_digit_says(
    digit: str, status: str, words: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """And u takes it back, in the words of what it was."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "o", digit)
        assert (goal_now(pilot).status, said(pilot)) == (status, words)
        await press(pilot, "u")
        assert goal_now(pilot).status == "active"
        assert goal_now(pilot).revisions == BEGUN.revisions


async def test_the_menu_works_with_the_arrows_and_pauses_too(tmp_path: Path, clock: MadeUpClock) -> None:
    """Three down is pause, which asks for its reason."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "o", "down", "j", "down", "enter")
        assert isinstance(pilot.app.screen, Pausing)
        await press(pilot, "q", "o", "escape", "o", "q")
        assert goal_now(pilot).pauses == ()


async def test_a_way_that_does_not_fit_says_why(tmp_path: Path, clock: MadeUpClock) -> None:
    """The menu stays, and nothing is changed."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(60, 20)) as pilot:
        await press(pilot, "g", "o", "8")
        assert isinstance(pilot.app.screen, GoalMenu)
        assert "It runs already." in shown(pilot)
        assert goal_now(pilot).revisions == BEGUN.revisions


async def test_an_ended_goal_is_reopened_from_the_menu(tmp_path: Path, clock: MadeUpClock) -> None:
    """Space says where; the days between are a pause."""
    ended = replace(BEGUN, status="set_aside", ended=START - 5 * DAY)
    async with handrail(tmp_path, clock, ended).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "space")
        assert said(pilot) == "It has ended; o, then 8 takes it up again."
        await press(pilot, "o", "8")
        assert goal_now(pilot).status == "active"
        assert goal_now(pilot).pauses == (Pause(first=START - 4 * DAY, last=START - DAY),)


@pytest.mark.parametrize("key", ["i", "o", "space"])
async def test_a_draft_says_how_to_go_on_with_it(key: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """It has nothing to look back on, to change or to rest from."""
    async with handrail(tmp_path, clock, replace(BEGUN, status="draft")).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", key)
        assert said(pilot) == "It has not started yet. Enter goes on with it."


async def test_a_goal_that_another_window_took_away_is_named_gone(tmp_path: Path, clock: MadeUpClock) -> None:
    """The menu was open over it meanwhile."""
    app = handrail(tmp_path, clock, BEGUN)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "o")
        Journal.open(tmp_path, clock).record(acts.delete_goal(BEGUN))
        clock.goes_on(seconds=3)
        assert app._session.refresh()
        await press(pilot, "5")
        assert said(pilot) == "That goal is not there any more."


async def test_a_change_of_another_window_is_built_upon(tmp_path: Path, clock: MadeUpClock) -> None:
    """What it did to the goal while the menu was open is there still after the act."""
    app = handrail(tmp_path, clock, BEGUN)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "o")
        theirs = lifecycle.pause(BEGUN, START - DAY, "illness")
        Journal.open(tmp_path, clock).record(acts.change_goal(BEGUN, theirs, "a pause"))
        clock.goes_on(seconds=3)
        assert app._session.refresh()
        await press(pilot, "5")
        assert goal_now(pilot).pauses == (Pause(first=START - DAY, last=START, reason="illness"),)


@pytest.mark.parametrize("keys", [("e",), ("o", "1"), ("o", "2"), ("o", "3"), ("o", "j", "enter")])
async def test_a_change_is_made_in_the_form(keys: tuple[str, ...], tmp_path: Path, clock: MadeUpClock) -> None:
    """By e, and by smaller, later and another way; left at once, it has changed nothing."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", *keys)
        assert isinstance(pilot.app.screen, GoalForm)
        await press(pilot, "escape")
        assert (goal_now(pilot).revisions, known(pilot).draft_of("goal")) == (BEGUN.revisions, None)


async def test_a_smaller_aim_is_kept_and_taken_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """One less from today; u brings the old rule back whole."""
    async with handrail(tmp_path, clock, BEGUN).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "o", "1")
        form = pilot.app.screen
        while pilot.app.screen is form:
            await press(pilot, "enter")
        old, new = goal_now(pilot).revisions
        assert (new.effective_from, new.reason, new.measures[0].target) == (START, "easier", 2)
        assert old == BEGUN.rule
        await press(pilot, "u")
        assert goal_now(pilot).revisions == BEGUN.revisions


def test_the_filter_offers_areas_that_have_goals(clock: MadeUpClock) -> None:
    """With how many; the whole list, the focuses and one area."""
    made = replace(BEGUN, area="behavioural_activation")
    past = Journal.in_memory(clock, {"goals": {"1": made.document(), "2": OTHER.document()}}).history
    assert [(offer.words, offer.goals) for offer in offers(past)] == [
        *(("all goals, in my order", 2), ("all, by focus", 2), ("all, by area", 2)),
        *(("anxiety", 0), ("depression", 1), ("wellbeing", 0), ("doing things again", 1)),
    ]


async def test_the_filter_narrows_as_it_is_typed(tmp_path: Path, clock: MadeUpClock) -> None:
    """Letters, arrows and Enter; Esc changes nothing, from the list q neither."""
    made = replace(BEGUN, area="behavioural_activation")
    async with handrail(tmp_path, clock, made, OTHER).run_test(size=(80, 24)) as pilot:
        goals = pilot.app.screen.query_one(GoalList)
        await press(pilot, "g", "slash", *"again", "enter")
        assert goals.shown == Shown(area="doing things again")
        assert "g Goals · doing things again" in shown(pilot)
        await press(pilot, "slash", "down", "down", "up", "enter")
        assert goals.shown == Shown(by="focus")
        await press(pilot, "slash", *"xyz")
        assert "Nothing like that here." in shown(pilot)
        await press(pilot, "enter", "escape", "slash", "tab", "down", "q")
        assert goals.shown == Shown(by="focus")
        await press(pilot, "slash", "enter")
        assert goals.shown == Shown()
