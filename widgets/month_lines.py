"""A grid of months as lines of text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from widgets.colours import EIGHTHS
from widgets.lettering import heading, notes, title
from widgets.months import HARD, NOT_TOLD

if TYPE_CHECKING:
    from widgets.colours import Colours
    from widgets.months import Cell, Months
    from widgets.picture import Cursor

DAYS = 31
LABEL = 5
WIDEST = 3
"""Cells a day takes at most."""
NAMED = (1, 5, 10, 15, 20, 25, 30)
"""Days of a month that are named above the grid."""
FAINTEST = 40
"""How strong the colour of the lowest value is, in hundredths."""


def month_lines(picture: Months, width: int, height: int, colours: Colours, cursor: Cursor | None) -> list[Content]:
    """Return the grid; where not all months have room, the latest ones, or those from the cursor on."""
    pitch = max(1, min(WIDEST, (width - LABEL - 1) // DAYS))
    marked = picture.day_of(cursor.slot) if cursor and cursor.slot is not None else None
    head = heading(title(picture, picture.span, colours), picture.legend, LABEL + DAYS * pitch, width, colours)
    top, rest = (head[:1], head[1:]) if picture.title else ([], [])
    room = max(1, height - len(top) - 2)
    months = picture.months
    first = max(0, len(months) - room)
    if marked:
        first = min(first, months.index(marked.replace(day=1)))
    rows = (_row(picture, month, pitch, colours, marked) for month in months[first : first + room])
    return [
        *top,
        _scale(pitch, colours),
        *rows,
        *notes(picture, width, colours, cursor.words if cursor else ""),
        *rest,
    ]


def _row(picture: Months, month: date, pitch: int, colours: Colours, marked: date | None) -> Content:
    """Return a month as a line, its days under their numbers."""
    row: list[tuple[str, str]] = [(f" {_name(month):<{LABEL - 1}}", colours.axis)]
    for before in range(monthrange(month.year, month.month)[1]):
        day = month + timedelta(days=before)
        slot = (day - picture.first).days
        if 0 <= slot < len(picture.cells):
            row += _drawn(picture, picture.cells[slot], pitch, colours, is_marked=day == marked)
        else:
            row.append((" " * pitch, ""))
    return Content.assemble(*row)


def _drawn(picture: Months, cell: Cell, pitch: int, colours: Colours, *, is_marked: bool) -> list[tuple[str, str]]:
    wide = max(1, pitch - 1)
    if cell.value is None:
        mark, style = (HARD if cell.hard else NOT_TOLD).ljust(wide), colours.axis
    else:
        share = max(0.0, min(1.0, (cell.value - picture.low) / (picture.high - picture.low)))
        mark = HARD.ljust(wide) if cell.hard else EIGHTHS[round(share * 7)] * wide
        style = f"{colours.point} {FAINTEST + (100 - FAINTEST) * share:.0f}%"
    return [(mark, f"{style} reverse" if is_marked else style), (" " * (pitch - wide), "")]


def _scale(pitch: int, colours: Colours) -> Content:
    """Return the numbers of days above the grid."""
    cells = [" "] * (LABEL + DAYS * pitch + 1)
    for day in NAMED:
        start = LABEL + (day - 1) * pitch
        cells[start : start + len(str(day))] = str(day)
    return Content.styled("".join(cells), colours.axis)


def _name(day: date) -> str:
    return f"{day:%Y}" if day.month == 1 else f"{day:%b}"
