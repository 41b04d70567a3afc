"""What is typed into the fields of an entry."""

from __future__ import annotations

from typing import Any

import pytest

from store.entry_answers import put, question, read, read_time
from store.entry_choices import add, every, hide, list_name, offered, show
from store.entry_kind import YES_PARTLY_NO, EntryField, FieldType, Option
from store.journal.journal import Journal
from store.records.text import UnusableTextError


def field(kind: FieldType, **more: Any) -> EntryField:  # noqa: ANN401 - any field of it
    """Return a field of a type."""
    return EntryField(id="it", label="It", asks="What?", type=kind, **more)


MINUTES = field("number", unit="min", most=90)
HELD = field("choice", options=YES_PARTLY_NO)
BODY = field("many", options=(Option("racing heart"), Option("hot", "hot or cold")))


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("2310", "23:10"),
        ("23:10", "23:10"),
        ("23.10", "23:10"),
        (" 7 ", "07:00"),
        ("730", "07:30"),
        ("0000", "00:00"),
        ("11.10 pm", "23:10"),
        ("12 am", "00:00"),
        ("12:30PM", "12:30"),
        ("7h05", "07:05"),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, time: str) -> None:
    """Four digits, a colon, a dot, or half a day with am and pm."""
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["24", "2360", "25:00", "13 pm", "0 am", "noon", "12345", "-1", ""])
def test_what_is_no_time_is_said(typed: str) -> None:
    """The sentence shows how."""
    with pytest.raises(ValueError, match="2310"):
        read_time(typed)


@pytest.mark.parametrize(
    ("one", "typed", "value"),
    [
        (field("rating"), "0", 0),
        (field("rating"), "X", 10),
        (field("percent"), "70 %", 70),
        (MINUTES, "10 min", 10),
        (MINUTES, "2,5", 2.5),
        (field("yes_no"), "No", False),
        (HELD, "2", "partly"),
        (HELD, "i", "partly"),
        (HELD, "in part", "partly"),
        (HELD, "Y", "yes"),
        (BODY, "2, cold feet, 1, hot or cold", ["hot", "cold feet", "racing heart"]),
        (
            field("feelings"),
            "fear 80, shame: 40; grief",
            [
                {"name": "fear", "before": 80},
                {"name": "shame", "before": 40},
                {"name": "grief"},
            ],
        ),
        (field("feelings"), "fear 80 %", [{"name": "fear", "before": 80}]),
        (field("text"), " two  spaces ", " two  spaces "),
        (field("long"), "a\r\nb\x1b[31m\x00", "a\nb[31m"),
    ],
)
def test_an_answer_is_read(one: EntryField, typed: str, value: object) -> None:
    """Texts stay as they are but for control characters."""
    assert read(one, typed) == value


@pytest.mark.parametrize(
    ("one", "typed"),
    [
        (field("rating"), "11"),
        (field("rating"), "5.5"),
        (field("percent"), "101"),
        (field("percent"), "-3"),
        (field("percent"), "٥"),
        (MINUTES, "91"),
        (MINUTES, "ten"),
        (MINUTES, "1e3"),
        (field("yes_no"), "perhaps"),
        (HELD, "4"),
        (HELD, "maybe"),
        (field("feelings"), "fear 800"),
    ],
)
def test_what_a_field_cannot_take_is_refused_with_a_sentence(one: EntryField, typed: str) -> None:
    """And nothing is changed by it."""
    with pytest.raises(ValueError, match=r"\."):
        put({"it": 1}, one, typed)


def test_half_a_character_is_refused() -> None:
    """No file can hold it."""
    with pytest.raises(UnusableTextError):
        read(field("text"), "a\ud800")


def test_a_question_says_what_it_was_before() -> None:
    """The second rating is asked beside the first, with its kind word."""
    again = field("percent", low="none", high="all", after="before", note="Either is fine.")
    assert question(again, {"before": 80}) == "What? 0 none, 100 all. It was 80. Either is fine."
    assert question(again, {}) == "What? 0 none, 100 all. Either is fine."


def test_own_words_are_added_and_any_are_hidden_and_shown_again(clock: Any) -> None:  # noqa: ANN401 - a made-up clock
    """Own ones that are hidden are gone; what others wrote stays in the list as a whole."""
    journal = Journal.in_memory(clock)
    name = list_name("panic", BODY)

    def shown() -> list[str]:
        return [option.value for option in offered(journal.history.settings, name, BODY)]

    journal.record(add(name, " cold \n feet "))
    assert shown() == ["racing heart", "hot", "cold feet"]
    journal.record(hide(journal.history.settings, name, "hot"))
    assert shown() == ["racing heart", "cold feet"]
    assert [option.value for option in every(journal.history.settings, name, BODY)][1] == "hot"
    journal.record(show(name, "hot"))
    journal.record(hide(journal.history.settings, name, "cold feet"))
    assert shown() == ["racing heart", "hot"]
    journal.undo()
    assert shown() == ["racing heart", "hot", "cold feet"]
