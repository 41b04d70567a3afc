"""What may part the days of a question, and what may differ between them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from store.goals.counted import amount
from store.insight.weeks import numbers
from store.items import RATINGS, SLEEP, SLEEP_HOURS, SLEEP_QUALITY, item_of, measure_item
from store.own_items import own_id
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.history import History

HAPPENS = frozenset({"tick", "tally", "minutes"})
"""Rows that tell whether something was so on a day: yes, one or more."""
NIGHTS = {SLEEP_HOURS.id: "a longer night", SLEEP_QUALITY.id: "a better night"}
"""Nights are parted at the person's own middle, and go with the day they end on."""
QUARTERS = 4
"""Hours are compared in quarters of an hour, ratings in points."""


class Split(NamedTuple):
    """Something that was so on some days and not on others."""

    id: str
    label: str
    """Its row in the check-in."""

    @property
    def is_night(self) -> bool:
        """Whether it is the night before the day."""
        return self.id in NIGHTS

    @property
    def words(self) -> str:
        """How it stands in a sentence when the person has no words for it."""
        return NIGHTS.get(self.id, f"“{self.label}”")


class Outcome(NamedTuple):
    """A number that may differ."""

    id: str
    name: str
    """As it stands in a sentence."""
    unit: str = "point"
    steps: int = 1
    """In how many whole steps one of its units is compared."""
    more: str = "higher"
    less: str = "lower"

    @property
    def is_night(self) -> bool:
        """Whether it is told of a night, and so stands with the day that follows."""
        return self.id in NIGHTS


OUTCOMES = (
    *(Outcome(item.id, item.label.lower()) for item in RATINGS),
    Outcome(SLEEP_QUALITY.id, "the quality of sleep"),
    Outcome(SLEEP_HOURS.id, "sleep", "hour", QUARTERS, "longer", "shorter"),
)


def splits(history: History) -> tuple[Split, ...]:
    """Return everything that may part the days: rows of goals, rows of one's own, the two of the night."""
    goals = (
        Split(measure_item(measure), _name(measure.label))
        for goal in history.goals
        if goal.status != "draft"
        for measure in goal.rule.measures
        if (item := item_of(goal, measure)) and item.field in HAPPENS
    )
    own = (Split(own_id(own), _name(own.label)) for own in history.settings.own_items if own.kind in HAPPENS)
    nights = (Split(item.id, item.label) for item in SLEEP)
    return tuple({split.id: split for split in (*goals, *own, *nights)}.values())


def outcomes(history: History) -> tuple[Outcome, ...]:
    """Return every number that may differ: the usual ones, and ratings of one's own."""
    own = (
        Outcome(own_id(own), f"“{_name(own.label)}”") for own in history.settings.own_items if own.kind == "rating"
    )
    return (*OUTCOMES, *own)


def so(history: History, split: str, days: Sequence[str]) -> Mapping[str, bool]:
    """Return whether it was so, by day; a day of which that is not known is absent, and never counts as no."""
    if split in NIGHTS:
        slept = numbers(history, split)
        known = {day: slept[day] for day in days if day in slept}
        middle = median(known.values()) if known else 0
        return {day: value >= middle for day, value in known.items()}
    answers = history.answers(split)
    told = {day: amount(answers[day]) for day in days if day in answers}
    return {day: value > 0 for day, value in told.items() if value is not None}


def _name(label: str) -> str:
    return one_line(label).strip()
