"""The styles of a drawing, by the mark they are for."""

from __future__ import annotations

import msgspec

from widgets.palette import FAINT

EIGHTHS = "▁▂▃▄▅▆▇█"
LIMIT, EVENT, LASTS, BEYOND = "─", "▲", "╌", "↑"
PATH, ORIGIN = "┄", "·"
LEVEL = "┈"
CURSOR = "┊"
"""Stands in the cursor's column where nothing else does."""
SHADES = " ░▒▓"
NOTHING, FILL = EIGHTHS[0], EIGHTHS[-1]


class Colours(msgspec.Struct, frozen=True):
    """The styles of a drawing, in words of Textual's themes."""

    title: str = "bold"
    words: str = FAINT
    axis: str = FAINT
    point: str = "$primary"
    mean: str = "$accent"
    bar: str = "$secondary"
    limit: str = "$warning"
    path: str = FAINT
    event: str = "$accent"
    said: str = "$text-accent"
    """What the cursor reads out."""

    def of(self, mark: str) -> str:
        """Return the style of one character of a plot; empty for one that has none."""
        if mark in EIGHTHS or mark == BEYOND or mark in SHADES.strip():
            return self.bar
        if "\u2800" < mark <= "\u28ff":
            return self.mean
        known = {
            LIMIT: self.limit,
            EVENT: self.event,
            LASTS: self.event,
            PATH: self.path,
            ORIGIN: self.axis,
            LEVEL: self.axis,
            CURSOR: self.said,
            " ": "",
        }
        return known.get(mark, self.point)


COLOURS = Colours()
