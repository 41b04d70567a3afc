"""Questions of the person's own: what each asks, what keeps one from being asked, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import day
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.asked import added, groups, moved, offered, removed, reworded, rows_a_morning, turned
from store.changes import DAILY, Change, Put
from store.journal.journal import Journal
from store.own_items import (
    asks_the_same,
    choices_in,
    own_item,
    own_problems,
    symptoms,
    tidied,
)
from store.records.own_item import OwnItem
from store.row_name import MOST_CELLS, cells

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.asked import Askable
    from store.records.own_item import OwnKind
    from store.records.settings import Settings

WORRY, LONELY = symptoms()[8], OwnItem(id="o1", label="Lonely", question="How lonely was I?")
STANDARD = ["mood", "anxiety", "energy", "note", "sleep_hours", "sleep_quality"]


@pytest.fixture
def journal(tmp_path: Path, clock: MadeUpClock) -> Journal:
    """Return an empty journal."""
    return Journal.open(tmp_path, clock)


def _settings(journal: Journal, *changes: Change | None) -> Settings:
    for change in changes:
        assert change
        journal.record(change)
    return journal.history.settings


def _order(settings: Settings) -> list[str]:
    return [row.item.id for group in groups(settings) for row in group.rows]


def _row(settings: Settings, item: str) -> Askable:
    return next(row for group in groups(settings) for row in group.rows if row.item.id == item)


def _answered(item: str) -> Change:
    return Change(words="an answer", edits=(Put(DAILY, day(0).isoformat(), ("answers", item), 4),))


@pytest.mark.parametrize(
    ("own", "question"),
    [
        (OwnItem(id="o", label="Lonely"), "Lonely {when}, taken as a whole"),
        (LONELY, "How lonely was I, {when}?"),
        (OwnItem(id="o", label="Lunch", kind="tick"), "Lunch, {when}?"),
        (OwnItem(id="o", label="Coffee", kind="tally"), "Coffee {when}: how many times?"),
        (OwnItem(id="o", label="Coffee", kind="tally", question="How many cups? "), "How many cups, {when}?"),
        (OwnItem(id="o", label="Piano", kind="minutes"), "Piano {when}: how many minutes?"),
        (OwnItem(id="o", label="Food", kind="choice", choices=("a", "b")), "Food, {when}?"),
    ],
)
def test_a_question_is_asked_with_its_day(own: OwnItem, question: str) -> None:
    """What the person wrote as a question stays theirs; a plain word becomes one."""
    assert own_item(tidied(own)).question == question


def test_every_symptom_can_be_asked_and_told_apart() -> None:
    """Each has an id and a row of its own, a name that fits, and words for both ends."""
    assert len({own.id for own in symptoms()}) == len({own.label for own in symptoms()}) == len(symptoms()) == 18
    assert not [own.label for own in symptoms() if own_problems(own) or not (own.low and own.high)]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (OwnItem(id="o", label="  "), "short name"),
        (OwnItem(id="o", label="a" * 12), "room for 11"),
        (OwnItem(id="o", label="気分気分気分"), "room for 11"),
        (OwnItem(id="o", label="Food", kind="choice", choices=("one",)), "two to 9"),
        (OwnItem(id="o", label="Food", kind="choice", choices=tuple("abcdefghij")), "two to 9"),
        (OwnItem(id="o", label="Food", kind="choice", choices=("a", "a")), "the same"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(own: OwnItem, said: str) -> None:
    """One sentence says what is not right."""
    (sentence,) = own_problems(own)
    assert said in sentence


def test_a_name_is_as_long_as_it_is_wide() -> None:
    """Wide signs take two cells, accents none; eleven fit."""
    assert (cells("気分"), cells("e\u0301"), cells("Lonely")) == (4, 1, 6)
    assert not own_problems(OwnItem(id="o", label="a" * MOST_CELLS))


@given(st.lists(st.text(st.characters(exclude_characters=",")), max_size=9))
def test_answers_stand_between_commas(answers: list[str]) -> None:
    """Blanks around them and empty ones go, all else stays."""
    assert choices_in(", ".join(answers)) == tuple(filter(None, (answer.strip() for answer in answers)))


def test_what_a_kind_has_no_use_for_is_no_other_question() -> None:
    """The ends of a yes or no are dropped; other ends of a rating are other words."""
    tick = OwnItem(id="o", label="Lunch", kind="tick")
    assert asks_the_same(tick, replace(tick, low="none", choices=("a",), off=True, id="p", label="Lunch "))
    assert not asks_the_same(LONELY, replace(LONELY, high="worst"))


def test_everything_stands_in_the_order_it_is_asked_in(journal: Journal) -> None:
    """A question of one's own comes after the ratings and before the line; the morning is last."""
    assert _order(journal.history.settings) == STANDARD
    settings = _settings(journal, added(WORRY, journal.history.settings))
    assert _order(settings) == ["mood", "anxiety", "energy", "own:worry", *STANDARD[3:]]


def test_a_row_moves_among_those_asked_with_it(journal: Journal) -> None:
    """A worry goes up to the top and no further; nothing passes the line, and the night stays in the morning."""
    _settings(journal, added(WORRY, journal.history.settings))
    for _ in range(3):
        settings = journal.history.settings
        _settings(journal, moved(_row(settings, "own:worry"), settings, -1))
    settings = journal.history.settings
    assert _order(settings) == ["own:worry", *STANDARD]
    stuck = (("own:worry", -1), ("energy", 1), ("note", -1), ("sleep_hours", -1), ("sleep_quality", 1))
    assert [moved(_row(settings, item), settings, step) for item, step in stuck] == [None] * len(stuck)
    settings = _settings(journal, moved(_row(settings, "sleep_hours"), settings, 1))
    assert _order(settings)[-2:] == ["sleep_quality", "sleep_hours"]


