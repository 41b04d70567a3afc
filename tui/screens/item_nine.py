"""Before the first PHQ-9: what one of its questions asks, and whether it is to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.instruments.support import BEFORE
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.palette import TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult

Choice: TypeAlias = Literal["ask", "leave_out"]

WORDS: dict[str, str] = {
    "ask": " Go on with all nine questions (PHQ-9)",
    "leave_out": " Use the version without it (PHQ-8, eight questions)",
}


class ItemNine(Screen[Choice | None]):
    """Its result is the choice, None where the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("q,escape", "back", "back", tooltip="back, nothing chosen", id="back")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the words over the two ways."""
        yield Static(Content.styled(" Before the first PHQ-9", TITLE), id="heading")
        yield Static(Content(BEFORE), id="before")
        yield Choices()
        yield KeyBar()

    def on_mount(self) -> None:
        """Offer both."""
        choices = self.query_one(Choices)
        choices.put((name, Content(words)) for name, words in WORDS.items())
        self.set_focus(choices)

    @on(Choices.OptionSelected)
    def _choose(self, event: Choices.OptionSelected) -> None:
        self.dismiss("leave_out" if event.option_id == "leave_out" else "ask")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
