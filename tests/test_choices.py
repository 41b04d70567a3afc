"""A list shows where its mark is without colour, whatever becomes of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.content import Content

from widgets.choices import Choices

if TYPE_CHECKING:
    from textual.app import ComposeResult

LINES = (("", Content("  of two kinds")), ("walk", Content("  a walk")), ("swim", Content("  a swim")))


class OneList(App[None]):
    """Nothing but a list."""

    def __init__(self, gutter: int) -> None:
        super().__init__()
        self.list = Choices(gutter=gutter)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self.list

    @property
    def lines(self) -> list[str]:
        """The words of the list."""
        return [str(option.prompt) for option in self.list.options]


@pytest.mark.parametrize(("gutter", "marked"), [(0, "▸ a walk"), (1, " ▸a walk")])
async def test_the_mark_stands_in_the_gutter_of_the_first_that_can_be_chosen(gutter: int, marked: str) -> None:
    """What has no id is passed over."""
    app = OneList(gutter)
    async with app.run_test():
        app.list.put(LINES)
        assert app.lines == ["  of two kinds", marked, "  a swim"]


async def test_the_mark_goes_where_the_cursor_goes() -> None:
    """One line loses it, another has it."""
    app = OneList(0)
    async with app.run_test() as pilot:
        app.list.put(LINES)
        await pilot.press("j")
        assert app.lines == ["  of two kinds", "  a walk", "▸ a swim"]
        await pilot.press("k")
        assert app.lines == ["  of two kinds", "▸ a walk", "  a swim"]


async def test_the_mark_stays_when_the_words_are_others() -> None:
    """Also where all lines come anew, or there are fewer of them."""
    app = OneList(0)
    async with app.run_test():
        app.list.put(LINES)
        app.list.mark("swim")
        app.list.reword("swim", Content("  a long swim"))
        assert app.lines[-1] == "▸ a long swim"
        app.list.renew(LINES)
        assert app.lines[1:] == ["  a walk", "▸ a swim"]
        app.list.renew(LINES[1:2])
        assert app.lines == ["▸ a walk"]


async def test_a_line_without_room_for_the_mark_loses_no_letter() -> None:
    """The mark takes a blank and nothing else."""
    app = OneList(0)
    async with app.run_test():
        app.list.put([("walk", Content("a walk"))])
        assert app.lines == ["a walk"]
