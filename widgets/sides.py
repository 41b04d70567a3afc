"""Two spans back to back: how many days each value was given, then to the left and now to the right."""

from __future__ import annotations

import msgspec

from widgets.picture import Sheet, Stop, plural


class Side(msgspec.Struct, frozen=True):
    """The answers of one span."""

    name: str
    """The span in words: "23 Aug–5 Sep"."""
    counts: tuple[int, ...]
    """Days, by value from the lowest."""
    middle: float
    """The median."""
    typical: str
    """What is typical, in words."""


class Sides(Sheet, frozen=True, kw_only=True):
    """A value a row, the highest on top."""

    days: int = 14
    """How many days a span has: the longest a bar can be."""
    sides: tuple[Side, ...] = ()
    """Two, or none while too little is known."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self.sides

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Each value, the highest first, as the rows stand."""
        if self.is_empty:
            return ()
        then, now = self.sides
        return tuple(
            Stop(
                value, f"{value}: {plural(then.counts[value], 'day')} then, {plural(now.counts[value], 'day')} now"
            )
            for value in reversed(range(len(then.counts)))
        )

    def beyond(self, place: int, step: int) -> int:
        """Return the row above or below."""
        return max(0, min(len(self.stops) - 1, place + step))
