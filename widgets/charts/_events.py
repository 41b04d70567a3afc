"""What may have mattered: events and goals that changed, as marks and their words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from store.clock import day_of_month
from store.goals.changes import changes
from store.records.text import one_line
from widgets.colours import EVENT
from widgets.picture import Caption, Happened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.history import History
    from store.records.goal import Goal


class Happening(msgspec.Struct, frozen=True, order=True):
    """What happened on a day, in words; `last` is the last day of what lasted."""

    day: date
    words: str
    last: date

    def said(self, today: date) -> str:
        """Return the day, of another year with its year, and the words: "2 Nov  sertraline 25 → 50 mg"."""
        until = f" to {day_of_month(self.last)}" if self.last > self.day else ""
        year = f" {self.last.year}" if self.last.year != today.year else ""
        return f"{day_of_month(self.day)}{until}{year}  {self.words}"


def happenings(history: History, first: date, last: date) -> list[Happening]:
    """Return the events, and the changes of every goal, that touch the days from `first` to `last` inclusive."""
    events = (Happening(event.day, one_line(event.words), event.last or event.day) for event in history.events)
    found = [*events, *(change for goal in history.goals for change in _named(goal))]
    return sorted(each for each in found if each.day <= last and each.last >= first)


def changed(goal: Goal, first: date, last: date) -> list[Happening]:
    """Return the changes of one goal from `first` to `last` inclusive, for a chart that is its own."""
    found = (Happening(change.day, one_line(change.in_full), change.day) for change in changes(goal))
    return [change for change in found if first <= change.day <= last]


def marks(found: Iterable[Happening], first: date, last: date) -> tuple[Happened, ...]:
    """Return a mark for each, at its day counted from `first`; what began before stands at the beginning."""
    return tuple(
        Happened(
            max(0, (each.day - first).days),
            each.words,
            (min(each.last, last) - first).days if each.last > each.day else None,
        )
        for each in found
    )


def captions(found: Iterable[Happening], today: date) -> tuple[Caption, ...]:
    """Return a line for each, the latest first."""
    return tuple(Caption(EVENT, each.said(today)) for each in sorted(found, reverse=True))


def _named(goal: Goal) -> Iterator[Happening]:
    """Yield each change with the name of what changed: of what is counted, else of the goal."""
    for change in changes(goal):
        words = one_line(f"{change.measure or f'{goal.title}:'} {change.words}")
        yield Happening(change.day, words, change.day)
