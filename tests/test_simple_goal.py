"""The simple goal: one thing, at least or at most so many, a day or a week, for some weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from goals_made_up import LIMIT, WALK, goal
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.goals.library import library
from store.goals.simple import SimpleRule, begin, short_label, simple_rule, with_rule
from store.records.goal import Baseline, Goal, Measure

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
RULES = st.builds(
    SimpleRule,
    direction=st.sampled_from(["at_least", "at_most"]),
    by_days=st.booleans(),
    target=st.integers(0, 99),
    period=st.sampled_from(["day", "week"]),
    weeks=st.integers(1, 52),
)
TALKED = Measure(
    id="panic",
    label="Panic",
    direction="at_most",
    target=4,
    unit="panic attacks",
    baseline=Baseline(value=7),
    min_logged_days=4,
)


def test_a_goal_begins_today_and_runs_whole_weeks() -> None:
    """Four weeks from Sunday the 22nd end on Saturday the 19th, inclusive."""
    new = begin("Walk in the park", SimpleRule(target=3, weeks=4), TODAY, "self_care")
    assert (new.title, new.area, new.status) == ("Walk in the park", "self_care", "active")
    assert (new.rule.effective_from, new.rule.start, new.rule.due) == (TODAY, TODAY, date(2026, 12, 19))
    (measure,) = new.rule.measures
    assert (measure.label, measure.source, measure.aggregate) == ("Walk in the", "yes_no", "distinct_days")
    assert (measure.direction, measure.target, measure.period) == ("at_least", 3, "week")


def test_what_is_counted_in_times_is_asked_as_a_number() -> None:
    """Days are ticked, times are counted."""
    (measure,) = begin("Panic", SimpleRule(by_days=False, direction="at_most"), TODAY).rule.measures
    assert (measure.source, measure.aggregate, measure.direction) == ("manual_count", "sum", "at_most")


def test_two_goals_never_share_an_id() -> None:
    """Neither the goal's nor its measure's: the days' answers are kept under it."""
    one, other = (begin("Walk", SimpleRule(), TODAY) for _ in range(2))
    assert len({one.id, other.id, one.rule.measures[0].id, other.rule.measures[0].id}) == 4


@given(rule=RULES)
def test_the_form_shows_a_goal_as_it_was_filled_in(rule: SimpleRule) -> None:
    """Every rule the form can make comes back from the goal."""
    assert simple_rule(begin("Walk", rule, TODAY)) == rule


@given(first=RULES, second=RULES, days=st.integers(1, 60))
def test_a_changed_rule_is_shown_changed_and_the_days_before_keep_theirs(
    first: SimpleRule, second: SimpleRule, days: int
) -> None:
    """Revisions are added; no earlier one is touched."""
    old = begin("Walk", first, TODAY)
    new = with_rule(old, "Walk", second, TODAY + days * DAY)
    assert simple_rule(new) == second
    assert new.rule_on(TODAY + (days - 1) * DAY) == old.rule
    assert len(new.revisions) == (1 if first == second else 2)


@pytest.mark.parametrize(
    "other",
    [
        goal(WALK, LIMIT),
        goal(WALK, days=None),
        goal(WALK, days=10),
        goal(replace(WALK, period="fortnight")),
        goal(replace(WALK, period="whole_window")),
        goal(replace(LIMIT, direction="move_to")),
        goal(replace(LIMIT, aggregate="mean")),
        goal(replace(LIMIT, target=2.5)),
        goal(replace(LIMIT, source="minutes")),
        goal(replace(LIMIT, source="derived", of="panic")),
        goal(replace(LIMIT, source="rating_0_10", aggregate="latest")),
    ],
)
def test_a_goal_the_form_cannot_show_whole_is_not_shown_at_all(other: Goal) -> None:
    """Two measures, an open end, ten days, half of one: keeping the form would change it."""
    assert simple_rule(other) is None


def test_a_new_title_alone_leaves_the_rule_as_it_is() -> None:
    """No revision is made of words."""
    old = goal(TALKED)
    rule = simple_rule(old)
    assert rule
    renamed = with_rule(old, "Calmer weeks", rule, TODAY + 9 * DAY)
    assert renamed == replace(old, title="Calmer weeks")


