"""Every key there is, where it works and what it does; where one is comes first, and / finds."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.key_table import places
from widgets.goal_lines import wrapped
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.dom import DOMNode

    from tui.key_table import KeyLine, Place

COLUMN = 16
"""Cells of the column of keys."""
SEARCH = "a key, a place or a word"
NOTHING = "   No key has these words. Esc shows all of them again."
HERE = "where you are"


class Keys(Screen[None]):
    """The list, as the bindings give it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", tooltip="search the keys", id="search"),
        *keyed(Binding("q,escape,question_mark", "back", "back", tooltip="back", id="back")),
        Binding("j", "scroll(1)", "down", show=False, tooltip="down", id="down"),
        Binding("k", "scroll(-1)", "up", show=False, tooltip="up", id="up"),
    ]

    def __init__(self, here: Iterable[DOMNode] = ()) -> None:
        """Take where the person is: the focused widget, what it stands in, and the screen."""
        super().__init__()
        classes = tuple(cls for node in here for cls in type(node).__mro__)
        self._places = sorted(places(), key=lambda place: _nearness(place, classes))
        self._here = self._places[0] if _nearness(self._places[0], classes) < len(classes) else None

    def compose(self) -> ComposeResult:
        """Lay out the search and the list over its own keys."""
        search = Line(id="search")
        search.placeholder = SEARCH
        search.display = False
        yield search
        with VerticalScroll():
            yield Static(id="list")
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the arrows."""
        self.query_one(VerticalScroll).focus()

    def action_search(self) -> None:
        """Open the search."""
        search = self.query_one(Line)
        search.display = True
        search.focus()

    def action_back(self) -> None:
        """Show all again after a search, else go back."""
        search = self.query_one(Line)
        if search.value:
            self._search_no_more(search)
        else:
            self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the list."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self._narrow()

    @on(Line.Changed)
    def _narrow(self) -> None:
        """Show the lines that hold the words of the search."""
        words = self.query_one(Line).value.split()
        lines = list(_lines(self._places, words, self._here, self.size.width))
        promise = f"{key_of('undo')} takes the last change back, {key_of('redo')} puts it back."
        promise = f"Nothing here is lost by trying: {promise}"
        top = [] if words else [*wrapped(promise, self.size.width - 2, FAINT), Content("")]
        self.query_one("#list", Static).update(Content("\n").join([*top, *(lines or [Content(NOTHING)])]))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Line.Kept)
    def _leave_search(self, event: Line.Kept) -> None:
        event.stop()
        search = self.query_one(Line)
        if event.key == "escape" or not search.value:
            self._search_no_more(search)
        self.query_one(VerticalScroll).focus()

    def _search_no_more(self, search: Line) -> None:
        search.open("")
        search.display = False
        self.query_one(VerticalScroll).focus()


def _nearness(place: Place, classes: tuple[type, ...]) -> int:
    """Return how far out from the focus a place is; all that is elsewhere is equally far."""
    return min((classes.index(cls) for cls in place.classes if cls in classes), default=len(classes))


def _lines(found: Iterable[Place], words: list[str], here: Place | None, width: int) -> Iterator[Content]:
    for place in found:
        keys = [line for line in place.keys if _holds(place, line, words)]
        if keys:
            note = (f"  {HERE}", FAINT) if place is here else ""
            yield Content.assemble((f" {place.name}", TITLE), note)
            yield from (row for line in keys for row in _rows(line, width))
            yield Content("")


def _rows(line: KeyLine, width: int) -> Iterator[Content]:
    """Yield the keys and what they do, in as many rows as it needs, the words below each other."""
    said = Content(line.does).wrap(max(1, width - COLUMN - 5))
    for keys, words in zip(chain([line.keys], repeat("")), said, strict=False):
        yield Content.assemble((f"   {keys:<{COLUMN}} ", "bold"), words)


def _holds(place: Place, line: KeyLine, words: list[str]) -> bool:
    """Say whether each word stands in the keys, in what they do or where; one sign alone is a key."""
    said = f"{place.name} {line.keys} {line.does}".casefold()
    return all(word in line.keys.split() if len(word) == 1 else word.casefold() in said for word in words)
