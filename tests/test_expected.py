"""Expected against actual: pairs from real entries, counts over months, and the chart that shows them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.entry_kind import KINDS
from store.expected import Counts, aspects, by_month, counts, of_entry, pairs, said, typical_words
from store.history import History
from store.records.entry import Entry
from widgets.chart import Scope, plotted
from widgets.drawing import draw

TODAY = date(2026, 11, 22)


def journal(*entries: tuple[str, int, dict[str, Any]]) -> History:
    """Return a history of entries: kind, days ago, fields."""
    kept = {
        str(at): {"id": str(at), "kind": kind, "day": str(TODAY - timedelta(ago)), "fields": fields}
        for at, (kind, ago, fields) in enumerate(entries)
    }
    return History({"entries": kept})


def walk(expected: int, actual: int, ago: int = 0) -> tuple[str, int, dict[str, Any]]:
    """Return an activity with its joy expected and found."""
    return "activity", ago, {"activity": "walk", "expected_pleasure": expected, "pleasure": actual}


@pytest.mark.parametrize("name", KINDS)
def test_whatever_a_kind_expects_it_tells_once_it_came(name: str) -> None:
    """The form asks the same on the same scale, once before and once after."""
    kind = KINDS[name]
    expected = [field.id for field in kind.fields if field.id.startswith("expected_")]
    assert sorted(aspect.expected for aspect in aspects(name)) == sorted(expected)
    for aspect in aspects(name):
        before, after = kind.field(aspect.expected), kind.field(aspect.actual)
        assert before
        assert after
        assert before.type == after.type == {10: "rating", 100: "percent"}[aspect.scale]


@pytest.mark.parametrize(
    ("kind", "fields", "words", "better"),
    [
        ("activity", {"expected_pleasure": 2, "pleasure": 5}, "You expected 2, it was 5", 3),
        ("activity", {"expected_mastery": 6, "mastery": 4}, "You expected 6, it was 4", -2),
        ("worry", {"expected_bad": 9, "was_bad": 3}, "You expected 9, it was 3", 6),
        ("boundary", {"expected_bad": 5, "was_bad": 5}, "You expected 5, it was 5", 0),
        ("exposure", {"expected_fear": 80, "peak": 45}, "You expected 80, it was 45", 3.5),
        ("exposure", {"expected_fear": 40, "peak": 70}, "You expected 40, it was 70", -3),
    ],
)
def test_what_was_expected_stands_beside_what_came(
    kind: str, fields: dict[str, Any], words: str, better: float
) -> None:
    """In the person's own numbers; the difference in points of ten, above nothing where it came better."""
    (pair,) = pairs(journal((kind, 0, fields)))
    assert (pair.words, pair.better) == (words, better)


def test_half_of_a_pair_is_none() -> None:
    """A plan that is still ahead, and a thing that nobody expected anything of."""
    known = journal(
        ("activity", 0, {"expected_pleasure": 2}),
        ("activity", 0, {"pleasure": 5}),
        ("worry", 0, {"expected_bad": True, "was_bad": 3}),
        ("exposure", 0, {"expected_fear": "80", "peak": 40}),
        ("note", 0, {"expected_pleasure": 2, "pleasure": 3}),
    )
    assert pairs(known) == ()


def test_an_activity_may_hold_two_and_each_names_what_it_was() -> None:
    """Joy and getting it done come apart (clinical.md 3.2)."""
    fields = {"activity": "dishes", "expected_pleasure": 1, "pleasure": 1, "expected_mastery": 3, "mastery": 7}
    entry = Entry(id="e", kind="activity", day=TODAY, fields=fields, private=True)
    found = of_entry(entry)
    assert [(pair.what, pair.aspect.about, pair.better, pair.private) for pair in found] == [
        ("dishes", "joy", 0, True),
        ("dishes", "getting it done", 4, True),
    ]


