"""A night of the sleep diary: its formulas, by the vectors of clinical.md 3.5, and the line that says it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.clock import system_clock
from store.entry_answers import read_time
from store.records.entry import Entry
from store.sleep import TIMES, ImpossibleNightError, Night, echo, night, reckoned, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
PUT_BACK, PUT_FORWARD = date(2026, 10, 25), date(2026, 3, 29)
"""In Berlin 03:00 becomes 02:00 on the first, and 02:00 becomes 03:00 on the second."""
ONE_LINE = 58
"""Characters of a sentence that the narrowest screen shows whole."""


def fields(*times: str, to_sleep: int | None = 35, awake: int | None = 40, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return what the diary holds: times as they are typed, open where empty."""
    told = {name: read_time(words) for name, words in zip(TIMES, times, strict=False) if words}
    numbers = {"minutes_to_sleep": to_sleep, "minutes_awake": awake}
    return {**told, **{name: number for name, number in numbers.items() if number is not None}, **more}


FIRST = fields("22:50", "23:20", "06:10", "06:45")
SECOND = fields("00:30", "00:40", "08:00", "08:10", to_sleep=20, awake=0)


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    system_clock()
    yield
    monkeypatch.undo()
    system_clock()


@pytest.mark.parametrize(
    ("told", "in_bed", "asleep", "efficiency", "awake_in_bed"),
    [(FIRST, 475, 335, 70.5, 35), (SECOND, 460, 420, 91.3, 10)],
)
def test_two_nights_come_to_the_figures_of_the_table(
    told: dict[str, Any], in_bed: int, asleep: int, efficiency: float, awake_in_bed: int
) -> None:
    """One begins before midnight, one after it."""
    found = reckoned(told, DAY, UTC)
    assert (found.in_bed, found.asleep, found.awake_in_bed) == (in_bed, asleep, awake_in_bed)
    assert found.efficiency is not None
    assert round(found.efficiency, 1) == efficiency


@pytest.mark.parametrize("typed", ["2310", "23:10", "23.10", "11.10 pm", "11:10pm"])
def test_a_time_may_be_typed_in_many_ways(typed: str) -> None:
    """All of them are ten past eleven in the evening."""
    assert reckoned(fields(typed, "", "", "0710"), DAY, UTC).in_bed == 8 * 60


def test_the_night_is_said_back() -> None:
    """Both figures in plain words, and a question; only what is known where times are open; nothing for nothing."""
    assert echo(FIRST) == "In bed 7 h 55, asleep about 5 h 35. OK?"
    assert echo(SECOND) == "In bed 7 h 40, asleep about 7 h. OK?"
    assert echo(fields("22:50", "", "", "06:45")) == "In bed 7 h 55. OK?"
    assert echo(fields("", "23:20", "06:10", "")) == "Asleep about 5 h 35. OK?"
    assert echo({}) == echo({"quality": 6}) == echo({"woke": "06:10"}) == ""


@pytest.mark.parametrize(
    "slip",
    [
        fields("10:50", "23:20", "06:10", "06:45"),
        fields("22:50", "11:20", "06:10", "06:45"),
        fields("22:50", "23:20", "18:10", "06:45"),
        fields("22:50", "23:20", "06:10", "18:45"),
        fields("11.10 am", "", "", "06:45"),
        fields("", "11:20", "06:10", ""),
        fields("23:20", "22:50", "06:10", "06:45"),
        fields("07:00", "", "", "07:00"),
        fields("", "", "07:00", "06:45"),
    ],
)
def test_a_morning_for_an_evening_is_refused_with_a_question(slip: dict[str, Any]) -> None:
    """So is a night out of its order, and one of no length: none lies between one hour and eighteen."""
    with pytest.raises(ImpossibleNightError, match="in bed: is a time out of order, or am for pm") as refused:
        echo(slip)
    assert len(str(refused.value)) <= ONE_LINE


def test_more_minutes_awake_than_there_were_are_refused() -> None:
    """Even where one of the two is open; with exactly as many no sleep is left, which may be."""
    window = 6 * 60 + 50
    assert reckoned(fields("22:50", "23:20", "06:10", "06:45", to_sleep=window, awake=0), DAY, UTC).asleep == 0
    for to_sleep, awake in ((window, 1), (None, window + 1)):
        with pytest.raises(ImpossibleNightError, match="of only 6 h 50 of night: is a number wrong") as refused:
            echo(fields("22:50", "23:20", "06:10", "06:45", to_sleep=to_sleep, awake=awake))
        assert len(str(refused.value)) <= ONE_LINE


