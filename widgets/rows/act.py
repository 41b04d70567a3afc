"""Something that Enter does."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from widgets.form_rows import Act, Pressed
from widgets.palette import CHOSEN, FAINT
from widgets.rows.row import FormRow


class ActRow(FormRow):
    """Something that Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "do it", show=False, tooltip="do it", id="form.act"),
    ]

    view: var[Act] = var(Act(label=""))

    def around(self) -> tuple[Content, Content]:
        """Return the key, behind a name as long as it is."""
        return Content("  "), Content.styled("Enter", CHOSEN if self.has_focus else FAINT)

    def action_act(self) -> None:
        """Do it."""
        self.post_message(Pressed(self.row))
