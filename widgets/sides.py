"""Two spans back to back: how many days each value was given, then to the left and now to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from widgets.lettering import notes, title
from widgets.picture import Sheet, Stop, number, plural

if TYPE_CHECKING:
    from widgets.colours import Colours

LABEL = 5
BLOCK = "■"
WIDEST = 4
"""Cells a day takes at most."""
LEAST = 4
"""Lines that are no row of the plot: title, names, what is typical, what the cursor says."""


class Side(msgspec.Struct, frozen=True):
    """The answers of one span."""

    name: str
    """The span in words: "23 Aug–5 Sep"."""
    counts: tuple[int, ...]
    """Days, by value from the lowest."""
    middle: float
    """The median."""
    typical: str
    """What is typical, in words."""


class Sides(Sheet, frozen=True, kw_only=True):
    """A value a row, the highest on top."""

    days: int = 14
    """How many days a span has: the longest a bar can be."""
    sides: tuple[Side, ...] = ()
    """Two, or none while too little is known."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self.sides

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Each value, the highest first, as the rows stand."""
        if self.is_empty:
            return ()
        then, now = self.sides
        return tuple(
            Stop(
                value, f"{value}: {plural(then.counts[value], 'day')} then, {plural(now.counts[value], 'day')} now"
            )
            for value in reversed(range(len(then.counts)))
        )

    def beyond(self, place: int, step: int) -> int:
        """Return the row above or below."""
        return max(0, min(len(self.stops) - 1, place + step))


class _Room(msgspec.Struct, frozen=True):
    """How the rows sit in the cells they are given."""

    together: int
    """Values that share a row."""
    half: int
    """Cells of either side."""
    cells: int
    """Cells a day takes."""


def side_lines(picture: Sides, width: int, height: int, colours: Colours, stop: Stop | None) -> list[Content]:
    """Return both spans back to back; where not all values have a row, two share one."""
    then, now = picture.sides
    values = len(then.counts)
    half = min((width - LABEL - 4) // 2, WIDEST * picture.days)
    room = _Room(1 if height - LEAST >= values else 2, half, max(1, half // picture.days))
    marked = stop.slot // room.together if stop else None
    rows = reversed(range((values - 1) // room.together + 1))
    lines = [_row(picture, row, room, colours, is_marked=row == marked) for row in rows]
    head = [title(picture, picture.span, colours)] if picture.title else []
    names = Content.styled(f"{'':{LABEL}} {then.name:>{half}} │ {now.name}", colours.axis)
    return [*head, names, *lines, *notes(picture, colours, stop.words if stop else "")]


def _row(picture: Sides, row: int, room: _Room, colours: Colours, *, is_marked: bool) -> Content:
    """Return one value, or two, with the days it was given on either side; an arrow points at each middle."""
    then, now = picture.sides
    values = range(row * room.together, min((row + 1) * room.together, len(then.counts)))
    label = number(values[0]) if len(values) == 1 else f"{values[0]}-{values[-1]}"
    left, right = (_bar(side, values, room) for side in (then, now))
    holds = [values[0] <= _whole(side.middle) <= values[-1] for side in (then, now)]
    return Content.assemble(
        (f"{label:>{LABEL}}", f"{colours.axis} reverse" if is_marked else colours.axis),
        " ",
        (f"{left:>{room.half}}", colours.axis),
        ("◂" if holds[0] else " ", colours.axis),
        ("│", colours.axis),
        ("▸" if holds[1] else " ", colours.mean),
        (right, colours.point),
    )


def _bar(side: Side, values: range, room: _Room) -> str:
    return (BLOCK * room.cells * sum(side.counts[value] for value in values))[: room.half]


def _whole(value: float) -> int:
    """Return the row that a median falls on, a half the one above."""
    return int(value + 0.5)
