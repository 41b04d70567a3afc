"""Text from anywhere: nothing in it can move the cursor of a terminal or turn a line around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.text import UnusableTextError, clean, in_place, one_line

HOSTILE = "[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 日本語 🙂"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_control_characters_are_taken_out_and_all_else_is_kept() -> None:
    """Escape sequences lose what makes them one; brackets, scripts and emoji stay."""
    assert clean(HOSTILE) == "[/b] [@click=app.quit]x[/] ]52;c;aGk= 日本語 🙂"
    assert clean("a\x00b\x7fc\x9bd\x85e\x0bf\x0cg") == "abcdefg"


def test_what_belongs_together_stays_together() -> None:
    """Families, flags, skin tones, accents and Hebrew are text."""
    for text in ("👨‍👩‍👧", "🇳🇱", "👍🏽", "e\u0301", "שלום", "\ufeff", "a\u200db"):
        assert clean(text) == text


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb"])
def test_every_kind_of_line_end_becomes_one(text: str) -> None:
    """Text from Windows and from old Macs has the same lines."""
    assert clean(text) == "a\nb"


@given(st.text(st.characters()) | ANY_TEXT)
def test_what_is_typed_among_shows_a_character_for_each(text: str) -> None:
    """So the cursor stands where it seems to, and none of them is one that a terminal obeys."""
    assert len(in_place(text)) == len(text)
    assert clean(in_place(text)) == in_place(text)


def test_a_tab_stays_in_the_text_and_is_a_space_in_a_line() -> None:
    """A cell of a terminal's row is no place for a tab."""
    assert clean("a\tb") == "a\tb"
    assert one_line("a\tb") == "a b"


@pytest.mark.parametrize("text", ["\ud83d", "half \udc42 a character"])
def test_half_a_character_is_refused_with_a_sentence(text: str) -> None:
    """No UTF-8 file can hold it."""
    for way in (clean, one_line):
        with pytest.raises(
            UnusableTextError, match=r"^That text holds half a character, which cannot be stored\.$"
        ):
            way(text)


@pytest.mark.parametrize("text", ["a\n\n\tb", "a\u2028b", "a\u2029b", "a\r\nb"])
def test_a_line_has_no_breaks(text: str) -> None:
    """A run of them is one space."""
    assert one_line(text) == "a b"


def test_nothing_turns_the_direction_of_a_line() -> None:
    """Marks, embeddings, overrides and isolates are left out of a line, and kept in the text."""
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert one_line(f"a{turning}b") == "ab"
    assert clean(turning) == turning


@given(text=ANY_TEXT)
def test_clean_text_is_clean_and_stays_as_it_is(text: str) -> None:
    """No control characters but newline and tab, whatever comes in; a second cleaning changes nothing."""
    cleaned = clean(text)
    controls = {character for character in cleaned if unicodedata.category(character) == "Cc"}
    assert controls <= {"\n", "\t"}
    assert clean(cleaned) == cleaned


@given(text=ANY_TEXT)
def test_a_line_is_one_line_by_every_rule(text: str) -> None:
    """Not even one of the breaks that Python alone knows is left in it."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Zl", "Zp"}
    assert one_line(line) == line
