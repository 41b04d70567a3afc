"""The page for a session: what stands on it, in which order, and that nothing stands on it unasked."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_made_up import (
    COMING,
    DAY,
    FIRST,
    HOSTILE,
    LAST,
    LAST_SESSION,
    RECORDS,
    TODAY,
    WALK,
    check_ins,
    draft,
    exposure,
    history,
    response,
    tables,
    with_choices,
)
from wcwidth import wcswidth

from store.demo import made_up
from store.entry_kind import KINDS
from store.exchange.report import names
from store.exchange.report.forms import FORMS, written
from store.exchange.report.page import LINES, Draft
from store.exchange.report.sheet import PARTS, in_order
from store.history import History
from store.instruments.own import packaged
from store.records.entry import Entry
from store.records.medicine import SideEffect
from store.records.own_item import OwnItem
from store.records.plan import PlanLine
from store.records.settings import Settings
from store.records.therapy_session import Agreed
from store.sessions import span

if TYPE_CHECKING:
    from store.records.record import Document

EVERY_LINE = [line.key for line in draft().lines()]
UNASKED = {line.key: line.unasked for line in draft().lines()}


def text(made: History | None = None, form: str = "txt") -> str:
    """Return the page of a journal as it would be written."""
    return written(draft(made).sheet, form)


def test_the_page_reads_as_it_is_drawn() -> None:
    """Parts, columns, words and figures stand where screens.md 5.10 has them."""
    page = text()
    assert page.startswith(
        "Handrail page for a session                       25 Oct to 21 Nov 2026, 4 weeks\n"
        "Name ____________________ 26 of 28 days answered. Self-reported; my choice of\n"
    )
    for lines in (
        "WHAT I WANT TO TALK ABOUT\n 1  I stopped taking the tube again\n 2  what someone said\n 3  ______",
        (
            "SINCE LAST TIME WE AGREED            DONE              WHAT GOT IN THE WAY\n"
            " two stops by tube, three times      2 of 3            deadline week\n"
            " walk with someone                   2 of 2 weeks      low energy\n"
        ),
        (
            "QUESTIONNAIRES      start 18 Oct    1 Nov   15 Nov    against the start\n"
            " PHQ-9  0-27                  16       12        9    clearly lower (6 or more)\n"
            " PHQ-9 item 9 (thoughts of death or self-harm): 1 on 15 Nov\n"
            " GAD-7  0-21                  13       12       11    about the same\n"
        ),
        (
            "WEEK BEGINNING           25 Oct    1 Nov    8 Nov   15 Nov   goal\n"
            " walked, days                 2        4        3        4   3\n"
            " panic attacks                6        7        6        7   4 or fewer; was ~7\n"
            " did a thing I avoid          .        .        1        1\n"
            " days answered              6/7      7/7      6/7      7/7\n"
        ),
        (
            "EXPOSURE            I PREDICTED             HAPPENED           LEARNED\n"
            " 12 Nov tube, 2 st  “I'll faint”  80 %      shaky 10 min;      it passes\n"
            "                                            peak 70\n"
            " 19 Nov tube, 2 st  “I'll faint”  45 %      peak 70            can stay\n"
        ),
        (
            "first 14 d    last 14 d\n"
            " mood     0 very low ... 10 very good                       4 (4-4)      6 (6-6)\n"
        ),
        (
            "MEDICINES  sertraline 25 mg, 50 mg since 2 Nov; taken on 25 of 26 logged days\n"
            "HELPED  walking with someone (4 of 5 times)\nIN THE WAY  low energy, deadline week\n"
        ),
        f"WE AGREE TODAY\n {'_' * 78}\n {'_' * 78}\n {'_' * 78}\n",
    ):
        assert lines in page
    assert len(page.splitlines()) <= LINES


def test_a_change_names_the_goal_and_not_its_one_measure_again() -> None:
    """The title says what is counted; each line of the page is dear."""
    (rule,) = WALK.revisions
    smaller = replace(rule, effective_from=LAST, measures=(replace(rule.measures[0], target=2),), note="too much")
    made = history(goals=(replace(WALK, revisions=(rule, smaller)),))
    assert f"{LAST.day} {LAST:%b}: Walk in the park: 3 → 2 a week: too much" in " ".join(text(made).split())


def test_short_lines_stand_side_by_side() -> None:
    """HELPED and IN THE WAY share a line where both fit, as they are drawn; else each has its own."""
    beside = "HELPED  walking with someone (4 of 5 times)  IN THE WAY  deadline week\n"
    assert beside in text(with_choices(left_out=("ways.way.low energy",)))
    assert "(4 of 5 times)\nIN THE WAY  low energy, deadline week\n" in text()


SPELLED = st.sampled_from(("Work", "work", " WORK ", "no time", "No time", "STRASSE", "straße", ""))


def told(words: list[str]) -> tuple[Entry, ...]:
    """Return four rated entries of every kind, the words going round in their lines of text."""
    going_round = cycle(words or [""])
    return tuple(
        Entry(
            id=f"{name}-{time}",
            kind=name,
            day=LAST,
            fields={field.id: next(going_round) for field in kind.fields if field.type in {"text", "long"}}
            | {"before": 7, "after": 4},
        )
        for name, kind in KINDS.items()
        for time in range(4)
    )


@given(st.lists(SPELLED, max_size=9), st.lists(SPELLED, max_size=4))
def test_no_two_lines_share_a_key(entries: list[str], agreed: list[str]) -> None:
    """However often a thing is told, and in whatever spelling: a choice is about one line."""
    before = tuple(Agreed(id=f"a{n}", text="it", in_the_way=words) for n, words in enumerate(agreed))
    made = history(entries=told(entries), sessions=(replace(LAST_SESSION, agreed=before), COMING))
    keys = [line.key for line in draft(made).lines()]
    assert len(set(keys)) == len(keys)


def test_what_got_in_the_way_is_told_once_as_it_was_first_spelled() -> None:
    """Capitals make no other thing of it, nor keep a stressor from having come up twice."""
    stressors = (
        Entry(id=f"s{n}", kind="stressor", day=LAST - n * DAY, fields={"what": words})
        for n, words in enumerate(("Work", "work", "the train"))
    )
    made = history(entries=tuple(stressors), goals=(), sessions=(COMING,))
    (line,) = (line for line in draft(made).lines() if line.key.startswith("ways.way."))
    assert line.words == "Work"


def test_the_page_of_an_empty_journal_is_room_to_write() -> None:
    """Own lines, the days that were not answered, room for what is agreed: no figure is made up."""
    page = written(Draft(History(), span(History(), TODAY), packaged()).sheet, "txt")
    assert "0 of 28 days answered" in page
    assert "WE AGREE TODAY" in page
    assert not re.search("QUESTIONNAIRES|EXPOSURE|MEDICINES|HELPED", page)


def test_every_part_has_its_place() -> None:
    """No two parts share one, and each has a name for the list."""
    places = [PARTS[name].place for name in in_order()]
    assert len(set(places)) == len(places) == len(PARTS)
    assert all(PARTS[name].name for name in PARTS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("line", EVERY_LINE)
def test_each_part_and_each_line_can_be_left_out(line: str, form: str) -> None:
    """What is left out is nowhere on the page, in any form; all else stays as it was, word for word."""
    shown = {each.key: each for each in draft().lines()}
    if not shown[line].stands:
        return
    before, after = text(form=form), text(with_choices(left_out=(line,)), form)
    assert after != before
    assert draft(with_choices(left_out=(line,))).sheet.blocks != draft().sheet.blocks


@given(st.sets(st.sampled_from(EVERY_LINE)), st.sets(st.sampled_from([*EVERY_LINE, "names"])))
def test_what_stands_is_what_was_chosen(left_out: set[str], put_in: set[str]) -> None:
    """Whatever is left out or put in: a line stands exactly where its part, itself and the line above it do."""
    made = draft(with_choices(left_out=tuple(sorted(left_out)), put_in=tuple(sorted(put_in))))
    wanted = [
        key
        for key, unasked in UNASKED.items()
        if "." in key
        and key.partition(".")[0] not in left_out
        and (key not in left_out if unasked else key in put_in)
        and not (key.endswith("item9") and "questionnaires.phq9" in left_out)
    ]
    assert made.sheet.keys == set(wanted)


# Item 9, what is private, names


def test_without_its_item_9_line_a_phq_9_is_told_as_phq_8() -> None:
    """No total that holds the answer stands anywhere on the page, and it says that it is withheld."""
    choices = {"left_out": ("questionnaires.phq9.item9",), "flagged": ("questionnaire:phq9",)}
    page = text(with_choices(**choices))
    assert " PHQ-8  item 9                16       12        8    clearly lower (6 or more)" in page
    assert "item 9 withheld" in " ".join(page.split())
    assert "PHQ-9, item 9 withheld" in page
    assert "thoughts of death" not in page
    assert not re.search(r"PHQ-9.*\b9\b.*lower", page)


def test_item_9_has_no_line_where_all_of_them_are_0() -> None:
    """A zero proves nothing, and is not shown as something good."""
    page = text(history(responses=(response("phq9", 7, 1, 1, 1, 1, 1, 1, 1, 1, 0),)))
    assert "PHQ-9  0-27" in page
    assert "item 9" not in page


def test_what_is_private_stands_on_no_page_unasked() -> None:
    """Neither a try, nor a flagged entry, nor a number that counts it; one key puts a line in."""
    flagged = {"flagged": ("entry:x3",)}
    for form in FORMS:
        assert "a secret" not in text(with_choices(**flagged), form)
    assert "did a thing I avoid          .        .        1        1" in text()
    put_in = with_choices(**flagged, put_in=("exposures.x3", "flagged.entry:x3"))
    assert "a secret; peak 70" in " ".join(text(put_in).split())
    assert "TO LOOK AT TOGETHER\n Fri 20 Nov" in text(put_in)


def test_a_flagged_chart_is_called_by_its_name() -> None:
    """One of a question of the person's own, whatever its kind, of a side effect, and of something counted."""
    tea, knot = OwnItem(id="3f2a", label="Tea", kind="tick"), OwnItem(id="9c01", label="Knot", kind="rating")
    nausea = SideEffect(id="77aa", name="Nausea", first=FIRST)
    flagged = ("chart:own:3f2a", "chart:own:9c01", "chart:own:77aa", "chart:sleep_hours", "chart:own:gone")
    page = text(
        history(
            sessions=(replace(COMING, flagged=flagged),),
            settings=(Settings(id="settings", own_items=(tea, knot)),),
            medicines=(replace(RECORDS["medicines"][0], side_effects=(nausea,)),),
        )
    )
    assert (
        "TO LOOK AT TOGETHER\n"
        " chart          Tea\n"
        " chart          Knot, 0-10 (0 days answered)\n"
        " chart          Nausea, 0-10 (0 days answered)\n"
        " chart          sleep hours\n\n"
    ) in page


