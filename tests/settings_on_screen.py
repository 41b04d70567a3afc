"""Settings, what is asked and medicines at the keyboard, for the tests that press keys there."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from goals_on_screen import handrail, press

from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.changes import Change
    from store.history import History
    from tui.app import Handrail

ASKED = ("s", "enter")
MEDICINES = ("s", "down", "enter")
TO_EXCHANGE = 13
"""How many rows down Export, import is."""
SIZES = [(60, 20), (80, 24), (120, 36)]


class Desk:
    """The window of a test: its keys, what it shows, and what the file holds."""

    def __init__(self, app: Handrail, pilot: Pilot[None], folder: Path, clock: MadeUpClock) -> None:
        self.app = app
        self._pilot = pilot
        self._folder = folder
        self._clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the last one is seen through."""
        await press(self._pilot, *keys)

    async def type(self, words: str) -> None:
        """Type words, a key each."""
        names = {" ": "space", ",": "comma", ":": "colon", "?": "question_mark", ".": "full_stop", "-": "minus"}
        await self.press(*(names.get(sign, sign) for sign in words))

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as one text, its lines joined."""
        return " ".join(" ".join(self.lines).split())

    @property
    def marked(self) -> str:
        """The line with the mark."""
        return next((line.strip(" ▸") for line in self.lines if "▸" in line), "")

    def on_disk(self) -> History:
        """Return what the file holds now."""
        return Journal.open(self._folder, self._clock).history


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, *keys: str, changes: tuple[Change, ...] = (), size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Desk]:
    """Open Handrail over a journal with these changes, and press keys."""
    app = handrail(folder, clock)
    journal = Journal.open(folder, clock)
    for change in changes:
        journal.record(change)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot, folder, clock)
        await desk.press(*keys)
        yield desk
