"""A hard day: kept as such, never as a missing one; goals rest, and one small thing is enough (screens.md 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from store import acts
from store.agenda import asked
from store.changes import DAILY, Change, Drop, Put
from store.items import when
from store.records.entry import Entry
from store.records.record import new_id

if TYPE_CHECKING:
    from datetime import date

    from store.history import History

HELPING = frozenset({"coping", "helps", "keeps_well", "distract"})
"""Parts of the plan that say what helps."""
FEW = 5

ALWAYS = (
    "open the curtains",
    "drink a glass of water",
    "wash your face",
    "one song, from start to end",
    "stand at the window for a minute",
)
"""Small things for those who wrote none down on a good day."""


class SmallThing(msgspec.Struct, frozen=True):
    """Something small enough for a hard day."""

    words: str
    goal: str = ""
    """The id of the goal it counts for; empty: none."""


def keep(day: date, today: date) -> Change:
    """Return the change that keeps `day` as a hard day."""
    edit = Put(DAILY, day.isoformat(), ("hard",), True)
    return Change(words=f"the hard day, {when(day, today)}", edits=(edit,), day=day)


def take_back(day: date, today: date) -> Change:
    """Return the change that makes `day` a day like others."""
    return Change(
        words=f"no hard day, {when(day, today)}", edits=(Drop(DAILY, day.isoformat(), ("hard",)),), day=day
    )


def small_things(history: History, today: date) -> tuple[SmallThing, ...]:
    """Return what the person wrote down for a hard day, goal by goal, and after it what is always possible."""
    running = (goal for goal in history.goals if goal.on_a_hard_day and asked(goal, today))
    own = tuple(SmallThing(goal.on_a_hard_day, goal.id) for goal in running)
    return (*own, *(SmallThing(words) for words in ALWAYS))


def helped_before(history: History) -> tuple[str, ...]:
    """Return a few things that help, from the person's own plan; often nothing."""
    return tuple(dict.fromkeys(line.text for line in history.plan if line.part in HELPING))[:FEW]


def done(thing: SmallThing, history: History, today: date) -> Change:
    """Return the change that notes a small thing as done: as its goal's answer, else as an activity."""
    goal = next((goal for goal in history.goals if goal.id == thing.goal), None)
    rows = asked(goal, today) if goal else ()
    row = next((row for row in rows if row.field in {"tick", "tally"} and not row.of), None)
    if row and row.field == "tick":
        return acts.answer(row, today, "yes", today)
    if row:
        return acts.one_more(row, today, today)
    entry = Entry(id=new_id(), kind="activity", day=today, fields={"activity": thing.words, "status": "done"})
    return Change(words=thing.words, edits=(Put("entries", entry.id, (), entry.document()),), day=today)
