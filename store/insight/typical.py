"""A typical day now and at the start: medians and the middle half, and no test (clinical.md 5.1, 5.3)."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORTNIGHT = 14
ENOUGH = 10
"""Days of a fortnight that must be known."""


class Typical(NamedTuple):
    """The median of some days, and the ends of their middle half."""

    days: int
    middle: float
    low: float
    high: float


class ThenAndNow(NamedTuple):
    """The first fortnight and the last."""

    then: Typical
    now: Typical


def then_and_now(known: Mapping[str, float], first: date, last: date) -> ThenAndNow | None:
    """Return the 14 days from `first` and the 14 up to `last`; None where they meet, or one knows too little."""
    if last - first < timedelta(2 * FORTNIGHT - 1):
        return None
    ends = (first, last - timedelta(FORTNIGHT - 1))
    then, now = ([known[day] for day in _fortnight(start) if day in known] for start in ends)
    return ThenAndNow(typical(then), typical(now)) if min(len(then), len(now)) >= ENOUGH else None


def typical(values: Sequence[float]) -> Typical:
    """Return the median and the middle half of two values or more."""
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Typical(len(values), median(values), low, high)


def _fortnight(start: date) -> list[str]:
    return [(start + timedelta(number)).isoformat() for number in range(FORTNIGHT)]
