"""The example goals C and E of clinical.md 2.5, carried to their end by entries as the form writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from goals_made_up import START, day, from_library
from msgspec.structs import replace

from store import acts, entry_acts
from store.entry_answers import put
from store.entry_kind import kind_named
from store.goals.course import course_of
from store.goals.evidence import evidence
from store.goals.outcome import Outcome, outcome
from store.goals.standing import standing
from store.goals.starting import started
from store.journal.journal import Journal
from store.sleep_review import goal_for, review

if TYPE_CHECKING:
    from store.records.entry import Entry
    from store.records.goal import Goal

C = from_library("Kinder answers to my thoughts")
E = from_library("Keep a sleep journal")
MORNING = datetime(2026, 11, 22, 7, 40, tzinfo=UTC)


class Diarist:
    """Somebody who writes entries into a journal, day after day."""

    def __init__(self, goal: Goal) -> None:
        self.today = 0
        self.goal = goal
        self.journal = Journal.in_memory(self.now)
        self.journal.record(acts.keep_goal(goal))

    def now(self) -> datetime:
        """Return the morning of the day that has come."""
        return MORNING + timedelta(self.today)

    def write(self, kind: str, typed: dict[str, str], *, ago: int = 0) -> Entry:
        """Write an entry field by field, each kept at once, as the form does; return it as it is kept."""
        entry = entry_acts.begin(kind, day(self.today - ago), self.now())
        kept: Entry | None = None
        for name, words in typed.items():
            field = kind_named(kind).field(name)
            assert field
            entry = replace(entry, fields=put(entry.fields, field, words))
            change = entry_acts.keep(entry, kept, self.journal.history, day(self.today), act=entry.id)
            kept = self.journal.record(change).entry(entry.id)
        assert kept
        return kept

    def delete(self, entry: Entry) -> None:
        """Delete an entry."""
        self.journal.record(entry_acts.delete(entry, self.journal.history, day(self.today)))

    def parts(self) -> list[float | None]:
        """Return how much each part of the goal counts so far."""
        measures = self.goal.rule.measures
        return [course_of(self.goal, each, self.journal.history, day(self.today)).latest for each in measures]

    def outcome(self) -> Outcome | None:
        """Return how the goal came out; None while it runs."""
        return outcome(self.goal, self.journal.history, day(self.today))


def thought(diarist: Diarist, *, balanced: bool = True) -> Entry:
    """Write a thought record, whole or only its first half."""
    fairer = {"balanced_thought": "I was tired, and it is one mail.", "belief_after": "45"} if balanced else {}
    half = {"situation": "A mail at work", "thought": "I ruin everything", "belief_before": "80"}
    return diarist.write("thought_record", {**half, **fairer})


def slept(*habits: str, into_bed: str = "2310", to_sleep: str = "20") -> dict[str, str]:
    """Return a night as it is typed into the diary."""
    times = {"into_bed": into_bed, "tried_to_sleep": "23:30", "woke": "6.30", "out_of_bed": "0700"}
    told = {"minutes_to_sleep": to_sleep, "minutes_awake": "10", "quality": "6"}
    return {**times, **told, "habits": ", ".join(habits or ("none of these",))}


def test_c_is_reached_by_six_thoughts_ten_breaths_and_ten_lines() -> None:
    """Written day by day; it is reached on the day its last part is, before the two weeks are over."""
    diarist = Diarist(C)
    for today in range(10):
        diarist.today = today
        diarist.write("breathing", {"pattern": "paced", "minutes": "5"})
        diarist.write("note", {"text": "A line about today."})
        if today < 5:
            thought(diarist)
    assert diarist.parts() == [5, 10, 10]
    assert diarist.outcome() is None
    thought(diarist, balanced=False)
    assert diarist.parts()[0] == 5
    last = thought(diarist)
    assert diarist.outcome() == Outcome("achieved", "3 of 3 parts reached")
    diarist.delete(last)
    assert diarist.outcome() is None
    diarist.journal.undo()
    assert diarist.outcome() == Outcome("achieved", "3 of 3 parts reached")


def test_c_counts_a_half_filled_record_once_its_fairer_thought_is_there() -> None:
    """The same entry, gone on with; a second breath of one day is no second day."""
    diarist = Diarist(C)
    half = thought(diarist, balanced=False)
    diarist.write("breathing", {"pattern": "box", "minutes": "2"})
    diarist.write("breathing", {"pattern": "paced", "minutes": "5"})
    assert diarist.parts() == [None, 1, None]
    whole = replace(half, fields={**half.fields, "balanced_thought": "It is one mail."})
    diarist.journal.record(entry_acts.keep(whole, half, diarist.journal.history, START))
    assert diarist.parts()[0] == 1


def test_c_shows_every_entry_in_its_evidence() -> None:
    """Each by what it says; a private one without its words."""
    diarist = Diarist(C)
    thought(diarist)
    private = diarist.write("note", {"text": "Nobody's business."})
    hidden = replace(private, private=True)
    diarist.journal.record(entry_acts.keep(hidden, private, diarist.journal.history, START))
    (told,) = evidence(C, diarist.journal.history, START)
    assert told.known
    assert "A mail at work" in " ".join(told.details)
    assert "Nobody's business." not in " ".join(told.details)


def test_e_is_reached_by_ten_nights_and_ends_in_the_review() -> None:
    """One night is told a day late, two are left out; the review looks at all, and one habit becomes a goal."""
    diarist = Diarist(E)
    for today in range(12):
        diarist.today = today
        if today in {3, 4, 8}:
            continue
        if today == 5:
            diarist.write("sleep", slept(), ago=1)
        diarist.write("sleep", slept("screens", to_sleep="60") if today % 2 else slept())
    assert diarist.parts() == [10]
    assert diarist.outcome() == Outcome("achieved", "reached 10 of 10 nights")

    diarist.today = 13
    found = review(diarist.journal.history, day(13))
    assert (len(found.nights), found.unclear, found.in_bed.value) == (10, 0, 470)
    screens = next(each for each in found.compared if each.habit.id == "screens")
    assert (screens.with_it.nights, screens.without.nights) == (5, 5)
    assert (screens.with_it.asleep.value, screens.without.asleep.value) == (350, 390)

    goal = started(goal_for(screens.habit, day(13)), day(13))
    known = diarist.journal.record(acts.keep_goal(goal))
    assert known.goals[-1].title == "The screen stays out of bed"
    assert standing(goal, known, day(13)).rule.startswith("5 days a week")


def test_e_with_a_night_that_makes_none_counts_it_and_looks_past_it() -> None:
    """A night was told, though one of its times is a slip: it counts towards the diary, in no median."""
    diarist = Diarist(E)
    for today in range(10):
        diarist.today = today
        diarist.write("sleep", slept(into_bed="1110" if today == 9 else "2310"))
    assert diarist.outcome() == Outcome("achieved", "reached 10 of 10 nights")
    found = review(diarist.journal.history, day(9))
    assert (len(found.nights), found.unclear, found.in_bed.high) == (9, 1, 470)
