"""A list to choose from, with the keys every list of Handrail has, and a mark that is seen without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from widgets.palette import CHOSEN

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = "▸"


class Choices(OptionList):
    """Options by id; ↑ ↓ or k j go through them, Enter chooses. Their words are text, never markup.

    Each line begins with blanks; the mark stands in place of the one at `gutter`, counted from 0.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "cursor_up", "up", show=False, tooltip="up", id="up"),
        Binding("j", "cursor_down", "down", show=False, tooltip="down", id="down"),
    ]

    def __init__(self, *, gutter: int = 0) -> None:
        super().__init__()
        self._gutter = gutter

    def put(self, options: Iterable[tuple[str, Content]]) -> None:
        """Show these, each an id and its words, the first one marked; what has no id cannot be chosen."""
        self.clear_options()
        self.add_options([Option(words, id=name or None, disabled=not name) for name, words in options])
        self.highlighted = next((place for place, option in enumerate(self.options) if option.id), None)

    def renew(self, options: Iterable[tuple[str, Content]]) -> None:
        """Show these in place of those; what has no id cannot be chosen. The mark stays on its id, else near it."""
        shown = [Option(words, id=name or None, disabled=not name) for name, words in options]
        if [option.id for option in shown] == [option.id for option in self.options]:
            for place, option in enumerate(shown):
                self.replace_option_prompt_at_index(place, option.prompt)
            self._put_mark()
            return
        marked, place = self.chosen, self.highlighted or 0
        self.set_options(shown)
        self.mark(marked, place)

    def reword(self, name: str, words: Content) -> None:
        """Show other words for one option."""
        self.replace_option_prompt(name, words)
        self._put_mark()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Mark it, so that it is seen without colour too."""
        super().watch_highlighted(highlighted)
        self._put_mark()

    def _put_mark(self) -> None:
        at = self._gutter
        for place, option in enumerate(self.options):
            words, sign = option.prompt, MARK if place == self.highlighted else " "
            if isinstance(words, Content) and words.plain[at : at + 1] in {MARK, " "} - {sign}:
                marked = Content.assemble(words[:at], (sign, CHOSEN), words[at + 1 :])
                self.replace_option_prompt_at_index(place, marked)

    def mark(self, name: str, place: int = 0) -> None:
        """Mark an option, where there is none of that id the one that stands at `place` or nearest to it."""
        able = [(at, option.id) for at, option in enumerate(self.options) if option.id]
        found = [at for at, known in able if known == name]
        nearest = sorted((at for at, _ in able), key=lambda at: abs(at - place))
        self.highlighted = next(iter((*found, *nearest)), None)

    @property
    def chosen(self) -> str:
        """The id under the mark; empty where there is nothing."""
        if self.highlighted is None:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""
