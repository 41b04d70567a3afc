"""A list page with a search: the lines that hold every word typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.line import Line
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchedPage(ListPage):
    """A subclass gives the options that hold every word of `wanted`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", tooltip="search as you type", id="search"),
    ]
    HEADING: ClassVar[str]
    NOTE: ClassVar[str] = ""
    """What to know of the list, beside its heading."""
    wanted: tuple[str, ...] = ()
    """The words of the search, in small letters."""

    def compose(self) -> ComposeResult:
        """Lay out the list below the search."""
        note = (f"   {self.NOTE}" if self.NOTE else "", FAINT)
        yield Static(Content.assemble((f" {self.HEADING}", TITLE), note), id="heading")
        line = Line(id="search")
        line.placeholder = "type to narrow the list; Enter goes to it"
        line.display = False
        yield line
        yield Choices(gutter=GUTTER)
        yield Static(id="said")
        yield KeyBar()

    def holds(self, words: str) -> bool:
        """Say whether these words hold every word of the search."""
        return all(word in words.casefold() for word in self.wanted)

    def action_search(self) -> None:
        """Open the search."""
        line = self.query_one(Line)
        line.display = True
        line.focus()

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self.wanted = tuple(event.value.casefold().split())
        self.narrowed()

    def narrowed(self) -> None:
        """Draw what the search has found."""
        self.show()

    @on(Line.Kept)
    def _to_the_list(self) -> None:
        self.list.focus()
