"""Questions of the person's own: at most five at a time, each counting for 90 days more (clinical.md 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change, Drop, Put, differences
from store.insight.split import Outcome, Split, outcomes, splits
from store.records.record import new_id
from store.records.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Edit
    from store.history import History
    from store.records.question import Question

QUESTIONS = "questions"
"""The table."""
MOST = 5
"""Questions at a time. More of them would find something by chance alone."""
REMEMBERED = 90
"""Days a question still counts after it was deleted, so that asking again and again finds nothing by chance."""
LONGEST = 40
"""Characters of the words that part the days."""


def asked(history: History) -> tuple[Question, ...]:
    """Return the questions that are asked now, in the order of their making."""
    return tuple(question for question in history.questions if question.dropped is None)


def family(history: History, today: date) -> tuple[Question, ...]:
    """Return the questions that count: those asked now, and those deleted within the last 90 days."""
    return tuple(question for question in history.questions if not is_forgotten(question, today))


def is_forgotten(question: Question, today: date) -> bool:
    """Say whether a question was deleted so long ago that it counts no more."""
    return question.dropped is not None and (today - question.dropped).days >= REMEMBERED


def split_of(question: Question, history: History) -> Split:
    """Return what parts the days; a row that is gone keeps the person's own words."""
    known = {split.id: split for split in splits(history)}
    return known.get(question.about, Split(question.about, "a row that is gone"))


def outcome_of(question: Question, history: History) -> Outcome:
    """Return the number that may differ."""
    known = {outcome.id: outcome for outcome in outcomes(history)}
    return known.get(question.outcome, Outcome(question.outcome, "a row that is gone"))


def words_of(question: Question, history: History) -> str:
    """Return what parts the days as it stands in a sentence: "a walk"."""
    return one_line(question.words).strip() or split_of(question, history).words


def fitted(question: Question, split: Split, outcome: Outcome) -> Question:
    """Return the question at the one time it can be asked for.

    What was done on a day comes before the night that follows; a night goes with the day that follows it.
    """
    later = not split.is_night and (question.later or outcome.is_night)
    return replace(question, later=later, words=question.words.strip())


def problem(question: Question, history: History) -> str:
    """Return what keeps a question from being asked, in a sentence; empty where nothing does."""
    split, outcome = split_of(question, history), outcome_of(question, history)
    others = [other for other in asked(history) if other.id != question.id]
    if split.is_night and outcome.is_night:
        return "That holds a night against itself. Choose a number of the day."
    if len(question.words) > LONGEST:
        return f"The words have room for {LONGEST} characters."
    if any(is_same(other, fitted(question, split, outcome)) for other in others):
        return "That question is asked already."
    if len(others) >= MOST:
        return f"{MOST} questions are the most at a time; more would find something by chance alone."
    return ""


def is_same(one: Question, other: Question) -> bool:
    """Say whether two questions ask the same of the numbers."""
    return (one.about, one.outcome, one.later) == (other.about, other.outcome, other.later)


def ask(question: Question, history: History, today: date, old: Question | None = None) -> Change | None:
    """Return the change that asks a question, also in place of an `old` one; None where all is as it was.

    Other words alone leave the question what it is. One that was deleted lately is taken up again. Raises
    ValueError, with a sentence, for what cannot be asked.
    """
    if why := problem(question, history):
        raise ValueError(why)
    new = fitted(question, split_of(question, history), outcome_of(question, history))
    said = f"the question about {words_of(new, history)}"
    if old and is_same(old, new):
        edits = differences(QUESTIONS, old, replace(old, words=new.words))
        return Change(words=said, edits=edits, item=old.id) if edits else None
    before = next((each for each in history.questions if each.dropped and is_same(each, new)), None)
    fresh = replace(new, id=new_id(), asked=today, dropped=None)
    kept = replace(before, words=new.words, dropped=None) if before else fresh
    added = differences(QUESTIONS, before, kept) if before else (_put(kept),)
    gone = (_dropped(old, today),) if old else ()
    return Change(words=said, edits=(*added, *gone, *_forgotten(history, today, kept)), item=kept.id)


def drop(question: Question, history: History, today: date) -> Change:
    """Return the change that deletes a question; it still counts for 90 days."""
    said = f"deleting the question about {words_of(question, history)}"
    return Change(words=said, edits=(_dropped(question, today), *_forgotten(history, today)), item=question.id)


def _put(question: Question) -> Put:
    return Put(QUESTIONS, question.id, (), question.document())


def _dropped(question: Question, today: date) -> Put:
    return Put(QUESTIONS, question.id, ("dropped",), today.isoformat())


def _forgotten(history: History, today: date, kept: Question | None = None) -> tuple[Edit, ...]:
    """Return what removes the questions that count no more."""
    gone = (
        each for each in history.questions if is_forgotten(each, today) and each.id != (kept.id if kept else "")
    )
    return tuple(Drop(QUESTIONS, question.id) for question in gone)
