"""Writing, changing and deleting entries, and what becomes of the day's answers that count them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from command_line import begun
from goals_made_up import goal
from msgspec.structs import replace

from store import acts, entry_acts
from store.entry_kind import happened
from store.goals.counted import counted
from store.items import item_of
from store.journal.journal import Journal
from store.records.goal import Measure

if TYPE_CHECKING:
    from conftest import MadeUpClock

    from store.records.entry import Entry

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
PANIC = Measure(id="panic", label="Panic", source="derived", of="panic", direction="at_most", target=4)
WHERE = replace(PANIC, id="where", having="where")
ACTIVITIES = Measure(id="done", label="Done", source="derived", of="activity", target=3)


@pytest.fixture
def journal(clock: MadeUpClock) -> Journal:
    """Return a journal in which two goals count panic attacks, one of them only those with a place."""
    goals = (begun("g1", PANIC), begun("g2", WHERE, ACTIVITIES))
    return Journal.in_memory(clock, {"goals": {str(n): each.document() for n, each in enumerate(goals, 1)}})


def written(journal: Journal, kind: str, day: date = TODAY, **fields: Any) -> Entry:  # noqa: ANN401 - what a kind holds
    """Write an entry and return it as it is kept."""
    entry = entry_acts.begin(kind, day, journal._clock(), **fields)
    journal.record(entry_acts.keep(entry, None, journal.history, TODAY))
    return kept(journal, entry)


def changed(journal: Journal, entry: Entry, **fields: Any) -> Entry:  # noqa: ANN401 - any field of an entry
    """Change an entry and return it as it is kept."""
    journal.record(entry_acts.keep(replace(entry, **fields), entry, journal.history, TODAY))
    return kept(journal, entry)


def kept(journal: Journal, entry: Entry) -> Entry:
    """Return an entry as the journal has it."""
    found = journal.history.entry(entry.id)
    assert found
    return found


def answers(journal: Journal, day: date = TODAY) -> dict[str, Any]:
    """Return a day's answers."""
    return journal.history.check_in(day).answers


def test_a_panic_attack_with_details_adds_one_to_the_day_of_every_goal_that_counts_it(journal: Journal) -> None:
    """One that has no place is no part of a goal that asks for one."""
    written(journal, "panic", peak=70)
    assert answers(journal) == {"m:panic": 1}
    written(journal, "panic", where="train")
    assert answers(journal) == {"m:panic": 2, "m:where": 1}


def test_deleting_an_entry_takes_itself_back_and_undo_brings_all_of_it_back(journal: Journal) -> None:
    """The last one that goes leaves the day unknown, not at zero."""
    first, second = (written(journal, "panic", where="train") for _ in range(2))
    journal.record(entry_acts.delete(first, journal.history, TODAY))
    assert answers(journal) == {"m:panic": 1, "m:where": 1}
    journal.record(entry_acts.delete(second, journal.history, TODAY))
    assert answers(journal) == {}
    journal.undo()
    journal.undo()
    assert answers(journal) == {"m:panic": 2, "m:where": 2}
    assert {entry.id for entry in journal.history.entries("panic")} == {first.id, second.id}


def test_details_after_one_key_are_of_the_same_attack(journal: Journal, clock: MadeUpClock) -> None:
    """`+` and then details: one entry, counted once."""
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    noted = entry_acts.without_details("panic", journal.history, TODAY)
    assert noted
    changed(journal, noted, fields={"peak": 70})
    assert answers(journal) == {"m:panic": 1}
    assert len(journal.history.entries("panic")) == 1
    assert entry_acts.without_details("panic", journal.history, TODAY) is None


def test_a_detail_that_a_goal_asks_for_makes_it_count_there(journal: Journal) -> None:
    """And without it, it counts there no longer."""
    entry = written(journal, "panic", peak=70)
    entry = changed(journal, entry, fields={"peak": 70, "where": "bus"})
    assert answers(journal) == {"m:panic": 1, "m:where": 1}
    changed(journal, entry, fields={"peak": 70})
    assert answers(journal) == {"m:panic": 1}


def test_an_entry_of_another_day_counts_on_that_day(journal: Journal) -> None:
    """Moved, it is taken off the one and added to the other."""
    entry = written(journal, "panic", peak=70)
    changed(journal, entry, day=YESTERDAY)
    assert (answers(journal), answers(journal, YESTERDAY)) == ({}, {"m:panic": 1})
    journal.undo()
    assert (answers(journal), answers(journal, YESTERDAY)) == ({"m:panic": 1}, {})


def test_a_day_total_above_its_entries_stays_above_them(journal: Journal) -> None:
    """Three were told with a digit, one of them gets its entry: four, and three again without it."""
    panicked = item_of(goal(PANIC), PANIC)
    assert panicked
    journal.record(acts.answer(panicked, TODAY, 3, TODAY))
    entry = written(journal, "panic", peak=70)
    assert answers(journal)["m:panic"] == 4
    journal.record(entry_acts.delete(entry, journal.history, TODAY))
    assert answers(journal)["m:panic"] == 3


