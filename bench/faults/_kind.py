"""A kind of fault, the points it is tried at, and what came of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

Fault: TypeAlias = Literal["", "lost", "unreadable", "stuck", "wrong"]
"""An acknowledged answer is gone; a journal does not open; nothing can be saved any more; another promise broke."""

FAULTS: tuple[Fault, ...] = ("lost", "unreadable", "stuck", "wrong")
EXAMPLES = 5
"""So many broken points are told of in full."""

Each = TypeVar("Each")


class Point(NamedTuple):
    """One fault at one place, tried. `name` tells it from every other of its kind; no `fault`: all held."""

    name: str
    fault: Fault = ""
    why: str = ""


class Skipped(NamedTuple):
    """Points that could not be tried here, and what was missing."""

    points: int
    why: str


class Ground(NamedTuple):
    """Where a kind is tried: a folder that is thrown away. `short`: a pass of seconds, as in CI."""

    folder: Path
    short: bool

    def some(self, points: Sequence[Each], about: int) -> Sequence[Each]:
        """Return every point; in a short pass about so many of them, evenly spread."""
        return points[:: max(1, len(points) // about)] if self.short else points


class Kind(NamedTuple):
    """One kind of fault. `points` tries each and yields what came of it; a whole run has at least `least`."""

    what: str
    least: int
    points: Callable[[Ground], Iterator[Point | Skipped]]


class Tally(NamedTuple):
    """What came of a kind: points that count, which are distinct, and how many broke which promise."""

    kind: Kind
    tried: int
    broken: Counter[Fault]
    skipped: int
    why: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every promise held at every point."""
        return not self.broken

    def is_whole(self, *, short: bool) -> bool:
        """Say whether a run had as many points as it is to have; those that were skipped loudly count here."""
        return self.tried + self.skipped >= (1 if short else self.kind.least)


def tally(kind: Kind, found: Iterable[Point | Skipped]) -> Tally:
    """Count what came of the points; a name that came before is no point."""
    names: set[str] = set()
    broken: Counter[Fault] = Counter()
    skipped, why, examples = 0, [], []
    for point in found:
        if isinstance(point, Skipped):
            skipped += point.points
            why.append(point.why)
        elif point.name not in names:
            names.add(point.name)
            if point.fault:
                broken[point.fault] += 1
                examples.append(f"{point.name}: {point.fault}: {point.why}")
    return Tally(kind, len(names), broken, skipped, tuple(dict.fromkeys(why)), tuple(examples[:EXAMPLES]))
