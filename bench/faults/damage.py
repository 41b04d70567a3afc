"""Every truncation of a real file, three flipped bits in every byte, and splices of two of its states."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from faults import _operations as operations
from faults._kind import Ground, Kind, Point
from faults._memory_disk import FOLDER, MemoryDisk, empty_disk
from store.demo import made_up
from store.journal.errors import NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faults._kind import Fault

SPLICES = 3_000
BITS = (0, 3, 6)
DAYS = 7
"""Of the made-up journal whose file is damaged."""


def points(ground: Ground) -> Iterator[Point]:
    """Put each damaged file in the journal's place, and open that."""
    seed = seeded()
    whole = seed.files[seed.folders[FOLDER][JOURNAL]]
    said = operations.said(Journal.open(FOLDER, operations.clock, disk=seed.settled(MemoryDisk)).history)
    copies = [seed.files[inode] for inode in seed.folders[FOLDER / GENERATIONS].values()]
    of_copies = operations.said(without_the_file(seed).history)
    for name, raw in ground.some([*damaged(whole, copies[-1])], 80):
        yield tried(name, seed.with_file(JOURNAL, raw), said, of_copies)


def seeded() -> MemoryDisk:
    """Return a disk with a made-up journal of a few days and two copies of it."""
    disk = empty_disk()
    window = operations.Operation("the seed", (), ()).window(FOLDER, disk)
    tables = made_up(DAYS, operations.clock())
    for table in ("check_ins", "entries", "goals"):
        for document in [*tables[table].values()][:DAYS]:
            window.journal.record(operations.put(table, document))
    return disk


def damaged(whole: bytes, other: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each damaged file by name; `other` is another state of the same file."""
    for size in range(len(whole)):
        yield f"cut to {size} bytes", whole[:size]
    for at in range(len(whole)):
        for bit in BITS:
            yield f"byte {at}, bit {bit}", whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
    chance = Random(2026)  # noqa: S311 - the same splices in every run
    for _ in range(SPLICES):
        left, right = chance.randrange(len(whole)), chance.randrange(len(other))
        raw = whole[:left] + other[right:]
        if raw not in (whole, other):
            yield f"spliced at {left} and {right}", raw


def tried(name: str, disk: MemoryDisk, said: str, of_copies: str) -> Point:
    """Open a journal whose file is damaged, and say what broke."""
    try:
        broken = list(_broken(disk, said, of_copies))
    except UnreadableError as error:
        return Point(name, "unreadable", str(error))
    except NotSavedError as error:
        return Point(name, "stuck", str(error))
    return Point(name, *broken[0]) if broken else Point(name)


def _broken(disk: MemoryDisk, said: str, of_copies: str) -> Iterator[tuple[Fault, str]]:
    """Yield what does not hold: never silently another journal, never lost, never thrown away, never stuck."""
    raw = disk.files[disk.folders[FOLDER][JOURNAL]]
    journal = Journal.open(FOLDER, operations.clock, disk=disk, accept_copy=True)
    now, notices = operations.said(journal.history), journal.history.notices
    if not notices and now != said:
        yield "wrong", "it opens without a word, and is not what was saved"
    if any("damaged" in notice for notice in notices) and now != of_copies:
        yield "lost", now
    if disk.files[disk.folders[FOLDER][JOURNAL]] != raw:
        yield "wrong", "opening it changed the file"
    kept = [disk.files[inode] for names in disk.folders.values() for inode in names.values()]
    if notices and kept.count(raw) < 2:  # noqa: PLR2004 - the file and what was kept of it
        yield "wrong", "the damaged bytes were not kept"
    if not journal.history.read_only:
        journal.record(operations.ANSWER)
    journal.put_back(journal.copies()[0])


def without_the_file(seed: MemoryDisk) -> Journal:
    """Return the journal as it opens from the copies alone."""
    disk = seed.settled(MemoryDisk)
    del disk.folders[FOLDER][JOURNAL]
    return Journal.open(FOLDER, operations.clock, disk=disk, accept_copy=True)


DAMAGE = Kind("damaged files", 20_000, points)
"""The kind."""
