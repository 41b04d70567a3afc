"""What a chart shows, as a value: everything needed to draw it and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from store.clock import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF_A_YEAR = 180
"""Slots from which a day is read out with its year."""


TOLD = 13
"""Bars that are said in words: a quarter of a year, by weeks."""
SAID = {"?": "not logged", "–": "resting"}
"""How the labels of bars without a value are said."""


class Point(msgspec.Struct, frozen=True):
    """One answer at a slot; hollow where it was told late or is of a moment only, a diamond on a hard day."""

    slot: int
    value: float
    late: bool = False
    hard: bool = False
    moment: bool = False
    """How it was at one moment, and not the day as a whole: in no average."""
    words: str = ""
    """How it is read out; empty: the number."""


class Bar(msgspec.Struct, frozen=True):
    """One period; `value` None is not known, which is never zero. `target` is the line it is held against."""

    label: str
    """What stands under the bar: its value, `?` where not logged, `–` where the goal rested; empty: to come."""
    value: float | None = None
    target: float | None = None
    path: float | None = None
    """Where a rough path passes."""
    when: str = ""
    """The period, or the part, in words: "15–21 Nov"."""


class Tick(msgspec.Struct, frozen=True):
    """A word under the axis, at a slot."""

    slot: int
    label: str


class Happened(msgspec.Struct, frozen=True):
    """What the chart marks at its foot from a slot on, and its words."""

    slot: int
    words: str
    last: int | None = None
    """The last slot, inclusive, of what lasted."""


class Stretch(msgspec.Struct, frozen=True):
    """Slots, both ends included, over which one thing held, and its words."""

    first: int
    last: int
    words: str
    shade: int
    """1 faint to 3 dense."""


class Lane(msgspec.Struct, frozen=True):
    """A line of shaded stretches below the axis."""

    name: str
    stretches: tuple[Stretch, ...]


class Level(msgspec.Struct, frozen=True):
    """A line across at a value, with what begins there; `firm` stands out."""

    value: float
    words: str
    firm: bool = False


class Caption(msgspec.Struct, frozen=True):
    """Words beside a chart, after the mark they explain; no mark: words alone."""

    mark: str
    words: str


class Stop(msgspec.Struct, frozen=True):
    """A place of the cursor, as it is read out; `day` is the one that Enter opens, None where it is no day."""

    slot: int
    words: str
    value: float | None = None
    day: date | None = None


class Cursor(msgspec.Struct, frozen=True):
    """Where the cursor stands and what it reads out; without a slot it may come, and has its line kept for it."""

    slot: int | None = None
    words: str = ""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What every picture has. It is compared by value: equal pictures need no new drawing."""

    title: str
    """What is shown; empty takes no row, for a pane whose border already says it."""
    span: str = ""
    """How far back all of it reaches: "30 days"."""
    legend: tuple[Caption, ...] = ()
    notes: tuple[Caption, ...] = ()
    """Lines below, what matters most first."""
    words: str
    """One or two sentences that say what the picture says."""
    empty: str
    """The sentence that stands in its place while there is nothing to draw."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        raise NotImplementedError

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The places of the cursor, in their order."""
        raise NotImplementedError

    def beyond(self, place: int, step: int) -> int:
        """Return the place a row above (-1) or below (1) `place`; the same where there are no rows."""
        _ = step
        return place


