"""The CSV export of Loop Habit Tracker as its source writes it, newer and older: what each habit becomes."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from store.exchange import reading
from store.exchange.errors import NotTakenError
from store.exchange.foreign import incoming
from store.exchange.programs import loop
from store.goals.rules import problems
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.foreign import Brought

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
HEADER = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,"
    "Color,Unit,Target Type,Target Value,Archived?\n"
)
HABITS = (
    HEADER + "001,Meditate,YES_NO,Did you meditate this morning?,,1,1,#FF8F00,,,,false\n"
    '002,"Wake, early",YES_NO,,"before ""six""\nor so",2,3,#00897B,,,,true\n'
    "003,Run,NUMERICAL,How far?,,1,7,#E64A19,miles,AT_LEAST,15.0,false\n"
    "004,Screens,NUMERICAL,,,1,1,#5E35B1,minutes,AT_MOST,60.0,false\n"
)
MEDITATE = (
    'Date,Value,Notes\n2026-11-21,YES_MANUAL,"Quiet, then ""loud""\nagain"\n2026-11-20,NO,\n2026-11-19,SKIP,\n'
    "2026-11-18,YES_AUTO,\n2026-11-17,UNKNOWN,\n2026-11-16,YES_MANUAL,\n2026-11-16,NO,\n2026-13-01,NO,\n"
    "2026-11-15,MAYBE,\n2026-11-14\n"
)
RUN = "Date,Value,Notes\n2026-11-21,5000,\n2026-11-20,5500,\n2026-11-19,NO,\n2026-11-18,SKIP,\n2026-11-17,far,\n"
ONE = "Date,Value,Notes\n2026-11-21,YES_MANUAL,\n"
SCREENS = "Date,Value,Notes\n2026-11-21,90000,\n"
ALL = "Date,Meditate,Wake up,\n2026-11-21,-1,2,\n2026-11-20,-1,0,\n2026-11-19,-1,1,\n"
FILES = {
    "Habits.csv": HABITS,
    "001 Meditate/Checkmarks.csv": MEDITATE,
    "001 Meditate/Scores.csv": "Date,Score\n2026-11-21,0.0519\n",
    "002 Wake early/Checkmarks.csv": "Date,Value,Notes\n2026-11-20,NO,\n2026-11-02,YES_MANUAL,\n",
    "003 Run/Checkmarks.csv": RUN,
    "004 Screens/Checkmarks.csv": SCREENS,
}
OLD = {
    "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n"
    "001,Wake up,Did you?,,5,7,#000000\n",
    "Checkmarks.csv": ALL,
}


def read(files: dict[str, str]) -> loop.LoopFile:
    """Read these files."""
    return loop.read({name: text.encode() for name, text in files.items()}, TODAY)


def answers(found: Brought, item: str) -> dict[str, object]:
    """Return the answers to an item, by day."""
    return {day: given[item] for day, given in found.answers.items() if item in given}


def item(found: loop.LoopFile, name: str) -> str:
    """Return the item of a habit that became a question."""
    return next(f"own:{habit.id}" for habit in found.habits if habit.name == name)


def test_a_habit_becomes_a_question_with_its_answers() -> None:
    """Yes, no and skipped come; what Loop filled in and what it does not know stay open."""
    found = read(FILES)
    brought = found.brought({})
    assert answers(brought, item(found, "Meditate")) == {
        "2026-11-19": "na",
        "2026-11-20": "no",
        "2026-11-21": "yes",
    }
    own = next(own for own in brought.own_items if own.label == "Meditate")
    assert (own.kind, own.question, own.off) == ("tick", "Did you meditate this morning?", True)


def test_a_question_goes_on_being_asked_where_that_is_chosen() -> None:
    """Otherwise a new row a day would come with every habit."""
    brought = read(FILES).brought({"Run": "asked", "Meditate": "leave"})
    assert {own.label: own.off for own in brought.own_items} == {"Wake, early": True, "Run": False, "Screens": True}


def test_habits_of_one_name_are_decided_apart() -> None:
    """The later ones are asked for with a number behind, which is no other habit's name; all keep their own."""
    names = ("Walk", "Walk", "walk", "Walk 2")
    rows = (f"{place:03},{name},YES_NO,,,1,1,#1,,,,false\n" for place, name in enumerate(names, 1))
    days = {f"{place:03} x/Checkmarks.csv": f"Date,Value\n2026-11-0{place},YES_MANUAL\n" for place in (1, 2, 3)}
    found = read({"Habits.csv": HEADER + "".join(rows), **days})
    assert [ask.name for ask in found.asks] == ["Walk", "Walk 3", "walk 4", "Walk 2"]
    brought = found.brought({"Walk": "goal", "Walk 3": "leave", "walk 4": "asked", "Walk 2": "leave"})
    assert [made.title for made in brought.goals] == ["Walk"]
    assert [(own.label, own.off) for own in brought.own_items] == [("walk", False)]
    assert set(brought.answers) == {"2026-11-01", "2026-11-03"}


