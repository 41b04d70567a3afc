"""Medicines: which doses are due, how many were taken as planned, and what a new dose is."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, day
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import medicine_acts
from store.changes import DAILY, Change, Put
from store.history import History
from store.journal.journal import Journal
from store.medicines import (
    as_needed_item,
    dose_change,
    doses,
    due,
    is_as_needed,
    parse_times,
    side_effects,
    times_in_words,
    times_needed,
    with_dosing,
    with_start,
)
from store.records.event import Event
from store.records.medicine import Dosing, Medicine, SideEffect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import MadeUpClock

EIGHT, TEN_AT_NIGHT = time(8), time(22)
MORNING = Medicine(
    id="m1",
    name="Sertraline",
    start=START,
    dosings=(Dosing(effective_from=START, dose="25 mg", times=(EIGHT,)),),
)
TWICE = Medicine(
    id="m2", name="Two a day", start=START, dosings=(Dosing(effective_from=START, times=(TEN_AT_NIGHT, EIGHT)),)
)
AS_NEEDED = Medicine(id="m3", name="Drops", start=START, dosings=(Dosing(effective_from=START),))


def _days(item: str, answers: Mapping[int, str]) -> History:
    return _logged({number: {item: answer} for number, answer in answers.items()})


def _logged(answers: Mapping[int, Mapping[str, str]]) -> History:
    check_ins = {
        str(number): {"day": day(number).isoformat(), "answers": dict(told)} for number, told in answers.items()
    }
    return History({"check_ins": check_ins})


def test_a_dose_is_due_at_its_time_on_each_day_it_is_taken() -> None:
    """Two times a day stand in order of the clock; before the start and after the stop nothing is due."""
    assert [item.id for _, item in due(TWICE, day(3))] == ["med:m2:08:00", "med:m2:22:00"]
    assert due(TWICE, START - timedelta(days=1)) == ()
    stopped = Medicine(id="m", name="M", start=START, stop=day(2), dosings=TWICE.dosings)
    assert len(due(stopped, day(2))) == 2
    assert due(stopped, day(3)) == ()


def test_a_medicine_without_times_is_taken_as_needed() -> None:
    """It is counted, and never due."""
    assert due(AS_NEEDED, day(1)) == ()
    assert is_as_needed(AS_NEEDED, day(1))
    assert not is_as_needed(MORNING, day(1))
    assert (as_needed_item(AS_NEEDED).id, as_needed_item(AS_NEEDED).field) == ("med:m3", "tally")


def test_days_taken_as_planned_are_of_the_days_logged() -> None:
    """Of 14 days 12 are logged, on 10 of them the dose was taken, once late; two days are silent, not missed."""
    told = dict.fromkeys(range(9), "taken") | {9: "late", 10: "missed", 11: "skipped"}
    found = doses(MORNING, _days("med:m1:08:00", told), day(14), 14)
    assert (found.whole_days, found.logged_days, found.days) == (10, 12, 14)
    assert (found.taken, found.due) == (10, 12)
    assert found.words == "days taken as planned: 10 of 12 logged"


def test_a_dose_in_part_is_half_and_no_whole_day() -> None:
    """Half a dose is 0.5 of the doses; one that was not due is none at all."""
    found = doses(MORNING, _days("med:m1:08:00", {0: "part", 1: "not_due", 2: "taken"}), day(3), 3)
    assert (found.taken, found.due, found.whole_days, found.logged_days) == (1.5, 2, 1, 2)


def test_a_day_with_one_dose_unanswered_is_not_logged() -> None:
    """Silence is unknown: the day counts neither way, its answered dose does."""
    found = doses(TWICE, _logged({0: {"med:m2:08:00": "taken"}}), day(1), 1)
    assert (found.taken, found.due, found.whole_days, found.logged_days, found.days) == (1, 1, 0, 0, 1)
    assert found.words == "days taken as planned: nothing logged yet"


def test_today_is_not_over_and_so_not_counted() -> None:
    """A dose taken this morning changes nothing yet."""
    assert doses(MORNING, _days("med:m1:08:00", {5: "taken"}), day(5), 5).logged_days == 0


def test_a_new_dose_is_an_event_and_earlier_days_keep_theirs() -> None:
    """25 mg until the fourth, 50 mg from the fifth on."""
    raised = Dosing(effective_from=day(4), dose="50 mg", times=(EIGHT,))
    event = dose_change(MORNING, raised)
    assert event
    assert (event.day, event.words) == (day(4), "Sertraline 25 mg → 50 mg")
    changed = with_dosing(MORNING, raised)
    assert [item.hint for number in (3, 4) for _, item in due(changed, day(number))] == ["25 mg", "50 mg"]


def test_other_times_for_the_same_dose_are_no_event() -> None:
    """The charts mark doses, not clocks; a second change on one day takes the place of the first."""
    later = Dosing(effective_from=day(4), dose="25 mg", times=(TEN_AT_NIGHT,))
    assert dose_change(MORNING, later) is None
    assert dose_change(MORNING, Dosing(effective_from=START, dose="30 mg")) is None
    again = with_dosing(with_dosing(MORNING, later), Dosing(effective_from=day(4), dose="75 mg"))
    assert [dosing.dose for dosing in again.dosings] == ["25 mg", "75 mg"]


def test_a_side_effect_is_looked_at_from_its_first_day_to_its_last() -> None:
    """Without a last day it goes on."""
    effect = SideEffect(id="e", name="Dry mouth", first=date(2026, 11, 24), last=date(2026, 11, 26))
    medicine = Medicine(id="m", name="M", start=START, dosings=MORNING.dosings, side_effects=(effect,))
    assert [bool(side_effects(medicine, day(number))) for number in (1, 2, 4, 5)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("", ()),
        ("8", (EIGHT,)),
        ("08:00", (EIGHT,)),
        ("8.00", (EIGHT,)),
        ("22:00 8:00", (EIGHT, TEN_AT_NIGHT)),
        ("8, 22", (EIGHT, TEN_AT_NIGHT)),
        ("8 am and 10 PM", (EIGHT, TEN_AT_NIGHT)),
        ("0800;2200", (EIGHT, TEN_AT_NIGHT)),
        ("8 08:00", (EIGHT,)),
        ("12am, 12pm, 730", (time(0), time(7, 30), time(12))),
    ],
)
def test_times_are_read_as_people_write_them(words: str, times: tuple[time, ...]) -> None:
    """Several stand in order of the clock, each once; none is as needed."""
    assert parse_times(words) == times


@pytest.mark.parametrize("words", ["25", "8:60", "noonish", "13pm", "0am", "-8", "8:0", "\u0668", "8:00:00"])
def test_what_is_no_time_is_said_in_a_sentence(words: str) -> None:
    """It names the word, and says what can be said."""
    with pytest.raises(ValueError, match=r"is no time of day\. Say 8, 08:00 or 8 pm"):
        parse_times(f"8 {words}")


def test_more_times_than_a_day_can_hold_are_refused() -> None:
    """Twelve are a lot already."""
    assert len(parse_times(" ".join(f"{hour}" for hour in range(12)))) == 12
    with pytest.raises(ValueError, match="At most 12"):
        parse_times(" ".join(f"{hour}" for hour in range(13)))


@given(st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), max_size=12))
def test_times_read_what_they_write(times: list[time]) -> None:
    """Whatever is shown can be typed again."""
    kept = tuple(sorted(set(times)))
    assert parse_times(times_in_words(kept) if kept else "") == kept


def test_doses_are_told_in_words() -> None:
    """Days that were not logged are told as that, and nothing where nothing is known."""
    told = dict.fromkeys(range(11), "taken") | {11: "part"}
    assert doses(MORNING, _days("med:m1:08:00", told), day(14), 14).doses_words == (
        "taken 11.5 of 12 logged doses, 2 days not logged"
    )
    assert doses(MORNING, _days("med:m1:08:00", {0: "taken"}), day(1), 1).doses_words == "taken 1 of 1 logged dose"
    assert doses(MORNING, History(), day(14), 14).doses_words == ""


def test_what_is_taken_as_needed_is_counted_and_no_more() -> None:
    """Three times in the fourteen days that ended yesterday; today and the day before those do not count."""
    assert times_needed(AS_NEEDED, History(), day(20), 14) == 0
    check_ins = {
        str(number): {"day": day(number).isoformat(), "answers": {"med:m3": count}}
        for number, count in {5: 9, 6: 1, 19: 2, 20: 9}.items()
    }
    assert times_needed(AS_NEEDED, History({"check_ins": check_ins}), day(20), 14) == 3


def test_a_dose_without_words_is_no_other_dose() -> None:
    """Words that come or go mark nothing on the charts."""
    assert dose_change(TWICE, Dosing(effective_from=day(4), dose="5 mg", times=(EIGHT,))) is None
    assert dose_change(MORNING, Dosing(effective_from=day(4), times=(EIGHT,))) is None


def test_the_first_day_can_be_another_one() -> None:
    """Earlier: the first way to take it reaches back; later: the way it was taken then is the first."""
    raised = with_dosing(MORNING, Dosing(effective_from=day(4), dose="50 mg", times=(EIGHT,)))
    earlier = with_start(raised, day(-3))
    assert [(dosing.effective_from, dosing.dose) for dosing in earlier.dosings] == [
        (day(-3), "25 mg"),
        (day(4), "50 mg"),
    ]
    later = with_start(raised, day(6))
    assert [(dosing.effective_from, dosing.dose) for dosing in later.dosings] == [(day(6), "50 mg")]
    assert (earlier.start, later.start) == (day(-3), day(6))


def test_the_same_way_again_is_no_new_one() -> None:
    """25 mg again from the day on which 50 mg were to begin: as if nothing had been changed."""
    raised = with_dosing(MORNING, Dosing(effective_from=day(4), dose="50 mg", times=(EIGHT,)))
    assert with_dosing(raised, Dosing(effective_from=day(4), dose="25 mg", times=(EIGHT,))) == MORNING


@pytest.fixture
def journal(tmp_path: Path, clock: MadeUpClock) -> Journal:
    """Return a journal that holds one medicine."""
    journal = Journal.open(tmp_path, clock)
    journal.record(medicine_acts.keep(MORNING, None, journal.history))
    return journal


def _dosed(journal: Journal, dose: str, number: int) -> list[str]:
    """Change the dose from a day on; return what the charts mark then."""
    (old,) = journal.history.medicines
    new = with_dosing(old, Dosing(effective_from=day(number), dose=dose, times=(EIGHT,)))
    journal.record(medicine_acts.keep(new, old, journal.history))
    return [event.words for event in journal.history.events]


def test_a_new_dose_and_its_mark_are_one_change(journal: Journal) -> None:
    """One undo takes both back."""
    assert _dosed(journal, "50 mg", 4) == ["Sertraline 25 mg → 50 mg"]
    journal.undo()
    medicine = journal.history.medicines[0]
    assert (medicine.dosings, journal.history.events) == (MORNING.dosings, ())


def test_a_dose_put_right_on_its_day_leaves_one_mark(journal: Journal) -> None:
    """50 and then 75 from one day on is a change to 75; back to 25 is none."""
    _dosed(journal, "50 mg", 4)
    assert _dosed(journal, "75 mg", 4) == ["Sertraline 25 mg → 75 mg"]
    assert _dosed(journal, "100 mg", 9) == ["Sertraline 25 mg → 75 mg", "Sertraline 75 mg → 100 mg"]
    assert _dosed(journal, "25 mg", 4) == []


def test_another_name_leaves_the_marks_as_they_are(journal: Journal) -> None:
    """What was marked was marked under the old name; a dose after that bears the new one."""
    _dosed(journal, "50 mg", 4)
    (old,) = journal.history.medicines
    journal.record(medicine_acts.keep(replace(old, name="Zoloft"), old, journal.history))
    assert _dosed(journal, "75 mg", 9) == ["Sertraline 25 mg → 50 mg", "Zoloft 50 mg → 75 mg"]


def test_a_mark_of_the_persons_own_is_never_touched(journal: Journal) -> None:
    """Only the mark that a dose made goes with that dose."""
    holiday = Event(id="e", day=day(4), words="Holiday")
    journal.record(Change(words="a mark", edits=(Put("events", "e", (), holiday.document()),)))
    _dosed(journal, "50 mg", 4)
    assert _dosed(journal, "25 mg", 4) == ["Holiday"]


def test_a_medicine_that_was_stopped_today_goes_on_as_if_it_had_not_been(journal: Journal) -> None:
    """No day was without it, so its record goes on."""
    journal.record(medicine_acts.stop(MORNING, day(9)))
    (stopped,) = journal.history.medicines
    assert stopped.stop == day(9)
    journal.record(medicine_acts.take_up(stopped, day(10)))
    (again,) = journal.history.medicines
    assert (again.id, again.stop) == (MORNING.id, None)


def test_days_without_a_medicine_are_no_days_that_were_not_logged(journal: Journal) -> None:
    """Taken up again after days without it, a record of its own begins; one undo takes it back."""
    journal.record(medicine_acts.stop(MORNING, day(9)))
    (stopped,) = journal.history.medicines
    journal.record(medicine_acts.take_up(stopped, day(20)))
    before, again = journal.history.medicines
    assert (before.stop, again.start, again.stop, again.dosing.dose) == (day(9), day(20), None, "25 mg")
    assert again.id != before.id
    assert doses(again, journal.history, day(21), 14).days == 1
    journal.undo()
    assert journal.history.medicines == (before,)


def test_a_deleted_medicine_leaves_its_answers(journal: Journal) -> None:
    """The days go on saying what was taken, and undo brings the medicine back."""
    answer = Put(DAILY, day(3).isoformat(), ("answers", "med:m1:08:00"), "taken")
    journal.record(Change(words="a dose", edits=(answer,)))
    journal.record(medicine_acts.delete(MORNING))
    assert not journal.history.medicines
    assert journal.history.check_in(day(3)).answers == {"med:m1:08:00": "taken"}
    journal.undo()
    assert [medicine.name for medicine in journal.history.medicines] == ["Sertraline"]