@pytest.mark.parametrize("item", ["mood", "note", "own:worry"])
def test_a_row_is_turned_off_and_on_again(item: str, journal: Journal) -> None:
    """It keeps its id and its place."""
    settings = _settings(journal, added(WORRY, journal.history.settings))
    before = _order(settings)
    settings = _settings(journal, turned(_row(settings, item), settings, on=False))
    assert not _row(settings, item).on
    settings = _settings(journal, turned(_row(settings, item), settings, on=True))
    assert _row(settings, item).on
    assert _order(settings) == before


def test_other_words_are_another_series_and_the_old_one_is_kept_off(journal: Journal) -> None:
    """The new question takes the place of the old one under an id of its own; the answers stay with theirs."""
    settings = _settings(journal, added(LONELY, journal.history.settings), _answered("own:o1"))
    settings = _settings(journal, moved(_row(settings, "own:o1"), settings, -1))
    settings = _settings(journal, reworded(LONELY, replace(LONELY, high="worst ever"), journal.history))
    new, old = settings.own_items
    assert (old.id, old.off, old.high, new.off, new.high) == ("o1", True, "", False, "worst ever")
    assert new.id != "o1"
    assert _order(settings)[2:4] == [f"own:{new.id}", "own:o1"]
    assert journal.history.answers("own:o1")
    journal.undo()
    assert [own.id for own in journal.history.settings.own_items] == ["o1"]
    assert not journal.history.settings.own_items[0].off


def test_words_that_were_never_answered_leave_no_old_row_behind(journal: Journal) -> None:
    """A slip of the pen is put right without a trace; the id is another one all the same."""
    _settings(journal, added(LONELY, journal.history.settings))
    (only,) = _settings(journal, reworded(LONELY, replace(LONELY, label="Alone"), journal.history)).own_items
    assert only.label == "Alone"
    assert only.id != LONELY.id
    assert reworded(only, replace(only, label=" Alone "), journal.history) is None


def test_a_question_is_deleted_and_its_answers_stay(journal: Journal) -> None:
    """A symptom that is taken again goes on with its series."""
    settings = _settings(journal, added(WORRY, journal.history.settings), _answered("own:worry"))
    assert WORRY not in offered(settings)
    settings = _settings(journal, removed(settings.own_items[0], settings))
    assert settings.own_items == ()
    assert WORRY in offered(settings)
    assert journal.history.answers("own:worry")


@pytest.mark.parametrize("kind", ["rating", "tick", "tally", "minutes", "choice"])
def test_every_kind_is_counted_among_the_rows_of_a_morning(kind: OwnKind, journal: Journal) -> None:
    """Five rows wait to begin with; one more of any kind makes six, and turned off five again."""
    own = OwnItem(id="o", label="Own", kind=kind, choices=("a", "b"))
    assert rows_a_morning(journal.history, day(0)) == 5
    settings = _settings(journal, added(own, journal.history.settings))
    assert rows_a_morning(journal.history, day(0)) == 6
    _settings(journal, turned(_row(settings, "own:o"), settings, on=False))
    assert rows_a_morning(journal.history, day(0)) == 5


def test_what_two_windows_make_of_the_questions_is_all_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each adds, turns off, moves and deletes without having seen what the other did meanwhile."""
    first = Journal.open(tmp_path, clock)
    first.record(added(LONELY, first.history.settings))
    second = Journal.open(tmp_path, clock)
    second.record(added(OwnItem(id="o2", label="Tea"), second.history.settings))
    second.record(added(OwnItem(id="o3", label="Walk"), second.history.settings))
    first.record(turned(groups(first.history.settings)[0].rows[3], first.history.settings, on=False))
    seen = [(own.label, own.off) for own in first.history.settings.own_items]
    assert seen == [("Lonely", True), ("Tea", False), ("Walk", False)]
    second.record(removed(second.history.settings.own_items[1], second.history.settings))
    first.record(added(OwnItem(id="o4", label="Read"), first.history.settings))
    assert [own.label for own in first.history.settings.own_items] == ["Lonely", "Walk", "Read"]
    while first.undo():
        pass
    assert [own.label for own in first.history.settings.own_items] == ["Walk"]


def test_of_two_orders_the_last_one_holds_with_the_row_it_had_not_seen(tmp_path: Path, clock: MadeUpClock) -> None:
    """Taken back, it gives way to the order of the other window."""
    first = Journal.open(tmp_path, clock)
    first.record(moved_down("mood", first))
    second = Journal.open(tmp_path, clock)
    second.record(added(LONELY, second.history.settings))
    second.record(moved_down("anxiety", second))
    first.record(moved_down("sleep_hours", first))
    order = first.history.settings.item_order
    assert order.index("sleep_quality") < order.index("sleep_hours")
    assert "own:o1" in order
    first.undo()
    assert first.history.settings.item_order.index("mood") < first.history.settings.item_order.index("anxiety")


def moved_down(item: str, journal: Journal) -> Change:
    """Return the change that asks a row one place later."""
    settings = journal.history.settings
    row = next(row for group in groups(settings) for row in group.rows if row.item.id == item)
    change = moved(row, settings, 1)
    assert change
    return change
