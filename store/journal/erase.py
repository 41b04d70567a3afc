"""What is to be gone for good: one record out of every copy, or everything that Handrail keeps in a folder.

The names of files are taken away; a disk, a snapshot of it or a backup may keep their bytes all the same.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.journal.contents import Writer
from store.journal.errors import DamagedError
from store.journal.lock import LOCK, one_writer
from store.journal.packed import PACKED, packed
from store.journal.tables import META
from store.journal.whole import TEMPORARY, read_whole, signature, sync_folder, write_whole
from store.where import GENERATIONS, JOURNAL, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import Tables
    from store.journal.disk import Disk
    from store.journal.generations import Generations

DELETED = ".deleted.json"
"""The ids of the journals that were deleted here; a window that still has one open does not write it again."""
_TABLES = msgspec.json.Decoder(dict[str, dict[str, dict[str, object]]])
_CHECKSUM = re.compile(r"-[0-9a-f]{8}(?=\.json)")


class Erased(NamedTuple):
    """How many copies a record was taken out of, and which could not be gone through."""

    copies: int = 0
    unread: tuple[str, ...] = ()


def erase_from_copies(disk: Disk, generations: Generations, record_id: str) -> Erased:
    """Write each copy that holds the record anew without it; the old bytes go. Raises OSError.

    A copy that is damaged stays as it is, and is named.
    """
    done, unread = 0, []
    for name in generations.names():
        try:
            tables = _TABLES.decode(generations.read(name))
        except (DamagedError, ValueError, RecursionError):
            unread.append(name)
            continue
        without = {table: _without(documents, record_id) for table, documents in tables.items()}
        if without != tables:
            _rewrite(disk, generations, name, without)
            done += 1
    return Erased(done, tuple(unread))


def damaged_with(disk: Disk, folder: Path, record_id: str) -> tuple[str, ...]:
    """Return the damaged files kept beside the journal in which the id of a record stands. Raises OSError."""
    kept = (name for name in sorted(disk.names(folder)) if ".damaged-" in name)
    return tuple(name for name in kept if record_id.encode() in read_whole(disk, folder / name)[0])


def erase_everything(disk: Disk, folder: Path) -> int:
    """Delete the journal, the plan, their copies, damaged ones too, and whatever is being written; count the files.

    Files of other names stay. Raises OSError, and NotSavedError where another window does not stop saving.
    """
    if signature(disk, folder) is None:
        return 0
    with one_writer(disk, folder):
        _remember_deleted(disk, folder)
        ours = [path for path in _ours(disk, folder) if signature(disk, path) is not None or path.is_symlink()]
        for path in ours:
            disk.unlink(path)
        sync_folder(disk, folder)
        with suppress(OSError):
            (folder / GENERATIONS).rmdir()
        disk.unlink(folder / LOCK)
    return len(ours)


def was_deleted(disk: Disk, folder: Path, document: object) -> bool:
    """Say whether the journal with this id was deleted in this folder."""
    return bool(document) and document in _deleted(disk, folder)


def _without(documents: dict[str, dict[str, object]], record_id: str) -> dict[str, dict[str, object]]:
    return {number: document for number, document in documents.items() if document.get("id") != record_id}


def _rewrite(disk: Disk, generations: Generations, name: str, tables: Tables) -> None:
    meta = next(iter(tables.get(META, {}).values()), {})
    raw, checksum = Writer().write({name: table for name, table in tables.items() if name != META}, meta)
    old = generations.folder / name
    new = old.with_name(_CHECKSUM.sub(f"-{checksum[:8]}", name))
    written = disk.stat(old).st_mtime_ns
    write_whole(disk, new, packed(raw) if name.endswith(PACKED) else raw)
    with suppress(OSError):
        os.utime(new, ns=(written, written))
    if new != old:
        disk.unlink(old)
    sync_folder(disk, generations.folder)


def _ours(disk: Disk, folder: Path) -> Iterator[Path]:
    """Yield every file that may hold what was written here; where a name leads elsewhere, both ends of it."""
    for name in (JOURNAL, PLAN):
        path = folder / name
        yield from {path, Path(os.path.realpath(path))}
    for name in disk.names(folder):
        if name.startswith((TEMPORARY, f"{JOURNAL}.damaged-", f"{PLAN}.damaged-")):
            yield folder / name
    with suppress(FileNotFoundError):
        yield from (folder / GENERATIONS / name for name in disk.names(folder / GENERATIONS))


def _remember_deleted(disk: Disk, folder: Path) -> None:
    ids = {str(each) for each in _deleted(disk, folder)}
    for name in (JOURNAL, PLAN):
        with suppress(OSError, ValueError, RecursionError):
            meta = _TABLES.decode(read_whole(disk, folder / name)[0]).get(META, {})
            ids |= {str(document["document"]) for document in meta.values() if document.get("document")}
    write_whole(disk, folder / DELETED, msgspec.json.encode(sorted(ids)))


def _deleted(disk: Disk, folder: Path) -> list[object]:
    with suppress(OSError, ValueError):
        return msgspec.json.decode(read_whole(disk, folder / DELETED)[0], type=list[object])
    return []
