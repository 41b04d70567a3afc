"""One line of the plan as a form: few rows, only those its heading has; leaving it keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.content import Content
from textual.widgets import Static

from store.clock import DAY
from store.plan import acts
from store.plan.lines import named, shown, watchable
from store.plan.parts import HEADING, PARTS
from store.records.record import new_id
from store.records.text import one_line
from tui.plan_rows import chosen, line_rows, trimmed, typed
from tui.screens.form_page import FormPage
from widgets.form import Form
from widgets.form_rows import Chosen, Pressed, Typed
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.records.plan import PlanLine
    from tui.session import Session
    from widgets.form_rows import AnyRow

MONTHS_ON = 12 * 7 * DAY
"""Until a plan is looked at again, to begin with."""
DRAFT_AFTER = 1.0
"""Seconds of rest after which what is typed is kept as a draft."""
GOES_ON = "Going on with what was typed here before."


class PlanLineForm(FormPage):
    """Dismisses with the sentence that says what was kept; a new line without words is none."""

    STANDS_OVER = "plan"

    def __init__(self, session: Session, line: PlanLine) -> None:
        """Take a line that stands in the plan, or one that is to."""
        super().__init__(session)
        history = session.history
        self._old = next((known for known in history.plan if known.id == line.id), None)
        of = self._old.id if self._old else ""
        drafts = (draft for draft in history.plan_drafts if draft.draft_of == of and draft.part == line.part)
        self._draft = next(drafts, None)
        self._line = replace(self._draft, id=line.id, draft=False, draft_of="") if self._draft else line
        if line.part == "review" and self._line.day is None:
            self._line = replace(self._line, day=session.today + MONTHS_ON)
        self._wrong: set[str] = set()
        self._rest: Timer | None = None
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the rows and what the marked one asks for."""
        name = "A heading of my own" if self._line.part == HEADING else named(self._line.part, self.session.history)
        hint = PARTS[self._line.part].hint if self._line.part in PARTS else ""
        yield Static(Content.styled(f" {one_line(name)}", TITLE), id="heading")
        yield Static(Content.styled(hint, FAINT), id="about")
        yield Form(self.rows())
        yield Static(id="hint")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say so where it is gone on with."""
        if self._draft:
            self.say(GOES_ON)

    def rows(self) -> dict[str, AnyRow]:
        """Return those that its heading has."""
        items = watchable(self.session.history, self.session.today)
        rows = line_rows(self._line, self.session.history, items)
        return {name: replace(row, wrong=name in self._wrong) for name, row in rows.items()}

    @on(Typed)
    def _type(self, event: Typed) -> None:
        changed = typed(self._line, event.row, event.words, self.session.today)
        self._wrong.discard(event.row)
        if changed is None:
            self._wrong.add(event.row)
        self._change(changed or self._line)

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        items = watchable(self.session.history, self.session.today)
        self._change(chosen(self._line, event.row, event.place, items))

    def _change(self, line: PlanLine) -> None:
        self._line = line
        self.form.put(self.rows())
        self.row_marked()
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        """Keep what is typed, so that the end of the program loses none of it."""
        of = self._old.id if self._old else ""
        key = self._draft.id if self._draft else new_id()
        draft = replace(self._line, id=key, draft=True, draft_of=of, order=0)
        if self.record(acts.keep_draft(draft)):
            self._draft = draft

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        if event.row == "links":
            self._tie()
        else:
            self.action_back()

    def _tie(self) -> None:
        from tui.screens.plan_links import PlanLinks

        def tied(ids: tuple[str, ...] | None) -> None:
            if ids is not None:
                self._change(replace(self._line, links=ids))

        self.app.push_screen(PlanLinks(self._line, self.session.history.plan), tied)

    def is_last(self) -> bool:
        """Say whether the line is the only row."""
        return len(self.rows()) == 1

    def action_back(self) -> None:
        """Keep the line and go back; where it cannot be kept, say why, and leave when asked again."""
        if self._rest:
            self._rest.stop()
        line = trimmed(self._line)
        plan = self.session.history.plan
        if not line.text and line.day is None:
            self._throw_away()
            return
        change = acts.keep(line, plan, self._draft)
        if not change.edits or self._refused:
            self.dismiss("")
        elif self.record(change):
            self.dismiss(f"Kept: {one_line(shown(line))}. {takes_it_back()}")
        else:
            self._refused = True

    def _throw_away(self) -> None:
        if self._draft:
            self.record(acts.drop_draft(self._draft))
        self.dismiss("A line has words; it stays as it was." if self._old else "")

    def row_marked(self) -> None:
        """Say what the row asks for."""
        row = self.rows().get(self.form.marked)
        self.query_one("#hint", Static).update(Content(row.hint if row else ""))
