"""One writer at a time: a lock held for one save, which the kernel frees when its holder is gone."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from store.journal.errors import NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.journal.disk import Disk

LOCK = ".journal.lock"
PATIENCE = 5.0
"""Seconds to wait for another window that is saving."""
_PAUSE = 0.01


@contextmanager
def one_writer(disk: Disk, folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, after waiting up to PATIENCE for it. Raises NotSavedError then, and OSError."""
    descriptor = disk.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW)
    try:
        disk.restrict(descriptor, 0o600)
        _take(disk, descriptor, time.monotonic() + PATIENCE)
        yield
    finally:
        with suppress(OSError):
            disk.close(descriptor)


def _take(disk: Disk, descriptor: int, until: float) -> None:
    while True:
        try:
            return disk.lock(descriptor)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise NotSavedError("Not saved: another window is still saving. Try again in a moment.") from None
            time.sleep(_PAUSE)
