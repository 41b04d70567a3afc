"""Try every kind of fault and print the table: `make faults`, or `python -m faults [--short] [KIND ...]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from figures import table

from faults._kind import FAULTS, Ground, Kind, Tally, tally
from store.declared import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = Registry("faults", Kind)
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""Where a file costs no disk; what is to happen to a disk brings its own."""
HEADINGS = ("kind", "what", "points", *FAULTS, "skipped", "why")


def main() -> int:
    """Return 0 where every promise held at every point, and no kind had fewer points than it is to have."""
    asked = _arguments()
    held = True
    rows = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        tried = {pool.submit(run, name, short=asked.short): name for name in asked.kinds or KINDS}
        for done in as_completed(tried):
            found, seconds = done.result()
            held &= found.holds and found.is_whole(short=asked.short)
            rows.append((tried[done], *_cells(found)))
            print(f"{tried[done]}: {found.tried:,} points in {seconds:.0f} s", file=sys.stderr)
            print(*(f"  {line}" for line in found.examples), sep="\n", end="\n" * bool(found.examples))
            if found.skipped:
                print(f"  SKIPPED {found.skipped:,} points: {'; '.join(found.why)}", file=sys.stderr)
    print(table(sorted(rows), HEADINGS))
    return 0 if held else 1


def run(name: str, *, short: bool) -> tuple[Tally, float]:
    """Try one kind and return what came of it, and the seconds it took."""
    begun = monotonic()
    kind = KINDS[name]
    with tempfile.TemporaryDirectory(prefix=f"handrail-{name}-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        found = tally(kind, kind.points(Ground(Path(folder), short)))
    return found, monotonic() - begun


def _cells(found: Tally) -> Iterable[str]:
    counts = (found.tried, *(found.broken[fault] for fault in FAULTS), found.skipped)
    return (found.kind.what, *(f"{count:,}" for count in counts), "; ".join(found.why))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", choices=(*KINDS, []), help="only these kinds")
    parser.add_argument("--short", action="store_true", help="a pass of seconds over a few points of each kind")
    parser.add_argument("--jobs", type=int, default=2, help="so many kinds at once")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
