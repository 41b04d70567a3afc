"""The page for the next session: every part and every line, each there or left out by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import sessions
from store.exchange.report.page import Draft
from store.sessions import NAMES
from tui.page_keys import quiet
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from store.changes import Change
    from store.exchange.report.page import Line as PageLine
    from store.exchange.report.sheet import Sheet
    from tui.screens.report_agreed import SessionDone
    from tui.session import Session

WEEKS = (0, 1, 2, 4, 6, 13)
"""How far the page may look back; 0 is to the last session."""
TALK = "talk."
AGREED = "agreed."
NO_ROOM = "no room on one sheet"
TWO = 2
ALL_OF_IT = 76
"""Cells from which the first line says how many sheets there are, and whether names stand on them."""


class Report(ListPage):
    """The list of what may stand on the page. It dismisses with nothing to say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(
            Binding("space,x", "leave_out", "leave out", tooltip="leave this out, or put it in", id="report.toggle")
        ),
        Binding("e", "edit", "write", show=False, tooltip="write this line", id="edit"),
        Binding("v", "preview", "preview", tooltip="the page as it will be saved", id="report.preview"),
        Binding("o", "save", "save", tooltip="save the page as a file", id="report.save"),
        Binding("d", "done", "session done", tooltip="session done: what was agreed", id="report.done"),
        Binding("n", "names", "names", show=False, tooltip="people by name, or as someone", id="report.names"),
        Binding("2", "sheets", "two sheets", show=False, tooltip="one sheet, or two", id="report.sheets"),
        Binding("less_than_sign", "span(-1)", "shorter", show=False, tooltip="a shorter span", id="shorter"),
        Binding("greater_than_sign", "span(1)", "longer", show=False, tooltip="a longer span", id="longer"),
        *quiet("write", "undo"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._instruments = session.instruments()
        self._draft: Draft | None = None
        self._typed = 0

    def compose(self) -> ComposeResult:
        """Lay out the span over the list."""
        yield Static(id="heading")
        yield Choices(gutter=GUTTER)
        line = Line(id="talk")
        line.display = False
        yield line
        yield Static(id="said")
        yield KeyBar()

    def show(self) -> None:
        """Draw the list as it is now; the mark begins on the first line of one's own."""
        begins = not self.list.option_count
        super().show()
        if begins:
            self.list.mark(f"{TALK}1")
        self._draw_heading()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the way to where one is."""
        return (action, parameters) != ("go", ("report",)) and super().check_action(action, parameters)

    @property
    def draft(self) -> Draft:
        """What could stand on the page now."""
        history = self.session.history
        if self._draft is None or self._draft.history is not history:
            self._draft = Draft(history, sessions.span(history, self.session.today), self._instruments)
        return self._draft

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return each part and each line, with whether it stands."""
        sheet = self.draft.sheet
        for line in self.draft.lines():
            yield line.key, self.line(self._words(line, sheet))

    def _words(self, line: PageLine, sheet: Sheet) -> Content:
        box = "[x]" if line.stands else "[ ]"
        if line.is_part:
            return Content.assemble((f"{box} ", "bold"), (line.words, "bold"))
        part = line.key.partition(".")[0]
        is_shown = line.key in sheet.keys
        crowded = line.stands and not is_shown and part not in self.draft.session.left_out
        besides = NO_ROOM if crowded else "private" if line.private else ""
        words = Content.styled(line.words, "" if is_shown else FAINT)
        return Content.assemble(f"   {box} ", words, (f"   {besides}" if besides else "", FAINT))

    def _draw_heading(self) -> None:
        draft = self.draft
        shown = "people by name" if NAMES in draft.session.put_in else "no names"
        sheets = "two sheets" if draft.session.sheets == TWO else "one sheet"
        title = Content.styled(" For the next session", TITLE)
        is_wide = self.size.width >= ALL_OF_IT
        about = f"{draft.sheet.span} · {sheets} · {shown}" if is_wide else draft.sheet.span
        first = spread(title, Content.styled(f"{about} ", FAINT), self.size.width)
        keys = (
            f" {key_of('report.save')} save · {key_of('report.done')} session done · {key_of('edit')} write a line"
        )
        named = [] if is_wide else [Content.styled(keys, FAINT)]
        self.query_one("#heading", Static).update(Content("\n").join([first, *named]))

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self._draw_heading()

    def go_to(self, change: Change) -> None:
        """Stay where the mark is: a choice has no row of its own that could be out of sight."""

    @property
    def _marked(self) -> PageLine | None:
        name = self.list.chosen
        return next((line for line in self.draft.lines() if line.key == name), None)

    # Choices

    def action_leave_out(self) -> None:
        """Leave the marked part or line out, or put it in."""
        line = self._marked
        if line is None:
            return
        change = sessions.show(self.session.history, line.key, stands=not line.stands, by_itself=line.unasked)
        self.record(change, "Left out." if line.stands else "On the page.")

    def action_names(self) -> None:
        """Show people by name, or as someone."""
        shown = NAMES in self.draft.session.put_in
        change = sessions.show(self.session.history, NAMES, stands=not shown, by_itself=False)
        self.record(change, "People of the plan are “someone”." if shown else "People stand there by name.")

    def action_sheets(self) -> None:
        """Allow a second sheet, or one alone."""
        sheets = TWO if self.draft.session.sheets == 1 else 1
        said = "Up to two sheets." if sheets == TWO else "One sheet."
        self.record(sessions.choose(self.session.history, "sheets", sheets, "how many sheets"), said)

    def action_span(self, step: int) -> None:
        """Look back further, or less far."""
        place = WEEKS.index(self.draft.session.weeks) if self.draft.session.weeks in WEEKS else 0
        weeks = WEEKS[min(len(WEEKS) - 1, max(0, place + step))]
        said = f"{weeks} weeks." if weeks > 1 else "1 week." if weeks else "Since the last session, or 4 weeks."
        self.record(sessions.choose(self.session.history, "weeks", weeks, "how far the page looks back"), said)

    # Own lines

    def chosen(self, name: str) -> None:
        """Write an own line, open an agreed one; else leave the line out or put it in."""
        if name.startswith(TALK):
            self._write(int(name.removeprefix(TALK)) - 1)
        elif name.startswith(AGREED):
            self._open_agreed(name.removeprefix(AGREED))
        else:
            self.action_leave_out()

    def action_edit(self) -> None:
        """Write the marked line, where it is one's own."""
        name = self.list.chosen
        if name.startswith((TALK, AGREED)):
            self.chosen(name)
        else:
            self.say("Own lines can be written: what I want to talk about, and what came of what we agreed.")

    def _write(self, place: int) -> None:
        talk = self.draft.session.talk
        self._typed = place
        line = self.query_one("#talk", Line)
        line.placeholder = f"what I want to talk about, {place + 1}"
        line.display = True
        line.open(talk[place] if place < len(talk) else "")
        line.focus()

    @on(Line.Kept)
    def _keep(self, event: Line.Kept) -> None:
        event.stop()
        talk = self.draft.session.talk
        before = talk[self._typed] if self._typed < len(talk) else ""
        words = self.cleaned(event.words)
        if words is None:
            return
        words = words.strip()
        if words != before and not self.record(sessions.say(self.session.history, self._typed, words), "Kept."):
            return
        self.query_one("#talk", Line).display = False
        self.list.focus()

    def _open_agreed(self, name: str) -> None:
        from tui.screens.report_agreed import CameOf

        before = sessions.last(self.session.history)
        line = next((line for line in before.agreed if line.id == name), None) if before else None
        if before and line:
            self.app.push_screen(CameOf(self.session, before, line), self.report)

    def action_done(self) -> None:
        """Close the session that was had, with what was agreed."""
        from tui.screens.report_agreed import SessionDone

        form = SessionDone(self.session)
        self.app.push_screen(form, self._after_session(form))

    def _after_session(self, form: SessionDone) -> Callable[[str | None], None]:
        def closed(said: str | None) -> None:
            self.report(said)
            form.follow(self)

        return closed

    # Onto paper

    def action_preview(self) -> None:
        """Show the page as it will be saved."""
        from tui.screens.report_preview import Preview

        self.app.push_screen(Preview(self.draft.sheet, self.draft.session.form or "txt"), self._after_preview)

    def _after_preview(self, wanted: str | None) -> None:
        if wanted == "save":
            self.action_save()
        elif wanted == "done":
            self.action_done()

    def action_save(self) -> None:
        """Ask for the form, and save it."""
        from tui.screens.report_boxes import SaveAs

        self.app.push_screen(SaveAs(self.draft.session.form), self._check)

    def _check(self, form: str | None) -> None:
        """Ask for names before anything is saved."""
        if form is None:
            return
        found = self.draft.suspects(self.draft.sheet)
        if not found:
            self._save(form)
            return
        from tui.screens.report_boxes import NamesInHere

        self.app.push_screen(NamesInHere(found), lambda sure: self._save(form) if sure else None)

    def _save(self, form: str) -> None:
        from store.exchange.report.forms import written
        from store.where import file_named
        from tui.saved_page import save_page

        path = file_named(f"~/handrail-session-{self.session.today}.{form}")
        trouble = save_page(path, written(self.draft.sheet, form), self.session.folder)
        if not trouble and self.draft.session.form != form:
            self.record(sessions.choose(self.session.history, "form", form, "the form the page is saved in"))
        self.say(trouble or f"Saved as {path}. Whoever can open that file can read it.")
