"""The files of an export of Loop Habit Tracker, read habit by habit.

`Habits.csv` names each habit, its type and how often it is meant; `001 Meditate/Checkmarks.csv` holds its days,
newest first: a date, a value and, in newer versions, a note. Of a yes-or-no habit the value is YES_MANUAL,
YES_AUTO, NO, SKIP or UNKNOWN, in older versions 2, 1, 0 and -1; of one with a number it is the number times 1000.
Where the file of a habit is missing, its column of the `Checkmarks.csv` of all habits is read, whose names are not
quoted.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.exchange.as_csv import as_text
from store.exchange.foreign import made_id
from store.exchange.programs._loop_habit import Habit
from store.exchange.sheets import lines
from store.items import MINUTES_A_DAY, MOST_TIMES
from store.records.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.records.check_in import Answer

SOURCE = "loop"
HABITS, DAYS = "Habits.csv", "Checkmarks.csv"
OLD_SILENCE = "0"
"""In older versions a day that was not ticked, whether it was answered or not."""
TICKS: dict[str, Answer] = {"YES_MANUAL": "yes", "2": "yes", "NO": "no", "SKIP": "na", "3": "na"}
SILENT = {"YES_AUTO", "UNKNOWN", "1", "-1", OLD_SILENCE}
SILENT_NUMBERS = {"YES_AUTO", "UNKNOWN", "SKIP", "-1"}
THOUSANDTHS = 1000
_FOLDER = re.compile(r"(?:.*/)?(?P<place>\d{3,})[^/]*/Checkmarks\.csv")


class Row(NamedTuple):
    """One line of a habit's days."""

    where: str
    day: str
    value: str
    note: str = ""


def is_loop(files: Mapping[str, bytes]) -> bool:
    """Say whether these are the files of such an export."""
    return _named(files, HABITS) != ""


def habits_in(files: Mapping[str, bytes]) -> tuple[list[Habit], list[str]]:
    """Return the habits with their days, and a line for each thing that could not be read."""
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
    return habits, trouble


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
