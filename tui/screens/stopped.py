"""What stands there when the journal cannot be opened: why, and what can be done. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.records.text import one_line
from widgets.key_bar import KeyBar
from widgets.keyed import keyed

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Stopped(Screen[None]):
    """One sentence, help, and the way out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("q,escape", "app.quit", "quit", tooltip="leave Handrail", id="back")),
    ]

    def __init__(self, trouble: str) -> None:
        super().__init__()
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Say what is the matter."""
        words = f"\n Handrail did not open the journal, and changed nothing.\n\n {one_line(self._trouble)}\n"
        yield Static(Content(words))
        yield KeyBar()
