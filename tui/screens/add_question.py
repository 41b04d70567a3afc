"""One question more: one of the person's own, or a symptom from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.asked import added, offered
from store.own_items import own_item
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.line import Line
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

OWN = "own"
"""The first of the list; no symptom has this id."""
NAME = 13


class AddQuestion(ListPage):
    """Dismisses with what was added, in a sentence, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", tooltip="search as you type", id="search"),
    ]
    _wanted = ""

    def compose(self) -> ComposeResult:
        """Lay out the list below the search."""
        yield Static(Content.styled(" One question more", TITLE), id="heading")
        line = Line(id="search")
        line.placeholder = "type to narrow the list; Enter goes to it"
        line.display = False
        yield line
        yield Choices(gutter=GUTTER)
        yield Static(id="said")
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back from here that cannot be seen from here."""
        return False if action in {"undo", "redo"} else super().check_action(action, parameters)

    def action_search(self) -> None:
        """Open the search."""
        line = self.query_one(Line)
        line.display = True
        line.open(self._wanted)
        line.focus()

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._wanted = event.value
        self.show()
        self.list.highlighted = min(self.list.option_count - 1, 1 if self._wanted else 0)

    @on(Line.Kept)
    def _to_the_list(self) -> None:
        self.list.focus()

    def chosen(self, name: str) -> None:
        """Add it; one of the person's own is written first."""
        settings = self.session.history.settings
        symptom = next((own for own in offered(settings) if own.id == name), None)
        if symptom is None:
            from tui.screens.own_item_form import OwnItemForm

            self.app.push_screen(OwnItemForm(self.session), self._made)
        elif self.record(added(symptom, settings)):
            self.dismiss(f"Added: “{symptom.label}”. {takes_it_back()}")

    def _made(self, said: str | None) -> None:
        if said:
            self.dismiss(said)

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield what can be added: one of their own first, then the symptoms that hold every wanted word."""
        yield OWN, self.line(Content("a question of my own"))
        wanted = self._wanted.casefold().split()
        for own in offered(self.session.history.settings):
            item = own_item(own)
            if all(word in f"{own.label} {own.question}".casefold() for word in wanted):
                ends = f"0 {item.low} · 10 {item.high}   {own.question}".rstrip()
                name = Content(own.label).pad_right(NAME - len(own.label))
                yield own.id, self.line(Content.assemble(name, (ends, FAINT)))
