"""The arithmetic of insight, held against SciPy on a thousand random series."""

from __future__ import annotations

from itertools import permutations, product
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from scipy import stats

from store.insight.counts import chance_of_counts
from store.insight.direction import balance, chance_of_direction, slope
from store.insight.several import clear
from store.insight.shuffled import chance_of_difference, difference_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.insight.shuffled import Pair

RUNS = 1000
"""Random series for each comparison."""


def series(rng: Random, size: int, *, ties: bool) -> list[float]:
    """Return random values, few different ones where ties are wanted."""
    return [rng.randrange(12) / 2 if ties else rng.random() for _ in range(size)]


def lots(runs: int = RUNS) -> Iterator[Random]:
    """Give one source of chance a run."""
    return (Random(seed) for seed in range(runs))  # noqa: S311 - numbers to try, no secret


def test_slopes_and_their_intervals_are_those_of_scipy() -> None:
    """With and without ties, and with weeks left out, Theil-Sen's slope and its 90 % interval are SciPy's."""
    for rng in lots():
        places = sorted(rng.sample(range(26), rng.randint(2, 26)))
        values = series(rng, len(places), ties=rng.random() < 0.5)
        theirs = stats.theilslopes(values, places, alpha=0.90)
        assert slope(places, values) == pytest.approx((theirs.slope, theirs.low_slope, theirs.high_slope))


def test_without_ties_a_direction_is_as_likely_as_scipy_says() -> None:
    """The exact chance of Kendall's test, for 2 to 26 weeks."""
    for rng in lots():
        values = series(rng, rng.randint(2, 26), ties=False)
        theirs = stats.kendalltau(range(len(values)), values, method="exact")
        assert chance_of_direction(values) == pytest.approx(theirs.pvalue)


def test_with_ties_a_direction_weighs_as_much_as_scipy_says() -> None:
    """Kendall's S is that of SciPy's tau-b, and the exact chance lies by the normal one with its correction."""
    for rng in lots():
        values = series(rng, rng.randint(20, 26), ties=True)
        size, places = len(values), range(len(values))
        tied = sum(values.count(value) - 1 for value in values) / 2
        pairs = size * (size - 1) / 2
        tau = stats.kendalltau(places, values)
        assert balance(values) == pytest.approx(tau.statistic * ((pairs - tied) * pairs) ** 0.5)
        assert chance_of_direction(values) == pytest.approx(tau.pvalue, abs=0.06)


def test_with_ties_the_chance_of_a_direction_counts_every_order() -> None:
    """For few values every order can be tried; the chance is their share."""
    for rng in lots(60):
        values = [float(rng.randrange(4)) for _ in range(rng.randint(2, 6))]
        orders = [abs(balance(order)) for order in permutations(values)]
        as_clear = sum(order >= abs(balance(values)) for order in orders)
        assert chance_of_direction(values) == pytest.approx(as_clear / len(orders))


def test_values_that_never_change_have_no_direction() -> None:
    """All the same is no trend, whatever else."""
    assert chance_of_direction([5.0] * 9) == 1.0
    assert slope(range(9), [5.0] * 9) == (0, 0, 0)


def test_counts_are_held_together_as_scipy_does() -> None:
    """The conditional test of two counts is SciPy's exact binomial test, also for thousands."""
    for rng in lots():
        first, second = (rng.randrange(rng.choice((4, 40, 400))) for _ in range(2))
        days = rng.randint(1, 28), rng.randint(1, 28)
        share = days[0] / sum(days)
        theirs = stats.binomtest(first, first + second, share).pvalue if first + second else 1.0
        assert chance_of_counts(first, second, *days) == pytest.approx(theirs)
    assert chance_of_counts(27972, 28000, 28, 28) == pytest.approx(stats.binomtest(27972, 55972).pvalue)


def test_questions_stand_out_as_scipy_says() -> None:
    """Those that Benjamini and Hochberg accept are those whose adjusted chance is at most the share."""
    for rng in lots():
        chances = [rng.choice((rng.random(), rng.random() / 50)) for _ in range(rng.randint(1, 12))]
        adjusted = stats.false_discovery_control(chances)
        assert clear(chances, 0.10) == tuple(chance <= 0.10 for chance in adjusted)
    assert clear((), 0.10) == ()


def test_a_single_week_is_shuffled_as_scipy_does() -> None:
    """The chance of a difference is that of SciPy's exact permutation test of the difference of two means."""
    for rng in lots(200):
        size = rng.randint(4, 7)
        labels = rng.sample([True, True, *(rng.random() < 0.5 for _ in range(size - 4)), False, False], size)
        week = [(label, rng.randrange(11)) for label in labels]
        groups = [[float(value) for label, value in week if label is so] for so in (True, False)]
        theirs = stats.permutation_test(
            groups, lambda one, other: abs(fmean(one) - fmean(other)), alternative="greater"
        )
        assert chance_of_difference([week]) == pytest.approx(theirs.pvalue)


def test_several_weeks_are_shuffled_each_within_itself() -> None:
    """Over three short weeks every shuffle can be tried; the chance is the share as far from the middle."""
    for rng in lots(100):
        weeks = [[(rng.random() < 0.5, rng.randrange(11)) for _ in range(rng.randint(0, 4))] for _ in range(3)]
        every = [[_relabelled(week, order) for order in permutations(week)] for week in weeks]
        shuffles = [abs(difference_within(shuffle)) for shuffle in product(*every)]
        as_far = sum(far >= abs(difference_within(weeks)) - 1e-9 for far in shuffles)
        assert chance_of_difference(weeks) == pytest.approx(as_far / len(shuffles))


def test_weeks_that_drift_make_no_difference() -> None:
    """Days compare with days of their own week: a good month with many walks is no link by itself."""
    weeks = [[(day < 1 + week // 2, week) for day in range(7)] for week in range(8)]
    assert difference_within(weeks) == 0
    assert chance_of_difference(weeks) == 1.0
    lone = [[(True, 9)] * 7, [(False, 2)] * 7]
    assert (difference_within(lone), chance_of_difference(lone)) == (0, 1.0)


def _relabelled(week: list[Pair], order: tuple[Pair, ...]) -> list[Pair]:
    return [(label, value) for (label, _), (_, value) in zip(week, order, strict=True)]
