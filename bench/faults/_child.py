"""An operation in a child process of its own, killed or hindered at one of its system calls."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from faults import _operations as operations
from faults import _traced as traced
from faults._operations import Expected
from store.journal.disk import Disk
from store.journal.errors import NotSavedError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faults._operations import Operation, Said
    from faults._traced import Board

Result = TypeVar("Result")


class Seed(NamedTuple):
    """An operation that is prepared in a folder: what the journal says on the way, its calls, its whole copies."""

    operation: Operation
    folder: Path
    said: list[Said]
    halves: list[Said]
    calls: tuple[int, ...]
    copies: int

    def after(self, acknowledged: int) -> Expected:
        """Return what is expected where so many steps were acknowledged, and the next was cut short."""
        return Expected([*self.said[acknowledged:][:2], *self.halves], self.copies)

    def copied(self, place: Path) -> Path:
        """Return a fresh copy of the folder, which stands where the last one stood."""
        if place.exists():
            shutil.rmtree(place)
        if self.folder.exists():
            shutil.copytree(self.folder, place)
        return place


def seeded(operation: Operation, ground: Path) -> Seed:
    """Prepare an operation, and do it once with nothing going wrong."""
    folder = ground / "seed"
    operations.prepare(operation, folder, Disk())
    seed = Seed(operation, folder, [], [], (), operations.good_copies(folder, Disk()))
    said = operations.states(operation, seed.copied(ground / "said"), Disk())
    halves = operations.half_done(operation, seed.copied(ground / "halves"), Disk())
    place = seed.copied(ground / "counted")
    ran = traced.run(lambda board: act(board, operation, place))
    if ran.board.trouble:
        raise RuntimeError(f"{operation.name}: {ran.board.trouble}")
    return seed._replace(said=said, halves=halves, calls=ran.calls)


def act(board: Board, operation: Operation, folder: Path) -> None:
    """Do the operation, from the opening of the journal on; a step that is refused is tried once more."""
    board.begin()
    window = _again_where_refused(lambda: operation.window(folder, Disk()))
    for step in operation.steps:
        _again_where_refused(partial(step, window))
        board.acknowledge()
    board.end()


def _again_where_refused(do: Callable[[], Result]) -> Result:
    """Do something; a call that fails once may have it refused once, in a sentence, and no more."""
    try:
        return do()
    except (NotSavedError, UnreadableError):
        return do()
