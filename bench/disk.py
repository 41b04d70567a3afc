"""What an answer costs until it is on disk."""

from __future__ import annotations

import os
import shutil
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from figures import Pair, Row, compared, milliseconds
from msgspec import json

from store import acts
from store.clock import system_clock
from store.items import MOOD
from store.journal.journal import Journal
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ground import Ground

SAVES_A_RUN = 4
WARM = 3
"""Saves that are not counted."""


def answer(ground: Ground) -> Row:
    """Measure an answer against encoding the same tables and writing the same bytes, synced as often."""
    save = _saving(ground, ground.long)
    tables = json.decode((ground.long / JOURNAL).read_bytes())
    folders = (ground.long / GENERATIONS, ground.long)
    pairs = _in_turn(ground, save, lambda: _write(folders, json.encode(tables)))
    return compared("an answer on disk", pairs, 2.5, milliseconds, "encode and write")


def growth(ground: Ground) -> Row:
    """Measure an answer in the long journal against one in the journal of a month."""
    pairs = _in_turn(ground, _saving(ground, ground.long), _saving(ground, ground.short))
    return compared("the same, long against a month", pairs, 8, milliseconds, "at a month")


def lone_saves(ground: Ground) -> Callable[[], float]:
    """Return the act of saving an answer in a copy of the long journal, which returns the seconds that took."""
    copy = ground.root / "copy"
    shutil.copytree(ground.long, copy)
    save = _saving(ground, copy)
    for _ in range(WARM):
        save()
    return partial(_timed, save)


def _in_turn(ground: Ground, subject: Callable[[], None], floor: Callable[[], None]) -> list[Pair]:
    """Return the seconds that both take, one right after the other."""
    pairs = [Pair(_timed(subject), _timed(floor)) for _ in range(WARM + ground.runs * SAVES_A_RUN)]
    return pairs[WARM:]


def _timed(act: Callable[[], None]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _saving(ground: Ground, folder: Path) -> Callable[[], None]:
    """Return the act of answering today's mood, each time otherwise."""
    journal = Journal.open(folder, system_clock)
    day, values = ground.today, iter(range(1 << 30))

    def save() -> None:
        journal.record(acts.answer(MOOD, day, next(values) % 11, day))

    return save


def _write(folders: tuple[Path, Path], data: bytes) -> None:
    """Write a file as the journal is written: synced, put in its place at once, both folders synced."""
    temporary = folders[-1] / "floor.tmp"
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folders[-1] / "floor")
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
