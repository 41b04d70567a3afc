"""The goal form at the keyboard: every kind of goal is made in it, and nothing that is typed is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, WALK, day, from_library, goal
from goals_on_screen import goal_now, handrail, known, press, shown
from msgspec.structs import replace
from test_goal_draft import COMBINATIONS

from store.goals.draft import begin
from store.goals.rules import problems
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.records.goal import Baseline
from tui.app import Handrail
from tui.screens.goal_form import GoalForm
from tui.screens.library import USUAL, Library
from widgets.choices import Choices
from widgets.form import Form
from widgets.rows.choice import ChoiceRow

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.records.goal import Goal, Reason
    from tui.session import Session

SIZES = [(120, 36), (80, 24), (60, 20)]
LOOKS = 100
"""How often a test looks before what it waits for is not going to come."""
OF_KINDS = (("panic", ""), ("mood", ""))
"""One kind of entry and one number of the check-in stand for the others."""


async def ready(pilot: Pilot[None]) -> Session:
    """Wait until the journal is open, and return the session."""
    app = pilot.app
    assert isinstance(app, Handrail)
    while not app.listening:
        await pilot.pause()
    return app._session


async def form_of(pilot: Pilot[None], a_goal: Goal | None = None, reason: Reason | None = None) -> list[str | None]:
    """Open the form of a goal over the dashboard; what it dismisses with comes into the list."""
    brought = list[str | None]()
    session = await ready(pilot)
    await pilot.app.push_screen(GoalForm(session, a_goal, reason=reason), brought.append)
    await pilot.pause()
    return brought


async def sees(pilot: Pilot[None], words: str) -> bool:
    """Say whether the screen shows these words, as soon as it is drawn."""
    for _ in range(LOOKS):
        if words in shown(pilot):
            return True
        await pilot.pause(0.01)
    return False


def at(pilot: Pilot[None], row: str) -> None:
    """Stand on a row."""
    pilot.app.screen.query_one(Form).go_to(row)


async def type_in(pilot: Pilot[None], row: str, words: str) -> None:
    """Type into a row, from its beginning."""
    at(pilot, row)
    await press(pilot, *words)


def draft(pilot: Pilot[None]) -> Goal:
    """Return what the form holds."""
    screen = pilot.app.screen
    assert isinstance(screen, GoalForm)
    return screen._form.draft


def marked(pilot: Pilot[None]) -> str:
    """Return the name of the row that the cursor is on."""
    return pilot.app.screen.query_one(Form).marked


# Every kind of goal


async def test_every_allowed_measure_is_made_by_walking_the_rows(tmp_path: Path, clock: MadeUpClock) -> None:
    """→ goes through each choice; together they make every combination the rules allow, and no other."""
    made: set[tuple[str, ...]] = set()
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, begin("Walk", day(0)))
        await _walk(pilot, ("source", "of", "aggregate", "direction", "period"), made)
    assert made == set(COMBINATIONS)


async def _walk(pilot: Pilot[None], rows: tuple[str, ...], made: set[tuple[str, ...]]) -> None:
    """Go through every choice of the first row, and for each through those below it."""
    if not rows:
        (measure, *_) = draft(pilot).rule.measures
        made.add((measure.source, measure.of, measure.aggregate, measure.period, measure.direction))
        assert problems(draft(pilot)) == ()
        return
    form = pilot.app.screen.query_one(Form)
    row = next((row for row in form.query(ChoiceRow) if row.row == rows[0] and row.display), None)
    for _ in row.view.options if row else ("",):
        if (
            rows[0] != "of"
            or row is None
            or (draft(pilot).rule.measures[0].of, draft(pilot).rule.measures[0].having) in OF_KINDS
        ):
            await _walk(pilot, rows[1:], made)
        if row is not None:
            form.go_to(rows[0])
            await pilot.press("right")


async def test_a_letter_never_walks_into_a_row_of_words(tmp_path: Path, clock: MadeUpClock) -> None:
    """A form is no list: k and j do nothing on the act, so that what is typed next changes no title."""
    async with handrail(tmp_path, clock).run_test() as pilot:
        await press(pilot, "g", "a", "enter", "j", "k", "x")
        assert pilot.app.screen.query_one(Form).marked == "act"
        assert known(pilot).goals == ()
        await press(pilot, "enter")
        assert [one.title for one in known(pilot).goals] == ["Walk in the park"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_goal_from_the_library_starts_with_two_enters(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """The cursor stands on the act, and the report says how to take it back."""
    async with handrail(tmp_path, clock).run_test(size=size) as pilot:
        await press(pilot, "g", "a", "enter", "enter")
        (new,) = known(pilot).goals
        assert (new.title, new.status, new.rule.start) == ("Walk in the park", "active", date(2026, 11, 22))
        assert await sees(pilot, "Started: Walk in the park.")
        await press(pilot, "u")
        assert known(pilot).goals == ()


async def test_a_goal_in_ones_own_words(tmp_path: Path, clock: MadeUpClock) -> None:
    """Title, what is counted, how many, how long: all by keys, read back as one sentence, and started."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a", "w", *"Call Noor", "enter")
        await type_in(pilot, "target", "2")
        at(pilot, "source")
        await press(pilot, "right")
        await type_in(pilot, "target", "2")
        await type_in(pilot, "unit", "calls")
        await type_in(pilot, "weeks", "6")
        assert await sees(pilot, "Call Noor: at least 2 calls a week, for 6 weeks,")
        at(pilot, "act")
        await press(pilot, "enter")
        (new,) = known(pilot).goals
        (measure,) = new.rule.measures
        assert (measure.source, measure.target, measure.unit) == ("manual_count", 2, "calls")
        assert (new.status, new.rule.due) == ("active", date(2027, 1, 2))


