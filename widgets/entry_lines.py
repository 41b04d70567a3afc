"""The list of entries, one line each; only the lines in sight are ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from store.entry_list import EntryLine
    from store.records.record import Document

DAY, KIND = 13, 16
"""Cells of the day and of the kind."""
NARROW = 56
"""Below this width the kind takes fewer cells."""


class EntryLines(Widget, can_focus=True):
    """It is given documents and how one becomes a line; the mark is kept by id."""

    DEFAULT_CSS = "EntryLines { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("up,k", "move(-1)", "up", show=False, tooltip="the entry above", id="up")),
        *keyed(Binding("down,j", "move(1)", "down", show=False, tooltip="the entry below", id="down")),
        Binding("pageup", "page(-1)", "page up", show=False, tooltip="a page up", id="entries.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, tooltip="a page down", id="entries.page_down"),
        Binding("home", "edge(0)", "newest", show=False, tooltip="the newest", id="entries.first"),
        Binding("end", "edge(-1)", "oldest", show=False, tooltip="the oldest", id="entries.last"),
        *keyed(Binding("enter,e", "open", "open", tooltip="open the marked entry and change it", id="edit")),
    ]

    marked: reactive[int] = reactive(0)
    """The place of the marked entry."""

    class Wanted(Message):
        """The marked entry is to be opened."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._entries: Sequence[Document] = ()
        self._line: Callable[[Document], EntryLine] | None = None
        self._top = 0

    def put(self, entries: Sequence[Document], line: Callable[[Document], EntryLine]) -> None:
        """Show these, the mark where it was: on the same entry, else at the same place."""
        before = self.chosen
        is_same = self.marked < len(entries) and str(entries[self.marked].get("id")) == before
        self._entries, self._line = entries, line
        if not is_same:
            places = (place for place, entry in enumerate(entries) if entry.get("id") == before)
            self.marked = next(places, min(self.marked, max(0, len(entries) - 1)))
        self.refresh()

    @property
    def chosen(self) -> str:
        """The id of the marked entry; empty where there is none."""
        return str(self._entries[self.marked].get("id", "")) if self.marked < len(self._entries) else ""

    def go_to(self, entry_id: str) -> bool:
        """Mark an entry and say whether it is here."""
        found = next((place for place, entry in enumerate(self._entries) if entry.get("id") == entry_id), None)
        if found is not None:
            self.marked = found
        return found is not None

    def render(self) -> Content:
        """Draw the lines in sight."""
        height = max(1, self.size.height)
        self._top = max(0, min(self._top, len(self._entries) - height))
        self._top = max(self.marked - height + 1, min(self._top, self.marked))
        shown = self._entries[self._top : self._top + height]
        return Content("\n").join(self._drawn(entry, place) for place, entry in enumerate(shown, self._top))

    def action_move(self, step: int) -> None:
        """Go to the entry above or below."""
        self.marked = max(0, min(len(self._entries) - 1, self.marked + step))

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self.action_move(step * max(1, self.size.height - 1))

    def action_edge(self, place: int) -> None:
        """Go to the first or the last."""
        self.marked = max(0, len(self._entries) - 1) if place else 0

    def action_open(self) -> None:
        """Ask for the marked entry."""
        if self.chosen:
            self.post_message(self.Wanted())

    def on_click(self, event: events.Click) -> None:
        """Mark the entry under the mouse; on the marked one, open it."""
        place = self._top + event.y
        if place == self.marked:
            self.action_open()
        elif place < len(self._entries):
            self.marked = place

    def on_mouse_scroll_down(self) -> None:
        """Go down."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Go up."""
        self.action_move(-1)

    def _drawn(self, entry: Document, place: int) -> Content:
        if self._line is None:
            return Content("")
        line, width = self._line(entry), self.size.width
        is_marked = place == self.marked
        mark = (" ▸ ", CHOSEN) if is_marked else "   "
        kind = fitted(Content(line.kind), KIND if width >= NARROW else KIND - 2)
        private = Content.styled("  private", FAINT) if line.private else Content("")
        head = Content.assemble(mark, (line.day.ljust(DAY), FAINT), kind)
        room = max(1, width - head.cell_length - private.cell_length - 1)
        words = Content(line.words).truncate(room, ellipsis=True)
        drawn = Content.assemble(head, words, private)
        return drawn.stylize("bold") if is_marked else drawn
