"""What a file holds against what is here, what each of its words becomes, and taking it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.exchange.comparison import Incoming, compared
from store.exchange.foreign import incoming
from store.exchange.told import differing, table
from store.records.text import one_line
from tui.screens.rows_page import RowsPage
from widgets.form import Form
from widgets.form_rows import Act, Choice, Chosen, Pressed
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.exchange.foreign import Ask, Foreign
    from store.history import Tables
    from tui.session import Session
    from widgets.form_rows import AnyRow

DIFFER = ("what is here stays", "take what the file says")
MAPPED = "as_"
"""How the name of a row begins that decides what a word becomes; its place follows."""
NOTHING = "Nothing of it is missing here."
NO_LOSS = "What is here now is kept as a copy first, and undo takes all of it back."


class TakeIn(RowsPage):
    """Dismisses with the sentence that says what came in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll(-1)", "up", show=False, tooltip="the report, up", id="take_in.up"),
        Binding("pagedown", "scroll(1)", "down", show=False, tooltip="the report, down", id="take_in.down"),
    ]
    HEADING: ClassVar[str] = "Import"

    def __init__(self, session: Session, name: str, found: Tables | Foreign) -> None:
        """Take the name of the file, and what was read of it."""
        super().__init__(session)
        self._called = name
        self._found = found
        self._foreign = None if isinstance(found, Mapping) else found
        self._asks: tuple[Ask, ...] = self._foreign.asks if self._foreign else ()
        self._places = dict.fromkeys(range(len(self._asks)), 0)
        self._replace = False

    def compose(self) -> ComposeResult:
        """Lay out the report over the rows."""
        heading = Content.assemble((f" {self.HEADING}", TITLE), (f"  {one_line(self._called)}", FAINT))
        yield Static(heading, id="heading")
        with VerticalScroll(id="report", can_focus=False):
            yield Static(id="read_back")
        yield Form(self.rows(), id="rows")
        yield Static(id="said")
        yield Static(id="hint")
        yield KeyBar()

    def rows(self) -> dict[str, AnyRow]:
        """Return a row for each word that is decided, one for what differs, and the act."""
        mapped = {
            f"{MAPPED}{place}": Choice(
                label=one_line(ask.name),
                options=tuple(choice.words for choice in ask.choices),
                chosen=self._places[place],
                hint=f"{ask.about}. ← → choose what it becomes.",
            )
            for place, ask in enumerate(self._asks)
        }
        return {
            **mapped,
            "differ": Choice(
                label="If they differ",
                options=DIFFER,
                chosen=int(self._replace),
                apart=bool(mapped),
                hint="Nothing here is replaced unless you choose so.",
            ),
            "take": Act(label="Take it in", hint=NO_LOSS),
        }

    def show(self) -> None:
        """Draw the rows, and what comes of them."""
        self.form.put(self.rows())
        self.query_one("#read_back", Static).update(Content("\n".join(map(one_line, self._report()))))
        self.say_hint()

    @property
    def _chosen(self) -> dict[str, str]:
        return {ask.name: ask.choices[self._places[place]].value for place, ask in enumerate(self._asks)}

    def _incoming(self) -> Incoming:
        history = self.session.history
        if self._foreign is None:
            tables = self._found if isinstance(self._found, Mapping) else {}
            return compared(history.tables, tables, replace=self._replace)
        brought = self._foreign.brought(self._chosen)
        return incoming(brought, self._foreign.source, history, self.session.clock(), replace=self._replace)

    def _report(self) -> Iterator[str]:
        coming = self._incoming()
        found = self._foreign
        if found:
            yield found.summary
        yield from table(coming)
        words = differing(coming, replace=self._replace)
        if words:
            yield words
        if found:
            yield from _listed("What becomes of it:", found.maps)
            yield from _listed("What is lost:", found.lost)
            yield from _listed("Lines that cannot be read as they stand:", found.trouble)

    def notes(self) -> list[str]:
        """Say that some lines could not be read."""
        count = len(self._foreign.trouble) if self._foreign else 0
        lines = (
            "1 line cannot be read as it stands" if count == 1 else f"{count:,} lines cannot be read as they stand"
        )
        return [f"{lines}: PgDn shows which."] if count else []

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        if event.row == "differ":
            self._replace = bool(event.place)
        else:
            self._places[int(event.row.removeprefix(MAPPED))] = event.place
        self.show()

    @on(Pressed)
    def _take(self) -> None:
        from store.journal.errors import NotSavedError

        coming = self._incoming()
        if not coming.edits:
            self.say(NOTHING)
            return
        kept = "A copy from before is kept; " if any(self.session.history.tables.values()) else ""
        try:
            self.session.snapshot("import")
        except NotSavedError as why:
            self.say(str(why))
            return
        source = f"the import from {one_line(self._called)}"
        if self.record(coming.change(source)):
            self.dismiss(f"Taken in: {one_line(self._called)}. {kept}{takes_it_back()}")

    def action_scroll(self, pages: int) -> None:
        """Go through the report."""
        report = self.query_one("#report", VerticalScroll)
        report.scroll_relative(y=pages * max(1, report.size.height - 1), animate=False)


def _listed(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"- {line}" for line in lines)
