"""Questions of the person's own: asked, edited, deleted, undone, and never asked until they work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from insight_made_up import QUESTION, WALK
from msgspec.structs import replace

from store import acts
from store.changes import Change, Put
from store.clock import today as day_of
from store.insight.questions import ask, asked, drop, family, problem
from store.insight.split import outcomes, splits
from store.journal.journal import Journal
from store.records.own_item import OwnItem
from store.records.record import new_id

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from conftest import MadeUpClock

    from store.records.question import Question
OWN = ("Tension", "Coffee", "Alone", "Rain", "Shopping", "Screens")


@pytest.fixture
def journal(tmp_path: Path, clock: MadeUpClock) -> Journal:
    """Return a journal with a goal of walks and rows of one's own."""
    opened = Journal.open(tmp_path, clock)
    opened.record(acts.keep_goal(WALK))
    items = [OwnItem(id=name.lower(), label=name, kind="rating" if name == "Tension" else "tick") for name in OWN]
    documents = [item.document() for item in items]
    opened.record(Change(words="rows", edits=(Put("settings", acts.ONE_DOCUMENT, ("own_items",), documents),)))
    return opened


def the_day(clock: MadeUpClock, journal: Journal) -> date:
    """Return today."""
    return day_of(clock(), journal.history.settings.day_ends)


def question(about: str = "m:walk", **more: object) -> Question:
    """Return a new question."""
    return replace(QUESTION, id=new_id(), about=about, words="", **more)


def kept(journal: Journal, clock: MadeUpClock, new: Question, old: Question | None = None) -> Question:
    """Ask a question, and return it as the journal holds it."""
    change = ask(new, journal.history, the_day(clock, journal), old)
    assert change
    journal.record(change)
    return next(each for each in asked(journal.history) if each.id == change.item)


def test_a_question_is_asked_deleted_and_brought_back(journal: Journal, clock: MadeUpClock) -> None:
    """Each is one act, said in words, and undone as one."""
    made = kept(journal, clock, question())
    assert made.asked == the_day(clock, journal)
    change = drop(made, journal.history, the_day(clock, journal))
    assert change.words == "deleting the question about “Walk”"
    journal.record(change)
    assert asked(journal.history) == ()
    journal.undo()
    assert [each.id for each in asked(journal.history)] == [made.id]
    journal.undo()
    assert journal.history.questions == ()


def test_five_are_the_most_and_the_sixth_is_refused_in_a_sentence(journal: Journal, clock: MadeUpClock) -> None:
    """More would find something by chance alone (clinical.md 5.6)."""
    for name in OWN[1:]:
        kept(journal, clock, question(f"own:{name.lower()}"))
    assert problem(question(), journal.history).startswith("5 questions are the most at a time")
    with pytest.raises(ValueError, match="5 questions are the most"):
        ask(question(), journal.history, the_day(clock, journal))
    first = asked(journal.history)[0]
    assert kept(journal, clock, replace(first, outcome="anxiety"), first).outcome == "anxiety"


def test_a_deleted_question_still_counts_for_ninety_days(journal: Journal, clock: MadeUpClock) -> None:
    """Then it is forgotten, and the next act on a question takes it out of the file."""
    made = kept(journal, clock, question())
    journal.record(drop(made, journal.history, the_day(clock, journal)))
    clock.goes_on(days=89)
    assert [each.id for each in family(journal.history, the_day(clock, journal))] == [made.id]
    clock.goes_on(days=1)
    assert family(journal.history, the_day(clock, journal)) == ()
    other = kept(journal, clock, question("own:rain"))
    assert [each.id for each in journal.history.questions] == [other.id]


def test_other_words_are_the_same_question(journal: Journal, clock: MadeUpClock) -> None:
    """How it stands in a sentence changes nothing of what is asked."""
    made = kept(journal, clock, question())
    same = kept(journal, clock, replace(made, words=" a walk "), made)
    assert (same.id, same.words) == (made.id, "a walk")
    assert len(journal.history.questions) == 1
    assert ask(same, journal.history, the_day(clock, journal), same) is None


def test_another_number_is_another_question_and_the_old_one_counts_on(journal: Journal, clock: MadeUpClock) -> None:
    """Changing a question until it works counts as asking anew; one undo takes the change back."""
    made = kept(journal, clock, question())
    other = kept(journal, clock, replace(made, outcome="energy"), made)
    assert [each.id for each in asked(journal.history)] == [other.id]
    assert len(family(journal.history, the_day(clock, journal))) == 2
    journal.undo()
    assert [each.id for each in asked(journal.history)] == [made.id]
    assert len(family(journal.history, the_day(clock, journal))) == 1


def test_one_that_was_deleted_lately_is_taken_up_again(journal: Journal, clock: MadeUpClock) -> None:
    """Asking the same again is no new question: it keeps the day it was first asked."""
    made = kept(journal, clock, question())
    journal.record(drop(made, journal.history, the_day(clock, journal)))
    clock.goes_on(days=10)
    again = kept(journal, clock, question())
    assert (again.id, again.asked) == (made.id, made.asked)
    assert len(journal.history.questions) == 1


def test_the_same_question_is_not_asked_twice(journal: Journal, clock: MadeUpClock) -> None:
    """Its second time would only count against the others."""
    kept(journal, clock, question())
    assert problem(question(), journal.history) == "That question is asked already."
    assert problem(question(later=True), journal.history) == ""


def test_what_is_done_on_a_day_comes_before_the_night_after_it(journal: Journal, clock: MadeUpClock) -> None:
    """The night of a day's record ended on its morning, so a walk is held against the next one."""
    assert kept(journal, clock, question(outcome="sleep_hours")).later
    assert not kept(journal, clock, question("sleep_hours", later=True)).later
    assert "a night against itself" in problem(question("sleep_hours", outcome="sleep_quality"), journal.history)


def test_only_what_can_be_known_on_a_day_may_part_the_days(journal: Journal) -> None:
    """Rows that say yes or no or how often, and the two of the night; numbers may differ."""
    assert [split.id for split in splits(journal.history)] == [
        "m:walk",
        *(f"own:{name.lower()}" for name in OWN[1:]),
        "sleep_hours",
        "sleep_quality",
    ]
    assert [outcome.name for outcome in outcomes(journal.history)] == [
        "mood",
        "anxiety",
        "energy",
        "the quality of sleep",
        "sleep",
        "“Tension”",
    ]


def test_a_question_whose_row_is_gone_keeps_its_words(journal: Journal, clock: MadeUpClock) -> None:
    """A goal may be deleted; what was asked of it can still be read, and deleted."""
    made = kept(journal, clock, question(), None)
    journal.record(acts.delete_goal(WALK))
    said = drop(made, journal.history, the_day(clock, journal) + timedelta(1)).words
    assert said == "deleting the question about “a row that is gone”"
