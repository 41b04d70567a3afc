"""The human clock: days that end at 04:00 in every zone, and days as people name them."""

from __future__ import annotations

import time as system_time
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.clock import day_of_month, header, long_day, parse_coming_day, parse_day, short_day, system_clock, today

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FOUR = time(4)
ZONES = [
    *("UTC", "Europe/Amsterdam", "Europe/London", "Europe/Lisbon", "Europe/Helsinki", "Europe/Istanbul"),
    *("Europe/Moscow", "Atlantic/Azores", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo"),
    *("America/Caracas", "America/St_Johns", "America/Nuuk", "America/Scoresbysund", "Africa/Cairo"),
    *("Africa/Casablanca", "Africa/Windhoek", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo"),
    *("Asia/Pyongyang", "Asia/Gaza", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland"),
    *("Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Apia", "Pacific/Pago_Pago", "Antarctica/Troll"),
]


def at(moment: str, zone: str = "Europe/Amsterdam") -> datetime:
    """Return a moment of UTC as the clock on the wall of a zone shows it."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))


# When a day ends


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-22T00:00", 21),
        ("2026-11-22T03:59:59.999999", 21),
        ("2026-11-22T04:00", 22),
        ("2026-11-22T23:59", 22),
        ("2026-11-23T03:59", 22),
    ],
)
def test_a_day_ends_at_four(wall: str, day: int) -> None:
    """Whoever is awake after midnight is still in the evening before."""
    assert today(datetime.fromisoformat(wall).replace(tzinfo=UTC), FOUR) == date(2026, 11, day)


@pytest.mark.parametrize("ends", ["00:00", "02:30", "10:00"])
def test_a_day_ends_when_the_setting_says(ends: str) -> None:
    """To the minute."""
    first = datetime.fromisoformat(f"2026-11-22T{ends}+01:00")
    day_ends = time.fromisoformat(ends)
    assert today(first, day_ends) == TODAY
    assert today(first - timedelta(minutes=1), day_ends) == TODAY - DAY


@pytest.mark.parametrize(
    ("utc", "wall", "day"),
    [
        ("2026-10-24T23:30", "01:30", 24),
        ("2026-10-25T00:30", "02:30", 24),
        ("2026-10-25T01:30", "02:30", 24),
        ("2026-10-25T02:59", "03:59", 24),
        ("2026-10-25T03:00", "04:00", 25),
    ],
)
def test_in_autumn_the_hour_that_comes_twice_stays_in_the_day_before(utc: str, wall: str, day: int) -> None:
    """Both half past twos belong to Saturday, and the day ends at the one four o'clock."""
    now = at(utc)
    assert f"{now:%H:%M}" == wall
    assert today(now, FOUR) == date(2026, 10, day)


@pytest.mark.parametrize(
    ("utc", "wall", "day"),
    [("2026-03-29T00:59", "01:59", 28), ("2026-03-29T01:00", "03:00", 28), ("2026-03-29T02:00", "04:00", 29)],
)
def test_in_spring_the_hour_that_is_skipped_moves_no_day(utc: str, wall: str, day: int) -> None:
    """An hour of the night is gone; four o'clock is not."""
    now = at(utc)
    assert f"{now:%H:%M}" == wall
    assert today(now, FOUR) == date(2026, 3, day)


def test_one_moment_is_two_days_at_the_two_ends_of_the_earth() -> None:
    """Kiritimati is 25 hours ahead of Pago Pago: the day is that of the place."""
    moment = "2026-11-22T10:30"
    assert today(at(moment, "Pacific/Kiritimati"), FOUR) == date(2026, 11, 22)
    assert today(at(moment, "Pacific/Pago_Pago"), FOUR) == date(2026, 11, 21)


def test_a_day_is_that_of_the_wall_clock_and_not_of_greenwich() -> None:
    """Far from Greenwich the two differ for half of every day."""
    assert today(at("2026-11-21T19:30", "Asia/Tokyo"), FOUR) == TODAY
    assert today(at("2026-11-22T11:59", "America/Los_Angeles"), FOUR) == date(2026, 11, 21)


@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(2010, 1, 1), datetime(2029, 12, 20)),  # noqa: DTZ001 - strategies take no zone
    minutes=st.integers(1, 59),
)
def test_time_that_goes_on_never_goes_back_a_day_nor_doubles_one(zone: str, start: datetime, minutes: int) -> None:
    """Through two days and any clock change a day is entered once, and left for a later one."""
    moments = [start + timedelta(minutes=minutes) * step for step in range(2 * 24 * 60 // minutes)]
    place = ZoneInfo(zone)
    days = [today(moment.replace(tzinfo=UTC).astimezone(place), FOUR) for moment in moments]
    assert days == sorted(days)


@pytest.mark.parametrize("zone", ZONES)
def test_twenty_years_of_a_zone_have_each_day_once_and_in_order(zone: str) -> None:
    """Every half hour around every change of the clocks, and every day between."""
    place = ZoneInfo(zone)
    start = datetime(2010, 1, 1, 12, tzinfo=UTC)
    noons = [start + DAY * step for step in range(20 * 365)]
    offsets = [noon.astimezone(place).utcoffset() for noon in noons]
    changes = [noon for noon, old, new in zip(noons[1:], offsets, offsets[1:], strict=False) if old != new]
    around = [change - 2 * DAY + timedelta(minutes=10) * step for change in changes for step in range(3 * 24 * 6)]
    days = [today(moment.astimezone(place), FOUR) for moment in sorted({*noons, *around})]
    assert days == sorted(days)
    skipped = {after - before for before, after in pairwise(days)} - {0 * DAY, DAY}
    assert not skipped or zone == "Pacific/Apia"


def test_a_flight_may_bring_a_day_again_and_each_keeps_its_name() -> None:
    """Only a change of zone goes back a day: from Auckland to Los Angeles it is Sunday twice."""
    left, landed = at("2026-11-21T20:00", "Pacific/Auckland"), at("2026-11-22T08:00", "America/Los_Angeles")
    assert (today(left, FOUR), today(landed, FOUR)) == (TODAY, TODAY - DAY)


def test_the_clock_follows_the_zone_of_the_machine_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that travels tells the time of the place, with its offset."""
    offsets = []
    try:
        for zone in ("Asia/Tokyo", "Asia/Kathmandu"):
            monkeypatch.setenv("TZ", zone)
            offsets.append(system_clock().utcoffset())
    finally:
        monkeypatch.undo()
        system_time.tzset()
    assert offsets == [timedelta(hours=9), timedelta(hours=5, minutes=45)]


# How a day is written


def test_a_day_is_written_in_words() -> None:
    """In full, short, and as a day of the month; without a leading zero."""
    day = date(2026, 11, 1)
    assert (long_day(day), short_day(day), day_of_month(day)) == ("Sunday 1 November", "Sun 1 Nov", "1 Nov")


@pytest.mark.parametrize(
    ("wall", "words"),
    [
        ("2026-11-22T23:59", "Sunday 22 November"),
        ("2026-11-23T00:00", "Sunday 22 November, until 04:00"),
        ("2026-11-23T03:59", "Sunday 22 November, until 04:00"),
        ("2026-11-23T04:00", "Monday 23 November"),
    ],
)
def test_after_midnight_the_header_says_until_when_the_day_lasts(wall: str, words: str) -> None:
    """Nobody need wonder why it still says Sunday."""
    assert header(datetime.fromisoformat(wall).replace(tzinfo=UTC), FOUR) == words


# Which day is meant


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        (" Yesterday ", "2026-11-21"),
        ("2026-11-20", "2026-11-20"),
        ("2 days ago", "2026-11-20"),
        ("2 DAYS AGO", "2026-11-20"),
        ("a day ago", "2026-11-21"),
        ("1 day ago", "2026-11-21"),
        ("1 week ago", "2026-11-15"),
        ("2 weeks ago", "2026-11-08"),
        ("22 Nov", "2026-11-22"),
        ("23 nov", "2025-11-23"),
        ("1 January", "2026-01-01"),
        ("31 december", "2025-12-31"),
        ("3 may", "2026-05-03"),
        ("22 Nov 2025", "2025-11-22"),
        ("9 november 2024", "2024-11-09"),
        ("29 feb", "2024-02-29"),
        ("29 February 2020", "2020-02-29"),
        ("in 2 days", "2026-11-24"),
        ("Tomorrow", "2026-11-23"),
    ],
)
def test_a_day_is_understood_as_people_say_it(words: str, day: str) -> None:
    """Without a year it is the last such day that is not still to come."""
    assert parse_day(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        *("", "x", "soon", "2026-13-01", "2026-02-30", "31 nov", "30 feb", "29 feb 2025", "0 nov", "22"),
        *("22 nov 25", "22 nov 20261", "on 22 nov", "22 nov or so", "5 days ago and 22 nov", "1 jan 0000"),
        *("999999999999 days ago", "99999999 years ago", "9" * 50 + " days ago", "\x1b[2J", "[/b]"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(words: str) -> None:
    """Nothing is guessed from a part of it; the sentence shows the forms there are, and no control character."""
    with pytest.raises(ValueError, match="Say 2026-11-22, 22 Nov, yesterday") as refused:
        parse_day(words, TODAY)
    assert str(refused.value).isprintable()


@given(day=st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_every_day_that_can_be_written_is_read_back(day: date) -> None:
    """In each form that Handrail prints with a year."""
    for form in (day.isoformat(), f"{day_of_month(day)} {day.year}", f"{day.day} {day:%B} {day.year}"):
        assert parse_day(form, TODAY) == day


@given(today=st.dates(date(1990, 1, 1), date(2050, 12, 31)), ago=st.integers(0, 364))
def test_without_a_year_the_day_is_found_within_the_last_year(today: date, ago: int) -> None:
    """Day and month name the last such day, whatever day it is."""
    assert parse_day(day_of_month(today - ago * DAY), today) == today - ago * DAY


@given(words=st.text(max_size=30))
def test_any_words_are_a_day_or_refused(words: str) -> None:
    """No other error comes out."""
    with suppress(ValueError):
        assert isinstance(parse_day(words, TODAY), date)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("22 Nov", TODAY),
        ("12 dec", date(2026, 12, 12)),
        ("21 November", date(2027, 11, 21)),
        ("29 Feb", date(2028, 2, 29)),
        ("12 Dec 2030", date(2030, 12, 12)),
        ("2026-12-12", date(2026, 12, 12)),
        ("2026-01-01", date(2026, 1, 1)),
        ("in 3 weeks", date(2026, 12, 13)),
        ("in 1 week", date(2026, 11, 29)),
    ],
)
def test_a_coming_day_is_the_next_one_of_its_name(words: str, found: date) -> None:
    """From today on; with its year it is that day, past or not."""
    assert parse_coming_day(words, TODAY) == found


@pytest.mark.parametrize("words", ["", "12", "12 d", "31 Feb", "yesterday", "2 days ago", "in a while"])
def test_what_names_no_coming_day_is_said(words: str) -> None:
    """In a sentence that says how."""
    with pytest.raises(ValueError, match=r"is not a day\. Say 12 Dec"):
        parse_coming_day(words, TODAY)
