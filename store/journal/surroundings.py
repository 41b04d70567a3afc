"""The folder around the file: whether it can be written, and where damaged bytes go."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.journal.errors import UnreadableError
from store.journal.whole import read_whole, signature, write_whole
from store.records.record import new_id

if TYPE_CHECKING:
    from store.journal.disk import Disk


def resolved(place: Path) -> Path:
    """Return where a file lies, at the end of its links. Raises UnreadableError where that cannot be known."""
    try:
        return Path(os.path.realpath(place, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(place))
    except OSError as error:
        raise _unreachable(place, error) from error


def is_link(place: Path) -> bool:
    """Say whether a name that leads to no file is a link. Raises UnreadableError where that cannot be known."""
    try:
        os.readlink(place)  # noqa: PTH115 - the name itself, whatever it leads to
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unreachable(place, error) from error
    return True


def blocked(disk: Disk, path: Path, generations: Path) -> str:
    """Say why the journal at `path` could not be written; empty where it could."""
    for wanted in (path.parent, generations):
        folder = _nearest(disk, wanted)
        if not disk.writable(folder):
            return f"The folder {folder} cannot be written, so nothing can be changed here."
    if _nearest(disk, path) == path and not disk.writable(path):
        return f"The file {path} cannot be written, so nothing can be changed here."
    return ""


def keep_damaged(disk: Disk, path: Path, raw: bytes, when: str) -> str:
    """Copy the damaged bytes of the file beside it, once, and return the name they have. Raises OSError."""
    folder, start = path.parent, f"{path.name}.damaged-"
    there = [name for name in disk.names(folder) if name.startswith(start)]
    for name in there:
        if read_whole(disk, folder / name)[0] == raw:
            return name
    name = start + (when if start + when not in there else f"{when}-{new_id()}")
    write_whole(disk, folder / name, raw)
    return name


def _unreachable(place: Path, error: OSError) -> UnreadableError:
    return UnreadableError(f"The {place.stem} cannot be reached ({error.strerror}). Nothing is changed.")


def _nearest(disk: Disk, path: Path) -> Path:
    """Return the path, or where it is not there yet, the first folder above it that is."""
    with suppress(OSError):
        while signature(disk, path) is None:
            path = path.parent
    return path
