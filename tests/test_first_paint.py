"""What the first paint waits for, and what it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Static

from store.clock import DAY
from store.demo import made_up
from store.journal.journal import Journal
from tui.app import Handrail

if TYPE_CHECKING:
    import pytest
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
LATER = (
    *("argparse", "arrow", "plotext", "tinydb", "tomllib"),
    *("store.goals.standing", "store.helplines.mine", "store.instruments.support", "store.journal.journal"),
    *("tui.command_line", "tui.goal_acts", "tui.screens.help_now"),
)
"""What is imported once the first paint is over, or with the key that wants it."""
LOADED = f"import sys, tui.__main__, tui.opening, tui.app; print(*set({LATER!r}) & set(sys.modules))"


def test_nothing_is_imported_that_the_first_paint_does_not_show() -> None:
    """Neither the command line, nor the journal, nor goals, nor help, nor the drawing of charts."""
    command = [sys.executable, "-c", LOADED]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


async def test_an_answer_does_not_lay_out_the_screen_anew(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line above the panes stays as it is while it says the same."""
    Journal.create(tmp_path, clock, made_up(30, clock()))
    updated: list[object] = []
    async with Handrail(tmp_path, clock).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Static, "update", lambda line, *_: updated.append(line))
        await pilot.press("6")
        await pilot.pause()
    assert Journal.open(tmp_path, clock).history.check_in(clock().date() - DAY).answers["mood"] == 6
    assert updated == []
