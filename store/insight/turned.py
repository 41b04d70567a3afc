"""A second opinion on a difference: the labels of all days turned round against their values (clinical.md 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.insight.shuffled import Pair


def chance_of_turning(pairs: Sequence[Pair]) -> float:
    """Return how often, 0 to 1, labels turned round by any number of days would set the days as far apart.

    Turning keeps what carries over from day to day, in both. Never below one in the number of `pairs`.
    """
    values = [value for _, value in pairs]
    so = [place for place, (label, _) in enumerate(pairs) if label]
    expected = len(so) * sum(values) / len(values)
    twice = [*values, *values]
    apart = [abs(sum(twice[place + turn] for place in so) - expected) for turn in range(len(values))]
    return sum(far >= apart[0] - 1e-9 for far in apart) / len(values)
