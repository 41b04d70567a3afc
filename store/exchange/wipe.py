"""Deleting everything: what is kept in the data folder, and the files that were written from it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.known import KNOWN, is_ours, known
from store.journal.erase import erase_everything
from store.journal.whole import signature

if TYPE_CHECKING:
    from store.journal.disk import Disk


class Deleted(NamedTuple):
    """How many files are gone, and those that stay: they were changed since, or could not be deleted."""

    files: int
    left: tuple[str, ...] = ()


def delete_everything(disk: Disk, folder: Path) -> Deleted:
    """Delete the journal with all its copies, and every export that still is what was written.

    Raises OSError and NotSavedError; what was deleted by then is gone.
    """
    gone, left = 0, []
    for saved in known(disk, folder):
        path = Path(saved.path)
        if signature(disk, path) is None:
            continue
        if is_ours(disk, saved, path) and _unlinked(disk, path):
            gone += 1
        else:
            left.append(saved.path)
    gone += erase_everything(disk, folder)
    with suppress(FileNotFoundError):
        disk.unlink(folder / KNOWN)
    return Deleted(gone, tuple(left))


def would_go(disk: Disk, folder: Path) -> tuple[str, ...]:
    """Return the exports that would be deleted."""
    return tuple(saved.path for saved in known(disk, folder) if is_ours(disk, saved, Path(saved.path)))


def _unlinked(disk: Disk, path: Path) -> bool:
    try:
        disk.unlink(path)
    except OSError:
        return False
    return True
