"""One line of typing that throws nothing away: Enter, Esc and the arrows leave it with its words kept."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from store.records.text import in_place

BREAKS = str.maketrans(dict.fromkeys("\n\u2028\u2029", "↵") | {"\t": " "})
"""How a line shows that the words it was opened with have lines of their own."""


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

    @property
    def _value(self) -> Text:
        """What is drawn; private to Textual 8.2, as is where the cursor stands in it."""
        return Text(_shown(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(_shown(self.value[:position]))

    def action_keep(self, key: str) -> None:
        """Leave the line."""
        self.post_message(self.Kept(self.value, key))


def _shown(words: str) -> str:
    return in_place(words).translate(BREAKS)
