"""One response: help before any number, then the score, its band in small print, its change, chart and items."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.clock import long_day, short_day
from store.instruments import acts
from store.instruments.result import result
from store.instruments.support import QUIET
from store.instruments.taken import draft, series
from tui.page import Page
from widgets.answer_table import answer_table
from widgets.chart import Scope, plotted
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, takes_it_back
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT, TITLE
from widgets.pane import spread
from widgets.picture_view import least_height, picture_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events
    from textual.app import ComposeResult

    from store.instruments.instrument import Instrument
    from store.instruments.taken import Scored
    from store.records.response import Response
    from tui.session import Session
    from widgets.picture import Picture

SPANS = (90, 182, 365, 0)
"""Days of the chart, today included; 0 is everything."""
WIDEST = 100
NOTES = 3
"""Lines below the plot."""


class ResponsePage(Page[None]):
    """A response of one questionnaire, with the ones before it; ← and → go through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "before", tooltip="the one before", id="response.before"),
        Binding("right", "step(1)", "next", tooltip="the next one", id="response.next"),
        *keyed(Binding("down,j", "scroll(1)", "down", show=False, tooltip="further down", id="down")),
        *keyed(Binding("up,k", "scroll(-1)", "up", show=False, tooltip="further up", id="up")),
        Binding("pagedown,space", "scroll(12)", "page down", show=False, tooltip="a page down", id="response.page"),
        Binding("pageup", "scroll(-12)", "page up", show=False, tooltip="a page up", id="response.page_up"),
        Binding(
            "e", "correct", "correct", tooltip="correct the answers; the old ones are kept", id="response.correct"
        ),
        Binding(
            "c", "compare", "compare from here", show=False, tooltip="compare scores from here", id="response.from"
        ),
        Binding("less_than_sign", "span(-1)", "shorter", show=False, tooltip="a shorter span", id="shorter"),
        Binding("greater_than_sign", "span(1)", "longer", show=False, tooltip="a longer span", id="longer"),
        Binding("v", "in_words", "in words", show=False, tooltip="the chart in words", id="words"),
        Binding(
            "delete,backspace", "delete", "delete", show=False, tooltip="delete this one", id="response.delete"
        ),
        *keyed(Binding("q,escape", "back", "back", tooltip="back to the questionnaires", id="back")),
    ]

    def __init__(
        self,
        session: Session,
        instruments: Mapping[str, Instrument],
        instrument: str,
        response: str = "",
        *,
        said: str = "",
    ) -> None:
        """Take the ids of a questionnaire and of a response, empty for the newest."""
        super().__init__(session)
        self._instruments = instruments
        self._instrument = instruments[instrument]
        self._id = response
        self._greeting = said
        self._span = 1

    def flaggable(self) -> tuple[str, str] | None:
        """Return its questionnaire."""
        return f"questionnaire:{self._instrument.id}", self._instrument.title

    @property
    def known(self) -> tuple[Scored, ...]:
        """Every response with a total, in order of day."""
        return series(self.session.history, self._instrument)

    @property
    def place(self) -> int:
        """Where the shown one stands among them, from 0; the last where it is not known."""
        places = (place for place, scored in enumerate(self.known) if scored.response.id == self._id)
        return next(places, len(self.known) - 1)

    @property
    def response(self) -> Response | None:
        """The shown response, None where there is none."""
        return self.known[self.place].response if self.known else None

    def compose(self) -> ComposeResult:
        """Lay out the page over what was said last and the keys."""
        with VerticalScroll(can_focus=False):
            yield Static(id="page")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say how one came here."""
        self.say(self._greeting)

    def on_resize(self, _: events.Resize) -> None:
        """Take the new width."""
        self.show()

    def show(self) -> None:
        """Draw the page."""
        response = self.response
        if response is None:
            self.query_one("#page", Static).update(Content(f"\n {self._instrument.title} was not taken yet."))
            return
        self._id = response.id
        width = min(WIDEST, self.size.width - 3)
        self.query_one("#page", Static).update(Content("\n").join(self._lines(response, width)))

    def action_step(self, step: int) -> None:
        """Go to an earlier or a later one."""
        if self.known:
            self._id = self.known[min(len(self.known) - 1, max(0, self.place + step))].response.id
            self.say("")
            self.show()
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Show what is further down, or up."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_correct(self) -> None:
        """Answer it again; nothing is written before an answer is another."""
        from tui.screens.take import Take

        if self.response is None:
            return
        own = self._instruments[self.response.instrument]
        begun = draft(self.session.history, own)
        if begun and begun.replaces != self.response.id:
            self.say(f"{own.title} has an unfinished one. It is in the list.")
            return
        version = begun or acts.correct(self.response, self.session.clock())
        self.app.push_screen(Take(self.session, self._instruments, version), self._corrected)

    def _corrected(self, response: str | None) -> None:
        """Show the new version; without its item 9 it is another questionnaire's."""
        kept = next((one for one in self.session.history.responses if one.id == response), None)
        if kept:
            if kept.instrument != self._instrument.id and kept.instrument not in self._instrument.within:
                self._instrument = self._instruments[kept.instrument]
            self._id = kept.id
            self.show()
            self.say(f"Corrected; the answers before are kept. {takes_it_back()}")

    def action_compare(self) -> None:
        """Compare scores from this one on."""
        if self.response:
            day = self.response.day
            self.record(
                acts.compare_from(self._instrument, day), f"Compared from {short_day(day)}. {takes_it_back()}"
            )

    def action_delete(self) -> None:
        """Delete it."""
        if self.response:
            title = f"{self._instruments[self.response.instrument].title} of {short_day(self.response.day)}"
            change = acts.delete(self.session.history, self.response, title)
            self.record(change, f"Deleted: {title}. {brings_it_back()}")

    def action_span(self, step: int) -> None:
        """Show more or less of the past."""
        self._span = min(len(SPANS) - 1, max(0, self._span + step))
        self.show()

    def action_in_words(self) -> None:
        """Say what the chart says."""
        self.say(self._picture().words)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def _picture(self) -> Picture:
        known = {self._instrument.id: self._instrument}
        scope = Scope(
            today=self.session.today,
            span_days=SPANS[self._span],
            of=self._instrument.id,
            instruments=lambda: known,
        )
        return plotted("questionnaire", self.session.history, scope)

    def _lines(self, response: Response, width: int) -> Iterator[Content]:
        said = result(self.session.history, self._instrument, response)
        title = Content.styled(f" {self._instrument.title}, {long_day(response.day)} {response.day.year}", TITLE)
        yield spread(title, Content.styled(f"{self.place + 1} of {len(self.known)}", FAINT), width)
        yield Content("")
        if said.raised:
            yield Content.styled(f" {QUIET}", "bold")
            yield Content("")
        yield Content.styled(f" {said.score}", CHOSEN)
        for words, style in ((said.band, FAINT), *((words, "") for words in said.changes)):
            yield from _wrapped(words, style, width)
        yield from (line for words in said.besides for line in _wrapped(words, FAINT, width))
        yield Content("")
        picture = self._picture()
        yield from picture_lines(picture, width, least_height(picture) + min(NOTES, len(picture.notes)))
        yield Content("")
        until = [scored.response for scored in self.known[: self.place + 1]]
        yield from answer_table(self._instrument, until, width)


def _wrapped(words: str, style: str, width: int) -> list[Content]:
    return [Content(" ") + line for line in Content.styled(words, style).wrap(width - 1)] if words else []
