"""Which earlier states of a file are kept: close together lately, and further apart the older they are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import datetime

LAST = 20
"""The newest, whatever their times."""

_SPANS: tuple[tuple[Callable[[datetime], Hashable], int | None], ...] = (
    (lambda when: (when.date(), when.hour), 24),
    (lambda when: when.date(), 14),
    (lambda when: when.isocalendar()[:2], 8),
    (lambda when: (when.year, when.month), 12),
    (lambda when: when.year, None),
)
"""Hours, days, weeks, months and years: how a span is named, and of how many the last state is kept."""


def kept(times: Mapping[int, datetime]) -> set[int]:
    """Return the numbers that stay, of numbers and the times at which each was written.

    The spans are those in which something was written, so time away from Handrail costs no copy.
    """
    newest_first = sorted(times, reverse=True)
    staying = set(newest_first[:LAST])
    for span, most in _SPANS:
        last_of: dict[Hashable, int] = {}
        for number in newest_first:
            last_of.setdefault(span(times[number]), number)
        staying.update(islice(last_of.values(), most))
    return staying
