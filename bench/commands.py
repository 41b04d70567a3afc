"""Plain commands against a Python that does nothing."""

from __future__ import annotations

import subprocess
from time import perf_counter
from typing import TYPE_CHECKING

from figures import Pair, Row, compared, milliseconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ground import Ground


def now(ground: Ground) -> Row:
    """Measure `handrail now`."""
    return compared("handrail now", _pairs(ground, "now"), 4, milliseconds, "python -c pass")


def status(ground: Ground) -> Row:
    """Measure `handrail status`, which opens the whole journal for one line."""
    return compared("handrail status", _pairs(ground, "status"), 9, milliseconds, "python -c pass")


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