def test_an_answer_in_words_is_left_as_it_is(journal: Journal) -> None:
    """A row that was answered another way before holds no number to add to."""
    journal = Journal.in_memory(
        journal._clock,
        {
            "goals": {"1": goal(PANIC, id="g1").document()},
            "check_ins": {"1": {"id": "0" * 16, "day": TODAY.isoformat(), "answers": {"m:panic": "na"}}},
        },
    )
    entry = written(journal, "panic", peak=70)
    assert answers(journal) == {"m:panic": "na"}
    journal.record(entry_acts.delete(entry, journal.history, TODAY))
    assert answers(journal) == {"m:panic": "na"}


def test_what_is_planned_counts_once_it_is_done(journal: Journal) -> None:
    """A plan is no activity yet; in part counts, not this time does not (clinical.md 3.2)."""
    plan = written(journal, "activity", activity="walk", status="planned")
    done = goal(ACTIVITIES)
    measure = done.rule.measures[0]
    assert not happened(plan)
    assert counted(journal.history, measure) == {}
    for status, counts in (("not_done", {}), ("partly", {TODAY.isoformat(): 1}), ("done", {TODAY.isoformat(): 1})):
        plan = changed(journal, plan, fields={"activity": "walk", "status": status})
        assert counted(journal.history, measure) == counts
    written(journal, "activity", activity="spontaneous")
    assert counted(journal.history, measure) == {TODAY.isoformat(): 2}


def test_only_the_fields_that_changed_are_written(journal: Journal) -> None:
    """Two windows that change one entry lose nothing of each other."""
    entry = written(journal, "note", text="mine")
    changed(journal, entry, fields={"text": "mine", "seen": "by the other window"})
    changed(journal, entry, fields={"text": "changed"}, private=True)
    assert kept(journal, entry).fields == {"text": "changed", "seen": "by the other window"}
    assert kept(journal, entry).private


def test_changes_of_one_act_are_taken_back_together_and_put_back(journal: Journal) -> None:
    """An entry that was kept word by word goes with one undo, and comes with one redo."""
    before = written(journal, "note", text="earlier")
    entry = entry_acts.begin("panic", TODAY, journal._clock(), where="t")
    last: Entry | None = None
    for where in ("t", "tr", "tra", "train"):
        entry = replace(entry, fields={"where": where})
        journal.record(entry_acts.keep(entry, last, journal.history, TODAY, act="form"))
        last = entry
    assert (kept(journal, entry).fields, answers(journal)) == ({"where": "train"}, {"m:panic": 1, "m:where": 1})
    undone = journal.undo()
    assert undone
    assert undone.words == "the panic, Sun 22 Nov"
    assert (journal.history.entries("panic"), answers(journal)) == ((), {})
    journal.redo()
    assert (kept(journal, entry).fields, answers(journal)) == ({"where": "train"}, {"m:panic": 1, "m:where": 1})
    journal.undo()
    journal.undo()
    assert journal.history.entry(before.id) is None


def test_a_long_text_kept_many_times_is_remembered_twice_at_most(journal: Journal) -> None:
    """What takes an act back holds the text before and after it, not every step between."""
    entry = written(journal, "note", text="before")
    for length in range(1, 30):
        entry = replace(entry, fields={"text": "x" * length})
        journal.record(entry_acts.keep(entry, kept(journal, entry), journal.history, TODAY, act="form"))
    (_, steps) = journal._done[-1]
    assert len(steps) == 1
    journal.undo()
    assert kept(journal, entry).fields == {"text": "before"}


def test_a_plan_is_cut_down_to_two_minutes_in_one_step(journal: Journal) -> None:
    """Once, and only what is a plan; it is the same plan with the same credit."""
    plan = written(journal, "activity", activity="walk", status="planned", planned_minutes=30)
    change = entry_acts.shrink(plan, journal.history, TODAY)
    assert change
    journal.record(change)
    assert kept(journal, plan).fields["planned_minutes"] == 2
    assert entry_acts.shrink(kept(journal, plan), journal.history, TODAY) is None
    assert entry_acts.shrink(written(journal, "note", text="no plan"), journal.history, TODAY) is None
    assert entry_acts.shrink(written(journal, "activity", status="done"), journal.history, TODAY) is None


def test_the_kinds_come_most_used_first(journal: Journal) -> None:
    """What a person writes often is one digit away."""
    for kind in ("worry", "worry", "contact"):
        written(journal, kind, note="x")
    assert entry_acts.most_used(journal.history)[:3] == ("worry", "contact", "activity")
