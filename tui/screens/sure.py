"""A question that is asked once, before what nothing brings back; what changes nothing stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from store.records.text import one_line
from tui.screens.box import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult


class Sure(Box["bool | None"]):
    """Its result is True where the person said so, else nothing."""

    def __init__(self, question: str, lines: tuple[str, ...], does: str) -> None:
        """Take what is asked, what is to be known before, and what a yes does."""
        super().__init__(question, "", "1 or Esc leaves all as it is.")
        self._lines, self._does = lines, does

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the two answers."""
        yield "no", Content.assemble("1 ", ("no, leave it", "bold"))
        yield "yes", Content.assemble("2 ", (f"yes, {self._does}", "bold"))

    def below(self) -> ComposeResult:
        """Lay out what is to be known."""
        yield Static(Content("\n".join(map(one_line, self._lines))), id="known")

    def chosen(self, name: str) -> None:
        """Take the answer."""
        self.dismiss(name == "yes")
