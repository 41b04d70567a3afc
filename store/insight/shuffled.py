"""Whether days that were so differ from days that were not: labels shuffled within each week (clinical.md 5.6).

Every shuffle is counted, not some thousands drawn by lot: a week has few sums, and the weeks are put together as
polynomials are multiplied. So the answer is exact, and the same each time.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Pair: TypeAlias = tuple[bool, int]
"""Whether a day was so, and its value in whole steps."""

BYTE = 8
"""Bits."""


def difference_within(weeks: Iterable[Sequence[Pair]]) -> float:
    """Return how much higher days that were so lie than the other days of their own weeks.

    The mean over the weeks, each weighing as much as it can tell; 0 where no week has both.
    """
    weights = differences = 0.0
    for week in _telling(weeks):
        so = [value for label, value in week if label]
        weights += len(so) * (len(week) - len(so)) / len(week)
        differences += sum(so) - len(so) * _mean(week)
    return differences / weights if weights else 0.0


def chance_of_difference(weeks: Iterable[Sequence[Pair]]) -> float:
    """Return how often, 0 to 1, labels shuffled within each week would set the days as far apart."""
    seen, expected, shuffles = 0, 0.0, []
    for week in _telling(weeks):
        so = [value for label, value in week if label]
        seen += sum(so)
        expected += len(so) * _mean(week)
        shuffles.append(Counter(map(sum, combinations([value for _, value in week], len(so)))))
    lowest, ways = _together(shuffles)
    far = abs(seen - expected) - 1e-9
    as_far = sum(count for total, count in enumerate(ways, lowest) if abs(total - expected) >= far)
    return as_far / sum(ways)


def _telling(weeks: Iterable[Sequence[Pair]]) -> Iterator[Sequence[Pair]]:
    """Give the weeks that have days of both kinds; the others say nothing."""
    return (week for week in weeks if len({label for label, _ in week}) > 1)


def _together(shuffles: Sequence[Mapping[int, int]]) -> tuple[int, list[int]]:
    """Return the lowest sum over all weeks, and in how many ways it and each sum above it come about.

    A week is a polynomial: the power is the sum, the coefficient its ways. As digits of one long number, wide
    enough that none runs into the next, polynomials multiply as fast as numbers do.
    """
    width = prod(sum(ways.values()) for ways in shuffles).bit_length() // BYTE + 1
    numbers = (
        sum(count << (total - min(ways)) * width * BYTE for total, count in ways.items()) for ways in shuffles
    )
    product = prod(numbers)
    digits = product.to_bytes(-(-product.bit_length() // BYTE), "little")
    ways = [int.from_bytes(digits[at : at + width], "little") for at in range(0, len(digits), width)]
    return sum(map(min, shuffles)), ways


def _mean(week: Sequence[Pair]) -> float:
    return sum(value for _, value in week) / len(week)
