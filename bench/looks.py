"""Write docs/dashboard.svg, the README's picture: the made-up half year, yesterday's ratings in."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from store.demo import made_up  # noqa: E402 - the root has to be on the path first
from store.journal.journal import Journal  # noqa: E402 - likewise
from tui.app import Handrail  # noqa: E402 - likewise

NOW = datetime.fromisoformat("2026-11-22T07:42:00+01:00")


async def picture() -> str:
    """Return the dashboard as an SVG, after three keys."""
    with tempfile.TemporaryDirectory() as folder:
        Journal.create(Path(folder), lambda: NOW, made_up(182, NOW))
        app = Handrail(Path(folder), lambda: NOW)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.press("6", "4", "5")
            await pilot.pause(1)
            return app.export_screenshot(title="Handrail")


if __name__ == "__main__":
    (ROOT / "docs" / "dashboard.svg").write_text(asyncio.run(picture()))
