"""Whether weekly means rise or fall (clinical.md 5.5): over eight weeks or more, clearly, by a point or more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from store.insight.direction import chance_of_direction, slope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.insight.weeks import Week

IN_SIGHT = 26
"""Weeks that are looked at, the last whole ones."""
ENOUGH_WEEKS = 8
CLEAR = 0.025
"""A chance below it is clear. clinical.md names .05, at which false trends come too often where mood carries over
strongly from day to day; docs/insight.md shows both."""
LEAST_POINTS = 1.0
"""A change below it is none to speak of."""


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """What the weeks say. The change goes from the first week to the last, in points, with its 90 % interval."""

    way: Literal["few", "none", "rose", "fell"]
    weeks: int
    """How many have a mean."""
    span: int = 0
    """Weeks from the first of them to the last."""
    change: float = 0
    low: float = 0
    high: float = 0


def trend(weeks: Sequence[Week]) -> Trend:
    """Return what may be said of the means of some weeks."""
    if len(weeks) < ENOUGH_WEEKS:
        return Trend(way="few", weeks=len(weeks))
    means = [week.mean for week in weeks]
    span = weeks[-1].place - weeks[0].place
    found = slope([week.place for week in weeks], means)
    change = found.middle * span
    clear = chance_of_direction(means) < CLEAR and abs(change) >= LEAST_POINTS
    return Trend(
        way=("rose" if change > 0 else "fell") if clear else "none",
        weeks=len(weeks),
        span=span,
        change=change,
        low=found.low * span,
        high=found.high * span,
    )
