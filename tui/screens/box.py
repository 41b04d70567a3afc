"""A small box over the page: what it is about, a list to choose from, and a line that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.records.text import one_line
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.palette import FAINT, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

Result = TypeVar("Result")
NAME = 17
"""Cells of an option's digit and name."""


def line(digit: int, name: str, does: str, *, faint: bool = False) -> Content:
    """Return an option: its digit, its name, and what it does."""
    named = Content.styled(f"{digit} {name}", FAINT if faint else "bold").pad_right(NAME - 2 - len(name))
    return Content.assemble(named, (does, FAINT))


class Over(ModalScreen[Result]):
    """A screen over a page. Textual lets none of the app's keys through to it, so help is bound here again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "app.help_now", "help now", tooltip="help now", id="over.help"),
        Binding("ctrl+g,f1", "app.help_now", "help now", show=False, tooltip="help now", id="over.help_text"),
        Binding("question_mark", "app.keys", "keys", tooltip="every key", id="over.keys"),
    ]


class Box(Over[Result]):
    """A digit chooses, and so do the arrows with Enter. A subclass gives the options and takes the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"pick({digit})", "choose", show=False, tooltip="choose", id=f"box.{digit}")
            for digit in range(1, 9)
        ),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; nothing is changed", id="back")),
    ]

    def __init__(self, heading: str, title: str, note: str) -> None:
        """Take what is asked, the name of what it is about, and the line below."""
        super().__init__()
        self._heading, self._title, self._note = heading, title, note

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return each option's id and its line."""
        raise NotImplementedError

    def chosen(self, name: str) -> None:
        """Take the option with this id."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the box over the keys."""
        with Vertical(id="box"):
            about = Content.assemble((self._heading, "bold"), (f"  {one_line(self._title)}", FAINT))
            yield Static(about.truncate(max(1, self.app.size.width - 6), ellipsis=True), id="about")
            yield Choices()
            yield from self.below()
            yield Static(Content.styled(self._note, FAINT), id="note")
        yield KeyBar()

    def below(self) -> ComposeResult:
        """Lay out what else stands below the options; nothing by default."""
        yield from ()

    def on_mount(self) -> None:
        """Show the options."""
        choices = self.query_one(Choices)
        choices.put((name, Content(" ") + words) for name, words in self.options())
        choices.focus()

    def tell(self, words: str) -> None:
        """Say something in the line below."""
        self.query_one("#note", Static).update(Content.styled(words, REPORT))

    @on(Choices.OptionSelected)
    def _select(self, event: Choices.OptionSelected) -> None:
        self.chosen(event.option_id or "")

    def action_pick(self, digit: int) -> None:
        """Choose by digit."""
        choices = self.query_one(Choices)
        if digit <= choices.option_count:
            choices.highlighted = digit - 1
            self.chosen(choices.chosen)

    def action_back(self) -> None:
        """Go back; nothing is changed."""
        self.dismiss(None)
