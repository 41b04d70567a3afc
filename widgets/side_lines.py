"""Two spans back to back, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from widgets.lettering import notes, title
from widgets.picture import number

if TYPE_CHECKING:
    from widgets.colours import Colours
    from widgets.picture import Cursor
    from widgets.sides import Side, Sides

LABEL = 5
BLOCK = "■"
WIDEST = 4
"""Cells a day takes at most."""
LEAST = 4
"""Lines that are no row of the plot: title, names, what is typical."""


class _Room(msgspec.Struct, frozen=True):
    """How the rows sit in the cells they are given."""

    together: int
    """Values that share a row."""
    half: int
    """Cells of either side."""
    cells: int
    """Cells a day takes."""


def side_lines(picture: Sides, width: int, height: int, colours: Colours, cursor: Cursor | None) -> list[Content]:
    """Return both spans back to back; where not all values have a row, two share one."""
    then, now = picture.sides
    values = len(then.counts)
    half = min((width - LABEL - 4) // 2, WIDEST * picture.days)
    room = _Room(1 if height - LEAST >= values else 2, half, max(1, half // picture.days))
    marked = cursor.slot // room.together if cursor and cursor.slot is not None else None
    rows = reversed(range((values - 1) // room.together + 1))
    lines = [_row(picture, row, room, colours, is_marked=row == marked) for row in rows]
    head = [title(picture, picture.span, colours)] if picture.title else []
    names = Content.styled(f"{then.name:>{LABEL + 1 + half}} │ {now.name}", colours.axis)
    return [*head, names, *lines, *notes(picture, width, colours, cursor.words if cursor else "")]


def _row(picture: Sides, row: int, room: _Room, colours: Colours, *, is_marked: bool) -> Content:
    """Return one value, or two, with the days it was given on either side; an arrow points at each middle."""
    then, now = picture.sides
    values = range(row * room.together, min((row + 1) * room.together, len(then.counts)))
    label = number(values[0]) if len(values) == 1 else f"{values[0]}-{values[-1]}"
    left, right = (_bar(side, values, room) for side in (then, now))
    holds = [values[0] <= _whole(side.middle) <= values[-1] for side in (then, now)]
    return Content.assemble(
        " " * (LABEL - len(label)),
        (label, f"{colours.said} reverse" if is_marked else colours.axis),
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
