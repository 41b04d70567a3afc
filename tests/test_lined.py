"""A widget drawn as lines paints the lines that changed, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio
from textual.app import App
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection

from widgets.lined import Lined

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.app import ComposeResult
    from textual.pilot import Pilot


class Poem(Lined):
    """Some lines, and how often they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Content] = [Content("first"), Content("second"), Content("third")]
        self.asked = 0

    def drawn(self) -> Sequence[Content]:
        """Return the lines, and count."""
        self.asked += 1
        return tuple(self.words)


class Reading(App[None]):
    """A poem on a screen."""

    def compose(self) -> ComposeResult:
        """Hold it."""
        yield Poem()


@pytest_asyncio.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    """Return the poem's own terminal."""
    async with Reading().run_test(size=(20, 5)) as pilot:
        yield pilot


def _poem(pilot: Pilot[None]) -> Poem:
    return pilot.app.query_one(Poem)


def _shown(poem: Poem) -> list[str]:
    return [poem.render_line(row).text.rstrip() for row in range(poem.size.height)]


async def test_a_line_that_did_not_change_stays_the_strip_it_was(pilot: Pilot[None]) -> None:
    """One other line is drawn anew, and no other."""
    poem = _poem(pilot)
    before = [poem.render_line(row) for row in range(5)]
    poem.words[1] = Content("another")
    poem.redraw()
    await pilot.pause()
    after = [poem.render_line(row) for row in range(5)]
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True, True, True]
    assert _shown(poem) == ["first", "another", "third", "", ""]


async def test_the_same_words_in_another_style_are_another_line(pilot: Pilot[None]) -> None:
    """A mark that is colour or weight alone is not lost."""
    poem = _poem(pilot)
    poem.words[0] = Content.styled("first", "bold")
    poem.redraw()
    await pilot.pause()
    assert [segment.style.bold for segment in poem.render_line(0) if segment.text == "first" and segment.style] == [
        True
    ]


async def test_it_is_drawn_once_however_often_it_is_asked_for(pilot: Pilot[None]) -> None:
    """What one key changes in three places costs one drawing."""
    poem = _poem(pilot)
    asked = poem.asked
    for _ in range(3):
        poem.redraw()
    await pilot.pause()
    assert poem.asked == asked + 1


async def test_more_lines_or_fewer_are_all_shown(pilot: Pilot[None]) -> None:
    """A line that went leaves nothing behind."""
    poem = _poem(pilot)
    poem.words = [Content("alone")]
    poem.redraw()
    await pilot.pause()
    assert _shown(poem) == ["alone", "", "", "", ""]


async def test_other_colours_reach_lines_that_did_not_change(pilot: Pilot[None]) -> None:
    """A change of theme draws all of it anew."""
    poem = _poem(pilot)
    before = poem.render_line(0)
    pilot.app.theme = "textual-light"
    await pilot.pause()
    assert list(poem.render_line(0)) != list(before)


async def test_another_size_draws_lines_that_fit(pilot: Pilot[None]) -> None:
    """No line is narrower or wider than the widget."""
    await pilot.resize_terminal(12, 4)
    await pilot.pause()
    poem = _poem(pilot)
    assert [poem.render_line(row).cell_length for row in range(4)] == [12] * 4


async def test_what_is_selected_with_a_mouse_is_shown_and_can_be_copied(pilot: Pilot[None]) -> None:
    """Text is taken from the line it stands on."""
    poem = _poem(pilot)
    before = list(poem.render_line(1))
    chosen = Selection.from_offsets(Offset(0, 1), Offset(6, 1))
    pilot.app.screen.selections = {poem: chosen}
    await pilot.pause()
    assert list(poem.render_line(1)) != before
    assert poem.get_selection(chosen) == ("second", "\n")
