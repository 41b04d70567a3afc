"""The Charts pane: up to three pictures stacked where there is room, else the marked one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.records.text import one_line
from widgets.palette import FAINT, REPORT
from widgets.pane import Pane, Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.picture import Picture

STACKED_FROM = 26
"""Lines of the pane from which charts stand one above the other."""
KEPT = 4
"""How many drawings are remembered."""


class ChartPane(Pane):
    """It is given pictures, draws those whose value changed, and posts which span or chart is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "span(-1)", "shorter", show=False, tooltip="a shorter span", id="charts.shorter"),
        Binding("greater_than_sign", "span(1)", "longer", show=False, tooltip="a longer span", id="charts.longer"),
        Binding("comma", "mark(-1)", "chart before", show=False, tooltip="the chart before", id="charts.before"),
        Binding("full_stop", "mark(1)", "next chart", show=False, tooltip="the next chart", id="charts.next"),
        Binding(
            "z,enter", "enlarge", "full screen", show=False, tooltip="this chart full screen", id="charts.full"
        ),
    ]

    pictures: var[tuple[Picture, ...] | None] = var(None)
    """What to draw, the marked one first; None until the first paint is over."""
    note: var[str] = var("")
    """A quiet line below: why a chart is not here yet."""

    helped: var[tuple[str, ...]] = var(())
    """What helped before, in the charts' place until this pane is gone to; empty: charts."""

    class SpanWanted(Message):
        """A shorter (-1) or longer (1) span is asked for."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class OtherWanted(Message):
        """The chart before (-1) or after (1) the marked one is asked for."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class FullWanted(Message):
        """The marked chart is asked for, full screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._drawn: dict[tuple[Picture, int, int], tuple[Content, ...]] = {}

    def titles(self) -> Titles:
        """Return the pane's titles; a chart that stands alone has its own up there."""
        if self._shows_help:
            return Titles("p What helped before", "c charts", "")
        alone = one_line(self.pictures[0].title) if self.pictures and self._alone() else ""
        return Titles("c Charts", alone, "" if self.narrow else "< > span · z full · v in words")

    def watch_helped(self) -> None:
        """Show what helped, or the charts again."""
        self.refresh()

    @property
    def _shows_help(self) -> bool:
        return bool(self.helped) and not self.active

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the charts that fit."""
        if self._shows_help:
            told = ("", *(one_line(words) for words in self.helped), "", "p all of the plan · b breathe")
            return [Content(f" {words}".rstrip()) for words in told][:height]
        if not self.pictures:
            return ()
        foot = [Content.styled(f" {self.note}", FAINT)] if self.note else []
        if self._alone():
            room = height - len(foot)
            title = self.pictures[0].title if self.narrow else ""
            drawn = [*self._plot(replace(self.pictures[0], title=title), width, room)]
            return [*drawn, *[Content("")] * (room - len(drawn)), *foot]
        share = (height - len(foot) - len(self.pictures) + 1) // len(self.pictures)
        lines: list[Content] = []
        for picture in self.pictures:
            lines.extend([Content("")] if lines else [])
            lines.extend(self._plot(picture, width, share))
        return [*lines[: height - len(foot)], *foot]

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the keys, and what the last act said, where the other panes are out of sight."""
        if not self.narrow:
            return ()
        said = Content.styled(one_line(self.said), REPORT).wrap(width - 2)[:height]
        keys = [Content(" < > span · , . another chart · z full · v in words"), Content("")]
        return [*keys[: height - len(said)], *(Content(" ") + line for line in said)]

    def _alone(self) -> bool:
        """Whether one chart is shown by itself."""
        return len(self.pictures or ()) == 1 or self.size.height < STACKED_FROM

    def watch_pictures(self, old: tuple[Picture, ...] | None, new: tuple[Picture, ...] | None) -> None:
        """Draw again, but only when a picture is another."""
        if old != new:
            self.refresh()

    def watch_note(self) -> None:
        """Show the line."""
        self.refresh()

    def action_span(self, step: int) -> None:
        """Ask for another span."""
        self.post_message(self.SpanWanted(step))

    def action_mark(self, step: int) -> None:
        """Ask for another chart."""
        self.post_message(self.OtherWanted(step))

    def action_enlarge(self) -> None:
        """Ask for the marked chart on the whole screen."""
        self.post_message(self.FullWanted())

    def _plot(self, picture: Picture, width: int, height: int) -> tuple[Content, ...]:
        from widgets.plot import COLOURS, draw

        place = (picture, width, height)
        if place not in self._drawn:
            self._drawn[place] = draw(picture, width, height, COLOURS)
            self._forget()
        return self._drawn[place]

    def _forget(self) -> None:
        """Keep only the newest drawings; a plot costs more than all else on the screen."""
        for place in list(self._drawn)[:-KEPT]:
            del self._drawn[place]
