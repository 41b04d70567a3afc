"""Two counts over two stretches of time: the exact conditional test (clinical.md 5.7)."""

from __future__ import annotations

from math import exp, lgamma, log

SAME = 1 + 1e-7
"""Chances that differ by less are the same; SciPy's own figure."""


def chance_of_counts(first: int, second: int, first_days: int, second_days: int) -> float:
    """Return how often, 0 to 1, counts would differ as clearly by chance, were the rate the same on all days.

    The first of all events falls among the `first_days` with the chance of one of all days; both are 1 or more.
    """
    every = first + second
    share = first_days / (first_days + second_days)
    seen = _chance(first, every, share) * SAME
    chances = (_chance(number, every, share) for number in range(every + 1))
    return min(1.0, sum(chance for chance in chances if chance <= seen))


def _chance(number: int, every: int, share: float) -> float:
    """Return the chance of exactly `number` of `every` at a chance of `share` each."""
    ways = lgamma(every + 1) - lgamma(number + 1) - lgamma(every - number + 1)
    return exp(ways + number * log(share) + (every - number) * log(1 - share))
