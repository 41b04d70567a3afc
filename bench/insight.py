"""How often Handrail would tell a trend, a link or a change of counts that is not there, and one that is.

Made-up people whose mood carries over from day to day, as in clinical.md 5.9, are put through the code that speaks
to real ones. `python bench/insight.py` prints the tables of docs/insight.md; `--runs` says how many people a cell.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from itertools import count
from math import exp, sqrt
from multiprocessing import Pool
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from store.insight.counts import chance_of_counts
from store.insight.direction import chance_of_direction
from store.insight.link import Days, said_of
from store.insight.shuffled import chance_of_difference
from store.insight.tallied import totals
from store.insight.trend import trend
from store.insight.weeks import A_WEEK, Week, weekly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOMINAL = 0.05
"""The level of the bare tests, as in the tables of clinical.md."""
SPREAD, MIDDLE, MOST = 2, 5, 10
SHARE_OF_DAYS = 0.1764
"""Where a standard normal number lies 43 % of the time beyond."""
AT_ONCE = 5
RATE = 7
"""Attacks a week."""
FEW = 10
"""People who look every week for a year are a tenth of the others; each is reckoned fifty times."""

Found: TypeAlias = tuple[bool, ...]
"""What one person was told, by each column."""


class Cell(NamedTuple):
    """One row of a table: what it is called, how one person fares, and how many of them."""

    name: str
    one: Callable[[Random], Found]
    share_of_runs: float = 1


def carried(days: int, carry: float, rng: Random) -> list[float]:
    """Return standard normal numbers of which each holds so much of the one before."""
    found, fresh = [rng.gauss()], sqrt(1 - carry**2)
    for _ in range(days - 1):
        found.append(carry * found[-1] + fresh * rng.gauss())
    return found


def rating(level: float) -> int:
    """Return the rating nearest to a level."""
    return min(MOST, max(0, round(level)))


def weeks_of(days: int, carry: float, rise: float, rng: Random) -> tuple[Week, ...]:
    """Return weekly means of a mood that rises by so much over the whole time."""
    moods = carried(days, carry, rng)
    known = {str(day): rating(MIDDLE + SPREAD * mood + rise * day / days) for day, mood in enumerate(moods)}
    return tuple(weekly([*map(str, range(days))], known))


def told_trend(rng: Random, days: int, carry: float, rise: float) -> Found:
    """Say whether the bare test finds a direction, and whether one is told."""
    weeks = weeks_of(days, carry, rise, rng)
    return chance_of_direction([week.mean for week in weeks]) < NOMINAL, trend(weeks).way in {"rose", "fell"}


def asked(days: int, carry: tuple[float, float], lift: float, rng: Random, number: int) -> list[Days]:
    """Return questions about actions to one mood, which the first action alone lifts."""
    moods = carried(days, carry[0], rng)
    acts = [[level > SHARE_OF_DAYS for level in carried(days, carry[1], rng)] for _ in range(number)]
    felt = [rating(MIDDLE + SPREAD * mood + lift * act) for mood, act in zip(moods, acts[0], strict=True)]
    return [by_weeks(list(zip(act, felt, strict=True))) for act in acts]


def by_weeks(pairs: list[tuple[bool, int]]) -> Days:
    """Return the days as they are asked of a journal without a gap."""
    return Days(tuple(tuple(pairs[day : day + A_WEEK]) for day in range(0, len(pairs), A_WEEK)), 0, 0)


def told_link(rng: Random, days: int, carry: tuple[float, float], lift: float) -> Found:
    """Say whether the bare test finds a link, whether it is told, and whether any of five questions is answered."""
    family = asked(days, carry, lift, rng, AT_ONCE)
    bare = chance_of_difference(family[0].weeks) <= NOMINAL
    five = said_of(family, [1] * AT_ONCE)
    return bare, said_of(family[:1], [1])[0], five[0] if lift else any(five)


def told_in_a_year(rng: Random, carry: tuple[float, float]) -> Found:
    """Say whether who looks every week for a year is ever told a direction, and ever a link, by one question."""
    (question,) = asked(364, carry, 0, rng, 1)
    means = [Week(place, sum(mood for _, mood in week) / A_WEEK) for place, week in enumerate(question.weeks)]
    looks = range(1, len(means) + 1)
    return (
        any(trend(means[max(0, week - 26) : week]).way in {"rose", "fell"} for week in looks),
        any(said_of([Days(question.weeks[:week], 0, 0)], [1])[0] for week in looks),
    )


def told_counts(rng: Random, weeks: int, before: float, last: float, clusters: float) -> Found:
    """Say whether the bare test finds a change between so many weeks, and whether four and four would be told."""
    first, second = (sum(attacks(rate, clusters, rng) for _ in range(weeks)) for rate in (before, last))
    bare = chance_of_counts(first, second, weeks * A_WEEK, weeks * A_WEEK) < NOMINAL
    four = [attacks(rate / A_WEEK, clusters, rng) for rate in (before, last) for _ in range(4 * A_WEEK)]
    found = totals([*map(str, range(len(four)))], dict(zip(map(str, count()), map(float, four), strict=False)))
    return bare, bool(found and found.clear)


def attacks(rate: float, clusters: float, rng: Random) -> int:
    """Return a count around `rate`; with `clusters` above 1 its variance is so many times that of chance alone."""
    level = rng.gammavariate(rate / (clusters - 1), clusters - 1) if clusters > 1 else rate
    floor, found, product = exp(-level), 0, rng.random()
    while product > floor:
        found += 1
        product *= rng.random()
    return found


def tables() -> Iterator[tuple[str, tuple[str, ...], list[Cell]]]:
    """Give each table: its heading, its columns, its rows."""
    carries = (0, 0.3, 0.5, 0.7)
    both = ((0, 0), (0.3, 0.3), (0.5, 0.3), (0.5, 0.6), (0.7, 0.6))
    yield (
        "Mood goes nowhere: how many in a hundred are told that it does",
        ("days, carry-over", "bare test", "**told**"),
        [
            Cell(f"{days}, {carry}", partial(told_trend, days=days, carry=carry, rise=0))
            for days in (56, 84, 182)
            for carry in carries
        ],
    )
    yield (
        "Mood rises: how many in a hundred are told",
        ("days, carry-over, points", "bare test", "told"),
        [
            Cell(f"{days}, 0.3, {rise}", partial(told_trend, days=days, carry=0.3, rise=rise))
            for days in (56, 84, 182)
            for rise in (1.5, 3)
        ],
    )
    yield (
        "An action changes nothing: how many in a hundred are told that it does",
        ("days, carry-over of mood / action", "bare test", "**told, one question**", "**told, any of five**"),
        [
            Cell(f"{days}, {carry[0]} / {carry[1]}", partial(told_link, days=days, carry=carry, lift=0))
            for days in (42, 84, 182)
            for carry in both
        ],
    )
    yield (
        "An action lifts mood: how many in a hundred are told",
        ("days, carry-over, points", "bare test", "told, one question", "told, one of five"),
        [
            Cell(f"{days}, 0.3 / 0.3, {lift}", partial(told_link, days=days, carry=(0.3, 0.3), lift=lift))
            for lift in (1.0, 1.5)
            for days in (21, 28, 42, 56, 84, 182)
        ],
    )
    yield (
        "Nothing is there, and somebody looks every week for a year: how many in a hundred are told so even once",
        ("carry-over of mood / action", "a trend", "a link, one question"),
        [Cell(f"{carry[0]} / {carry[1]}", partial(told_in_a_year, carry=carry), 1 / FEW) for carry in both],
    )
    yield (
        "Attacks, the same rate before and after: how many in a hundred are told more, or fewer",
        ("attacks a week, clustering", "bare test", "**told**"),
        [
            Cell(f"{rate}, {clusters}", partial(told_counts, weeks=4, before=rate, last=rate, clusters=clusters))
            for rate in (2, RATE)
            for clusters in (1, 1.5, 2)
        ],
    )
    yield (
        "Attacks, 7 a week before and 4 after: how many in a hundred are told fewer",
        ("weeks on either side", "bare test", "told, always four"),
        [
            Cell(f"{weeks}", partial(told_counts, weeks=weeks, before=RATE, last=4, clusters=1))
            for weeks in (2, 3, 4, 6, 8)
        ],
    )


def fared(cell: Cell, runs: int, seed: int) -> list[int]:
    """Return how many of so many people were told, by column."""
    rng = Random(f"{cell.name} {seed}")  # noqa: S311 - made-up people, no secret
    return [sum(column) for column in zip(*(cell.one(rng) for _ in range(runs)), strict=True)]


def main() -> None:
    """Print every table as Markdown; the work of a cell is shared by the cores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5000, help="made-up people a cell")
    runs = parser.parse_args().runs
    with Pool() as pool:
        for heading, columns, cells in tables():
            print(f"\n### {heading}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
            for cell in cells:
                each = max(1, round(runs * cell.share_of_runs / AT_ONCE / 2))
                parts = pool.starmap(fared, [(cell, each, seed) for seed in range(2 * AT_ONCE)])
                told = [100 * sum(column) / (each * len(parts)) for column in zip(*parts, strict=True)]
                print(f"| {cell.name} | {' | '.join(f'{share:.1f}' for share in told)} |")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