def test_numbers_are_thousandths_and_only_whole_ones_can_be_kept() -> None:
    """5000 is 5 and NO is 0; 5.5 and words are told, and nothing is rounded."""
    found = read(FILES)
    brought = found.brought({})
    assert answers(brought, item(found, "Run")) == {"2026-11-19": 0, "2026-11-21": 5}
    assert answers(brought, item(found, "Screens")) == {"2026-11-21": 90}
    assert next(own.kind for own in brought.own_items if own.label == "Screens") == "minutes"


def test_every_line_that_cannot_be_read_is_told() -> None:
    """A day that stands twice, a month 13, a value of no kind, too few columns, half a mile, a word."""
    path = "001 Meditate/Checkmarks.csv, line"
    assert read(FILES).trouble == (
        f"{path} 9: 2026-11-16 stands there twice with different values; left open",
        f"{path} 10: “2026-13-01” is no day; left out",
        f"{path} 11: “MAYBE” is no value of a yes-or-no habit; left out",
        f"{path} 12: it has 1 columns, not 2 or 3; left out",
        "003 Run/Checkmarks.csv, line 3: “5.5 miles” is not a whole number from 0 to 999; left out",
        "003 Run/Checkmarks.csv, line 6: “far” is no number; left out",
    )


def test_a_note_is_an_entry_of_its_day() -> None:
    """With its break and its quotation marks, the habit's name, and where it is from."""
    (entry,) = read(FILES).brought({}).entries
    assert entry.fields["text"] == 'Quiet, then "loud"\nagain\n\nLoop Habit Tracker: Meditate'
    assert (entry.day, entry.source) == (date(2026, 11, 21), "loop")


def test_a_habit_becomes_a_goal_with_its_rule_and_its_days() -> None:
    """Every day is seven days a week; so much a week is so much a week; at most stays at most."""
    brought = read(FILES).brought(dict.fromkeys(("Meditate", "Run", "Screens"), "goal"))
    rules = {goal.title: goal.rule.measures[0] for goal in brought.goals}
    assert {title: (rule.source, rule.period, rule.direction, rule.target) for title, rule in rules.items()} == {
        "Meditate": ("yes_no", "week", "at_least", 7),
        "Run": ("manual_count", "week", "at_least", 15),
        "Screens": ("minutes", "day", "at_most", 60),
    }
    meditate = brought.goals[0]
    assert (meditate.rule.start, meditate.status) == (date(2026, 11, 19), "active")
    assert answers(brought, f"m:{rules['Meditate'].id}") == {
        "2026-11-19": "na",
        "2026-11-20": "no",
        "2026-11-21": "yes",
    }


def test_the_goals_that_come_are_goals_the_form_would_take() -> None:
    """None of their rules has a problem."""
    goals = read(FILES).brought(dict.fromkeys(("Meditate", "Run", "Screens"), "goal")).goals
    assert [problems(goal) for goal in goals] == [(), (), ()]


