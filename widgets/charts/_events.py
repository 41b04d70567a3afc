"""What may have mattered: events and goals that changed, as marks and their words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from store.clock import day_of_month
from store.records.text import one_line
from widgets.picture import Caption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from store.history import History
    from store.records.goal import Goal, Measure, Revision

Happening: TypeAlias = tuple["date", str]
"""A day and what happened on it, in words."""


def happenings(history: History, first: date, last: date) -> list[Happening]:
    """Return the events, and the changes of every goal, from `first` to `last` inclusive, in order of day."""
    events = ((event.day, one_line(event.words)) for event in history.events)
    found = [*events, *(change for goal in history.goals for change in changes(goal))]
    return sorted(happening for happening in found if first <= happening[0] <= last)


def changes(goal: Goal) -> Iterator[Happening]:
    """Yield each day on which the goal's rule changed, with what changed (clinical.md 2.4)."""
    for old, new in pairwise(goal.revisions):
        yield new.effective_from, one_line(_change(goal, old, new))


def captions(found: Iterable[Happening]) -> tuple[Caption, ...]:
    """Return a line for each, the latest first."""
    return tuple(Caption("▲", f"{day_of_month(day)}  {words}") for day, words in sorted(found, reverse=True))


def _change(goal: Goal, old: Revision, new: Revision) -> str:
    targets = {measure.id: measure.target for measure in old.measures}
    for measure in new.measures:
        before = targets.get(measure.id, measure.target)
        if before != measure.target:
            return f"{measure.label} {before:g} → {measure.target:g}{_a_period(measure)}"
    if new.due and new.due != old.due and new.start == old.start:
        return f"{goal.title}: end moved to {day_of_month(new.due)}"
    return f"{goal.title}: {new.note or 'changed'}"


def _a_period(measure: Measure) -> str:
    return "" if measure.period == "whole_window" else f" a {measure.period}"