def test_people_of_the_plan_are_someone_unless_they_are_put_in() -> None:
    """In every form, in the person's own lines too."""
    for form in FORMS:
        assert "Noor" not in text(form=form)
    assert "what Noor said" in text(with_choices(put_in=("names",)))


def test_the_last_check_finds_names_of_the_plan_and_capitals_amid_a_sentence() -> None:
    """It says which word in which line; a line that begins with a capital, a day or "I" is no name."""
    talk = ("I saw Marlies on Monday", "Why? Because I'm tired", "the GAD-7 of 12 Nov")
    made = draft(with_choices(talk=talk, put_in=("names",)))
    found = made.suspects(made.sheet)
    assert ("Marlies", talk[0]) in found
    assert [word for word, line in found if line in talk] == ["Marlies"]
    assert ("Noor", "walk with Noor") in found
    assert draft().suspects(draft().sheet) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Noor", {"Noor"}),
        ("my sister", set()),
        ("my sister Lena", {"Lena"}),
        ("Dr. A.", {"Dr. A."}),
        ("Dr. Adams", {"Dr. Adams", "Adams"}),
        ("My mum", set()),
        ("Jean-Luc, weekdays", {"Jean-Luc, weekdays", "Jean-Luc"}),
    ],
)
def test_names_are_the_capitalised_words_of_people(line: str, found: set[str]) -> None:
    """And the whole line, where it begins with a capital and names somebody."""
    made = History({"plan": {"1": PlanLine(id="n", part="person", text=line).document()}})
    assert set(names.names(made)) == found


