"""Every state in which an unsynced disk may come back, at every call of every operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faults import _operations as operations
from faults._kind import Ground, Kind, Point
from faults._memory_disk import FOLDER, CutError, MemoryDisk, empty_disk
from faults._operations import Operation

if TYPE_CHECKING:
    from collections.abc import Iterator

A_FEW = 83
"""One in so many states is one from which the next save is cut short, too."""
saving = operations.answering("now", 8)
IN_SHORT = 8
"""So many of the states at one call are tried in a short pass."""


def points(ground: Ground) -> Iterator[Point]:
    """Cut the power at every call of every operation, and open the journal from every state the disk may be in."""
    for operation in operations.OPERATIONS:
        yield from crashed(operation, MemoryDisk, ground)
    for operation in ground.some(operations.OPERATIONS, 1):
        yield from _crashed_again(operation, ground)


def _crashed_again(operation: Operation, ground: Ground) -> Iterator[Point]:
    """Cut the power at every call of the first save after a power cut, for some of the states that left."""
    for cut_at, states in enumerate(_states_left(operation), start=1):
        for number, state in enumerate(states):
            if (cut_at + number) % A_FEW == 0:
                after = Operation(f"{operation.name} cut at call {cut_at} ({number}), then a save", (), (saving,))
                again = after._replace(
                    migrations=operation.migrations, accept_copy=operation.accept_copy, told=True
                )
                yield from crashed(again, MemoryDisk, ground._replace(short=True), state)


def _states_left(operation: Operation) -> Iterator[Iterator[MemoryDisk]]:
    seed = empty_disk()
    operations.prepare(operation, FOLDER, seed)
    acknowledged, cut_at = 0, 0
    while acknowledged < len(operation.steps):
        cut_at += 1
        disk = seed.settled(MemoryDisk)
        acknowledged = _cut(operation, disk, cut_at)
        yield disk.states()


def crashed(
    operation: Operation, kind: type[MemoryDisk], ground: Ground, seed: MemoryDisk | None = None
) -> Iterator[Point]:
    """Cut the power at every call of one operation, on a disk of one kind."""
    seed = seed or empty_disk()
    operations.prepare(operation, FOLDER, seed)
    said = operations.states(operation, FOLDER, seed.settled(MemoryDisk))
    halves = operations.half_done(operation, FOLDER, seed.settled(MemoryDisk))
    copies = operations.good_copies(FOLDER, seed)
    acknowledged, cut_at = 0, 0
    while acknowledged < len(operation.steps):
        cut_at += 1
        disk = seed.settled(kind)
        acknowledged = _cut(operation, disk, cut_at)
        expected = operations.Expected([*said[acknowledged:][:2], *halves], copies)
        for number, state in enumerate(ground.some([*disk.states()], IN_SHORT)):
            name = f"{operation.name}, call {cut_at}, state {number}"
            yield operations.found(name, operation, FOLDER, state, expected)


def _cut(operation: Operation, disk: MemoryDisk, cut_at: int) -> int:
    """Do the operation until the power goes at a call of it; return how many steps were acknowledged."""
    opened = operation.window(FOLDER, disk)
    disk.calls, disk.cut_at = 0, cut_at
    acknowledged = 0
    try:
        for step in operation.steps:
            step(opened)
            acknowledged += 1
    except CutError:
        pass
    return acknowledged


CRASH_STATES = Kind("states an unsynced disk may come back in", 20_000, points)
"""The kind."""
