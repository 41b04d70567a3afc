"""A box for words: it grows with them, keeps all that is pasted, and shows nothing that could turn the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from store.records.text import UnusableTextError, clean, in_place, one_line

if TYPE_CHECKING:
    from textual import events

IN_PLACE = 20_000
"""Characters that can be typed among; a key in a longer text would be felt, so it opens in an editor."""
PREVIEW = 160
"""Characters shown of a longer one."""


class TextBox(TextArea):
    """Enter goes on unless the words have lines; ↑ and ↓ leave it at its edges."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "edge(-1)", "up", show=False, tooltip="a line up, or the row above", id="text.up"),
        Binding("down", "edge(1)", "down", show=False, tooltip="a line down, or the next row", id="text.down"),
    ]
    DEFAULT_CSS = """
    TextBox { height: auto; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
    TextBox:focus { border: none; }
    """

    class Written(Message):
        """Other words stand in it."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The row above or below is wanted."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, placeholder="○")
        self._lines = False
        self._last = ""

    def open(self, words: str, *, lines: bool) -> None:
        """Show these words, unless they are what was typed here; a text too long to type among is only shown."""
        self._lines = lines
        if words == self._last or not (words or self._last.strip()):
            return
        self._last = words
        self.read_only = len(words) > IN_PLACE
        self.load_text(_told(words) if self.read_only else words)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may stand on the screen."""
        return Text(in_place(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what is written now."""
        event.stop()
        if not self.read_only and self.text != self._last:
            self._last = self.text
            self.post_message(self.Written(self._last))

    async def _on_key(self, event: events.Key) -> None:
        """Go on with Enter where the words have no lines."""
        if event.key == "enter" and not self._lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(1))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted; what makes it too long to type among is taken as a whole."""
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        try:
            pasted = clean(event.text)
        except UnusableTextError:
            self.post_message(self.Written(event.text))
            return
        if len(self.text) + len(pasted) <= IN_PLACE:
            self.replace(pasted, *self.selection, maintain_selection_offset=False)
            return
        start, end = sorted(self.selection)
        before, after = self.get_text_range((0, 0), start), self.get_text_range(end, self.document.end)
        self.post_message(self.Written(f"{before}{pasted}{after}"))

    def on_focus(self) -> None:
        """Make room for the cursor."""
        self.placeholder = ""

    def on_blur(self) -> None:
        """Show that nothing is there."""
        self.placeholder = "○"

    def action_edge(self, step: int) -> None:
        """Move within the words, and at their edge to the row beside."""
        at = self.navigator.is_first_wrapped_line if step < 0 else self.navigator.is_last_wrapped_line
        if at(self.selection.end):
            self.post_message(self.Left(step))
        elif step < 0:
            self.action_cursor_up()
        else:
            self.action_cursor_down()


def _told(words: str) -> str:
    """Return how a long text begins, and how long it is."""
    return f"{one_line(words[:PREVIEW])} …\n{len(words):,} characters. Ctrl+O opens all of it."
