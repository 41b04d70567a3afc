"""A small chart for paper, black on white: a point a day, gaps where nothing is known, and a scale that stays.

No word of the person's own goes into it: the library writes text as it is given.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.report.sheet import Series

WIDTH, HEIGHT, EDGE = 240, 26, 3
DOT = 1.6


def drawn(series: Series) -> str:
    """Return the chart as an SVG element, to stand inside HTML."""
    lines: list[svg.Element] = [_level(HEIGHT - EDGE), _level(HEIGHT / 2), _level(EDGE)]
    points = list(_points(series))
    for (at, before), (following, after) in pairwise(points):
        if following == at + 1:
            start, end = _x(at, series), _x(following, series)
            lines.append(
                svg.Line(
                    x1=start,
                    y1=before,
                    x2=end,
                    y2=after,
                    stroke="black",
                    stroke_width=0.8,
                )
            )
    dots = [svg.Circle(cx=_x(at, series), cy=level, r=DOT, fill="black") for at, level in points]
    view = svg.ViewBoxSpec(0, 0, WIDTH, HEIGHT)
    return str(svg.SVG(viewBox=view, elements=[*lines, *dots]))


def _points(series: Series) -> Iterator[tuple[int, float]]:
    """Yield the place of each day that is known, and how high it stands."""
    for at, value in enumerate(series.values):
        if value is not None:
            share = (min(max(value, series.low), series.high) - series.low) / (series.high - series.low)
            yield at, round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 2)


def _x(at: int, series: Series) -> float:
    return round(EDGE + at * (WIDTH - 2 * EDGE) / max(1, len(series.values) - 1), 2)


def _level(height: float) -> svg.Line:
    return svg.Line(x1=0, y1=height, x2=WIDTH, y2=height, stroke="gray", stroke_width=0.3)
