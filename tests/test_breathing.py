"""Paced breathing as arithmetic: which phase a second falls into, how long a sitting lasts, what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, goal
from hypothesis import given
from hypothesis import strategies as st

from store import acts, breathing, breathing_acts
from store.breathing import PACED, PATTERNS, NotAPatternError, Sitting, moment, own
from store.goals.counted import counted
from store.journal.journal import Journal
from store.records.entry import Entry
from store.records.goal import Measure
from store.records.settings import Settings

if TYPE_CHECKING:
    from conftest import MadeUpClock

    from store.breathing import Pattern

BOX = next(pattern for pattern in PATTERNS if pattern.id == "box")
BREATHING = Measure(
    id="b", label="Breathing", source="derived", of="breathing", aggregate="distinct_days", target=3
)
ENTRY = Entry(id="e1", kind="breathing", day=START)

phase_lengths = st.tuples(st.integers(2, 15), st.integers(0, 15), st.integers(2, 15), st.integers(0, 15))


@pytest.mark.parametrize(
    ("name", "words", "cycle", "holds"),
    [
        ("paced", "4 in, 6 out", 10, False),
        ("gentle", "3 in, 4 out", 7, False),
        ("box", "4 in, 4 hold, 4 out, 4 rest", 16, True),
        ("4-7-8", "4 in, 7 hold, 8 out", 19, True),
    ],
)
def test_the_patterns_are_those_of_the_table(name: str, words: str, cycle: int, holds: bool) -> None:
    """clinical.md 3.4: timing, seconds of a breath, and whether it is held."""
    (pattern,) = (pattern for pattern in PATTERNS if pattern.id == name)
    assert (pattern.words, pattern.cycle, pattern.holds) == (words, cycle, holds)


@pytest.mark.parametrize(
    ("pattern", "second", "phase", "count"),
    [
        (PACED, 0, "in", 1),
        (PACED, 3.999, "in", 4),
        (PACED, 4, "out", 1),
        (PACED, 9.999, "out", 6),
        (PACED, 10, "in", 1),
        (PACED, 299.999, "out", 6),
        (BOX, 4, "hold", 1),
        (BOX, 8, "out", 1),
        (BOX, 12, "rest", 1),
        (BOX, 303.999, "rest", 4),
    ],
)
def test_a_phase_begins_on_its_second(pattern: Pattern, second: float, phase: str, count: int) -> None:
    """A thousandth before a boundary it is the last second of the phase, at the boundary the first of the next."""
    found = moment(pattern, second)
    assert (found.phase, found.second) == (phase, count)


@given(phase_lengths, st.integers(0, 600_000))
def test_every_thousandth_of_ten_minutes_falls_where_counting_puts_it(
    seconds: tuple[int, int, int, int], thousandth: int
) -> None:
    """Against walking through the phases in whole thousandths, where nothing can be rounded."""
    rest = thousandth % (1000 * sum(seconds))
    for phase, length in zip(breathing.PHASES, seconds, strict=True):
        if rest < 1000 * length:
            expected = (phase, rest // 1000 + 1)
            break
        rest -= 1000 * length
    found = moment(breathing.Pattern("p", "P", seconds), thousandth / 1000)
    assert (found.phase, found.second) == expected
    assert 0 <= found.share < 1


@pytest.mark.parametrize(
    ("pattern", "minutes", "ends"), [(PACED, 5, 300), (PACED, 1, 60), (BOX, 5, 304), (PATTERNS[1], 10, 602)]
)
def test_a_sitting_ends_with_a_whole_breath(pattern: Pattern, minutes: int, ends: int) -> None:
    """Never in the middle of one, and never before its minutes are full."""
    assert Sitting(pattern, minutes).ends == ends


def test_the_time_left_is_shown_in_minutes_and_seconds() -> None:
    """All of it at the start, nothing at the end."""
    assert [Sitting().left(second) for second in (0, 0.5, 1, 299.5, 300)] == [
        "5:00",
        "5:00",
        "4:59",
        "0:01",
        "0:00",
    ]


def test_another_pattern_begins_with_a_breath_in_and_the_time_goes_on() -> None:
    """At 0:25 two breaths are whole; the box begins then, and the five minutes are full after 18 more breaths."""
    sitting = Sitting().in_pattern(BOX, 25)
    assert sitting.moment(25) == moment(BOX, 0)
    assert (sitting.breaths(25), sitting.breaths(41)) == (2, 3)
    assert sitting.ends == 25 + 18 * 16


def test_a_pattern_that_is_chosen_at_the_very_end_has_one_breath() -> None:
    """A sitting of ten minutes that has run over them does not end within a breath."""
    assert Sitting(BOX, 10).in_pattern(PACED, 605).ends == 615


@pytest.mark.parametrize(("second", "wanted", "minutes"), [(0, 0, 1), (0, 11, 10), (200, 2, 4), (200, 7, 7)])
def test_a_sitting_lasts_one_to_ten_minutes(second: float, wanted: int, minutes: int) -> None:
    """And never less than has gone by."""
    assert Sitting().lasting(wanted, second).minutes == minutes


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("4 2 6 0", (4, 2, 6, 0)),
        ("4 6", (4, 0, 6, 0)),
        (" 5,0,5,0 ", (5, 0, 5, 0)),
        ("4-7-8", (4, 7, 8, 0)),
        ("15 15 15 15", (15, 15, 15, 15)),
    ],
)
def test_own_timings_are_typed_as_numbers(words: str, seconds: tuple[int, ...]) -> None:
    """Two are in and out, three leave the rest out; its id is the timing itself."""
    pattern = own(words)
    assert pattern.seconds == seconds
    assert pattern.id == " ".join(map(str, seconds))


@pytest.mark.parametrize(
    "words", ["", "4", "4 x 6", "1 0 1 0", "16 0 6 0", "4 16 6 0", "4 0 0 6", "4 2 6 0 1", "999 9"]
)
def test_timings_no_breath_can_follow_are_refused_with_a_sentence(words: str) -> None:
    """Too quick, too slow, too many, or no numbers."""
    with pytest.raises(NotAPatternError, match="seconds"):
        own(words)


def test_what_matters_most_for_a_pattern_stands_first() -> None:
    """The caution about holds leads where the breath is held; all three are always there."""
    assert breathing.cautions(PACED)[0].startswith("Soft, not deep breaths.")
    assert breathing.cautions(BOX)[0].startswith("With lung or heart problems")
    assert set(breathing.cautions(PACED)) == set(breathing.cautions(BOX))


def test_the_first_sitting_is_five_minutes_of_four_in_six_out() -> None:
    """The default of clinical.md 3.4."""
    assert breathing.last_used(Settings()) == Sitting(PACED, 5)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(breathing="gone", breathing_own="[/b]"),
        Settings(breathing="4 2 6 0"),
        Settings(breathing="1 1 1 1", breathing_own="1 1 1 1"),
    ],
)
def test_a_pattern_that_is_not_there_gives_way_to_the_usual_one(settings: Settings) -> None:
    """Also one that a file edited by hand names."""
    assert breathing.last_used(settings).pattern == PACED


@pytest.mark.parametrize("pattern", [BOX, own("5 0 5 0")])
def test_pattern_and_minutes_are_remembered(clock: MadeUpClock, pattern: Pattern) -> None:
    """They come back as they were chosen, and u finds no act in it."""
    journal = Journal.in_memory(clock)
    journal.record(breathing_acts.remember(Sitting(pattern, 3)))
    assert breathing.last_used(journal.history.settings) == Sitting(pattern, 3)
    assert journal.undo() is None


def test_own_timings_stay_to_be_chosen_when_another_pattern_is_used(clock: MadeUpClock) -> None:
    """They come after the table."""
    journal = Journal.in_memory(clock)
    journal.record(breathing_acts.remember(Sitting(own("5 0 5 0"))))
    journal.record(breathing_acts.remember(Sitting(BOX)))
    assert breathing.offered(journal.history.settings) == (*PATTERNS, own("5 0 5 0"))


@pytest.mark.parametrize(
    ("second", "minutes", "completed"), [(300, 5, True), (140, 2.3, False), (120, 2, False), (11, 0.2, False)]
)
def test_an_entry_holds_pattern_and_minutes(second: float, minutes: float, completed: bool) -> None:
    """Whole minutes as whole numbers, parts to a tenth; tension only where it was said."""
    entry = breathing.breathed(ENTRY, Sitting(), second)
    assert entry.fields == {"pattern": "paced", "minutes": minutes, "completed": completed}


def test_a_box_of_five_minutes_is_kept_as_five_minutes() -> None:
    """The four seconds that its last breath takes are no part of them."""
    assert breathing.breathed(ENTRY, Sitting(BOX), 304).fields["minutes"] == 5


def test_tension_is_kept_where_a_number_was_pressed() -> None:
    """0 is a number too."""
    assert breathing.breathed(ENTRY, Sitting(), 60, before=7).fields["before"] == 7
    assert breathing.breathed(ENTRY, Sitting(), 60, before=7, after=0).fields["after"] == 0


def test_a_sitting_is_one_act_that_goals_count_and_u_takes_back(clock: MadeUpClock) -> None:
    """Put on the disk minute by minute, kept as a whole at the end; one u leaves nothing of it."""
    journal = Journal.in_memory(clock)
    journal.record(acts.keep_goal(goal(BREATHING)))
    for minute in (1, 2):
        journal.record(breathing_acts.so_far(breathing.breathed(ENTRY, Sitting(), 60 * minute)))
        assert counted(journal.history, BREATHING) == {START.isoformat(): 1}
    whole = breathing.breathed(ENTRY, Sitting(), 140, before=7, after=4)
    journal.record(breathing_acts.withdrawn(whole))
    change = breathing_acts.keep(whole, journal.history)
    journal.record(change)
    (kept,) = journal.history.entries("breathing")
    assert kept.fields == {"pattern": "paced", "minutes": 2.3, "completed": False, "before": 7, "after": 4}
    assert (change.day, change.item) == (START, "m:b")
    assert counted(journal.history, BREATHING) == {START.isoformat(): 1}
    assert journal.undo() == change
    assert journal.history.entries("breathing") == ()
    assert counted(journal.history, BREATHING) == {}
    assert journal.redo() == change
    assert len(journal.history.entries("breathing")) == 1
