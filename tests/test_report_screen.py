"""The page for the next session at the keyboard: own lines, choices, the preview, the file, and session done."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from goals_on_screen import known, press, shown
from msgspec.structs import replace
from report_made_up import COMING, LAST, LAST_SESSION, TODAY, tables
from test_looks import settled
from textual.widgets import Static

from store import sessions
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.report import Report
from tui.screens.report_agreed import SessionDone
from tui.screens.report_preview import Preview
from widgets.check_in import CheckIn
from widgets.choices import Choices
from widgets.goal_list import GoalList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from test_looks import Compare
    from textual.pilot import Pilot

    from store.records.record import Record

SIZES = [(60, 20), (80, 24), (120, 36)]


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, *, size: tuple[int, int] = (80, 24), **others: tuple[Record, ...]
) -> AsyncIterator[Pilot[None]]:
    """Open the page over the made-up journal."""
    Journal.create(folder, clock, tables(**others))
    async with Handrail(folder, clock).run_test(size=size) as pilot:
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, Report)
        yield pilot


def prepared(pilot: Pilot[None]) -> Any:  # noqa: ANN401 - a session that is there
    """Return the session that is coming, as it is kept."""
    return known(pilot).coming_session


def marked(pilot: Pilot[None], line: str) -> None:
    """Put the mark on a line."""
    pilot.app.screen.query_one(Choices).mark(line)


def said(pilot: Pilot[None]) -> str:
    """Return what the page reports."""
    return str(pilot.app.screen.query_one("#said", Static).render()).strip()


@pytest.mark.parametrize("size", SIZES)
async def test_an_own_line_is_written_kept_and_taken_back(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """The mark begins on the first of them; Enter writes, Enter keeps, u takes back."""
    async with opened(tmp_path, clock, size=size) as pilot:
        await press(pilot, "enter", *(["backspace"] * 40), *"sleep", "enter")
        assert prepared(pilot).talk == ("sleep", "what Noor said")
        assert "[x] 1  sleep" in shown(pilot)
        await press(pilot, "u")
        assert prepared(pilot).talk == COMING.talk
        assert Journal.open(tmp_path, clock).history.coming_session == prepared(pilot)


async def test_a_line_of_another_window_stays_beside_the_one_that_is_written(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """Both wrote at once; u takes one's own away, and the other's stays."""
    async with opened(tmp_path, clock) as pilot:
        other = Journal.open(tmp_path, clock)
        marked(pilot, "talk.3")
        await press(pilot, "enter", *"mine")
        other.record(sessions.say(other.history, 2, "theirs"))
        await press(pilot, "enter")
        assert set(prepared(pilot).talk) == {*COMING.talk, "mine", "theirs"}
        assert all(words in shown(pilot) for words in ("mine", "theirs"))
        await press(pilot, "u")
        assert prepared(pilot).talk == (*COMING.talk, "theirs")


async def test_a_line_and_a_part_are_left_out_and_put_in_by_one_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """It is remembered, also for the page after the next session; u takes it back."""
    async with opened(tmp_path, clock) as pilot:
        for line in ("talk.2", "medicines", "exposures.x3"):
            marked(pilot, line)
            await press(pilot, "space")
        assert prepared(pilot).left_out == ("talk.2", "medicines")
        assert prepared(pilot).put_in == ("exposures.x3",)
        await press(pilot, "u")
        assert prepared(pilot).put_in == ()
        marked(pilot, "talk.2")
        await press(pilot, "x")
        assert prepared(pilot).left_out == ("medicines",)
        done = sessions.done(known(pilot), TODAY, ())
        journal = Journal.open(tmp_path, clock)
        assert journal.record(done).coming_session.left_out == ("medicines",)  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["txt", "md", "html"])
async def test_what_the_preview_shows_is_what_is_saved(
    form: str, tmp_path: Path, clock: MadeUpClock, home: Path
) -> None:
    """Byte for byte, after lines were left out and names put in; the file is the owner's alone."""
    session = replace(COMING, left_out=("weeks.panic.p", "talk"), put_in=("names",), form=form)
    async with opened(tmp_path, clock, sessions=(LAST_SESSION, session)) as pilot:
        await press(pilot, "v")
        preview = pilot.app.screen
        assert isinstance(preview, Preview)
        text = preview.text
        on_screen = str(preview.query_one("#page", Static).render())
        await press(pilot, "q", "o", "1")
        assert "Names in here?" in shown(pilot)
        assert "Noor" in shown(pilot)
        await press(pilot, "1", "o", "1", "2")
        path = home / f"handrail-session-{TODAY}.{form}"
        assert said(pilot).startswith(f"Saved as {path}"[:40])
        assert path.stat().st_mode & 0o777 == 0o600
        written = path.read_text(encoding="utf-8")
    if form == "html":
        assert "<!doctype html>" in written
        assert all(word in written for word in ("two stops by tube", "walk with Noor"))
    else:
        assert written == text
        assert on_screen == text


