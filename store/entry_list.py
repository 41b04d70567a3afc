"""The list of all entries: each in one line, and found again by kind, goal, day and words."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from store.clock import DAY, short_day
from store.entry_kind import kind_named, line_of
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import History
    from store.records.goal import Goal
    from store.records.record import Document

NO_DETAILS = "no details yet"
RELATIVE = {"today": 0, "yesterday": 1}
"""Words for a day, and how many days ago each is."""


class EntryLine(msgspec.Struct, frozen=True):
    """One entry as a line: "Sat 21 Nov", "Panic", "train, 10 min, peak 70"."""

    id: str
    day: str
    kind: str
    words: str
    private: bool = False


def entry_line(entry: Document, year: int) -> EntryLine:
    """Return an entry's line; its day is named with the year where that is another than `year`."""
    day = date.fromisoformat(entry["day"])
    kind = kind_named(entry["kind"])
    said = line_of(kind, entry.get("fields", {}))
    shown = short_day(day) if day.year == year else f"{day.day} {day:%b} {day.year}"
    return EntryLine(entry["id"], shown, kind.title, said or NO_DETAILS, entry.get("private", False))


class Shelf:
    """Every entry of a journal, newest first; what was read for a search is kept for the next shelf."""

    def __init__(self, history: History, before: Shelf | None = None) -> None:
        """Take a journal, and the shelf that stood before it changed."""
        self.entries = history.written
        self._goals = history.goals
        self._read = 0
        self._texts: dict[int, tuple[Document, str]] = {}
        if before is not None and before._goals == self._goals:  # noqa: SLF001 - another of the same class
            self._texts = before._texts  # noqa: SLF001 - likewise

    def found(self, words: str, today: date) -> tuple[Document, ...]:
        """Return the entries that hold every word: in kind, goal, day or text; a number is a word of its own."""
        wanted = [_needle(word, today) for word in words.casefold().split()]
        if not wanted:
            return self.entries
        return tuple(entry for entry in self.entries if all(word in self._text(entry) for word in wanted))

    def read_ahead(self, entries: int) -> bool:
        """Make the texts of some more entries, so that the first search need not; say whether any are left."""
        for entry in self.entries[self._read : self._read + entries]:
            self._text(entry)
        self._read += entries
        return self._read < len(self.entries)

    def _text(self, entry: Document) -> str:
        """Return what of an entry is searched; documents are never changed, so it is made once for each."""
        known = self._texts.get(id(entry))
        if known is None or known[0] is not entry:
            known = self._texts[id(entry)] = (entry, self._made(entry))
        return known[1]

    def _made(self, entry: Document) -> str:
        kind, fields = kind_named(entry["kind"]), entry.get("fields", {})
        titles = (
            title
            for title, goal_having, first in self._counting.get(entry["kind"], ())
            if entry["day"] >= first and (not goal_having or fields.get(goal_having))
        )
        told = " ".join((kind.title, _days(entry["day"]), *titles, line_of(kind, fields), *_texts(fields)))
        return f" {' '.join(one_line(told).casefold().split())} "

    @cached_property
    def _counting(self) -> dict[str, list[tuple[str, str, str]]]:
        """The goals that count a kind: title, the field it has to have, the first day."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for goal in self._goals:
            for kind, having in _derived(goal):
                found.setdefault(kind, []).append((goal.title, having, goal.revisions[0].start.isoformat()))
        return found


def _derived(goal: Goal) -> Iterator[tuple[str, str]]:
    """Yield the kinds a goal counts, and the field each has to have."""
    measures = (measure for rule in goal.revisions for measure in rule.measures)
    yield from {(measure.of, measure.having) for measure in measures if measure.source == "derived"}


def _needle(word: str, today: date) -> str:
    """Return what a typed word is looked for as: a number as a whole word, anything else as part of one."""
    if word in RELATIVE:
        return (today - RELATIVE[word] * DAY).isoformat()
    return f" {word} " if word.isdigit() else word


@cache
def _days(iso: str) -> str:
    """Return every way a day is named: "saturday 21 november 2026 2026-11-21"."""
    day = date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B} {day.year} {iso}"


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - what a journal holds
    """Yield every text that stands in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
