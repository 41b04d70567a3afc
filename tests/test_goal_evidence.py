"""What counts towards a goal, day by day, written out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import LIMIT, START, TIMES, WALK, day, from_library, goal, history
from msgspec.structs import replace

from store.goals.evidence import answer_words, days_words, evidence, in_short
from store.history import History
from store.records.entry import Entry
from store.records.goal import Baseline, Measure, Pause, Revision

if TYPE_CHECKING:
    from store.records.check_in import Answer
    from store.records.goal import Goal

PANIC = replace(LIMIT, id="panic", source="derived", of="panic")
RATING = Measure(id="r", label="Belief", source="rating_0_10", aggregate="latest", period="month", target=7)


def told(made: Goal, past: History, today: int) -> list[tuple[str, str]]:
    """Return the days of a goal and their words, newest first."""
    return [(days_words(found, day(today)), found.words) for found in evidence(made, past, day(today))]


def test_each_day_with_an_answer_is_a_line_newest_first() -> None:
    """Done, in part, not done, and what did not apply."""
    past = history(m_walk=["yes", "partly", "no", "na"])
    assert told(goal(), past, 4) == [
        ("Wed 25 Nov", "did not apply"),
        ("Tue 24 Nov", "not done"),
        ("Mon 23 Nov", "in part"),
        ("Sun 22 Nov", "done"),
    ]


def test_days_in_a_row_without_an_answer_are_one_line() -> None:
    """Two silent days at first, then one, each said as not logged and never as nothing."""
    past = history(m_walk=[None, None, "yes", None, "no"])
    assert told(goal(), past, 5) == [
        ("Thu 26 Nov", "not done"),
        ("Wed 25 Nov", "not logged"),
        ("Tue 24 Nov", "done"),
        ("Sun 22 – Mon 23 Nov", "not logged"),
    ]


def test_today_counts_once_it_holds_something() -> None:
    """A day that is not over is no gap, and a day to come is no day."""
    assert told(goal(), history(), 0) == []
    assert told(goal(), history(m_walk=["yes"]), 0) == [("Sun 22 Nov", "done")]
    assert told(goal(), history(m_walk=[None, None, None, "yes"]), 1) == [("Sun 22 Nov", "not logged")]


def test_a_rest_is_said_as_what_it_was() -> None:
    """A holiday is named, a hard day rests, and a graver reason stays unsaid."""
    made = goal(
        pauses=(
            Pause(first=day(0), last=day(1), reason="holiday"),
            Pause(first=day(2), last=day(2), reason="crisis"),
        )
    )
    assert told(made, history(hard=[3], m_walk=[None, "yes"]), 5) == [
        ("Thu 26 Nov", "not logged"),
        ("Wed 25 Nov", "resting"),
        ("Tue 24 Nov", "paused"),
        ("Mon 23 Nov", "done"),
        ("Sun 22 Nov", "paused (holiday)"),
    ]


def test_only_days_on_which_a_rule_ran_are_days_of_the_goal() -> None:
    """Neither before its start, nor after its end, nor between two rounds."""
    first = replace(goal(days=2).rule)
    again = replace(first, effective_from=day(5), start=day(5), due=day(6), reason="other")
    made = goal(revisions=(first, again))
    past = history(m_walk=["yes"] * 10)
    assert [found.first for found in evidence(made, past, day(9))] == [day(6), day(5), day(1), day(0)]
    ended = replace(made, status="reached", ended=day(5))
    assert [found.first for found in evidence(ended, past, day(9))] == [day(5), day(1), day(0)]


def test_days_of_counting_first_count_too() -> None:
    """The two weeks before the start are where its starting number comes from."""
    baseline = Baseline(value=7, how="tracked", first=day(0), last=day(13))
    rule = Revision(effective_from=day(0), start=day(14), measures=(replace(LIMIT, baseline=baseline),))
    assert told(goal(revisions=(rule,)), history(m_limit=[3]), 2) == [
        ("Mon 23 Nov", "not logged"),
        ("Sun 22 Nov", "3"),
    ]


def test_a_day_that_was_told_late_says_so_and_leads_to_its_row() -> None:
    """The answer stands as any other; its day and item are where Enter goes."""
    document = {"day": START.isoformat(), "answers": {"m:limit": 2}, "late": ["m:limit"]}
    (found,) = evidence(goal(LIMIT), History({"check_ins": {START.isoformat(): document}}), day(1))
    assert (found.words, found.details, found.row) == ("2", ("told late",), (START, "m:limit"))


def test_an_entry_is_told_in_a_few_words() -> None:
    """Where, how long, the peak; without any of it "no details yet"; a day without an entry has no details."""
    fields: dict[str, Any] = {"where": "train", "minutes": 10, "peak": 70, "sensations": ["racing heart"]}
    past = history(m_panic=[1, 1, 0], entries=[("panic", 0, fields), ("panic", 1, {})])
    assert [(found.words, found.details) for found in evidence(goal(PANIC), past, day(3))] == [
        ("none", ()),
        ("1", ("no details yet",)),
        ("1", ("train, 10 min, peak 70",)),
    ]


def test_only_entries_that_count_are_told() -> None:
    """A thought record without a balanced thought is none of it."""
    thoughts = Measure(id="t", label="Thoughts", source="derived", of="thought_record", having="balanced", target=3)
    past = history(
        entries=[
            ("thought_record", 0, {"situation": "late again", "balanced": "it happens"}),
            ("thought_record", 1, {"situation": "alone"}),
        ]
    )
    assert [(found.words, found.details) for found in evidence(goal(thoughts), past, day(2))] == [
        ("not logged", ()),
        ("1", ("late again",)),
    ]


def test_several_measures_share_a_day() -> None:
    """Each that was told is named; those that were not are left unsaid."""
    made = from_library("Kinder answers to my thoughts")
    past = history(entries=[("breathing", 0, {"minutes": 5}), ("note", 0, {}), ("breathing", 2, {})])
    assert [(found.words, found.details) for found in evidence(made, past, day(3))] == [
        ("breathing 1", ("no details yet",)),
        ("not logged", ()),
        ("breathing 1 · journal 1", ("5 min", "no details yet")),
    ]


def test_a_rating_of_the_goal_itself_leaves_no_gaps() -> None:
    """It belongs to the look back: days without it are not called not logged."""
    assert told(goal(RATING), history(m_r=[None, None, 4]), 9) == [("Tue 24 Nov", "4 of 10")]


def test_a_measure_of_a_check_in_item_leads_to_that_item() -> None:
    """Mood counts as mood is answered, and Enter goes to the mood row."""
    mood = Measure(id="m", label="Mood", source="derived", of="mood", aggregate="mean", target=5)
    (found,) = evidence(goal(mood), history(mood=[6]), day(0))
    assert (found.words, found.item) == ("6 of 10", "mood")


@pytest.mark.parametrize(
    ("measure", "answer", "words"),
    [
        (TIMES, 0, "none"),
        (TIMES, 3, "3"),
        (replace(TIMES, source="minutes"), 20, "20 minutes"),
        (replace(TIMES, source="derived", of="sleep_hours", aggregate="mean"), 7.5, "7½ hours"),
        (RATING, 0, "0 of 10"),
        (replace(WALK, aggregate="share_of_opportunities"), "na", "did not come up"),
        (replace(WALK, aggregate="share_of_opportunities"), "yes", "yes"),
        (WALK, "a word\nnobody knows", "a word nobody knows"),
    ],
)
def test_an_answer_is_said_as_what_it_is(measure: Measure, answer: Answer, words: str) -> None:
    """None is a number that was told, and differs from silence."""
    assert answer_words(measure, answer) == words


@pytest.mark.parametrize(
    ("kind", "fields", "private", "words"),
    [
        ("note", {"text": "x" * 70}, False, f"{'x' * 59}…"),
        ("note", {"text": "two\nlines"}, False, "two lines"),
        ("panic", {"where": "bus", "minutes": 10, "peak": 70, "note": "."}, False, "bus, 10 min, peak 70"),
        ("stressor", {"what": "noise", "intensity": 6}, False, "noise, 6 of 10"),
        ("panic", {"where": "bus"}, True, ""),
        ("panic", {}, False, ""),
    ],
)
def test_the_words_of_an_entry_are_those_of_its_kind_and_keep_what_is_private(
    kind: str, fields: dict[str, Any], private: bool, words: str
) -> None:
    """One line, as the list of entries says it, and nothing of a private entry."""
    assert in_short(Entry(kind=kind, day=START, fields=fields, private=private)) == words


def test_days_are_named_with_their_year_where_it_might_be_mistaken() -> None:
    """Within ten months a day needs none."""
    (found,) = evidence(goal(), history(), day(3))
    assert days_words(found, day(40)) == "Sun 22 – Tue 24 Nov"
    assert days_words(found, day(400)) == "Sun 22 – Tue 24 Nov 2026"
    assert days_words(replace(found, last=day(10)), day(40)) == "Sun 22 Nov – Wed 2 Dec"