async def test_the_span_the_sheets_and_the_names_are_chosen_by_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """And said in the first line."""
    async with opened(tmp_path, clock) as pilot:
        assert "25 Oct to 21 Nov 2026, 4 weeks · one sheet · no names" in shown(pilot)
        await press(pilot, "greater_than_sign", "greater_than_sign", "2", "n")
        assert "8 Nov to 21 Nov 2026, 2 weeks · two sheets · people by name" in shown(pilot)
        await press(pilot, "less_than_sign", "less_than_sign", "less_than_sign", "2", "n")
        assert "25 Oct to 21 Nov 2026, 4 weeks · one sheet · no names" in shown(pilot)


async def test_what_came_of_an_agreed_line_is_told_on_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter opens it; Esc keeps; emptied, it goes."""
    async with opened(tmp_path, clock) as pilot:
        marked(pilot, "agreed.a2")
        await press(pilot, "enter", "down", *"a bit", "escape")
        assert known(pilot).sessions[-1].agreed[1].done == "a bit"
        assert "walk with someone  a bit" in shown(pilot)
        await press(pilot, "enter", *(["backspace"] * 20), "escape")
        assert [line.id for line in known(pilot).sessions[-1].agreed] == ["a1"]
        await press(pilot, "u")
        assert [line.id for line in known(pilot).sessions[-1].agreed] == ["a1", "a2"]


async def test_session_done_closes_the_span_and_stands_in_the_goals_pane(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """Its lines are a draft from the first key; they head the next page; one u takes all of it back."""
    async with opened(tmp_path, clock) as pilot:
        await press(pilot, "d", *"three stops", "escape")
        assert [line.text for line in prepared(pilot).agreed] == ["three stops"]
        assert len(known(pilot).sessions) == 1
        await press(pilot, "d", "up", "enter")
        assert [session.day for session in known(pilot).sessions] == [LAST_SESSION.day, TODAY]
        assert prepared(pilot) is None
        assert sessions.span(known(pilot), TODAY) == (LAST, LAST)
        assert "three stops" in shown(pilot)
        await press(pilot, "q")
        pane = pilot.app.screen.query_one(GoalList)
        assert pane.agreed == ("three stops",)
        assert "agreed    · three stops" in shown(pilot)
        await press(pilot, "u")
        assert [session.day for session in known(pilot).sessions] == [LAST_SESSION.day]
        assert pane.agreed == tuple(line.text for line in LAST_SESSION.agreed)


async def test_an_agreed_line_becomes_a_new_goal(tmp_path: Path, clock: MadeUpClock) -> None:
    """Its form opens, filled in with the line; the line knows its goal. A goal opens what can become of it."""
    async with opened(tmp_path, clock) as pilot:
        await press(
            pilot, "d", *"write", "down", "right", "down", *"walk", "down", "right", "right", "up", "up", "up"
        )
        await press(pilot, "up", "enter")
        (draft,) = (goal for goal in known(pilot).goals if goal.status == "draft")
        assert [line.goal for line in known(pilot).sessions[-1].agreed] == [draft.id, "walk"]
        assert draft.title == "write"
        assert "write: at least 3 days a week" in shown(pilot)
        await press(pilot, "escape")
        assert "Walk in the park" in shown(pilot)
        assert "smaller" in shown(pilot)


async def test_a_second_time_on_one_day_changes_what_was_agreed(tmp_path: Path, clock: MadeUpClock) -> None:
    """There is one session a day."""
    before = replace(LAST_SESSION, day=TODAY)
    async with opened(tmp_path, clock, sessions=(before, COMING)) as pilot:
        await press(pilot, "d", *" x", "up", "up", "enter")
        assert [session.day for session in known(pilot).sessions] == [TODAY]
        assert known(pilot).sessions[0].agreed[0].text == "two stops by tube, three times x"


async def test_what_is_typed_a_second_time_is_kept_on_leaving(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each key is on disk, Esc says so, and one u takes all of it back."""
    before = replace(LAST_SESSION, day=TODAY)
    async with opened(tmp_path, clock, sessions=(before, COMING)) as pilot:
        await press(pilot, "d", *" x", "down", "down", *"y")
        held = Journal.open(tmp_path, clock).history.sessions[0]
        assert [line.text for line in held.agreed] == ["two stops by tube, three times x", "walk with Noory"]
        await press(pilot, "escape")
        assert "Kept: what was agreed. u takes it back." in shown(pilot)
        await press(pilot, "u")
        assert known(pilot).sessions[0].agreed == before.agreed
        await press(pilot, "d", "escape")
        assert "Kept" not in said(pilot)


