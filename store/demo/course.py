"""The made-up person's days as they were lived, whether or not anything was written down.

Ratings carry over from day to day (AR 1), follow the week, and change slowly over months: after an older wave
the last half year rises. A walk lifts the mood of its day by one point; reaching out changes no energy.
"""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from store.clock import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

Points = tuple[tuple[int, float], ...]
"""Days ago and the level there, nearest first."""

MOOD: Points = ((0, 6.1), (182, 3.9), (400, 5.4), (800, 4.6), (1600, 5.5), (2600, 4.3), (4000, 5.2))
ANXIETY: Points = ((0, 4.1), (182, 6.7), (400, 5.0), (800, 5.8), (1600, 4.8), (2600, 6.0), (4000, 5.0))
SLEEP: Points = ((0, 7.0), (182, 6.3), (400, 6.9))
PANIC: Points = ((0, 4.0), (63, 7.2), (182, 6.0), (400, 2.5))
"""Attacks a week."""
WEEK = (-0.4, -0.2, 0.0, 0.0, 0.1, 0.4, 0.1)
"""How each weekday, from Monday, differs from the rest."""
CARRY = 0.5
WALK_LIFT = 1.0
WALKS = 0.36
REACHES = 0.22
HARD = 0.025

LATELY: dict[str, frozenset[int]] = {
    "walk": frozenset({1, 3, 5, 8, 10}),
    "reach": frozenset({2, 5, 9, 13}),
    "thought_record": frozenset({2, 4, 7, 9}),
    "breathing": frozenset({1, 3, 4, 5, 8, 9, 10}),
    "note": frozenset({1, 2, 3, 4, 5, 7, 8, 9, 10}),
}
"""Days ago on which a thing was done, so that the goals of these days always stand where the tour shows them."""
TOLD = 14
"""For so many days the last fortnight is told rather than drawn by lot: one empty day, no hard one."""
EMPTY = 6
HOLIDAYS = ((104, 97), (420, 408))
"""First and last day, in days ago; the second comes back every year before."""


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day. `kept` says whether anything of it was written down, `hard` that it was kept as a hard day."""

    day: date
    ago: int
    kept: bool
    hard: bool
    mood: int
    anxiety: int
    energy: int
    hours: float
    quality: int
    walked: bool
    reached: int
    panics: int


def lived(today: date, days: int, rng: Random) -> Iterator[Day]:
    """Give the `days` days before `today`, oldest first."""
    empty = _empty(days, rng)
    mood = anxiety = 0.0
    for ago in range(days, 0, -1):
        mood = CARRY * mood + rng.gauss(0, 0.8)
        anxiety = CARRY * anxiety + rng.gauss(0, 0.8)
        yield _day(today - ago * DAY, ago, mood, anxiety, kept=ago not in empty, rng=rng)


def holidays(days: int) -> tuple[tuple[int, int], ...]:
    """Return the holidays of the last `days` days, latest first, each by its first and last day in days ago."""
    latest, yearly = HOLIDAYS
    first, last = yearly
    before = ((first + year, last + year) for year in range(0, days, 365))
    return tuple(holiday for holiday in (latest, *before) if holiday[0] <= days)


def along(points: Points, ago: int) -> float:
    """Return the level so many days ago, on straight lines between the points; beyond the last, the last."""
    for (near, level), (far, beyond) in pairwise(points):
        if ago <= far:
            return level + (beyond - level) * (ago - near) / (far - near)
    return points[-1][1]


def happens(chance: float, rng: Random) -> bool:
    """Draw whether a thing of this chance, 0 to 1, comes true."""
    return rng.random() < chance


def poisson(mean: float, rng: Random) -> int:
    """Draw a count (Knuth's way, quick for small means)."""
    floor, count, product = math.exp(-mean), 0, rng.random()
    while product > floor:
        count += 1
        product *= rng.random()
    return count


def _day(day: date, ago: int, mood: float, anxiety: float, *, kept: bool, rng: Random) -> Day:  # noqa: PLR0913
    hours = min(10.0, max(3.0, rng.gauss(along(SLEEP, ago) - 0.2 * anxiety, 0.8)))
    rested = hours - along(SLEEP, ago)
    walked = _did("walk", WALKS, ago, rng)
    felt = along(MOOD, ago) + WEEK[day.weekday()] + mood + WALK_LIFT * (walked - WALKS)
    return Day(
        day=day,
        ago=ago,
        kept=kept,
        hard=ago > TOLD and happens(HARD * (1 + max(0.0, -mood)), rng),
        mood=_rating(rng.gauss(felt, 0.4)),
        anxiety=_rating(rng.gauss(along(ANXIETY, ago) + anxiety - 0.3 * mood, 0.4)),
        energy=_rating(rng.gauss(along(MOOD, ago) - 0.3 + 0.4 * mood + 0.4 * rested, 0.9)),
        hours=round(hours * 2) / 2,
        quality=_rating(rng.gauss(5.5 + 1.2 * rested, 0.9)),
        walked=walked,
        reached=int(_did("reach", REACHES, ago, rng)),
        panics=1 if ago == 1 else poisson(along(PANIC, ago) / 7 * math.exp(0.12 * anxiety), rng),
    )


def _did(what: str, chance: float, ago: int, rng: Random) -> bool:
    drawn = happens(chance, rng)
    return ago in LATELY[what] if ago <= max(LATELY[what]) else drawn


def _rating(level: float) -> int:
    return min(10, max(0, round(level)))


def _empty(days: int, rng: Random) -> set[int]:
    """Draw the days of which nothing is known: single ones, a lost week a quarter, most of each holiday."""
    empty = {ago for ago in range(TOLD, days) if happens(0.06, rng)}
    for quarter in range(0, days, 91):
        first = quarter + rng.randint(28, 75)
        empty.update(range(first, first - rng.randint(6, 8), -1))
    for first, last in holidays(days):
        empty.update(ago for ago in range(last, first + 1) if happens(0.7, rng))
    return empty | {EMPTY}
