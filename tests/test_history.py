"""What the journal knows, read lazily from its tables."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from store.history import History
from store.records.check_in import CheckIn

if TYPE_CHECKING:
    from store.history import Tables

DAYS: Tables = {
    "check_ins": {
        "3": {"day": "2026-11-22", "answers": {"mood": 6, "note": "Saw Noor."}},
        "1": {"day": "2026-11-20", "answers": {"mood": 0, "anxiety": 4}, "late": ["mood"], "hard": True},
        "2": {"day": "2026-11-21", "left": ["mood"], "a_field_to_come": 1},
    }
}


def test_an_empty_history_knows_nothing_and_asks_nothing_of_the_caller() -> None:
    """Every question has an empty answer, and the settings their defaults."""
    history = History()
    assert (history.goals, history.events, history.days, history.entries("panic")) == ((), (), (), ())
    assert (dict(history.answers("mood")), history.late("mood"), history.hard_days) == (
        {},
        frozenset(),
        frozenset(),
    )
    assert history.check_in(date(2026, 11, 22)) == CheckIn(day=date(2026, 11, 22))
    assert (history.settings.country, history.settings.day_ends, history.settings.evening) == (
        "",
        time(4),
        time(18),
    )
    assert (history.read_only, history.notices) == ("", ())


def test_days_are_in_order_however_they_stand_in_the_file() -> None:
    """TinyDB numbers documents by when they were made."""
    assert History(DAYS).days == ("2026-11-20", "2026-11-21", "2026-11-22")


def test_a_day_is_read_whole() -> None:
    """Answers, what was left, what came late, and whether it was a hard day."""
    history = History(DAYS)
    hard, left = history.check_in(date(2026, 11, 20)), history.check_in(date(2026, 11, 21))
    assert (hard.answers, hard.late, hard.hard) == ({"mood": 0, "anxiety": 4}, ("mood",), True)
    assert (left.answers, left.left, left.hard) == ({}, ("mood",), False)


def test_answers_come_by_day_in_order_and_unknown_is_absent() -> None:
    """0 is an answer; a day on which the row was left has none."""
    assert list(History(DAYS).answers("mood").items()) == [("2026-11-20", 0), ("2026-11-22", 6)]
    assert History(DAYS).late("mood") == {"2026-11-20"}
    assert History(DAYS).late("anxiety") == frozenset()
    assert History(DAYS).hard_days == {"2026-11-20"}


def test_answers_cannot_be_changed_by_whoever_reads_them() -> None:
    """The picture of one moment is shared by every pane."""
    with pytest.raises(TypeError, match="assignment"):
        History(DAYS).answers("mood")["2026-11-22"] = 1  # type: ignore[index]  # that it is refused is the test


def test_entries_are_found_by_kind_and_by_day_in_the_order_of_their_making() -> None:
    """Another kind, another day and an unknown kind do not mix in."""
    entries: dict[str, dict[str, Any]] = {
        "1": {"id": "a", "kind": "panic", "day": "2026-11-22", "at": "2026-11-22T07:40:00+01:00"},
        "2": {"id": "b", "kind": "walk", "day": "2026-11-22"},
        "3": {"id": "c", "kind": "panic", "day": "2026-11-20", "fields": {"peak": 8}},
        "4": {"id": "d", "kind": "panic", "day": "2026-11-22"},
    }
    history = History({"entries": entries})
    assert [entry.id for entry in history.entries("panic")] == ["a", "c", "d"]
    assert [entry.id for entry in history.entries("panic", date(2026, 11, 22))] == ["a", "d"]
    assert history.entries("panic", date(2026, 11, 21)) == history.entries("thought_record") == ()
    assert history.entries("panic")[1].fields == {"peak": 8}


def test_events_come_in_order_of_day() -> None:
    """Charts mark them from left to right."""
    events = {
        "1": {"id": "a", "day": "2026-11-22", "words": "back home"},
        "2": {"id": "b", "day": "2026-11-02", "words": "sertraline 50 mg", "last": "2026-11-09"},
    }
    assert [event.id for event in History({"events": events}).events] == ["b", "a"]


def test_settings_are_read_and_each_that_is_absent_is_at_its_default() -> None:
    """One document; fields of another version do no harm."""
    document: dict[str, Any] = {"country": "NL", "day_ends": "02:30:00", "a_field_to_come": [1]}
    settings = History({"settings": {"1": document}}).settings
    assert (settings.country, settings.day_ends, settings.evening) == ("NL", time(2, 30), time(18))


def test_histories_are_compared_by_identity() -> None:
    """A new picture is a new moment, even of the same tables."""
    assert History(DAYS) != History(DAYS)


def test_a_question_is_answered_once_and_remembered() -> None:
    """Ten years of goals and days are not read again for every chart."""
    history = History(DAYS)
    assert history.days is history.days
    assert history.goals is history.goals
