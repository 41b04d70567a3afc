"""A page that is one calm list: its mark is seen without colour, and follows what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content

from tui.page import Page
from tui.page_keys import BACK, quiet
from widgets.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType

    from store.changes import Change

GUTTER = 1
"""The cell of a line in which the mark stands."""


class ListPage(Page[str]):
    """Dismisses with a sentence to say, or with nothing. A subclass gives the options and takes the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *quiet("breathe", "plan"),
        *BACK,
    ]

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the lines of the list by id; what has none cannot be chosen."""
        raise NotImplementedError

    def chosen(self, name: str) -> None:
        """Do what Enter does."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Stand in the list."""
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open no second settings over those this belongs to."""
        if (action, parameters) == ("go", ("settings",)):
            return False
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Draw the list as it is now."""
        self.list.renew(self.options())

    def go_to(self, change: Change) -> None:
        """Mark what a change was of, where that is in the list."""
        self.mark(change.item, *(edit.key for edit in change.edits))

    def mark(self, *names: str) -> None:
        """Mark the first of these that is in the list."""
        known = {option.id for option in self.list.options}
        name = next((name for name in names if name and name in known), "")
        if name:
            self.list.mark(name)

    @property
    def list(self) -> Choices:
        """The list as it is drawn."""
        return self.query_one(Choices)

    def line(self, words: Content) -> Content:
        """Return an option, with room for the mark before it."""
        return Content.assemble(" " * (GUTTER + 2), words)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    @on(Choices.OptionSelected)
    def _choose(self, event: Choices.OptionSelected) -> None:
        self.chosen(event.option_id or "")