# Figures


def test_two_fortnights_need_ten_days_each() -> None:
    """With nine known days in one of them neither is said (clinical.md 5.1)."""
    few: list[Document] = [
        each if number > 4 else {**each, "answers": {}} for number, each in enumerate(check_ins())
    ]
    made = {**tables(), "check_ins": {str(key): each for key, each in enumerate(few, 1)}}
    line = next(line for line in text(History(made)).splitlines() if line.startswith(" mood"))
    assert line.split()[-2:] == [".", "."]


def test_a_shorter_page_says_one_middle_of_its_days() -> None:
    """Two weeks hold no two fortnights."""
    made = history()
    page = written(Draft(made, span(made, TODAY, 2), packaged()).sheet, "txt")
    assert "these days" in page
    assert re.search(r"mood .* 6 \(6-6\)\n", page)


def test_totals_of_other_days_carry_their_own() -> None:
    """Where two questionnaires were taken on different days, the days stand with the totals."""
    others = tuple(each for each in RECORDS["responses"] if each.id != "gad7-7")
    page = text(history(responses=(*others, response("gad7", 6, 2, 2, 2, 2, 1, 1, 1))))
    assert "12 (1" in page
    assert "11 (16" in page


def test_the_words_of_the_service_stand_only_where_they_are_put_in() -> None:
    """Labelled as what they are (clinical.md 1.7)."""
    assert "Talking Therapies: reliable" not in text()
    assert "In the terms of NHS Talking Therapies: reliable improvement" in text(
        with_choices(put_in=("questionnaires.outcome",))
    )


