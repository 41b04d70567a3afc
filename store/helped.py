"""What helped, by the person's own numbers before and after (clinical.md 3.9)."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from store.breathing import PATTERNS
from store.entry_kind import is_number
from store.plan.lines import LEAST_USES
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import History
    from store.records.entry import Entry

SOURCES = {"coping": "strategy", "breathing": "pattern"}
"""The kinds of entry that rate distress or tension before and after, and the field that names what was done."""


class Tool(msgspec.Struct, frozen=True):
    """Something the person does to feel better, and how it went: distress or tension, 0 to 10."""

    name: str
    uses: int
    """How often it was rated both before and after; never below three."""
    lower: int
    """How often it was lower after."""
    before: float
    after: float
    drop: float
    """The medians."""
    last: date

    @property
    def words(self) -> str:
        """How it went: "lower 4 of 5 times, typically 7 → 4"."""
        return f"lower {self.lower} of {self.uses} times, typically {self.before:g} → {self.after:g}"


def helped(history: History) -> tuple[Tool, ...]:
    """Return everything used and rated at least three times, what eased most first; no test, no advice."""
    uses: dict[str, list[tuple[Entry, str]]] = {}
    for entry, name in _rated(history):
        uses.setdefault(name.casefold(), []).append((entry, name))
    tools = (_tool(rated) for rated in uses.values() if len(rated) >= LEAST_USES)
    return tuple(sorted(tools, key=lambda tool: (-tool.drop, -tool.uses, tool.name.casefold())))


def _rated(history: History) -> Iterator[tuple[Entry, str]]:
    """Yield each use with the name of what was done."""
    for kind, field in SOURCES.items():
        for entry in history.entries(kind):
            name = entry.fields.get(field)
            is_named = isinstance(name, str) and bool(name.strip())
            if is_named and all(is_number(entry.fields.get(each)) for each in ("before", "after")):
                yield entry, _named(kind, one_line(str(name)).strip())


def _named(kind: str, name: str) -> str:
    """Return what was done in words; a breathing pattern has a name of its own."""
    if kind != "breathing":
        return name
    known = next((pattern.name for pattern in PATTERNS if pattern.id == name), name)
    return f"breathing, {known.lower()}"


def _tool(rated: list[tuple[Entry, str]]) -> Tool:
    before = [entry.fields["before"] for entry, _ in rated]
    after = [entry.fields["after"] for entry, _ in rated]
    drops = [first - then for first, then in zip(before, after, strict=True)]
    newest, name = max(rated, key=lambda use: use[0].day)
    return Tool(
        name=name,
        uses=len(rated),
        lower=sum(drop > 0 for drop in drops),
        before=median(before),
        after=median(after),
        drop=median(drops),
        last=newest.day,
    )
