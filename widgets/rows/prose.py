"""Words of the person's own, as many lines as they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.records.text import one_line
from widgets.form_rows import Answered, Prose, Typed
from widgets.palette import CHOSEN
from widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class ProseRow(Horizontal):
    """Words of the person's own, as many lines as they take."""

    DEFAULT_CSS = """
    ProseRow { height: auto; }
    ProseRow.-apart { margin-top: 1; }
    ProseRow > .name { width: 21; }
    ProseRow > TextBox { width: 1fr; max-height: 3; }
    ProseRow.-lines > TextBox { max-height: 8; }
    """

    view: var[Prose] = var(Prose(label=""), init=False)

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    @property
    def typed_into(self) -> Widget:
        """What takes the focus."""
        return self.query_one(TextBox)

    def compose(self) -> ComposeResult:
        """Lay out the name and the words."""
        yield Static(classes="name")
        yield TextBox()

    def on_mount(self) -> None:
        """Begin with the words there are."""
        self.watch_view()

    def watch_view(self) -> None:
        """Show other words."""
        if self.children:
            self.set_class(self.view.lines, "-lines")
            self.query_one(TextBox).open(self.view.words, lines=self.view.lines)
            self._draw()

    def on_descendant_focus(self) -> None:
        """Mark the row."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._draw()

    @on(TextBox.Written)
    def _take(self, event: TextBox.Written) -> None:
        event.stop()
        self.post_message(Typed(self.name or "", event.words))

    @on(TextBox.Left)
    def _leave(self, event: TextBox.Left) -> None:
        event.stop()
        self.post_message(Answered(event.step))

    def _draw(self) -> None:
        marked = self.query_one(TextBox).has_focus
        mark, style = (" ▸ ", "bold") if marked else ("   ", "")
        name = Content.assemble((mark, CHOSEN), (one_line(self.view.label), style))
        self.query_one(".name", Static).update(name)