def test_the_page_looks_back_to_the_last_session_or_four_weeks() -> None:
    """Or as many weeks as were chosen; it ends yesterday, and holds at least that day."""
    assert span(history(), TODAY) == (LAST - 27 * DAY, LAST)
    assert span(History(), TODAY) == (LAST - 27 * DAY, LAST)
    assert span(history(), TODAY, 2) == (LAST - 13 * DAY, LAST)
    today = history(sessions=(replace(LAST_SESSION, day=TODAY), COMING))
    assert span(today, TODAY) == (LAST, LAST)


def begun(days_ago: int) -> History:
    """Return a journal whose first check-in was so many days ago, and that has one each day since."""
    days = [TODAY - back * DAY for back in range(days_ago, -1, -1)]
    kept = {str(key): {"id": str(key), "day": str(day), "answers": {"mood": 5}} for key, day in enumerate(days)}
    return History({"check_ins": kept})


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [
        (0, "22 Nov 2026, 1 day\nName ____________________ 1 of 1 day answered."),
        (1, "21 Nov 2026, 1 day\nName ____________________ 1 of 1 day answered."),
        (9, "13 Nov to 21 Nov 2026, 9 days\nName ____________________ 9 of 9 days answered."),
        (90, "25 Oct to 21 Nov 2026, 4 weeks\nName ____________________ 28 of 28 days answered."),
    ],
)
def test_the_page_asks_nothing_of_days_before_the_journal(days_ago: int, told: str) -> None:
    """It begins no earlier than the journal, and on the very first day it is that day."""
    assert told in text(begun(days_ago))


def test_a_week_counts_its_days_from_the_first_of_the_journal() -> None:
    """A week before it is not logged, also where more weeks were asked for."""
    assert " days answered              1/1\n" in text(begun(0))
    assert " days answered              2/2      7/7\n" in text(begun(9))
    page = written(Draft(begun(9), span(begun(9), TODAY, 4), packaged()).sheet, "txt")
    assert " days answered                .        .      2/2      7/7\n" in page


