"""Draw the pictures of the README and the tour from the made-up half year: `make pictures`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from store.demo import made_up  # noqa: E402 - the root has to be on the path first
from store.journal.journal import Journal  # noqa: E402 - likewise
from tui.app import Handrail  # noqa: E402 - likewise

NOW = datetime.fromisoformat("2026-11-22T07:42:00+01:00")
HALF_A_YEAR = 182
RATED = ("6", "4", "5")
"""Yesterday's mood, anxiety and energy; the charts wait for them."""
WIDE, USUAL = (120, 36), (80, 24)
A_BREATH = 1.0
"""Seconds after which all is drawn."""


class Shot(NamedTuple):
    """The keys that lead to a picture, and the size of the terminal."""

    keys: tuple[str, ...]
    size: tuple[int, int] = USUAL


SHOTS = {
    "dashboard": Shot(RATED, WIDE),
    "goal": Shot((*RATED, "g", "j", "enter")),
    "chart": Shot((*RATED, "c", "z"), WIDE),
    "tour-1-morning": Shot(()),
    "tour-2-answered": Shot((*RATED, "y", "1", "1")),
    "tour-3-hard-day": Shot(("d",)),
    "tour-4-help": Shot(("exclamation_mark",)),
    "tour-5-write": Shot(("w",)),
    "tour-6-report": Shot(("r",)),
}
"""Each picture by the name of its file in docs/."""


async def picture(shot: Shot) -> str:
    """Return a screen as an SVG."""
    with tempfile.TemporaryDirectory() as folder:
        Journal.create(Path(folder), lambda: NOW, made_up(HALF_A_YEAR, NOW))
        app = Handrail(Path(folder), lambda: NOW)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause(A_BREATH)
            await pilot.press(*shot.keys)
            await pilot.pause(A_BREATH)
            return app.export_screenshot(title="Handrail")


if __name__ == "__main__":
    for name in sys.argv[1:] or SHOTS:
        (ROOT / "docs" / f"{name}.svg").write_text(asyncio.run(picture(SHOTS[name])), encoding="utf-8")
