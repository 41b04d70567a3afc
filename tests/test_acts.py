"""What a person does, as changes: how it stands in a journal, and what taking it back leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import LIMIT, WALK, goal
from msgspec.structs import replace

from store import acts
from store.goals.counted import amount, counted
from store.items import (
    ANXIETY,
    MOOD,
    NOTE,
    SLEEP_HOURS,
    SLEEP_QUALITY,
    Item,
    NotAnAnswerError,
    item_of,
)
from store.journal.journal import Journal
from store.records.goal import Baseline, Goal, Measure, Pause

if TYPE_CHECKING:
    from conftest import MadeUpClock

    from store.changes import Change
    from store.records.check_in import CheckIn

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
PANIC = Measure(id="panic", label="Panic", source="derived", of="panic", direction="at_most", target=4)


def item(measure: Measure) -> Item:
    """Return the row of a measure."""
    found = item_of(goal(measure), measure)
    assert found
    return found


WALKED, PANICKED, COUNTED = item(WALK), item(PANIC), item(LIMIT)


@pytest.fixture
def journal(clock: MadeUpClock) -> Journal:
    """Return a journal in which two goals count panic attacks and one counts other things."""
    thoughts = replace(PANIC, id="thoughts", of="thought_record")
    goals = (goal(PANIC, id="g1"), goal(replace(PANIC, id="other"), WALK, id="g2"), goal(LIMIT, thoughts, id="g3"))
    documents = {str(number): kept.document() for number, kept in enumerate(goals, 1)}
    return Journal.in_memory(clock, {"goals": documents})


def day(journal: Journal, day: date = TODAY) -> CheckIn:
    """Return a day's check-in."""
    return journal.history.check_in(day)


def answered(journal: Journal, item: Item, value: object, day: date = TODAY) -> Change:
    """Give an answer and return the change."""
    change = acts.answer(item, day, value, TODAY)
    journal.record(change)
    return change


# Answers


@pytest.mark.parametrize(
    ("item", "value", "kept"),
    [
        (MOOD, 6, "6"),
        (PANICKED, 12, "12"),
        (SLEEP_HOURS, 7.5, "7.5"),
        (SLEEP_HOURS, 7.0, "7"),
        (WALKED, "partly", "'partly'"),
        (WALKED, "na", "'na'"),
        (NOTE, "Saw Noor.", "'Saw Noor.'"),
    ],
)
def test_an_answer_stands_in_the_file_under_its_item(
    journal: Journal, item: Item, value: object, kept: str
) -> None:
    """Its day is the document, its item the key, and its type that of its kind."""
    answered(journal, item, value)
    assert {name: repr(found) for name, found in day(journal).answers.items()} == {item.id: kept}


def test_the_ids_of_the_answers_are_those_of_the_format() -> None:
    """What stands in journals already is never called otherwise."""
    found = [one.id for one in (MOOD, ANXIETY, SLEEP_HOURS, SLEEP_QUALITY, NOTE, WALKED)]
    assert found == ["mood", "anxiety", "sleep_hours", "sleep_quality", "note", "m:walk"]


def test_an_answer_touches_no_other_answer(journal: Journal) -> None:
    """A second window may have answered the row above."""
    answered(journal, MOOD, 6)
    answered(journal, ANXIETY, 4)
    answered(journal, MOOD, 7)
    assert day(journal).answers == {"mood": 7, "anxiety": 4}


