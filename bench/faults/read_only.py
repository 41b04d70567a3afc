"""A folder, a file or a mount that may not be written, as a user who is not root: it opens, says so, and stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from faults import _operations as operations
from faults._kind import Ground, Kind, Point, Skipped
from faults._system import fork, run
from faults._traced import Board
from store.journal.disk import Disk
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
LEAST = 40


def _close_all(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)


def _give_away(folder: Path) -> None:
    """Let it be root's, for others to look at."""
    for path in (*folder.rglob("*"), folder):
        os.chown(path, 0, 0)
        path.chmod(0o755 if path.is_dir() else 0o644)


PLACES: dict[str, Callable[[Path], None]] = {
    "the folder": lambda folder: folder.chmod(0o500),
    "the file": lambda folder: (folder / JOURNAL).chmod(0o400),
    "the copies": lambda folder: (folder / GENERATIONS).chmod(0o500),
    "all of it": _close_all,
    "somebody else's": _give_away,
}
ACTS: dict[str, operations.Step] = {
    "save": operations.answering("energy", 5),
    "delete": operations.recording(operations.GONE),
    "restore": operations.restoring,
    "snapshot": operations.before_an_import,
    "erase": operations.erasing,
}
LOOKS: dict[str, operations.Step] = {
    "compress": operations.compressing,
    "look": lambda window: window.journal.refresh(),
    "undo": operations.undoing,
}


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """Try each act in each place that is closed."""
    if os.geteuid():
        yield Skipped(LEAST, "needs root to become somebody else")
        return
    with tempfile.TemporaryDirectory() as shared:
        place = Path(shared)
        place.chmod(0o711)
        every = [*product(PLACES.items(), (ACTS | LOOKS).items())]
        for (where, close), (name, act) in ground.some(every, 9):
            folder = _prepared(place)
            close(folder)
            yield _tried(f"{where}, {name}", folder, act, refused=name in ACTS)
        yield from _on_a_closed_mount(place / "mount")


def _on_a_closed_mount(place: Path) -> Iterator[Point]:
    place.mkdir()
    run("mount", "-t", "tmpfs", "none", str(place))
    try:
        folder = _prepared(place)
        run("mount", "-o", "remount,ro", str(place))
        for name, act in (ACTS | LOOKS).items():
            yield _tried(f"the mount, {name}", folder, act, refused=name in ACTS)
    finally:
        run("umount", str(place))


def _prepared(place: Path) -> Path:
    folder = place / "handrail"
    if folder.exists():
        shutil.rmtree(folder)
    operations.prepare(operations.Operation("the seed", operations.THREE, ()), folder, Disk())
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    return folder


def _tried(name: str, folder: Path, act: operations.Step, *, refused: bool) -> Point:
    """Let somebody who is not root act, and look that nothing moved and a sentence was said."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    board = Board()
    child = fork()
    if not child:
        _live(board, folder, act, refused=refused)
    os.waitpid(child, 0)
    if board.trouble or not board.acknowledged:
        return Point(name, "wrong", board.trouble or "it did not come to its end")
    if {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} != before:
        return Point(name, "wrong", "something was written")
    return Point(name)


def _live(board: Board, folder: Path, act: operations.Step, *, refused: bool) -> None:
    """Be somebody else, to the end."""
    try:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        journal = Journal.open(folder, operations.clock, accept_copy=True)
        if journal.history.check_in(operations.DAY).answers != {"mood": 6, "anxiety": 3}:
            board.broke("it does not show what is there")
        if "cannot be written" not in journal.history.read_only:
            board.broke(f"it does not say why: {journal.history.read_only!r}")
        was_refused = False
        try:
            act(operations.Window(folder, Disk(), journal))
        except NotSavedError:
            was_refused = True
        if refused and not was_refused:
            board.broke("it was not refused")
        board.acknowledge()
    except BaseException as fault:  # noqa: BLE001 - whatever comes up is to be seen
        board.broke(f"{type(fault).__name__}: {fault}")
    finally:
        os._exit(0)


READ_ONLY = Kind("places that may not be written, not as root", LEAST, points)
"""The kind."""
