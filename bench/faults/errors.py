"""Each of nine errors at every system call of every operation; then the same step again, which must succeed."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from faults import _child as child
from faults import _operations as operations
from faults import _traced as traced
from faults._kind import Ground, Kind, Point, Skipped
from store.journal.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 5_000
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR", "ENOLCK", "ESTALE")


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """Let each call fail once with each error. Calls that manage memory are left: no disk makes them fail."""
    if why := traced.missing():
        yield Skipped(LEAST, why)
        return
    for operation in operations.OPERATIONS:
        seed = child.seeded(operation, ground.folder / operation.name)
        calls = [at for at, call in enumerate(seed.calls, start=1) if call not in traced.MEMORY_AND_END]
        for at, name in ground.some([(at, name) for at in calls for name in ERRORS], 5):
            yield _hindered(seed, at, name)


def _hindered(seed: child.Seed, at: int, name: str) -> Point:
    folder = seed.copied(seed.folder.parent / "hindered")
    ran = traced.run(lambda board: child.act(board, seed.operation, folder), at, getattr(errno, name))
    point = f"{seed.operation.name}, call {at} ({seed.calls[at - 1]}), {name}"
    if ran.board.trouble:
        refused = ran.board.trouble.startswith(("NotSavedError", "UnreadableError"))
        return Point(point, "stuck" if refused else "wrong", ran.board.trouble)
    if ran.status or ran.board.acknowledged < len(seed.operation.steps):
        return Point(point, "wrong", f"it ended with {ran.status:#x} after {ran.board.acknowledged} steps")
    return operations.found(point, seed.operation, folder, Disk(), seed.after(len(seed.operation.steps)))


ERRORS_AT_CALLS = Kind("nine errors at every system call, then a save", LEAST, points)
"""The kind."""
