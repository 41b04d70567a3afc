"""A disk in memory, and every state that it may come back in after a power cut.

It holds what is written and, apart from it, what is on the medium. At a cut each name that was not synced is kept
or lost on its own, and each file that was not synced is empty, torn, zeros or whole.
"""

from __future__ import annotations

import errno
import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from store.journal.disk import Disk
from store.where import GENERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEARS: tuple[Callable[[bytes], bytes], ...] = (
    *(lambda raw, part=part: raw[: len(raw) * part // 8] for part in range(9)),
    lambda raw: bytes(len(raw)),
    lambda raw: bytes(len(raw) // 2) + raw[len(raw) // 2 :],
    lambda raw: raw[: len(raw) // 2] + bytes(len(raw) - len(raw) // 2),
)
"""What may be left of a file that was not synced: some eighths of it, or its length with zeros in it."""
AnyDisk = TypeVar("AnyDisk", bound="MemoryDisk")
FOLDER = Path("/nowhere/handrail")
Names: TypeAlias = dict[str, int]
Renaming: TypeAlias = dict[str, "int | None"]


class CutError(BaseException):
    """Stands for the loss of power: nothing the journal does can catch it."""


class MemoryDisk(Disk):
    """Two folders in memory, and what of them is on the medium; `cut_at` is the call at which the power goes."""

    def __init__(self, folders: dict[Path, Names], files: dict[int, bytes]) -> None:
        self.folders = folders
        self.files = files
        self.medium = {folder: dict(names) for folder, names in folders.items()}
        self.synced = dict(files)
        self.pending: dict[Path, list[Renaming]] = {folder: [] for folder in folders}
        self.calls = 0
        self.cut_at = 0
        self._open: dict[int, tuple[Path, int, int]] = {}

    def open(self, path: Path, flags: int) -> int:
        """Open a file or a folder."""
        self._count()
        if flags & os.O_CREAT and path.name not in self.folders[path.parent]:
            inode = max(self.files, default=0) + 1
            self.files[inode] = b""
            self._rename(path.parent, {path.name: inode})
        inode = -1 if path in self.folders else self._inode(path)
        descriptor = self.calls
        self._open[descriptor] = (path, inode, 0)
        return descriptor

    def read(self, descriptor: int, size: int) -> bytes:
        """Read on from where the last reading ended."""
        path, inode, at = self._open[descriptor]
        found = self.files[inode][at : at + size]
        self._open[descriptor] = (path, inode, at + len(found))
        return found

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write at the end, half of it if there is much."""
        self._count()
        inode = self._open[descriptor][1]
        taken = data[: len(data) // 2 or 1]
        self.files[inode] += bytes(taken)
        return len(taken)

    def sync(self, descriptor: int) -> None:
        """Bring a file's bytes, or a folder's names, to the medium."""
        self._count()
        path, inode, _ = self._open[descriptor]
        if inode < 0:
            self.sync_names(path)
        else:
            self.sync_bytes(inode)

    def sync_names(self, folder: Path) -> None:
        """Bring the names of a folder to the medium."""
        self.medium[folder] = dict(self.folders[folder])
        self.pending[folder] = []

    def sync_bytes(self, inode: int) -> None:
        """Bring the bytes of a file to the medium."""
        self.synced[inode] = self.files[inode]

    def close(self, descriptor: int) -> None:
        """Forget the descriptor."""
        del self._open[descriptor]

    def stat(self, path: Path) -> os.stat_result:
        """Return number, size and moment of a file; folders are just there."""
        return self._stat(-1 if path in self.folders or path in FOLDER.parents else self._inode(path))

    def stat_open(self, descriptor: int) -> os.stat_result:
        """Return the same of an open file."""
        return self._stat(self._open[descriptor][1])

    def restrict(self, descriptor: int, mode: int) -> None:
        """Rights are not what is looked at here."""

    def link(self, existing: Path, name: Path) -> None:
        """Give a file a second name."""
        self._count()
        if name.name in self.folders[name.parent]:
            raise FileExistsError(errno.EEXIST, "File exists")
        self._rename(name.parent, {name.name: self._inode(existing)})

    def replace(self, source: Path, target: Path) -> None:
        """Rename within a folder, in one step."""
        self._count()
        self._rename(source.parent, {target.name: self._inode(source), source.name: None})

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        self._count()
        self._inode(path)
        self._rename(path.parent, {path.name: None})

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return list(self.folders[folder])

    def writable(self, path: Path) -> bool:
        """Say yes."""
        return path is not None

    def lock(self, descriptor: int) -> None:
        """There is one process only."""

    def states(self) -> Iterator[MemoryDisk]:
        """Yield every disk that may be found when the power is back."""
        steps = [(folder, step) for folder, pending in self.pending.items() for step in pending]
        torn = [inode for inode, data in self.files.items() if self.synced.get(inode) != data]
        for kept in product((True, False), repeat=len(steps)):
            folders = {folder: dict(names) for folder, names in self.medium.items()}
            for (folder, step), is_kept in zip(steps, kept, strict=True):
                if is_kept:
                    _apply(folders[folder], step)
            for tears in product(TEARS, repeat=len(torn)):
                cut = {inode: tear(self.files[inode]) for inode, tear in zip(torn, tears, strict=True)}
                yield MemoryDisk({folder: dict(names) for folder, names in folders.items()}, {**self.files, **cut})

    def settled(self, kind: type[AnyDisk]) -> AnyDisk:
        """Return a disk of a kind that has all of this on the medium."""
        return kind({folder: dict(names) for folder, names in self.folders.items()}, dict(self.files))

    def with_file(self, name: str, raw: bytes) -> MemoryDisk:
        """Return a disk that has all of this on the medium, and these bytes in the place of a file."""
        inode = max(self.files) + 1
        folders = {folder: dict(names) for folder, names in self.folders.items()}
        folders[FOLDER][name] = inode
        return MemoryDisk(folders, {**self.files, inode: raw})

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self.cut_at:
            raise CutError

    def _inode(self, path: Path) -> int:
        try:
            return self.folders[path.parent][path.name]
        except KeyError:
            raise FileNotFoundError(errno.ENOENT, "No such file", path) from None

    def _rename(self, folder: Path, step: Renaming) -> None:
        _apply(self.folders[folder], step)
        self.pending[folder].append(step)

    def _stat(self, inode: int) -> os.stat_result:
        size = len(self.files.get(inode, b""))
        return os.stat_result((0, inode, 0, 1, 0, 0, size, 0, 0, 0), {"st_mtime_ns": inode})


def empty_disk() -> MemoryDisk:
    """Return a disk with the two folders and nothing in them."""
    return MemoryDisk({FOLDER: {}, FOLDER / GENERATIONS: {}}, {})


def _apply(names: Names, step: Renaming) -> None:
    for name, inode in step.items():
        if inode is None:
            names.pop(name, None)
        else:
            names[name] = inode
