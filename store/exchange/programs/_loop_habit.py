"""A habit of Loop Habit Tracker: how often it is meant, and its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from store.records.check_in import Answer

if TYPE_CHECKING:
    from store.records.goal import Period

WEEK = 7
PERIODS: dict[int, Period] = {1: "day", WEEK: "week", 30: "month", 31: "month"}
"""By the number of days."""
MINUTES = {"min", "mins", "minute", "minutes"}


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
    def can_be_goal(self) -> bool:
        """Whether its rule is one of a goal: so many days a week or month, or so much in a period."""
        if self.is_number:
            return self.times == 1 and self.every in PERIODS and self.target > 0
        return self.times > 0 and (self.times == self.every or self.every in {WEEK, 30, 31})
