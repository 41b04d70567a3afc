"""The calls to the operating system that keep the journal, so that a test can make any of them go wrong."""

from __future__ import annotations

import fcntl
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Disk:
    """Every call the journal makes, and no other; each raises OSError as the system does."""

    def open(self, path: Path, flags: int) -> int:
        """Return a descriptor that no child process inherits; a new file is the owner's alone."""
        return os.open(path, flags | os.O_CLOEXEC, 0o600)

    def read(self, descriptor: int, size: int) -> bytes:
        """Return up to `size` bytes, fewer at the end of the file."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write what the system takes of `data` and return how many bytes that was."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return when the file, or the folder, is on the medium itself."""
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Give the descriptor back."""
        os.close(descriptor)

    def stat(self, path: Path) -> os.stat_result:
        """Return what the system knows of the file that `path` leads to."""
        return path.stat()

    def stat_open(self, descriptor: int) -> os.stat_result:
        """Return what the system knows of an open file."""
        return os.fstat(descriptor)

    def restrict(self, descriptor: int, mode: int) -> None:
        """Set who may do what, whatever the umask."""
        os.fchmod(descriptor, mode)

    def link(self, existing: Path, name: Path) -> None:
        """Give a file a second name."""
        name.hardlink_to(existing)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`, at once and whole."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def make_folder(self, folder: Path) -> None:
        """Make one folder for the owner alone."""
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in no order."""
        return os.listdir(folder)  # noqa: PTH208 - names, not paths, are wanted

    def writable(self, path: Path) -> bool:
        """Say whether this user may write the file or folder."""
        return os.access(path, os.W_OK)

    def lock(self, descriptor: int) -> None:
        """Take the lock, or raise BlockingIOError at once where another holds it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
