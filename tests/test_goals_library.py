"""A contract for whatever stands in library.toml: a goal or an area added there arrives tested."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from goals_made_up import START, numbered

from store.goals.kinds import COMPANION
from store.goals.library import LibraryGoal, area, areas, library
from store.goals.rules import problems
from store.goals.sentence import sentence
from store.items import STANDARD
from store.records.goal import Measure
from tui.screens.library import USUAL

FIFTEEN = {
    "anxiety": (
        "symptom_reduction",
        "cognitive_restructuring",
        "exposure",
        "skill_development",
        "anxiety_prevention",
    ),
    "depression": (
        "mood_improvement",
        "behavioural_activation",
        "negative_thoughts",
        "medication_management",
        "relapse_prevention",
    ),
    "wellbeing": ("stressors", "coping_strategies", "self_care", "support", "boundaries"),
}
KINDS = {
    "activity",
    "boundary",
    "breathing",
    "contact",
    "coping",
    "exposure",
    "note",
    "panic",
    "sleep",
    "stressor",
    "thought_record",
    "worry",
}
NOT_OURS = re.compile(
    r"\b(must\b|should\b|diagnos|disorder|symptom|patient|dose|tablet|pill|stop taking|fail|cure|bipolar|ptsd|ocd)",
    re.IGNORECASE,
)
LABEL = 11
"""Cells of a row's name."""
GOALS = [pytest.param(goal, id=goal.title) for goal in library()]


def _tables() -> dict[str, Any]:
    return tomllib.loads(files("store.goals").joinpath("library.toml").read_text(encoding="utf-8"))


def test_the_fifteen_areas_are_there() -> None:
    """Five for each focus; more may be added."""
    for focus, ids in FIFTEEN.items():
        assert set(ids) <= {place.id for place in areas() if place.focus == focus}


def test_all_areas_stand_before_the_goals() -> None:
    """They are read alone at every start, so none may stand further down."""
    assert len(areas()) == len(_tables()["area"])


def test_each_area_has_plain_words_and_the_fields_term() -> None:
    """An id is found once, in words without capitals."""
    assert len({place.id for place in areas()}) == len(areas())
    for place in areas():
        assert re.fullmatch(r"[a-z_]+", place.id)
        assert place.name
        assert place.clinical
        assert area(place.id) == place
    assert area("no_such_area") is None


def test_every_area_has_three_goals_and_there_are_45() -> None:
    """So that nobody finds an empty shelf."""
    assert len(library()) >= 45
    for place in areas():
        assert sum(goal.area == place.id for goal in library()) >= 3, place.id


def test_what_most_people_start_with_comes_first() -> None:
    """A walk, a person, fewer panic attacks, a night."""
    assert [goal.title for goal in library()[:4]] == [
        "Walk in the park",
        "Reach out to someone",
        "Fewer panic attacks",
        "Early nights",
    ]


def test_titles_are_told_apart() -> None:
    """No goal is offered twice."""
    assert len({goal.title.lower() for goal in library()}) == len(library())


@pytest.mark.parametrize("goal", GOALS)
def test_a_starter_goal_may_start_as_it_is(goal: LibraryGoal) -> None:
    """Nothing is wrong with it, its area exists, and its rule can be said."""
    begun = goal.begin(START)
    assert problems(begun) == ()
    assert area(goal.area)
    assert sentence(goal.title, begun.rule, START)


@pytest.mark.parametrize("goal", GOALS)
def test_a_starter_goal_is_worded_for_the_person(goal: LibraryGoal) -> None:
    """A line for a hard day, a question, rows that fit, no advice, no name of an illness."""
    assert goal.on_a_hard_day
    assert goal.why.endswith("?")
    assert 0 < len(goal.title) <= 52
    assert not goal.title.endswith(".")
    assert all(0 < len(measure.label) <= LABEL for measure in goal.measures)
    words = " ".join((goal.title, goal.why, goal.on_a_hard_day, *(m.label + m.unit for m in goal.measures)))
    assert not NOT_OURS.search(words)
    assert "!" not in words


def test_those_most_people_start_with_stand_before_the_areas() -> None:
    """Behind them the goals of an area stand together, in the order of the areas."""
    order = [place.id for place in areas()]
    others = [order.index(goal.area) for goal in library()[USUAL:]]
    assert others == sorted(others)


def test_panic_has_the_companion_that_the_form_would_add() -> None:
    """One row of its own, told apart from parts of the goal."""
    fewer = next(goal for goal in library() if goal.title == "Fewer panic attacks")
    assert fewer.measures[1] == COMPANION


@pytest.mark.parametrize("goal", GOALS)
def test_a_starter_goal_counts_what_exists(goal: LibraryGoal) -> None:
    """A derived measure names an entry kind or a number of the check-in."""
    of = {measure.of for measure in goal.measures if measure.source == "derived"}
    assert of <= KINDS | set(STANDARD)


@pytest.mark.parametrize("table", _tables()["goal"], ids=lambda table: table["title"])
def test_no_field_is_misspelt(table: dict[str, Any]) -> None:
    """A measure has the fields of Measure and no other."""
    assert all(set(measure) <= set(Measure.__struct_fields__) for measure in table["measures"])


def test_a_goal_begins_with_its_first_rule() -> None:
    """Today, for its weeks; the given function names the goal and then each measure."""
    begun = next(goal for goal in library() if len(goal.measures) == 2).begin(START, numbered())
    assert begun.id == "1"
    assert [measure.id for measure in begun.rule.measures] == ["2", "3"]
    assert (begun.rule.start, begun.rule.effective_from, begun.rule.reason) == (START, START, "initial")
    assert begun.rule.due
    assert (begun.rule.due - START).days == 13 * 7 - 1
    assert begun.on_a_hard_day


def test_ids_are_random_where_none_are_given() -> None:
    """Started twice, a goal is two goals."""
    first, second = (library()[0].begin(START) for _ in range(2))
    assert first.id != second.id
    assert first.rule.measures[0].id != second.rule.measures[0].id


def test_a_goal_without_weeks_has_no_end() -> None:
    """It goes on until the person says otherwise."""
    assert LibraryGoal(title="t", area="support", measures=()).begin(START).rule.due is None


@pytest.mark.parametrize(
    "words",
    ["walk", "relax", "urge", "someone I like", "matters", "learn", "exercise|move|walk", "thought", "breath"],
)
def test_the_library_has_something_on(words: str) -> None:
    """Movement, relaxation, self-control, relationships, meaning, growth, thoughts, breathing."""
    assert any(re.search(words, goal.title, re.IGNORECASE) for goal in library())
