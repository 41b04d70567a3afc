"""The file replaced beneath an open Handrail, at every call of a save, by whatever a syncing program may bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch

from faults import _operations as operations
from faults._kind import Ground, Kind, Point
from faults._memory_disk import FOLDER, MemoryDisk, empty_disk
from store.journal import lock
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Bringing: TypeAlias = "Callable[[bytes, bytes], bytes | None]"
"""What another program puts in the place of the file, given the file and an older state of it; None: it goes."""

LAST_LOOK = "replace"
"""Between the last look at the file and its replacing there is no call left at which a test could step in."""


class MeddledDisk(MemoryDisk):
    """A disk on which another program steps in before the call numbered `step_in_at`."""

    step_in_at = 0
    step_in: Callable[[MeddledDisk], None] | None = None
    stepped_in_before = ""
    made = 0
    _past_the_last_look = False
    holder = 0
    """The descriptor that holds the lock."""

    def lock(self, descriptor: int) -> None:
        """Take the lock, as every program that knows it does."""
        if self.holder:
            raise BlockingIOError
        self.holder = descriptor

    def close(self, descriptor: int) -> None:
        """Give a descriptor back, and the lock with it."""
        if descriptor == self.holder:
            self.holder = 0
        super().close(descriptor)

    def stat(self, path: Any) -> Any:  # noqa: ANN401 - as the disk has it
        """Look at a file."""
        if path.name == JOURNAL:
            self._meddle("stat")
        return super().stat(path)

    def replace(self, source: Any, target: Any) -> None:  # noqa: ANN401 - as the disk has it
        """Put a file in its place."""
        self._past_the_last_look = target.name == JOURNAL
        super().replace(source, target)
        self._past_the_last_look = False

    def _count(self) -> None:
        super()._count()
        self._meddle(LAST_LOOK if self._past_the_last_look else "another")

    def _meddle(self, name: str) -> None:
        self.made += 1
        if self.step_in and self.made == self.step_in_at:
            self.stepped_in_before = name
            meddle, self.step_in = self.step_in, None
            meddle(self)


def points(_: Ground) -> Iterator[Point]:
    """Let each kind of file appear at each call of a save."""
    for name, bringing in BROUGHT.items():
        number = 0
        while True:
            number += 1
            disk = _disk()
            found, stepped_in = _tried(f"{name}, call {number}", disk, bringing, number)
            if not stepped_in:
                break
            if stepped_in != LAST_LOOK:
                yield found


def meddled() -> bool:
    """Say whether an answer that another program brings in the middle of a save gets lost."""
    return any(point.fault for point in points(Ground(FOLDER, short=False)))


def among_windows() -> bool:
    """Say whether two windows that save at the same moment lose an answer of one of them."""
    disk = _disk()
    other = Journal.open(FOLDER, operations.clock, disk=disk)
    other.record(operations.put("entries", {"id": "m", "kind": "note", "day": operations.ISO}))
    window = Journal.open(FOLDER, operations.clock, disk=disk)
    refused = []

    def save(_: MeddledDisk) -> None:
        try:
            other.record(operations.ANSWER)
        except NotSavedError as why:
            refused.append(str(why))

    disk.made, disk.step_in = 0, save
    disk.step_in_at = _replacing_call()
    with patch.object(lock, "PATIENCE", 0):
        window.record(operations.put("entries", {"id": "n", "kind": "note", "day": operations.ISO}))
    now = Journal.open(FOLDER, operations.clock, disk=disk).history
    return not refused and "now" not in now.check_in(operations.DAY).answers


def _replacing_call() -> int:
    disk = _disk()
    window = Journal.open(FOLDER, operations.clock, disk=disk)
    at = 0
    disk.made = 0

    def remember(_: MeddledDisk) -> None:
        """Do nothing."""

    while disk.stepped_in_before != LAST_LOOK:
        at += 1
        disk = _disk()
        window = Journal.open(FOLDER, operations.clock, disk=disk)
        disk.made, disk.step_in, disk.step_in_at = 0, remember, at
        window.record(operations.put("entries", {"id": "n", "kind": "note", "day": operations.ISO}))
    return at


def _disk() -> MeddledDisk:
    seed = empty_disk()
    operations.prepare(operations.Operation("the seed", operations.THREE, ()), FOLDER, seed)
    return seed.settled(MeddledDisk)


def _tried(name: str, disk: MeddledDisk, bringing: Bringing, at: int) -> tuple[Point, str]:
    window = Journal.open(FOLDER, operations.clock, disk=disk, accept_copy=True)
    copies = sorted(disk.folders[FOLDER / GENERATIONS])
    older = disk.files[disk.folders[FOLDER / GENERATIONS][copies[0]]]
    brought = bringing(disk.files[disk.folders[FOLDER][JOURNAL]], older)

    def step_in(disk: MeddledDisk) -> None:
        if brought is None:
            disk.folders[FOLDER].pop(JOURNAL, None)
        else:
            inode = max(disk.files) + 1
            disk.files[inode] = disk.synced[inode] = brought
            disk.folders[FOLDER][JOURNAL] = disk.medium[FOLDER][JOURNAL] = inode

    disk.made, disk.step_in, disk.step_in_at = 0, step_in, at
    refused = ""
    try:
        window.record(operations.ANSWER)
    except NotSavedError as why:
        refused = str(why)
    if disk.stepped_in_before == "":
        return Point(name), ""
    return Point(name, *_broken(disk, brought, refused)), disk.stepped_in_before


def _broken(disk: MeddledDisk, brought: bytes | None, refused: str) -> tuple[Any, ...]:
    """Say what was lost: the answer of the window, or the file that was brought."""
    kept = {disk.files[inode] for names in disk.folders.values() for inode in names.values()}
    now = Journal.open(FOLDER, operations.clock, disk=disk, accept_copy=True).history
    answers = now.check_in(operations.DAY).answers
    if (
        not refused
        and "now" not in answers
        and brought not in (None, disk.files.get(disk.folders[FOLDER].get(JOURNAL, 0)))
    ):
        return "lost", "the answer that was acknowledged"
    if brought is not None and brought not in kept and answers.get("brought") != 1:
        return "lost", "the file that another program brought"
    try:
        Journal.open(FOLDER, operations.clock, disk=disk, accept_copy=True).record(operations.ANSWER)
    except NotSavedError as why:
        return ("stuck", str(why)) if "newer" not in str(why) else ()
    return ()


def _edited(raw: bytes, _: bytes) -> bytes:
    tables = json.loads(raw)
    next(iter(tables["check_ins"].values()))["answers"]["brought"] = 1
    return json.dumps(tables).encode()


def _newer(raw: bytes, _: bytes) -> bytes:
    tables = json.loads(raw)
    tables["meta"]["1"]["schema"] = 99
    return json.dumps(tables).encode()


BROUGHT: dict[str, Bringing] = {
    "an edit": _edited,
    "an older state": lambda _, older: older,
    "half a file": lambda raw, _: raw[: len(raw) // 2],
    "an empty file": lambda _, __: b"",
    "another journal": lambda _, __: b'{"check_ins":{"1":{"day":"2026-01-01","answers":{"brought":1}}}}',
    "a newer format": _newer,
    "nothing": lambda _, __: None,
}

REPLACED = Kind("the file replaced beneath an open window", 100, points)
"""The kind."""
