"""A disk that fills up, and a limit on the size of files, at every size around that of the journal."""

from __future__ import annotations

import errno
import os
import resource
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from faults import _operations as operations
from faults._kind import Ground, Kind, Point, Skipped
from faults._system import run
from store.changes import Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.whole import TEMPORARY
from store.where import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from faults._operations import Operation, Window

LONG = "a line of a long note. " * 500
NOTE = Put("entries", "e3", (), {"kind": "note", "day": operations.ISO, "fields": {"text": LONG}})
PLAN = Put("plan", "p3", (), {"part": "coping", "text": LONG, "order": 1})
OPERATION = operations.Operation(
    "save",
    (*operations.THREE, operations.recording(NOTE), operations.recording(PLAN)),
    (operations.answering("energy", 5),),
)
PAGE = 4096
MOUNTED = 120
"""Sizes of a mounted disk that are tried, a page apart."""
FINE = 96
"""Bytes between the sizes that are tried without a mount."""


class FillingDisk(Disk):
    """A disk that has room for so many bytes more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write what there is room for."""
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = super().write(descriptor, data[: self.room])
        self.room -= written
        return written


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """Try each way in which there may be no room."""
    seed = ground.folder / "seed"
    operations.prepare(OPERATION, seed, Disk())
    size = (seed / JOURNAL).stat().st_size
    sizes = ground.some(range(0, size + 2 * FINE, FINE), 4)
    for room in sizes:
        yield _tried(f"room for {room} bytes", seed, FillingDisk(room), _no_limit)
    for limit in sizes:
        yield _tried(f"files of {limit} bytes at most", seed, Disk(), partial(_limited, limit))
    if os.geteuid():
        yield Skipped(MOUNTED, "needs root to mount a small disk")
        return
    used = sum(path.stat().st_size // PAGE + 2 for path in seed.rglob("*"))
    for pages in ground.some(range(used, used + MOUNTED), 3):
        yield _on_a_small_disk(seed, ground.folder / "small", pages)


def _on_a_small_disk(seed: Path, place: Path, pages: int) -> Point:
    place.mkdir(exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", f"size={pages * PAGE}", "none", str(place))
    try:
        filled = place / "handrail"
        operations.copy_linked(seed, filled)
        more = f"remount,size={pages * PAGE + (1 << 20)}"
        return _saved(
            f"a disk of {pages} pages",
            filled,
            Disk(),
            _no_limit,
            lambda: run("mount", "-o", more, str(place)),
        )
    finally:
        run("umount", str(place))


def _tried(name: str, seed: Path, disk: Disk, limit: Callable[[], AbstractContextManager[None]]) -> Point:
    folder = seed.parent / "full"
    operations.copy_linked(seed, folder)
    return _saved(name, folder, disk, limit, lambda: None)


def _saved(
    name: str,
    folder: Path,
    disk: Disk,
    limit: Callable[[], AbstractContextManager[None]],
    make_room: Callable[[], object],
) -> Point:
    """Save once while there may be no room, read while there still is none, then make room and save."""
    before = operations.said(OPERATION.window(folder, Disk()).journal.history)
    window = OPERATION.window(folder, disk)
    with limit():
        refusal = _refusal(window, OPERATION)
        try:
            while_full = operations.said(OPERATION.window(folder, Disk()).journal.history)
        except UnreadableError as error:
            return Point(name, "unreadable", str(error))
    if refusal and ("disk is full" not in refusal or "MB free" not in refusal):
        return Point(name, "wrong", f"it says: {refusal}")
    if refusal and while_full != before:
        return Point(name, "wrong", "what was refused stands in the file")
    if left := [path.name for path in folder.rglob(f"{TEMPORARY}*")]:
        return Point(name, "wrong", f"left over: {left}")
    make_room()
    if isinstance(disk, FillingDisk):
        disk.room = 1 << 30
    if again := _refusal(window, OPERATION):
        return Point(name, "stuck", again)
    after = operations.said(window.journal.history)
    return operations.found(name, OPERATION, folder, Disk(), operations.Expected([after], 1))


def _refusal(window: Window, operation: Operation) -> str:
    try:
        operation.steps[0](window)
    except NotSavedError as error:
        return str(error)
    return ""


@contextmanager
def _no_limit() -> Iterator[None]:
    yield


@contextmanager
def _limited(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        with suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


DISK_FULL = Kind("disks and files that are full", 200, points)
"""The kind."""
