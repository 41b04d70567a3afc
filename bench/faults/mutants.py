"""Careless writers: the save protocol with one step left out or turned round, each of which must be noticed."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from faults import _operations as operations
from faults._kind import Ground, Kind, Point
from faults._memory_disk import FOLDER, MemoryDisk
from faults.crash_states import crashed
from faults.damage import damaged, seeded, tried, without_the_file
from faults.replaced import MeddledDisk, among_windows, meddled
from store.journal import atomic, contents, file, generations, whole
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.journal.packed import packed
from store.where import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.journal.disk import Disk
    from store.journal.whole import Signature

SHORT = Ground(Path("/nowhere"), short=True)
LONG = SHORT._replace(short=False)


class Mutant(NamedTuple):
    """A protocol in which `changes` replace (owner, name) by something careless; `seen` notices it or does not."""

    name: str
    changes: tuple[tuple[Any, str, Any], ...]
    seen: Callable[[], bool]


def points(_: Ground) -> Iterator[Point]:
    """Put each mutant in the place of the protocol and look whether anything notices it."""
    for mutant in MUTANTS:
        with ExitStack() as stack:
            for owner, name, careless in mutant.changes:
                stack.enter_context(patch.object(owner, name, careless))
            seen = mutant.seen()
        yield Point(mutant.name, *(() if seen else ("wrong", "nothing noticed it")))


def _crashing(*names: str) -> Callable[[], bool]:
    """Return the look at every crash state of these operations."""
    chosen = [operation for operation in operations.OPERATIONS if operation.name in names]

    def seen() -> bool:
        return any(_broken(operation) for operation in chosen)

    return seen


def _broken(operation: operations.Operation) -> bool:
    try:
        return any(point.fault for point in crashed(operation, MemoryDisk, LONG))
    except (NotSavedError, OSError):
        return True


def _damaged() -> bool:
    """Look at some damaged files."""
    seed = seeded()
    raw = seed.files[seed.folders[FOLDER][JOURNAL]]
    said = operations.said(Journal.open(FOLDER, operations.clock, disk=seed.settled(MemoryDisk)).history)
    of_copies = operations.said(without_the_file(seed).history)
    some = SHORT.some([*damaged(raw, raw)], 40)
    return any(tried(name, seed.with_file(JOURNAL, each), said, of_copies).fault for name, each in some)


def _lying() -> bool:
    """Look whether a disk that stores other bytes than it is given is noticed."""

    class LyingDisk(MemoryDisk):
        def write(self, descriptor: int, data: memoryview) -> int:
            return super().write(descriptor, memoryview(bytes(len(data))))

    disk = LyingDisk({FOLDER: {}, FOLDER / "generations": {}}, {})
    try:
        Journal.open(FOLDER, operations.clock, disk=disk).record(operations.ANSWER)
    except NotSavedError:
        return False
    return True


def _in_place(disk: Disk, path: Path, data: bytes, before: Callable[[], None] | None = None) -> Signature:
    """Write the file where it stands."""
    if before:
        before()
    _take_away(disk, path)
    whole._write_new(disk, path, data)  # noqa: SLF001 - the step that is turned round
    return whole.read_whole(disk, path)[1]


def _take_away(disk: Disk, path: Path) -> None:
    if whole.signature(disk, path):
        disk.unlink(path)


def _old_one_first(disk: Disk, path: Path, data: bytes, before: Callable[[], None] | None = None) -> Signature:
    """Take the old file away before the new one is put in its place."""
    temporary = path.with_name(".handrail-0123456789abcdef.tmp")
    whole._write_new(disk, temporary, data)  # noqa: SLF001 - likewise
    if before:
        before()
    _take_away(disk, path)
    disk.replace(temporary, path)
    return whole.read_whole(disk, path)[1]


def _copied_unsynced(self: generations.Generations, path: Path, name: str) -> None:
    """Copy the last file instead of linking it, and sync the copy's name alone."""
    disk = self._disk
    with patch.object(type(disk), "sync_bytes", lambda *_: None):
        whole._write_new(disk, self.folder / name, whole.read_whole(disk, path)[0])  # noqa: SLF001 - likewise
    whole.sync_folder(disk, self.folder)


def _gone_before_packed(self: generations.Generations, name: str) -> None:
    """Take the copy away, then write it compressed."""
    raw = self.read(name)
    self._disk.unlink(self.folder / name)
    whole.sync_folder(self._disk, self.folder)
    whole.write_whole(self._disk, self.folder / f"{name}.gz", packed(raw))


def _nothing(*_: object, **__: object) -> None:
    """Do nothing."""


def _trusting(_: bytes) -> tuple[str, str]:
    """Take every checksum for right."""
    return "0" * 64, "0" * 64


def _emptied(self: file.AtomicFile, *_: object) -> None:
    """Take a damaged file for an empty journal."""
    self._on_disk = None
    self.tables = {}


MUTANTS = (
    Mutant("files are not synced", ((MemoryDisk, "sync_bytes", _nothing),), _crashing("save")),
    Mutant("folders are not synced", ((MemoryDisk, "sync_names", _nothing),), _crashing("save")),
    Mutant(
        "the folder of the copies is not synced",
        ((generations, "sync_folder", _nothing),),
        _crashing("the second save"),
    ),
    Mutant("the folder of the journal is not synced", ((whole, "sync_folder", _nothing),), _crashing("save")),
    Mutant("written in place", ((whole, "_put", _in_place),), _crashing("save")),
    Mutant("the old file goes first", ((whole, "_put", _old_one_first),), _crashing("save")),
    Mutant("no copy is kept", ((generations.Generations, "keep", _nothing),), _crashing("save")),
    Mutant(
        "an unsynced copy is kept",
        ((generations.Generations, "keep", _copied_unsynced),),
        _crashing("the second save"),
    ),
    Mutant(
        "a copy goes before it is compressed",
        ((generations.Generations, "pack", _gone_before_packed),),
        _crashing("compress"),
    ),
    Mutant(
        "no look at what was written",
        ((whole, "_read_back", lambda disk, path, _: whole.read_whole(disk, path)[1]),),
        _lying,
    ),
    Mutant("checksums are not looked at", ((contents, "checksums", _trusting),), _damaged),
    Mutant("a damaged file is an empty one", ((file.AtomicFile, "_fall_back", _emptied),), _damaged),
    Mutant("damaged bytes are thrown away", ((file, "keep_damaged", lambda *_: ""),), _damaged),
    Mutant("no look whether the file moved", ((file.AtomicFile, "_refuse_if_moved", _nothing),), meddled),
    Mutant(
        "no lock",
        (
            (MeddledDisk, "lock", _nothing),
            (atomic, "_ATTEMPTS", 1),
            (file.AtomicFile, "_refuse_if_moved", _nothing),
        ),
        among_windows,
    ),
)

PROTOCOL_MUTANTS = Kind("careless save protocols, each noticed", 10, points)
"""The kind."""
