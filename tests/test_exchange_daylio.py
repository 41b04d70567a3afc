"""Daylio's CSV as the app writes it: what it becomes, and a clear word on every line that cannot be read."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from store.exchange.errors import NotTakenError
from store.exchange.foreign import incoming
from store.exchange.programs import daylio
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.foreign import Brought

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
HEADER = "full_date,date,weekday,time,mood,activities,scales,note_title,note"
ENGLISH = f"""\ufeff{HEADER}
2026-03-10,March 10,Tuesday,9:05\u202fPM,rad,"run | movies / tv ","Energy:\xa04 | Stress:\xa02","Big day","She said ""never"", and laughed.<br>Then a walk &amp; tea &lt;3"
2026-03-10,March 10,Tuesday,7:30 am,meh,"","","",""
2026-03-09,March 9,Monday,12:05 am,sad ,"bad sleep","","","<ul><li>one</li><li><b>two</b></li></ul>"
"""  # noqa: E501 - a row is one line
GERMAN = f"""{HEADER}\r
2026-03-10,10. März,Dienstag,20:30,Geht so,"Arbeit | zu Hause","","","Tee, dann
Kuchen"\r
"""
OLD = """year,date,weekday,time,mood,activities,note
2018,18 May,Friday,11:54 pm,happy,"clean | cook","Went to a party"
2018,May 17,Thursday,10:21 pm,average,"",""
2018,16. května,Wednesday,20:30,average,"",""
"""
BROKEN = f"""{HEADER}
2026-02-30,x,x,20:00,meh,"","","",""
2026-03-01,x,x,evening,meh,"","","","kept"
2026-03-02,x,x,20:00,,"","","",""
2026-03-03,x,x,20:00,meh
2026-03-04,x,x,20:00,meh,"","","","twice"
2026-03-04,x,x,20:00,meh,"","","","twice"
2026-03-05,x,x,25:99,meh,"","","",""
"""


def brought(text: str, **chosen: str) -> Brought:
    """Return what a file becomes with these choices."""
    return daylio.read(text, TODAY).brought(chosen)


def texts(found: Brought) -> list[str]:
    """Return the words of each entry, in their order."""
    return [entry.fields["text"] for entry in found.entries]


def moods(found: Brought) -> Mapping[str, object]:
    """Return the mood of each day that has one."""
    return {day: answers["mood"] for day, answers in found.answers.items()}


def test_every_column_is_kept_in_words() -> None:
    """Title, note with its breaks and signs, mood word, activities and scales stand in one note a moment."""
    assert texts(brought(ENGLISH)) == [
        "- one\n- two\n\nDaylio: sad · bad sleep",
        "Daylio: meh",
        (
            'Big day\n\nShe said "never", and laughed.\nThen a walk & tea <3\n\n'
            "Daylio: rad · run · movies / tv · Energy: 4 · Stress: 2"
        ),
    ]


WEEK = "".join(
    f'2026-03-0{day},x,x,20:00,{mood},"{done}","","",""\n'
    for day, mood, done in (
        (1, "good", "run | good"),
        (2, "good", "run | good"),
        (3, "good", "run | good | a very long walk"),
        (4, "good", "a very long walk"),
        (5, "good", "a very long walk | tea"),
    )
)


def test_an_activity_of_three_days_may_become_a_question() -> None:
    """Its words stay in the notes too; the most used first; one that is a mood word as well says what it is."""
    read = daylio.read(HEADER + "\n" + WEEK, TODAY)
    assert [ask.name for ask in read.asks] == ["good", "run", "activity good", "a very long walk"]
    assert [choice.value for choice in read.asks[1].choices] == ["leave", "kept", "asked"]
    assert read.brought({}).own_items == ()
    found = read.brought({"run": "kept", "a very long walk": "asked"})
    assert [(own.label, own.question, own.kind, own.off) for own in found.own_items] == [
        ("run", "run", "tick", True),
        ("a very long", "a very long walk", "tick", False),
    ]
    assert texts(found) == texts(read.brought({}))


def test_a_day_without_an_activity_is_not_known() -> None:
    """Daylio keeps what was done and never that it was not; a day's mood stays beside it."""
    found = brought(HEADER + "\n" + WEEK, run="kept", good="7")
    (own,) = found.own_items
    done = {day: answers.get(f"own:{own.id}") for day, answers in found.answers.items()}
    assert done == {
        **dict.fromkeys(("2026-03-01", "2026-03-02", "2026-03-03"), "yes"),
        "2026-03-04": None,
        "2026-03-05": None,
    }
    assert set(moods(found).values()) == {7}


