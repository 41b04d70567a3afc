"""SIGKILL at every system call of every operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faults import _child as child
from faults import _operations as operations
from faults import _traced as traced
from faults._kind import Ground, Kind, Point, Skipped
from store.journal.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2_000


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """Kill the process as it enters each call, and open the journal as the next start would."""
    if why := traced.missing():
        yield Skipped(LEAST, why)
        return
    for operation in operations.OPERATIONS:
        seed = child.seeded(operation, ground.folder / operation.name)
        for at in ground.some(range(1, len(seed.calls) + 1), 4):
            yield _killed(seed, at)


def _killed(seed: child.Seed, at: int) -> Point:
    folder = seed.copied(seed.folder.parent / "killed")
    ran = traced.run(lambda board: child.act(board, seed.operation, folder), at)
    name = f"{seed.operation.name}, call {at}"
    return operations.found(name, seed.operation, folder, Disk(), seed.after(ran.board.acknowledged))


KILL = Kind("SIGKILL at every system call", LEAST, points)
"""The kind."""
