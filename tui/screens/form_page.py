"""A page with a form: the row one stands on, the way to the others, and the lines of words that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.page import Page
from widgets.form import Form
from widgets.keyed import keyed
from widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.form_rows import AnyRow


class FormPage(Page[str]):
    """A subclass lays out one form, says which rows it has, and what comes of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "step(-1)", "row up", show=False, tooltip="a row up", id="rows.up"),
        Binding("down,tab,enter", "step(1)", "next row", show=False, tooltip="a row down", id="rows.down"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; what is here is kept", id="back")),
    ]
    STANDS_OVER: ClassVar[str] = ""
    """The page it belongs to, of which no second one is opened over it."""

    def rows(self) -> Mapping[str, AnyRow]:
        """Return the rows by name, in their order."""
        raise NotImplementedError

    def first(self) -> str:
        """Return the row to begin on."""
        return next(iter(self.rows()))

    def on_mount(self) -> None:
        """Stand on the first row."""
        self.form.go_to(self.first())

    def on_descendant_focus(self) -> None:
        """Follow the mark."""
        self.row_marked()

    def row_marked(self) -> None:
        """Say what the row asks for that is marked now."""
        raise NotImplementedError

    @property
    def form(self) -> Form:
        """The rows as they are drawn."""
        return self.query_one(Form)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the way to where one is."""
        if (action, parameters) == ("go", (self.STANDS_OVER,)):
            return False
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        """Go to the row above or below."""
        self.form.step(step)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def left_line(self, row: str) -> None:
        """Take what was typed into the line of a row that is left."""

    def is_last(self) -> bool:
        """Say whether Enter in the marked line is the end of the form."""
        return False

    @on(Line.Kept)
    def _leave_line(self, event: Line.Kept) -> None:
        if event.key == "escape" or (event.key == "enter" and self.is_last()):
            self.action_back()
        else:
            self.left_line(self.form.marked)
            self.action_step(-1 if event.key in {"up", "shift+tab"} else 1)
