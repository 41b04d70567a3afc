"""One line of typing that cannot swallow the keys behind its Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events

KEEPING = frozenset({"enter", "escape", "up", "down", "tab", "shift+tab"})


class Line(Input):
    """An input of one row, kept by Enter, Esc and the arrows; what was typed is never thrown away.

    Enter is read here and not by a binding, because bindings run in another queue and keys typed fast would slip
    in before it. A key that reaches the line after it was kept is posted on, for it was meant for what follows.
    """

    class Kept(Message):
        """The line was left by `key`, with the words that stand in it."""

        def __init__(self, words: str, key: str) -> None:
            super().__init__()
            self.words = words
            self.key = key

    class Overran(Message):
        """A key came behind the one that kept the line."""

        def __init__(self, key: events.Key) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(compact=True, id=id, select_on_focus=False)
        self._open = False

    def open(self, words: str) -> None:
        """Begin with `words`, the cursor behind them."""
        self.value = words
        self.cursor_position = len(words)
        self._open = True

    def keep(self, key: str = "") -> None:
        """Leave the line and post what stands in it."""
        if self._open:
            self._open = False
            self.post_message(self.Kept(self.value, key))

    def _on_focus(self, event: events.Focus) -> None:
        self._open = True
        super()._on_focus(event)

    async def _on_key(self, event: events.Key) -> None:
        if not self._open:
            event.stop()
            event.prevent_default()
            self.post_message(self.Overran(event))
        elif event.key in KEEPING:
            event.stop()
            event.prevent_default()
            self.keep(event.key)
        else:
            await super()._on_key(event)
