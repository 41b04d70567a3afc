"""Write: every journal entry, newest first, found as one types; one key adds, opens, deletes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import entry_acts
from store.entry_list import Shelf, entry_line
from tui.erasing import NO_WAY_BACK, change_for, erased_words
from tui.page import Page
from tui.page_keys import BACK, quiet
from tui.screens.entry_form import EntryForm
from tui.screens.kind_box import NOTED, KindBox
from widgets.entry_lines import EntryLines
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of, takes_it_back
from widgets.line import Line
from widgets.palette import FAINT, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.changes import Change
    from store.entry_list import EntryLine
    from store.records.entry import Entry
    from store.records.record import Document
    from tui.session import Session

NOTHING = "\n   Nothing like that here. Esc shows all of them again."
SEARCH = "kind, goal, day or words: panic nov"
AT_ONCE, BETWEEN = 300, 0.02
"""How many entries are made ready for a search at once, and the seconds between."""
KEEPS_NONE = "It goes from every copy too, and nothing done before can be taken back."


def open_entry(page: Page[Any], entry_id: str) -> bool:
    """Open the form of one entry over a page, and say whether there is such an entry."""
    entry = page.session.history.entry(entry_id)
    if entry is not None:
        page.app.push_screen(EntryForm(page.session, entry), page.report)
    return entry is not None


class Write(Page[str]):
    """The list of all entries."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", tooltip="write an entry", id="add"),
        Binding("slash", "search", "search", tooltip="search as you type", id="search"),
        Binding(
            "delete,backspace",
            "delete",
            "delete",
            tooltip="delete the marked entry; undo brings it back",
            id="write.delete",
        ),
        Binding(
            "E", "erase", "erase", show=False, tooltip="erase it for good, out of every copy", id="write.erase"
        ),
        Binding(
            "minus", "shrink", "smaller", show=False, tooltip="cut a plan down to two minutes", id="write.shrink"
        ),
        Binding("l", "go('ladders')", "ladders", show=False, tooltip="ladders: step by step", id="write.ladders"),
        Binding("n", "go('sleep_review')", "nights", show=False, tooltip="two weeks of nights", id="write.nights"),
        Binding("o", "go('worry_time')", "worry time", show=False, tooltip="worry time", id="write.worries"),
        *quiet("breathe", "plan"),
        *BACK,
    ]

    def __init__(self, session: Session, *, entry_id: str = "", kind: str = "") -> None:
        """Take an entry that is to be open at once, or a kind of which one is to be begun."""
        super().__init__(session)
        self._shelf: Shelf | None = None
        self._first = entry_id
        self._begin = kind
        self._found = 0
        self._reading: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the search over the list."""
        yield Static(id="heading")
        search = Line(id="search")
        search.placeholder = SEARCH
        search.display = False
        yield search
        yield Static(id="nothing")
        yield EntryLines()
        yield Static(id="said")
        yield KeyBar()

    def _read_ahead(self) -> None:
        """Make the list ready for a search, a little at a time."""
        if self._reading and not (self._shelf and self._shelf.read_ahead(AT_ONCE)):
            self._reading.stop()
            self._reading = None

    def on_mount(self) -> None:
        """Show the list, and open what is to be open."""
        self.query_one(EntryLines).focus()
        self.show()
        if self._first:
            self.query_one(EntryLines).go_to(self._first)
            open_entry(self, self._first)
        elif self._begin:
            self._chosen(self._begin)

    def on_screen_resume(self) -> None:
        """Take in what was written meanwhile."""
        self.show()

    def on_resize(self, _: events.Resize) -> None:
        """Draw what depends on the width."""
        self._draw_heading()

    def show(self) -> None:
        """Draw the list as it is now; under another screen it waits."""
        if not self.is_current:
            return
        history = self.session.history
        if self._shelf is None or self._shelf.entries is not history.written:
            self._shelf = Shelf(history, self._shelf)
            self._reading = self._reading or self.set_interval(BETWEEN, self._read_ahead)
        self._narrow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the way to where one is."""
        return (action, parameters) != ("go", ("write",)) and super().check_action(action, parameters)

    def flaggable(self) -> tuple[str, str] | None:
        """Return the marked entry."""
        entry = self._marked()
        return (f"entry:{entry.id}", entry_acts.name_of(entry)) if entry else None

    def go_to(self, change: Change) -> None:
        """Go to the entry that a change was about."""
        ids = [edit.key for edit in change.edits if edit.table == entry_acts.TABLE]
        if ids:
            self.query_one(EntryLines).go_to(ids[0])

    # The list

    @on(Line.Changed)
    def _narrow(self) -> None:
        """Show what holds the words of the search."""
        if self._shelf is None:
            return
        words = self.query_one("#search", Line).value
        today = self.session.today
        found = self._shelf.found(words, today)
        lines = self.query_one(EntryLines)
        lines.put(found, self._line)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not found
        nothing.update(Content(NOTHING if self._shelf.entries else _nothing_yet()))
        self._found = len(found)
        self._draw_heading()

    def _line(self, entry: Document) -> EntryLine:
        return entry_line(entry, self.session.today.year)

    def _draw_heading(self) -> None:
        every = len(self._shelf.entries) if self._shelf else 0
        count = f"{self._found:,} of {every:,}" if self._found != every else f"{every:,}" if every else ""
        name = Content.assemble((" Write", TITLE), (f"   {_pages()}", FAINT))
        heading = spread(name, Content.styled(f"{count} ", FAINT), self.size.width)
        self.query_one("#heading", Static).update(heading)

    @on(Line.Kept)
    def _leave_search(self, event: Line.Kept) -> None:
        event.stop()
        search = self.query_one("#search", Line)
        if event.key == "escape":
            search.open("")
        search.display = bool(search.value)
        self.query_one(EntryLines).focus()

    # Keys

    def action_search(self) -> None:
        """Open the search."""
        search = self.query_one("#search", Line)
        search.display = True
        search.open(search.value)
        search.focus()

    def action_add(self) -> None:
        """Ask for the kind and open its form."""
        self.app.push_screen(KindBox(self.session), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name is None:
            return
        if name.startswith(NOTED):
            open_entry(self, name.removeprefix(NOTED))
            return
        entry = entry_acts.begin(name, self.session.today, self.session.clock())
        self.app.push_screen(EntryForm(self.session, entry), self._written(entry.id))

    def _written(self, entry_id: str) -> Callable[[str | None], None]:
        def done(said: str | None) -> None:
            self.query_one(EntryLines).go_to(entry_id)
            self.report(said)

        return done

    @on(EntryLines.Wanted)
    def _open(self) -> None:
        open_entry(self, self.query_one(EntryLines).chosen)

    def action_delete(self) -> None:
        """Delete the marked entry."""
        entry = self._marked()
        if entry:
            change = entry_acts.delete(entry, self.session.history, self.session.today)
            self.record(change, f"Deleted: {entry_acts.name_of(entry)}. {brings_it_back()}")

    def action_erase(self) -> None:
        """Ask once, then take the marked entry out of the journal and of every copy."""
        from tui.screens.sure import Sure

        entry = self._marked()
        if entry:
            lines = (
                f"{entry_acts.name_of(entry)[:1].upper()}{entry_acts.name_of(entry)[1:]}. {NO_WAY_BACK}",
                KEEPS_NONE,
            )
            self.app.push_screen(Sure("Erase it for good?", lines, "erase it"), partial(self._erase, entry))

    def _erase(self, entry: Entry, agreed: bool | None) -> None:
        from store.journal.errors import NotSavedError

        if not agreed:
            return
        try:
            erased = self.session.erase(change_for(entry, self.session.history, self.session.today), entry.id)
        except NotSavedError as why:
            self.say(str(why))
        else:
            self.say(erased_words(erased))

    def action_shrink(self) -> None:
        """Cut a plan down to two minutes; it counts all the same."""
        entry = self._marked()
        change = entry_acts.shrink(entry, self.session.history, self.session.today) if entry else None
        if change is None:
            self.say("Only what is planned, and longer, can be made smaller.")
        else:
            self.record(change, f"Two minutes of it, and it counts all the same. {takes_it_back()}")

    def action_back(self) -> None:
        """Show all again after a search, else go back."""
        search = self.query_one("#search", Line)
        if search.value:
            search.open("")
            search.display = False
            self.query_one(EntryLines).focus()
        else:
            self.dismiss("")

    def _marked(self) -> Entry | None:
        return self.session.history.entry(self.query_one(EntryLines).chosen)


def _nothing_yet() -> str:
    return f"\n   Nothing is written yet.\n\n   {key_of('add')} writes the first entry: a note is enough."


def _pages() -> str:
    """Return the keys of what has a page of its own."""
    ladders, nights = f"{key_of('write.ladders')} ladders", f"{key_of('write.nights')} nights"
    return f"{ladders} · {nights} · {key_of('write.worries')} worry time"
