"""The questionnaires: what can be taken now, what was taken and when, and the line of the marked one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.clock import day_of_month, short_day
from store.instruments import acts
from store.instruments.own import Catalog, catalog
from store.instruments.taken import draft, every, item_9_choice, open_from, standing
from store.records.text import one_line
from tui.page import Page
from tui.page_keys import BACK
from widgets.chart import Scope, plotted
from widgets.choices import Choices
from widgets.colours import EIGHTHS
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of, takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, TITLE
from widgets.picture_view import PictureView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.instruments.instrument import Instrument
    from store.instruments.taken import Standing
    from store.records.response import Response
    from tui.screens.item_nine import Choice
    from tui.session import Session

SPAN = 182
"""Days of the chart."""
SPARK = 8
NAME, STATE, SCORE = 8, 23, 17
"""Cells of the columns."""


class Questionnaires(Page[str]):
    """The list over the chart of the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(
            Binding("l,right", "look_back", "look back", tooltip="its scores and answers", id="questionnaires.look")
        ),
        Binding("e", "how_often", "how often", tooltip="how many days lie between two", id="questionnaires.often"),
        Binding(
            "delete,backspace",
            "drop",
            "throw away",
            show=False,
            tooltip="throw away what is unfinished",
            id="questionnaires.drop",
        ),
        Binding("v", "in_words", "in words", show=False, tooltip="the chart in words", id="words"),
        *BACK,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._catalog = Catalog({})
        self._known: dict[str, Standing] = {}

    def flaggable(self) -> tuple[str, str] | None:
        """Return the marked one."""
        return (f"questionnaire:{self.marked.id}", self.marked.title) if self.marked else None

    @property
    def marked(self) -> Instrument | None:
        """The questionnaire under the mark, None where there is none or its file is gone."""
        return self._catalog.instruments.get(self.query_one(Choices).chosen)

    def compose(self) -> ComposeResult:
        """Lay out the list, what Enter does, the chart."""
        yield Static(Content.styled(" Questionnaires", TITLE), id="heading")
        yield Choices()
        yield Static(id="enter")
        yield Static(id="faults")
        yield PictureView()
        line = Line(id="often")
        line.display = False
        yield line
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the files and go to the list."""
        self._catalog = catalog(self.session.folder)
        self.query_one("#faults", Static).update(Content("\n".join(f" {fault}" for fault in self._catalog.faults)))
        self.query_one("#faults", Static).display = bool(self._catalog.faults)
        self.set_focus(self.query_one(Choices))

    def show(self) -> None:
        """Draw the list, the mark where it was."""
        choices = self.query_one(Choices)
        chosen = choices.chosen
        found = standing(self.session.history, self.session.today, self._catalog.instruments)
        self._known = {one.id: one for one in found}
        choices.put((one.id, _row(one)) for one in found)
        if chosen in self._known:
            choices.highlighted = choices.get_option_index(chosen)
        self._show_marked()

    def on_screen_resume(self) -> None:
        """Come back to where one was, else to the list."""
        self.set_focus(self.focused or self.query_one(Choices))

    @on(Choices.OptionHighlighted)
    def _show_marked(self) -> None:
        name = self.query_one(Choices).chosen
        words = _enter_words(self._known[name]) if name in self._known else ""
        self.query_one("#enter", Static).update(Content.styled(f" {words}", FAINT))
        if self.marked:
            known = self._catalog.instruments
            scope = Scope(today=self.session.today, span_days=SPAN, of=self.marked.id, instruments=lambda: known)
            self.query_one(PictureView).picture = plotted("questionnaire", self.session.history, scope)

    # Taking one

    @on(Choices.OptionSelected)
    def _take(self) -> None:
        instrument = self.marked
        if instrument is None:
            self.say("Its file is not in the folder of questionnaires; what was answered is kept.")
            return
        begun = draft(self.session.history, instrument)
        if begun:
            self._open(begun)
        elif not self._too_soon(instrument):
            self._begin(instrument)

    def _too_soon(self, instrument: Instrument) -> bool:
        again = open_from(self.session.history, instrument, self._catalog.instruments)
        if again is None or again <= self.session.today:
            return False
        look = key_of("questionnaires.look")
        self.say(f"{instrument.title} can be taken again from {short_day(again)}. {look} looks back.")
        return True

    def _begin(self, instrument: Instrument) -> None:
        """Begin one; before the first with such a question ask whether it is to be asked (clinical.md 1.6)."""
        may_leave_out = any(item.optional_to in self._catalog.instruments for item in instrument.items)
        if may_leave_out and item_9_choice(self.session.history, instrument) != "ask":
            from tui.screens.item_nine import ItemNine

            self.app.push_screen(ItemNine(), self._chosen)
        else:
            self._open(acts.begin(instrument, self.session.clock(), self.session.today))

    def _chosen(self, choice: Choice | None) -> None:
        instrument = self.marked
        if choice is None or instrument is None:
            return
        other = next(item.optional_to for item in instrument.items if item.optional_to)
        shorter = self._catalog.instruments[other]
        days = every(self.session.history, instrument) or every(self.session.history, shorter)
        if self.record(acts.choose_item_9(instrument, choice, days)):
            taken = instrument if choice == "ask" else shorter
            self._open(acts.begin(taken, self.session.clock(), self.session.today))

    def _open(self, response: Response) -> None:
        from tui.screens.take import Take

        self.app.push_screen(Take(self.session, self._catalog.instruments, response), self._finished)

    def _finished(self, response: str | None) -> None:
        """Show what the answers say."""
        kept = next((one for one in self.session.history.responses if one.id == response), None)
        if kept:
            self._show_response(kept.instrument, kept.id, said=f"Kept. {key_of('undo')} opens it again.")

    def _show_response(self, instrument: str, response: str = "", said: str = "") -> None:
        from tui.screens.response import ResponsePage

        self.app.push_screen(ResponsePage(self.session, self._catalog.instruments, instrument, response, said=said))

    # Keys

    def action_look_back(self) -> None:
        """Open the newest response."""
        if self.marked and self._known[self.marked.id].scores:
            self._show_response(self.marked.id)
        elif self.marked:
            self.say(f"{self.marked.title} was not taken yet.")

    def action_how_often(self) -> None:
        """Open the line for the days between two."""
        if self.marked is None:
            return
        line = self.query_one(Line)
        self.say(f"Days between two, {self.marked.min_interval_days} or more; 0: only when I like. Enter keeps it.")
        line.display = True
        line.open(str(every(self.session.history, self.marked)))
        self.set_focus(line)

    @on(Line.Kept)
    def _keep_often(self, event: Line.Kept) -> None:
        self.query_one(Line).display = False
        self.set_focus(self.query_one(Choices))
        self.say("")
        if event.key != "enter" or self.marked is None:
            return
        words = event.words.strip()
        try:
            days = int(words) if words.isascii() and words.isdigit() else -1
            change = acts.set_interval(self.marked, days)
        except ValueError as reason:
            self.say(str(reason))
            return
        self.record(change, f"{one_line(change.words)}. {takes_it_back()}")

    def action_drop(self) -> None:
        """Throw away what is unfinished."""
        begun = draft(self.session.history, self.marked) if self.marked else None
        if begun and self.marked:
            words = f"Thrown away: the unfinished {self.marked.title}. {brings_it_back()}"
            self.record(acts.drop_draft(begun, self.marked.title), words)
        else:
            look = key_of("questionnaires.look")
            self.say(f"Nothing is unfinished here. {look} looks back; there a response can be deleted.")

    def action_in_words(self) -> None:
        """Say what the chart says."""
        picture = self.query_one(PictureView).picture
        if picture:
            self.say(picture.words)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")


def _row(one: Standing) -> Content:
    """Return a line of the list: name, whether it can be taken, the last score, the line of the scores."""
    last = "" if one.last is None else day_of_month(one.last)
    score = last if one.total is None else f"{one.total} of {one.max}, {last}"
    ready = one.state in {"ready", "unfinished"}
    return Content.assemble(
        (f" {one_line(one.title)[: NAME - 1]:<{NAME}}", "bold"),
        (f"{one.said:<{STATE}}", "bold" if ready else FAINT),
        f"{score:<{SCORE}}",
        _spark(one),
    )


def _spark(one: Standing) -> str:
    size = (one.max - one.min) / (len(EIGHTHS) - 1) or 1
    return "".join(EIGHTHS[round((total - one.min) / size)] for _, total in one.scores[-SPARK:])


def _enter_words(one: Standing) -> str:
    if one.state == "unfinished":
        return f"Enter goes on there. Delete throws the answers away; {key_of('undo')} brings them back."
    if one.state == "missing":
        return "What was answered is kept."
    about = f"{one.about[:1].upper()}{one.about[1:]}. " if one.about else ""
    often = f" Every {one.every_days} days." if one.every_days else ""
    return one_line(f"{about}Enter takes it.{often}")
