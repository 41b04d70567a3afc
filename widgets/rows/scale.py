"""A rating from 0 to 10, each number at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from widgets.form_rows import Answered, Scale, Typed
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT
from widgets.rows.row import FormRow

if TYPE_CHECKING:
    from textual import events

MOST, MIDDLE = 10, 5
DIGITS = "0123456789"


class ScaleRow(FormRow):
    """0 to 9 and x, each at its place; one key answers and goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "give('x')", "ten", show=False, tooltip="ten", id="ten"),
        Binding("left", "step(-1)", "one less", show=False, tooltip="one less", id="scale.less"),
        *keyed(Binding("right,plus", "step(1)", "one more", show=False, tooltip="one more", id="more")),
        Binding("backspace,delete", "open", "open", show=False, tooltip="leave it open", id="scale.open"),
    ]

    view: var[Scale] = var(Scale(label=""))

    def around(self) -> tuple[Content, Content]:
        """Return the numbers, or dots with the chosen one at its place."""
        value = self.view.value
        if value is None:
            return Content("  "), Content(" ".join((*DIGITS, key_of("ten")))) if self.has_focus else Content("○")
        places = [Content.styled("·", FAINT) for _ in range(MOST + 1)]
        places[value] = Content.styled(str(value), CHOSEN)
        return Content("  "), Content(" ").join(places)

    def on_key(self, event: events.Key) -> None:
        """Take a digit, and go on."""
        if event.character and event.character in DIGITS:
            event.stop()
            event.prevent_default()
            self.action_give(event.character)

    def action_give(self, number: str) -> None:
        """Take a number, x for ten, and go on."""
        self.post_message(Typed(self.row, number))
        self.post_message(Answered())

    def action_step(self, step: int) -> None:
        """Go one up or down; from no rating it begins in the middle."""
        value = MIDDLE if self.view.value is None else min(MOST, max(0, self.view.value + step))
        self.post_message(Typed(self.row, str(value)))

    def action_open(self) -> None:
        """Leave it open."""
        self.post_message(Typed(self.row, ""))
