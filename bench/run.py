"""Print what performance is claimed from: each measure beside its floor, taken in the same run."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from charts import charts
from commands import goals, now
from disk import answer, growth
from entries import entries, list_narrowed, list_opened, list_scrolled
from figures import Row, table
from ground import Ground, prepared
from screen import filled, help_now, key, memory, paint

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS: dict[str, Callable[[Ground], Row]] = {
    "paint": paint,
    "filled": filled,
    "goals": goals,
    "now": now,
    "answer": answer,
    "growth": growth,
    "key": key,
    "help": help_now,
    "charts": charts,
    "entries": entries,
    "list": list_opened,
    "search": list_narrowed,
    "scroll": list_scrolled,
    "memory": memory,
}
RUNS = 12


def main() -> None:
    """Read the arguments, measure, print the table and what it rests on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=float, default=10, help="how long the journal is (10)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"pairs of runs a row ({RUNS})")
    parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as root:
        ground = prepared(Path(root), asked.years, asked.runs)
        rows = [ROWS[name](ground).cells(name) for name in asked.only or measurable()]
        print(table(rows))
    print(_conditions(asked.years, asked.runs))


def measurable() -> list[str]:
    """Return the rows that this system can measure: Linux alone tells how much memory a program had."""
    return [name for name in ROWS if name != "memory" or sys.platform == "linux"]


def _conditions(years: float, runs: int) -> str:
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"\n{years:g} years of data, {runs} pairs of runs a row; medians, and the median of the pairs' ratios.\n"
        f"{machine}. Subjects and floors run in one bare environment, without an editable install's import finder."
    )


if __name__ == "__main__":
    main()
