"""The files that Handrail wrote outside its folder, remembered so that they can be found again and deleted."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from store.journal.whole import read_whole, signature, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from store.journal.disk import Disk

KNOWN = ".exports.json"
"""In the data folder; a path and a checksum of what was written there, each."""


class Saved(msgspec.Struct, frozen=True):
    """A file that was written, and the SHA-256 of its bytes: another file of that name is none of ours."""

    path: str
    sha256: str


def known(disk: Disk, folder: Path) -> tuple[Saved, ...]:
    """Return what was written from this folder, the oldest first; nothing where that cannot be read."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(read_whole(disk, folder / KNOWN)[0], type=tuple[Saved, ...])
    return ()


def remember(disk: Disk, folder: Path, path: Path, data: bytes) -> None:
    """Remember what was written to `path`, where there is such a folder and it can be written."""
    if signature(disk, folder) is None:
        return
    saved = Saved(str(path), sha256(data).hexdigest())
    others = tuple(each for each in known(disk, folder) if each.path != saved.path)
    with suppress(OSError):
        write_whole(disk, folder / KNOWN, msgspec.json.encode((*others, saved)))


def is_ours(disk: Disk, saved: Saved, path: Path) -> bool:
    """Say whether the file still is what was written."""
    with suppress(OSError):
        return sha256(read_whole(disk, path)[0]).hexdigest() == saved.sha256
    return False
