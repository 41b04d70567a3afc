"""Real power cuts: the file system is shut down under a save, and mounted again as after a crash."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from faults import _child as child
from faults import _operations as operations
from faults import _traced as traced
from faults._kind import Ground, Kind, Point, Skipped
from faults._system import run
from store.journal.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 300
SHUT_DOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN: from now on nothing more reaches the medium."""
WITHOUT_FLUSHING_THE_LOG = struct.pack("I", 2)
SIZE = 320 << 20
"""Bytes; the least that xfs takes. The image is sparse."""
CHANGES = {1, 3, 74, 83, 86, 87, 82, 91, 257, 258, 263, 264, 265, 316}
"""write, close, fsync, mkdir, link, unlink, rename, fchmod, open: between others the medium does not change."""
A_THIRD = 3
"""Of the calls of an operation one in three is cut at on each file system, another third on each."""

_LIBC = ctypes.CDLL(None, use_errno=True)


class FileSystem(NamedTuple):
    """A file system that can be shut down."""

    name: str
    make: tuple[str, ...]
    options: str = "loop"


FILE_SYSTEMS = (
    FileSystem("ext4", ("mkfs.ext4", "-q", "-F")),
    FileSystem("ext4 without its help for renames", ("mkfs.ext4", "-q", "-F"), "loop,noauto_da_alloc"),
    FileSystem("xfs", ("mkfs.xfs", "-q", "-f")),
)


class Mounted:
    """A file system in an image of its own, which may lose its power."""

    def __init__(self, kind: FileSystem, folder: Path) -> None:
        self._kind = kind
        self._image = folder / "image"
        self.place = folder / "mounted"
        self.place.mkdir(parents=True)
        with self._image.open("wb") as image:
            image.truncate(SIZE)
        run(*kind.make, str(self._image))
        self.mount()

    def mount(self) -> None:
        """Mount it, whatever state it is in."""
        self.has_power = True
        run("mount", "-o", self._kind.options, str(self._image), str(self.place))

    def unmount(self) -> None:
        """Unmount it."""
        run("umount", str(self.place))

    def settle(self) -> None:
        """Bring all that is written to the medium."""
        with _opened(self.place) as descriptor:
            if _LIBC.syncfs(descriptor):
                raise OSError(ctypes.get_errno(), "syncfs")

    def cut_power(self) -> None:
        """Let nothing more reach the medium."""
        self.has_power = False
        with _opened(self.place) as descriptor:
            fcntl.ioctl(descriptor, SHUT_DOWN, WITHOUT_FLUSHING_THE_LOG)

    def restart(self) -> None:
        """Mount it as after a power cut."""
        self.unmount()
        self.mount()


def points(ground: Ground) -> Iterator[Point | Skipped]:
    """Cut the power at calls that change the medium, and once after the end, on each file system."""
    for number, kind in enumerate(FILE_SYSTEMS):
        why = traced.missing() or _missing(kind)
        if why:
            yield Skipped(LEAST // len(FILE_SYSTEMS), f"{kind.name}: {why}")
            continue
        with _mounted(kind, ground.folder / kind.name) as mounted:
            yield from _on(kind, mounted, number, ground)


def _on(kind: FileSystem, mounted: Mounted, number: int, ground: Ground) -> Iterator[Point]:
    for operation in ground.some(operations.OPERATIONS, 2):
        seed = child.seeded(operation, ground.folder / f"{kind.name}, {operation.name}")
        changing = [at for at, call in enumerate(seed.calls, start=1) if call in CHANGES]
        for at in (*ground.some(changing[number::A_THIRD], 2), len(seed.calls) + 1):
            yield _cut(kind, mounted, seed, at)


def _cut(kind: FileSystem, mounted: Mounted, seed: child.Seed, at: int) -> Point:
    folder = seed.copied(mounted.place / "handrail")
    mounted.settle()
    ran = traced.run(lambda board: child.act(board, seed.operation, folder), at, arrived=mounted.cut_power)
    if mounted.has_power:
        mounted.cut_power()
    mounted.restart()
    name = f"{kind.name}, {seed.operation.name}, call {at}"
    return operations.found(name, seed.operation, folder, Disk(), seed.after(ran.board.acknowledged))


@contextmanager
def _mounted(kind: FileSystem, folder: Path) -> Iterator[Mounted]:
    mounted = Mounted(kind, folder)
    try:
        yield mounted
    finally:
        with suppress(subprocess.CalledProcessError):
            mounted.unmount()


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _missing(kind: FileSystem) -> str:
    """Say why this file system cannot be made and mounted here, empty where it can."""
    if os.geteuid():
        return "needs root to mount"
    if not shutil.which(kind.make[0]):
        return f"needs {kind.make[0]}"
    if not Path("/dev/loop-control").exists():
        return "needs loop devices"
    return ""


POWER = Kind("power cuts on real file systems", LEAST, points)
"""The kind."""
