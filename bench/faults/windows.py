"""Four processes that write to one journal at once, one of them killed now and then: every answer is there."""

from __future__ import annotations

import os
import signal
from random import Random
from time import sleep
from typing import TYPE_CHECKING

from faults import _operations as operations
from faults._kind import Ground, Kind, Point
from faults._system import fork
from store.changes import Bump, Change, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOWS = 4
SAVES = 60
ALONE = operations.Operation("writing", (), ())


def points(ground: Ground) -> Iterator[Point]:
    """Let each process save its answers, note each that is acknowledged, and look for them afterwards."""
    saves = 8 if ground.short else SAVES
    yield from _written("each to its end", ground.folder / "together", saves, killing=False)
    yield from _written("killed on the way", ground.folder / "killed", saves, killing=True)


def _written(name: str, folder: Path, saves: int, *, killing: bool) -> Iterator[Point]:
    folder.mkdir()
    children = [_writing(folder, window, saves) for window in range(WINDOWS)]
    chance = Random(2026)  # noqa: S311 - any moment will do
    for child in children[1:] if killing else ():
        sleep(chance.random() / 5)
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    history = ALONE.window(folder / "handrail", Disk()).journal.history
    answers = history.check_in(operations.DAY).answers
    noted = [line for window in range(WINDOWS) for line in _noted(folder, window).splitlines()]
    for line in noted:
        yield Point(f"{name}, {line}", *(() if line in answers else ("lost", "it was acknowledged")))
    together = answers["m:together"]
    fits = len(noted) <= int(str(together)) <= len(noted) + WINDOWS
    yield Point(f"{name}, the count", *(() if fits else ("lost", f"{together} of {len(noted)}")))


def _writing(folder: Path, window: int, saves: int) -> int:
    """Start a process that saves so many answers, and notes each in a file of its own once it is acknowledged."""
    child = fork()
    if child:
        return child
    try:
        journal = ALONE.window(folder / "handrail", Disk()).journal
        with (folder / f"noted-{window}").open("w") as noted:
            for number in range(saves):
                item = f"own:{window}-{number}"
                edits = (
                    Put("check_ins", operations.ISO, ("answers", item), number),
                    Bump("check_ins", operations.ISO, ("answers", "m:together"), 1),
                )
                try:
                    journal.record(Change(words="an answer", edits=edits))
                except NotSavedError:
                    continue
                noted.write(f"{item}\n")
                noted.flush()
    finally:
        os._exit(0)


def _noted(folder: Path, window: int) -> str:
    path = folder / f"noted-{window}"
    return path.read_text() if path.exists() else ""


FOUR_WINDOWS = Kind("four processes at once", 300, points)
"""The kind."""
