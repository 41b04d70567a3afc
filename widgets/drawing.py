"""Pictures as lines of text, each kind by its own function; the cursor reads out below."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from widgets import plot
from widgets.colours import COLOURS
from widgets.frame import frame
from widgets.lettering import (
    aside,
    axis,
    edge,
    heading,
    lane,
    notes,
    nothing_yet,
    painted,
    span_of,
    strip,
    title,
)
from widgets.month_lines import month_lines
from widgets.months import Months
from widgets.picture import Cursor, Picture
from widgets.side_lines import side_lines
from widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.chart import AnyPicture
    from widgets.colours import Colours
    from widgets.frame import Frame
    from widgets.picture import Lane, Sheet, Stop

ROOMY = 56
"""Cells from which the words of levels stand beside the plot."""

FAR = 1_000_000
"""More stops than any picture has."""
REMEMBERED = 4
"""Pictures whose stops are remembered."""


def draw(
    picture: AnyPicture, width: int, height: int, colours: Colours = COLOURS, cursor: Cursor | None = None
) -> tuple[Content, ...]:
    """Return exactly `height` lines of exactly `width` cells, readable without colour.

    Where five plotting rows do not fit, the numbers of the latest slots stand instead.
    """
    if picture.is_empty:
        lines = nothing_yet(picture, width, colours)
    else:
        lines = _KINDS[type(picture)](picture, width, height, colours, cursor)
    drawn = [line.truncate(width, ellipsis=True, pad=True) for line in lines[:height]]
    return (*drawn, *[Content(" " * width)] * (height - len(drawn)))


def cursor_at(picture: AnyPicture, at: int | None) -> Cursor:
    """Return the cursor at a place among the picture's stops; None: it is not there yet."""
    stop = stop_at(picture, at)
    return Cursor(stop.slot, stop.words) if stop else Cursor()


def stop_at(picture: AnyPicture, at: int | None) -> Stop | None:
    """Return the stop of the cursor, the last one where there are fewer; None without a cursor or a stop."""
    stops = stops_of(picture) if at is not None else ()
    return stops[min(at, len(stops) - 1)] if stops and at is not None else None


def walked(picture: AnyPicture | None, at: int | None, step: int) -> int | None:
    """Return the place of the cursor so many stops on, held at either end; first of all it comes to the last."""
    last = len(stops_of(picture)) - 1 if picture else -1
    if last < 0:
        return None
    return last if at is None else max(0, min(last, at + step))


def above_or_below(picture: AnyPicture | None, at: int | None, step: int) -> int | None:
    """Return the place of the cursor a row above or below, the same where the picture has no rows."""
    place = walked(picture, at, 0)
    return place if picture is None or place is None or at is None else picture.beyond(place, step)


@lru_cache(maxsize=REMEMBERED)
def stops_of(picture: AnyPicture) -> tuple[Stop, ...]:
    """Return the places of the cursor in a picture, worked out once for as long as the cursor walks it."""
    return () if picture.is_empty else picture.stops


def _plot_lines(
    picture: Picture, width: int, height: int, colours: Colours, cursor: Cursor | None
) -> list[Content]:
    beside = _room_beside(picture, width)
    said, slot = (cursor.words, cursor.slot) if cursor else ("", None)
    framed, lanes = _framed(picture, width - beside, height - 2 - bool(picture.title) - bool(cursor), slot)
    if framed is None:
        return strip(picture, width, height, colours, said)
    at = None if slot is None else framed.column(slot)
    lines = [
        *_rows(picture, framed, colours, at, beside=bool(beside)),
        *axis(picture, framed, width, colours, at),
        *(lane(each, framed, colours) for each in lanes),
    ]
    if picture.title:
        head = title(picture, span_of(picture, picture.slots - picture.ahead - framed.first), colours)
        first, *rest = heading(head, picture.legend, framed.left + framed.cells, width, colours)
        lines = [first, *lines, *rest]
    return [*lines, *notes(picture, width, colours, said)]


def _framed(picture: Picture, width: int, height: int, at: int | None) -> tuple[Frame | None, tuple[Lane, ...]]:
    """Return the frame of a plot over as many of its lanes as leave it room, and those lanes."""
    for kept in range(len(picture.lanes), -1, -1):
        if framed := frame(picture, width, height - kept, at):
            return framed, picture.lanes[:kept]
    return None, ()


def _rows(picture: Picture, framed: Frame, colours: Colours, at: int | None, *, beside: bool) -> list[Content]:
    words = aside(picture, framed.rows) if beside else [""] * framed.rows
    rows = zip(framed.labels, plot.rows(picture, framed), words, strict=True)
    return [
        edge(label, framed.left, colours) + painted(row, colours, at) + Content.styled(said, colours.words)
        for label, row, said in rows
    ]


def _room_beside(picture: Picture, width: int) -> int:
    """Return the cells kept for the words of levels; none where the plot needs them all."""
    words = max((len(level.words) + 1 for level in picture.levels), default=0)
    return words if width >= ROOMY else 0


_KINDS: dict[type[Sheet], Callable[..., list[Content]]] = {
    Picture: _plot_lines,
    Months: month_lines,
    Sides: side_lines,
}