@pytest.mark.parametrize(("ago", "late"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_rating_is_late_exactly_when_the_following_day_has_ended(journal: Journal, ago: int, late: bool) -> None:
    """Yesterday is on time until today ends (clinical.md 4.3)."""
    answered(journal, MOOD, 5, TODAY - ago * DAY)
    assert day(journal, TODAY - ago * DAY).late == (("mood",) if late else ())


@pytest.mark.parametrize("ago", [2, 4, 400])
def test_a_fact_may_be_told_for_any_day_and_is_late(journal: Journal, ago: int) -> None:
    """A walk, a count, hours of sleep and a line are no matter of mood."""
    facts: list[tuple[Item, object]] = [(WALKED, "yes"), (PANICKED, 2), (SLEEP_HOURS, 7), (NOTE, "Saw Noor.")]
    for told, value in facts:
        answered(journal, told, value, TODAY - ago * DAY)
    found = day(journal, TODAY - ago * DAY)
    assert found.answers == {told.id: value for told, value in facts}
    assert set(found.late) == set(found.answers)


def test_an_answer_given_again_on_time_is_late_no_more(journal: Journal) -> None:
    """What is late is the answer, and a clock may have been set right."""
    journal.record(acts.answer(MOOD, YESTERDAY, 5, TODAY + DAY))
    assert day(journal, YESTERDAY).late == ("mood",)
    answered(journal, MOOD, 6, YESTERDAY)
    assert day(journal, YESTERDAY).late == ()


@pytest.mark.parametrize("kind", [MOOD, SLEEP_HOURS, WALKED, PANICKED, NOTE])
def test_a_day_to_come_is_refused(kind: Item) -> None:
    """Nothing can be known of it."""
    value: dict[str, object] = {"tick": "yes", "text": "words"}
    with pytest.raises(NotAnAnswerError, match=r"^That day is still to come\.$"):
        acts.answer(kind, TODAY + DAY, value.get(kind.field, 3), TODAY)


def test_a_rating_of_a_day_more_than_three_days_ago_is_refused() -> None:
    """The sentence says what can be told instead."""
    acts.answer(MOOD, TODAY - 3 * DAY, 5, TODAY)
    with pytest.raises(NotAnAnswerError, match="3 days; what happened can be told for any day"):
        acts.answer(MOOD, TODAY - 4 * DAY, 5, TODAY)


@pytest.mark.parametrize("value", [11, -1, float("nan"), True, "6", None])
def test_a_value_the_item_does_not_take_is_refused(value: object) -> None:
    """The act asks the item, whatever day it is."""
    with pytest.raises(NotAnAnswerError, match="Mood takes"):
        acts.answer(MOOD, TODAY, value, TODAY)


def test_a_total_below_the_days_entries_is_refused() -> None:
    """What the journal holds has happened; as many or more can be told."""
    for value in (2, 3):
        acts.answer(PANICKED, TODAY, value, TODAY, entries=2)
    for value in (0, 1):
        with pytest.raises(NotAnAnswerError, match="already holds 2"):
            acts.answer(PANICKED, TODAY, value, TODAY, entries=2)


def test_an_answer_says_what_it_was_and_where_the_cursor_goes_when_it_is_taken_back(journal: Journal) -> None:
    """Undo reads "Took back: anxiety 4, yesterday" and goes there."""
    change = answered(journal, ANXIETY, 4, YESTERDAY)
    assert (change.words, change.day, change.item) == ("anxiety 4, yesterday", YESTERDAY, "anxiety")
    assert journal.undo() == change
    assert day(journal, YESTERDAY).answers == {}


@pytest.mark.parametrize("words", ["Noor", "A long walk with Noor, and then rain."])
def test_a_line_is_never_repeated_in_a_report(words: str) -> None:
    """What was written stays where it was written, however short it is."""
    assert acts.answer(NOTE, TODAY, words, TODAY).words == "a line kept, today"


def test_several_answers_are_kept_and_taken_back_as_one(journal: Journal) -> None:
    """Options of one command are all or nothing."""
    mood, anxiety = (acts.answer(rated, TODAY, 5, TODAY) for rated in (MOOD, ANXIETY))
    journal.record(acts.together((mood, anxiety)))
    assert day(journal).answers == {"mood": 5, "anxiety": 5}
    undone = journal.undo()
    assert undone
    assert undone.words == "mood 5, today · anxiety 5, today"
    assert (undone.day, undone.item) == (TODAY, "mood")
    assert day(journal).answers == {}


# Passing and taking back


def test_a_row_that_is_left_has_no_answer(journal: Journal) -> None:
    """It is kept as left for that day alone, once however often Enter is pressed."""
    for _ in range(2):
        journal.record(acts.leave(MOOD, YESTERDAY, TODAY))
    found = day(journal, YESTERDAY)
    assert (found.answers, found.left, found.late) == ({}, ("mood",), ())
    assert day(journal).left == ()


def test_an_answer_ends_having_been_left(journal: Journal) -> None:
    """The row is known now; taking the answer back restores that it was left."""
    journal.record(acts.leave(MOOD, YESTERDAY, TODAY))
    answered(journal, MOOD, 6, YESTERDAY)
    assert (day(journal, YESTERDAY).answers, day(journal, YESTERDAY).left) == ({"mood": 6}, ())
    journal.undo()
    assert (day(journal, YESTERDAY).answers, day(journal, YESTERDAY).left) == ({}, ("mood",))


def test_taking_back_leaves_the_row_open_as_if_never_asked(journal: Journal) -> None:
    """No answer, not left, not late; the other rows stay; and u brings it all back."""
    old = TODAY - 3 * DAY
    answered(journal, MOOD, 6, old)
    answered(journal, ANXIETY, 4, old)
    journal.record(acts.leave(NOTE, old, TODAY))
    for rated in (MOOD, NOTE):
        journal.record(acts.take_back(rated, old, TODAY))
    found = day(journal, old)
    assert (found.answers, found.left, found.late) == ({"anxiety": 4}, (), ("anxiety",))
    journal.undo()
    journal.undo()
    assert (day(journal, old).answers, set(day(journal, old).late)) == (
        {"anxiety": 4, "mood": 6},
        {"mood", "anxiety"},
    )


def test_a_total_is_taken_back_to_the_entries_the_day_has(clock: MadeUpClock, journal: Journal) -> None:
    """An open row above two entries would let the next + say one."""
    for _ in range(2):
        journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    answered(journal, PANICKED, 5)
    change = acts.take_back(PANICKED, TODAY, TODAY, entries=2)
    journal.record(change)
    assert change.words == "panic back to 2, today"
    assert day(journal).answers["m:panic"] == 2


# One more


def test_one_more_counts_from_nothing_and_from_what_is_there(journal: Journal) -> None:
    """The first + of a day is 1."""
    for total in (1, 2):
        known = day(journal).answers.get("m:limit")
        journal.record(acts.one_more(COUNTED, TODAY, TODAY, known))
        assert day(journal).answers == {"m:limit": total}
    journal.undo()
    journal.undo()
    assert "m:limit" not in day(journal).answers


def test_one_more_ends_having_been_left(journal: Journal) -> None:
    """A row that was passed is known from the first + on."""
    journal.record(acts.leave(COUNTED, TODAY, TODAY))
    journal.record(acts.one_more(COUNTED, TODAY, TODAY))
    assert (day(journal).answers, day(journal).left) == ({"m:limit": 1}, ())


@pytest.mark.parametrize(("after", "late"), [(0, False), (1, False), (2, True)])
def test_one_more_is_late_exactly_when_an_answer_would_be(
    clock: MadeUpClock, journal: Journal, after: int, late: bool
) -> None:
    """A total is an answer, whichever key gave it."""
    today = TODAY + after * DAY
    journal.record(acts.one_more(COUNTED, TODAY, today))
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), today))
    counted = {"m:limit", "m:panic", "m:other"}
    assert set(day(journal).answers) == counted
    assert set(day(journal).late) == (counted if late else set())


