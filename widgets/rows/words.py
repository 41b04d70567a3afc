"""A line of the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.records.text import one_line
from widgets.form_rows import Typed, Words
from widgets.line import Line
from widgets.palette import CHOSEN
from widgets.rows.row import ANSWER, ASIDE, WIDE

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class WordsRow(Horizontal):
    """Words of the person's own."""

    DEFAULT_CSS = """
    WordsRow { height: 1; }
    WordsRow.-apart { margin-top: 1; }
    WordsRow > .name { width: 21; }
    WordsRow > .aside { width: auto; color: $foreground 68%; }
    WordsRow Line { width: 1fr; border: none; padding: 0; height: 1; background: $background; }
    """

    view: var[Words] = var(Words(label=""), init=False)

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    @property
    def typed_into(self) -> Widget:
        """What takes the focus."""
        return self.query_one(Line)

    def compose(self) -> ComposeResult:
        """Lay out the name, the line and the words at the right."""
        line = Line()
        line.open(self.view.words)
        yield Static(classes="name")
        yield line
        yield Static(classes="aside")

    def on_mount(self) -> None:
        """Begin with the words there are."""
        self.watch_view()

    def on_resize(self) -> None:
        """Draw it anew."""
        self._draw()

    def watch_view(self) -> None:
        """Show other words, but never under the fingers."""
        if not self.children:
            return
        line = self.query_one(Line)
        if line.value != self.view.words and not line.has_focus:
            line.open(self.view.words)
        line.placeholder = "" if line.has_focus else "○"
        self._draw()

    def on_descendant_focus(self) -> None:
        """Mark the row."""
        self.watch_view()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.watch_view()

    @on(Line.Changed)
    def _take(self, event: Line.Changed) -> None:
        event.stop()
        if event.value != self.view.words:
            self.post_message(Typed(self.name or "", event.value))

    def _draw(self) -> None:
        marked = self.query_one(Line).has_focus
        mark, style = (" ▸ ", "bold") if marked else ("   ", "")
        name = Content.assemble((mark, CHOSEN), (one_line(self.view.label), style))
        self.query_one(".name", Static).update(name, layout=False)
        aside, width = self.query_one(".aside", Static), self.size.width
        fits = width >= WIDE and len(self.view.words) < ASIDE - ANSWER - 1
        column = Content(f"{self.view.aside:<{max(0, width - ASIDE)}}")
        aside.update(column)
        aside.display = bool(self.view.aside) and fits and column.cell_length <= width - ASIDE
