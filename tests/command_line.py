"""Plain commands, run in this process at a moment and with an input of the test's own."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from goals_made_up import TIMES, WALK, goal
from msgspec.structs import replace

from store import acts
from store.items import MOOD
from store.journal.journal import Journal
from store.records.goal import Goal, Measure
from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from store.changes import Change
    from store.clock import Clock

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
PANIC = Measure(id="panic", label="Panic", source="derived", of="panic", direction="at_most", target=4)


class Ran(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str


class Keyboard(StringIO):
    """An input that a person could type on."""

    def isatty(self) -> bool:
        """Say that somebody is there."""
        return True


class Desk:
    """A folder, a clock, and the commands that are run on them."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock

    def run(self, *words: str, typed: str = "", keyboard: bool = False) -> Ran:
        """Run `handrail` with these words and this input; it comes from a pipe unless there is a keyboard."""
        out, err = StringIO(), StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setattr("tui.folder.system_clock", self.clock)
            patch.setattr(sys, "stdin", Keyboard(typed) if keyboard else StringIO(typed))
            status = main([*words, "--data", str(self.folder)])
        return Ran(status, out.getvalue(), err.getvalue())

    def keep(self, *changes: Change) -> None:
        """Keep changes as another window would."""
        journal = self.journal
        for change in changes:
            journal.record(change)

    @property
    def journal(self) -> Journal:
        """The journal as it lies on the disk."""
        return Journal.open(self.folder, self.clock)

    def answers(self, day: date = TODAY) -> dict[str, Any]:
        """Return a day's answers from the disk."""
        return self.journal.history.check_in(day).answers

    def left(self, day: date = TODAY) -> tuple[str, ...]:
        """Return what was passed on a day, from the disk."""
        return self.journal.history.check_in(day).left

    @property
    def bytes(self) -> bytes:
        """The file, byte for byte; empty where there is none."""
        path = self.folder / "journal.json"
        return path.read_bytes() if path.exists() else b""


def begun(title: str, *measures: Measure, **fields: Any) -> Goal:  # noqa: ANN401 - any field of a goal
    """Return a goal that began a week ago and runs for four."""
    made = goal(*measures, title=title, id=title)
    start = TODAY - 7 * DAY
    rule = replace(made.rule, start=start, effective_from=start, due=start + 27 * DAY)
    return replace(made, **{"revisions": (rule,), **fields})


GOALS = (
    begun("Walk in the park", WALK),
    begun("Fewer panic attacks", PANIC),
    begun("Reach out to someone", replace(TIMES, label="Reached out")),
)


def desk_with(folder: Path, clock: Clock, *goals: Goal) -> Desk:
    """Return a desk whose journal has an earlier check-in and these goals."""
    desk = Desk(folder, clock)
    rated = acts.answer(MOOD, TODAY - 5 * DAY, 5, TODAY - 5 * DAY)
    desk.keep(rated, *(acts.keep_goal(goal) for goal in goals))
    return desk
