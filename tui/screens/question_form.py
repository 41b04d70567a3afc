"""A question of the person's own to their numbers, as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on

from store.insight.questions import LONGEST, MOST, ask, asked, fitted, outcome_of, problem, split_of, words_of
from store.insight.said import question_words
from store.insight.split import outcomes, splits
from store.records.question import Question
from store.records.record import new_id
from tui.screens.small_form import SmallForm
from widgets.form_rows import Act, Choice, Chosen, Pressed, Typed, Words
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from store.changes import Change
    from tui.session import Session
    from widgets.form_rows import AnyRow

ANOTHER = "That is another question: the old one still counts among those asked, for 90 days."


class QuestionForm(SmallForm):
    """Takes the question to change; None: a new one."""

    HEADING: ClassVar[str] = "A question to my numbers"

    def __init__(self, session: Session, question: Question | None = None) -> None:
        super().__init__(session)
        self._splits, self._outcomes = splits(session.history), outcomes(session.history)
        self._old = question
        self._opened = self._question = question or Question(
            id=new_id(), about=self._splits[0].id, asked=session.today
        )

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows; when it is looked at only where that may be chosen."""
        question = self._question
        split, outcome = split_of(question, self.session.history), outcome_of(question, self.session.history)
        rows: dict[str, AnyRow] = {
            "about": Choice(
                label="Days with",
                options=tuple(each.words if each.is_night else each.label for each in self._splits),
                chosen=_place(self._splits, question.about),
                hint="← → goes through the rows that say whether, or how often.",
            ),
            "outcome": Choice(
                label="What may differ",
                options=tuple(each.name for each in self._outcomes),
                chosen=_place(self._outcomes, question.outcome),
                hint="← → goes through the ratings and sleep.",
            ),
        }
        if not (split.is_night or outcome.is_night):
            rows["later"] = Choice(
                label="Looked at",
                options=("the same day", "the day after"),
                chosen=int(question.later),
                hint="The day after tells a little more of what may lead to what; neither shows why.",
            )
        rows["words"] = Words(
            label="In a sentence",
            words=question.words,
            aside=f"empty: {split.words}",
            hint="As it stands after “on days with”: a walk.",
        )
        return {**rows, "keep": Act(label="Ask it", apart=True, hint=f"Esc asks it too. {takes_it_back()}")}

    def read_back(self) -> str:
        """Return the question in a sentence."""
        question, history = self._fitted(), self.session.history
        after = split_of(question, history).is_night
        words = words_of(question, history)
        return question_words(words, outcome_of(question, history), after=after, later=question.later)

    def notes(self) -> list[str]:
        """Say what asking more costs, before it is asked."""
        if self._old and self.change_of_content():
            return [ANOTHER]
        others = len(asked(self.session.history)) - (1 if self._old else 0)
        if others:
            return [f"{others} of {MOST} asked already. The more are asked, the clearer each answer has to be."]
        return []

    def change_of_content(self) -> bool:
        """Say whether it asks something else than before."""
        new, old = self._fitted(), self._opened
        return (new.about, new.outcome, new.later) != (old.about, old.outcome, old.later)

    def trouble(self) -> tuple[str, str]:
        """Return why it cannot be asked."""
        why = problem(self._question, self.session.history)
        return ("words" if len(self._question.words) > LONGEST else "about", why) if why else ("", "")

    def is_untouched(self) -> bool:
        """Say whether it is as it was opened."""
        return self._question == self._opened

    def change(self) -> Change | None:
        """Return what asks it."""
        return ask(self._question, self.session.history, self.session.today, self._old)

    def kept(self) -> str:
        """Say it."""
        return self.read_back()

    @on(Typed)
    def _type(self, event: Typed) -> None:
        words = self.cleaned(event.words)
        if words is None:
            return
        self._question = replace(self._question, words=words)
        self.taken()

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        match event.row:
            case "about":
                self._question = replace(self._question, about=self._splits[event.place].id)
            case "outcome":
                self._question = replace(self._question, outcome=self._outcomes[event.place].id)
            case _:
                self._question = replace(self._question, later=bool(event.place))
        self.taken()

    @on(Pressed)
    def _press(self) -> None:
        self.keep()

    def _fitted(self) -> Question:
        history = self.session.history
        return fitted(self._question, split_of(self._question, history), outcome_of(self._question, history))


def _place(known: tuple[object, ...], wanted: str) -> int:
    return next((place for place, each in enumerate(known) if getattr(each, "id", "") == wanted), 0)
