"""Two small boxes over the page for a session: in which form it is saved, and whether names are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.text import one_line
from tui.screens.box import Box, line
from widgets.key_names import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

FORMS = {
    "html": ("web page", "to print; it needs nothing else"),
    "txt": ("plain text", "80 columns, to paste or to print"),
    "md": ("Markdown", "for a notebook"),
}
"""What the page can be saved as."""
MOST_WORDS = 6


class SaveAs(Box["str | None"]):
    """Its result is the form to save in, or none; the one that was used last stands first."""

    def __init__(self, last: str) -> None:
        super().__init__("Save the page", "in your home folder", "The file is yours alone to read. Esc leaves it.")
        self._forms = sorted(FORMS, key=lambda form: form != last)

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the three ways."""
        for digit, form in enumerate(self._forms, 1):
            yield form, line(digit, *FORMS[form])

    def chosen(self, name: str) -> None:
        """Take the way."""
        self.dismiss(name)


class NamesInHere(Box["bool | None"]):
    """Its result is whether to save the page all the same."""

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        words = list(dict.fromkeys(word for word, _ in found))
        shown = ", ".join(words[:MOST_WORDS]) + (", …" if len(words) > MOST_WORDS else "")
        note = f"A guess, by capital letters; {key_of('report.preview')} shows all of it."
        super().__init__("Names in here?", one_line(shown), note)

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the two ways."""
        yield "back", line(1, "go back", "and look at these lines")
        yield "save", line(2, "save it", "these may stand there")

    def chosen(self, name: str) -> None:
        """Take the way."""
        self.dismiss(name == "save")
