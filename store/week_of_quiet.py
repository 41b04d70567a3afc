"""A rest from being asked, in one key: nothing waits, and every goal rests as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from store import acts
from store.clock import short_day
from store.goals import lifecycle

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Change
    from store.history import History


def quiet(history: History, today: date, last: date) -> Change:
    """Return the change that asks nothing up to `last`, inclusive, and lets every goal rest as long."""
    quiet = acts.choose("quiet_until", last.isoformat(), f"the quiet until {short_day(last)}")
    running = (goal for goal in history.goals if goal.status in {"active", "maintaining"})
    paused = (
        acts.change_goal(goal, lifecycle.pause(goal, today, "other", last), "its rest")
        for goal in running
        if not lifecycle.rests(goal, today)
    )
    edits = (edit for change in paused for edit in change.edits)
    return msgspec.structs.replace(quiet, edits=(*quiet.edits, *edits))
