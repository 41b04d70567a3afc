"""What is chosen of a list that Enter opens."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from store.records.text import one_line
from widgets.form_rows import Pickable, Several
from widgets.palette import CHOSEN
from widgets.rows.row import ANSWER, FormRow


class SeveralRow(FormRow):
    """What is chosen of a list that Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", "choose", tooltip="choose from the list", id="several.pick"),
    ]

    view: var[Several] = var(Several(label=""))

    def around(self) -> tuple[Content, Content]:
        """Return what is chosen; of much, as much as fits, and how many there are."""
        chosen = [one_line(words) for words in self.view.chosen]
        if not chosen:
            return Content("  "), Content.styled("Enter", CHOSEN) if self.has_focus else Content("○")
        words, room = " · ".join(chosen), max(1, self.size.width - ANSWER - 1)
        if len(words) > room:
            words = f"{len(chosen)}: {words}"
        line = Content(words).truncate(room, ellipsis=True)
        return Content("  "), line.stylize(CHOSEN) if self.has_focus else line

    def action_pick(self) -> None:
        """Ask for the list."""
        self.post_message(Pickable(self.row))
