"""One chart on the whole screen: other spans, other charts, a cursor that reads out, and all of it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.agenda import RowKey
from store.records.text import one_line
from tui import flags
from tui.glance import SPANS, span_beside
from tui.page import Page
from tui.page_keys import BACK, quiet
from widgets.chart import Scope
from widgets.drawing import FAR, above_or_below, stop_at, stops_of, walked
from widgets.gallery import beside, picture
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.palette import TITLE
from widgets.picture_view import LargePicture

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.session import Session
    from widgets.chart import AnyPicture
    from widgets.gallery import Look
    from widgets.picture import Stop

A_PAGE = 10
"""Points that one key goes on."""


class ChartFull(Page[RowKey | None]):
    """Dismisses with the row of the day that is to be opened, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1)", "points", tooltip="the point before", id="chart.left"),
        Binding("right", "walk(1)", "next point", show=False, tooltip="the next point", id="chart.right"),
        *keyed(Binding("up,k", "row(-1)", "row up", show=False, tooltip="a row up, in a grid of days", id="up")),
        *keyed(Binding("down,j", "row(1)", "row down", show=False, tooltip="a row down", id="down")),
        Binding(
            "pageup", f"walk({-A_PAGE})", "ten back", show=False, tooltip="ten points back", id="chart.page_up"
        ),
        Binding("pagedown", f"walk({A_PAGE})", "ten on", show=False, tooltip="ten points on", id="chart.page_down"),
        Binding("home", "end(-1)", "first point", show=False, tooltip="the first point", id="chart.first"),
        Binding("end", "end(1)", "last point", show=False, tooltip="the last point", id="chart.last"),
        Binding("enter", "open", "day", tooltip="open the day at the cursor", id="chart.open"),
        Binding("full_stop", "other(1)", "next", tooltip="the next chart", id="charts.next"),
        Binding("less_than_sign", "span(-1)", "span", tooltip="a shorter span", id="shorter"),
        Binding("greater_than_sign", "span(1)", "longer", show=False, tooltip="a longer span", id="longer"),
        Binding("comma", "other(-1)", "before", show=False, tooltip="the chart before", id="charts.before"),
        Binding("v", "in_words", "in words", tooltip="all of it in words, and back", id="words"),
        Binding("a", "add", "mark a day", show=False, tooltip="mark something that happened", id="add"),
        Binding("e", "go('events')", "marks", show=False, tooltip="everything that is marked", id="events"),
        Binding(
            "i",
            "go('insight')",
            "what the numbers may say",
            show=False,
            tooltip="what the numbers may say",
            id="insight",
        ),
        *quiet("breathe", "write", "plan", "undo"),
        *BACK,
        Binding("z", "back", "back", tooltip="back", id="full"),
    ]

    at: var[int | None] = var(None)
    """The place of the cursor; None: it is not there."""
    in_words: var[bool] = var(False)
    """Whether the words stand in the picture's place."""

    def __init__(self, session: Session, look: Look, span: int = SPANS[1]) -> None:
        """Take what to look at and how far back, in days, 0 for everything."""
        super().__init__(session)
        self._look = look
        self._span = span

    def compose(self) -> ComposeResult:
        """Lay out the picture, or its words, over what was said last and the keys."""
        yield LargePicture().data_bind(ChartFull.at)
        with VerticalScroll(id="words", can_focus=False):
            yield Static(id="told")
        yield Static(id="said")
        yield KeyBar()

    def show(self) -> None:
        """Draw what is known now."""
        drawn = picture(self._look, self.session.history, self._scope)
        self.query_one(LargePicture).picture = drawn
        head = Content.styled(f"{one_line(drawn.title)}{f', {drawn.span}' if drawn.span else ''}", TITLE)
        told = (Content(one_line(stop.words)) for stop in reversed(stops_of(drawn)))
        lines = [head, Content(one_line(drawn.words if not drawn.is_empty else drawn.empty)), Content(""), *told]
        self.query_one("#told", Static).update(Content("\n").join(lines))

    def flaggable(self) -> tuple[str, str] | None:
        """Return this chart."""
        return flags.of_chart(self._look, self.session.history, self._scope)

    def watch_in_words(self) -> None:
        """Show the one or the other."""
        self.set_class(self.in_words, "-in-words")

    @property
    def _scope(self) -> Scope:
        return Scope(
            today=self.session.today, span_days=self._span, instruments=self.session.instruments, whole=True
        )

    # Keys

    def action_walk(self, step: int) -> None:
        """Go on by so many points; in words, by so many lines."""
        if self.in_words:
            self._scroll(step)
        else:
            self.at = walked(self._drawn, self.at, step)

    def action_row(self, step: int) -> None:
        """Go a row up or down, where the picture has rows; in words, a line."""
        if self.in_words:
            self._scroll(step)
        else:
            self.at = above_or_below(self._drawn, self.at, step)

    def action_end(self, step: int) -> None:
        """Go to the first point (-1) or the last (1)."""
        if self.in_words:
            self._scroll(step * FAR)
        else:
            self.at = walked(self._drawn, 0, step * FAR)

    def _scroll(self, lines: int) -> None:
        self.query_one("#words").scroll_relative(y=lines, animate=False)

    @property
    def _drawn(self) -> AnyPicture | None:
        return self.query_one(LargePicture).picture

    @property
    def _stop(self) -> Stop | None:
        return stop_at(self._drawn, self.at) if self._drawn else None

    def action_span(self, step: int) -> None:
        """Look further back, or less far."""
        if self._look.chart == "goal":
            self.say("A goal is shown from its start to its end.")
            return
        self._span, self.at = span_beside(self._span, step), None
        self.show()

    def action_other(self, step: int) -> None:
        """Look at the chart before or after."""
        self._look, self.at = beside(self._look, step, self.session.history, self.session.instruments), None
        self.say("")
        self.show()

    def action_in_words(self) -> None:
        """Say all of it in words, each point too; again: the picture."""
        self.in_words = not self.in_words

    def action_open(self) -> None:
        """Open the day at the cursor in the check-in, on the row that the chart is of."""
        stop = self._stop
        if stop and stop.day:
            self.dismiss((stop.day, self._look.of or self._look.chart))
        else:
            self.say("← and → go to a day; Enter then opens it." if stop is None else "This is no single day.")

    def action_add(self) -> None:
        """Mark something that happened, on the day of the cursor."""
        from tui.screens.event_form import EventForm

        day = self._stop.day if self._stop else None
        self.app.push_screen(EventForm(self.session, day=day), self.report)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
