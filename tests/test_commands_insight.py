"""`handrail insight`: a fact a line, or a list for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import Desk

from store.demo import made_up
from store.insight.away import put_away
from store.insight.insight import insights
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock


@pytest.fixture
def demo(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk over the journal that `--demo` opens."""
    Journal.create(tmp_path, clock, made_up(182, clock()))
    return Desk(tmp_path, clock)


def test_it_is_a_fact_a_line(demo: Desk) -> None:
    """Each with what it rests on."""
    done = demo.run("insight")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].startswith("A walk and mood (32 and 38 days): On days with a walk, mood tended to be about")
    assert len(lines) >= 8
    assert all(" (" in line and "): " in line for line in lines)


def test_what_was_put_away_is_told_only_with_all(demo: Desk, clock: MadeUpClock) -> None:
    """For good, and not lost."""
    journal = Journal.open(demo.folder, clock)
    first = insights(journal.history, clock().date(), {})[0]
    journal.record(put_away(first))
    assert first.words not in demo.run("insight").out
    assert first.words in demo.run("insight", "--all").out


def test_as_json_it_is_a_list(demo: Desk) -> None:
    """Each with its id, its group, its words and what it rests on."""
    listed = json.loads(demo.run("insight", "--json").out)
    assert {"id", "group", "about", "words", "basis"} <= listed[0].keys()


def test_an_empty_folder_is_told_what_is_needed_and_stays_empty(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nothing is written by asking."""
    done = Desk(tmp_path, clock).run("insight")
    assert done.out.startswith("Mood, week by week (0 weeks): Needs 8 more weeks")
    assert not list(tmp_path.iterdir())
