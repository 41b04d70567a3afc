"""One chart on the whole screen, with its words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from widgets.key_bar import KeyBar
from widgets.palette import FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from widgets.picture import Picture

WIDEST = 140
MARGIN = 2


class Plot(Widget):
    """A picture, as large as its place."""

    DEFAULT_CSS = "Plot { height: 1fr; }"

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    def render(self) -> Content:
        """Draw the chart, and say it in words."""
        from widgets.plot import COLOURS, draw

        width = min(WIDEST, self.size.width - 2 * MARGIN)
        words = Content.styled(self._picture.words, FAINT).wrap(width)
        lines = draw(self._picture, width, self.size.height - len(words) - 3, COLOURS)
        return Content("\n").join(
            fitted(Content(" " * MARGIN) + line, self.size.width)
            for line in (Content(""), *lines, Content(""), *words)
        )


class ChartFull(Screen[None]):
    """A chart alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,z", "back", "back", tooltip="back to the dashboard", id="chart.back"),
    ]

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    def compose(self) -> ComposeResult:
        """Lay out the chart over its keys."""
        yield Plot(self._picture)
        yield KeyBar()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
