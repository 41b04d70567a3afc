"""Ladders: their steps in order, the tries at each, and the next step, which is offered and never required."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from store import hard_day, ladder
from store.history import History
from store.journal.journal import Journal
from store.records.entry import Entry
from store.records.goal import Goal, Measure, Pause, Revision
from store.records.ladder import Ladder, Step
from store.records.response import Response

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
PLATFORM = Step(id="a", text="stand on the platform", expected=20)
ONE_STOP = Step(id="b", text="one stop with Noor", expected=40)
RUSH_HOUR = Step(id="c", text="rush hour, alone", expected=90)
TUBE = Ladder(id="tube", title="The tube again", steps=(PLATFORM, ONE_STOP, RUSH_HOUR))


def attempt(step_id: str, *, ago: int = 3, **fields: Any) -> Entry:  # noqa: ANN401 - any field of an exposure
    """Return a try at a step."""
    return Entry(
        id=f"{step_id}{ago}", kind="exposure", day=TODAY - timedelta(ago), fields={"step_id": step_id, **fields}
    )


def history(*entries: Entry, **tables: dict[str, Any]) -> History:
    """Return a journal with the ladder and these tries."""
    kept = {str(at): entry.document() for at, entry in enumerate(entries)}
    return History({"ladders": {"1": TUBE.document()}, "entries": kept, **tables})


def ids(made: Ladder) -> str:
    """Return the ids of the steps, the easiest first."""
    return "".join(step.id for step in made.steps)


def offered(known: History) -> Step | None:
    """Return the step of the ladder that is offered."""
    return ladder.offered(ladder.climbs(TUBE, known), known, TODAY)


# Steps in their order


@pytest.mark.parametrize(
    ("expected", "order"), [(10, "nabc"), (20, "anbc"), (60, "abnc"), (95, "abcn"), (None, "abcn")]
)
def test_a_new_step_stands_where_its_fear_puts_it(expected: int | None, order: str) -> None:
    """After the steps that bring as much fear; without a number it stands last."""
    assert ids(ladder.with_step(TUBE, Step(id="n", text="two stops", expected=expected))) == order


def test_another_fear_moves_a_step_and_other_words_do_not() -> None:
    """The order a person gave by hand stays, until the fear itself is another."""
    by_hand = ladder.moved(TUBE, RUSH_HOUR, -2)
    assert ids(by_hand) == "cab"
    assert ids(ladder.with_step(by_hand, Step(id="c", text="rush hour", expected=90))) == "cab"
    assert ids(ladder.with_step(TUBE, Step(id="a", text="the platform", expected=50))) == "bac"


@pytest.mark.parametrize(("by", "order"), [(1, "acb"), (-1, "bac"), (-9, "bac"), (9, "acb"), (0, "abc")])
def test_a_step_is_moved_by_hand_and_stays_within(by: int, order: str) -> None:
    """One place at a time, never beyond the ends."""
    assert ids(ladder.moved(TUBE, ONE_STOP, by)) == order


def test_a_step_goes_and_its_tries_stay_in_the_journal() -> None:
    """The ladder has two steps left, and the other one its tries."""
    left = ladder.without(TUBE, ONE_STOP)
    assert ids(left) == "ac"
    assert [len(climb.tries) for climb in ladder.climbs(left, history(attempt("b"), attempt("c")))] == [0, 1]


# Tries


def test_a_try_belongs_to_the_step_it_names() -> None:
    """By its id even where the words were changed since; without one, by the same words."""
    renamed = attempt("b", step="one stop, alone")
    by_words = Entry(id="w", kind="exposure", day=TODAY, fields={"step": " Rush hour, alone "})
    others = [attempt("gone"), Entry(id="o", kind="exposure", day=TODAY, fields={"step": "the queue"})]
    found = ladder.climbs(TUBE, history(renamed, by_words, *others))
    assert [[entry.id for entry in climb.tries] for climb in found] == [[], ["b3"], ["w"]]


def test_a_step_without_words_takes_no_try_that_has_none() -> None:
    """Two empty texts are not the same step."""
    bare = Ladder(id="x", steps=(Step(id="s"),))
    assert ladder.climbs(bare, history(Entry(id="e", kind="exposure", day=TODAY, fields={})))[0].tries == ()


def test_a_step_tells_its_peaks_and_how_sure_the_prediction_was() -> None:
    """Oldest first; a try that is not over, or tells no peak, leaves a gap or nothing."""
    tries = (
        attempt("b", ago=1, belief_before=45, happened="no"),
        attempt("b", ago=9, belief_before=80, belief_after=60, peak=70),
        attempt("b", ago=0, belief_before=40),
    )
    climb = ladder.climbs(TUBE, history(*tries))[1]
    assert climb.peaks == (70, None)
    assert climb.belief == (80, 40)
    assert ladder.climbs(TUBE, history(attempt("a", belief_before=80)))[0].belief is None


def test_a_try_begins_with_what_the_step_knows() -> None:
    """Its words and the fear it expects; no fear where none was said."""
    assert ladder.asked_before(ONE_STOP) == {"step": "one stop with Noor", "step_id": "b", "expected_fear": 40}
    assert ladder.asked_before(Step(id="s", text="x")) == {"step": "x", "step_id": "s"}


def test_a_try_that_was_begun_is_gone_on_with_until_it_tells_its_end() -> None:
    """Today or yesterday; an older one, and one that is over, are not begun any more."""
    running = attempt("b", ago=1, predicted="I will faint")
    for entries, found in (
        ((running,), running),
        ((running, attempt("b", ago=0, predicted="again")), attempt("b", ago=0, predicted="again")),
        ((attempt("b", ago=2),), None),
        ((attempt("b", ago=0, happened="no"),), None),
        ((attempt("b", ago=0, peak=0),), None),
        ((attempt("a", ago=0),), None),
    ):
        assert ladder.begun(ladder.climbs(TUBE, history(*entries))[1], TODAY) == found


def test_fear_is_stamped_as_it_goes_and_its_peak_follows() -> None:
    """Of three stamps the highest is the peak; without the last one the peak is that of the others."""
    entry = attempt("b", predicted="I will faint")
    for minute, fear in ((0, 60), (4, 30), (9, 80)):
        entry = ladder.stamped(entry, fear, minute)
    assert ladder.stamps_of(entry) == (60, 30, 80)
    assert entry.fields["stamps"][1] == {"minute": 4, "fear": 30}
    assert [entry.fields[name] for name in ("peak", "minutes")] == [80, 9]
    assert not ladder.is_over(entry)
    two = ladder.unstamped(entry)
    assert [two.fields[name] for name in ("peak", "minutes")] == [60, 4]
    assert ladder.unstamped(ladder.unstamped(two)) == attempt("b", predicted="I will faint")


def test_stamps_of_another_program_are_read_as_far_as_they_can_be() -> None:
    """What is no stamp is passed over."""
    strange = attempt("b", stamps=[{"fear": 50}, {"fear": 500}, {"fear": "much"}, 7])
    assert ladder.stamps_of(strange) == (50,)
    assert ladder.stamps_of(attempt("b", stamps="50")) == ()
    assert ladder.stamped(strange, 20, 3).fields["minutes"] == 3


# The next step


def test_the_next_step_is_the_first_one_after_those_tried() -> None:
    """From the bottom; after one that was skipped to, the ones above it come first, then those below."""
    for tried, found in (("", PLATFORM), ("a", ONE_STOP), ("b", RUSH_HOUR), ("ab", RUSH_HOUR), ("c", PLATFORM)):
        assert offered(history(*map(attempt, tried))) == found
    assert offered(history(*map(attempt, "abc"))) is None
    assert ladder.offered((), history(), TODAY) is None


@pytest.mark.parametrize(("ago", "quiet"), [(0, True), (1, True), (2, False)])
def test_no_step_is_offered_on_a_hard_day_nor_the_day_after(ago: int, quiet: bool) -> None:
    """A hard day is kept by the person's own key."""
    journal = Journal.in_memory(lambda: NOW, {"ladders": {"1": TUBE.document()}})
    known = journal.record(hard_day.keep(TODAY - timedelta(ago), TODAY))
    assert (offered(known) is None) is quiet


