"""What every row of a form has: its mark, its name, its answer and a few words at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget

from store.records.text import one_line
from widgets.palette import CHOSEN, FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from textual.reactive import var

MARK = 3
NAME = 19
"""Cells of the mark and a row's name; the two behind them are for what surrounds an answer."""
ANSWER = NAME + 2
ASIDE = 52
"""The column in which the words at the right begin, where there is room."""
WIDE = 76
"""From this width on the words at the right have a column of their own."""


class FormRow(Widget, can_focus=True):
    """A row that takes the focus itself; a subclass says what stands in it, and has a `view` of its own kind."""

    DEFAULT_CSS = "FormRow { height: 1; } FormRow.-apart { margin-top: 1; }"

    view: var[Any]

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    @property
    def typed_into(self) -> Widget:
        """What takes the focus."""
        return self

    @property
    def row(self) -> str:
        """The name of the row."""
        return self.name or ""

    def around(self) -> tuple[Content, Content]:
        """Return what stands before the answer's column, two cells, and the answer from there on."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the whole line."""
        label = self.view.label
        mark, style = (" ▸ ", "bold") if self.has_focus else ("   ", "")
        before, answer = self.around()
        name = fitted(Content.assemble((mark, CHOSEN), (one_line(label), style)), max(NAME, len(label) + MARK))
        return with_aside(Content.assemble(name, before, answer), self.view.aside, self.size.width)


def with_aside(line: Content, aside: str, width: int) -> Content:
    """Return a line with its words at the right, in their own column where there is room, else not at all."""
    gap = max(2, ASIDE - line.cell_length) if width >= WIDE else max(2, width - line.cell_length - len(aside) - 1)
    fits = line.cell_length + gap + len(aside) <= width
    return Content.assemble(line, " " * gap, (aside, FAINT)) if aside and fits else line
