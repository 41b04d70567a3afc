"""What else happened: the days the charts mark, and what changed in the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import day_of_month
from store.exchange.report.sheet import Block, Part, Row, Scope
from store.goals.changes import changes

if TYPE_CHECKING:
    from datetime import date

MOST = 5


def of(scope: Scope) -> Block:
    """Return a line for each, oldest first."""
    marked = [
        (event.day, event.id, f"{_days(event.day, event.last)}: {event.words}")
        for event in scope.history.events
        if event.day <= scope.last and (event.last or event.day) >= scope.first
    ]
    changed = [
        (change.day, f"{goal.id}.{change.day}", f"{day_of_month(change.day)}: {goal.title}: {change.under_title}")
        for goal in scope.history.goals
        for change in changes(goal)
        if scope.covers(change.day) and goal.status != "draft"
    ]
    found = sorted((*marked, *changed))[-MOST:]
    return Block(
        rows=tuple(Row(id=name, label="CHANGED", cells=(words,), own=True) for _, name, words in found),
        close=True,
        apart=True,
        oldest_first=True,
    )


def _days(first: date, last: date | None) -> str:
    return f"{day_of_month(first)} to {day_of_month(last)}" if last and last != first else day_of_month(first)


EVENTS = Part(place=90, name="What changed", of=of)
"""The part."""
