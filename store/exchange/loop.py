"""The CSV export of Loop Habit Tracker: a zip, or its folder, with `Habits.csv` and a folder of each habit.

`Habits.csv` names each habit, its type and how often it is meant; `001 Meditate/Checkmarks.csv` holds its days,
newest first: a date, a value and, in newer versions, a note. Of a yes-or-no habit the value is YES_MANUAL,
YES_AUTO, NO, SKIP or UNKNOWN, in older versions 2, 1, 0 and -1; of one with a number it is the number times 1000.
Where the file of a habit is missing, its column of the `Checkmarks.csv` of all habits is read, whose names are not
quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.exchange.as_csv import as_text
from store.exchange.errors import NotTakenError
from store.exchange.foreign import LEAVE, Ask, Brought, Choice, made_id
from store.exchange.loop_goals import can_be_goal, goal_of, measure_id, short
from store.exchange.sheets import lines
from store.items import MINUTES_A_DAY, MOST_TIMES
from store.records.check_in import Answer
from store.records.entry import Entry
from store.records.own_item import OwnItem
from store.records.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


SOURCE = "loop"
HABITS, DAYS = "Habits.csv", "Checkmarks.csv"
KEPT = Choice("kept", "a question that is kept, and asked no more")
ASKED = Choice("asked", "a question that goes on being asked")
GOAL = Choice("goal", "a goal")
LEFT = Choice(LEAVE, "left out")
MAPS = (
    "yes, no and skipped: done, no, does not apply",
    "numbers: counts or minutes of the day",
    "notes: journal entries",
    "a habit: a question of your own or a goal, as you choose",
)
LOST = (
    "scores, which Loop works out itself, colours and reminders",
    "days that Loop filled in by itself (YES_AUTO): they were not answered",
    "days without a tick in older versions, which do not tell no from not answered",
)
OLD_SILENCE = "0"
"""In older versions a day that was not ticked, whether it was answered or not."""
TICKS: dict[str, Answer] = {"YES_MANUAL": "yes", "2": "yes", "NO": "no", "SKIP": "na", "3": "na"}
SILENT = {"YES_AUTO", "UNKNOWN", "1", "-1", OLD_SILENCE}
SILENT_NUMBERS = {"YES_AUTO", "UNKNOWN", "SKIP", "-1"}
MINUTES = {"min", "mins", "minute", "minutes"}
THOUSANDTHS = 1000
_FOLDER = re.compile(r"(?:.*/)?(?P<place>\d{3,})[^/]*/Checkmarks\.csv")


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """One habit: what `Habits.csv` says of it, and its days."""

    id: str
    name: str
    question: str = ""
    about: str = ""
    is_number: bool = False
    times: int = 1
    every: int = 1
    """So many times in so many days."""
    unit: str = ""
    at_most: bool = False
    target: float = 0
    archived: bool = False
    answers: Mapping[str, Answer] = {}
    notes: Mapping[str, str] = {}

    @property
    def kind(self) -> str:
        """What kind of question it is here."""
        return "tick" if not self.is_number else "minutes" if self.unit.lower() in MINUTES else "tally"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What it may become."""
        return (KEPT, ASKED, GOAL, LEFT) if can_be_goal(self) else (KEPT, ASKED, LEFT)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class LoopFile(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of such an export."""

    source: str = SOURCE
    habits: tuple[Habit, ...]
    trouble: tuple[str, ...]
    today: date
    maps: tuple[str, ...] = MAPS
    lost: tuple[str, ...] = LOST

    @property
    def summary(self) -> str:
        """How much is in it."""
        answers = sum(len(habit.answers) for habit in self.habits)
        count = len(self.habits)
        return f"Loop Habit Tracker: {_counted(count, 'habit')}, {_counted(answers, 'answer')}."

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each habit."""
        return tuple(
            Ask(habit.name, f"a habit, {_counted(len(habit.answers), 'answer')}", habit.choices)
            for habit in self.habits
        )

    def brought(self, chosen: Mapping[str, str]) -> Brought:
        """Return the questions, goals, answers and notes of the habits that are not left out."""
        become = {habit.id: chosen.get(habit.name, KEPT.value) for habit in self.habits}
        taken = [habit for habit in self.habits if become[habit.id] != LEAVE]
        goals = [habit for habit in taken if become[habit.id] == GOAL.value]
        answers: dict[str, dict[str, Answer]] = {}
        for habit in taken:
            item = f"m:{measure_id(habit)}" if habit in goals else f"own:{habit.id}"
            for day, answer in habit.answers.items():
                answers.setdefault(day, {})[item] = answer
        return Brought(
            answers=answers,
            entries=tuple(entry for habit in taken for entry in _entries(habit)),
            goals=tuple(goal_of(habit, self.today) for habit in goals),
            own_items=tuple(
                _own(habit, asked=become[habit.id] == ASKED.value) for habit in taken if habit not in goals
            ),
        )


class Row(NamedTuple):
    """One line of a habit's days."""

    where: str
    day: str
    value: str
    note: str = ""


def is_loop(names: Mapping[str, bytes]) -> bool:
    """Say whether these are the files of such an export."""
    return _named(names, HABITS) != ""


def read(files: Mapping[str, bytes], today: date) -> LoopFile:
    """Return what is in the files; what cannot be read is told and left out. Raises NotTakenError."""
    if not is_loop(files):
        raise NotTakenError("That is no export of Loop Habit Tracker: there is no Habits.csv in it.")
    trouble: list[str] = []
    name = _named(files, HABITS)
    rows = lines(as_text(files[name], HABITS))
    columns = [column.strip().lower() for column in rows[0][1]] if rows else []
    folders = {match["place"]: path for path in files if (match := _FOLDER.fullmatch(path))}
    habits: list[Habit] = []
    for place, (line, row) in enumerate(rows[1:], 1):
        if len(row) != len(columns):
            trouble.append(f"{HABITS}, line {line}: it has {len(row)} columns, not {len(columns)}; left out")
            continue
        held = dict(zip(columns, map(clean, row), strict=True))
        habit = _habit(held, sum(other.name == held.get("name") for other in habits), trouble)
        if habit:
            folder = folders.get(held.get("position", f"{place:03}"), "")
            days = _of_one(files, folder, trouble) if folder else _of_all(files, habit.name, trouble)
            habits.append(_with_days(habit, days, trouble))
    return LoopFile(habits=tuple(habits), trouble=tuple(trouble), today=today)


def _named(files: Mapping[str, bytes], name: str) -> str:
    """Return the path of a file that stands at the top, or in one folder at the top."""
    return next((path for path in sorted(files, key=len) if path == name or path.endswith(f"/{name}")), "")


def _habit(held: Mapping[str, str], same: int, trouble: list[str]) -> Habit | None:
    name = one_line(held.get("name", "")).strip()
    kind = held.get("type", "YES_NO")
    if not name or kind not in {"YES_NO", "NUMERICAL"}:
        trouble.append(f"{HABITS}: “{name}” is of a kind that is not known here ({kind}); left out")
        return None
    return Habit(
        id=made_id(SOURCE, name, *([str(same)] if same else [])),
        name=name,
        question=held.get("question", "").strip(),
        about=held.get("description", "").strip(),
        is_number=kind == "NUMERICAL",
        times=int(_number(held.get("frequencynumerator", held.get("numrepetitions", ""))) or 0),
        every=int(_number(held.get("frequencydenominator", held.get("interval", ""))) or 0),
        unit=held.get("unit", "").strip(),
        at_most=held.get("target type", "") == "AT_MOST",
        target=_number(held.get("target value", "")) or 0,
        archived=held.get("archived?", "").lower() == "true",
    )


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if abs(number) < 2**53 else None


def _of_one(files: Mapping[str, bytes], path: str, trouble: list[str]) -> Iterator[Row]:
    """Yield the days of the file of one habit; the oldest versions write no header."""
    for line, row in lines(as_text(files[path], path)):
        where = f"{path}, line {line}"
        if row[0] == "Date":
            continue
        if len(row) not in {2, 3}:
            trouble.append(f"{where}: it has {len(row)} columns, not 2 or 3; left out")
            continue
        yield Row(where, *row)


def _of_all(files: Mapping[str, bytes], name: str, trouble: list[str]) -> Iterator[Row]:
    """Yield the days of one habit from the file of all of them, in which each line ends with a comma."""
    path = _named({each: raw for each, raw in files.items() if not _FOLDER.fullmatch(each)}, DAYS)
    rows = lines(as_text(files[path], DAYS)) if path else []
    header = rows[0][1] if rows else []
    if header.count(name) != 1:
        trouble.append(f"{DAYS}: no column, or more than one, is “{name}”, so it has no days")
        return
    for line, row in rows[1:]:
        where = f"{path}, line {line}"
        if len(row) != len(header):
            trouble.append(f"{where}: it has {len(row)} columns, not {len(header)}; left out")
            continue
        yield Row(where, row[0], row[header.index(name)])


def _with_days(habit: Habit, rows: Iterator[Row], trouble: list[str]) -> Habit:
    """Return the habit with the answers and notes of its days; a day that stands twice, differently, has none."""
    values: dict[str, set[str]] = {}
    answers: dict[str, Answer] = {}
    notes: dict[str, str] = {}
    for row in rows:
        try:
            day = date.fromisoformat(row.day).isoformat()
            answer = _answer(habit, row.value.strip())
        except ValueError as why:
            trouble.append(
                f"{row.where}: {why if str(why).startswith('“') else f'“{row.day}” is no day'}; left out"
            )
            continue
        values.setdefault(day, set()).add(row.value)
        if len(values[day]) > 1:
            trouble.append(f"{row.where}: {day} stands there twice with different values; left open")
            answers.pop(day, None)
        elif answer is not None:
            answers[day] = answer
        if row.note.strip():
            notes[day] = clean(row.note).strip()
    return msgspec.structs.replace(habit, answers=answers, notes=notes)


def _answer(habit: Habit, value: str) -> Answer | None:
    """Return the answer a value is, None where it is none. Raises ValueError, in words, for what cannot be kept."""
    if not habit.is_number:
        if value in TICKS:
            return TICKS[value]
        if value in SILENT:
            return None
        raise ValueError(f"“{value}” is no value of a yes-or-no habit")
    if value in SILENT_NUMBERS:
        return None
    number = 0 if value == "NO" else _number(value)
    if number is None:
        raise ValueError(f"“{value}” is no number")
    number /= THOUSANDTHS
    most = MINUTES_A_DAY if habit.kind == "minutes" else MOST_TIMES
    if number != int(number) or not 0 <= number <= most:
        raise ValueError(f"“{number:.10g} {habit.unit}” is not a whole number from 0 to {most}")
    return int(number)


def _own(habit: Habit, *, asked: bool) -> OwnItem:
    kind = msgspec.convert(habit.kind, type=OwnItem.__annotations__["kind"])
    return OwnItem(
        id=habit.id, label=short(habit.name), kind=kind, question=habit.question or habit.name, off=not asked
    )


def _entries(habit: Habit) -> Iterator[Entry]:
    for day, note in habit.notes.items():
        yield Entry(
            id=made_id(SOURCE, habit.id, day),
            kind="note",
            day=date.fromisoformat(day),
            fields={"text": f"{note}\n\nLoop Habit Tracker: {habit.name}"},
            source=SOURCE,
        )
