"""What the numbers may say: a sentence each with what it rests on, and questions of the person's own."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.clock import short_day
from store.insight import away
from store.insight.insight import QUESTIONS, insights, through
from store.insight.questions import asked, drop, words_of
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of
from widgets.palette import CHOSEN, FAINT, KNOWN, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from textual.app import ComposeResult

    from store.changes import Change
    from store.history import History
    from store.insight.insight import Insight
    from store.instruments.instrument import Instrument
    from store.records.question import Question

SHOW_AWAY = "+away"
"""The id of the line that shows what was put away."""
INDENT, BESIDE = 5, 5
"""Cells before a sentence, and those that the list leaves free at its sides."""


class Insights(ListPage):
    """It changes with the journal and once a week, never with a look."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", "ask", tooltip="ask a question of my own", id="add"),
        Binding("e", "edit", "edit", show=False, tooltip="edit the question", id="edit"),
        Binding(
            "delete,backspace",
            "drop",
            "delete",
            tooltip="delete the question; undo brings it back",
            id="insight.drop",
        ),
        Binding(
            "x", "put_away", "put away", tooltip="put it away for good; again: bring it back", id="insight.away"
        ),
    ]
    _all = False
    """Whether what was put away is shown."""
    _found: tuple[History | None, date | None, tuple[Insight, ...]] = (None, None, ())

    def compose(self) -> ComposeResult:
        """Lay out the sentences over what is to be known of the marked one."""
        yield Static(id="heading")
        yield Choices(gutter=GUTTER)
        yield Static(id="more")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the first sentence."""
        self.list.mark(self._shown[0].id if self._shown else "")

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.show()

    def on_screen_resume(self) -> None:
        """Stand on what was asked meanwhile."""
        self.show()

    def show(self) -> None:
        """Draw the sentences, and what is to be known of the marked one."""
        last = short_day(through(self.session.history, self.session.today))
        weeks = Content.styled(f"whole weeks, to {last} ", FAINT)
        title = Content.styled(" What the numbers may say", TITLE)
        self.query_one("#heading", Static).update(spread(title, weeks, self.size.width))
        super().show()
        self._show_more()

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield the sentences under their headings; what was put away only when it is asked for."""
        if not asked(self.session.history):
            yield "", _heading(QUESTIONS)
            yield "", Content("\n").join(self._wrapped(_no_questions(), FAINT))
        for group, found in groupby(self._shown, lambda each: each.group):
            yield "", _heading(group)
            for each in found:
                yield each.id, self._sentence(each)
        hidden = len(self._known) - len(self._shown)
        if hidden:
            words = Content.styled(f"{hidden} put away; Enter shows them", FAINT)
            yield SHOW_AWAY, self.line(words)

    def chosen(self, name: str) -> None:
        """Edit the question, or show what was put away."""
        if name == SHOW_AWAY:
            self._all = True
            self.show()
        else:
            self.action_edit()

    def go_to(self, change: Change) -> None:
        """Mark what a change was of."""
        self.mark(change.item, *(_id_of(key) for key in (change.item, *(edit.key for edit in change.edits))))

    def action_ask(self) -> None:
        """Ask a question of one's own."""
        self._form(None)

    def action_edit(self) -> None:
        """Edit the marked question."""
        if question := self._question:
            self._form(question)

    def action_drop(self) -> None:
        """Delete the marked question."""
        history = self.session.history
        if question := self._question:
            words = f"Deleted: the question about {words_of(question, history)}. {brings_it_back()}"
            self.record(drop(question, history, self.session.today), words)
        elif self._marked:
            self.say(f"This one comes from the numbers alone. {key_of('insight.away')} puts it away for good.")

    def action_put_away(self) -> None:
        """Put the marked sentence away for good, or bring it back."""
        marked = self._marked
        if marked is None:
            return
        back = "Brought back" if marked.put_away else "Put away"
        undoes = f"{key_of('undo')} takes that back." if marked.put_away else f"{brings_it_back()}"
        change = away.bring_back(marked) if marked.put_away else away.put_away(marked)
        self.record(change, f"{back}: {marked.about}. {undoes}")

    @on(Choices.OptionHighlighted)
    def _tell(self) -> None:
        self._show_more()

    def _sentence(self, each: Insight) -> Content:
        """Return what it is about with what it rests on, and the sentence below."""
        state = " · put away" if each.put_away else ""
        about = Content.assemble((each.about, CHOSEN), (f"   {each.basis}{state}", FAINT))
        words = self._wrapped(each.words, FAINT if each.put_away else KNOWN)
        return Content("\n").join([self.line(about), *words])

    def _wrapped(self, words: str, style: str) -> Iterator[Content]:
        room = max(1, self.size.width - INDENT - BESIDE)
        return (Content(" " * INDENT) + line for line in Content.styled(words, style).wrap(room))

    def _show_more(self) -> None:
        lines = self._marked.more if self._marked else ()
        told = Content("\n").join(Content.styled(line, FAINT) for line in lines or (_no_score(),))
        self.query_one("#more", Static).update(told)

    @property
    def _known(self) -> tuple[Insight, ...]:
        """Every sentence, reckoned anew only when the journal or the day is another."""
        history, today = self.session.history, self.session.today
        if self._found[:2] != (history, today):
            self._found = (history, today, insights(history, today, self._instruments))
        return self._found[2]

    @property
    def _shown(self) -> tuple[Insight, ...]:
        kept = [each for each in self._known if self._all or not each.put_away]
        order = list(dict.fromkeys(each.group for each in kept))
        return tuple(sorted(kept, key=lambda each: order.index(each.group)))

    @cached_property
    def _instruments(self) -> Mapping[str, Instrument]:
        return self.session.instruments()

    @property
    def _marked(self) -> Insight | None:
        return next((each for each in self._known if each.id == self.list.chosen), None)

    @property
    def _question(self) -> Question | None:
        name = self._marked.question if self._marked else ""
        return next((each for each in asked(self.session.history) if each.id == name), None)

    def _form(self, question: Question | None) -> None:
        from tui.screens.question_form import QuestionForm

        before = {each.id for each in asked(self.session.history)}

        def show_new(words: str | None) -> None:
            self.mark(*(_id_of(each.id) for each in asked(self.session.history) if each.id not in before))
            self.report(words)

        self.app.push_screen(QuestionForm(self.session, question), show_new)


def _id_of(question: str) -> str:
    return f"question:{question}"


def _heading(words: str) -> Content:
    return Content.styled(f"   {words}", FAINT)


def _no_questions() -> str:
    return f"None asked yet. {key_of('add')} asks one of your own: is mood different on days I walk?"


def _no_score() -> str:
    away = key_of("insight.away")
    return f"Nothing here is a score. Enter changes a question, {away} puts a sentence away for good."
