"""One moment of a breath: a soft disc that grows and shrinks, in few rows a bar, or a line that counts."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from math import cos, hypot, pi
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from widgets.palette import CHOSEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.breathing import Moment

ROUND = 7
"""Rows from which on there is room for a disc."""
TALLEST = 23
"""Rows of the largest disc, also where there is room for more."""
NARROWEST, SMALLEST = 4.5, 0.3
"""The emptied shape: cells from its middle to its edge, and the least share of the full one; a word has room."""
SOFTNESS = 3.0
"""Cells over which the edge fades."""
GROUND, BODY = 8, 48
"""Opacity in hundredths: of where the full shape will be, and of the shape."""


def fullness(moment: Moment) -> float:
    """Return how full the lungs are, 0 to 1: slow at both ends, as breath is."""
    eased = (1 - cos(pi * moment.share)) / 2
    return {"in": eased, "hold": 1.0, "out": 1 - eased, "rest": 0.0}[moment.phase]


def breath(moment: Moment, width: int, height: int) -> Content:
    """Return a moment drawn in `width` by `height` cells, its word and second in the middle or above."""
    words = f"{moment.phase} {moment.second}"
    if height < ROUND:
        return Content("\n").join((_centred(words, width), *_bar(fullness(moment), width, height - 1)))
    room = min(height, width // 2, TALLEST)
    rows = room - 1 + room % 2
    above = [Content("")] * ((height - rows) // 2)
    disc = (line.pad_left((width - 2 * rows) // 2) for line in _disc(fullness(moment), rows, words))
    return Content("\n").join((*above, *disc))


def counted(moment: Moment, width: int, height: int) -> Content:
    """Return a moment as a line in the middle that only counts: "in 1 2 3"."""
    numbers = " ".join(map(str, range(1, moment.second + 1)))
    line = _centred(f"{moment.phase} {numbers}", width)
    return Content("\n").join((*[Content("")] * ((height - 1) // 2), line))


class Breath(Widget):
    """Draws a moment; `still` counts it instead, without anything that moves."""

    DEFAULT_CSS = "Breath { height: 1fr; }"

    moment: var[Moment | None] = var(None)
    still: var[bool] = var(False)
    drawn: reactive[tuple[str, int, float] | None] = reactive(None)
    """What of the moment can be seen; as long as it stays nothing is drawn anew."""

    def watch_moment(self, moment: Moment | None) -> None:
        """Draw it, if it looks other than the last one."""
        if moment is not None:
            self.drawn = moment.phase, moment.second, 0.0 if self.still else round(fullness(moment), 2)

    def render(self) -> Content:
        """Draw the moment, or nothing where there is none."""
        if self.moment is None:
            return Content("")
        return (counted if self.still else breath)(self.moment, *self.size)


def _centred(words: str, width: int) -> Content:
    return Content.styled(words.center(width), CHOSEN)


def _disc(full: float, rows: int, words: str) -> list[Content]:
    """Return the disc, two pixels a cell one above the other and so twice as many cells wide as it has rows."""
    pixels = _opacities(_from_the_middle(2 * rows, 2 * rows), full, rows - SOFTNESS / 2)
    lines = [_cells(*pair) for pair in zip(pixels[::2], pixels[1::2], strict=True)]
    middle, start = lines[rows // 2], rows - len(words) // 2
    named = Content.styled(words, f"bold $foreground on $primary {BODY}%")
    lines[rows // 2] = Content.assemble(middle[:start], named, middle[start + len(words) :])
    return lines


def _bar(full: float, width: int, rows: int) -> list[Content]:
    (pixels,) = _opacities(_from_the_middle(width, 1), full, width / 2 - SOFTNESS)
    return [_cells(pixels, pixels)] * max(0, min(2, rows))


@lru_cache(maxsize=4)
def _from_the_middle(width: int, height: int) -> tuple[tuple[float, ...], ...]:
    """Return how far each pixel lies from the middle of them all."""
    return tuple(
        tuple(hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) for x in range(width)) for y in range(height)
    )


def _opacities(distances: Iterable[Iterable[float]], full: float, largest: float) -> list[list[int]]:
    """Return how strongly each pixel is drawn: the shape with a soft edge, on the ground it will fill."""
    smallest = min(largest, max(NARROWEST, SMALLEST * largest))
    edge = smallest + (largest - smallest) * full + SOFTNESS / 2
    ground = largest + SOFTNESS / 2
    return [
        [max(GROUND * (far <= ground), min(BODY, round(BODY * (edge - far) / SOFTNESS))) for far in row]
        for row in distances
    ]


def _cells(upper: Iterable[int], lower: Iterable[int]) -> Content:
    """Return a line of cells, each an upper and a lower pixel; equal ones are one piece."""
    runs = groupby(zip(upper, lower, strict=True))
    return Content.assemble(*(_piece(above, below, sum(1 for _ in run)) for (above, below), run in runs))


def _piece(above: int, below: int, length: int) -> tuple[str, str]:
    """Return equal cells and their style; what belongs to the shape is a block, so that it shows without colour.

    A front colour that lets the ground through is laid over the cell's ground, which it is never fainter than.
    """
    front, back = max(above, below), min(above, below)
    half = "▀" if above > below else "▄"
    whole = "█" if 2 * front > BODY else " "
    shape = whole if above == below else half
    return shape * length, f"$primary {max(1, 100 * (front - back) // (100 - back))}% on $primary {back}%"
