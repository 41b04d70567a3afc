"""The journal entries of a made-up day: what happened on it, and what was written besides."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from store.demo.course import LATELY, happens, poisson
from store.demo.fields import fields, walk
from store.records.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from random import Random

    from store.demo.course import Day
    from store.demo.words import Words
    from store.records.record import Document

BESIDES = {
    "activity": 4,
    "boundary": 1,
    "breathing": 4,
    "coping": 3,
    "exposure": 1,
    "note": 3,
    "stressor": 2,
    "thought_record": 3,
    "worry": 2,
}
"""What is written besides, and how often against the rest."""
COUNTED = ("breathing", "note", "thought_record")
"""What the goal of these two weeks counts; on its days it is told, not drawn."""
DIARY = 0.1
"""The share of what is written besides that is a sleep diary, one a day at most."""
NIGHTS = range(1, 15)
"""Days ago of the two weeks in which each night is told."""
HABITS = {"caffeine late": 0.5, "screens": 0.5, "alcohol": 0.2, "late meal": 0.3}
"""What is told of the day before such a night, and how often."""
MORNING = 7
DAYTIME = range(8, 21)


class Diarist:
    """Writes the entries of a day; `besides` is how many, on average, go beyond panic, walks and contacts.

    The two weeks of nights draw from a lot of their own, so that they leave all else as it is.
    """

    def __init__(self, words: Words, rng: Random, nights: Random, zone: tzinfo | None, besides: float) -> None:
        self._words = words
        self._rng = rng
        self._nights = nights
        self._zone = zone
        self._besides = besides

    def entries(self, day: Day) -> list[Entry]:
        """Return the entries of `day`, still without ids, by the moment they were written."""
        written = [self._entry(kind, day, about, self._rng) for kind, about in self._happened(day)]
        if day.ago in NIGHTS:
            written = [entry for entry in written if entry.kind != "sleep"]
            written.append(self._entry("sleep", day, self._night(day), self._nights))
        return sorted(written, key=lambda entry: str(entry.created_at))

    def _happened(self, day: Day) -> Iterator[tuple[str, Document]]:
        if day.walked:
            yield "activity", walk(self._rng)
        for kind in (*self._facts(day), *self._besides_them(day)):
            yield kind, fields(kind, day, self._words, self._rng)

    def _facts(self, day: Day) -> tuple[str, ...]:
        return ("panic",) * day.panics + ("contact",) * day.reached

    def _besides_them(self, day: Day) -> list[str]:
        if day.hard:
            return []
        diary = ["sleep"] if happens(DIARY * self._besides, self._rng) else []
        number = poisson((1 - DIARY) * self._besides, self._rng)
        drawn = self._rng.choices(tuple(BESIDES), tuple(BESIDES.values()), k=number)
        if day.ago > max(LATELY["note"]):
            return diary + drawn
        told = [kind for kind in COUNTED if day.ago in LATELY[kind]]
        return diary + told + [kind for kind in drawn if kind not in COUNTED]

    def _night(self, day: Day) -> Document:
        habits = [habit for habit, chance in HABITS.items() if happens(chance, self._nights)]
        return {**fields("sleep", day, self._words, self._nights), "habits": habits or ["none of these"]}

    def _entry(self, kind: str, day: Day, about: Document, rng: Random) -> Entry:
        hour = MORNING if kind == "sleep" else rng.choice(DAYTIME)
        at = datetime.combine(day.day, time(hour, rng.randrange(60)), self._zone)
        kept = at + timedelta(minutes=rng.randint(1, 45))
        return Entry(kind=kind, day=day.day, at=at, fields=about, created_at=kept, updated_at=kept)
