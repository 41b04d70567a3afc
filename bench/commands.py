"""Plain commands against a Python that does nothing."""

from __future__ import annotations

import subprocess
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from figures import Pair, Row, compared, felt, milliseconds

from store import acts
from store.clock import system_clock
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ground import Ground


NOTES, LONG = 43_000, 400
"""Entries, and the characters in each, that make a journal of 20 MB."""
COPIES = 3
LOOKED_AT = 1000
"""Milliseconds in which everything has to be looked at."""


def now(ground: Ground) -> Row:
    """Measure `handrail now`."""
    return compared("handrail now", _pairs(ground, "now"), 4, milliseconds, "python -c pass")


def status(ground: Ground) -> Row:
    """Measure `handrail status`, which opens the whole journal for one line."""
    return compared("handrail status", _pairs(ground, "status"), 9, milliseconds, "python -c pass")


def doctor(ground: Ground) -> Row:
    """Measure `handrail doctor` over a journal of 20 MB and a few copies of it."""
    folder = ground.root / "twenty"
    if not folder.exists():
        _write_twenty_megabytes(folder, ground)
    asked = ground.handrail("doctor", "--data", str(folder))
    return felt("handrail doctor at 20 MB", median(_seconds(ground, asked) for _ in range(ground.runs)), LOOKED_AT)


def _write_twenty_megabytes(folder: Path, ground: Ground) -> None:
    note = {"kind": "note", "day": ground.today.isoformat(), "fields": {"text": "x" * LONG}}
    entries = {str(number): {"id": f"e{number}", **note} for number in range(1, NOTES + 1)}
    journal = Journal.create(folder, system_clock, {"entries": entries})
    for number in range(COPIES):
        journal.record(acts.answer(MOOD, ground.today, number, ground.today))


def _pairs(ground: Ground, command: str) -> list[Pair]:
    """Return runs of a command and of nothing, in turn; the first pair only warms the machine."""
    nothing = [ground.python, "-c", "pass"]
    pairs = [
        Pair(_seconds(ground, ground.handrail(command)), _seconds(ground, nothing)) for _ in range(ground.runs + 1)
    ]
    return pairs[1:]


def _seconds(ground: Ground, command: Sequence[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, cwd=ground.root, env=ground.environment, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begun
