"""The 7-day mean (clinical.md 5.2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.insight.average import trailing_means

DAILY = st.lists(st.none() | st.integers(0, 10).map(float), max_size=40)


def test_a_mean_looks_back_over_seven_days_and_not_ahead() -> None:
    """The last of ten days counts days 4 to 10; a day added later changes no mean before it."""
    daily = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert trailing_means(daily)[-1] == pytest.approx((4 + 5 + 6 + 7 + 8 + 9 + 10) / 7)
    assert trailing_means([*daily, 0.0])[:-1] == trailing_means(daily)


def test_a_mean_needs_four_of_seven_days() -> None:
    """Three known days give none, four do, and an unknown day is no zero."""
    assert trailing_means([6, None, 4, None, 5, None, None])[-1] is None
    assert trailing_means([6, None, 4, None, 5, None, 5])[-1] == pytest.approx(5)


def test_a_mean_stands_at_a_day_without_an_answer_of_its_own() -> None:
    """It is the mean of the last seven days, whichever of them are known."""
    assert trailing_means([5, 5, 5, 5, None])[-1] == pytest.approx(5)


def test_a_pause_starts_the_mean_afresh() -> None:
    """No window reaches back over a day of rest: after one, four known days must come again."""
    daily = [9.0, 9, 9, 9, 2, 2, 2, 2]
    means = trailing_means(daily, rests={3})
    assert means[3:7] == (None, None, None, None)
    assert means[7] == pytest.approx(2)


@given(DAILY)
def test_there_is_one_mean_a_day_within_what_was_answered(daily: list[float | None]) -> None:
    """Means never leave the range of the answers, and each day has one or a gap."""
    means = trailing_means(daily)
    known = [value for value in daily if value is not None]
    assert len(means) == len(daily)
    assert all(mean is None or min(known) <= mean <= max(known) for mean in means)
