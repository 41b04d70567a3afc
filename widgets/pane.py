"""A pane: one of the dashboard's three focusable boxes, drawn as lines in a frame of our own.

The frame carries two titles above and one below, and a heavy line says "focus" without colour; Textual's own
borders can do neither. Below 80 columns the frame is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import var

from widgets.lined import Lined
from widgets.palette import FAINT, RULE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Blur, Focus

FRAMED_STRIP, NARROW_STRIP = 3, 2
"""Lines of the strip, which never moves."""


class Edges(NamedTuple):
    """The characters of a frame: each line across as left end, filling, right end."""

    top: str
    side: str
    bottom: str
    across: str


LIGHT = Edges("╭─╮", "│", "╰─╯", "├─┤")
HEAVY = Edges("┏━┓", "┃", "┗━┛", "┠─┨")


class Titles(NamedTuple):
    """What stands in the frame."""

    left: str
    right: str = ""
    below: str = ""


def fitted(line: Content, width: int) -> Content:
    """Return `line` cut or filled to exactly `width` cells."""
    return line.truncate(width, ellipsis=True, pad=True)


def spread(left: Content, right: Content, width: int) -> Content:
    """Return a line of `width` cells with one text at each end; the left one gives way."""
    room = max(0, width - right.cell_length)
    return fitted(left, room).append(right)


class Pane(Lined, can_focus=True):
    """One box of the dashboard. A subclass says its titles, its lines and its strip."""

    DEFAULT_CSS = "Pane { height: 1fr; }"

    narrow: var[bool] = var(False)
    """Drawn without a frame, across the whole width."""
    said: var[str] = var("")
    """A report for the strip: what was kept, taken back, or refused."""

    def titles(self) -> Titles:
        """Return what stands in the frame."""
        raise NotImplementedError

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the lines of the body, at most `height` of them; each is cut to `width` cells."""
        raise NotImplementedError

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the lines at the foot that never move; none by default."""
        _ = width, height
        return ()

    @property
    def active(self) -> bool:
        """Whether the keys go here, or to a field inside."""
        return self.has_pseudo_class("focus-within") or self.has_focus

    def drawn(self) -> Sequence[Content]:
        """Draw the whole pane."""
        width, height = self.size
        return self._narrow_lines(width, height) if self.narrow else self._framed_lines(width, height)

    def watch_narrow(self) -> None:
        """Draw anew: the shape changes."""
        self.redraw()

    def watch_said(self) -> None:
        """Show the report."""
        self.redraw()

    def _on_focus(self, event: Focus) -> None:
        super()._on_focus(event)
        self.redraw()

    def _on_blur(self, event: Blur) -> None:
        super()._on_blur(event)
        self.redraw()

    def _framed_lines(self, width: int, height: int) -> list[Content]:
        edges = HEAVY if self.active else LIGHT
        colour = "$primary" if self.active else RULE
        titles = self.titles()
        inside = max(0, width - 2)
        foot = self.strip(inside, FRAMED_STRIP)
        room = height - 2 - (len(foot) + 1 if foot else 0)
        side = Content.styled(edges.side, colour)
        across = _edge(edges.across, Titles(""), width, colour)

        def within(line: Content) -> Content:
            return Content.assemble(side, fitted(line, inside), side)

        return [
            _edge(edges.top, titles, width, colour),
            *(within(line) for line in _filled(self.lines(inside, room), room)),
            *([across] if foot else []),
            *(within(line) for line in foot),
            _edge(edges.bottom, Titles(titles.below), width, colour),
        ]

    def _narrow_lines(self, width: int, height: int) -> list[Content]:
        foot = self.strip(width, NARROW_STRIP)
        room = height - 1 - (len(foot) + 1 if foot else 0)
        rule = Content.styled("─" * width, RULE)
        body = [fitted(line, width) for line in _filled(self.lines(width, room), room)]
        return [rule, *body, *([rule] if foot else []), *(fitted(line, width) for line in foot)]


def _edge(shape: str, titles: Titles, width: int, colour: str) -> Content:
    start, line, end = tuple(shape)
    left, right = (f" {title} " if title else "" for title in (titles.left, titles.right))
    rule = width - 4 - len(left) - len(right)
    if rule < 0:
        right, rule = "", width - 4 - len(left)
    return Content.assemble(
        (start + line, colour),
        (left, "bold $text"),
        (line * max(0, rule), colour),
        (right, FAINT),
        (line + end, colour),
    )


def _filled(lines: Iterable[Content], height: int) -> list[Content]:
    kept = list(lines)[: max(0, height)]
    return kept + [Content("")] * (height - len(kept))
