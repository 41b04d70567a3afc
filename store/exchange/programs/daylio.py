"""What a file of Daylio becomes here: notes, moods, and questions of one's own."""

from __future__ import annotations

from collections import Counter
from datetime import time
from typing import TYPE_CHECKING

import msgspec

from store.clock import on_the_wall
from store.exchange.as_csv import as_text
from store.exchange.errors import NotTakenError
from store.exchange.foreign import ASKED, KEPT, LEAVE, Ask, Brought, Choice, made_id
from store.exchange.program import ONE, Program
from store.exchange.programs._daylio_file import Moment, is_daylio, moments_in
from store.items import MOOD
from store.own_items import own_id
from store.records.entry import Entry
from store.records.own_item import OwnItem
from store.row_name import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.records.check_in import Answer

SOURCE = "daylio"
SEVERAL = "several on one day"
"""The name of the question what a day's mood is that has several."""
FIRST_LINE = 4096
"""Bytes that hold the first line."""
LEAST_DAYS = 3
"""On so many days was an activity noted that may become a question."""
NUMBERS = tuple(Choice(str(number), str(number)) for number in range(11))
LEFT = Choice(LEAVE, "no number: only its word is kept")
WORDS = Choice(LEAVE, "words in its notes")
ONE_OF_SEVERAL = (
    Choice(LEAVE, "the day's mood stays open"),
    Choice("first", "the first moment of the day"),
    Choice("last", "the last moment of the day"),
)
MAPS = (
    "mood words: the mood of the day, by the numbers you choose",
    "each moment: a note with its words, activities and scales",
    "an activity: a question of your own too, where you choose so, done on its days",
)
LOST = ("photos, recordings, goals, groups and icons are not in the file", "the layout of notes: bold, lists")


class DaylioFile(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of such a file."""

    source: str = SOURCE
    moments: tuple[Moment, ...]
    trouble: tuple[str, ...]
    maps: tuple[str, ...] = MAPS
    lost: tuple[str, ...] = LOST

    @property
    def summary(self) -> str:
        """How much is in it, and from when to when."""
        if not self.moments:
            return "Daylio: no moment that could be read."
        days = sorted(moment.day for moment in self.moments)
        return f"Daylio: {len(self.moments):,} moments, {days[0]} to {days[-1]}."

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each mood word, the most used first; what a day is that has several; each activity of some days."""
        counts = Counter(moment.mood for moment in self.moments)
        words = tuple(
            Ask(word, f"mood, {_times(count)}; 0 very low, 10 very good", (LEFT, *NUMBERS))
            for word, count in counts.most_common()
        )
        days = Counter(moment.day for moment in self.moments)
        several = sum(count > 1 for count in days.values())
        ask = (Ask(SEVERAL, f"{_days(several)} with several moods", ONE_OF_SEVERAL),) if several else ()
        done = tuple(
            Ask(name, f"an activity, {_days(len(on))}", (WORDS, KEPT, ASKED))
            for name, (_, on) in self._done.items()
        )
        return (*words, *ask, *done)

    @property
    def _done(self) -> dict[str, tuple[str, set[date]]]:
        """Each activity and the days it was done on, by what it is asked for as, the most used first."""
        days: dict[str, set[date]] = {}
        for moment in self.moments:
            for activity in moment.activities:
                days.setdefault(activity, set()).add(moment.day)
        taken = {SEVERAL, *(moment.mood.casefold() for moment in self.moments)}
        often = sorted(days.items(), key=lambda done: -len(done[1]))
        return {
            f"activity {name}" if name.casefold() in taken else name: (name, on)
            for name, on in often
            if len(on) >= LEAST_DAYS
        }

    def brought(self, chosen: Mapping[str, str]) -> Brought:
        """Return a note for each moment, the mood of each day that is decided, and the chosen activities."""
        answers: dict[str, dict[str, Answer]] = {}
        for day, number in self._moods(chosen):
            answers.setdefault(day.isoformat(), {})[MOOD.id] = number
        questions: list[OwnItem] = []
        for asked, (name, on) in self._done.items():
            become = chosen.get(asked, LEAVE)
            if become != LEAVE:
                questions.append(_question(name, asked=become == ASKED.value))
                for day in on:
                    answers.setdefault(day.isoformat(), {})[own_id(questions[-1])] = "yes"
        return Brought(answers=answers, entries=tuple(_entries(self.moments)), own_items=tuple(questions))

    def _moods(self, chosen: Mapping[str, str]) -> Iterator[tuple[date, int]]:
        days: dict[date, list[Moment]] = {}
        for moment in sorted(self.moments, key=lambda each: (each.day, each.at or time.min)):
            days.setdefault(moment.day, []).append(moment)
        for day, moments in days.items():
            number = _number(moments, chosen)
            if number is not None:
                yield day, number


def read(text: str, today: date) -> DaylioFile:
    """Return what is in the file; a row that cannot be read is told and left out. Raises NotTakenError."""
    if not is_daylio(text):
        raise NotTakenError("That is no file of Daylio: its first line names no mood, activities and time.")
    moments, trouble = moments_in(text, today)
    return DaylioFile(moments=moments, trouble=trouble)


def _number(moments: list[Moment], chosen: Mapping[str, str]) -> int | None:
    """Return the mood of a day, None where it stays open."""
    numbers = [chosen.get(moment.mood, LEAVE) for moment in moments]
    if len(set(numbers)) == 1:
        number = numbers[0]
    elif not all(moment.at for moment in moments):
        number = LEAVE
    else:
        number = {"first": numbers[0], "last": numbers[-1]}.get(chosen.get(SEVERAL, LEAVE), LEAVE)
    return None if number == LEAVE else int(number)


def _question(name: str, *, asked: bool) -> OwnItem:
    own = made_id(SOURCE, "activity", name)
    return OwnItem(id=own, label=shortened(name), kind="tick", question=name, off=not asked)


def _entries(moments: tuple[Moment, ...]) -> Iterator[Entry]:
    """Yield a note for each moment; two of one minute are told apart by their order."""
    before: Counter[tuple[date, time | None]] = Counter()
    for moment in reversed(moments):
        place = before[moment.day, moment.at]
        before[moment.day, moment.at] += 1
        besides = " · ".join((f"Daylio: {moment.mood}", *moment.activities, *moment.scales))
        yield Entry(
            id=made_id(SOURCE, moment.day.isoformat(), str(moment.at or ""), str(place)),
            kind="note",
            day=moment.day,
            at=on_the_wall(moment.day, moment.at) if moment.at else None,
            fields={"text": "\n\n".join(filter(None, (moment.words, besides)))},
            source=SOURCE,
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _wrote(files: Mapping[str, bytes]) -> bool:
    return is_daylio(files.get(ONE, b"")[:FIRST_LINE].decode("utf-8", "replace"))


def _read(files: Mapping[str, bytes], today: date) -> DaylioFile:
    return read(as_text(files.get(ONE, b""), "The file"), today)


DAYLIO = Program("Daylio (its CSV)", _wrote, _read)
