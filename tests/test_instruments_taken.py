"""Responses: how they are kept, corrected and compared, what comes next, and when help is mentioned."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from store.history import History
from store.instruments import acts
from store.instruments.change import Pair, change, outcome, since_last, since_start
from store.instruments.own import packaged
from store.instruments.result import result
from store.instruments.support import QUIET, THANKS, panel, quiet_line
from store.instruments.taken import compared, draft, first_open, item_9_choice, series, standing, totals
from store.journal.journal import Journal
from store.records.response import Response

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.instruments.instrument import Instrument
    from store.instruments.taken import Standing

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
PHQ9, PHQ8, GAD7, PHQ4 = (packaged()[name] for name in ("phq9", "phq8", "gad7", "phq4"))


def response(instrument: Instrument, ago: int, *values: int, **others: object) -> Response:
    """Return a finished response of so many days ago, with answers from the first item on."""
    moment = NOW - timedelta(days=ago)
    given = {str(place): value for place, value in enumerate(values, 1)}
    made = Response(
        id=f"{instrument.id}-{ago}",
        instrument=instrument.id,
        day=TODAY - timedelta(days=ago),
        started=moment,
        finished=moment,
        answers=given,
    )
    return msgspec.structs.replace(made, **others)


def scored(instrument: Instrument, ago: int, total: int, **others: object) -> Response:
    """Return a finished response with this total, spread over the items from the first one on."""
    items = len(instrument.items)
    values = [min(3, max(0, total - 3 * place)) for place in range(items)]
    return response(instrument, ago, *values, **others)


def history(*responses: Response, settings: dict[str, object] | None = None) -> History:
    """Return what the journal would hold."""
    documents = {str(number): one.document() for number, one in enumerate(responses)}
    return History({"responses": documents, "settings": {"1": settings} if settings else {}})


def stands(known: History, name: str, today: date = TODAY) -> Standing:
    """Return where one questionnaire stands."""
    return next(one for one in standing(known, today, packaged()) if one.id == name)


def take(journal: Journal, instrument: Instrument, clock: MadeUpClock, *values: int | None) -> Response:
    """Answer a new response item by item and return it as the journal has it; None leaves an item open."""
    begun = acts.begin(instrument, clock(), clock().date())
    for question, value in zip(instrument.questions, values, strict=False):
        if value is not None:
            journal.record(acts.answer(journal.history, begun, instrument, question.id, value))
    return next(one for one in journal.history.all_responses if one.id == begun.id)


# Change (clinical.md 1.7, 1.10)


@pytest.mark.parametrize(
    ("first", "last", "threshold", "moved"),
    [
        (16, 10, 6, "lower"),
        (16, 11, 6, "same"),
        (9, 15, 6, "higher"),
        (9, 14, 6, "same"),
        (12, 8, 4, "lower"),
        (12, 9, 4, "same"),
        (8, 13, 4, "higher"),
        (5, 5, 4, "same"),
    ],
)
def test_a_change_begins_at_its_threshold(first: int, last: int, threshold: int, moved: str) -> None:
    """One point less is about the same."""
    assert change(first, last, threshold) == moved


@pytest.mark.parametrize(
    ("first", "last", "recovery", "improvement", "deterioration"),
    [
        (Pair(16, 12), Pair(9, 7), True, True, False),
        (Pair(11, 7), Pair(9, 7), True, False, False),
        (Pair(16, 6), Pair(9, 10), False, False, False),
        (Pair(9, 7), Pair(15, 7), False, False, True),
        (Pair(16, 12), Pair(10, 7), False, True, False),
        (Pair(9, 7), Pair(3, 3), False, True, False),
    ],
)
def test_the_outcome_words_of_a_service(
    first: Pair, last: Pair, *, recovery: bool, improvement: bool, deterioration: bool
) -> None:
    """Recovery needs a case at first and none on both at last; no change may go against another."""
    found = outcome(first, last)
    assert found == (recovery, improvement, deterioration)
    assert found.reliable_recovery == (recovery and improvement)


@pytest.mark.parametrize(
    ("instrument", "first", "last", "words"),
    [
        (
            PHQ9,
            16,
            9,
            "Clearly lower than when you started (16 → 9; a change of 6 or more is unlikely to be chance).",
        ),
        (PHQ9, 16, 11, "About the same as when you started (16 → 11; a change under 6 may be chance)."),
        (GAD7, 8, 13, "Scores are clearly higher than when you started (GAD-7 8 → 13)."),
        (PHQ4, 8, 3, "8 when you started."),
    ],
)
def test_the_words_against_the_first_score(instrument: Instrument, first: int, last: int, words: str) -> None:
    """They are those of the guide; PHQ-4 has numbers and no verdict."""
    assert since_start(instrument, first, last) == words


@pytest.mark.parametrize(
    ("instrument", "before", "last", "words"),
    [
        (PHQ9, 14, 8, "Clearly lower than last time (14 → 8)."),
        (PHQ9, 14, 9, "About the same as last time (14 → 9)."),
        (GAD7, 8, 12, "Clearly higher than last time (8 → 12)."),
        (PHQ4, 8, 3, "8 last time."),
    ],
)
def test_the_words_against_the_score_before(instrument: Instrument, before: int, last: int, words: str) -> None:
    """The same thresholds, in fewer words."""
    assert since_last(instrument, before, last) == words


def test_a_response_is_compared_with_the_first_and_the_one_before() -> None:
    """The first of all with nothing, the second with one, later ones with both."""
    known = history(scored(PHQ9, 42, 16), scored(PHQ9, 28, 14), scored(PHQ9, 14, 9))
    first, second, third = (scored.response for scored in series(known, PHQ9))
    assert compared(known, PHQ9, first) == ()
    assert [words[:14] for words in compared(known, PHQ9, second)] == ["About the same"]
    assert [words[:14] for words in compared(known, PHQ9, third)] == ["Clearly lower ", "About the same"]


def test_clearly_worse_brings_one_piece_of_advice() -> None:
    """It is worth telling somebody, said once, after the numbers."""
    known = history(scored(GAD7, 28, 8), scored(GAD7, 14, 9), scored(GAD7, 0, 13))
    words = compared(known, GAD7, series(known, GAD7)[-1].response)
    assert words[-1] == "It may be worth telling your therapist or doctor."
    assert len(words) == 3


def test_scores_may_be_compared_from_another_day() -> None:
    """What lies before the start of a therapy is left out of the comparison."""
    later: dict[str, object] = {"compared_from": {"phq9": (TODAY - timedelta(days=28)).isoformat()}}
    known = history(scored(PHQ9, 42, 16), scored(PHQ9, 28, 10), scored(PHQ9, 14, 9), settings=later)
    assert compared(known, PHQ9, series(known, PHQ9)[-1].response)[0].startswith("About the same as when you")


# Totals


def test_a_total_in_the_file_is_not_believed() -> None:
    """It is worked out from the answers; a field that somebody added changes nothing."""
    document = {**scored(PHQ9, 0, 9).document(), "total": 0, "score": 27}
    assert totals(History({"responses": {"1": document}}), PHQ9) == {"2026-11-22": 9}


def test_answers_that_are_none_make_no_total() -> None:
    """A response that another program wrote with a 7 in it is in no line and no chart."""
    known = history(response(GAD7, 0, 7, 1, 1, 1, 1, 1, 1))
    assert series(known, GAD7) == ()
    assert result(known, GAD7, known.responses[0]).score == "no total, for not every question has an answer"


def test_who_leaves_item_9_out_keeps_the_line_before() -> None:
    """A PHQ-9 holds a PHQ-8: its first eight items count, and the other way round nothing does."""
    known = history(response(PHQ9, 14, *[2] * 9), response(PHQ8, 0, *[1] * 8))
    assert [scored.total for scored in series(known, PHQ8)] == [16, 8]
    assert [scored.total for scored in series(known, PHQ9)] == [18]
    assert series(history(response(PHQ9, 14, *[2] * 9)), PHQ8) == ()


# Taking one


def test_each_answer_is_on_disk_when_it_is_given(tmp_path: Path, clock: MadeUpClock) -> None:
    """A second opening of the file finds the draft as far as it got, and no response that counts."""
    journal = Journal.open(tmp_path, clock)
    take(journal, PHQ9, clock, 1, 2, None, 3)
    found = Journal.open(tmp_path, clock).history
    unfinished = draft(found, PHQ9)
    assert found.responses == ()
    assert unfinished
    assert unfinished.answers == {"1": 1, "2": 2, "4": 3}
    assert (unfinished.instrument_version, unfinished.locale, unfinished.started) == (1, "en", clock())
    assert first_open(PHQ9, unfinished) == 3
    assert stands(found, "phq9").said == "stopped at question 3"


@pytest.mark.parametrize("value", [-1, 4, 10])
def test_what_is_no_answer_is_refused(value: int) -> None:
    """The sentence says what the answers are."""
    begun = acts.begin(PHQ9, NOW, TODAY)
    with pytest.raises(ValueError, match="Say 0, 1, 2 or 3"):
        acts.answer(history(), begun, PHQ9, "1", value)


def test_an_answer_is_taken_back_alone(clock: MadeUpClock) -> None:
    """Undo opens the last question and keeps those before; the first one takes the draft with it."""
    journal = Journal.in_memory(clock)
    take(journal, GAD7, clock, 1, 2)
    undone = journal.undo()
    assert undone
    assert (undone.words, undone.item) == ("GAD-7, question 2", "2")
    assert journal.history.all_responses[0].answers == {"1": 1}
    journal.undo()
    assert journal.history.all_responses == ()


def test_finishing_needs_every_answer(clock: MadeUpClock) -> None:
    """With one open it stays a draft; the difficulty question may stay open."""
    journal = Journal.in_memory(clock)
    unfinished = take(journal, GAD7, clock, 1, 1, 1, 1, 1, 1)
    with pytest.raises(ValueError, match="only made when every question is answered"):
        acts.finish(unfinished, packaged(), clock(), TODAY)
    journal.record(acts.answer(journal.history, unfinished, GAD7, "7", 0))
    journal.record(acts.finish(journal.history.all_responses[0], packaged(), clock(), TODAY))
    assert totals(journal.history, GAD7) == {"2026-11-22": 6}


def test_a_draft_of_yesterday_counts_for_the_day_it_is_finished(clock: MadeUpClock) -> None:
    """It asks about the two weeks before that day."""
    journal = Journal.in_memory(clock)
    take(journal, GAD7, clock, 1, 1, 1, 1, 1, 1, 1)
    clock.goes_on(days=1)
    journal.record(acts.finish(journal.history.all_responses[0], packaged(), clock(), clock().date()))
    assert [one.day for one in journal.history.responses] == [date(2026, 11, 23)]


def test_item_9_left_open_makes_it_a_phq8(clock: MadeUpClock) -> None:
    """Nothing of PHQ-9 is left in it, and undo gives the draft back as it was."""
    journal = Journal.in_memory(clock)
    unfinished = take(journal, PHQ9, clock, *[1] * 8, None, 2)
    journal.record(acts.finish(unfinished, packaged(), clock(), TODAY))
    (kept,) = journal.history.responses
    assert (kept.instrument, kept.answers) == ("phq8", {str(place): 1 for place in range(1, 9)})
    assert series(journal.history, PHQ9) == ()
    assert packaged()[kept.instrument].code[1] != PHQ9.score.loinc
    journal.undo()
    assert draft(journal.history, PHQ9) == journal.history.all_responses[0]
    assert journal.history.all_responses[0].answers == unfinished.answers


# Correcting and deleting


def corrected(clock: MadeUpClock) -> Journal:
    """Return a journal with a GAD-7 of a week ago that was corrected today."""
    journal = Journal.in_memory(clock)
    old = take(journal, GAD7, clock, *[1] * 7)
    journal.record(acts.finish(old, packaged(), clock(), TODAY))
    clock.goes_on(days=7)
    version = acts.correct(journal.history.responses[0], clock())
    journal.record(acts.answer(journal.history, version, GAD7, "7", 3))
    unfinished = draft(journal.history, GAD7)
    assert unfinished
    journal.record(acts.finish(unfinished, packaged(), clock(), clock().date()))
    return journal


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(clock: MadeUpClock) -> None:
    """The new one counts, on the day of the old one; the old answers are in the file."""
    journal = corrected(clock)
    assert totals(journal.history, GAD7) == {"2026-11-22": 9}
    assert [GAD7.total(one.answers) for one in journal.history.all_responses] == [7, 9]
    assert "Corrected; before it said 7." in result(journal.history, GAD7, journal.history.responses[0]).besides


def test_until_it_is_finished_a_correction_changes_nothing(clock: MadeUpClock) -> None:
    """The old response counts, and the list says that it is being corrected."""
    journal = corrected(clock)
    journal.undo()
    assert totals(journal.history, GAD7) == {"2026-11-22": 7}
    assert stands(journal.history, "gad7").said == "being corrected"


def test_deleting_takes_every_version_and_undo_brings_all_back(clock: MadeUpClock) -> None:
    """The old version does not come up from below."""
    journal = corrected(clock)
    journal.record(acts.delete(journal.history, journal.history.responses[0], "GAD-7"))
    assert journal.history.all_responses == ()
    journal.undo()
    assert totals(journal.history, GAD7) == {"2026-11-22": 9}
    assert len(journal.history.all_responses) == 2


# What comes next


def test_the_usual_rhythm_is_phq9_and_gad7_every_fortnight() -> None:
    """PHQ-4 and PHQ-8 are there for whoever likes them, and nothing is asked twice."""
    found = {one.id: (one.state, one.said) for one in standing(history(), TODAY, packaged())}
    assert found == {
        "phq9": ("ready", "ready"),
        "gad7": ("ready", "ready"),
        "phq4": ("free", "when you like"),
        "phq8": ("free", "when you like"),
    }


@pytest.mark.parametrize(
    ("ago", "said"),
    [(0, "next from Sun 6 Dec"), (13, "next from Mon 23 Nov"), (14, "ready"), (60, "ready")],
)
def test_it_is_ready_again_after_fourteen_days(ago: int, said: str) -> None:
    """Days are counted from the day it was taken."""
    assert stands(history(scored(GAD7, ago, 5)), "gad7").said == said


@pytest.mark.parametrize(("chosen", "days"), [(0, 0), (1, 6), (5, 6), (6, 6), (28, 28)])
def test_an_own_interval_is_never_under_six_days(chosen: int, days: int) -> None:
    """Whatever the file says; 0 is never offered."""
    assert stands(history(settings={"intervals": {"gad7": chosen}}), "gad7").every_days == days


def test_less_than_six_days_are_refused_in_words() -> None:
    """0 is no interval but a choice."""
    with pytest.raises(ValueError, match="not asked again within 6 days"):
        acts.set_interval(GAD7, 5)
    assert acts.set_interval(GAD7, 0).words == "GAD-7 only when I like"


@pytest.mark.parametrize(("taken", "asked"), [(PHQ9, "phq8"), (PHQ8, "phq9")])
def test_phq9_and_phq8_are_one_for_the_calendar(taken: Instrument, asked: str) -> None:
    """Who has taken one is not asked the other before six days are over; PHQ-4 stands for itself."""
    known = history(scored(taken, 2, 9))
    assert stands(known, asked).open_from == TODAY + timedelta(days=4)
    assert stands(known, "phq4").open_from is None


def test_leaving_item_9_out_puts_phq8_in_the_place_of_phq9(clock: MadeUpClock) -> None:
    """One change does both, and one undo takes both back."""
    journal = Journal.in_memory(clock)
    journal.record(acts.choose_item_9(PHQ9, "leave_out", 14))
    found = {one.id: one.every_days for one in standing(journal.history, TODAY, packaged())}
    assert found == {"gad7": 14, "phq8": 14, "phq9": 0, "phq4": 0}
    assert item_9_choice(journal.history, PHQ9) == "leave_out"
    journal.undo()
    assert not item_9_choice(journal.history, PHQ9)
    assert stands(journal.history, "phq9").every_days == 14


def test_a_response_whose_file_is_gone_is_still_listed() -> None:
    """Its answers are kept, and its line says what is missing."""
    lost = msgspec.structs.replace(scored(GAD7, 3, 5), instrument="clinic")
    found = stands(history(lost), "clinic")
    assert (found.state, found.said, found.last) == ("missing", "its file is not there", TODAY - timedelta(days=3))


# Item 9


@pytest.mark.parametrize("value", [1, 2, 3])
def test_the_quiet_line_is_there_for_seven_days_from_the_next(value: int) -> None:
    """Not on the day itself, on each of the seven after it, gone on the eighth; the same for 1, 2 and 3."""
    known = history(response(PHQ9, 0, *[0] * 8, value))
    lines = [quiet_line(known, TODAY + timedelta(days=ahead)) for ahead in range(10)]
    assert lines == ["", *[QUIET] * 7, "", ""]


def test_there_is_no_quiet_line_without_such_an_answer() -> None:
    """A zero, a PHQ-8, an empty journal: nothing is said."""
    tomorrow = TODAY + timedelta(days=1)
    assert quiet_line(history(), tomorrow) == ""
    assert quiet_line(history(response(PHQ9, 0, *[3] * 8, 0)), tomorrow) == ""
    assert quiet_line(history(response(PHQ8, 0, *[3] * 8)), tomorrow) == ""


def test_an_unfinished_answer_counts_and_a_corrected_one_does_not() -> None:
    """Help does not wait for the end of a questionnaire, and a slip of the finger is put right."""
    slip = response(PHQ9, 1, *[0] * 8, 1)
    right = response(PHQ9, 1, *[0] * 9, id="right", replaces=slip.id)
    again = response(PHQ9, 1, *[0] * 9, id="again", replaces="right")
    assert quiet_line(history(msgspec.structs.replace(slip, finished=None)), TODAY) == QUIET
    assert quiet_line(history(slip, right), TODAY) == ""
    assert quiet_line(history(slip, right, again), TODAY) == ""


@pytest.mark.parametrize("country", ["", "GB", "US", "IT"])
def test_the_panel_is_the_same_for_every_answer(country: str) -> None:
    """The emergency number before every line, the same for 1, 2 and 3 but for one sentence from 2 on."""
    low, middle, high = ([paragraph.text for paragraph in panel(steps, country)] for steps in (1, 2, 3))
    assert middle == high
    assert [text for text in high if text not in low] == [
        "Please tell someone you trust or your clinician about this soon, today if you can."
    ]
    assert low[0] == THANKS
    assert low[1].startswith("If you might act on these thoughts, or cannot stay safe: call ")
    assert "nearest emergency department" in low[1]
    assert not any(word in " ".join(high).lower() for word in ("!", "just ", "at least", "attention", "risk"))


def test_a_result_says_no_diagnosis() -> None:
    """The band is the published guide's word, and nothing says what a person has."""
    known = history(response(PHQ9, 14, *[3] * 9), response(PHQ9, 0, *[3] * 9))
    said = result(known, PHQ9, known.responses[-1])
    assert said.band == "In the published guide 20 to 27 is called severe."
    assert said.raised
    words = " ".join(said.lines).lower()
    assert not any(word in words for word in ("depress", "you have", "case", "risk", "recovered", "diagnos"))
