"""Write a made-up journal to measure with: `python bench/years.py YEARS DIR`, from the root of the checkout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from store.clock import Clock, system_clock
from store.demo import made_up
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.where import JOURNAL

DAYS_A_YEAR = 365.25
BESIDES = 5.1
"""With panic attacks, walks and contacts this comes to about five entries a day."""


def write(years: float, folder: Path, clock: Clock = system_clock) -> str:
    """Write `folder`/journal.json, which stock TinyDB opens, and return a line that says what is in it."""
    tables = made_up(round(years * DAYS_A_YEAR), clock(), besides=BESIDES)
    Journal.create(folder, clock, tables)
    path = folder / JOURNAL
    counted = f"{len(tables['check_ins'])} check-ins, {len(tables['entries'])} entries"
    return f"{path}: {counted}, {path.stat().st_size / 1e6:.1f} MB"


def main() -> None:
    """Read the arguments, write the journal, print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", type=float, help="such as 10 or 0.5")
    parser.add_argument("folder", type=Path, help="a folder without a journal")
    asked = parser.parse_args()
    try:
        print(write(asked.years, asked.folder))
    except NotSavedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