async def test_counting_two_weeks_first_is_chosen_in_the_form(tmp_path: Path, clock: MadeUpClock) -> None:
    """The estimate stays until then, the goal starts on the day after, and the row says when."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Fewer panic attacks"))
        at(pilot, "origin")
        await press(pilot, "right")
        assert await sees(pilot, "the goal starts Sun 6 Dec")
        at(pilot, "act")
        await press(pilot, "enter")
        (new,) = known(pilot).goals
        assert new.rule.measures[0].baseline == Baseline(
            value=7, how="tracked", first=date(2026, 11, 22), last=date(2026, 12, 5)
        )
        assert new.rule.start == date(2026, 12, 6)


async def test_several_parts_are_counted_and_taken_off(tmp_path: Path, clock: MadeUpClock) -> None:
    """Behind the last part there is one to add; its rows are shown, its name is asked for."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        at(pilot, "part")
        await press(pilot, "right", "enter", "enter")
        assert marked(pilot) == "label"
        await press(pilot, *"Stretch")
        assert [measure.label for measure in draft(pilot).rule.measures] == ["Walk", "Stretch"]
        at(pilot, "part")
        assert await sees(pilot, "Part 2 of 2")
        at(pilot, "drop_part")
        await press(pilot, "enter")
        assert [measure.label for measure in draft(pilot).rule.measures] == ["Walk"]


