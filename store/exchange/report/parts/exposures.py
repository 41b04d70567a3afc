"""The tries at feared things: what was predicted, what happened, what was learned (clinical.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import day_of_month
from store.entry_kind import happened, number
from store.exchange.report.sheet import Block, Column, Part, Row, Scope
from store.ladder import is_over

if TYPE_CHECKING:
    from store.records.entry import Entry

MOST = 4
"""Tries that stand on the page, the newest."""


def of(scope: Scope) -> Block:
    """Return the newest tries of these days, oldest first; a private one stands only once it is put in."""
    tries = [entry for entry in scope.whole.entries("exposure") if scope.covers(entry.day)]
    over = sorted((entry for entry in tries if is_over(entry) and happened(entry)), key=lambda entry: entry.day)
    return Block(
        title="EXPOSURE",
        head=("I PREDICTED", "HAPPENED", "LEARNED"),
        columns=(Column(20), Column(24), Column(19), Column(17)),
        rows=tuple(map(_row, over[-MOST:])),
        oldest_first=True,
    )


def _row(entry: Entry) -> Row:
    told = entry.fields
    cells = (
        " ".join(filter(None, (day_of_month(entry.day), _text(entry, "step")))),
        "  ".join(filter(None, (_quoted(_text(entry, "predicted")), _percent(told.get("belief_before"))))),
        _with_peak(_text(entry, "happened"), told.get("peak")),
        _text(entry, "learned"),
    )
    return Row(id=entry.id, cells=cells, own=True, private=entry.private, unasked=not entry.private)


def _text(entry: Entry, name: str) -> str:
    value = entry.fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _percent(value: object) -> str:
    return "" if value is None else f"{number(value)} %"


def _with_peak(words: str, value: object) -> str:
    """Return what happened and how high the fear rose, which is a sentence of its own after a sentence."""
    if value is None:
        return words
    if words.endswith((".", "!", "?", "…")):
        return f"{words} Peak {number(value)}"
    return "; ".join(filter(None, (words, f"peak {number(value)}")))


EXPOSURES = Part(place=60, name="Exposure: predicted, happened, learned", of=of)
"""The part."""
