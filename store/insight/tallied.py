"""Four weeks beside the four before: counts, each with the days that were logged (clinical.md 5.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.insight.counts import chance_of_counts
from store.insight.weeks import A_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEEKS = 4
ENOUGH = 20
"""Logged days of four weeks, five of each seven, before they are set beside others."""
CLEAR = 0.01
"""A chance below it is clear. Attacks come in clusters, so that .05 would cry out too often (docs/insight.md)."""


class Total(NamedTuple):
    """What was counted in four weeks, and on how many days something was logged."""

    number: int
    days: int

    @property
    def a_week(self) -> float:
        """The rate of seven logged days."""
        return self.number / self.days * A_WEEK


class Totals(NamedTuple):
    """The four weeks before, and the last four. The test only ever withholds: `clear` allows "more" and "fewer"."""

    before: Total
    last: Total
    clear: bool


def totals(days: Sequence[str], known: Mapping[str, float]) -> Totals | None:
    """Return both totals of the last eight weeks; None where too few days were logged, or nothing was counted."""
    half = WEEKS * A_WEEK
    before, last = (_total(part, known) for part in (days[-2 * half : -half], days[-half:]))
    if min(before.days, last.days) < ENOUGH or not before.number + last.number:
        return None
    chance = chance_of_counts(before.number, last.number, before.days, last.days)
    return Totals(before, last, chance < CLEAR)


def _total(days: Sequence[str], known: Mapping[str, float]) -> Total:
    logged = [known[day] for day in days if day in known]
    return Total(round(sum(logged)), len(logged))
