"""What the charts cost after an answer."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from figures import Row, milliseconds
from msgspec import json

from store.history import History
from store.where import JOURNAL
from widgets import plot
from widgets.chart import CHARTS, Scope
from widgets.drawing import draw

if TYPE_CHECKING:
    from ground import Ground

THREE = ("mood", "goal", "anxiety")
WIDTH, HEIGHT = 37, 15
"""Cells of one of two charts in a window of 120 by 36."""
MOST = 60
"""Milliseconds for three."""


def charts(ground: Ground) -> Row:
    """Measure three charts from a history that nobody has asked anything yet, as one is after an answer."""
    tables = json.decode((ground.long / JOURNAL).read_bytes())
    scope = Scope(today=ground.today, of=History(tables).goals[0].id)
    seconds = [_redraw(History(tables), scope) for _ in range(ground.runs + 1)][1:]
    found = median(seconds)
    return Row("three charts after an answer", milliseconds(found), "", found * 1000, MOST, " ms")


def _redraw(history: History, scope: Scope) -> float:
    plot.rows.cache_clear()
    begun = perf_counter()
    for name in THREE:
        draw(CHARTS[name].of(history, scope), WIDTH, HEIGHT)
    return perf_counter() - begun
