"""Whether a series goes anywhere: Theil-Sen's slope and Mann and Kendall's test (clinical.md 5.5)."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import sqrt
from statistics import NormalDist, median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIKELY = 0.90
"""How sure the interval of a slope is."""


class Slope(NamedTuple):
    """The change from one place to the next, with the ends of its 90 % interval."""

    middle: float
    low: float
    high: float


def slope(places: Sequence[float], values: Sequence[float]) -> Slope:
    """Return the median of the slopes between all pairs, and Sen's interval around it, as SciPy gives them.

    `places` rise; there are two or more. With too few of them the interval ends at the lowest and highest slope.
    """
    pairs = combinations(zip(places, values, strict=True), 2)
    slopes = sorted((later[1] - former[1]) / (later[0] - former[0]) for former, later in pairs)
    spread = sqrt(max(0, _variance(len(values), Counter(values).values())))
    reach = NormalDist().inv_cdf((1 + LIKELY) / 2) * spread
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Slope(median(slopes), slopes[low], slopes[high])


def balance(values: Sequence[float]) -> int:
    """Return how many pairs rise less how many fall: Kendall's S."""
    return sum((later > former) - (later < former) for former, later in combinations(values, 2))


def chance_of_direction(values: Sequence[float]) -> float:
    """Return how often, 0 to 1, the same values in an order drawn by lot would go up or down as clearly.

    Exact, also with ties: the pairs out of order in a multiset follow the Gaussian multinomial. Meant for some
    fifty values at most.
    """
    ways = _disorders(Counter(values).values())
    pairs = len(ways) - 1
    seen = abs(balance(values))
    as_clear = sum(count for disorder, count in enumerate(ways) if abs(pairs - 2 * disorder) >= seen)
    return as_clear / sum(ways)


def _disorders(sizes: Iterable[int]) -> list[int]:
    """Return how many orders have each number of pairs out of order; `sizes` say how often each value is."""
    ways, total = [1], 0
    for size in sizes:
        for step in range(1, size + 1):
            total += 1
            ways = _divided(_multiplied(ways, total), step)
    return ways


def _multiplied(ways: list[int], power: int) -> list[int]:
    """Multiply a polynomial by 1 - q^power."""
    longer = [*ways, *[0] * power]
    for at in range(len(ways)):
        longer[at + power] -= ways[at]
    return longer


def _divided(ways: list[int], power: int) -> list[int]:
    """Divide a polynomial by 1 - q^power, which goes without rest."""
    quotient = list(ways[: len(ways) - power])
    for at in range(power, len(quotient)):
        quotient[at] += quotient[at - power]
    return quotient


def _variance(size: int, ties: Iterable[int]) -> float:
    """Return the variance of Kendall's S without a direction."""
    return (_spread(size) - sum(map(_spread, ties))) / 18


def _spread(size: int) -> int:
    return size * (size - 1) * (2 * size + 5)
