"""Choosing any of several: each with what it means; own words are added, others hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import entry_choices
from store.entry_kind import Option
from store.records.text import UnusableTextError, one_line
from tui.page import Page
from tui.page_keys import quiet
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import CHOSEN, FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.changes import Change
    from store.entry_kind import EntryField
    from tui.session import Session

NAME = 24
"""Cells of a word before what it means."""
SHOW_HIDDEN = "+hidden"
"""The id of the line that shows what is hidden."""


class SeveralList(Page["tuple[str, ...] | None"]):
    """Dismisses with what is chosen, in the order of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "choose", tooltip="choose it, or not", id="several.choose"),
        Binding("a", "add", "own words", tooltip="add words of my own", id="add"),
        Binding("delete,backspace", "hide", "hide", tooltip="hide it, or show it again", id="several.hide"),
        *quiet("breathe", "plan"),
        *keyed(Binding("q,escape", "back", "done", tooltip="done; what is chosen is kept", id="back")),
    ]

    def __init__(
        self, session: Session, kind: str, field: EntryField, chosen: tuple[str, ...], pinned: str = ""
    ) -> None:
        """Take the list, what is chosen of it, and the words that stay in sight above it."""
        super().__init__(session)
        self._pinned = pinned
        self._field = field
        self._list = entry_choices.list_name(kind, field)
        self._chosen = list(chosen)
        self._all = False

    def compose(self) -> ComposeResult:
        """Lay out the question, the list and the line for one's own words."""
        yield Static(Content.styled(f" {self._field.asks}", TITLE), id="heading")
        if self._pinned:
            yield Static(Content(self._pinned), id="pinned")
        line = Line(id="own")
        line.placeholder = "in my words; Enter adds it"
        line.display = False
        yield line
        yield Choices()
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the first one."""
        self.query_one(Choices).focus()

    def show(self) -> None:
        """Draw the list, the mark where it was."""
        self.query_one(Choices).renew((value, Content(" ") + line) for value, line in self._lines())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the way to the list of entries, over which this stands."""
        return (action, parameters) != ("go", ("write",)) and super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back with what is chosen."""
        order = [option.value for option in self._shown()]
        known = [value for value in order if value in self._chosen]
        self.dismiss((*known, *(value for value in self._chosen if value not in order)))

    @on(Choices.OptionSelected)
    def action_choose(self) -> None:
        """Choose the marked one, or take it out."""
        value = self.query_one(Choices).chosen
        if value == SHOW_HIDDEN:
            self._all = True
        elif value in self._chosen:
            self._chosen.remove(value)
        elif value:
            self._chosen.append(value)
        self.show()

    def action_add(self) -> None:
        """Open the line for words of one's own."""
        line = self.query_one(Line)
        line.display = True
        line.open("")
        line.focus()

    def action_hide(self) -> None:
        """Hide the marked one, or show it again."""
        value = self.query_one(Choices).chosen
        settings = self.session.history.settings
        if value in settings.hidden_choices.get(self._list, ()):
            self.record(entry_choices.show(self._list, value), f"Shown again: {value}. {takes_it_back()}")
        elif value not in {"", SHOW_HIDDEN}:
            self.record(entry_choices.hide(settings, self._list, value), f"Hidden: {value}. {takes_it_back()}")

    @on(Line.Kept)
    def _add(self, event: Line.Kept) -> None:
        words = " ".join(event.words.split())
        event.stop()
        line = self.query_one(Line)
        line.display = False
        self.query_one(Choices).focus()
        if event.key == "escape" or not words:
            return
        change = self._adding(words)
        if change and self.record(change, f"Added: {words}. {takes_it_back()}"):
            self._chosen.append(words)
            self.show()

    def _adding(self, words: str) -> Change | None:
        try:
            return entry_choices.add(self._list, words)
        except UnusableTextError as reason:
            self.say(str(reason))
            return None

    def _shown(self) -> list[Option]:
        settings = self.session.history.settings
        offered = entry_choices.offered(settings, self._list, self._field)
        options = list(entry_choices.every(settings, self._list, self._field) if self._all else offered)
        known = {option.value for option in options}
        return [*options, *(Option(value) for value in self._chosen if value not in known)]

    def _lines(self) -> Iterator[tuple[str, Content]]:
        settings = self.session.history.settings
        hidden = settings.hidden_choices.get(self._list, ())
        for option in self._shown():
            box = (" [x] ", CHOSEN) if option.value in self._chosen else (" [ ] ", "")
            means = "hidden" if option.value in hidden else option.means
            name = one_line(option.name)
            yield option.value, Content.assemble(box, name.ljust(NAME) if means else name, (means, FAINT))
        if hidden and not self._all:
            yield SHOW_HIDDEN, Content.styled(f"     {len(hidden)} hidden; Enter shows them", FAINT)