@pytest.mark.parametrize("held", [(), (replace(LAST_SESSION, day=TODAY),)])
async def test_what_was_agreed_and_cannot_be_kept_stays(
    held: tuple[Record, ...], tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc says why, and that it leaves the next time; with room again it keeps."""

    def no(*_: object) -> None:
        raise NotSavedError("Not saved: the disk is full.")

    async with opened(tmp_path, clock, sessions=held) as pilot:
        with monkeypatch.context() as full:
            full.setattr(Journal, "record", no)
            await press(pilot, "d", *"xyz", "escape")
            assert "Not saved: the disk is full. Esc again leaves without it." in shown(pilot)
            assert isinstance(pilot.app.screen, SessionDone)
        await press(pilot, "escape")
    kept = Journal.open(tmp_path, clock).history
    (session,) = kept.sessions or (kept.coming_session,)
    assert session.agreed[0].text.endswith("xyz")  # type: ignore[union-attr]


async def test_a_session_that_is_not_over_is_opened_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """On the day it was closed, with its lines, its flags and what was prepared since; u closes it again."""
    before = replace(LAST_SESSION, day=TODAY, flagged=("goal:walk",))
    since = replace(COMING, flagged=("chart:mood",), left_out=("medicines",))
    async with opened(tmp_path, clock, sessions=(before, since)) as pilot:
        await press(pilot, "d", "up", "enter")
        assert known(pilot).sessions == ()
        kept = prepared(pilot)
        assert (kept.id, kept.talk, kept.agreed) == ("before", COMING.talk, LAST_SESSION.agreed)
        assert kept.flagged == ("goal:walk", "chart:mood")
        assert kept.left_out == ("medicines",)
        await press(pilot, "u")
        assert [session.day for session in known(pilot).sessions] == [TODAY]
        assert prepared(pilot).id == "coming"


@pytest.mark.parametrize(
    ("keys", "flag"),
    [
        (("g", "f"), "goal:walk"),
        (("g", "enter", "f"), "goal:walk"),
        (("c", "f"), "chart:mood"),
        (("c", "z", "f"), "chart:mood"),
        (("t", "f"), "chart:anxiety"),
        (("m", "f"), "questionnaire:phq9"),
        (("m", "l", "f"), "questionnaire:phq9"),
        (("w", "f"), "entry:p0"),
    ],
)
async def test_f_flags_and_takes_the_flag_off(
    keys: tuple[str, ...], flag: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """A goal, a chart, a row, a questionnaire, an entry, wherever it is looked at; u takes either back."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(120, 36)) as pilot:
        await press(pilot, *keys)
        assert prepared(pilot).flagged == (flag,)
        assert "Flagged for the next session" in shown(pilot)
        await press(pilot, "f")
        assert prepared(pilot).flagged == ()
        await press(pilot, "u")
        assert prepared(pilot).flagged == (flag,)
        await press(pilot, "u")
        assert prepared(pilot).flagged == ()


@pytest.mark.parametrize(
    ("row", "flag"),
    [("walked", "goal:walk"), ("slept", "chart:sleep_hours"), ("sleep", "chart:sleep_quality"), ("a line", "")],
)
async def test_f_flags_the_marked_row(row: str, flag: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """Its goal, or the chart of its answers; a line in words has neither, and f says what it is for."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        form = pilot.app.screen.query_one(CheckIn).agenda
        names = [asked.item.label.lower() for asked in form.rows] if form else []
        await press(pilot, "home", *["down"] * names.index(row), "f")
        assert prepared(pilot).flagged == ((flag,) if flag else ())
        assert ("f flags a goal, an entry" in shown(pilot)) != bool(flag)


async def test_f_says_what_it_is_for_where_there_is_nothing_to_flag(tmp_path: Path, clock: MadeUpClock) -> None:
    """On the plan, for one."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "f")
        assert "f flags a goal, an entry, a chart or a questionnaire" in shown(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_journal_has_a_page_too(size: tuple[int, int], tmp_path: Path, clock: MadeUpClock) -> None:
    """Own lines and room to write; help is one key away from the page and from its preview."""
    Journal.create(tmp_path, clock, {"events": {}})
    async with Handrail(tmp_path, clock).run_test(size=size) as pilot:
        await press(pilot, "r")
        assert "What I want to talk about" in shown(pilot)
        await press(pilot, "v", "exclamation_mark")
        assert "Help now" in shown(pilot)


async def test_a_narrow_screen_names_every_key_of_the_page(tmp_path: Path, clock: MadeUpClock) -> None:
    """What has no room in the last line stands below the first."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(60, 20)) as pilot:
        await press(pilot, "r")
        for key in ("space leave out", "v preview", "o save", "d session done"):
            assert key in shown(pilot)


async def test_a_page_wider_than_the_screen_can_be_read_to_its_end(tmp_path: Path, clock: MadeUpClock) -> None:
    """The preview names the arrow that goes aside, and what it says above is whole."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(60, 20)) as pilot:
        await press(pilot, "r", "v")
        assert "A web page has the same lines." in " ".join(shown(pilot).split())
        assert "← aside" in shown(pilot)
        assert "o save" in shown(pilot)
        assert "4 weeks" not in shown(pilot)
        await press(pilot, "right", "right", "right")
        assert "4 weeks" in shown(pilot)


async def test_where_all_of_the_page_is_in_sight_no_key_goes_aside(tmp_path: Path, clock: MadeUpClock) -> None:
    """Eighty columns hold it."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "v")
        assert "aside" not in shown(pilot)


@pytest.mark.parametrize(("key", "comes"), [("o", "Save the page"), ("d", "what did we agree?")])
async def test_the_preview_goes_on_to_what_is_done_with_the_page(
    key: str, comes: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """Saving it, and closing the session, need no way back first."""
    Journal.create(tmp_path, clock, tables())
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "v", key)
        assert comes in shown(pilot)


async def _open(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "r")


async def _preview(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "r", "v")


def test_the_picture_of_a_full_page(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """At 80x24: parts in bold, lines below them, what is left out faint."""
    session = replace(COMING, left_out=("agreed.a1", "questionnaires"))
    Journal.create(tmp_path, clock, tables(sessions=(LAST_SESSION, session)))
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=(80, 24), run_before=_open)


def test_the_picture_of_an_empty_page(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """At 60x20."""
    Journal.create(tmp_path, clock, {"events": {}})
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=(60, 20), run_before=_open)


def test_the_picture_of_the_preview(tmp_path: Path, clock: MadeUpClock, snap_compare: Compare) -> None:
    """All eighty columns are in sight."""
    Journal.create(tmp_path, clock, tables())
    assert snap_compare(Handrail(tmp_path, clock), terminal_size=(80, 24), run_before=_preview)
