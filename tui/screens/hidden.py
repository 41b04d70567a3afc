"""Nothing to read: what the screen shows while somebody else may be looking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from widgets.key_names import key_of
from widgets.palette import FAINT

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Letter(Widget):
    """The key that shows everything again, whatever it is called now."""

    def render(self) -> Content:
        """Draw it."""
        return Content.styled(key_of("hide"), FAINT)


class Hidden(ModalScreen[None]):
    """One letter on an empty screen; it shows everything again, and but for help other keys do nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "app.help_now", "help now", tooltip="help now", id="hidden.help"),
        Binding("h", "show_again", "show", show=False, tooltip="show everything again", id="hide"),
    ]
    DEFAULT_CSS = """
    Hidden { background: $background; align: center middle; }
    Hidden Letter { width: auto; height: 1; }
    """

    def compose(self) -> ComposeResult:
        """Show the letter alone."""
        yield Letter()

    def action_show_again(self) -> None:
        """Show what was there."""
        self.dismiss(None)
