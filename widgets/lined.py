"""A widget that is drawn as lines; drawing it anew paints only the lines that are others than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.geometry import Region
from textual.visual import Visual
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Span
    from textual.geometry import Size
    from textual.strip import Strip

BLANK = Content("")

Look: TypeAlias = "tuple[str, tuple[Span, ...]]"
"""What tells one line from another: its words and where which style stands."""


class Lined(Widget):
    """A subclass says its lines; what a line looks like is worked out once, and kept while the line is there."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.auto_links = False  # no line of ours holds a link
        self._lines: Sequence[Content] = ()
        self._strips: dict[Look, Strip] = {}
        self._shape: Size | None = None
        self._is_due = False

    def drawn(self) -> Sequence[Content]:
        """Return the whole widget, one line a row, each as wide as the widget."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew what changed: once, however often it is asked for during one message."""
        if not self._is_due:
            self._is_due = True
            self.call_next(self._draw)

    def render(self) -> Content:
        """Return all lines as one text: what is selected with a mouse is cut out of it."""
        return Content("\n").join(self.drawn())

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        if self.text_selection is not None:
            return super().render_line(y)
        if self._shape != self.size:
            self._take(self.drawn())
        line = self._lines[y] if y < len(self._lines) else BLANK
        look = _look(line)
        if look not in self._strips:
            self._strips[look] = Visual.to_strips(self, line, self.size.width, 1, self.visual_style, pad=True)[0]
        return self._strips[look]

    def notify_style_update(self) -> None:
        """Forget every strip: the colours are others."""
        self._strips.clear()
        super().notify_style_update()

    def _draw(self) -> None:
        self._is_due = False
        before, now = self._lines, self.drawn()
        if self._shape != self.size or len(before) != len(now):
            self._take(now)
            self.refresh()
            return
        self._lines = now
        looks = {_look(line) for line in (*now, BLANK)}
        self._strips = {look: strip for look, strip in self._strips.items() if look in looks}
        for y, (old, new) in enumerate(zip(before, now, strict=True)):
            if not new.is_same(old):
                self.refresh(Region(0, y, self.size.width, 1))

    def _take(self, lines: Sequence[Content]) -> None:
        self._lines, self._shape = lines, self.size
        self._strips.clear()


def _look(line: Content) -> Look:
    return line.plain, tuple(line.spans)
