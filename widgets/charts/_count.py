"""The range and the words of what a goal counts."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from store.goals.verdicts import AMOUNTS
from store.goals.words import RATED, number
from store.records.text import one_line
from widgets.picture import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.goal import Goal, Measure
    from widgets.picture import Bar

NOT_ALL = "not every day logged"
_AT_LEAST = "+"
_LEAST_TOP = 8
_HOURS = 12
_TOPS = (8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 80)
"""Ranges that divide into whole steps for a high plot and for a low one; beyond them the same, ten times as far."""


def top(goal: Goal, *measures: str) -> float:
    """Return the end of the range for these measures, the same for the goal's life (screens.md C14).

    A rating ends at 10, a share at 1, hours of sleep at 12, a count at max(8, baseline + 1, 2 x target), rounded
    up to rows. What is counted once over all of the time does not go far beyond the target: there it is the target.
    """
    every = (measure for rule in goal.revisions for measure in rule.measures if measure.id in measures)
    return max((_top(measure) for measure in every), default=_LEAST_TOP)


def step(measure: Measure) -> float:
    """Return the finest step of the range: a tenth for a share, else one."""
    return 1 / 10 if _is_share(measure) else 1


def counted_words(measure: Measure) -> str:
    """Return what is counted, as a title: "Panic attacks" says more than "Panic", "Walk" more than "Days"."""
    label, unit = one_line(measure.label), one_line(measure.unit)
    return capital(unit if label.lower() in unit.lower() else label)


def aim_words(measure: Measure) -> str:
    """Return the target as it stands beside its line: "limit 4", "aim 3"."""
    return f"{'limit' if measure.direction == 'at_most' else 'aim'} {number(measure.target)}"


def at_least(count: float) -> str:
    """Return the label of a count whose period was logged in part, "3+": what is not logged can only add."""
    return f"{number(count)}{_AT_LEAST}"


def is_at_least(bar: Bar) -> bool:
    """Say whether a bar's period was logged in part."""
    return bar.label.endswith(_AT_LEAST)


def not_all(bars: Sequence[Bar]) -> tuple[Caption, ...]:
    """Return what explains the label of such bars, where there are any."""
    return (Caption(_AT_LEAST, NOT_ALL),) if any(map(is_at_least, bars)) else ()


def not_all_words(bars: Sequence[Bar]) -> tuple[str, ...]:
    """Return the same as a sentence."""
    return tuple(f"{caption.mark} is {caption.words}." for caption in not_all(bars))


def capital(words: str) -> str:
    """Return words as a sentence begins."""
    return words[:1].upper() + words[1:]


def _top(measure: Measure) -> float:
    if _is_share(measure):
        return 1
    if measure.source == "rating_0_10" or measure.of in RATED:
        return 10
    if measure.of == "sleep_hours":
        return rounded_up(max(_HOURS, measure.target))
    baseline = measure.baseline.value if measure.baseline else 0
    room = 1 if measure.period == "whole_window" and measure.aggregate in AMOUNTS else 2
    return rounded_up(max(_LEAST_TOP, baseline + 1, room * measure.target))


def _is_share(measure: Measure) -> bool:
    return measure.aggregate == "share_of_opportunities"


def rounded_up(end: float) -> float:
    """Return the end of a range that divides into whole steps, at or above `end`."""
    scale = 1
    while ceil(end / scale) > _TOPS[-1]:
        scale *= 10
    return next(nice * scale for nice in _TOPS if nice * scale >= end)
