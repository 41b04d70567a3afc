"""What was expected beside what came: one small record that every kind of entry shares which expects something."""

from __future__ import annotations

from datetime import date
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

import msgspec

from store.entry_kind import KINDS, is_number, kind_named, number
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.history import History
    from store.records.entry import Entry

ENOUGH = 3
"""Pairs from which a median is said (clinical.md 3.2)."""
TEN = 10
"""The scale on which all differences are told."""
SCALES = {"rating": 10, "percent": 100}
"""Where the scale of a type of field ends."""


class Aspect(msgspec.Struct, frozen=True):
    """Two fields of a kind of entry that ask the same, once before and once after."""

    kind: str
    expected: str
    actual: str
    about: str
    """What both are about, as people say it."""
    scale: int = 10
    """Where both end."""
    good: bool = False
    """Whether more of it is better."""


class Pair(msgspec.Struct, frozen=True):
    """One expectation and what came of it, each as it was typed."""

    entry: str
    """The id of its entry."""
    day: date
    aspect: Aspect
    what: str
    """What it was, in the person's words."""
    expected: float
    actual: float
    private: bool = False

    @property
    def better(self) -> float:
        """By how many points of ten it came better than expected; below 0 where it came worse."""
        more = (self.actual - self.expected) * TEN / self.aspect.scale
        return round(more if self.aspect.good else -more, 1)

    @property
    def words(self) -> str:
        """The two in a sentence: "You expected 2, it was 5"."""
        return f"You expected {number(self.expected)}, it was {number(self.actual)}"


class Counts(msgspec.Struct, frozen=True):
    """How expectations came out: how often better, as expected, and worse, and by how much in the middle."""

    better: int = 0
    same: int = 0
    worse: int = 0
    typical: float | None = None
    """The median of what came better, in points of ten; None below three pairs."""

    @property
    def pairs(self) -> int:
        """How many there are."""
        return self.better + self.same + self.worse


class Month(msgspec.Struct, frozen=True):
    """The counts of one month, named by its first day."""

    first: date
    counts: Counts


@cache
def aspects(kind: str) -> tuple[Aspect, ...]:
    """Return what is expected, and then comes, in a kind of entry."""
    return tuple(
        Aspect(kind, field.after, field.id, field.came, SCALES[field.type], good=field.good)
        for field in kind_named(kind).fields
        if field.came
    )


def pairs(history: History) -> tuple[Pair, ...]:
    """Return every expectation that was met by what came, oldest first. Half of one is none."""
    found = (pair for kind in KINDS if aspects(kind) for entry in history.entries(kind) for pair in of_entry(entry))
    return tuple(sorted(found, key=lambda pair: (pair.day, pair.entry)))


def of_entry(entry: Entry) -> tuple[Pair, ...]:
    """Return what an entry expected and what came of it; for an activity there may be two."""
    return tuple(pair for aspect in aspects(entry.kind) for pair in _pair(entry, aspect))


def counts(found: Iterable[Pair]) -> Counts:
    """Return how these came out."""
    better = [pair.better for pair in found]
    return Counts(
        better=sum(points > 0 for points in better),
        same=better.count(0),
        worse=sum(points < 0 for points in better),
        typical=median(better) if len(better) >= ENOUGH else None,
    )


def by_month(found: Iterable[Pair]) -> tuple[Month, ...]:
    """Return the counts of every month that holds a pair, in their order."""
    months: dict[date, list[Pair]] = {}
    for pair in found:
        months.setdefault(pair.day.replace(day=1), []).append(pair)
    return tuple(Month(first, counts(months[first])) for first in sorted(months))


def said(found: Counts) -> str:
    """Return counts in words: "6 of 9 better than expected, 2 the same, 1 worse"."""
    return f"{found.better} of {found.pairs} better than expected, {found.same} the same, {found.worse} worse"


def typical_words(found: Counts) -> str:
    """Return the middle of the differences: "in the middle 2 of 10 better"; empty where there is none."""
    if found.typical is None:
        return ""
    if not found.typical:
        return "in the middle as expected"
    return f"in the middle {number(abs(found.typical))} of 10 {'better' if found.typical > 0 else 'worse'}"


def _pair(entry: Entry, aspect: Aspect) -> Iterator[Pair]:
    expected: Any = entry.fields.get(aspect.expected)
    actual: Any = entry.fields.get(aspect.actual)
    if is_number(expected) and is_number(actual):
        yield Pair(entry.id, entry.day, aspect, _what(entry), expected, actual, entry.private)


def _what(entry: Entry) -> str:
    """Return the field that tells best what an entry is."""
    named = (entry.fields.get(name) for name in kind_named(entry.kind).line)
    return next((one_line(words) for words in named if isinstance(words, str) and words.strip()), "")
