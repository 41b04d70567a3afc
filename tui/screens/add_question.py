"""One question more: one of the person's own, or a symptom from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from store.asked import added, offered
from store.own_items import own_item
from tui.screens.searched_page import SearchedPage
from widgets.key_names import takes_it_back
from widgets.palette import FAINT

if TYPE_CHECKING:
    from collections.abc import Iterator


OWN = "own"
"""The first of the list; no symptom has this id."""
NAME = 13


class AddQuestion(SearchedPage):
    """Dismisses with what was added, in a sentence, or with nothing."""

    HEADING: ClassVar[str] = "One question more"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back from here that cannot be seen from here."""
        return False if action in {"undo", "redo"} else super().check_action(action, parameters)

    def narrowed(self) -> None:
        """Mark the first that was found, not the one of their own."""
        super().narrowed()
        self.list.highlighted = min(self.list.option_count - 1, 1 if self.wanted else 0)

    def chosen(self, name: str) -> None:
        """Add it; one of the person's own is written first."""
        settings = self.session.history.settings
        symptom = next((own for own in offered(settings) if own.id == name), None)
        if symptom is None:
            from tui.screens.own_item_form import OwnItemForm

            self.app.push_screen(OwnItemForm(self.session), self._made)
        elif self.record(added(symptom, settings)):
            self.dismiss(f"Added: “{symptom.label}”. {takes_it_back()}")

    def _made(self, said: str | None) -> None:
        if said:
            self.dismiss(said)

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield what can be added: one of their own first, then the symptoms that hold every wanted word."""
        yield OWN, self.line(Content("a question of my own"))
        for own in offered(self.session.history.settings):
            item = own_item(own)
            if self.holds(f"{own.label} {own.question}"):
                ends = f"0 {item.low} · 10 {item.high}   {own.question}".rstrip()
                name = Content(own.label).pad_right(NAME - len(own.label))
                yield own.id, self.line(Content.assemble(name, (ends, FAINT)))