def test_one_more_panic_is_an_entry_and_counts_for_every_goal_that_counts_it(
    clock: MadeUpClock, journal: Journal
) -> None:
    """Two goals count it, the third does not; the entry knows its moment and nothing else."""
    change = acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY)
    journal.record(change)
    (entry,) = journal.history.entries("panic")
    assert (entry.day, entry.at, entry.fields) == (TODAY, clock(), {})
    assert day(journal).answers == {"m:panic": 1, "m:other": 1}
    assert (change.words, change.item) == ("one more: panic, today", "m:panic")


def test_undo_takes_the_entry_and_its_counts_back_and_redo_brings_both(
    clock: MadeUpClock, journal: Journal
) -> None:
    """A total told by hand before stays as it was."""
    answered(journal, PANICKED, 3)
    journal.record(acts.leave(item(replace(PANIC, id="other")), TODAY, TODAY))
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    assert day(journal).answers == {"m:panic": 4, "m:other": 1}
    journal.undo()
    assert journal.history.entries("panic") == ()
    assert (day(journal).answers, day(journal).left) == ({"m:panic": 3}, ("m:other",))
    journal.redo()
    assert len(journal.history.entries("panic")) == 1
    assert (day(journal).answers, day(journal).left) == ({"m:panic": 4, "m:other": 1}, ())


def test_one_more_on_an_earlier_day_knows_the_day_and_not_the_moment(clock: MadeUpClock, journal: Journal) -> None:
    """This moment is not when it happened."""
    journal.record(acts.one_more_entry("panic", journal.history, YESTERDAY, clock(), TODAY))
    (entry,) = journal.history.entries("panic")
    assert (entry.day, entry.at) == (YESTERDAY, None)


def test_one_more_without_a_goal_is_an_entry_all_the_same(clock: MadeUpClock) -> None:
    """It can be noted before any goal counts it; there is no row for the cursor to go to."""
    journal = Journal.in_memory(clock)
    change = acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY)
    journal.record(change)
    assert len(journal.history.entries("panic")) == 1
    assert journal.history.days == ()
    assert change.item == ""


