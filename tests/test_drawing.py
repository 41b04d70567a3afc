"""What a picture costs: nothing where it was just drawn, and at most two points a column where it was not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from widgets import plot
from widgets.drawing import FAR, cursor_at, draw, stops_of, walked
from widgets.months import Cell, Months
from widgets.picture import Bar, Happened, Lane, Picture, Point, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

TEN_YEARS = Picture(
    title="Mood",
    slots=3650,
    first=date(2016, 11, 24),
    points=tuple(Point(slot, float(slot * 7 % 11), late=slot % 9 == 0) for slot in range(3650)),
    line=tuple(float(slot % 10) for slot in range(3650)),
    words="Mood.",
    empty="Later.",
)
YEAR = Months(title="Mood", first=date(2026, 1, 30), cells=(Cell(5),) * 100, words="Mood.", empty="Later.")


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Return how many spots each call gives to plotext, with nothing remembered from before."""
    import plotext

    counts: list[int] = []

    def counting(name: str) -> None:
        real: Any = getattr(plotext, name)

        def counted(xs: list[float], *rest: Any, **others: Any) -> None:  # noqa: ANN401 - as plotext takes them
            counts.append(len(xs))
            real(xs, *rest, **others)

        monkeypatch.setattr(plotext, name, counted)

    counting("scatter")
    counting("plot")
    plot.rows.cache_clear()
    yield counts
    plot.rows.cache_clear()


@pytest.mark.parametrize("width", [40, 60, 120])
def test_plotext_sees_at_most_two_points_a_column(given: list[int], width: int) -> None:
    """Of ten years as of a month; the mean has one for each half of a column."""
    draw(TEN_YEARS, width, 16)
    assert 0 < sum(given) <= 4 * width


def test_an_equal_picture_is_not_drawn_twice(given: list[int]) -> None:
    """Nor is one on which only the cursor moved; another size is another drawing."""
    draw(TEN_YEARS, 60, 16)
    once = len(given)
    draw(replace(TEN_YEARS), 60, 16)
    assert len(given) == once
    for at in range(4):
        draw(TEN_YEARS, 60, 17, cursor=cursor_at(TEN_YEARS, at))
    assert len(given) == once
    draw(TEN_YEARS, 50, 16)
    assert len(given) == 2 * once


def test_the_cursor_stops_at_both_ends_and_comes_to_the_newest_first() -> None:
    """On an empty picture it comes to nowhere."""
    assert walked(TEN_YEARS, None, -1) == 3649
    assert walked(TEN_YEARS, 0, -1) == 0
    assert walked(TEN_YEARS, 5, FAR) == 3649
    assert walked(replace(TEN_YEARS, points=()), None, 1) is None
    assert walked(None, None, 1) is None


def test_days_that_are_only_marked_are_stops_too() -> None:
    """A day without an answer is read out with what happened, what lasted on each of its days that has a point."""
    picture = replace(
        TEN_YEARS,
        slots=5,
        points=(Point(0, 4), Point(3, 6, hard=True)),
        events=(Happened(1, "flu", last=3),),
        lanes=(Lane("Drops", (Stretch(2, 4, "5 mg", 1),)),),
    )
    assert [stop.words for stop in picture.stops] == [
        "Thu 24 Nov: 4",
        "Fri 25 Nov: ▲ flu",
        "Sat 26 Nov: Drops 5 mg · ▲ flu",
        "Sun 27 Nov: 6, hard day · Drops 5 mg · ▲ flu",
    ]
    assert picture.stops[0].day == date(2016, 11, 24)


def test_a_bar_is_read_out_with_its_period_and_its_line() -> None:
    """Not logged is said so; it is no day that could be opened."""
    bars = (Bar("3", 3, 4, when="9–15 Nov"), Bar("?", None, 4, when="16–22 Nov"))
    picture = replace(TEN_YEARS, slots=2, points=(), line=(), bars=bars)
    assert [stop.words for stop in stops_of(picture)] == ["9–15 Nov: 3 (line at 4)", "16–22 Nov: not logged"]
    assert {stop.day for stop in stops_of(picture)} == {None}


@pytest.mark.parametrize(
    ("place", "step", "found"), [(0, 1, 29), (29, 1, 57), (60, -1, 29), (0, -1, 0), (99, 1, 99)]
)
def test_a_month_up_or_down_is_the_same_day_or_the_nearest(place: int, step: int, found: int) -> None:
    """30 January to 28 February to 28 March; 31 March to 28 February; never beyond the ends."""
    assert YEAR.beyond(place, step) == found
