"""The styles of most screens are read when the first of them opens, so that the dashboard need not wait for them.

Leans on one private name of Textual 8.2 (`_load_screen_css`), the place where every screen but the first passes;
Textual lets a screen name a style sheet of its own, but not all screens one together.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

if TYPE_CHECKING:
    from textual.screen import Screen


class LateStyles(App[None]):
    """An app with two style sheets: `CSS_PATH` for the first screen, `LATE` for others that are not `DRESSED`."""

    LATE: ClassVar[Path] = Path(__file__).with_name("handrail.tcss")

    def _load_screen_css(self, screen: Screen[object]) -> None:
        wants = not getattr(screen, "DRESSED", False)
        if wants and not self.stylesheet.has_source(str(self.LATE)):
            self.stylesheet.read(self.LATE)
            self.stylesheet.reparse()
            self.stylesheet.update(self)
        super()._load_screen_css(screen)