class Picture(Sheet, frozen=True, kw_only=True):
    """A plot of points or bars.

    Slots are days or periods, counted from 0; one slot after another, also where nothing is known.
    The range runs from `low` to `high` in steps of `step` and is never fitted to the data.
    """

    unit: str = "day"
    """What one slot is, in the singular, to name a shorter span with."""
    slots: int
    first: date | None = None
    """The day of slot 0, where slots are days."""
    low: float = 0
    high: float = 10
    step: float = 1
    clock: bool = False
    """Whether values are hours of the day: 6.5 is 06:30."""
    points: tuple[Point, ...] = ()
    line: tuple[float | None, ...] = ()
    """A value a slot, None where the line is broken."""
    bars: tuple[Bar, ...] = ()
    """A bar a slot; a picture has bars or points, not both."""
    ahead: int = 0
    """How many of the slots, at the end, are still to come; where room is short they give way first."""
    target: float | None = None
    """The line that points are held against; each bar has its own."""
    baseline: float | None = None
    """Where it all started."""
    ticks: tuple[Tick, ...] = ()
    events: tuple[Happened, ...] = ()
    """What is marked, in order of slot."""
    levels: tuple[Level, ...] = ()
    lanes: tuple[Lane, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self.points and not self.lanes and all(bar.value is None for bar in self.bars)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Each bar; or each point, and each day that is marked or on which a stretch begins."""
        if self.bars:
            return tuple(self._bar(slot, bar) for slot, bar in enumerate(self.bars[: self.slots - self.ahead]))
        told = {point.slot for point in self.points}
        bare = {happened.slot for happened in self.events} | self._begun
        points = [(point.slot, self._point(point), point.value) for point in self.points]
        others: list[tuple[int, str, float | None]] = [(slot, "", None) for slot in bare - told]
        return tuple(
            Stop(
                slot, ": ".join(filter(None, (self.name_of(slot), self._said(words, slot)))), value, self.day(slot)
            )
            for slot, words, value in sorted([*points, *others], key=lambda stop: stop[0])
        )

    def day(self, slot: int) -> date | None:
        """Return the day of a slot; None where slots are no days."""
        return self.first + timedelta(days=slot) if self.first else None

    def name_of(self, slot: int) -> str:
        """Return the day of a slot in words; empty where slots are no days."""
        day = self.day(slot)
        if day is None:
            return ""
        return f"{short_day(day)} {day.year}" if self.slots > HALF_A_YEAR else short_day(day)

    @property
    def _begun(self) -> set[int]:
        return {stretch.first for lane in self.lanes for stretch in lane.stretches}

    def _bar(self, slot: int, bar: Bar) -> Stop:
        known = SAID.get(bar.label, bar.label)
        held = f" (line at {number(bar.target)})" if bar.target is not None and bar.value is not None else ""
        words = ": ".join(filter(None, (bar.when, f"{known}{held}")))
        return Stop(slot, self._with_marks(words, slot), bar.value)

    def _point(self, point: Point) -> str:
        besides = [
            words
            for words, is_so in (("a moment", point.moment), ("told late", point.late), ("hard day", point.hard))
            if is_so
        ]
        return ", ".join([point.words or number(point.value), *besides])

    def _said(self, words: str, slot: int) -> str:
        """Return what is told of a slot, with the stretches that hold there and what happened."""
        held = (
            f"{lane.name} {stretch.words}".strip()
            for lane in self.lanes
            for stretch in lane.stretches
            if stretch.first <= slot <= stretch.last
        )
        return self._with_marks(" · ".join(filter(None, (words, *held))), slot)

    def _with_marks(self, words: str, slot: int) -> str:
        marks = (
            f"▲ {event.words}"
            for event in self.events
            if event.slot <= slot <= (event.slot if event.last is None else event.last)
        )
        return " · ".join(filter(None, (words, *marks)))


def told(bars: Sequence[Bar], span: str) -> str:
    """Return bars in words: "8 weeks: 8, 6, not logged, 4"; of many only the last, so that they can be heard."""
    last = bars[-TOLD:]
    figures = ", ".join(SAID.get(bar.label, bar.label) for bar in last) or "nothing logged yet"
    return f"{span}, the last {len(last)}: {figures}" if len(last) < len(bars) else f"{span}: {figures}"


def plural(count: int, unit: str) -> str:
    """Return "1 week", "8 weeks"."""
    return f"{count} {unit}{'' if count == 1 else 's'}"


def number(value: float) -> str:
    """Return a value as it stands beside an axis: "8", "7.5"."""
    return f"{value:g}"


def clock(hours: float) -> str:
    """Return hours of the day as a clock shows them: 6.5 is "06:30"."""
    return f"{int(hours):02}:{round(hours % 1 * 60):02}"
