"""Which measure a word on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import DAY, TODAY, begun
from goals_made_up import LIMIT, TIMES, WALK
from msgspec.structs import replace

from store.history import History
from store.records.goal import Goal, Measure
from tui.command import RefusedError
from tui.named import Named, measure_named, measures, names

if TYPE_CHECKING:
    from datetime import date


def known(*goals: Goal, day: date = TODAY) -> tuple[Named, ...]:
    """Return what can be named where these goals are kept."""
    documents = {str(number): goal.document() for number, goal in enumerate(goals, 1)}
    return measures(History({"goals": documents}), day)


PARK = begun("Walk in the park", replace(WALK, id="w1"))
WALKING = begun("Walking to work", replace(TIMES, id="w2", label="Commute"))
BOTH = begun("Notice and write", replace(LIMIT, id="t1", label="Thoughts"), replace(TIMES, id="t2", label="Pages"))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("w1", "w1"),
        ("walk", "w1"),
        ("Walk in", "w1"),
        ("walki", "w2"),
        ("COMM", "w2"),
        ("thoughts", "t1"),
        ("p", "t2"),
    ],
)
def test_an_id_comes_first_then_a_whole_name_then_its_start(name: str, id_: str) -> None:
    """The word walk is the whole label of one goal, though two titles begin so."""
    assert measure_named(name, known(PARK, WALKING, BOTH)).measure.id == id_


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("wal", "“wal” could be Walk in the park or Walking to work. Say more of it."),
        ("notice", "“notice” could be Notice and write: Thoughts or Notice and write: Pages. Say more of it."),
        ("run", "No goal begins with “run”. Goals: Walk in the park, Walking to work, "),
        ("", "No goal begins with “”. Goals: "),
        ("\x1b[31mred", "No goal begins with “[31mred”. Goals: "),
    ],
)
def test_what_is_not_clear_is_refused_with_the_names_there_are(name: str, sentence: str) -> None:
    """One line, and no control character of what was typed."""
    with pytest.raises(RefusedError) as refused:
        measure_named(name, known(PARK, WALKING, BOTH))
    assert str(refused.value).startswith(sentence)


def test_without_goals_it_is_said_that_there_are_none() -> None:
    """Nobody is left to guess names."""
    with pytest.raises(RefusedError, match="There are no goals yet"):
        measure_named("walk", known())


def test_a_goal_that_runs_comes_before_one_that_is_over() -> None:
    """Who began anew means the new one; an old one can be named by its id, and where it stands alone."""
    over = replace(begun("Walk in the park", replace(WALK, id="old")), id="over", status="reached")
    assert measure_named("walk", known(over, PARK)).measure.id == "w1"
    assert measure_named("old", known(over, PARK)).measure.id == "old"
    assert measure_named("walk", known(over)).measure.id == "old"


def test_a_draft_cannot_be_named() -> None:
    """It is not a goal yet."""
    assert known(replace(PARK, status="draft")) == ()


def test_a_day_has_the_measures_of_its_own_rule() -> None:
    """Before a change the old measure is meant; before the first rule the first, which may be counted already."""
    newer = replace(PARK.rule, effective_from=TODAY, measures=(replace(WALK, id="w9"),))
    changed = replace(PARK, revisions=(*PARK.revisions, newer))
    days = (TODAY, TODAY - DAY, TODAY - 99 * DAY)
    assert [known(changed, day=day)[0].measure.id for day in days] == ["w9", "w1", "w1"]


def test_what_follows_something_else_takes_no_answer() -> None:
    """A measure of mood is answered as mood."""
    mood = begun("Lighter days", Measure(id="m", label="Mood", source="derived", of="mood", target=6))
    with pytest.raises(RefusedError, match="follows what is kept elsewhere"):
        _ = measure_named("lighter", known(mood)).item


def test_names_are_titles_with_the_label_only_where_a_goal_has_several() -> None:
    """A break in a title breaks no line."""
    assert names(known(replace(PARK, title="Walk\nfar"), BOTH)) == (
        "Walk far",
        "Notice and write: Thoughts",
        "Notice and write: Pages",
    )
