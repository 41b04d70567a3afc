"""Room to write down what is agreed today."""

from __future__ import annotations

from store.exchange.report.sheet import Block, Column, Part, Row, Scope
from store.sessions import MOST_LINES


def of(_: Scope) -> Block:
    """Return empty lines to write on."""
    rows = tuple(Row(id=str(place), cells=("_" * 78,)) for place in range(1, MOST_LINES + 1))
    return Block(title="WE AGREE TODAY", columns=(Column(80),), rows=rows, yields=False)


AGREE_TODAY = Part(place=110, name="Room for what we agree today", of=of)
"""The part."""
