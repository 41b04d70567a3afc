"""A questionnaire asked line by line: the choice before the first PHQ-9, the items, the result in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import short_day
from store.helplines.countries import guess
from store.instruments import acts, support
from store.instruments.instrument import Item
from store.instruments.result import result
from store.instruments.taken import draft, every, first_open, item_9_choice, open_from
from tui.command import RefusedError
from tui.prompts import ask, say
from widgets.key_names import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.helplines.mine import Plan
    from store.instruments.instrument import Instrument, Unscored
    from store.records.response import Response
    from tui.folder import Desk

HOW = (
    "An empty line leaves a question open; Ctrl+D, the end of the input, stops. Each answer is kept as you give "
    "it, and handrail take {name} goes on there."
)


class Sitting:
    """One taking of a questionnaire at a desk."""

    def __init__(
        self, desk: Desk, instruments: Mapping[str, Instrument], instrument: Instrument, plan: Plan
    ) -> None:
        """Take the desk, every questionnaire, the one to ask, and the person's own lines for help."""
        self._desk = desk
        self._instruments = instruments
        self._instrument = instrument
        self._plan = plan

    def hold(self) -> None:
        """Ask until every question was asked; then say the result, or what is still open.

        Raises EndedError at the end of the input, and RefusedError for what cannot be asked now.
        """
        self._leave_out_item_9()
        self._refuse_too_soon()
        say(f"{self._instrument.title}. {HOW.format(name=self._instrument.id)}")
        response = self._opened()
        say(self._instrument.stem)
        say(self._answers_of(self._instrument.items[0]))
        for question in self._instrument.questions:
            if self._is_asked(response, question):
                response = self._ask(response, question)
        self._finish(response)

    def _is_asked(self, response: Response, question: Item | Unscored) -> bool:
        """Say whether a question is still to be asked: a correction asks all, a PHQ-9 kept as PHQ-8 no more."""
        if question in self._instrument.unscored and acts.shortened_to(self._instrument, response.answers):
            return False
        return bool(response.replaces) or question.id not in response.answers

    def _leave_out_item_9(self) -> None:
        """Ask once whether the question about self-harm is to be asked; from then on keep to it."""
        item = next((item for item in self._instrument.items if item.optional_to in self._instruments), None)
        if item is None:
            return
        choice = item_9_choice(self._desk.history, self._instrument)
        if not choice:
            say(support.BEFORE)
            answer = ask("Include the question about self-harm? [y/n]", _yes_or_no)
            if answer is None:
                return
            choice = "ask" if answer else "leave_out"
            days = every(self._desk.history, self._instrument)
            self._desk.record(acts.choose_item_9(self._instrument, choice, days))
        if choice == "leave_out":
            self._instrument = self._instruments[item.optional_to]
            there = f"{key_of('questionnaires')} in the dashboard changes that."
            say(f"Without the question about self-harm, as you chose. {there}")

    def _refuse_too_soon(self) -> None:
        again = open_from(self._desk.history, self._instrument, self._instruments)
        if again and again > self._desk.today and draft(self._desk.history, self._instrument) is None:
            raise RefusedError(f"{self._instrument.title} can be taken again from {short_day(again)}.", 1)

    def _opened(self) -> Response:
        """Return the response to go on with, else a new one."""
        begun = draft(self._desk.history, self._instrument)
        if begun:
            if ask(f"{self._stopped(begun)} Go on there? [y/n]", _yes_or_no) is not False:
                return begun
            self._desk.record(acts.drop_draft(begun, self._instrument.title))
        return acts.begin(self._instrument, self._desk.now, self._desk.today)

    def _stopped(self, begun: Response) -> str:
        if begun.replaces:
            return f"You were correcting the one of {short_day(begun.day)}."
        place = min(first_open(self._instrument, begun), len(self._instrument.questions))
        return f"You stopped at question {place} on {short_day(begun.day)}."

    def _ask(self, response: Response, question: Item | Unscored) -> Response:
        """Ask one question, keep its answer, and show help at once where the answer calls for it."""
        if question in self._instrument.unscored:
            say("One more, which is not scored.")
            say(question.text)
            prompt = self._answers_of(question)
        else:
            place = self._instrument.questions.index(question) + 1
            skip = " (You may skip this one with an empty line.)" if _may_skip(question) else ""
            prompt = f"{place} of {len(self._instrument.items)}. {question.text}{skip}"

        def read(words: str) -> int:
            value = int(words) if words.isascii() and words.isdigit() and len(words) == 1 else -1
            acts.answer(self._desk.history, response, self._instrument, question.id, value)
            return value

        value = ask(prompt, read)
        if value is None:
            return response
        self._desk.record(acts.answer(self._desk.history, response, self._instrument, question.id, value))
        self._care(question.id, value)
        return next(kept for kept in self._desk.history.all_responses if kept.id == response.id)

    def _care(self, question: str, value: int) -> None:
        steps = support.steps_above(self._instrument, question, value)
        if steps:
            country = self._desk.history.settings.country or guess()
            for paragraph in support.panel(steps, country, self._plan):
                say(paragraph.text)
            say("More help at any time: handrail now")

    def _answers_of(self, question: Item | Unscored) -> str:
        options = (f"{option.value} {option.text}" for option in self._instrument.options_of(question))
        return f"{', '.join(options)}."

    def _finish(self, response: Response) -> None:
        try:
            change = acts.finish(response, self._instruments, self._desk.now, self._desk.today)
        except ValueError:
            self._say_open(response)
            return
        self._desk.record(change)
        kept = next(kept for kept in self._desk.history.responses if kept.id == response.id)
        for line in result(self._desk.history, self._instruments[kept.instrument], kept).lines:
            say(line)

    def _say_open(self, response: Response) -> None:
        if not response.answers:
            say("Nothing was answered, and nothing is kept.")
            return
        names = [item.id for item in self._instrument.items]
        places = [names.index(item.id) + 1 for item in self._instrument.open_items(response.answers)]
        listed = ", ".join(map(str, places))
        say(f"Still open: {listed}. There is no total until every question is answered.")
        say(f"What you answered is kept. handrail take {self._instrument.id} goes on there.")


def _may_skip(question: Item | Unscored) -> bool:
    return isinstance(question, Item) and bool(question.optional_to)


def _yes_or_no(words: str) -> bool:
    """Return whether that is a yes. Raises ValueError, with a sentence, for anything else."""
    said = words.casefold()
    if said not in {"y", "yes", "n", "no"}:
        raise ValueError("Say y or n.")
    return said[0] == "y"
