"""A goal as a form: the sentence on top is the form, the rows are its words; all of it is a draft on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import acts
from store.goals.course import parts_of
from store.goals.draft import opened
from store.goals.rules import problems
from store.goals.sentence import sentence, told
from store.goals.starting import changed, started
from store.records.text import UnusableTextError, clean, one_line
from tui.screens import goal_answers, goal_rows
from tui.screens.form_page import FormPage
from widgets.form import Form
from widgets.form_rows import Chosen, Pressed, Typed
from widgets.key_bar import KeyBar
from widgets.key_names import key_of, takes_it_back
from widgets.keyed import keyed
from widgets.palette import FAINT, REPORT
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from store.goals.form import Form as Filled
    from store.records.goal import Goal, Reason
    from tui.session import Session
    from widgets.form_rows import AnyRow

MEANT = {"easier": "smaller", "setback": "later", "other": "another way"}
"""The reasons the form is opened with, as they are spoken of."""
MARKED = {"easier": "target", "setback": "weeks", "other": "source"}
"""The row each of them begins on."""


class GoalForm(FormPage):
    """Dismisses with a sentence once a goal was started or changed; with nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step(1)", "next", tooltip="the next row", id="form.next_row"),
        *keyed(Binding("escape,q", "back", "leave", tooltip="leave; the draft stays", id="back")),
    ]

    def __init__(self, session: Session, goal: Goal | None = None, *, reason: Reason | None = None) -> None:
        """Take a goal to start or to change, and with a reason what the change is meant to be."""
        super().__init__(session)
        self._form = opened(goal, session.history, session.today, reason)
        self._goes_on = self._form.kept
        self._opened = self._last = self._form.draft
        self._back: list[tuple[str, Filled]] = []
        self._wrong: dict[str, str] = {}
        self._said = self._sentence = ""
        self._shown = self.rows()

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the rows and their hint."""
        yield Static(id="heading")
        yield Static(id="sentence")
        yield Form(self._shown, id="rows")
        yield Static(id="hint")
        yield KeyBar()

    def first(self) -> str:
        """Return the act where all is filled in, what a reason is about, else the words."""
        form = self._form
        if form.changes is None:
            return "title" if problems(form.draft) else "act"
        meant = MARKED.get(form.reason or "", "title")
        return meant if meant in self.rows() else "title"

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.show()

    def row_marked(self) -> None:
        """Say what the row asks for."""
        self._said = ""
        self.say_hint()

    def show(self) -> None:
        """Draw the rows and read the sentence back; it keeps its last sound form."""
        form, self._shown = self._form, self.rows()
        self.form.put(self._shown)
        self.query_one("#heading", Static).update(self._heading(), layout=False)
        self.say_hint()
        said = self._read_back()
        if said != self._sentence and (not self._sentence or not problems(form.draft)):
            self._sentence = said
            self.query_one("#sentence", Static).update(Content(one_line(said)))

    def say(self, words: str) -> None:
        """Report in place of the hint."""
        self._said = words
        self.say_hint()

    # What the rows post

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._take(event.row, lambda: goal_answers.chosen(self._form, event.row, event.place))

    @on(Typed)
    def _type(self, event: Typed) -> None:
        self._take(event.row, lambda: goal_answers.typed(self._form, event.row, clean(event.words)))

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        match event.row:
            case "act":
                self._act()
            case "throw_away":
                self._throw_away()
            case name:
                self._take(name, lambda: goal_answers.pressed(self._form, name))
                self.form.go_to("label" if name == "add_part" else "target")

    def _take(self, row: str, step: Callable[[], Filled]) -> None:
        """Take a step and keep it on disk; what cannot be taken stays in its row, and is said."""
        before = self._form
        try:
            self._form = step()
        except (ValueError, UnusableTextError) as reason:
            self._wrong[row] = str(reason)
        else:
            self._wrong.pop(row, None)
            if self._form != before and (not self._back or self._back[-1][0] != row):
                self._back.append((row, before))
        self._said = ""
        self._keep()

    def _keep(self) -> None:
        """Keep the draft on disk, where it is another one than last, and show it."""
        draft, was_kept = self._form.draft, self._form.kept
        if draft == self._last:
            self.show()
            return
        is_kept = self._goes_on or draft != self._opened
        change = acts.keep_draft(draft) if is_kept else replace(acts.drop_draft(draft), draft=True)
        self._form = replace(self._form, kept=is_kept)
        if self.record(change):
            self._last = draft
        else:
            self._form = replace(self._form, kept=was_kept)
            self.show()

    # Keys

    def action_undo(self) -> None:
        """Take back what was done in the last row."""
        if not self._back:
            self.say("There is nothing here to take back.")
            return
        row, form = self._back.pop()
        self._form = replace(form, kept=self._form.kept)
        self._wrong.clear()
        self.form.forget_typing()
        self._keep()
        self.form.go_to(row)

    def action_redo(self) -> None:
        """Say that nothing is put back here."""
        self.say("There is nothing here to put back.")

    # What comes of it

    def _act(self) -> None:
        """Start the goal or change it, unless something keeps it from starting."""
        trouble = next(iter(self._wrong.items()), None)
        found = problems(self._form.draft)
        if trouble or found:
            row = trouble[0] if trouble else "title" if not self._form.draft.title.strip() else ""
            self.form.go_to(row)
            self.call_after_refresh(self.say, trouble[1] if trouble else found[0])
        elif self._form.changes:
            self._change(self._form.changes)
        else:
            goal = started(self._form.draft, self.session.today)
            if self.record(acts.keep_goal(goal)):
                self.dismiss(f"Started: {goal.title}. {takes_it_back()}")

    def _change(self, opened_with: Goal) -> None:
        old = next((goal for goal in self.session.history.goals if goal.id == opened_with.id), None)
        if old is None:
            self.say("That goal is gone; your draft stays.")
            return
        form = self._form
        new = changed(old, form.draft, self.session.today, form.reason or "other")
        if new == old and not form.kept:
            self.dismiss("")
            return
        draft = form.draft if form.kept else None
        if self.record(acts.change_goal(old, new, f"the change of “{one_line(new.title)}”", draft=draft)):
            self.dismiss(f"Kept: {new.title}. {takes_it_back()}")

    def _throw_away(self) -> None:
        if self.record(acts.drop_draft(self._form.draft)):
            self.dismiss(f"The draft is gone, the goal as it was. {key_of('undo')} brings the draft back.")

    # Drawing

    def rows(self) -> dict[str, AnyRow]:
        """Return those that the goal as it is drafted needs."""
        running = sum(goal.status == "active" for goal in self.session.history.goals)
        return goal_rows.rows(self._form, self._wrong, running)

    def _read_back(self) -> str:
        draft, deciding = self._form.draft, parts_of(self._form.rule)
        how = f" {told(deciding[0])}" if len(deciding) == 1 else ""
        return f"{sentence(draft.title, draft.rule, self.session.today)}{how}"

    def _heading(self) -> Content:
        form, width = self._form, self.size.width
        words = "New goal" if form.changes is None else "Change a goal"
        meant = MEANT.get(form.reason or "", "")
        goes_on = ", going on with the draft" if self._goes_on else ""
        left = Content.styled(f" {words}{f': {meant}' if meant else ''}{goes_on}", "bold")
        kept = "draft kept ✓" if form.kept else ""
        leaving = "Esc leaves, the draft stays" if form.kept else "Esc leaves, nothing is kept"
        right = f"{kept}   {leaving} " if kept else f"{leaving} "
        fits = left.cell_length + len(right) + 2 <= width
        return spread(left, Content.styled(right if fits else f"{kept} ", FAINT), width)

    def say_hint(self) -> None:
        """Say what was done, or what is not right yet, and what the marked row asks for."""
        marked = self.form.marked
        found = problems(self._form.draft) if self._form.draft.title.strip() else ()
        trouble = self._wrong.get(marked) or next(iter((*self._wrong.values(), *found)), "")
        row = self._shown.get(marked)
        hint = row.hint if row else ""
        lines = [Content.styled(f" {one_line(words)}", style) for words, style in _lines(self._said, trouble, hint)]
        self.query_one("#hint", Static).update(Content("\n").join(lines), layout=False)


def _lines(said: str, trouble: str, hint: str) -> list[tuple[str, str]]:
    """Return the lines of the foot, the most pressing first, and how each is drawn."""
    first = (said, REPORT) if said else (trouble, "$text-warning")
    return [line for line in (first, (hint, FAINT)) if line[0]]
