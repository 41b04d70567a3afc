"""A year and more as a grid: a month a row, a day a cell."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from store.clock import short_day
from widgets.colours import EIGHTHS
from widgets.lettering import heading, notes, title
from widgets.picture import Sheet, Stop, number

if TYPE_CHECKING:
    from widgets.colours import Colours

NOT_TOLD, HARD = "·", "◆"
DAYS = 31
LABEL = 5
WIDEST = 3
"""Cells a day takes at most."""
NAMED = (1, 5, 10, 15, 20, 25, 30)
"""Days of a month that are named above the grid."""
FAINTEST = 40
"""How strong the colour of the lowest value is, in hundredths."""


class Cell(msgspec.Struct, frozen=True):
    """One day; `value` None is not known."""

    value: float | None = None
    hard: bool = False
    late: bool = False


class Months(Sheet, frozen=True, kw_only=True):
    """Every day from `first` on, each a cell; the range of values is fixed."""

    first: date
    low: float = 0
    high: float = 10
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return all(cell.value is None for cell in self.cells)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every day."""
        return tuple(
            Stop(slot, f"{short_day(day)} {day.year}: {_told(cell)}", cell.value, day)
            for slot, cell in enumerate(self.cells)
            for day in (self.day_of(slot),)
        )

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month that is shown."""
        last = self.day_of(len(self.cells) - 1)
        numbers = range(self.first.year * 12 + self.first.month - 1, last.year * 12 + last.month)
        return tuple(date(month // 12, month % 12 + 1, 1) for month in numbers)

    def day_of(self, slot: int) -> date:
        """Return the day of a cell."""
        return self.first + timedelta(days=slot)

    def beyond(self, place: int, step: int) -> int:
        """Return the same day of the month before or after, or the one nearest to it."""
        day = self.day_of(place)
        month = day.year * 12 + day.month - 1 + step
        year, month = month // 12, month % 12 + 1
        other = date(year, month, min(day.day, monthrange(year, month)[1]))
        return max(0, min(len(self.cells) - 1, (other - self.first).days))


def month_lines(picture: Months, width: int, height: int, colours: Colours, stop: Stop | None) -> list[Content]:
    """Return the grid; where not all months have room, the latest ones, or those from the cursor on."""
    pitch = max(1, min(WIDEST, (width - LABEL - 1) // DAYS))
    marked = picture.day_of(stop.slot) if stop else None
    head = heading(title(picture, picture.span, colours), picture.legend, LABEL + DAYS * pitch, width, colours)
    top, rest = (head[:1], head[1:]) if picture.title else ([], [])
    room = max(1, height - len(top) - 2)
    months = picture.months
    first = max(0, len(months) - room)
    if marked:
        first = min(first, months.index(marked.replace(day=1)))
    rows = (_row(picture, month, pitch, colours, marked) for month in months[first : first + room])
    return [*top, _scale(pitch, colours), *rows, *notes(picture, colours, stop.words if stop else ""), *rest]


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


def _told(cell: Cell) -> str:
    said = "not noted" if cell.value is None else number(cell.value)
    return ", ".join([said, *["told late"] * cell.late, *["hard day"] * cell.hard])
