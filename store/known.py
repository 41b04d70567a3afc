"""What is worked out from tables once, and still known as long as those tables are the same objects."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


class Known(cached_property[Value]):
    """A cached property that rests on some tables alone."""

    def __init__(self, work: Callable[[Any], Value], tables: tuple[str, ...]) -> None:
        super().__init__(work)
        self.tables = tables


def known_from(*tables: str) -> Callable[[Callable[[Any], Value]], Known[Value]]:
    """Return the decorator of a property that rests on these tables and on nothing else."""
    return lambda work: Known(work, tables)


class Remembered:
    """What was worked out last about each thing, and what that rested on."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def get(self, about: Hashable, rests_on: tuple[object, ...], work: Callable[[], Value]) -> Value:
        """Return what `work` comes to; it is not done again while what it rests on is equal to the last time."""
        known = self._kept.get(about)
        if known is not None and known[0] == rests_on:
            return known[1]  # type: ignore[return-value] # one thing is always worked out in one way
        found = work()
        self._kept[about] = rests_on, found
        return found