def test_one_more_stops_at_999_with_a_sentence(clock: MadeUpClock, journal: Journal) -> None:
    """Neither a count nor a tally goes further, and no entry is kept that the total would not hold."""
    with pytest.raises(NotAnAnswerError, match=r"^Limit stands at 999, and it counts no further than 999 a day\.$"):
        acts.one_more(COUNTED, TODAY, TODAY, 999)
    answered(journal, PANICKED, 999)
    with pytest.raises(NotAnAnswerError, match=r"^Panic stands at 999"):
        acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY)
    assert acts.one_more(COUNTED, TODAY, TODAY, 998).words == "one more: limit, today"


def test_one_more_of_what_was_answered_in_words_is_refused(journal: Journal) -> None:
    """A row that was ticked once has no number to add to; a digit gives it one."""
    with pytest.raises(
        NotAnAnswerError, match=r"^Limit was answered in words that day; a digit sets the number\.$"
    ):
        acts.one_more(COUNTED, TODAY, TODAY, "yes")
    answered(journal, COUNTED, 2)
    assert day(journal).answers == {"m:limit": 2}


def test_one_more_where_the_day_has_entries_and_no_total_counts_them_too(clock: MadeUpClock) -> None:
    """An attack noted before any goal counted it is not lost from the total of its day."""
    journal = Journal.in_memory(clock)
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    journal.record(acts.keep_goal(goal(PANIC, id="g1")))
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    assert day(journal).answers == {"m:panic": 2}
    journal.undo()
    assert day(journal).answers == {}


@pytest.mark.parametrize(
    "resting",
    [
        {"pauses": (Pause(first=TODAY),)},
        {"status": "reached"},
        {"status": "set_aside"},
        {"status": "paused"},
        {"status": "draft"},
    ],
)
def test_one_more_counts_for_no_goal_that_rests_or_is_over(clock: MadeUpClock, resting: dict[str, Any]) -> None:
    """The attack is noted all the same, and counts for the goal that runs."""
    rests = goal(replace(PANIC, id="rests"), id="g1", **resting)
    over = goal(replace(PANIC, id="over"), id="g2", days=28)
    ended = replace(over, revisions=(replace(over.rule, start=TODAY - 28 * DAY, due=YESTERDAY),))
    journal = Journal.in_memory(clock)
    for kept in (rests, ended, goal(PANIC, id="g3")):
        journal.record(acts.keep_goal(kept))
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    assert day(journal).answers == {"m:panic": 1}
    assert len(journal.history.entries("panic")) == 1


def test_one_more_of_what_is_counted_first_counts_before_the_goal_starts(clock: MadeUpClock) -> None:
    """The two weeks of counting are there to be counted."""
    first = Baseline(value=7, how="tracked", first=TODAY, last=TODAY + 13 * DAY)
    made = goal(replace(PANIC, baseline=first), id="g1")
    later = replace(made, revisions=(replace(made.rule, start=TODAY + 14 * DAY, due=TODAY + 104 * DAY),))
    journal = Journal.in_memory(clock)
    journal.record(acts.keep_goal(later))
    journal.record(acts.one_more_entry("panic", journal.history, TODAY, clock(), TODAY))
    assert day(journal).answers == {"m:panic": 1}


# What counts itself

THOUGHTS = Measure(
    id="thoughts",
    label="Thoughts",
    source="derived",
    of="thought_record",
    having="balanced_thought",
    aggregate="count_complete",
    period="whole_window",
    target=6,
)
ANY_THOUGHTS = replace(THOUGHTS, id="any", having="")


@pytest.fixture
def thinking(clock: MadeUpClock) -> Journal:
    """Return a journal with one goal that counts complete thought records and one that counts all."""
    journal = Journal.in_memory(clock)
    for number, measure in enumerate((THOUGHTS, ANY_THOUGHTS)):
        journal.record(acts.keep_goal(goal(measure, id=f"g{number}")))
    return journal


def counts(journal: Journal) -> list[float]:
    """Return what was counted today for complete thought records, and for all."""
    today = TODAY.isoformat()
    return [amount(counted(journal.history, m).get(today)) or 0 for m in (THOUGHTS, ANY_THOUGHTS)]