async def test_who_is_unsure_is_offered_a_smaller_one(tmp_path: Path, clock: MadeUpClock) -> None:
    """Five of ten: Enter on the next line makes it two days."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        await type_in(pilot, "confidence", "5")
        assert await sees(pilot, "Under 7, a smaller one often goes better")
        await press(pilot, "enter", "enter")
        assert draft(pilot).rule.measures[0].target == 2


async def test_a_fourth_goal_is_allowed_with_a_quiet_note(tmp_path: Path, clock: MadeUpClock) -> None:
    """Three or so is what most people can hold; it starts all the same."""
    running = [goal(id=name) for name in "abcd"]
    async with handrail(tmp_path, clock, *running).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Early nights"))
        assert await sees(pilot, "You have 4 goals running; three or so is what most people can hold.")
        await press(pilot, "enter")
        assert len(known(pilot).goals) == 5


# Drafts


async def test_opening_and_leaving_writes_nothing(tmp_path: Path, clock: MadeUpClock) -> None:
    """Neither a new goal nor a change, with or without a reason; nor does a choice that is taken back."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        before = (tmp_path / "journal.json").read_bytes()
        for opens in (None, from_library("Early nights"), goal_now(pilot)):
            await form_of(pilot, opens)
            await press(pilot, "escape")
        await form_of(pilot, goal_now(pilot), "easier")
        await press(pilot, "escape")
        assert (tmp_path / "journal.json").read_bytes() == before
        await form_of(pilot, from_library("Early nights"))
        at(pilot, "area")
        await press(pilot, "right", "left", "escape")
        assert len(known(pilot).goals) == 1


async def test_what_is_typed_is_on_disk_with_the_first_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """A power cut loses nothing: the journal, opened anew, holds the draft; so does the form opened on it."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a", "w", "N")
        (first,) = Journal.open(tmp_path, clock).history.goals
        assert (first.title, first.status) == ("N", "draft")
        await press(pilot, *"o wine")
        await type_in(pilot, "target", "5")
        assert await sees(pilot, "draft kept ✓")
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        (kept,) = known(pilot).goals
        assert (kept.title, kept.id, kept.rule.measures[0].target) == ("No wine", first.id, 5)
        await form_of(pilot, kept)
        assert await sees(pilot, "going on with the draft")
        assert draft(pilot) == kept


async def test_one_undo_after_the_start_gives_the_draft_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """As it was typed, not as a goal."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a", "w", *"No wine")
        at(pilot, "act")
        await press(pilot, "enter")
        assert [each.status for each in known(pilot).goals] == ["active"]
        await press(pilot, "u")
        (back,) = known(pilot).goals
        assert (back.title, back.status) == ("No wine", "draft")


async def test_a_change_is_drafted_beside_the_goal(tmp_path: Path, clock: MadeUpClock) -> None:
    """Until it is kept the goal is as it was; opened again the form goes on; thrown away, the draft is gone."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        running = goal_now(pilot)
        await form_of(pilot, running)
        await type_in(pilot, "target", "2")
        await press(pilot, "escape")
        assert goal_now(pilot) == running
        assert known(pilot).draft_of("goal")
        await form_of(pilot, running)
        assert await sees(pilot, "going on with the draft")
        assert draft(pilot).rule.measures[0].target == 2
        at(pilot, "throw_away")
        await press(pilot, "enter")
        assert known(pilot).draft_of("goal") is None
        assert goal_now(pilot) == running


async def test_undo_takes_back_what_the_last_row_did(tmp_path: Path, clock: MadeUpClock) -> None:
    """And nothing outside the form."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        at(pilot, "target")
        await press(pilot, "right", "right")
        at(pilot, "source")
        await press(pilot, "right")
        await press(pilot, "u")
        assert (marked(pilot), draft(pilot).rule.measures[0].target) == ("source", 5)
        await press(pilot, "u")
        assert draft(pilot).rule.measures[0].target == 3
        await press(pilot, "u")
        assert await sees(pilot, "There is nothing here to take back.")


