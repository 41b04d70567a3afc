"""How a picture sits in the cells it is given: rows, columns, labels; arithmetic only."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

import msgspec

from widgets.picture import clock, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from widgets.picture import Picture

LEAST_ROWS = 5
"""Plotting rows below which bars and points say too little, so that numbers stand instead."""

MOST_ROWS = 200
"""Rows that no screen has more of."""
TALLEST = 3
"""Rows that one step takes at most."""

_LEAST_CELLS = 8
_WIDEST_DAY = 8
_WIDEST_PERIOD = 6
_PHRASE = 4
"""Letters from which a label may hold a space of its own, and so keeps two clear of the next."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything stands. The centre of a slot is the centre of a cell, each step of the range a row."""

    rows: int
    cells: int
    """Columns of the plot itself, without the labels to its left."""
    pitch: int
    """Columns a slot takes; 1 where several slots share a column."""
    labels: tuple[str, ...]
    """What stands left of each row, from the top; empty where it has no tick."""
    margin: int
    first: int
    """The first slot shown."""
    last: int
    """The last slot shown."""
    lo: float
    hi: float
    """The slots, in fractions, at the centres of the first and the last column."""

    @property
    def left(self) -> int:
        """Columns left of the plot."""
        return self.margin + max(map(len, self.labels)) + 1

    def column(self, slot: float, parts: int = 1) -> int:
        """Return the column of the plot that `slot` falls on, or the part of one, where each has several."""
        return floor(0.5 + (self.cells * parts - 1) * (slot - self.lo) / (self.hi - self.lo))


def row_counts(picture: Picture) -> tuple[int, ...]:
    """Return the numbers of rows on which whole steps fall, the most first: 11 or 6 for 0-10, 9 or 5 for 0-8."""
    steps = round((picture.high - picture.low) / picture.step)
    most = min(steps + 1, MOST_ROWS)
    return tuple(count for count in range(most, LEAST_ROWS - 1, -1) if steps % (count - 1) == 0)


def _taller_counts(picture: Picture) -> Iterator[int]:
    """Yield the numbers of rows on which each whole step has several, the most first."""
    steps = round((picture.high - picture.low) / picture.step)
    return (steps * rows + 1 for rows in range(TALLEST, 1, -1))


def frame(picture: Picture, width: int, rows: int, at: int | None = None) -> Frame | None:
    """Return the frame for at most `rows` plotting rows in `width` columns, None where that is too small.

    Where not all slots fit, the latest are shown, or those from `at` on.
    """
    fitting = next((count for count in (*_taller_counts(picture), *row_counts(picture)) if count <= rows), None)
    if fitting is None:
        return None
    labels = _labels(picture, fitting)
    room = width - max(map(len, labels)) - 1
    if room < _LEAST_CELLS:
        return None
    pitch = _pitch(picture, room)
    if pitch == 0:
        cells, first, last, lo, hi = room, 0, picture.slots - 1, 0.0, picture.slots - 1.0
    else:
        shown = max(1, min(picture.slots, room // pitch))
        cells, first = shown * pitch, max(0, picture.slots - picture.ahead - shown)
        first = first if at is None else min(first, at)
        last = first + shown - 1
        lo = first - (pitch // 2) / pitch
        hi = lo + (cells - 1) / pitch
    margin = min(2, (room - cells + 1) // 2)
    return Frame(
        rows=fitting,
        cells=cells,
        pitch=max(1, pitch),
        labels=labels,
        margin=margin,
        first=first,
        last=last,
        lo=lo,
        hi=hi,
    )


def _pitch(picture: Picture, room: int) -> int:
    """Return the columns a slot takes; 0 where there are fewer columns than slots.

    A bar and its gap are as wide as all bars allow, but never too narrow for what stands below them.
    """
    fitting = room // picture.slots
    if not picture.bars:
        return min(_WIDEST_DAY, fitting)
    label = max(len(bar.label) for bar in picture.bars)
    return min(room, max(label + (1 if label < _PHRASE else 2), min(_WIDEST_PERIOD, fitting)))


def _labels(picture: Picture, rows: int) -> tuple[str, ...]:
    """Both ends and the middle where it falls on a row; else every row, so that none has to be guessed."""
    every = 1 if rows % 2 == 0 else (rows - 1) // 2
    size = (picture.high - picture.low) / (rows - 1)
    shown = clock if picture.clock else number
    return tuple(shown(picture.low + row * size) if row % every == 0 else "" for row in reversed(range(rows)))
