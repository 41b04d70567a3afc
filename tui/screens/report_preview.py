"""The page for a session as it will be saved, character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.exchange.report.forms import written
from tui.page_keys import BACK
from widgets.goal_lines import wrapped
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.palette import FAINT

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.exchange.report.sheet import Sheet

SHOWN = {"txt": "plain text", "md": "Markdown"}
"""What can be shown as it is; a web page holds the same lines in the same order."""


class Preview(Screen["str | None"]):
    """Text or Markdown. Its result is what is wanted of the page, "save" or "done", or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "aside(-8)", "aside", tooltip="further left", id="preview.left"),
        Binding("right", "aside(8)", "right", show=False, tooltip="further right", id="preview.right"),
        Binding("full_stop,comma", "other", "other form", tooltip="text, or Markdown", id="preview.other"),
        Binding("o", "want('save')", "save", tooltip="save the page as a file", id="report.save"),
        Binding("d", "want('done')", "session done", tooltip="session done: what was agreed", id="report.done"),
        *keyed(Binding("down,j", "scroll(1)", "down", show=False, tooltip="further down", id="down")),
        *keyed(Binding("up,k", "scroll(-1)", "up", show=False, tooltip="further up", id="up")),
        Binding("pagedown,space", "scroll(15)", "page down", show=False, tooltip="a page down", id="preview.page"),
        Binding("pageup", "scroll(-15)", "page up", show=False, tooltip="a page up", id="preview.page_up"),
        Binding("home", "scroll(-999)", "top", show=False, tooltip="the top", id="preview.top"),
        Binding("end", "scroll(999)", "end", show=False, tooltip="the end", id="preview.end"),
        *BACK,
        Binding("v", "back", "back", tooltip="back", id="report.preview"),
    ]

    def __init__(self, sheet: Sheet, form: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._form = form if form in SHOWN else "txt"

    @property
    def text(self) -> str:
        """What is shown, which is what is saved."""
        return written(self._sheet, self._form)

    def compose(self) -> ComposeResult:
        """Lay out the page over its keys."""
        yield Static(id="heading")
        with ScrollableContainer(can_focus=False):
            yield Static(id="page")
        yield KeyBar()

    def _show(self) -> None:
        about = f"As it will be saved as {SHOWN[self._form]}. A web page has the same lines."
        self.query_one("#heading", Static).update(Content("\n").join(wrapped(about, self.size.width, FAINT)))
        self.query_one("#page", Static).update(Content(self.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go aside only where a line is wider than the screen."""
        is_wider = bool(self.query_one(ScrollableContainer).max_scroll_x)
        return is_wider if action == "aside" else super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Draw what depends on the width, and name the keys that work at it."""
        self._show()
        self.call_after_refresh(self.refresh_bindings)

    def action_want(self, act: str) -> None:
        """Go back, and do something with the page."""
        self.dismiss(act)

    def action_other(self) -> None:
        """Show the other form."""
        self._form = "md" if self._form == "txt" else "txt"
        self._show()

    def action_scroll(self, lines: int) -> None:
        """Go further down or up."""
        self.query_one(ScrollableContainer).scroll_relative(y=lines, animate=False)

    def action_aside(self, cells: int) -> None:
        """Go further left or right, where a line is wider than the screen."""
        self.query_one(ScrollableContainer).scroll_relative(x=cells, animate=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