async def test_a_draft_that_cannot_be_kept_is_said_and_not_claimed(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words stay in the row."""

    def refuse(*_: object) -> None:
        raise NotSavedError("Not saved: the disk is full.")

    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot)
        monkeypatch.setattr(Journal, "record", refuse)
        await press(pilot, "N")
        assert await sees(pilot, "Not saved: the disk is full.")
        assert "draft kept" not in shown(pilot)
        assert draft(pilot).title == "N"
        at(pilot, "act")
        await press(pilot, "enter")
        assert await sees(pilot, "Not saved: the disk is full.")
        assert known(pilot).goals == ()


# What cannot be right


async def test_a_title_of_200_characters_starts_nothing_and_stays(tmp_path: Path, clock: MadeUpClock) -> None:
    """The hint says why, and the sentence keeps its last sound form."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot)
        await press(pilot, *"walk")
        pilot.app.screen.query_one("#row-title Line").value = "w" * 200  # type: ignore[attr-defined]  # an Input
        await pilot.pause()
        at(pilot, "act")
        await press(pilot, "enter")
        assert await sees(pilot, "The name is longer than 120 characters.")
        assert await sees(pilot, "walk: at least 3 days a week")
        assert [(each.title, each.status) for each in known(pilot).goals] == [("w" * 200, "draft")]


@pytest.mark.parametrize(
    ("row", "words", "said"),
    [
        ("target", "0", "How much is a number above 0."),
        ("target", "-2", "How much is a number above 0."),
        ("target", "-", "That is not a number yet."),
        ("target", "99", "How much is more than can be: 7 at most."),
        ("weeks", "0", "It ends before it starts."),
        ("weeks", "2.5", "It takes a whole number."),
        ("start", "12 Foo", "is not a day. Say 12 Dec"),
        ("start", "2026-01-01", "That day is past."),
    ],
)
async def test_what_cannot_be_is_told_and_stays_as_typed(
    row: str, words: str, said: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """In words, at once and when it is to start; the row still shows it, and nothing starts."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        await type_in(pilot, row, words)
        assert await sees(pilot, said)
        assert await sees(pilot, f"[{words}]")
        at(pilot, "act")
        await press(pilot, "enter")
        assert await sees(pilot, said)
        assert {each.status for each in known(pilot).goals} <= {"draft"}
        at(pilot, row)
        assert await sees(pilot, f"[{words}]")


async def test_an_end_before_the_start_is_told(tmp_path: Path, clock: MadeUpClock) -> None:
    """Typed as a day."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        at(pilot, "ending")
        await press(pilot, "right")
        await type_in(pilot, "due", "2026-11-01")
        assert await sees(pilot, "It ends before it starts.")
        await press(pilot, *["backspace"] * 10, *"12 Dec")
        assert draft(pilot).rule.due == date(2026, 12, 12)
        assert problems(draft(pilot)) == ()


async def test_a_pasted_nan_never_reaches_the_file(tmp_path: Path, clock: MadeUpClock) -> None:
    """It stands in the row, and is refused there."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Walk in the park"))
        at(pilot, "target")
        await pilot.pause()
        from textual.events import Paste

        assert pilot.app.focused
        pilot.app.focused.post_message(Paste("NaN"))
        await pilot.pause()
        assert await sees(pilot, "[NaN]")
        assert await sees(pilot, "That is not a number yet.")
        at(pilot, "act")
        await press(pilot, "enter")
        assert known(pilot).goals == ()


async def test_a_target_that_is_where_it_stands_starts(tmp_path: Path, clock: MadeUpClock) -> None:
    """It keeps things as they are, and says so."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await form_of(pilot, from_library("Fewer panic attacks"))
        await type_in(pilot, "baseline", "4")
        assert await sees(pilot, "as now")
        at(pilot, "act")
        await press(pilot, "enter")
        assert [each.status for each in known(pilot).goals] == ["active"]


# Changes


MEANT: dict[Reason, tuple[str, int, date]] = {
    "easier": ("target", 2, day(27)),
    "setback": ("weeks", 3, day(41)),
    "other": ("source", 3, day(27)),
}
"""For each reason where the cursor stands, the target and the last day it comes to."""


@pytest.mark.parametrize("reason", MEANT)
async def test_a_reason_makes_the_revision_it_means(reason: Reason, tmp_path: Path, clock: MadeUpClock) -> None:
    """The cursor stands on what it is about; from today, with what got in the way; one undo takes it back."""
    clock.goes_on(days=9)
    async with handrail(tmp_path, clock, goal(WALK)).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        running = goal_now(pilot)
        brought = await form_of(pilot, running, reason)
        row, *comes_to = MEANT[reason]
        assert marked(pilot) == row
        await type_in(pilot, "note", "a cold")
        at(pilot, "act")
        await press(pilot, "enter")
        assert brought == ["Kept: Walk in the park. u takes it back."]
        changed = goal_now(pilot)
        assert changed.revisions[0] == running.rule
        assert (changed.rule.effective_from, changed.rule.reason, changed.rule.note) == (day(9), reason, "a cold")
        assert [changed.rule.measures[0].target, changed.rule.due] == comes_to
        assert known(pilot).draft_of("goal") is None
        await press(pilot, "u")
        assert goal_now(pilot).revisions == running.revisions
        assert known(pilot).draft_of("goal")


async def test_a_change_can_wait_for_the_next_week(tmp_path: Path, clock: MadeUpClock) -> None:
    """The week that runs keeps its rule."""
    clock.goes_on(days=9)
    async with handrail(tmp_path, clock, goal(WALK)).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await form_of(pilot, goal_now(pilot), "easier")
        at(pilot, "from")
        await press(pilot, "right")
        assert await sees(pilot, "the next week (Sun 6 Dec)")
        at(pilot, "act")
        await press(pilot, "enter")
        assert goal_now(pilot).rule.effective_from == day(14)


async def test_another_title_is_no_revision(tmp_path: Path, clock: MadeUpClock) -> None:
    """And the draft it was typed in is gone."""
    clock.goes_on(days=9)
    async with handrail(tmp_path, clock, goal(WALK)).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await form_of(pilot, goal_now(pilot))
        await press(pilot, *", slowly")
        at(pilot, "act")
        await press(pilot, "enter")
        assert (goal_now(pilot).title, len(goal_now(pilot).revisions)) == ("Walk in the park, slowly", 1)
        assert known(pilot).draft_of("goal") is None


# How it looks


@pytest.mark.parametrize("size", SIZES[1:])
async def test_the_marked_row_is_always_in_sight(tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]) -> None:
    """Down through all of them and round again; help is in the last line all the way."""
    long = replace(from_library("Fewer panic attacks"), title="Fewer panic attacks")
    async with handrail(tmp_path, clock, goal(LIMIT)).run_test(size=size) as pilot:
        await form_of(pilot, long)
        rows = pilot.app.screen.query_one(Form)
        for _ in range(len([row for row in rows.children if row.display])):
            await press(pilot, "down")
            assert await sees(pilot, " ▸ ")
            assert rows.marked
            assert "help now" in shown(pilot).splitlines()[-1]


# The library


async def test_the_library_narrows_as_one_types(tmp_path: Path, clock: MadeUpClock) -> None:
    """Over title, area, the field's own term and focus; nothing found says what to do."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a")
        assert isinstance(pilot.app.screen, Library)
        for words, found in (("panic", "Fewer panic attacks"), ("exposure", "Stay"), ("wellbeing people", "Reach")):
            await press(pilot, "slash", *["backspace"] * 20, *words, "enter")
            assert await sees(pilot, found)
        await press(pilot, "slash", *"zzz")
        assert await sees(pilot, "Nothing like that here yet.")


async def test_every_library_goal_is_offered_under_its_area(tmp_path: Path, clock: MadeUpClock) -> None:
    """Those most people start with come first; each area is one heading."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a")
        choices = pilot.app.screen.query_one(Choices)
        options = [choices.get_option_at_index(place) for place in range(choices.option_count)]
        headings = [str(option.prompt).strip() for option in options if option.id is None]
        assert len(headings) == len(set(headings)) == 1 + 15
        assert len([option for option in options if option.id]) >= 45
        assert [option.id is None for option in options[: USUAL + 2]] == [True, *[False] * USUAL, True]


async def test_a_form_that_is_left_leads_back_to_the_library(tmp_path: Path, clock: MadeUpClock) -> None:
    """Esc is one step back, not two."""
    async with handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "a", "enter", "escape")
        assert isinstance(pilot.app.screen, Library)
