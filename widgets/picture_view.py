"""A picture in whatever room there is; where it is too small for a plot, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.palette import FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from widgets.picture import Picture

WIDEST = 110


class PictureView(Widget):
    """It is given a picture and draws it, only when the picture or the room is another."""

    picture: reactive[Picture | None] = reactive(None)

    def render(self) -> Content:
        """Draw the picture."""
        width, height = self.size
        if self.picture is None or not height:
            return Content("")
        return Content("\n").join(fitted(line, width) for line in picture_lines(self.picture, width, height))


def picture_lines(picture: Picture, width: int, height: int) -> list[Content]:
    """Return a picture in at most `height` lines: the plot where all of its rows fit, else its words."""
    from widgets.plot import draw

    room = min(width - 2, WIDEST)
    if not picture.is_empty and height < least_height(picture):
        words = Content.styled(picture.words, FAINT).wrap(room)
        return [Content(" ") + line for line in words[:height]]
    return [Content(" ") + line for line in draw(picture, room, height)]


def least_height(picture: Picture) -> int:
    """Return the lines that the smallest plot of a picture needs, with its title and its axis."""
    from widgets.frame import row_counts

    return min(row_counts(picture), default=0) + 3