def test_a_rule_that_goals_do_not_have_is_not_bent_into_one() -> None:
    """Twice in three days is no rule of a week, so that habit can be a question only."""
    choices = {ask.name: [choice.value for choice in ask.choices] for ask in read(FILES).asks}
    assert choices["Wake, early"] == ["kept", "asked", "leave"]
    assert choices["Meditate"] == ["kept", "asked", "goal", "leave"]


def test_an_older_export_is_read_from_the_file_of_all_habits() -> None:
    """Numbers for words, no type, lines that end with a comma; a 0 is silence, for it may be no answer at all."""
    found = read(OLD)
    assert found.trouble == ()
    assert answers(found.brought({}), item(found, "Wake up")) == {"2026-11-21": "yes"}
    assert (found.habits[0].times, found.habits[0].every) == (5, 7)


def test_a_name_that_breaks_the_file_of_all_habits_is_told() -> None:
    """There names are not quoted, so a comma in one moves the columns: that habit has no days, and it is said."""
    files = {**OLD, "Habits.csv": OLD["Habits.csv"].replace("Wake up", '"Wake, up"')}
    assert read(files).trouble == ("Checkmarks.csv: no column, or more than one, is “Wake, up”, so it has no days",)


def test_a_kind_of_habit_that_is_not_known_is_left_out_and_told() -> None:
    """A later version of Loop may have others."""
    files = {**FILES, "Habits.csv": HABITS.replace("001,Meditate,YES_NO", "001,Meditate,QUIT")}
    assert "“Meditate” is of a kind that is not known here (QUIT); left out" in read(files).trouble[0]


@pytest.mark.parametrize("chosen", [{}, {"Meditate": "goal", "Run": "asked"}])
def test_twice_in_adds_nothing(chosen: dict[str, str]) -> None:
    """Questions, goals, answers and notes come once, whatever they became."""
    journal = Journal.in_memory(lambda: NOW)
    first = incoming(read(FILES).brought(chosen), "loop", journal.history, NOW)
    journal.record(first.change("the import"))
    assert journal.history.settings.own_items
    assert incoming(read(FILES).brought(chosen), "loop", journal.history, NOW).edits == ()
    journal.undo()
    assert not any(journal.history.tables.values())


def test_zip_and_folder_are_the_same(tmp_path: Path) -> None:
    """The zip as the app shares it, and the folder somebody unpacked it into."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, text in FILES.items():
            file.writestr(name, text)
            path = tmp_path / "unpacked" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    (tmp_path / "Loop Habits CSV 2026-11-22.zip").write_bytes(packed.getvalue())
    found = [reading.read(tmp_path / name, TODAY) for name in ("unpacked", "Loop Habits CSV 2026-11-22.zip")]
    assert found == [read(FILES), read(FILES)]


def test_a_folder_far_above_an_export_is_not_searched_for_one(tmp_path: Path) -> None:
    """A whole home folder is no export, whatever lies somewhere in it; the export's own folder is."""
    for name, text in FILES.items():
        path = tmp_path / "home" / "downloads" / "loop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with pytest.raises(NotTakenError):
        reading.read(tmp_path / "home", TODAY)
    assert reading.read(tmp_path / "home" / "downloads" / "loop", TODAY) == read(FILES)


def test_what_is_no_such_export_is_refused() -> None:
    """A zip or folder without Habits.csv."""
    with pytest.raises(NotTakenError):
        read({"Checkmarks.csv": ALL})


def test_one_answer_is_told_as_one() -> None:
    """In the line above, and beside its habit."""
    found = read({"Habits.csv": HEADER + "001,Run,YES_NO,,,1,1,#000000,,,,false\n", "001 Run/Checkmarks.csv": ONE})
    assert found.summary == "Loop Habit Tracker: 1 habit, 1 answer."
    assert [ask.about for ask in found.asks] == ["a habit, 1 answer"]
