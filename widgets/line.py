"""One line of typing that throws nothing away: Enter, Esc and the arrows leave it with its words kept."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class Line(Input):
    """An input of one row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key,
            f"keep('{key}')",
            "leave",
            show=key == "escape",
            tooltip="leave the line, its words kept",
            id=f"line.{key}",
        )
        for key in ("enter", "escape", "up", "down", "tab", "shift+tab")
    ]

    class Kept(Message):
        """The line was left by `key`, with the words that stand in it; an empty key is not a person's."""

        def __init__(self, words: str, key: str) -> None:
            super().__init__()
            self.words = words
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(compact=True, id=id, select_on_focus=False)

    def open(self, words: str) -> None:
        """Begin with `words`, the cursor behind them."""
        self.value = words
        self.cursor_position = len(words)

    def action_keep(self, key: str) -> None:
        """Leave the line."""
        self.post_message(self.Kept(self.value, key))
