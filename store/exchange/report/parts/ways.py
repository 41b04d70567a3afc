"""What helped, by the person's own numbers, and what got in the way, by their own words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store.entry_kind import fields_that
from store.exchange.report.sheet import Block, Part, Row, Scope
from store.goals.reviews import NOTHING_MUCH
from store.helped import helped
from store.sessions import agreed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import History, Tables

MOST = 3
AT_LEAST = 2
"""Times a stressor came up before it is named."""


def of(scope: Scope) -> Block:
    """Return a line for each."""
    useful = [tool for tool in helped(_within(scope)) if tool.drop > 0][:MOST]
    rows = [
        Row(
            id=f"helped.{tool.name.casefold()}",
            label="HELPED",
            own=True,
            cells=(_said(tool.name, tool.lower, tool.uses),),
        )
        for tool in useful
    ]
    rows += [
        Row(id=f"way.{words.casefold()}", label="IN THE WAY", own=True, cells=(words,))
        for words in _hindered(scope)
    ]
    return Block(rows=tuple(rows), close=True)


def _said(name: str, lower: int, uses: int) -> str:
    return f"{name} ({lower} of {uses} times)"


def _hindered(scope: Scope) -> list[str]:
    """Return what got in the way most, each thing once and as it was first spelled."""
    stressors = [words.strip() for words in _stressors(scope)]
    came_up = Counter(words.casefold() for words in stressors)
    told = [words.strip() for words in _in_the_way(scope) if words.strip()]
    told += [words for words in stressors if words and came_up[words.casefold()] >= AT_LEAST]
    spelled: dict[str, str] = {}
    for words in told:
        spelled.setdefault(words.casefold(), words)
    often = Counter(words.casefold() for words in told).most_common(MOST)
    return [spelled[key] for key, _ in often]


def _in_the_way(scope: Scope) -> Iterator[str]:
    for goal in scope.history.goals:
        yield from (
            review.in_the_way
            for review in goal.reviews
            if scope.covers(review.day) and review.in_the_way != NOTHING_MUCH
        )
    for kind, field in fields_that(lambda field: field.hinders):
        told = (entry.fields.get(field.id) for entry in scope.history.entries(kind) if scope.covers(entry.day))
        yield from (words for words in told if isinstance(words, str))
    yield from (line.in_the_way for line in agreed(scope.history))


def _stressors(scope: Scope) -> Iterator[str]:
    told = (entry.fields.get("what") for entry in scope.history.entries("stressor") if scope.covers(entry.day))
    yield from (words for words in told if isinstance(words, str))


def _within(scope: Scope) -> History:
    """Return the history with the entries of these days alone."""

    def of_these_days(tables: Tables) -> Tables:
        entries = tables.get("entries", {})
        first, last = scope.first.isoformat(), scope.last.isoformat()
        kept = {key: entry for key, entry in entries.items() if first <= entry["day"] <= last}
        return {**tables, "entries": kept}

    return scope.history.through(of_these_days)


WAYS = Part(place=100, name="What helped, what got in the way", of=of)
"""The part."""
