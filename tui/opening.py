"""How the dashboard comes up: which folder, which journal, and what a fault may print."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store.clock import Clock, system_clock
from store.where import data_folder, is_first_run
from tui import hang_up, private_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

DEMO_DAYS = 182
"""Half a year."""
TURN = 0.0005
"""Seconds that the thread which writes to the terminal waits for its turn while goals and charts are worked out."""


def run_dashboard(named: str, *, demo: bool) -> int:
    """Open the dashboard on the folder that was named, or on a made-up half year; return the exit status."""
    private_memory.write_no_core()
    private_memory.log_nothing()
    sys.setswitchinterval(TURN)
    if demo:
        with _throw_away_folder() as folder:
            _make_up(folder, system_clock)
            return _run(folder)
    return _run(data_folder(named))


def _run(folder: Path) -> int:
    from tui.app import Handrail

    app = Handrail(folder, system_clock, first_run=is_first_run(folder))
    app.run()
    if hang_up.is_gone():
        hang_up.write_nowhere()
    return app.return_code or 0


@contextmanager
def _throw_away_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="handrail-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_up(folder: Path, clock: Clock) -> None:
    from store.demo import made_up
    from store.journal.journal import Journal

    Journal.create(folder, clock, made_up(DEMO_DAYS, clock()))
