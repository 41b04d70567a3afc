"""Two small boxes over the plan: what comes up most in the journal, and how to save the plan as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.plan.parts import PARTS
from store.records.text import one_line
from tui.screens.box import Box, line
from widgets.palette import FAINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.plan.often import Offer


class Often(Box["Offer | None"]):
    """Its result is the one to add to the plan, or none."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        super().__init__(
            "What comes up most", "in the last 90 days", "A digit or Enter adds it; nothing is added otherwise."
        )
        self._offers = offers

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return each with where it would stand and how often it was written."""
        for place, offer in enumerate(self._offers):
            where = f"   {PARTS[offer.part].name}, {offer.times} times"
            yield str(place), Content.assemble(f"{place + 1} ", (one_line(offer.text), "bold"), (where, FAINT))

    def chosen(self, name: str) -> None:
        """Take the one with this place."""
        self.dismiss(self._offers[int(name)])


class AsPage(Box["str | None"]):
    """Its result is the ending of the file to save, or none."""

    def __init__(self) -> None:
        super().__init__(
            "Save the plan as one page", "in your home folder", "The file is yours alone to read. Esc leaves it."
        )

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the two ways."""
        yield "txt", line(1, "plain text", "to read anywhere, or to paste")
        yield "html", line(2, "web page", "to print; it needs nothing else")

    def chosen(self, name: str) -> None:
        """Take the way."""
        self.dismiss(name)
