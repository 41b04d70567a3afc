"""Hours as people write them and as they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.hours import parse_hours, spoken_hours
from store.items import SLEEP_HOURS, checked


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        *((str(whole), whole) for whole in range(25)),
        *(("7.5", 7.5), ("7,5", 7.5), ("7.25", 7.25), ("7.", 7), (".5", 0.5), (",5", 0.5), (" 7 ", 7)),
        *(("730", 7.5), ("0730", 7.5), ("715", 7.25), ("1015", 10.25), ("000", 0), ("2400", 24), ("720", 7.33)),
    ],
)
def test_hours_are_read_as_people_write_them(words: str, hours: float) -> None:
    """Whole, with a point or a comma, or as the clock shows them: from three digits on the last two are minutes."""
    assert parse_hours(words) == hours


@pytest.mark.parametrize(
    "words",
    [
        *("", "25", "24.1", "775", "760", "2401", "2460", "99999", "9" * 5000, "..", ".", ",", "7.5.", "7,5,5"),
        *("-1", "-0.5", "nan", "inf", "-inf", "1e1", "1_0", "+7", "7h", "seven", "7:30", "²"),
    ],
)
def test_what_is_no_number_of_hours_is_refused_with_a_sentence(words: str) -> None:
    """The sentence shows the forms there are."""
    with pytest.raises(ValueError, match=r"^Hours go from 0 to 24: 7, 7\.5, 7,5 or 730\.$"):
        parse_hours(words)


@given(words=st.text(alphabet="0123456789.,", max_size=12))
def test_whatever_the_row_lets_be_typed_is_hours_or_refused(words: str) -> None:
    """And what is read is an answer."""
    try:
        hours = parse_hours(words)
    except ValueError:
        return
    assert checked(SLEEP_HOURS, hours) == hours


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "0"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7½"),
        (0.5, "½"),
        (7.25, "7¼"),
        (7.75, "7¾"),
        (7.33, "7:20"),
        (24, "24"),
    ],
)
def test_hours_are_said_as_people_say_them(hours: float, words: str) -> None:
    """Quarters as such, other minutes by the clock."""
    assert spoken_hours(hours) == words


def test_every_minute_of_a_day_is_said_as_it_was_typed() -> None:
    """Two decimals in the file are enough to give the minute back."""
    quarters = {0: "", 15: "¼", 30: "½", 45: "¾"}
    for minutes in range(24 * 60):
        whole, rest = divmod(minutes, 60)
        said = spoken_hours(parse_hours(f"{whole}{rest:02d}"))
        expected = f"{whole or ''}{quarters[rest]}" if rest in quarters else f"{whole}:{rest:02d}"
        assert said == (expected or "0")


@given(hours=st.floats(0, 24))
def test_no_hour_has_sixty_minutes(hours: float) -> None:
    """A number from another program may lie a hair below the hour."""
    _, _, minutes = spoken_hours(hours).partition(":")
    assert not minutes or int(minutes) < 60


def test_a_hair_below_the_hour_is_the_hour() -> None:
    """6.999 is seven."""
    assert spoken_hours(6.999) == "7"
