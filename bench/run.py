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
from commands import doctor, now, status
from disk import answer, growth
from entries import entries, list_narrowed, list_opened, list_scrolled
from figures import Row, cells, headings, table
from ground import Ground, prepared
from screen import filled, help_now, key, leave, memory, paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROWS: dict[str, Callable[[Ground], Row]] = {
    "paint": paint,
    "filled": filled,
    "status": status,
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
    "doctor": doctor,
    "leave": leave,
    "memory": memory,
}
RUNS = 8
LENGTHS = {"a month": 1 / 12, "a year": 1, "ten years": 10}
"""How long the journals are, in years."""


def main() -> None:
    """Read the arguments, measure, print the table and what it rests on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=float, help="one journal, so long (a month, a year and ten years)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"pairs of runs a row ({RUNS})")
    parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given again")
    asked = parser.parse_args()
    names = asked.only or measurable()
    lengths = {f"{asked.years:g} years": asked.years} if asked.years else LENGTHS
    found = [_measured(names, years, asked.runs) for years in lengths.values()]
    rows = [cells(name, [at[name] for at in found]) for name in names]
    print(table(rows, headings(tuple(lengths))))
    print(_conditions(asked.runs))


def _measured(names: Iterable[str], years: float, runs: int) -> dict[str, Row]:
    """Measure these rows over a journal of so many years."""
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as root:
        ground = prepared(Path(root), years, runs)
        return {name: ROWS[name](ground) for name in names}


def measurable() -> list[str]:
    """Return the rows that this system can measure: Linux alone tells how much memory a program had."""
    return [name for name in ROWS if name != "memory" or sys.platform == "linux"]


def _conditions(runs: int) -> str:
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"\n{runs} pairs of runs a row; medians, and the median of the pairs' ratios. {machine}.\n"
        "Subjects and floors run in one bare environment, without an editable install's import finder."
    )


if __name__ == "__main__":
    main()