def test_pairs_stand_in_the_order_of_their_days() -> None:
    """Whatever their kind."""
    known = journal(walk(1, 2, ago=3), ("worry", 9, {"expected_bad": 5, "was_bad": 1}), walk(1, 3, ago=1))
    assert [(TODAY - pair.day).days for pair in pairs(known)] == [9, 3, 1]


def test_counts_say_how_often_and_from_three_on_by_how_much() -> None:
    """Two pairs have no middle."""
    two = counts(pairs(journal(walk(2, 5), walk(4, 4))))
    assert two == Counts(better=1, same=1, worse=0, typical=None)
    assert said(two) == "1 of 2 better than expected, 1 the same, 0 worse"
    assert typical_words(two) == ""
    four = counts(pairs(journal(walk(2, 5), walk(4, 4), walk(5, 3), walk(1, 3))))
    assert four == Counts(better=2, same=1, worse=1, typical=1)
    assert four.pairs == 4
    assert typical_words(four) == "in the middle 1 of 10 better"
    assert typical_words(counts(pairs(journal(*[walk(5, 3)] * 3)))) == "in the middle 2 of 10 worse"
    assert typical_words(counts(pairs(journal(*[walk(5, 5)] * 3)))) == "in the middle as expected"


def test_months_are_counted_each_by_itself() -> None:
    """A month without a pair is none."""
    known = journal(walk(2, 5, ago=0), walk(2, 5, ago=21), walk(5, 2, ago=22), walk(3, 3, ago=90))
    assert [(month.first.month, month.counts.better, month.counts.worse) for month in by_month(pairs(known))] == [
        (8, 0, 0),
        (10, 0, 1),
        (11, 2, 0),
    ]


# The chart


def picture(history: History, span: int = 0) -> Any:  # noqa: ANN401 - a Picture
    """Return the chart's picture."""
    return plotted("expected", history, Scope(today=TODAY, span_days=span))


def test_the_chart_has_one_fixed_range_around_as_expected() -> None:
    """Eight better to eight worse whatever came, a point a thing, the line at nothing."""
    drawn = picture(journal(walk(2, 5, ago=20), walk(5, 4, ago=1)), span=30)
    assert (drawn.low, drawn.high, drawn.target, drawn.slots) == (-8, 8, 0, 30)
    assert [(point.slot, point.value) for point in drawn.points] == [(9, 3), (28, -1)]


def test_the_line_of_a_month_needs_three_things() -> None:
    """Its median stands over the days of that month alone."""
    found = picture(journal(walk(2, 3), walk(2, 4, ago=3), walk(2, 7, ago=5), walk(2, 9, ago=40)), span=90)
    known = [(slot, value) for slot, value in enumerate(found.line) if value is not None]
    assert {value for _, value in known} == {2}
    assert [TODAY - timedelta(89 - slot) for slot, _ in known] == [
        date(2026, 11, 1) + timedelta(n) for n in range(22)
    ]


def test_the_chart_says_in_words_what_it_shows() -> None:
    """The counts of the span and of each of its months; nothing yet is an invitation."""
    found = picture(journal(walk(2, 5), walk(2, 6, ago=2), walk(7, 5, ago=30)), span=90)
    assert found.words == (
        "Expected and what came, 90 days: 2 of 3 better than expected, 0 the same, 1 worse; "
        "in the middle 3 of 10 better. Oct: 0 of 1 better. Nov: 2 of 2 better."
    )
    nothing = picture(History())
    assert nothing.is_empty
    assert nothing.empty in " ".join(" ".join(line.plain for line in draw(nothing, 60, 16)).split())


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 400)), max_size=30))
def test_any_pairs_are_drawn_within_the_range(told: list[tuple[int, int, int]]) -> None:
    """No point lies outside, and every line is as wide as asked."""
    found = picture(journal(*(walk(*each) for each in told)))
    assert all(-10 <= point.value <= 10 and 0 <= point.slot < found.slots for point in found.points)
    assert {line.cell_length for line in draw(found, 60, 16)} == {60}
