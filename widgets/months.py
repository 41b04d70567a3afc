"""A year and more as a grid: a month a row, a day a cell."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from store.clock import short_day
from widgets.picture import Sheet, Stop, number

NOT_TOLD, HARD = "·", "◆"
"""The glyphs of a day nothing is known of, and of a hard one."""


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


def _told(cell: Cell) -> str:
    said = "not noted" if cell.value is None else number(cell.value)
    return ", ".join([said, *["told late"] * cell.late, *["hard day"] * cell.hard])
