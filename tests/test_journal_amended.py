"""A list that two windows write: each keeps what it did, and takes back what it did alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes import Amend, Change, Put
from store.journal.amended import amended
from store.journal.errors import NotSavedError
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

TEA, WALK, READ = ({"id": name, "label": name, "from_later": 1} for name in ("tea", "walk", "read"))
NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def amend(old: list[Any], new: list[Any], field: str = "own_items", act: str = "") -> Change:
    """Return the change that makes of a list of the settings what was made of it."""
    return Change(words="a list", edits=(Amend("settings", "settings", (field,), old, new),), act=act)


def own(journal: Journal) -> list[dict[str, Any]]:
    """Return the rows of one's own as they stand."""
    (settings,) = [*journal.history._tables.get("settings", {}).values()] or [{}]
    return list(settings.get("own_items", []))


@pytest.fixture
def windows(tmp_path: Path) -> tuple[Journal, Journal]:
    """Return two windows on one journal in which a list has one member, the second not seen by the first."""
    first = Journal.open(tmp_path, clock)
    first.record(amend([], [TEA]))
    second = Journal.open(tmp_path, clock)
    return first, second


def test_what_another_window_added_stays(windows: tuple[Journal, Journal]) -> None:
    """Each wrote its list without the other's member; both are there, and undo takes one's own alone."""
    first, second = windows
    second.record(amend([TEA], [TEA, WALK]))
    first.record(amend([TEA], [TEA, READ]))
    assert {each["id"] for each in own(first)} == {"tea", "walk", "read"}
    first.undo()
    assert own(first) == [TEA, WALK]
    first.redo()
    assert {each["id"] for each in own(first)} == {"tea", "walk", "read"}


def test_a_member_changed_in_two_windows_keeps_both_fields(windows: tuple[Journal, Journal]) -> None:
    """Of a field that both wrote the last word holds, and undo leaves what the other wrote since."""
    first, second = windows
    second.record(amend([TEA], [{**TEA, "off": True}]))
    first.record(amend([TEA], [{**TEA, "label": "green tea"}]))
    assert own(first) == [{**TEA, "off": True, "label": "green tea"}]
    second.record(amend([{**TEA, "label": "green tea"}], [{**TEA, "label": "mint"}]))
    assert first.undo() is None
    assert own(second) == [{**TEA, "off": True, "label": "mint"}]


def test_a_member_that_was_taken_out_there_and_changed_here_is_kept(windows: tuple[Journal, Journal]) -> None:
    """What was written last holds; one that was not changed here stays out."""
    first, second = windows
    second.record(amend([TEA], [TEA, WALK]))
    second.record(amend([TEA, WALK], []))
    first.record(amend([TEA, WALK], [{**TEA, "label": "mint"}, WALK]))
    assert own(first) == [{**TEA, "label": "mint"}]


def test_what_another_window_changed_is_not_taken_back_with_what_was_added_here(
    windows: tuple[Journal, Journal],
) -> None:
    """A row that was made here and turned off there stays."""
    first, second = windows
    first.record(amend([TEA], [TEA, WALK]))
    second.record(amend([TEA, WALK], [TEA, {**WALK, "off": True}]))
    first.undo()
    assert own(first) == [TEA, {**WALK, "off": True}]


def test_a_list_that_was_emptied_comes_back(windows: tuple[Journal, Journal]) -> None:
    """An empty list is gone from the file, and undo brings the same back."""
    first, _ = windows
    first.record(amend([TEA], []))
    assert own(first) == []
    first.undo()
    assert own(first) == [TEA]
    first.undo()
    assert first.history.settings.own_items == ()


def test_keys_of_one_act_are_taken_back_together(windows: tuple[Journal, Journal]) -> None:
    """What is typed letter by letter is one undo, also where another window wrote between two letters."""
    first, second = windows
    typed = [{"id": "read", "label": words} for words in ("r", "re", "rea")]
    for before, now in zip([None, *typed], typed, strict=False):
        first.record(amend([TEA, *([before] if before else [])], [TEA, now], act="typing"))
    second.record(amend([TEA], [TEA, WALK]))
    first.record(amend([TEA, typed[-1]], [TEA, {"id": "read", "label": "read"}], act="typing"))
    first.undo()
    assert own(first) == [TEA, WALK]


def test_the_order_given_here_holds_and_what_came_stands_where_it_stood() -> None:
    """Words are their own names; without a move here the other window's order stays."""
    assert amended(["a", "n", "b"], ["a", "b"], ["b", "a"], yields=False) == ["b", "a", "n"]
    assert amended(["b", "a"], ["a", "b"], ["a", "b", "c"], yields=False) == ["b", "c", "a"]
    assert amended(["b", "a"], [], ["a", "b"], yields=False) == ["a", "b"]
    assert amended(["c", "b", "a"], ["b", "a", "c"], ["a", "b", "c"], yields=True) == ["c", "b", "a"]


def test_a_field_that_is_no_list_is_refused(windows: tuple[Journal, Journal]) -> None:
    """Nothing is changed then."""
    first, _ = windows
    first.record(Change(words="", edits=(Put("settings", "settings", ("country",), "GB"),)))
    with pytest.raises(NotSavedError, match="not a list"):
        first.record(amend([], ["DE"], field="country"))
    assert first.history.settings.country == "GB"


@given(NAMES, NAMES, NAMES)
def test_nothing_is_lost_and_nothing_comes_twice(now: list[str], old: list[str], new: list[str]) -> None:
    """What either brought is there once, what either took out is not, whatever the two made of it."""
    for yields in (False, True):
        merged = amended(now, old, new, yields=yields)
        assert len(merged) == len(set(merged))
        assert set(merged) == ((set(now) | set(new)) - (set(old) - set(new)) - (set(old) - set(now)))


@given(NAMES, NAMES, NAMES)
def test_undo_leaves_what_the_other_window_made_of_it(old: list[str], mine: list[str], theirs: list[str]) -> None:
    """After this window's change and its undo the members are those of the other window."""
    after = amended(theirs, old, mine, yields=False)
    assert amended(after, after, theirs, yields=True) == theirs
