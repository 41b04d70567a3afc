"""A ladder's name, or one of its steps, as a form of a line or two; all of it is kept as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import ladder as ladders
from store.records.record import new_id
from store.records.text import UnusableTextError, clean, one_line
from tui.screens.form_page import FormPage
from tui.screens.small_form import AGAIN
from widgets.form import Form
from widgets.form_rows import Number, Pressed, Typed, Words
from widgets.key_bar import KeyBar
from widgets.key_names import key_of, takes_it_back
from widgets.keyed import keyed
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.records.ladder import Ladder, Step
    from tui.session import Session
    from widgets.form_rows import AnyRow

NO_FEAR = "A whole number from 0 to 100."
FEAR_STEP = 5
CAUTION = (
    "Memories of trauma, thoughts that force themselves on you about harm, fainting or a heart condition: "
    "climb with a clinician, not alone."
)
"""Where a ladder is not for one alone (clinical.md 3.3)."""


class LadderForm(FormPage):
    """Dismisses with the sentence that says what was kept; without words nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "next, done", tooltip="the next row; after the last, done", id="rung.next"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; all of it is kept", id="back")),
    ]

    def __init__(self, session: Session, ladder: Ladder, step: Step | None = None) -> None:
        """Take a ladder whose name is asked for, or the step of it that is."""
        super().__init__(session)
        self._ladder, self._rung = ladder, step
        self._before = self._kept = ladder
        self._act = new_id()
        self._refused = False
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the rows and what the marked one asks for."""
        heading = f" A step of: {one_line(self._ladder.title)}" if self._rung else " A ladder"
        yield Static(Content.styled(heading, TITLE), id="heading")
        yield Form(self.rows(), id="rows")
        yield Static(Content.styled("" if self._rung else CAUTION, FAINT), id="caution")
        yield Static(id="said")
        yield Static(id="hint")
        yield KeyBar()

    def row_marked(self) -> None:
        """Say what the row asks for."""
        row = self.rows().get(self.form.marked)
        self.query_one("#hint", Static).update(Content(f" {row.hint}" if row else ""))

    def rows(self) -> dict[str, AnyRow]:
        """Return a row for the words, and of a step one for the fear."""
        if self._rung is None:
            title = Words(
                label="What for", words=self._ladder.title, hint="What would I do again? Such as: the tube to work."
            )
            return {"text": title}
        return {
            "text": Words(label="The step", words=self._rung.text, hint="What do I do? Small, and with a place."),
            "expected": Number(
                label="Fear I expect",
                value=self._rung.expected,
                unit="" if self._rung.expected is None else "of 100",
                high=ladders.MOST,
                step=FEAR_STEP,
                hint="0 calm, 100 the worst I can think of. It puts the step in its place.",
                wrong=bool(self._wrong),
            ),
        }

    @on(Typed)
    def _type(self, event: Typed) -> None:
        try:
            self._take(event.row, clean(event.words))
        except UnusableTextError as reason:
            self.say(str(reason))
        except ValueError:
            self._wrong = event.words
            self.say(NO_FEAR)
        else:
            self._wrong = ""
            self._refused = False
            self.say("")
            self._keep()
        self.form.put(self.rows())

    def _take(self, row: str, words: str) -> None:
        """Take what was typed into a row. Raises ValueError for a fear that is none."""
        if self._rung is None:
            self._ladder = replace(self._ladder, title=words)
            return
        if row == "text":
            self._rung = replace(self._rung, text=words)
        else:
            fear = int(words) if words.strip() else None
            if fear is not None and not 0 <= fear <= ladders.MOST:
                raise ValueError(NO_FEAR)
            self._rung = replace(self._rung, expected=fear)
        self._ladder = ladders.with_step(self._before, self._rung)

    def _keep(self, besides: str = "") -> bool:
        """Put on the disk what this form made of the ladder; say whether it is there, and `besides` where not."""
        if self._ladder == self._kept:
            return True
        change = ladders.keep(self._ladder, self.session.history, was=self._kept, act=self._act)
        if not self.record(change, besides=besides):
            return False
        self._kept = self._ladder
        return True

    @on(Pressed)
    def _press(self) -> None:
        self.action_back()

    def is_last(self) -> bool:
        """Say whether the last row is marked."""
        return self.form.marked == list(self.rows())[-1]

    def action_next(self) -> None:
        """Go to the next row, and back after the last."""
        if self.is_last():
            self.action_back()
        else:
            self.action_step(1)

    def action_undo(self) -> None:
        """Say where it is taken back."""
        self.say(f"Esc, and then {key_of('undo')} takes all of it back.")

    def action_redo(self) -> None:
        """Say that nothing is put back here."""
        self.say("There is nothing here to put back.")

    def action_back(self) -> None:
        """Go back; what has no words is not kept. What cannot be kept stays, until it is left a second time."""
        words = one_line(self._rung.text if self._rung else self._ladder.title).strip()
        is_kept = self._keep(AGAIN) if words else self._let_go()
        if not is_kept and not self._refused:
            self._refused = True
        elif not words:
            self.dismiss("It has words, or it is none; nothing was kept.")
        elif self._ladder == self._before or not is_kept:
            self.dismiss("")
        else:
            self.dismiss(f"Kept: {words}. {takes_it_back()}")

    def _let_go(self) -> bool:
        """Take out what was typed and emptied again; what had words before keeps them. Say whether that is done."""
        was_there = any(known.id == self._before.id for known in self.session.history.ladders)
        if self._rung or self._before.title:
            self._ladder = self._before
            return self._keep(AGAIN)
        return not was_there or self.record(replace(ladders.delete(self._ladder), act=self._act), besides=AGAIN)
