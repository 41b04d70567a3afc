"""Whose page it is, how many days were answered, and what is to be known of all of it."""

from __future__ import annotations

from store.exchange.report.sheet import Block, Part, Row, Scope
from store.goals.words import counted_noun

NOTE = "Self-reported; my choice of lines. An empty day, and a lone ., means not answered, never zero."


def of(scope: Scope) -> Block:
    """Return the lines of the top."""
    told = sum(bool(scope.history.check_in(day).answers) for day in scope.days)
    rows = (
        Row(id="name", cells=("Name ____________________  ",)),
        Row(id="days", cells=(f"{told} of {counted_noun(len(scope.days), 'day')} answered.",)),
        Row(id="note", cells=(NOTE,)),
    )
    return Block(rows=rows, close=True, yields=False)


TOP = Part(place=0, name="The lines at the top", of=of)
"""The part."""
