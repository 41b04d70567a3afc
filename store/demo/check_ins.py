"""The check-ins of the made-up person: what of a day was answered, passed, told late or left unknown."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from store.clock import DAY
from store.demo.course import happens
from store.demo.goals import running
from store.entry_kind import is_tallied
from store.items import measure_item
from store.records.check_in import CheckIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo
    from random import Random

    from store.demo.course import Day
    from store.demo.words import Words
    from store.records.check_in import Answer
    from store.records.entry import Entry
    from store.records.goal import Goal, Measure

ANSWERED = 0.97
PASSED = 0.4
LATE = 0.04
LINES = 0.27
KEPT_TICKS = 0.62
"""Chances: that a question is answered, that an open one was passed, that a day is told late, that a line is
written, that a goal's tick is a yes."""
LOW, HIGH = 3, 6
"""Up to LOW a day's mood is rough, from HIGH it is good."""
YESTERDAY = 1
OLD = 4
"""From so many days ago a day can have been told late."""


class Diary:
    """Fills in check-ins."""

    def __init__(self, goals: Sequence[Goal], words: Words, rng: Random, zone: tzinfo | None) -> None:
        self._goals = goals
        self._words = words
        self._rng = rng
        self._zone = zone

    def check_in(self, day: Day, entries: Iterable[Entry]) -> CheckIn:
        """Return the check-in of `day`, in which its entries count, still without an id."""
        happened = self._happened(day, Counter(entry.kind for entry in entries))
        asked = {} if day.ago == YESTERDAY or day.hard else self._asked(day, happened)
        answered = {item: answer for item, answer in asked.items() if happens(ANSWERED, self._rng)}
        late = day.ago >= OLD and bool(answered) and happens(LATE, self._rng)
        return CheckIn(
            day=day.day,
            answers={**self._morning(day), **answered, **happened},
            left=tuple(item for item in asked if item not in answered and happens(PASSED, self._rng)),
            late=tuple(answered) if late else (),
            hard=day.hard,
            created_at=self._moment(day.day, 7),
            updated_at=self._updated(day, late=late),
        )

    def _morning(self, day: Day) -> dict[str, Answer]:
        hours = int(day.hours) if day.hours.is_integer() else day.hours
        night: dict[str, Answer] = {"sleep_hours": hours, "sleep_quality": day.quality}
        answered = {item: answer for item, answer in night.items() if happens(ANSWERED, self._rng)}
        return answered | ({"now": max(0, day.mood - 1)} if day.hard else {})

    def _asked(self, day: Day, happened: dict[str, Answer]) -> dict[str, Answer]:
        asked: dict[str, Answer] = {"mood": day.mood, "anxiety": day.anxiety, "energy": day.energy}
        for measure in self._measures(day):
            row = measure_item(measure)
            if row not in happened:
                asked[row] = self._tick() if measure.source == "yes_no" else 0
        if happens(LINES, self._rng):
            asked["note"] = self._line(day)
        return asked

    def _happened(self, day: Day, counts: Counter[str]) -> dict[str, Answer]:
        """Return what was noted as it happened, whatever else of the day stayed open."""
        counted = ((measure, self._count(measure, day, counts)) for measure in self._measures(day))
        return {measure_item(measure): count for measure, count in counted if count}

    def _count(self, measure: Measure, day: Day, counts: Counter[str]) -> Answer:
        if measure.id == "walk":
            return "yes" if day.walked else ""
        if measure.source == "yes_no":
            return "yes" if not day.hard and day.ago > YESTERDAY and happens(KEPT_TICKS, self._rng) else ""
        return counts[measure.of or "contact"]

    def _measures(self, day: Day) -> Iterator[Measure]:
        """Return what was asked for on a day; what counts itself is not."""
        rules = (running(goal, day.day) for goal in self._goals)
        measures = (measure for rule in rules if rule for measure in rule.measures)
        return (measure for measure in measures if measure.source != "derived" or is_tallied(measure.of))

    def _tick(self) -> str:
        return self._rng.choices(("no", "partly", "na"), (86, 9, 5))[0]

    def _line(self, day: Day) -> str:
        tone = "rough" if day.mood <= LOW else "good" if day.mood >= HIGH else "fair"
        return self._words.lines[tone].deal()

    def _updated(self, day: Day, *, late: bool) -> datetime:
        """Most days are finished the next morning; one told late two mornings on, yesterday in its evening."""
        if day.ago == YESTERDAY:
            return self._moment(day.day, 22)
        return self._moment(day.day + (2 if late else 1) * DAY, 7)

    def _moment(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, self._rng.randrange(60)), self._zone)
