"""What a chart shows, as a value: everything needed to draw it and nothing else."""

from __future__ import annotations

import msgspec


class Point(msgspec.Struct, frozen=True):
    """One answer at a slot; hollow where it was told late or is of a moment only, a diamond on a hard day."""

    slot: int
    value: float
    late: bool = False
    hard: bool = False
    moment: bool = False
    """How it was at one moment, and not the day as a whole: in no average."""


class Bar(msgspec.Struct, frozen=True):
    """One period; `value` None is not known, which is never zero. `target` is the line it is held against."""

    label: str
    """What stands under the bar: its value, `?` where not logged, `–` where the goal rested; empty: to come."""
    value: float | None = None
    target: float | None = None
    path: float | None = None
    """Where a rough path passes."""


class Tick(msgspec.Struct, frozen=True):
    """A word under the axis, at a slot."""

    slot: int
    label: str


class Level(msgspec.Struct, frozen=True):
    """A line across at a value, with what begins there; `firm` stands out."""

    value: float
    words: str
    firm: bool = False


class Caption(msgspec.Struct, frozen=True):
    """Words beside a chart, after the mark they explain; no mark: words alone."""

    mark: str
    words: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A chart ready to be drawn, compared by value: equal pictures need no new drawing.

    Slots are days or periods, counted from 0; one slot after another, also where nothing is known.
    The range runs from `low` to `high` in steps of `step` and is never fitted to the data.
    """

    title: str
    """What is shown; empty takes no row, for a pane whose border already says it."""
    span: str = ""
    """How far back all of it reaches: "30 days"."""
    unit: str = "day"
    """What one slot is, in the singular, to name a shorter span with."""
    slots: int
    low: float = 0
    high: float = 10
    step: float = 1
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
    events: tuple[int, ...] = ()
    """The slots that are marked; what happened stands in `notes`."""
    levels: tuple[Level, ...] = ()
    legend: tuple[Caption, ...] = ()
    notes: tuple[Caption, ...] = ()
    """Lines below the plot, what matters most first."""
    words: str
    """One or two sentences that say what the picture says."""
    empty: str
    """The sentence that stands in its place while there is nothing to draw."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self.points and all(bar.value is None for bar in self.bars)


def plural(count: int, unit: str) -> str:
    """Return "1 week", "8 weeks"."""
    return f"{count} {unit}{'' if count == 1 else 's'}"
