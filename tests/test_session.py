"""The journal of a window: who is told of what, what is taken back, what happens when the disk refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import goal
from goals_on_screen import handrail, known, press, said

from store import acts
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from tui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.changes import Change


@pytest.fixture
def session(clock: MadeUpClock) -> Session:
    """Return a session over an empty journal, open."""
    made = Session(lambda: Journal.in_memory(clock), clock)
    made.open()
    return made


def test_each_follower_is_told_of_each_change_until_it_leaves(session: Session) -> None:
    """By recording, undoing and redoing alike; each finds the new history there."""
    seen: list[int] = []

    def follower() -> None:
        seen.append(len(session.history.goals))

    session.follow(follower)
    session.record(acts.keep_goal(goal()))
    session.undo()
    session.redo()
    session.unfollow(follower)
    session.record(acts.keep_goal(goal(id="second")))
    assert seen == [1, 0, 1]


def test_a_follower_may_leave_while_it_is_told(session: Session) -> None:
    """The others are told all the same."""
    told: list[str] = []

    def leaves() -> None:
        session.unfollow(leaves)

    session.follow(leaves)
    session.follow(lambda: told.append("still here"))
    session.record(acts.keep_goal(goal()))
    assert told == ["still here"]


def test_undo_and_redo_return_the_change_or_nothing(session: Session) -> None:
    """One change back and forth, and both ends."""
    change = acts.keep_goal(goal())
    session.record(change)
    assert (session.undo(), session.undo()) == (change, None)
    assert (session.redo(), session.redo()) == (change, None)


def test_a_draft_is_kept_but_is_no_act_to_take_back(session: Session) -> None:
    """What is typed is on disk; undo passes it by."""
    session.record(acts.keep_draft(goal(status="draft")))
    assert [made.status for made in session.history.goals] == ["draft"]
    assert session.undo() is None


def test_nothing_is_kept_before_the_journal_is_open(clock: MadeUpClock) -> None:
    """The window is up before the file is read."""
    session = Session(lambda: Journal.in_memory(clock), clock)
    session.record(acts.keep_goal(goal()))
    assert (session.is_open, session.undo(), session.redo(), session.refresh()) == (False, None, None, False)
    assert session.history.goals == ()


def test_a_refused_save_leaves_the_history_as_it_was(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """No follower is told of what the disk does not hold."""
    told: list[None] = []
    session.follow(lambda: told.append(None))
    assert session._journal
    monkeypatch.setattr(session._journal, "record", refuse)
    with pytest.raises(NotSavedError):
        session.record(acts.keep_goal(goal()))
    assert (session.history.goals, told) == ((), [])


def test_another_window_is_heard_only_once_the_fingers_rest(tmp_path: Path, clock: MadeUpClock) -> None:
    """Two seconds after the last key."""
    here = Session(lambda: Journal.open(tmp_path, clock), clock)
    here.open()
    here.record(acts.keep_goal(goal()))
    Journal.open(tmp_path, clock).record(acts.keep_goal(goal(id="theirs")))
    here.touch()
    assert (here.is_typing, here.refresh(), len(here.history.goals)) == (True, False, 1)
    clock.goes_on(seconds=3)
    assert (here.is_typing, here.refresh(), len(here.history.goals)) == (False, True, 2)
    assert not here.refresh()


def test_today_ends_at_the_hour_the_person_chose(session: Session, clock: MadeUpClock) -> None:
    """Half an hour before it, it is still yesterday."""
    clock.goes_on(hours=19, minutes=50)
    assert f"{clock():%a %H:%M}" == "Mon 03:30"
    assert f"{session.today:%a}" == "Sun"


async def test_a_page_says_why_a_change_was_not_kept(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleting a goal on a full disk: the reason is said, the goal stays, and so it is for undo."""
    app = handrail(tmp_path, clock, goal(), goal(id="other"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "delete")
        assert [made.id for made in known(pilot).goals] == ["other"]
        for name in ("record", "undo", "redo"):
            monkeypatch.setattr(app._session, name, refuse)
        for key in ("delete", "u", "U"):
            app.screen_stack[0].query_one("#goals").focus()
            await press(pilot, key)
            assert said(pilot) == "The disk is full."
        assert [made.id for made in known(pilot).goals] == ["other"]


async def test_a_page_says_what_was_taken_back_and_put_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """And at both ends that there is nothing."""
    async with handrail(tmp_path, clock, goal()).run_test(size=(80, 24)) as pilot:
        found = []
        for key in ("g", "u", "delete", "u", "U", "U"):
            await press(pilot, key)
            found.append(said(pilot))
        assert found[1:] == [
            "There is nothing to take back.",
            "Deleted: Walk in the park. u brings it back.",
            "Took back: deleting “Walk in the park”",
            "Put back: deleting “Walk in the park”",
            "There is nothing to put back.",
        ]


def refuse(*_: Change) -> None:
    """Refuse as a full disk does."""
    raise NotSavedError("The disk is full.")
