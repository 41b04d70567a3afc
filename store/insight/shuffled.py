"""Whether days that were so differ from days that were not: labels shuffled within each week (clinical.md 5.6).

Every shuffle is counted, not some thousands drawn by lot: sums over a week of whole numbers are few, and those of
several weeks are put together week by week. So the answer is exact, and the same each time.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Pair: TypeAlias = tuple[bool, int]
"""Whether a day was so, and its value in whole steps."""

Chances: TypeAlias = dict[int, float]
"""How likely each sum is."""


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
    chances: Chances = {0: 1.0}
    seen, expected = 0, 0.0
    for week in _telling(weeks):
        so = [value for label, value in week if label]
        seen += sum(so)
        expected += len(so) * _mean(week)
        chances = _together(chances, _sums([value for _, value in week], len(so)))
    far = abs(seen - expected) - 1e-9
    return min(1.0, sum(chance for total, chance in chances.items() if abs(total - expected) >= far))


def _telling(weeks: Iterable[Sequence[Pair]]) -> Iterator[Sequence[Pair]]:
    """Give the weeks that have days of both kinds; the others say nothing."""
    return (week for week in weeks if len({label for label, _ in week}) > 1)


def _sums(values: Sequence[int], size: int) -> Chances:
    """Return how likely each sum of `size` of the values is."""
    found: defaultdict[int, int] = defaultdict(int)
    for chosen in combinations(values, size):
        found[sum(chosen)] += 1
    ways = sum(found.values())
    return {total: count / ways for total, count in found.items()}


def _together(one: Mapping[int, float], other: Mapping[int, float]) -> Chances:
    """Return how likely each sum of two independent numbers is."""
    found: defaultdict[int, float] = defaultdict(float)
    for total, chance in one.items():
        for more, its_chance in other.items():
            found[total + more] += chance * its_chance
    return found


def _mean(week: Sequence[Pair]) -> float:
    return sum(value for _, value in week) / len(week)
