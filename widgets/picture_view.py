"""A picture in whatever room there is; where it is too small for a plot, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from store.records.text import one_line
from widgets.palette import FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from widgets.chart import AnyPicture
    from widgets.picture import Picture

WIDEST, WIDEST_WORDS = 110, 100
MARGIN = 2


class PictureView(Widget):
    """It is given a picture and draws it, only when the picture or the room is another."""

    picture: reactive[Picture | None] = reactive(None)

    def render(self) -> Content:
        """Draw the picture."""
        width, height = self.size
        if self.picture is None or not height:
            return Content("")
        return Content("\n").join(fitted(line, width) for line in picture_lines(self.picture, width, height))


class LargePicture(Widget):
    """A picture on all of its place, its words below; the cursor reads out between the two."""

    DEFAULT_CSS = "LargePicture { height: 1fr; }"

    picture: reactive[AnyPicture | None] = reactive(None)
    at: reactive[int | None] = reactive(None)
    """The place of the cursor; None: it is not there."""

    def render(self) -> Content:
        """Draw the picture with its marks, and say the rest in words."""
        from widgets.drawing import cursor_at, draw

        if self.picture is None:
            return Content("")
        width = self.size.width - 2 * MARGIN
        words = Content.styled(one_line(self.picture.words), FAINT).wrap(min(width, WIDEST_WORDS))
        room = max(1, self.size.height - len(words) - 2)
        marks = tuple(note for note in self.picture.notes if note.mark)
        lines = draw(replace(self.picture, notes=marks), width, room, cursor=cursor_at(self.picture, self.at))
        return Content("\n").join(
            fitted(Content(" " * MARGIN) + line, self.size.width)
            for line in (Content(""), *lines, *(Content(" ") + line for line in words))
        )


def picture_lines(picture: Picture, width: int, height: int) -> list[Content]:
    """Return a picture in at most `height` lines: the plot where all of its rows fit, else its words."""
    from widgets.drawing import draw

    room = min(width - 2, WIDEST)
    if not picture.is_empty and height < least_height(picture):
        words = Content.styled(picture.words, FAINT).wrap(room)
        return [Content(" ") + line for line in words[:height]]
    return [Content(" ") + line for line in draw(picture, room, height)]


def least_height(picture: Picture) -> int:
    """Return the lines that the smallest plot of a picture needs, with its title and its axis."""
    from widgets.frame import row_counts

    return min(row_counts(picture), default=0) + 3
