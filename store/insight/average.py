"""The 7-day mean, with gaps where too little is known (clinical.md 5.2)."""

from collections.abc import Container, Sequence

WINDOW = 7
"""Days a mean looks back over, its own day included."""

ENOUGH = 4
"""Days of a window that must be known before a mean is shown."""


def trailing_means(daily: Sequence[float | None], rests: Container[int] = frozenset()) -> tuple[float | None, ...]:
    """Return, for each day, the mean of the last 7 calendar days, None where fewer than 4 of them are known.

    `daily` holds one value a day without a break, None where a day is unknown; `rests` holds the positions of
    days that were paused: no window reaches back over one. Trailing, so that tomorrow changes no line of today.
    """
    return tuple(_mean(daily, at, rests) for at in range(len(daily)))


def _mean(daily: Sequence[float | None], at: int, rests: Container[int]) -> float | None:
    earliest = max(0, at - WINDOW + 1)
    first = next((day + 1 for day in range(at, earliest - 1, -1) if day in rests), earliest)
    known = [value for value in daily[first : at + 1] if value is not None]
    return sum(known) / len(known) if len(known) >= ENOUGH else None
