"""Which rules a goal may have, and what a draft is told."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from math import inf, nan
from typing import get_args

import pytest
from goals_made_up import LIMIT, START, TIMES, WALK, day, goal, history
from msgspec.structs import replace

from store.goals.rules import AGGREGATES, DIRECTIONS, PERIODS_OF, is_allowed, most, problems
from store.goals.sentence import sentence, short_rule
from store.goals.standing import standing
from store.records.goal import Aggregate, Baseline, Direction, Goal, Measure, Period, Revision, Source

EVERY = [
    Measure(
        id="walk",
        label="Walk",
        source=source,
        of=of,
        aggregate=aggregate,
        period=period,
        direction=direction,
        target=1,
    )
    for source, aggregate, period, direction in product(*map(get_args, (Source, Aggregate, Period, Direction)))
    for of in (("panic", "mood", "own:tea") if source == "derived" else ("",))
]
RATING = Measure(id="r", label="Dread", source="rating_0_10", aggregate="mean", target=5)


def _told(**fields: object) -> tuple[str, ...]:
    """Return what is said of a walk whose measure has these fields."""
    return problems(goal(replace(WALK, **fields)))


def _spanned(**fields: object) -> tuple[str, ...]:
    """Return what is said of a walk whose rule has these fields."""
    return problems(goal(revisions=(replace(goal().rule, **fields),)))


def test_a_sound_draft_has_no_problems() -> None:
    """Four weeks of three walks may start."""
    assert problems(goal()) == ()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("  ", ("It needs a name, in your own words.",)),
        ("x" * 121, ("The name is longer than 120 characters.",)),
        ("x" * 120, ()),
    ],
)
def test_a_title_has_one_to_120_characters(title: str, said: tuple[str, ...]) -> None:
    """Blanks are no title."""
    assert problems(goal(title=title)) == said


@pytest.mark.parametrize("target", [0, -1, nan, inf, -inf])
def test_how_much_is_a_number_above_nothing(target: float) -> None:
    """Neither nothing, nor less, nor no number."""
    assert _told(target=target) == ("How much is a number above 0.",)


@pytest.mark.parametrize(
    ("measure", "highest"),
    [
        (WALK, 7),
        (replace(WALK, period="fortnight"), 14),
        (replace(WALK, period="month"), 28),
        (replace(WALK, aggregate="share_of_opportunities", period="fortnight"), 1),
        (replace(TIMES, period="day"), 999),
        (replace(TIMES, source="minutes", period="day"), 1440),
        (replace(TIMES, source="minutes"), 10080),
        (RATING, 10),
        (replace(RATING, source="derived", of="mood"), 10),
        (replace(RATING, source="derived", of="sleep_hours"), 24),
    ],
)
def test_how_much_can_be_is_known(measure: Measure, highest: float) -> None:
    """Eight days a week cannot be, nor eleven of ten; the highest itself can."""
    assert problems(goal(replace(measure, target=highest))) == ()
    (said,) = problems(goal(replace(measure, target=highest + 1)))
    assert said.startswith("How much is more than can be")


def test_a_whole_span_has_as_many_days_as_it_has() -> None:
    """Fourteen days in two weeks, and not fifteen."""
    whole = replace(WALK, period="whole_window", target=14)
    assert problems(goal(whole, days=14)) == ()
    assert problems(goal(replace(whole, target=15), days=14)) == ("How much is more than can be: 14 at most.",)
    assert most(whole, 14) == 14


def test_an_end_comes_after_the_start() -> None:
    """One day before is too early."""
    assert _spanned(due=START - timedelta(1)) == ("It ends before it starts.",)


def test_an_end_is_at_most_ten_years_away() -> None:
    """Farther than that there is none."""
    assert _spanned(due=day(3652)) == ()
    assert len(_spanned(due=day(3653))) == 1


def test_a_period_fits_into_its_span() -> None:
    """Six days hold no week, seven do."""
    assert _spanned(due=day(5)) == ("It ends before its first week is over.",)
    assert _spanned(due=day(6)) == ()


def test_a_count_over_the_whole_time_needs_an_end() -> None:
    """A value to reach does not."""
    assert problems(goal(replace(TIMES, period="whole_window"), days=None)) == (
        "What is counted over the whole time needs an end.",
    )
    towards = replace(RATING, direction="move_to", period="whole_window")
    assert problems(goal(towards, days=None)) == ()


def test_keeping_things_as_they_are_is_a_goal() -> None:
    """Target and baseline may be equal."""
    assert problems(goal(replace(LIMIT, baseline=Baseline(value=4)))) == ()


@pytest.mark.parametrize("value", [-1, nan, inf])
def test_a_start_is_a_number_that_can_be(value: float) -> None:
    """Seven days a week at most, for days."""
    assert _told(baseline=Baseline(value=value)) == ("Where it starts from is a number from 0 to 7.",)


def test_something_must_be_counted_and_have_a_name() -> None:
    """Names are told apart whatever their capitals."""
    assert _spanned(measures=()) == ("It needs one thing to count.",)
    assert _told(label=" ") == ("What it counts needs a short name for its row.",)
    assert problems(goal(WALK, replace(TIMES, label="walk"))) == (
        "Two of the things it counts have the same name.",
    )


def test_what_is_derived_says_from_what() -> None:
    """Which records count must be known."""
    derived = replace(TIMES, source="derived")
    assert problems(goal(derived)) == ("It is not said which records it counts.",)
    assert problems(goal(replace(derived, of="breathing"))) == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"review_every_days": 0}, "A look back comes every 1 day or more."),
        ({"flex_periods": -1}, "Spare weeks are 0 or more."),
    ],
)
def test_small_numbers_of_a_rule_are_in_range(fields: dict[str, int], said: str) -> None:
    """A look back every day is the most, no spare week the least."""
    assert _spanned(**fields) == (said,)


def test_days_to_be_logged_are_days_of_a_week() -> None:
    """Eight of seven cannot be."""
    assert _told(min_logged_days=8) == ("The days of a week to be logged are 0 to 7.",)


def test_an_area_is_one_of_the_areas() -> None:
    """None is none."""
    assert problems(goal(area="no_such_area")) == ("That area is not one of the areas here.",)
    assert problems(goal(area="self_care")) == ()


@pytest.mark.parametrize("fields", [{"confidence": 11}, {"importance": -1}])
def test_how_sure_and_how_important_are_nought_to_ten(fields: dict[str, int]) -> None:
    """Outside of the scale is said."""
    assert problems(goal(**fields)) == ("How sure and how important are numbers from 0 to 10.",)


def test_a_rating_cannot_be_counted_by_days() -> None:
    """What does not go together is said, once."""
    assert len(_told(source="rating_0_10")) == 1
    assert not is_allowed(replace(WALK, source="rating_0_10"))


def test_every_other_combination_is_refused_in_words() -> None:
    """Once each, and as what it is."""
    said = "These do not go together: what is counted, how it is added up, and the period."
    refused = [each for each in EVERY if not is_allowed(each)]
    assert len(refused) > 500
    assert {problems(goal(each)) for each in refused} == {(said,)}


def test_an_end_comes_after_the_change() -> None:
    """A rule that would be over before it begins changes nothing."""
    assert _spanned(effective_from=day(30)) == ("It ends before the change begins.",)
    assert _spanned(effective_from=day(27)) == ()


def test_the_tables_cover_every_word_of_the_model() -> None:
    """No source, aggregate or period is forgotten, and each aggregate has a use."""
    assert set(AGGREGATES) == set(get_args(Source))
    assert set(DIRECTIONS) == set(PERIODS_OF) == set(get_args(Aggregate))
    assert {aggregate for allowed in AGGREGATES.values() for aggregate in allowed} == set(get_args(Aggregate))


@pytest.mark.parametrize("measure", [measure for measure in EVERY if is_allowed(measure)])
def test_every_allowed_rule_can_be_said_and_stood_by(measure: Measure) -> None:
    """It has a sentence, a line and a standing: before, during and after, with and without an end or a start."""
    for start, days in product((None, Baseline(value=2)), (56, None)):
        made = goal(replace(measure, baseline=start), days=days)
        for today in (-1, 0, 20, 60):
            view = standing(made, history(m_walk=["yes", 3, "na"], mood=[3]), day(today))
            assert sentence(made.title, made.rule, day(today)).endswith(".")
            assert view.rule == short_rule(made.rule, day(today))
            assert view.progress is None or 0 <= view.progress <= 1


def test_most_combinations_are_not_allowed() -> None:
    """The table says something: of all, fewer than a third."""
    assert 0 < sum(map(is_allowed, EVERY)) < len(EVERY) / 3


def test_problems_are_those_of_the_newest_rule() -> None:
    """An old rule is past."""
    first = goal(replace(WALK, target=0))
    later = Revision(effective_from=day(7), start=START, due=day(27), measures=(WALK,))
    revised: Goal = replace(first, revisions=(first.rule, later))
    assert problems(revised) == ()
