"""One question of a questionnaire: the stem above it always, its published answers below, and how far one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from store.records.text import one_line
from widgets.palette import CHOSEN, FAINT, TITLE
from widgets.pane import fitted, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

MARGIN = 3
WIDEST = 84
"""Cells of a line of text; longer ones are hard to read."""
GIVEN, HERE, OPEN = "●", "▪", "·"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked now."""

    title: str
    place: str
    """"3 of 9"."""
    stem: str
    text: str
    options: tuple[tuple[int, str], ...]
    marked: int | None = None
    """The value under the mark."""
    given: int | None = None
    """The value that is kept."""
    steps: str = ""
    """A character a question: given, here, open."""
    note: str = ""
    """What Enter does here, or that one may skip this."""


class Question(Widget):
    """It is given the question and draws it; keys are the screen's."""

    asked: reactive[Asked | None] = reactive(None)

    def render(self) -> Content:
        """Draw the whole card."""
        width = self.size.width
        lines = list(_lines(self.asked, min(width, WIDEST + 2 * MARGIN))) if self.asked else []
        if len(lines) > self.size.height:
            lines = _tightened(lines, self.size.height)
        return Content("\n").join(fitted(line, width) for line in lines)


def _lines(asked: Asked, width: int) -> Iterator[Content]:
    room = width - 2 * MARGIN
    yield spread(
        Content.styled(f" {one_line(asked.title)}", TITLE), Content.styled(f"{asked.place} ", FAINT), width
    )
    yield Content("")
    if asked.stem:
        yield from _indented(Content.styled(one_line(asked.stem), FAINT), room)
        yield Content("")
    yield from _indented(Content.styled(one_line(asked.text), "bold"), room)
    yield Content("")
    for value, words in asked.options:
        yield from _option(asked, value, words)
    yield Content("")
    yield Content(" " * MARGIN) + Content.styled(" ".join(asked.steps), FAINT)
    if asked.note:
        yield Content("")
        yield from _indented(Content.styled(asked.note, FAINT), room)


def _option(asked: Asked, value: int, words: str) -> Iterator[Content]:
    here = value == asked.marked
    mark = "▸" if here else " "
    kept = " ✓" if value == asked.given else ""
    style = CHOSEN if here else ""
    yield Content.assemble(
        (f"  {mark} ", CHOSEN), (f"{value}", CHOSEN), ("  ", ""), (one_line(words), style), (kept, CHOSEN)
    )


def _indented(text: Content, room: int) -> Iterator[Content]:
    yield from (Content(" " * MARGIN) + line for line in text.wrap(max(1, room)))


def _tightened(lines: list[Content], height: int) -> list[Content]:
    """Return the lines without their blank ones, from the bottom up, as far as is needed."""
    kept = list(lines)
    for place in reversed(range(len(kept))):
        if len(kept) > height and not kept[place].plain.strip():
            del kept[place]
    return kept
