"""A questionnaire, one question at a time; each answer is on disk before the next question is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.helplines.mine import read_plan
from store.instruments import acts
from store.instruments.instrument import Unscored
from store.instruments.support import steps_above
from store.instruments.taken import first_open
from tui.page import Page
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.question import GIVEN, HERE, OPEN, Asked, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from store.changes import Change
    from store.instruments.instrument import Instrument, Item
    from store.records.response import Response
    from tui.session import Session

LEAVES = "Enter leaves it open; there is no total until every question is answered."
SKIPS = "You may skip this one: Enter leaves it out."
GOES_ON = "Enter goes on."


class Take(Page[str]):
    """It goes on with a draft, or begins one with the first answer; opening and leaving it writes nothing.

    Its result is the id of the finished response, empty where it was stopped before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"answer({key})", "answer", show=False, tooltip="answer and go on", id=f"take.{key}")
            for key in "0123456789"
        ),
        *keyed(
            Binding("down,j", "mark(1)", "mark", show=False, tooltip="mark an answer; Enter gives it", id="down")
        ),
        *keyed(Binding("up,k", "mark(-1)", "mark", show=False, tooltip="mark the answer above", id="up")),
        Binding("left", "step(-1)", "back one", tooltip="the question before", id="take.before"),
        Binding("right", "step(1)", "on", tooltip="the next question", id="take.next"),
        Binding(
            "enter,space", "go_on", "go on", show=False, tooltip="give the marked answer and go on", id="take.on"
        ),
        Binding("backspace", "clear", "open it", show=False, tooltip="take the answer back", id="take.clear"),
        *keyed(Binding("q,escape", "back", "stop, all is kept", tooltip="stop; it goes on from here", id="back")),
    ]

    def __init__(self, session: Session, instruments: Mapping[str, Instrument], response: Response) -> None:
        """Take a draft, or a response that is in no journal yet."""
        super().__init__(session)
        self._instruments = instruments
        self._instrument = instruments[response.instrument]
        self._begun = response
        self._place = 0 if response.replaces else first_open(self._instrument, response) - 1
        self._marked: int | None = None

    @property
    def response(self) -> Response:
        """The response as the journal has it; before its first answer, as it was begun."""
        kept = self.session.history.all_responses
        return next((response for response in kept if response.id == self._begun.id), self._begun)

    @property
    def question(self) -> Item | Unscored | None:
        """What is asked now; None at the end."""
        questions = self._instrument.questions
        return questions[self._place] if self._place < len(questions) else None

    def compose(self) -> ComposeResult:
        """Lay out the question over the keys."""
        yield Question()
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Mark what is answered already."""
        self._go(self._place)

    def show(self) -> None:
        """Draw the question."""
        if not self.response.finished:
            self.query_one(Question).asked = self._asked(self.question) if self.question else self._end_card()

    def go_to(self, change: Change) -> None:
        """Go to the question whose answer was taken back."""
        names = [question.id for question in self._instrument.questions]
        if change.item in names:
            self._go(names.index(change.item))

    def action_answer(self, value: int) -> None:
        """Keep an answer and go on; after one that calls for it, help comes first (clinical.md 1.6)."""
        question = self.question
        if question is None or self.response.finished:
            return
        try:
            change = acts.answer(self.session.history, self.response, self._instrument, question.id, value)
        except ValueError as reason:
            self.say(str(reason))
            return
        if self.record(change):
            self.say("")
            self._help_first(steps_above(self._instrument, question.id, value))

    def action_mark(self, step: int) -> None:
        """Mark the answer above or below."""
        if self.question is None:
            return
        values = [option.value for option in self._instrument.options_of(self.question)]
        if self._marked is None:
            self._marked = values[0 if step > 0 else -1]
        else:
            place = values.index(self._marked) + step
            self._marked = values[min(len(values) - 1, max(0, place))]
        self.show()

    def action_go_on(self) -> None:
        """Give the marked answer; without one leave the question open; at the end go where something is open."""
        if self.question is None:
            self._end()
        elif self._marked is not None and self._marked != self.response.answers.get(self.question.id):
            self.action_answer(self._marked)
        else:
            self._next()

    def action_step(self, step: int) -> None:
        """Go a question back, or on."""
        if step > 0:
            self._next()
        else:
            self._go(max(0, self._place - 1))

    def action_clear(self) -> None:
        """Take this answer back; where there is none, that of the question before."""
        if self.question is None or self.question.id not in self.response.answers:
            self.action_step(-1)
        question = self.question
        if question and question.id in self.response.answers:
            self.record(acts.answer(self.session.history, self.response, self._instrument, question.id, None))
            self._go(self._place)

    def action_back(self) -> None:
        """Stop."""
        self.dismiss("")

    def _help_first(self, steps: int) -> None:
        """Show help where an answer is so many steps above the lowest; then go on."""
        if not steps:
            self._next()
            return
        from tui.screens.support import Support

        plan = read_plan(self.session.folder) if self.session.folder else None
        self.app.push_screen(Support(steps, self.session.history.settings.country, plan), lambda _: self._next())

    def _go(self, place: int) -> None:
        self._place = place
        self._marked = self.response.answers.get(self.question.id) if self.question else None
        self.show()

    def _next(self) -> None:
        """Go on to the next question; after the last one finish, or say what is open."""
        place = self._place + 1
        following = self._instrument.questions[place : place + 1]
        if any(isinstance(one, Unscored) for one in following) and self._shorter:
            place = len(self._instrument.questions)
        self._go(min(place, len(self._instrument.questions)))
        if self.question is None and not self._instrument.open_items(self.response.answers):
            self._finish()

    @property
    def _shorter(self) -> Instrument | None:
        """What it is kept as without the one item that may be left out."""
        return self._instruments.get(acts.shortened_to(self._instrument, self.response.answers))

    def _end(self) -> None:
        if self._shorter:
            self._finish()
        else:
            still_open = self._instrument.open_items(self.response.answers)
            self._go(self._instrument.questions.index(still_open[0]) if still_open else 0)

    def _finish(self) -> None:
        """Finish; a correction in which nothing was changed was never written, and is none."""
        session, response = self.session, self.response
        if all(known.id != response.id for known in session.history.all_responses):
            self.dismiss("")
            return
        change = acts.finish(response, self._instruments, session.clock(), session.today)
        if self.record(change):
            self.dismiss(response.id)

    def _asked(self, question: Item | Unscored) -> Asked:
        answers = self.response.answers
        options = self._instrument.options_of(question)
        return Asked(
            title=self._title(),
            place=self._place_words(question),
            stem="" if isinstance(question, Unscored) else self._instrument.stem,
            text=question.text,
            options=tuple((option.value, option.text) for option in options),
            marked=self._marked,
            given=answers.get(question.id),
            steps=self._steps(),
            note=self._note(question),
        )

    def _end_card(self) -> Asked:
        answers, names = self.response.answers, [item.id for item in self._instrument.items]
        places = [str(names.index(item.id) + 1) for item in self._instrument.open_items(answers)]
        if self._shorter:
            text = f"Without question {places[0]} this is kept as {self._shorter.title}."
            note = "Enter keeps it. ← goes back to the question."
        else:
            text = f"Still open: {', '.join(places)}. There is no total until every question is answered."
            stops = f"{key_of('back')} stops; what was answered is kept."
            note = f"Enter goes to question {places[0]}. {stops}" if places else ""
        return Asked(
            title=self._title(),
            place="",
            stem=self._instrument.stem,
            text=text,
            options=(),
            steps=self._steps(),
            note=note,
        )

    def _title(self) -> str:
        title = self._instrument.title
        return f"{title}, corrected" if self._begun.replaces else title

    def _place_words(self, question: Item | Unscored) -> str:
        if isinstance(question, Unscored):
            return "one more, not scored"
        return f"{self._place + 1} of {len(self._instrument.items)}"

    def _steps(self) -> str:
        answers = self.response.answers
        return "".join(
            HERE if place == self._place else GIVEN if question.id in answers else OPEN
            for place, question in enumerate(self._instrument.questions)
        )

    def _note(self, question: Item | Unscored) -> str:
        if self._marked is not None:
            return GOES_ON
        if isinstance(question, Unscored):
            return "Enter leaves it open."
        return SKIPS if question.optional_to in self._instruments else LEAVES