def test_one_more_thought_record_is_on_paper_and_no_answer(clock: MadeUpClock, thinking: Journal) -> None:
    """The measure counts entries, so nothing stands among the day's answers; both goals count it."""
    for total in (1, 2):
        change = acts.one_more_entry(
            "thought_record", thinking.history, TODAY, clock(), TODAY, having="balanced_thought"
        )
        thinking.record(change)
        assert counts(thinking) == [total, total]
    assert [entry.fields for entry in thinking.history.entries("thought_record")] == [
        {"balanced_thought": "on paper"}
    ] * 2
    assert day(thinking).answers == {}
    assert (change.words, change.item) == ("one more: thought record, today", "m:thoughts")
    thinking.undo()
    assert counts(thinking) == [1, 1]


def test_one_more_without_the_field_counts_only_where_none_is_wanted(clock: MadeUpClock, thinking: Journal) -> None:
    """A thought record without a kinder thought is kept, and is not yet a complete one."""
    change = acts.one_more_entry("thought_record", thinking.history, TODAY, clock(), TODAY)
    thinking.record(change)
    assert counts(thinking) == [0, 1]
    assert change.item == "m:any"


def test_one_more_on_an_earlier_day_is_counted_for_that_day(clock: MadeUpClock, thinking: Journal) -> None:
    """Told two days on, it is an entry of its own day."""
    later = TODAY + 2 * DAY
    thinking.record(acts.one_more_entry("thought_record", thinking.history, TODAY, clock(), later))
    (entry,) = thinking.history.entries("thought_record")
    assert (entry.day, entry.at) == (TODAY, None)
    assert counts(thinking) == [0, 1]


def test_what_counts_itself_takes_no_answer() -> None:
    """Neither a total nor a tick: the refusal is a sentence."""
    with pytest.raises(NotAnAnswerError, match=r"^Thoughts counts what is noted or written"):
        acts.answer(item(THOUGHTS), TODAY, 2, TODAY)


# Goals and settings


def test_a_new_goal_is_kept_whole_and_deleted_whole(clock: MadeUpClock) -> None:
    """Undo of the deleting brings back the goal as it was; the days' answers were never touched."""
    journal = Journal.in_memory(clock)
    new = goal(WALK, id="g1", why="The park is quiet.", on_a_hard_day="to the gate and back")
    journal.record(acts.keep_goal(new))
    answered(journal, WALKED, "yes")
    (kept,) = journal.history.goals
    assert replace(kept, created_at=None, updated_at=None) == new
    journal.record(acts.delete_goal(kept))
    assert [goal.id for goal in journal.history.goals] == []
    assert day(journal).answers == {"m:walk": "yes"}
    journal.undo()
    assert journal.history.goals == (kept,)


def unknown_to_us(journal_goal: Goal) -> dict[str, Any]:
    """Return a goal's document with a field that only another version knows."""
    return {**journal_goal.document(), "colour_of_the_sky": "grey"}


def test_a_changed_goal_drops_what_was_cleared_and_keeps_what_only_another_version_knows(
    clock: MadeUpClock,
) -> None:
    """The why is gone from the file, the unknown field stays, and undo brings the why back."""
    old = goal(WALK, id="g1", why="The park is quiet.", status="paused")
    journal = Journal.in_memory(clock, {"goals": {"1": unknown_to_us(old)}})
    journal.record(
        acts.change_goal(old, replace(old, title="Walk anywhere", why="", status="active"), "the change")
    )
    document = journal._storage.tables["goals"]["1"]
    assert document["title"] == "Walk anywhere"
    assert not {"why", "status"} & set(document)
    assert document["colour_of_the_sky"] == "grey"
    journal.undo()
    (back,) = journal.history.goals
    assert (back.title, back.why, back.status) == (old.title, old.why, old.status)


def test_a_change_of_a_goal_keeps_its_id_and_when_it_was_made(clock: MadeUpClock) -> None:
    """The stamps are the journal's own to write."""
    journal = Journal.in_memory(clock)
    journal.record(acts.keep_goal(goal(WALK, id="g1")))
    (kept,) = journal.history.goals
    clock.goes_on(hours=3)
    journal.record(
        acts.change_goal(kept, replace(kept, title="Walk anywhere", created_at=None, updated_at=None), "its name")
    )
    (changed,) = journal.history.goals
    assert (changed.id, changed.created_at, changed.updated_at) == ("g1", kept.created_at, clock())


def test_a_setting_is_chosen_and_taken_back(clock: MadeUpClock) -> None:
    """One document holds them all; another setting stays."""
    journal = Journal.in_memory(clock)
    journal.record(acts.choose("country", "NL", "the country NL"))
    journal.record(acts.choose("country", "DE", "the country DE"))
    assert journal.history.settings.country == "DE"
    undone = journal.undo()
    assert undone
    assert undone.words == "the country DE"
    assert journal.history.settings.country == "NL"
