"""A page of rows under a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from store.records.text import one_line
from tui.screens.form_page import FormPage
from widgets.form import Form
from widgets.key_bar import KeyBar
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RowsPage(FormPage):
    """A heading, what the rows come to, the rows, and what is to be known of the marked one."""

    STANDS_OVER = "settings"
    HEADING: ClassVar[str]

    def read_back(self) -> str:
        """Return what the rows come to, in words; empty where they say it themselves."""
        return ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, what the rows come to, the rows and what the marked one asks for."""
        yield Static(Content.styled(f" {self.HEADING}", TITLE), id="heading")
        yield Static(id="read_back")
        yield Form(self.rows(), id="rows")
        yield Static(id="said")
        yield Static(id="hint")
        yield KeyBar()

    def show(self) -> None:
        """Draw the rows and what they come to."""
        self.form.put(self.rows())
        read_back, words = self.query_one("#read_back", Static), one_line(self.read_back())
        read_back.display = bool(words)
        read_back.update(Content(words))
        self.say_hint()

    def notes(self) -> list[str]:
        """Return what is to be known besides the hint."""
        return []

    def row_marked(self) -> None:
        """Say what the row asks for."""
        self.say_hint()

    def say_hint(self) -> None:
        """Say what is to be known, and what the marked row asks for."""
        row = self.rows().get(self.form.marked)
        lines = [Content.styled(one_line(note), "$text-warning") for note in self.notes()]
        lines += [Content.styled(row.hint, FAINT)] if row and row.hint else []
        self.query_one("#hint", Static).update(Content("\n").join(lines))
