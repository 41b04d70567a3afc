"""Where everything is measured: a made-up home, made-up journals, and an interpreter without import finders.

An editable install finds its packages by code that runs at every start of Python. So floors and subjects alike
run in an environment of their own, whose path holds the checkout and the installed libraries, as a wheel's would.
"""

from __future__ import annotations

import os
import sysconfig
import venv
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from years import write

from store import acts
from store.clock import DAY, system_clock, today
from store.items import RATINGS
from store.journal.journal import Journal
from store.records.settings import Settings

if TYPE_CHECKING:
    from datetime import date

MONTH = 1 / 12
"""Years."""
CHECKOUT = Path(__file__).resolve().parent.parent
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ")


class Ground(NamedTuple):
    """One folder that is thrown away afterwards, and what is measured in it."""

    root: Path
    years: float
    runs: int

    @property
    def python(self) -> str:
        """The interpreter that floors and subjects run in."""
        return str(self.root / "python" / "bin" / "python")

    @property
    def long(self) -> Path:
        """The folder of the journal of `years`."""
        return self.root / "long"

    @property
    def short(self) -> Path:
        """The folder of the journal of a month."""
        return self.root / "short"

    @property
    def today(self) -> date:
        """The day it is."""
        return today(datetime.now().astimezone(), Settings().day_ends)

    @property
    def environment(self) -> dict[str, str]:
        """What the programs are told: a home and a journal of ours, a terminal with every colour."""
        passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        ours = {"HOME": str(self.root), "HANDRAIL_DATA": str(self.long)}
        return {**passed, **ours, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}

    def handrail(self, *words: str) -> list[str]:
        """Return the command that the installed `handrail` comes to."""
        start = "import sys; from tui.__main__ import main; sys.exit(main())"
        return [self.python, "-c", start, *words]


def prepared(root: Path, years: float, runs: int) -> Ground:
    """Lay everything out below `root`."""
    ground = Ground(root, years, runs)
    _make_python(root / "python")
    for folder, length in ((ground.long, years), (ground.short, MONTH)):
        write(length, folder)
        _rate_yesterday(folder, ground.today - DAY)
    return ground


def _make_python(place: Path) -> None:
    venv.create(place, symlinks=True, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(place), "platbase": str(place)}))
    (packages / "bench.pth").write_text(f"{CHECKOUT}\n{sysconfig.get_path('purelib')}\n")


def _rate_yesterday(folder: Path, yesterday: date) -> None:
    """Answer yesterday's ratings, so that no chart waits for them."""
    journal = Journal.open(folder, system_clock)
    for item in RATINGS:
        journal.record(acts.answer(item, yesterday, 5, yesterday + DAY))
