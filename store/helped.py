"""What helped, by the person's own numbers before and after (clinical.md 3.9)."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from store.entry_kind import KINDS, fields_that, in_words, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.entry_kind import EntryField
    from store.history import History
    from store.records.entry import Entry

LEAST_USES = 3
"""So often was a thing used before it is said how it went (clinical.md 3.9)."""


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
    for kind, field in fields_that(lambda field: field.eases):
        for entry in history.entries(kind):
            name = entry.fields.get(field.id)
            is_named = isinstance(name, str) and bool(name.strip())
            if is_named and all(is_number(entry.fields.get(each)) for each in ("before", "after")):
                yield entry, _named(kind, field, str(name))


def _named(kind: str, field: EntryField, name: str) -> str:
    """Return what was done in words; one of several choices does not say by itself of what: "breathing, paced"."""
    words = in_words(field, name).strip()
    return f"{KINDS[kind].title.lower()}, {words}" if field.options else words


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
