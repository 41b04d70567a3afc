"""Help numbers before a release: what nobody has checked for a year is listed, and every number is one."""

from __future__ import annotations

import re
from datetime import date

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from store.helplines.checked import main, unchecked
from store.helplines.countries import Country, Service, countries

TODAY = date(2026, 11, 22)
NUMBER = re.compile(r"\d[\d -]+\d")
UNDATED = {
    ("FI", "MIELI crisis line"),
    ("GB", "Shout"),
    ("HK", "Samaritan Befrienders"),
    ("JP", "Yorisoi Hotline"),
    ("LV", "Crisis line 116123"),
    ("PL", "Centrum Wsparcia"),
}
"""Lines whose pages bear no day; no other may come without one."""
YOUNG = 6
"""Digits of a short number that came after the library's tables, and is only said to be possible by them."""


def _service(checked_on: str) -> Service:
    return Service("Line", phone="116 123", source="line.org", source_date="2022", checked_on=checked_on)


@pytest.mark.parametrize(
    ("checked_on", "listed"),
    [("", True), ("2026-11-22", False), ("2025-11-22", False), ("2025-11-21", True), ("2027-01-01", True)],
)
def test_a_number_holds_for_a_year_after_it_was_checked(checked_on: str, listed: bool) -> None:
    """Never, too long ago, and a day that is still to come are all listed, with where it was read."""
    country = Country("XX", "Somewhere", ("112",), "2026-11-01", (_service(checked_on),))
    lines = list(unchecked({"XX": country}, TODAY))
    assert [line.startswith("XX  Line: 116 123 (") and line.endswith("read at line.org") for line in lines] == (
        [True] if listed else []
    )


def test_an_emergency_number_is_checked_like_any_other() -> None:
    """It is listed by its country."""
    assert list(unchecked({"XX": Country("XX", "Somewhere", ("112", "999"))}, TODAY)) == [
        "XX  emergency 112, 999 (never checked)"
    ]


def test_a_release_waits_for_what_was_not_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """The list names every line of the file whose day is empty, and its status stops `make`."""
    empty = [line for country in countries().values() for line in country.services if not line.checked_on]
    assert main(TODAY) == bool(empty)
    printed = capsys.readouterr().out
    assert all(f"{line.name}: " in printed for line in empty)


@pytest.mark.parametrize("country", countries().values(), ids=countries())
def test_every_number_is_one_of_its_country(country: Country) -> None:
    """As far as the tables of phonenumbers know such numbers; what they do not know is short and possible."""
    for emergency in country.emergency:
        (digits, *_) = emergency.split()
        assert shortnumberinfo.is_emergency_number(digits, country.code), emergency
    for service in country.services:
        for written in NUMBER.findall(f"{service.phone} or {service.sms}"):
            number = phonenumbers.parse(written, country.code)
            known = phonenumbers.is_valid_number_for_region(number, country.code)
            short = shortnumberinfo.is_valid_short_number_for_region(number, country.code)
            young = len(re.sub(r"\D", "", written)) <= YOUNG
            possible = shortnumberinfo.is_possible_short_number_for_region(number, country.code)
            assert known or short or (young and possible), f"{service.name}: {written}"


@pytest.mark.parametrize("written", ["0800 111 0 11", "99999", "12"])
def test_the_check_sees_a_number_that_is_none(written: str) -> None:
    """A digit too few, and digits that nobody has, are found out in Germany."""
    number = phonenumbers.parse(written, "DE")
    assert not phonenumbers.is_valid_number_for_region(number, "DE")
    assert not shortnumberinfo.is_valid_short_number_for_region(number, "DE")


def test_each_line_says_when_it_was_written_down() -> None:
    """A line without the day of its source is one of the few whose pages bear none."""
    undated = {
        (code, line.name)
        for code, country in countries().items()
        for line in country.services
        if not line.source_date
    }
    assert undated == UNDATED