@pytest.mark.parametrize(
    "kept",
    [
        {"entries": {"1": {"id": "1", "kind": "note", "day": str(TODAY - 3 * DAY)}}},
        {"sessions": {"1": {"id": "1", "day": str(TODAY - 3 * DAY)}}},
    ],
)
def test_a_journal_begins_with_whatever_was_kept_first(kept: dict[str, dict[str, Document]]) -> None:
    """An entry or a session of an earlier day is not the first day's."""
    assert span(History({**begun(0).tables, **kept}), TODAY) == (TODAY - 3 * DAY, LAST)


@pytest.mark.parametrize(
    ("happened", "cell"),
    [("Fine.", "Fine. Peak 70"), ("no", "no; peak 70"), ("Really?", "Really? Peak 70"), ("", "peak 70")],
)
def test_the_peak_of_a_try_follows_what_happened_as_a_person_would_write_it(happened: str, cell: str) -> None:
    """After a whole sentence it is one of its own."""
    assert cell in text(history(entries=(exposure("a", 3, happened=happened),)))


def test_what_was_expected_stands_beside_what_came() -> None:
    """In one line, over everything that has both; what is private is in no count."""
    entries = (
        exposure("a", 3, expected_fear=90),
        exposure("b", 2, expected_fear=70),
        exposure("c", 2, expected_fear=10, private=True),
    )
    assert "EXPECTED  1 of 2 better than expected, 1 the same, 0 worse\n" in text(history(entries=entries))
    assert "EXPECTED" not in text()


# Paper


def _crowded() -> dict[str, Any]:
    entries = tuple(
        exposure(f"x{n}", 2 + n, happened="words " * 40, learned="more " * 40, predicted="they will see it " * 20)
        for n in range(12)
    )
    return {
        "entries": entries,
        "sessions": (
            replace(LAST_SESSION, agreed=tuple(replace(a, text="walk " * 60) for a in LAST_SESSION.agreed)),
            replace(COMING, talk=("talk " * 100,) * 3, flagged=tuple(f"entry:x{n}" for n in range(12))),
        ),
    }


def test_the_page_is_one_sheet_and_a_second_only_when_asked() -> None:
    """However much there is, 66 lines, without a count of what has no room; then up to twice as many."""
    crowded = _crowded()
    one = text(history(**crowded))
    assert len(one.splitlines()) <= LINES
    assert "more lines" not in one
    assert " 1  talk talk" in one
    assert one.count("…") > 3
    before, coming = crowded["sessions"]
    two = text(history(**{**crowded, "sessions": (before, replace(coming, sheets=2))}))
    assert LINES < len(two.splitlines()) <= 2 * LINES


@given(st.lists(st.text(max_size=120), min_size=3, max_size=3), st.text(max_size=80))
def test_no_line_of_text_is_wider_than_eighty_cells(talk: list[str], learned: str) -> None:
    """Whatever the script, measured in cells; no control character is left."""
    said = tuple(re.sub(r"[\ud800-\udfff]", "", words) for words in talk)
    entries = (exposure("x", 3, learned=re.sub(r"[\ud800-\udfff]", "", learned)),)
    page = text(history(entries=entries, sessions=(LAST_SESSION, replace(COMING, talk=said))))
    assert all(wcswidth(line) <= 80 for line in page.splitlines())
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


@pytest.mark.parametrize("form", FORMS)
def test_no_control_character_leaves(form: str) -> None:
    """Nor one that turns the direction of a line."""
    made = history(sessions=(LAST_SESSION, replace(COMING, talk=(HOSTILE,) * 3)))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text(made, form))


def test_the_demo_is_one_sheet() -> None:
    """Half a year of a made-up person."""
    now = datetime.fromisoformat("2026-11-22T07:40+01:00")
    made = History(made_up(182, now))
    page = written(Draft(made, span(made, date(2026, 11, 22)), packaged()).sheet, "txt")
    assert 40 < len(page.splitlines()) <= LINES