def test_a_rule_changed_on_the_day_it_was_made_replaces_it() -> None:
    """It was in force on no day but this one, so there is nothing to keep."""
    old = begin("Walk", SimpleRule(target=3), TODAY)
    new = with_rule(old, "Walk", SimpleRule(target=2), TODAY)
    assert len(new.revisions) == 1
    assert new.rule.reason == "initial"
    tomorrow = TODAY + DAY
    again = with_rule(
        with_rule(old, "Walk", SimpleRule(target=2), tomorrow), "Walk", SimpleRule(target=1), tomorrow
    )
    assert [rule.measures[0].target for rule in again.revisions] == [3, 1]


def test_a_revision_keeps_when_periods_are_counted_from_and_the_days_answers() -> None:
    """The measure keeps its id and its name, so nothing told so far is lost."""
    old = begin("Walk", SimpleRule(target=3, weeks=4), TODAY)
    new = with_rule(old, "Walk", SimpleRule(target=2, weeks=6), TODAY + 8 * DAY)
    assert (new.rule.start, new.rule.effective_from) == (TODAY, TODAY + 8 * DAY)
    assert new.rule.due == TODAY + 6 * 7 * DAY - DAY
    assert (new.rule.measures[0].id, new.rule.measures[0].label) == (
        old.rule.measures[0].id,
        old.rule.measures[0].label,
    )


@pytest.mark.parametrize("changed", [{"target": 3}, {"weeks": 8}, {"direction": "at_least"}])
def test_a_revision_keeps_what_the_form_does_not_show(changed: dict[str, Any]) -> None:
    """Where it stood before, its unit, how it is reviewed: all still hold while it is counted the same way."""
    old = goal(TALKED)
    old = replace(old, revisions=(replace(old.rule, review_every_days=28, flex_periods=0, note="as agreed"),))
    rule = simple_rule(old)
    assert rule
    new = with_rule(old, old.title, replace(rule, **changed), TODAY + 9 * DAY).rule
    (measure,) = new.measures
    assert (measure.unit, measure.baseline, measure.min_logged_days) == ("panic attacks", Baseline(value=7), 4)
    assert (new.review_every_days, new.flex_periods) == (28, 0)
    assert (new.reason, new.note) == ("other", "")


@pytest.mark.parametrize("changed", [{"period": "day"}, {"by_days": True}])
def test_a_thing_counted_another_way_is_measured_anew(changed: dict[str, Any]) -> None:
    """Seven a week is no baseline for a day, nor for days."""
    old = goal(TALKED)
    rule = simple_rule(old)
    assert rule
    (measure,) = with_rule(old, old.title, replace(rule, **changed), TODAY + 9 * DAY).rule.measures
    assert (measure.id, measure.label, measure.baseline) == ("panic", "Panic", None)


def test_every_simple_starter_goal_survives_a_look_through_the_form() -> None:
    """Opening the form and keeping it changes nothing."""
    begun = [starter.begin(TODAY) for starter in library()]
    shown = [(kept, rule) for kept in begun if (rule := simple_rule(kept))]
    assert shown
    for kept, rule in shown:
        assert with_rule(kept, kept.title, rule, TODAY + DAY) == kept


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Walk", "Walk"),
        ("Walk in the park", "Walk in the"),
        ("Kinder answers to my thoughts", "Kinder"),
        ("  Walk   far ", "Walk far"),
        ("Unbelievablywordy", "Unbelievabl"),
        ("Unbelievablywordy title", "Unbelievabl"),
        ("Call a\nfriend", "Call a"),
        ("", ""),
    ],
)
def test_a_rows_name_is_the_first_words_of_the_title_that_fit(title: str, label: str) -> None:
    """Whole words, and part of one only where not even the first fits."""
    assert short_label(title) == label


@given(title=st.text())
def test_a_rows_name_is_short_and_on_one_line(title: str) -> None:
    """Whatever the title is."""
    label = short_label(title)
    assert len(label) <= 11
    assert len(label.splitlines()) <= 1
