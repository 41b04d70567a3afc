"""What a file of Loop Habit Tracker becomes here: questions, goals, answers and notes."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from store.exchange.errors import NotTakenError
from store.exchange.foreign import ASKED, KEPT, LEAVE, Ask, Brought, Choice, made_id
from store.exchange.program import Program
from store.exchange.programs._loop_files import SOURCE, habits_in, is_loop
from store.exchange.programs._loop_goals import goal_of, measure_id
from store.exchange.programs._loop_habit import Habit
from store.records.entry import Entry
from store.records.own_item import OwnItem
from store.row_name import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.records.check_in import Answer

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


def _choices(habit: Habit) -> tuple[Choice, ...]:
    """Return what a habit may become."""
    return (KEPT, ASKED, GOAL, LEFT) if habit.can_be_goal else (KEPT, ASKED, LEFT)


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
        return f"Loop Habit Tracker: {_counted(len(self.habits), 'habit')}, {_counted(answers, 'answer')}."

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each habit; of those of one name the later ones have a number behind it."""
        return tuple(
            Ask(name, f"a habit, {_counted(len(habit.answers), 'answer')}", _choices(habit))
            for name, habit in zip(self._names, self.habits, strict=True)
        )

    @property
    def _names(self) -> list[str]:
        """What each habit is asked for as, no two alike, also where capitals do not count."""
        own = {habit.name.casefold() for habit in self.habits}
        names: dict[str, str] = {}
        for habit in self.habits:
            numbered = (f"{habit.name} {number}" for number in count(2))
            free = (name for name in numbered if name.casefold() not in own | names.keys())
            name = next(free) if habit.name.casefold() in names else habit.name
            names[name.casefold()] = name
        return list(names.values())

    def brought(self, chosen: Mapping[str, str]) -> Brought:
        """Return the questions, goals, answers and notes of the habits that are not left out."""
        named = zip(self._names, self.habits, strict=True)
        become = {habit.id: chosen.get(name, KEPT.value) for name, habit in named}
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


def read(files: Mapping[str, bytes], today: date) -> LoopFile:
    """Return what is in the files; what cannot be read is told and left out. Raises NotTakenError."""
    if not is_loop(files):
        raise NotTakenError("That is no export of Loop Habit Tracker: there is no Habits.csv in it.")
    habits, trouble = habits_in(files)
    return LoopFile(habits=tuple(habits), trouble=tuple(trouble), today=today)


def _own(habit: Habit, *, asked: bool) -> OwnItem:
    kind = msgspec.convert(habit.kind, type=OwnItem.__annotations__["kind"])
    return OwnItem(
        id=habit.id, label=shortened(habit.name), kind=kind, question=habit.question or habit.name, off=not asked
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


LOOP = Program("Loop Habit Tracker (its CSV zip)", is_loop, read)
