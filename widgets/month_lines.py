"""A grid of months as lines of text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content

from widgets.colours import EIGHTHS
from widgets.lettering import heading, notes, title
from widgets.months import HARD, NOT_TOLD

if TYPE_CHECKING:
    from widgets.colours import Colours
    from widgets.months import Months
    from widgets.picture import Cursor

DAYS = 31
LABEL = 5
WIDEST = 3
"""Cells a day takes at most."""
CLEAR = 3
"""Cells that a number above the grid keeps to that of the cursor."""
NAMED = (1, 5, 10, 15, 20, 25, 30)
"""Days of a month that are named above the grid."""
FAINTEST = 40
"""How strong the colour of the lowest value is, in hundredths."""


def month_lines(picture: Months, width: int, height: int, colours: Colours, cursor: Cursor | None) -> list[Content]:
    """Return the grid; where not all months have room, the latest ones, or those from the cursor on."""
    grid = _Grid(picture, max(1, min(WIDEST, (width - LABEL - 1) // DAYS)), colours, cursor)
    legend = heading(
        title(picture, picture.span, colours), picture.legend, grid.end, width, replace(colours, bar=colours.point)
    )
    top, rest = (legend[:1], legend[1:]) if picture.title else ([], [])
    room = max(1, height - len(top) - 2)
    said = notes(picture, width, colours, cursor.words if cursor else "")
    return [*top, grid.scale(), *grid.rows(room), *said, *rest]


class _Grid:
    """The months and their days in cells; the row, the column and the cell of the cursor stand out."""

    def __init__(self, picture: Months, pitch: int, colours: Colours, cursor: Cursor | None) -> None:
        self._picture = picture
        self._pitch = pitch
        self._colours = colours
        at = cursor.slot if cursor else None
        self._marked = None if at is None else picture.day_of(at)

    @property
    def end(self) -> int:
        """The column where the last day of a month ends."""
        return LABEL + DAYS * self._pitch

    def scale(self) -> Content:
        """Return the numbers of days above the grid, that of the cursor's day in reverse."""
        marked = self._marked.day if self._marked else 0
        numbers = [day for day in NAMED if abs(day - marked) * self._pitch >= CLEAR]
        cells = [" "] * (self.end + 1)
        for day in numbers:
            self._write(cells, day)
        words = Content.styled("".join(cells), self._colours.axis)
        if not marked:
            return words
        start = LABEL + (marked - 1) * self._pitch
        label = str(marked)
        return Content.assemble(
            words[:start], (label, f"{self._colours.said} reverse"), words[start + len(label) :]
        )

    def rows(self, room: int) -> list[Content]:
        """Return as many months as there is room for, a line apart where there is room for that too."""
        months = self._picture.months
        first = max(0, len(months) - room)
        if self._marked:
            first = min(first, months.index(self._marked.replace(day=1)))
        rows = [self._row(month) for month in months[first : first + room]]
        apart = 2 * len(rows) <= room
        return [line for row in rows for line in ([row, Content("")] if apart else [row])]

    def _write(self, cells: list[str], day: int) -> None:
        start = LABEL + (day - 1) * self._pitch
        cells[start : start + len(str(day))] = str(day)

    def _row(self, month: date) -> Content:
        is_marked = self._marked is not None and self._marked.replace(day=1) == month
        style = f"{self._colours.said} reverse" if is_marked else self._colours.axis
        row: list[tuple[str, str]] = [(" ", ""), (_name(month), style), (" " * (LABEL - 1 - len(_name(month))), "")]
        for before in range(monthrange(month.year, month.month)[1]):
            day = month + timedelta(days=before)
            slot = (day - self._picture.first).days
            is_shown = 0 <= slot < len(self._picture.cells)
            row += self._cell(slot, is_marked=day == self._marked) if is_shown else [(" " * self._pitch, "")]
        return Content.assemble(*row)

    def _cell(self, slot: int, *, is_marked: bool) -> list[tuple[str, str]]:
        cell, wide = self._picture.cells[slot], max(1, self._pitch - 1)
        share = 0.0
        if cell.value is not None:
            reach = self._picture.high - self._picture.low
            share = max(0.0, min(1.0, (cell.value - self._picture.low) / reach))
        strength = f"{FAINTEST + (100 - FAINTEST) * share:.0f}%"
        style = self._colours.axis if cell.value is None else f"{self._colours.point} {strength}"
        mark = HARD if cell.hard else NOT_TOLD if cell.value is None else EIGHTHS[round(share * 7)] * wide
        shown = f"{self._colours.said} reverse" if is_marked else style
        return [(mark.ljust(wide), shown), (" " * (self._pitch - wide), "")]


def _name(day: date) -> str:
    return f"{day:%Y}" if day.month == 1 else f"{day:%b}"
