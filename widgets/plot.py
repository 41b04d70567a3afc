"""Plots as rows of text. The only user of plotext, which is imported when the first one is drawn (36 ms).

plotext 5.3 hangs for seconds on a point far outside its limits, and every point costs time: so points are held
within the range, and at most two share a column, before it sees them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from widgets.colours import BEYOND, EIGHTHS, EVENT, FILL, LASTS, LEVEL, LIMIT, NOTHING, ORIGIN, PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from widgets.frame import Frame
    from widgets.picture import Picture

Spot: TypeAlias = tuple[float, float]
"""A slot and a value."""

_POINTS = {(False, False): "●", (True, False): "○", (False, True): "◆", (True, True): "◇"}
"""The mark of a point, by whether it is hollow (told late, or a moment) and whether its day was hard."""
KEPT = 12
"""How many plots are remembered: a plot costs more than all else on the screen."""


@lru_cache(maxsize=KEPT)
def rows(picture: Picture, framed: Frame) -> tuple[str, ...]:
    """Return the rows of a plot from the top, without a word; one that was just drawn is not drawn again."""
    return tuple(_Canvas(picture, framed).rows())


class _Canvas:
    """The plot itself, without a word; it knows how to speak to plotext."""

    def __init__(self, picture: Picture, framed: Frame) -> None:
        self._picture = picture
        self._frame = framed

    def rows(self) -> list[str]:
        """Return its rows from the top. Later marks cover earlier ones, so what was answered comes last."""
        import plotext

        self._plotext = plotext
        self._blank()
        self._baseline()
        self._path()
        self._limits()
        self._levels()
        self._events()
        self._bars()
        self._line()
        self._points()
        built = plotext.uncolorize(plotext.build()).split("\n")
        return [row.ljust(self._frame.cells) for row in built[: self._frame.rows]]

    def _blank(self) -> None:
        self._plotext.clear_figure()
        self._plotext.limit_size(False, False)
        self._plotext.theme("clear")
        self._plotext.frame(False)
        self._plotext.xticks([], [])
        self._plotext.yticks([], [])
        self._plotext.plotsize(self._frame.cells, self._frame.rows)
        self._plotext.xlim(self._frame.lo, self._frame.hi)
        self._plotext.ylim(self._picture.low, self._picture.high)

    def _baseline(self) -> None:
        """Dot the level that it started from, once a slot."""
        level = self._picture.baseline
        if level is not None:
            self._scatter(((slot, level) for slot in range(self._frame.first, self._frame.last + 1)), ORIGIN)

    def _limits(self) -> None:
        bars, line = self._picture.bars, self._picture.target
        targets = [bar.target for bar in bars] if bars else [line] * self._picture.slots
        self._scatter(self._widened(enumerate(targets), range(self._frame.pitch)), LIMIT)

    def _path(self) -> None:
        paths = ((slot, bar.path) for slot, bar in enumerate(self._picture.bars))
        self._scatter(self._widened(paths, range(self._frame.pitch)), PATH)

    def _levels(self) -> None:
        """Draw each level across the whole plot, the firm ones last."""
        cell = (self._frame.hi - self._frame.lo) / max(1, self._frame.cells - 1)
        slots = [self._frame.lo + cell * number for number in range(self._frame.cells)]
        for level in sorted(self._picture.levels, key=lambda level: level.firm):
            self._scatter(((slot, level.value) for slot in slots), LIMIT if level.firm else LEVEL)

    def _bars(self) -> None:
        """Fill each bar up to its value; what lies between two rows stands as eighths, never rounded to a limit."""
        low, high = self._picture.low, self._picture.high
        values = ((slot, bar.value) for slot, bar in enumerate(self._picture.bars))
        spots = list(self._widened(values, range(1, self._frame.pitch // 2 * 2)))
        above = [(slot, *self._stacked(value)) for slot, value in spots if value > low]
        self._scatter(((slot, low) for slot, value in spots if value <= low), NOTHING)
        self._scatter(((slot, top) for slot, top, _ in above), FILL, fillx=True)
        for eighths in {rest for _, _, rest in above if rest}:
            rests = (slot for slot in above if slot[2] == eighths)
            self._scatter(((slot, top + self._row) for slot, top, _ in rests), EIGHTHS[eighths - 1])
        self._scatter((spot for spot in spots if spot[1] > high), BEYOND)

    @property
    def _row(self) -> float:
        """What one row is worth."""
        return (self._picture.high - self._picture.low) / (self._frame.rows - 1)

    def _stacked(self, value: float) -> tuple[float, int]:
        """Return the value of the highest whole row of a bar, and the eighths of the row above it."""
        rows, rest = divmod(round((self._held(value) - self._picture.low) / self._row, 3), 1)
        return self._picture.low + rows * self._row, max(1, int(rest * 8)) if rest else 0

    def _widened(self, values: Iterable[tuple[int, float | None]], cells: range) -> Iterator[Spot]:
        """Yield each known value once for each of `cells`, counted from the left of its slot."""
        pitch = self._frame.pitch
        for slot, value in values:
            if value is not None and self._frame.first <= slot <= self._frame.last:
                yield from ((slot + (cell - pitch // 2) / pitch, value) for cell in cells)

    def _events(self) -> None:
        """Mark the foot of each event's day, and the days it lasted; among bars, the gap before its period."""
        pitch = self._frame.pitch
        inset = (pitch // 2) / pitch if self._picture.bars else 0
        low, shown = self._picture.low, range(self._frame.first, self._frame.last + 1)
        events = self._picture.events
        lasting = (slot for event in events if event.last for slot in range(event.slot + 1, event.last + 1))
        self._scatter(((slot, low) for slot in lasting if slot in shown and not inset), LASTS)
        self._scatter(((event.slot - inset, low) for event in events if event.slot in shown), EVENT)

    def _line(self) -> None:
        """Draw the line through the mean of each half column; it breaks where a whole one is unknown."""
        halves = groupby(enumerate(self._picture.line), lambda spot: self._frame.column(spot[0], parts=2))
        spots = [_middle(list(half)) for _, half in halves]
        for _, run in groupby(spots, lambda spot: spot[1] is None):
            self._show(self._plotext.plot, ((slot, value) for slot, value in run if value is not None), "braille")

    def _points(self) -> None:
        points = self._picture.points
        kinds: dict[Spot, tuple[bool, bool]] = {
            (point.slot, point.value): (point.late or point.moment, point.hard) for point in points
        }
        kept = self._two_a_column(kinds)
        for kind, mark in _POINTS.items():
            self._scatter((spot for spot in kept if kinds[spot] == kind), mark)

    def _two_a_column(self, spots: Iterable[Spot]) -> list[Spot]:
        """Return the lowest and the highest of each column, in order of slot."""
        finite = sorted(spot for spot in spots if isfinite(spot[1]))
        columns = (list(run) for _, run in groupby(finite, lambda spot: self._frame.column(spot[0])))
        ends = ({min(run, key=_value), max(run, key=_value)} for run in columns)
        return [spot for pair in ends for spot in sorted(pair)]

    def _scatter(self, spots: Iterable[Spot], mark: str, *, fillx: bool = False) -> None:
        self._show(self._plotext.scatter, spots, mark, fillx=fillx)

    def _show(self, how: Callable[..., None], spots: Iterable[Spot], mark: str, *, fillx: bool = False) -> None:
        held = [(slot, self._held(value)) for slot, value in spots if isfinite(value)]
        if held:
            how([slot for slot, _ in held], [value for _, value in held], marker=mark, fillx=fillx)

    def _held(self, value: float) -> float:
        return min(max(value, self._picture.low), self._picture.high)


def _value(spot: Spot) -> float:
    return spot[1]


def _middle(spots: list[tuple[int, float | None]]) -> tuple[float, float | None]:
    known = [value for _, value in spots if value is not None]
    return (spots[0][0] + spots[-1][0]) / 2, sum(known) / len(known) if known else None
