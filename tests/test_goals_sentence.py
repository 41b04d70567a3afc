"""A rule read back as a sentence and as a short line, and the small words both are made of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from goals_made_up import LIMIT, START, TIMES, WALK, day, from_library, goal
from msgspec.structs import replace

from store.goals.sentence import sentence, short_rule, short_target, target_words, told
from store.goals.words import about, counted_noun, lowered, number, spelled, times
from store.records.goal import Baseline, Measure

RATING = Measure(id="r", label="Dread", source="rating_0_10", aggregate="mean", target=5)
DERIVED = replace(RATING, source="derived", aggregate="count_complete")


def test_the_form_reads_the_rule_back() -> None:
    """Title, rule, how long, from when to when."""
    assert sentence("Walk in the park", goal(days=21).rule, START) == (
        "Walk in the park: at least 3 days a week, for 3 weeks, from today (Sun 22 Nov) to Sat 12 Dec."
    )


def test_without_a_title_the_rule_stands_alone() -> None:
    """It begins with a capital."""
    rule = goal(replace(TIMES, unit="walks"), days=21).rule
    assert sentence(" ", rule, START) == (
        "At least 3 walks a week, for 3 weeks, from today (Sun 22 Nov) to Sat 12 Dec."
    )


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (0, "from today (Sun 22 Nov)"),
        (-1, "from tomorrow (Sun 22 Nov)"),
        (-2, "from Sun 22 Nov"),
        (3, "from Sun 22 Nov"),
    ],
)
def test_the_first_day_is_named_as_people_name_it(today: int, begins: str) -> None:
    """Today and tomorrow by name, with the date."""
    assert f", {begins} to Sat 12 Dec." in sentence("Walk", goal(days=21).rule, day(today))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (7, "for 1 week, from today (Sun 22 Nov) to Sat 28 Nov."),
        (19, "for 19 days, from today (Sun 22 Nov) to Thu 10 Dec."),
        (91, "for 13 weeks, from today (Sun 22 Nov) to Sat 20 Feb 2027."),
        (None, "from today (Sun 22 Nov), with no end date."),
    ],
)
def test_the_span_is_in_weeks_where_it_can_be(days: int | None, said: str) -> None:
    """Another year is named."""
    assert sentence("Walk", goal(days=days).rule, START).endswith(f", {said}")


def test_several_measures_stand_in_brackets() -> None:
    """Each with its name, and the span once."""
    assert sentence("Kinder answers", from_library("Kinder answers to my thoughts").rule, START) == (
        "Kinder answers: thoughts (at least 6 thought records in all), breathing (at least 10 days in all), "
        "journal (at least 10 days in all), for 2 weeks, from today (Sun 22 Nov) to Sat 5 Dec."
    )


def test_what_is_beside_the_goal_has_its_own_sentence() -> None:
    """It follows the rule."""
    assert sentence("Fewer panic attacks", from_library("Fewer panic attacks").rule, START) == (
        "Fewer panic attacks: 4 or fewer a week, down from about 7, for 13 weeks, "
        "from today (Sun 22 Nov) to Sat 20 Feb 2027. Beside it: faced it (at least once a week)."
    )


@pytest.mark.parametrize(
    ("baseline", "said"),
    [
        (Baseline(value=7), "4 or fewer a week, down from about 7"),
        (Baseline(value=6.5, how="tracked"), "4 or fewer a week, down from 6½"),
        (Baseline(value=2), "4 or fewer a week, from about 2"),
        (Baseline(value=4), "4 or fewer a week, as now"),
    ],
)
def test_where_it_starts_from_is_said(baseline: Baseline, said: str) -> None:
    """An estimate is "about", a tracked number is itself."""
    assert sentence("", goal(replace(LIMIT, baseline=baseline)).rule, START).startswith(said)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (WALK, "at least 3 days a week"),
        (replace(WALK, target=1, period="fortnight"), "at least 1 day a fortnight"),
        (replace(WALK, unit="nights", period="month"), "at least 3 nights every 4 weeks"),
        (replace(WALK, direction="at_most", target=2), "2 days or fewer a week"),
        (replace(WALK, period="day", target=1), "every day"),
        (TIMES, "at least 3 times a week"),
        (replace(TIMES, target=1), "at least once a week"),
        (replace(TIMES, target=2), "at least twice a week"),
        (replace(TIMES, target=2, unit="calls", period="day"), "at least 2 calls a day"),
        (replace(TIMES, target=10, unit="calls", period="whole_window"), "at least 10 calls in all"),
        (replace(TIMES, source="minutes", target=90), "at least 90 minutes a week"),
        (replace(TIMES, source="minutes", target=1, direction="at_most"), "1 minute or less a week"),
        (replace(LIMIT, unit="panic attacks"), "4 or fewer a week"),
        (replace(DERIVED, unit="thought records"), "at least 5 thought records a week"),
        (RATING, "on average 5 of 10 or more, each week"),
        (replace(RATING, direction="at_most"), "on average 5 of 10 or less, each week"),
        (replace(RATING, aggregate="median", period="fortnight"), "typically 5 of 10 or more, each fortnight"),
        (replace(RATING, aggregate="latest"), "5 of 10 or more, by the last answer of each week"),
        (
            replace(
                RATING, aggregate="latest", period="whole_window", direction="move_to", baseline=Baseline(value=3)
            ),
            "from about 3 to 5 of 10, by the last answer",
        ),
        (
            replace(RATING, direction="move_to", period="whole_window"),
            "on average towards 5 of 10, over the whole time",
        ),
        (
            replace(DERIVED, aggregate="mean", of="sleep_hours", unit="hours", target=7),
            "on average 7 hours or more, each week",
        ),
        (replace(DERIVED, aggregate="mean", of="mood"), "on average 5 of 10 or more, each week"),
        (
            replace(WALK, aggregate="share_of_opportunities", target=0.6, period="fortnight"),
            "at least 6 times in 10 that it comes up, each fortnight",
        ),
    ],
)
def test_each_kind_of_target_has_its_words(measure: Measure, said: str) -> None:
    """As a person would say it."""
    assert target_words(measure) == said


@pytest.mark.parametrize(
    ("title", "today", "said"),
    [
        ("Walk in the park", 11, "3 days a week · week 2 of 3"),
        ("Fewer panic attacks", 56, "4 or fewer a week · week 9 of 13"),
        ("Reach out to someone", 14, "once a week · week 3 of 4"),
        ("Kinder answers to my thoughts", 10, "two weeks, to Sat 5 Dec"),
        ("Keep a sleep journal", 10, "two weeks, to Sat 5 Dec"),
        ("Talk kindly to myself", 14, "6 times in 10 · fortnight 2 of 4"),
        ("Walk in the park", -3, "3 days a week · from Sun 22 Nov"),
        ("Walk in the park", 20, "3 days a week · week 3 of 3"),
        ("Walk in the park", 30, "3 days a week · three weeks, to Sat 12 Dec"),
        ("Keep up what keeps me well", 30, "4 days a week · since 22 Nov"),
        ("Two coffees a day and no more", 3, "2 or fewer a day · day 4 of 21"),
    ],
)
def test_a_list_has_the_rule_in_short(title: str, today: int, said: str) -> None:
    """What is aimed at, and where in its span the goal is."""
    assert short_rule(from_library(title).rule, day(today)) == said


def test_a_limit_for_the_whole_span_without_an_end_is_still_said() -> None:
    """An old journal may hold what the form no longer allows."""
    rule = goal(replace(LIMIT, period="whole_window"), days=None).rule
    assert short_rule(rule, START + timedelta(9)) == "4 or fewer in all · since 22 Nov"


def test_how_a_measure_comes_to_be_known_is_said() -> None:
    """A tick is ticked; what is derived counts itself."""
    assert told(WALK) == "I tick it in the check-in."
    assert told(DERIVED) == "It counts itself from what I write."


def test_the_short_target_leaves_at_least_out() -> None:
    """In a list more is understood."""
    assert short_target(WALK) == "3 days a week"


@pytest.mark.parametrize(
    ("value", "said"), [(3, "3"), (2.5, "2½"), (0.5, "½"), (6.077, "6.1"), (0, "0"), (2.96, "3"), (90, "90")]
)
def test_numbers_are_written_as_by_hand(value: float, said: str) -> None:
    """Halves as halves, else one decimal."""
    assert number(value) == said


@pytest.mark.parametrize(("value", "near"), [(5.2, 5), (5.25, 5.5), (4.7, 4.5), (0.1, 0.5), (0, 0), (7, 7)])
def test_about_is_to_the_nearest_half(value: float, near: float) -> None:
    """What is more than nothing is never called none."""
    assert about(value) == near


def test_small_words_are_in_the_right_number() -> None:
    """One is singular, a half too."""
    assert [counted_noun(count, "day") for count in (0, 0.5, 1, 2)] == ["0 days", "½ day", "1 day", "2 days"]
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [spelled(count, "week") for count in (1, 2, 12, 13)] == [
        "one week",
        "two weeks",
        "twelve weeks",
        "13 weeks",
    ]


def test_a_label_in_a_sentence_keeps_what_must_be_large() -> None:
    """I stays I."""
    assert [lowered(label) for label in ("Reached out", "I rested", "TV off")] == [
        "reached out",
        "I rested",
        "TV off",
    ]
