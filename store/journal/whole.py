"""Whole files: after a crash a name holds the old bytes or the new ones, and nothing between."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from store.records.record import new_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.journal.disk import Disk

TEMPORARY = ".handrail-"
"""How the name of a file begins that is still being written."""

_CHUNK = 1 << 24
_COMPARED = 1 << 16
"""Bytes that are read back at a time, few enough to stay in the processor's cache."""
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class Signature(NamedTuple):
    """What tells one state of a file from another without reading it."""

    inode: int
    size: int
    modified_ns: int


def signature(disk: Disk, path: Path) -> Signature | None:
    """Return the signature of the file, None where there is none. Raises OSError."""
    try:
        return _signature(disk.stat(path))
    except FileNotFoundError:
        return None


def read_whole(disk: Disk, path: Path) -> tuple[bytes, Signature]:
    """Return the bytes of a file and its signature as it was before they were read. Raises OSError."""
    descriptor = disk.open(path, os.O_RDONLY)
    try:
        before = _signature(disk.stat_open(descriptor))
        return _read(disk, descriptor), before
    finally:
        disk.close(descriptor)


def write_whole(disk: Disk, path: Path, data: bytes, before: Callable[[], None] | None = None) -> Signature:
    """Write a whole file and return its signature once it is on the medium; `before` runs before the old one goes.

    Raises OSError, and then leaves no temporary file behind if the disk lets it.
    """
    written = _put(disk, path, data, before)
    try:
        sync_folder(disk, path.parent)
    except OSError:
        # A folder that failed to sync once may say it is synced and not be: the file is put there anew.
        written = _put(disk, path, data)
        sync_folder(disk, path.parent)
    return written


def sync_folder(disk: Disk, folder: Path) -> None:
    """Return when the names in the folder are on the medium. Raises OSError."""
    descriptor = disk.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)


def make_folders(disk: Disk, folder: Path) -> None:
    """Make the folder, and those above it, where they are not there yet. Raises OSError."""
    try:
        disk.stat(folder)
    except FileNotFoundError:
        make_folders(disk, folder.parent)
        with suppress(FileExistsError):
            disk.make_folder(folder)
        sync_folder(disk, folder.parent)


def remove_leftovers(disk: Disk, folder: Path) -> None:
    """Remove what writers that were killed left unfinished; only while no other can be writing."""
    with suppress(OSError):
        for name in disk.names(folder):
            if name.startswith(TEMPORARY) and name.endswith(".tmp"):
                disk.unlink(folder / name)


def _put(disk: Disk, path: Path, data: bytes, before: Callable[[], None] | None = None) -> Signature:
    temporary = path.with_name(f"{TEMPORARY}{new_id()}.tmp")
    try:
        _write_new(disk, temporary, data)
        written = _read_back(disk, temporary, data)
        if before:
            before()
        disk.replace(temporary, path)
    except Exception:
        with suppress(OSError):
            disk.unlink(temporary)
        raise
    return written


def _write_new(disk: Disk, path: Path, data: bytes) -> None:
    descriptor = disk.open(path, _NEW)
    try:
        disk.restrict(descriptor, 0o600)
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(descriptor, rest) :]
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)


def _read_back(disk: Disk, path: Path, data: bytes) -> Signature:
    """Return the signature of a file that holds exactly these bytes. Raises OSError where it holds others."""
    descriptor = disk.open(path, os.O_RDONLY)
    try:
        written = _signature(disk.stat_open(descriptor))
        place = 0
        while chunk := disk.read(descriptor, _COMPARED):
            if not data.startswith(chunk, place):  # a memoryview would compare byte by byte, ten times as long
                raise _other_bytes()
            place += len(chunk)
    finally:
        disk.close(descriptor)
    if place != len(data):
        raise _other_bytes()
    return written


def _other_bytes() -> OSError:
    return OSError(errno.EIO, "it gave back other bytes than it was given")


def _read(disk: Disk, descriptor: int) -> bytes:
    chunks = []
    while chunk := disk.read(descriptor, _CHUNK):
        chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _signature(found: os.stat_result) -> Signature:
    return Signature(found.st_ino, found.st_size, found.st_mtime_ns)
