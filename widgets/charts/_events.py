"""What may have mattered: events and goals that changed, as marks and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from store.clock import day_of_month
from store.goals.changes import changes
from store.records.text import one_line
from widgets.picture import Caption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from store.history import History
    from store.records.goal import Goal

Happening: TypeAlias = tuple["date", str]
"""A day and what happened on it, in words."""


def happenings(history: History, first: date, last: date) -> list[Happening]:
    """Return the events, and the changes of every goal, from `first` to `last` inclusive, in order of day."""
    events = ((event.day, one_line(event.words)) for event in history.events)
    found = [*events, *(change for goal in history.goals for change in _named(goal))]
    return sorted(happening for happening in found if first <= happening[0] <= last)


def changed(goal: Goal, first: date, last: date) -> list[Happening]:
    """Return the changes of one goal from `first` to `last` inclusive, for a chart that is its own."""
    found = ((change.day, one_line(change.in_full)) for change in changes(goal))
    return [change for change in found if first <= change[0] <= last]


def captions(found: Iterable[Happening]) -> tuple[Caption, ...]:
    """Return a line for each, the latest first."""
    return tuple(Caption("▲", f"{day_of_month(day)}  {words}") for day, words in sorted(found, reverse=True))


def _named(goal: Goal) -> Iterator[Happening]:
    """Yield each change with the name of what changed: of what is counted, else of the goal."""
    for change in changes(goal):
        yield change.day, one_line(f"{change.measure or f'{goal.title}:'} {change.words}")
