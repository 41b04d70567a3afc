"""Every key there is, where it works and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.key_table import places
from widgets.key_bar import KeyBar
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

KEYS = 16
"""Cells of the column of keys."""
PROMISE = "Nothing here is lost by trying: u takes the last change back, U puts it back."


class Keys(Screen[None]):
    """The list, as the bindings give it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,question_mark", "back", "back", tooltip="back", id="keys.back"),
        Binding("j", "scroll(1)", "down", show=False, tooltip="down", id="keys.down"),
        Binding("k", "scroll(-1)", "up", show=False, tooltip="up", id="keys.up"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list over its own keys."""
        with VerticalScroll():
            yield Static(Content("\n").join(_lines()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the arrows."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the list."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _lines() -> Iterator[Content]:
    yield Content.styled(f" {PROMISE}", FAINT)
    for place, keys in places():
        yield Content("")
        yield Content.styled(f" {place}", TITLE)
        for line in keys:
            yield Content.assemble((f"   {line.keys:<{KEYS}} ", "bold"), line.does)
