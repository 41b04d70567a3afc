"""Whether the last week lies where weeks usually lie (clinical.md 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.insight.weeks import Week

ENOUGH = 6
"""Weeks that make a usual range."""


class Usual(NamedTuple):
    """The last week, and the lowest and highest of the weeks before it."""

    last: float
    low: float
    high: float
    weeks: int

    @property
    def within(self) -> bool:
        """Whether the last week lies inside; beyond it nothing is claimed."""
        return self.low <= self.last <= self.high


def usual(weeks: Sequence[Week], newest: int) -> Usual | None:
    """Return the week at the place `newest` beside those before it; None where it, or six of them, are unknown."""
    if not weeks or weeks[-1].place != newest or len(weeks) <= ENOUGH:
        return None
    before = [week.mean for week in weeks[:-1]]
    return Usual(weeks[-1].mean, min(before), max(before), len(before))
