"""One of several, gone through with ← and →."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from store.records.text import one_line
from widgets.form_rows import Choice, Chosen
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT
from widgets.rows.row import FormRow


class ChoiceRow(FormRow):
    """One of several, gone through with ← and →."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(
            Binding("left,minus", "step(-1)", "the one before", show=False, tooltip="the one before", id="less")
        ),
        *keyed(
            Binding("right,plus,space", "step(1)", "the next one", show=False, tooltip="the next one", id="more")
        ),
    ]

    view: var[Choice] = var(Choice(label="", options=("",)))

    def around(self) -> tuple[Content, Content]:
        """Return the chosen one; arrows show where others are."""
        words = one_line(self.view.options[self.view.chosen])
        if not self.has_focus:
            return Content("  "), Content(words)
        return Content.styled("‹ ", FAINT), Content.assemble((words, CHOSEN), (" ›", FAINT))

    def action_step(self, step: int) -> None:
        """Choose the one beside; after the last comes the first."""
        self.post_message(Chosen(self.row, (self.view.chosen + step) % len(self.view.options)))