def test_a_moment_has_its_day_and_time_and_says_where_it_is_from() -> None:
    """Half past seven in the morning, five past nine at night and five past midnight, each on its own day."""
    found = brought(ENGLISH).entries
    assert [(entry.day, entry.at.time() if entry.at else None) for entry in found] == [
        (date(2026, 3, 9), time(0, 5)),
        (date(2026, 3, 10), time(7, 30)),
        (date(2026, 3, 10), time(21, 5)),
    ]
    assert {entry.source for entry in found} == {"daylio"}


def test_no_word_is_a_number_until_somebody_says_which() -> None:
    """Without a choice no day has a mood; a word that is left out leaves its day open."""
    assert moods(brought(ENGLISH)) == {}
    assert moods(brought(ENGLISH, sad="2")) == {"2026-03-09": 2}


@pytest.mark.parametrize(("several", "number"), [("leave", None), ("first", 5), ("last", 10)])
def test_a_day_with_two_moods_is_as_the_person_says(several: str, number: int | None) -> None:
    """Open unless the first or the last of the day is chosen; nothing is averaged."""
    found = brought(ENGLISH, rad="10", meh="5", **{daylio.SEVERAL: several})
    assert moods(found).get("2026-03-10") == number


def test_which_of_two_is_the_last_is_not_guessed_without_a_time() -> None:
    """A moment whose time cannot be read leaves a day of two moods open."""
    text = f'{HEADER}\n2026-03-10,x,x,abends,a,"","","",""\n2026-03-10,x,x,7:30,b,"","","",""\n'
    assert moods(brought(text, a="1", b="2", **{daylio.SEVERAL: "last"})) == {}


def test_the_file_of_a_german_phone_is_read() -> None:
    """No byte order mark, lines with CR LF, a break inside a note, moods and days in German."""
    found = brought(GERMAN, **{"Geht so": "5"})
    assert moods(found) == {"2026-03-10": 5}
    assert texts(found) == ["Tee, dann\nKuchen\n\nDaylio: Geht so · Arbeit · zu Hause"]


def test_an_old_file_without_full_dates_is_read_in_english_and_not_guessed_otherwise() -> None:
    """Day and month in either order; a month in another language is told, with its line."""
    read = daylio.read(OLD, TODAY)
    assert [moment.day for moment in read.moments] == [date(2018, 5, 18), date(2018, 5, 17)]
    assert read.trouble == ("line 4: the day “16. května 2018” cannot be read; left out",)


def test_every_broken_line_is_told_and_the_others_come() -> None:
    """A day that does not exist, words for a time, no mood, too few columns, the same row twice, 25:99."""
    read = daylio.read(BROKEN, TODAY)
    assert read.trouble == (
        "line 2: the day “2026-02-30” cannot be read; left out",
        "line 3: the time “evening” cannot be read; kept without it",
        "line 4: it has no mood; left out",
        "line 5: it has 5 columns, not 9; left out",
        "line 7: the same as line 6; taken once",
        "line 8: the time “25:99” cannot be read; kept without it",
    )
    assert [moment.day.day for moment in read.moments] == [1, 4, 5]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", f'{HEADER}\n2026-03-05,x,x,20:00,meh,"open'])
def test_what_is_no_such_file_is_refused(text: str) -> None:
    """Nothing at all, another table, and a quotation mark that never closes."""
    with pytest.raises(NotTakenError):
        daylio.read(text, TODAY)


def test_twice_in_adds_nothing_also_when_the_clock_is_written_otherwise() -> None:
    """The same moments exported on a phone with a 24-hour clock are the same moments."""
    journal = Journal.in_memory(lambda: NOW)
    chosen = {"rad": "10", "meh": "5", "sad": "2", daylio.SEVERAL: "last"}
    first = incoming(brought(ENGLISH, **chosen), "daylio", journal.history, NOW)
    journal.record(first.change("the import"))
    again = ENGLISH.replace("9:05\u202fPM", "21:05").replace("7:30 am", "07:30").replace("12:05 am", "00:05")
    second = incoming(brought(again, **chosen), "daylio", journal.history, NOW)
    assert len(first.edits) == 5
    assert second.edits == ()


def test_an_answer_that_is_here_stays() -> None:
    """The mood somebody gave in Handrail is not replaced, unless that is asked for."""
    tables = {"check_ins": {"1": {"id": "a", "day": "2026-03-09", "answers": {"mood": 7}}}}
    journal = Journal.in_memory(lambda: NOW, tables)
    found = brought(ENGLISH, sad="2")
    kept = incoming(found, "daylio", journal.history, NOW)
    assert kept.different == 1
    journal.record(kept.change("the import"))
    assert journal.history.check_in(date(2026, 3, 9)).answers == {"mood": 7}
    journal.record(incoming(found, "daylio", journal.history, NOW, replace=True).change("the import"))
    after = journal.history.check_in(date(2026, 3, 9))
    assert (after.answers, after.sources) == ({"mood": 2}, {"mood": "daylio"})
