"""What changed in a goal and when, in words: its rules, its rests, its end (clinical.md 2.4)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from store.clock import day_of_month
from store.goals.said import SAID_ALOUD
from store.goals.sentence import target_words
from store.goals.verdicts import AMOUNTS
from store.goals.words import PERIODS, lowered, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.goal import Goal, Measure, Pause, Revision


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """One day on which the rule of a goal became another."""

    day: date
    words: str
    """What changed: "3 → 2 a week", "end moved from 21 Nov to 26 Dec"."""
    measure: str = ""
    """The name of what is counted, where the words begin with its amount."""
    why: str = ""
    """The reason in the person's words."""
    alone: bool = False
    """Whether the goal counts one thing only, so that its title names it."""

    @property
    def in_full(self) -> str:
        """The change and its reason: "end moved from 21 Nov to 26 Dec: exams"."""
        return self._with_why(f"{self.measure} {self.words}" if self.measure else self.words)

    @property
    def under_title(self) -> str:
        """The same where the goal's title stands before it: "3 → 2 a week: too much"."""
        return self._with_why(self.words) if self.alone else self.in_full

    def _with_why(self, words: str) -> str:
        return f"{words}: {self.why}" if self.why and self.why != self.words else words


def changes(goal: Goal) -> tuple[Changed, ...]:
    """Return each change of the goal's rule, oldest first."""
    return tuple(_changed(old, new) for old, new in pairwise(goal.revisions))


def rested(goal: Goal) -> tuple[str, ...]:
    """Return when the goal rested, oldest first: "3 Aug to 9 Aug, paused (holiday)"; graver reasons stay unsaid."""
    return tuple(map(_rested, sorted(goal.pauses, key=lambda pause: pause.first)))


def _changed(old: Revision, new: Revision) -> Changed:
    found = tuple(_differences(old, new))
    amounts = [measure for measure, _ in found if measure]
    words = "; ".join(words for _, words in found) or new.note or "changed"
    return Changed(
        day=new.effective_from,
        words=words,
        measure=amounts[0] if amounts else "",
        why=new.note,
        alone=len(old.measures) == len(new.measures) == 1,
    )


def _differences(old: Revision, new: Revision) -> Iterator[tuple[str, str]]:
    """Yield what differs, amounts first; with an amount the name of its measure."""
    aims = tuple(_other_aims(old, new))
    yield from aims
    if span := _other_span(old, new, alone=not aims):
        yield "", span


def _other_aims(old: Revision, new: Revision) -> Iterator[tuple[str, str]]:
    before = {measure.id: measure for measure in old.measures}
    after = {measure.id for measure in new.measures}
    named = False
    for measure in new.measures:
        earlier = before.get(measure.id, measure)
        if words := _other_aim(earlier, measure):
            yield ("", f"{measure.label} {words}") if named else (measure.label, words)
            named = True
    yield from (("", f"{lowered(measure.label)} added") for measure in new.measures if measure.id not in before)
    yield from (("", f"{lowered(measure.label)} taken off") for measure in old.measures if measure.id not in after)


def _other_aim(old: Measure, new: Measure) -> str:
    """Return how an aim changed: an amount as "3 → 2 a week", anything else by what it is now."""
    same_kind = (old.source, old.of, old.aggregate, old.period, old.direction) == (
        new.source,
        new.of,
        new.aggregate,
        new.period,
        new.direction,
    )
    if not same_kind:
        return f"now {target_words(new)}"
    if old.target == new.target:
        return ""
    if new.aggregate == "share_of_opportunities":
        return f"{number(old.target * 10)} → {number(new.target * 10)} times in 10"
    per = f" {PERIODS[new.period].per}" if new.aggregate in AMOUNTS and new.period != "whole_window" else ""
    return f"{number(old.target)} → {number(new.target)}{per}"


def _other_span(old: Revision, new: Revision, *, alone: bool) -> str:
    """Return how the time changed; another round goes unsaid beside a change of what is aimed at."""
    if new.start != old.start:
        if not alone:
            return ""
        later = f" from {day_of_month(new.start)}" if new.start != new.effective_from else ""
        return f"another round{later}"
    if new.due == old.due:
        return ""
    if new.due is None:
        return "no end date any more"
    before = f" from {day_of_month(old.due)}" if old.due else ""
    return f"end moved{before} to {day_of_month(new.due)}"


def _rested(pause: Pause) -> str:
    why = f"paused ({pause.reason})" if pause.reason in SAID_ALOUD else "paused"
    if pause.last is None:
        return f"since {day_of_month(pause.first)}, {why}"
    if pause.last == pause.first:
        return f"{day_of_month(pause.first)}, {why}"
    return f"{day_of_month(pause.first)} to {day_of_month(pause.last)}, {why}"
