"""The Charts pane: up to three pictures stacked where there is room, else the marked one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.records.text import one_line
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.palette import FAINT, REPORT
from widgets.pane import Pane, Titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from widgets.chart import AnyPicture

STACKED_FROM = 26
"""Lines of the pane from which charts stand one above the other."""
TALLEST = 18
"""Lines of a chart that stands alone in the pane."""


class ChartPane(Pane):
    """It is given pictures, draws those whose value changed, and posts which span or chart is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "span(-1)", "shorter", show=False, tooltip="a shorter span", id="shorter"),
        Binding("greater_than_sign", "span(1)", "longer", show=False, tooltip="a longer span", id="longer"),
        Binding("comma", "mark(-1)", "chart before", show=False, tooltip="the chart before", id="charts.before"),
        Binding("full_stop", "mark(1)", "next chart", show=False, tooltip="the next chart", id="charts.next"),
        Binding("left", "walk(-1)", "point before", show=False, tooltip="the point before", id="charts.left"),
        Binding("right", "walk(1)", "next point", show=False, tooltip="the next point", id="charts.right"),
        *keyed(Binding("up,k", "row(-1)", "row up", show=False, tooltip="a row up, in a grid of days", id="up")),
        *keyed(Binding("down,j", "row(1)", "row down", show=False, tooltip="a row down", id="down")),
        Binding("home", "end(-1)", "first point", show=False, tooltip="the first point", id="charts.first"),
        Binding("end", "end(1)", "last point", show=False, tooltip="the last point", id="charts.last"),
        Binding("z", "enlarge", "full screen", show=False, tooltip="this chart full screen", id="full"),
        Binding(
            "enter", "open", "open", show=False, tooltip="the day at the cursor, else full screen", id="charts.open"
        ),
        Binding(
            "i",
            "screen.go('insight')",
            "what the numbers may say",
            show=False,
            tooltip="what the numbers may say, and my own questions to them",
            id="insight",
        ),
        Binding("a", "add", "mark a day", show=False, tooltip="mark something that happened", id="add"),
        Binding(
            "e",
            "screen.go('events')",
            "what is marked",
            show=False,
            tooltip="everything that is marked",
            id="events",
        ),
    ]

    pictures: var[tuple[AnyPicture, ...] | None] = var(None)
    """What to draw, the marked one first; None until the first paint is over."""
    scores: var[tuple[str, ...]] = var(())
    """The last questionnaire, in a line or two below the charts where there is room."""
    note: var[str] = var("")
    """A quiet line below: why a chart is not here yet."""
    at: var[int | None] = var(None)
    """The place of the cursor in the marked picture; None: it is not there."""
    helped: var[tuple[str, ...]] = var(())
    """What helped before, in the charts' place until this pane is gone to."""
    small_things: var[tuple[str, ...]] = var(())
    """Small things in the same place, for whom no line says what helped; both empty: charts."""

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

    class DayWanted(Message):
        """The day at the cursor is asked for."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class MarkWanted(Message):
        """Something that happened is to be marked, on the day of the cursor where there is one."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    def titles(self) -> Titles:
        """Return the pane's titles; a chart that stands alone has its own up there."""
        if self._shows_help:
            helped = f"{key_of('plan')} What helped before" if self.helped else "Small things"
            return Titles(helped, f"{key_of('pane.charts')} charts", "")
        alone = one_line(self.pictures[0].title) if self.pictures and self._alone() else ""
        return Titles(f"{key_of('pane.charts')} Charts", alone, "" if self.narrow else f"{_spans()} · {_views()}")

    def watch_helped(self) -> None:
        """Show what helped, or the charts again."""
        self.redraw()

    def watch_small_things(self) -> None:
        """Show small things, or the charts again."""
        self.redraw()

    @property
    def _shows_help(self) -> bool:
        return bool(self.helped or self.small_things) and not self.active

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the charts that fit."""
        if self._shows_help:
            plan = f"{key_of('plan')} {'all of the plan' if self.helped else 'plan'}"
            ways = f"{plan} · {key_of('breathe')} breathe"
            told = ("", *map(one_line, self.helped or self.small_things), "", ways)
            return [Content(f" {words}".rstrip()) for words in told][:height]
        if not self.pictures:
            return ()
        foot = [Content.styled(f" {self.note}", FAINT)] if self.note else []
        if not self._alone():
            return [*self._stacked(width, height - len(foot)), *foot]
        room = height - len(foot)
        marked = self.pictures[0]
        shown = marked if self.narrow else replace(marked, title="")
        drawn = self._walked_on(shown, width, min(room, TALLEST))
        return [*drawn, *[Content("")] * (room - len(drawn)), *foot]

    def _stacked(self, width: int, height: int) -> list[Content]:
        """Return the charts one above the other, the scores below; the marked one alone has notes and a cursor."""
        from widgets.drawing import draw

        first, *others = self.pictures or ()
        below: list[Content] = []
        room = height - len(self._scores(width))
        for picture in others:
            share = (room - len(others)) // (len(others) + 1)
            below += [Content(""), *_trimmed(draw(replace(picture, notes=()), width, share))]
        return [*self._walked_on(first, width, room - len(below)), *below, *self._scores(width)]

    def _walked_on(self, picture: AnyPicture, width: int, height: int) -> Sequence[Content]:
        """Return a picture with the cursor where it stands; how to draw is loaded after the first paint."""
        from widgets.drawing import cursor_at, draw

        return draw(picture, width, height, cursor=cursor_at(picture, self.at))

    def _scores(self, width: int) -> list[Content]:
        if not self.scores:
            return []
        first, *rest = self.scores
        said = (line for words in rest for line in Content.styled(words, FAINT).wrap(width - 2))
        return [Content(""), Content(f" {first}"), *(Content(" ") + line for line in said)]

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the keys, and what the last act said, where the other panes are out of sight."""
        if not self.narrow:
            return ()
        said = Content.styled(one_line(self.said), REPORT).wrap(width - 2)[:height] if self.said else []
        keys = [
            Content(f" {_spans()} · {_others()} another chart · {_views()}"),
            Content(f" ← → point by point · {key_of('add')} mark a day · {key_of('events')} what is marked"),
        ]
        return [*keys[: height - len(said)], *(Content(" ") + line for line in said)]

    def _alone(self) -> bool:
        """Whether one chart is shown by itself."""
        return len(self.pictures or ()) == 1 or self.size.height < STACKED_FROM

    def watch_pictures(self, old: tuple[AnyPicture, ...] | None, new: tuple[AnyPicture, ...] | None) -> None:
        """Draw again, but only when a picture is another."""
        if old != new:
            self.redraw()

    def watch_note(self) -> None:
        """Show the line."""
        self.redraw()

    def watch_scores(self) -> None:
        """Show the scores."""
        self.redraw()

    def watch_at(self) -> None:
        """Show the cursor, and what it reads out."""
        self.redraw()

    def on_blur(self) -> None:
        """Take the cursor away."""
        self.at = None

    def action_span(self, step: int) -> None:
        """Ask for another span."""
        self.post_message(self.SpanWanted(step))

    def action_mark(self, step: int) -> None:
        """Ask for another chart."""
        self.post_message(self.OtherWanted(step))

    def action_walk(self, step: int) -> None:
        """Go to the point before or after; first of all to the last one."""
        from widgets.drawing import walked

        self.at = walked(self._marked, self.at, step)

    def action_row(self, step: int) -> None:
        """Go a row up or down, where the picture has rows."""
        from widgets.drawing import above_or_below

        self.at = above_or_below(self._marked, self.at, step)

    def action_end(self, step: int) -> None:
        """Go to the first point (-1) or the last (1)."""
        from widgets.drawing import FAR, walked

        self.at = walked(self._marked, 0, step * FAR)

    def action_enlarge(self) -> None:
        """Ask for the marked chart on the whole screen."""
        self.post_message(self.FullWanted())

    def action_open(self) -> None:
        """Ask for the day at the cursor, without one for the whole screen."""
        day = self._day
        self.post_message(self.DayWanted(day) if day else self.FullWanted())

    def action_add(self) -> None:
        """Ask to mark what happened."""
        self.post_message(self.MarkWanted(self._day))

    @property
    def _marked(self) -> AnyPicture | None:
        return self.pictures[0] if self.pictures else None

    @property
    def _day(self) -> date | None:
        from widgets.drawing import stop_at

        stop = stop_at(self._marked, self.at) if self._marked else None
        return stop.day if stop else None


def _spans() -> str:
    return f"{key_of('shorter')} {key_of('longer')} span"


def _others() -> str:
    return f"{key_of('charts.before')} {key_of('charts.next')}"


def _views() -> str:
    return f"{key_of('full')} full · {key_of('words')} in words"


def _trimmed(lines: Sequence[Content]) -> list[Content]:
    """Return lines without the blank ones at their end."""
    kept = list(lines)
    while kept and not kept[-1].plain.strip():
        kept.pop()
    return kept