def test_what_is_open_stays_unknown() -> None:
    """Without the minutes awake the sleep is not known, and nothing is taken for zero."""
    found = reckoned(fields("22:50", "23:20", "06:10", "06:45", awake=None), DAY, UTC)
    assert (found.in_bed, found.asleep, found.efficiency, found.quality, found.habits) == (
        475,
        None,
        None,
        None,
        None,
    )
    assert reckoned({}, DAY, UTC) == Night(day=DAY)


def test_what_another_program_wrote_is_read_as_far_as_it_can_be() -> None:
    """Times and numbers that are none stay open."""
    strange = {"into_bed": 2250, "woke": "late", "minutes_awake": "some", "quality": True, "habits": "tea"}
    assert reckoned(strange, DAY, UTC) == Night(day=DAY)


@pytest.mark.parametrize(("day", "hours"), [(PUT_BACK, 9), (PUT_FORWARD, 7), (DAY, 8)])
def test_the_hour_of_the_clock_change_is_reckoned_with(day: date, hours: int) -> None:
    """From eleven to seven is nine hours where the clock was put back, and seven where it was put forward."""
    assert reckoned(fields("23:00", "", "", "07:00"), day, BERLIN).in_bed == hours * 60


def test_a_time_that_comes_twice_is_the_later_one() -> None:
    """Half past two happens twice: waking then and getting up at half past two is no time in between."""
    found = reckoned(fields("23:00", "23:00", "02:30", "02:30"), PUT_BACK, BERLIN)
    assert (found.in_bed, found.awake_in_bed) == (4 * 60 + 30, 0)


def test_a_clock_change_before_going_to_bed_changes_nothing() -> None:
    """To bed at half past three, the clock put back at three."""
    assert reckoned(fields("03:30", "", "", "09:30"), PUT_BACK, BERLIN).in_bed == 6 * 60


@pytest.mark.usefixtures("in_berlin")
def test_an_entry_goes_by_the_clock_where_it_was_written() -> None:
    """Written here the change of the clock counts; written elsewhere only the clock on the wall is known."""
    told = fields("23:00", "", "", "07:00")
    here = datetime(2026, 10, 25, 8, tzinfo=BERLIN)
    elsewhere = datetime(2026, 10, 25, 8, tzinfo=ZoneInfo("America/New_York"))
    lengths = [
        night(Entry(kind="sleep", day=PUT_BACK, at=at, fields=told)).in_bed for at in (here, None, elsewhere)
    ]
    assert lengths == [9 * 60, 9 * 60, 8 * 60]
    assert echo(told, PUT_BACK) == "In bed 9 h. OK?"
    assert echo(told) == "In bed 8 h. OK?"


@given(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.lists(st.integers(0, 300), min_size=3, max_size=3),
    st.dates(date(2000, 1, 2), date(2100, 1, 1)),
)
def test_any_night_in_order_is_found_again(got_up: time, spans: list[int], day: date) -> None:
    """Whatever the hour one gets up, the times before it are unrolled to the spans they came from."""
    up = got_up.hour * 60 + got_up.minute
    at = [up - sum(spans), up - sum(spans[1:]), up - spans[2], up]
    told = {name: f"{minute // 60 % 24:02}:{minute % 60:02}" for name, minute in zip(TIMES, at, strict=True)}
    if sum(spans) < 60:
        with pytest.raises(ImpossibleNightError):
            reckoned(told, day, UTC)
        return
    found = reckoned({**told, "minutes_to_sleep": 0, "minutes_awake": 0}, day, UTC)
    assert (found.in_bed, found.asleep, found.awake_in_bed) == (sum(spans), spans[1], spans[2])


@pytest.mark.parametrize(
    ("minutes", "words"), [(475, "7 h 55"), (480, "8 h"), (40, "40 min"), (0, "0 min"), (61, "1 h 01")]
)
def test_minutes_are_said_as_people_say_them(minutes: int, words: str) -> None:
    """Hours and minutes apart, never as a decimal."""
    assert spoken(minutes) == words
