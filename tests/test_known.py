"""What a change leaves as it was is not worked out again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from store import acts
from store.demo import made_up
from store.goals import standing
from store.goals.standing import listed
from store.history import History
from store.items import MOOD, item_of
from store.journal.journal import Journal
from store.text_table import TextTable

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat("2026-11-22T07:42:00+01:00")
TODAY = NOW.date()
DAYS = 400


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return a made-up journal, opened from its file."""
    Journal.create(tmp_path, lambda: NOW, made_up(DAYS, NOW))
    return Journal.open(tmp_path, lambda: NOW)


def test_a_mood_judges_no_goal_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an answer that counts for no goal, each stands where it stood, without a look at its past."""
    before = listed(journal.history, TODAY)
    judged: list[object] = []
    monkeypatch.setattr(standing, "_standing", lambda goal, *_: judged.append(goal))
    journal.record(acts.answer(MOOD, TODAY, 6, TODAY))
    assert listed(journal.history, TODAY) == before
    assert judged == []


def test_an_answer_that_counts_judges_its_goal_alone(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk concerns one goal, and no other is gone through."""
    listed(journal.history, TODAY)
    judged: list[str] = []
    monkeypatch.setattr(standing, "_standing", lambda goal, *_: judged.append(goal.title))
    walk = next(goal for goal in journal.history.goals if goal.title == "Walk in the park")
    item = item_of(walk, walk.rule.measures[0])
    assert item
    told = journal.history.check_in(TODAY).answers.get(item.id)
    journal.record(acts.answer(item, TODAY, "no" if told == "yes" else "yes", TODAY))
    listed(journal.history, TODAY)
    assert judged == [walk.title]


def test_what_rests_on_a_table_is_known_until_that_table_changes(journal: Journal) -> None:
    """After an answer the goals are the very same objects, and the days are read anew."""
    before = journal.history
    goals, days = before.goals, before.days
    after = journal.record(acts.answer(MOOD, TODAY, 6, TODAY))
    assert after.goals is goals
    assert after.days is not days


def test_the_entries_of_a_file_stay_text_while_they_are_only_counted(journal: Journal) -> None:
    """Goals are judged and an answer is saved, and none of ten years of entries was decoded."""
    entries = journal.history.tables["entries"]
    listed(journal.history, TODAY)
    journal.record(acts.answer(MOOD, TODAY, 6, TODAY))
    assert isinstance(entries, TextTable)
    assert journal.history.tables["entries"] is entries
    assert "_documents" not in vars(entries)


def test_counting_sees_the_same_entries_as_text_and_as_documents(journal: Journal) -> None:
    """Kind, day and fields agree, whichever way a table is kept."""
    as_text = journal.history
    decoded = {name: dict(table) for name, table in as_text.tables.items()}
    as_documents = History(decoded)
    kinds = {document["kind"] for document in decoded["entries"].values()}
    assert kinds
    for kind in kinds:
        told = [(entry.day, entry.fields) for entry in as_text.noted(kind)]
        assert told == [(entry.day, entry.fields) for entry in as_documents.noted(kind)]
        assert told == [(entry.day.isoformat(), entry.fields) for entry in as_documents.entries(kind)]