@pytest.mark.parametrize(("ago", "quiet"), [(0, True), (6, True), (8, False)])
def test_no_step_is_offered_for_a_week_after_thoughts_of_death(ago: int, quiet: bool) -> None:
    """PHQ-9's item nine above its lowest answer, whatever else was answered."""
    on = TODAY - timedelta(ago)
    said = Response(id="r", instrument="phq9", day=on, started=NOW, finished=NOW, answers={"9": 1})
    assert (offered(history(responses={"1": said.document()})) is None) is quiet


@pytest.mark.parametrize(
    ("pause", "quiet"),
    [
        (Pause(first=TODAY, reason="crisis"), True),
        (Pause(first=TODAY - timedelta(40), reason="hospital"), True),
        (Pause(first=TODAY - timedelta(40), last=TODAY - timedelta(7), reason="crisis"), True),
        (Pause(first=TODAY - timedelta(40), last=TODAY - timedelta(8), reason="crisis"), False),
        (Pause(first=TODAY, reason="holiday"), False),
        (Pause(first=TODAY + timedelta(1), reason="crisis"), False),
    ],
)
def test_no_step_is_offered_in_a_crisis_nor_in_the_week_after(pause: Pause, quiet: bool) -> None:
    """A goal that rests for one, or for a stay in hospital, says so."""
    rule = Revision(effective_from=TODAY, start=TODAY, measures=(Measure(id="m", label="Steps", target=1),))
    resting = Goal(id="g", title="Go out", revisions=(rule,), pauses=(pause,))
    known = history(goals={"1": resting.document()})
    assert ladder.is_quiet(known, TODAY) is quiet
    assert (offered(known) is None) is quiet


# In the journal


def test_a_ladder_is_kept_changed_and_taken_back() -> None:
    """Only what differs is written, so that another window's change of the title stays."""
    journal = Journal.in_memory(lambda: NOW)
    known = journal.record(ladder.keep(TUBE, History()))
    assert [(made.title, ids(made)) for made in known.ladders] == [("The tube again", "abc")]
    change = ladder.keep(ladder.without(known.ladders[0], ONE_STOP), known)
    assert [edit.path for edit in change.edits] == [("steps",)]
    assert ids(journal.record(change).ladders[0]) == "ac"
    journal.undo()
    assert ids(journal.history.ladders[0]) == "abc"
    assert ladder.keep(journal.history.ladders[0], journal.history).edits == ()


def test_a_ladder_that_is_deleted_comes_back() -> None:
    """The words say what went."""
    journal = Journal.in_memory(lambda: NOW)
    known = journal.record(ladder.keep(TUBE, History()))
    change = ladder.delete(known.ladders[0])
    assert change.words == "deleting the ladder “The tube again”"
    assert journal.record(change).ladders == ()
    journal.undo()
    assert len(journal.history.ladders) == 1
