"""Help, shown at once after an answer about death or self-harm: it asks nothing, and one key goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.helplines.countries import guess
from store.instruments.support import panel
from store.records.text import one_line
from widgets.key_bar import KeyBar
from widgets.keyed import keyed

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.helplines.mine import Plan


class Support(Screen[None]):
    """The same for every such answer (clinical.md 1.6); the questionnaire goes on behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("down,j", "scroll(1)", "down", show=False, tooltip="further down", id="down")),
        *keyed(Binding("up,k", "scroll(-1)", "up", show=False, tooltip="further up", id="up")),
        *keyed(Binding("enter,space,q,escape", "carry_on", "carry on", tooltip="go on", id="back")),
    ]

    def __init__(self, steps: int, country: str, plan: Plan | None = None) -> None:
        """Take how far above the lowest the answer is, the chosen country or "", and the person's own lines."""
        super().__init__()
        self._paragraphs = tuple(panel(steps, country or guess(), plan))

    def compose(self) -> ComposeResult:
        """Lay out the paragraphs over the keys."""
        with VerticalScroll(can_focus=False):
            for paragraph in self._paragraphs:
                style = "bold" if paragraph.firm else ""
                yield Static(
                    Content.styled(one_line(paragraph.text), style), classes="tight" if paragraph.tight else ""
                )
        yield KeyBar()

    def action_scroll(self, lines: int) -> None:
        """Show what is further down, or up."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_carry_on(self) -> None:
        """Go on."""
        self.dismiss()
