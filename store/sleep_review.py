"""Two weeks of the sleep diary: things to look at, no tests, no score (clinical.md 2.5 E, 3.5, 5.3)."""

from __future__ import annotations

from datetime import date, time
from statistics import median
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.clock import DAY
from store.goals.draft import begin
from store.goals.kinds import new_measure
from store.sleep import HOUR, KIND, ImpossibleNightError, Night, night, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.history import History
    from store.records.goal import Goal

NIGHTS = 14
ENOUGH = 5
"""Nights from which a median is said."""
A_DAY = 24 * HOUR
NONE = "none of these"
"""What stands among the habits of a night that had none."""
WEEKS, DAYS_A_WEEK = 2, 5
"""For how long a habit is changed to begin with, and on how many days a week at least."""


class Habit(msgspec.Struct, frozen=True):
    """A habit that may bear on sleep, as the diary names it."""

    id: str
    name: str
    instead: str
    """What a goal does instead, in the person's words."""
    label: str


HABITS = (
    Habit("caffeine late", "caffeine after two", "Coffee and tea before two only", "Caffeine"),
    Habit("alcohol", "alcohol", "An evening without alcohol", "No alcohol"),
    Habit("screens", "screens in bed", "The screen stays out of bed", "No screen"),
    Habit("nap", "a nap", "Awake until the night", "No nap"),
    Habit("late meal", "a late meal", "Supper earlier in the evening", "Supper"),
)
"""Those of clinical.md 2.5 E. A medicine is none: nothing here may sound like advice on it."""


class Middle(msgspec.Struct, frozen=True):
    """The median of some nights, with the lowest and the highest; None below five nights."""

    nights: int
    value: float | None = None
    low: float = 0
    high: float = 0


class Side(msgspec.Struct, frozen=True):
    """The nights with a habit, or those without it."""

    nights: int
    asleep: Middle
    efficiency: Middle
    quality: Middle


class Compared(msgspec.Struct, frozen=True):
    """Nights with a habit beside nights without it; nights of which no habits are told are in neither."""

    habit: Habit
    with_it: Side
    without: Side

    @property
    def is_enough(self) -> bool:
        """Whether both sides have the nights to be set side by side."""
        return min(self.with_it.nights, self.without.nights) >= ENOUGH


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What two weeks of nights come to."""

    first: date
    last: date
    nights: tuple[Night, ...]
    """One a day at most, in their order."""
    unclear: int = 0
    """Nights whose times make none."""
    in_bed: Middle
    asleep: Middle
    efficiency: Middle
    quality: Middle
    got_up: tuple[time, time] | None
    """The earliest and the latest time of getting up; None below five nights."""
    compared: tuple[Compared, ...]

    @property
    def told(self) -> int:
        """Of how many nights the habits are told."""
        return sum(night.habits is not None for night in self.nights)


def review(history: History, last: date) -> Review:
    """Return the two weeks of nights that end with the one before the morning of `last`."""
    first = last - (NIGHTS - 1) * DAY
    written = {entry.day: entry for entry in history.entries(KIND) if first <= entry.day <= last}
    found: list[Night] = []
    for day in sorted(written):
        try:
            found.append(night(written[day]))
        except ImpossibleNightError:
            continue
    nights = tuple(found)
    return Review(
        first=first,
        last=last,
        nights=nights,
        unclear=len(written) - len(nights),
        in_bed=_middle(night.in_bed for night in nights),
        asleep=_middle(night.asleep for night in nights),
        efficiency=_middle(night.efficiency for night in nights),
        quality=_middle(night.quality for night in nights),
        got_up=_range([night.got_up for night in nights if night.got_up]),
        compared=tuple(_compared(habit, nights) for habit in HABITS),
    )


def said(compared: Compared) -> str:
    """Return one habit in a sentence; where a side has too few nights, only how many there are."""
    name, with_it, without = compared.habit.name, compared.with_it, compared.without
    counts = f"{_nights(with_it.nights)} with it, {without.nights} without"
    typical = with_it.asleep.value, without.asleep.value
    if not compared.is_enough or None in typical:
        return f"{name}: {counts}. From {ENOUGH} of each they can be set side by side."
    slept = f"{spoken(typical[0] or 0)} with it and {spoken(typical[1] or 0)} without"
    return f"{name}: {counts}; typically asleep {slept}. Only a description: nights differ in many ways."


def goal_for(habit: Habit, today: date) -> Goal:
    """Return a goal that changes one habit, ready for its form: on five days a week, for two weeks."""
    measure = replace(new_measure(), label=habit.label, target=DAYS_A_WEEK)
    return replace(begin(habit.instead, today, measure, weeks=WEEKS), area="self_care")


def _compared(habit: Habit, nights: tuple[Night, ...]) -> Compared:
    told = [(night, habit.id in night.habits) for night in nights if night.habits is not None]
    return Compared(
        habit, _side([night for night, has in told if has]), _side([night for night, has in told if not has])
    )


def _side(nights: list[Night]) -> Side:
    return Side(
        len(nights),
        _middle(night.asleep for night in nights),
        _middle(night.efficiency for night in nights),
        _middle(night.quality for night in nights),
    )


def _middle(values: Iterable[float | None]) -> Middle:
    known = [value for value in values if value is not None]
    if len(known) < ENOUGH:
        return Middle(len(known))
    return Middle(len(known), median(known), min(known), max(known))


def _range(times: list[time]) -> tuple[time, time] | None:
    """Return the earliest and the latest time, the day taken to begin in its longest stretch without any."""
    if len(times) < ENOUGH:
        return None
    minutes = sorted({at.hour * HOUR + at.minute for at in times})
    gaps = [(later - earlier) % A_DAY for earlier, later in zip([minutes[-1], *minutes], minutes, strict=False)]
    first = gaps.index(max(gaps))
    return _clock(minutes[first]), _clock(minutes[first - 1])


def _clock(minute: int) -> time:
    return time(*divmod(minute, HOUR))


def _nights(count: int) -> str:
    return "1 night" if count == 1 else f"{count} nights"
