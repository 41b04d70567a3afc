"""My plan: headings with the person's own lines under them, in one calm list (clinical.md 3.9 to 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.clock import day_of_month
from store.plan import acts
from store.plan.lines import details, sections, shown
from store.plan.often import come_up_most
from store.plan.parts import HEADING, LEVELLED, OWN
from store.records.plan import PlanLine
from store.records.record import new_id
from store.records.text import one_line
from tui.page import Page
from tui.page_keys import BACK, DELETE
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of, takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, KEY, TITLE
from widgets.pane import spread
from widgets.plan_sheet import PlanSheet, SheetRow

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.changes import Change
    from store.plan.often import Offer
    from tui.session import Session

BEGINS = {"safety": "coping", "people": "person"}
"""The heading where a part of the plan begins that is more than one heading."""
INVITES = "Your own words. Begin anywhere; one line is a plan."
NOTHING_OFTEN = "Nothing comes up more than once in the last 90 days that is not here already."


class Plan(Page[str]):
    """Every heading and every line; `part` is where it opens: a part, "people" or "safety"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", tooltip="add a line under this heading", id="add"),
        *keyed(Binding("enter,e", "edit", "edit", tooltip="edit this line", id="edit")),
        Binding("l", "link", "tie", tooltip="tie this line to others: whom to tell, what to do", id="plan.link"),
        Binding("slash", "search", "search", tooltip="search as you type", id="search"),
        Binding("n", "heading", "heading", tooltip="a heading of my own", id="plan.heading"),
        Binding("o", "offer", "from the journal", tooltip="what comes up most in my journal", id="plan.offer"),
        Binding("p", "safety", "safety part", show=False, tooltip="where the safety part begins", id="plan"),
        Binding("x", "paper", "one page", tooltip="save the plan as one page", id="plan.paper"),
        DELETE,
        *keyed(Binding("shift+up,K", "shift(-1)", "further up", show=False, tooltip="move it up", id="raise")),
        *keyed(Binding("shift+down,J", "shift(1)", "further down", show=False, tooltip="move it down", id="lower")),
        *BACK,
    ]

    def __init__(self, session: Session, part: str = "") -> None:
        super().__init__(session)
        self._part = BEGINS.get(part, part)
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, the search, the list and its report."""
        yield Static(id="heading")
        yield Static(Content.styled(INVITES, FAINT), id="invites")
        line = Line(id="search")
        line.placeholder = "type to narrow the list; Enter goes to it"
        line.display = False
        yield line
        with VerticalScroll(can_focus=False):
            yield PlanSheet()
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the plan, from the part that was asked for."""
        if self._part:
            self.call_after_refresh(self._sheet.open_at, self._part)
        self._sheet.focus()

    def show(self) -> None:
        """Draw the plan as it is now."""
        plan = self.session.history.plan
        self._sheet.rows = tuple(self._rows())
        self.query_one("#invites").display = not plan
        self.query_one("#heading", Static).update(self._heading())

    def on_resize(self) -> None:
        """Say as much in the title as there is room for."""
        self.query_one("#heading", Static).update(self._heading())

    def action_safety(self) -> None:
        """Go where the safety part begins."""
        self._sheet.open_at(BEGINS["safety"])

    def go_to(self, change: Change) -> None:
        """Mark the first line of a change that is there."""
        ids = {line.id for line in self.session.history.plan}
        self._mark(next((edit.key for edit in change.edits if edit.key in ids), ""))

    @property
    def _sheet(self) -> PlanSheet:
        return self.query_one(PlanSheet)

    @property
    def _line(self) -> PlanLine | None:
        """The line under the cursor, or the heading of the person's own; None on any other heading."""
        cursor = self._sheet.cursor
        key = cursor.removeprefix(OWN)
        return next((line for line in self.session.history.plan if line.id == key), None)

    @property
    def _under(self) -> str:
        """The part that the cursor is in."""
        line = self._line
        return line.part if line and line.part != HEADING else self._sheet.cursor

    def _heading(self) -> Content:
        """Say when the plan is to be looked at again, and where there is room the keys that one would not guess."""
        again = next((line.day for line in self.session.history.plan if line.day), None)
        review = f"   to look at again: {day_of_month(again)} {again.year}" if again else ""
        title = Content.assemble((" My plan", TITLE), (review, FAINT))
        keys = Content.assemble(
            (key_of("plan.offer"), KEY),
            (" from the journal  ", FAINT),
            (key_of("plan.paper"), KEY),
            (" one page ", FAINT),
        )
        width = self.app.size.width
        return spread(title, keys, width) if title.cell_length + keys.cell_length < width else title

    def _rows(self) -> list[SheetRow]:
        rows = []
        for section in sections(self.session.history.plan):
            lines = [row for line in section.lines if self._fits(row := self._row(line), section.name)]
            if lines or not self._wanted:
                rows += [
                    SheetRow(section.part, section.name, section.hint, heading=True, empty=not section.lines),
                    *lines,
                ]
        return rows

    def _row(self, line: PlanLine) -> SheetRow:
        history, today = self.session.history, self.session.today
        tag = (line.level or "amber") if line.part in LEVELLED else ""
        return SheetRow(line.id, shown(line), " · ".join(details(line, history, today)), tag)

    def _fits(self, row: SheetRow, name: str) -> bool:
        said = f"{name} {row.tag} {row.text} {row.besides}".casefold()
        return all(word in said for word in self._wanted.casefold().split())

    # Lines

    def action_add(self) -> None:
        """Add a line under the heading of the cursor; a plan is looked at again on one day only."""
        day = next((line for line in self.session.history.plan if line.day), None)
        if self._under == "review" and day:
            self._open(day)
            return
        self._open(PlanLine(id=new_id(), part=self._under, level="amber" if self._under in LEVELLED else ""))

    def action_edit(self) -> None:
        """Edit the line; on a heading, add one to it."""
        line = self._line
        if line:
            self._open(line)
        else:
            self.action_add()

    def action_heading(self) -> None:
        """Add a heading of one's own."""
        self._open(PlanLine(id=new_id(), part=HEADING))

    def action_delete(self) -> None:
        """Delete the line, or the heading of one's own with all that stands under it."""
        line = self._line
        if line is None:
            self.say("That heading stays; when nothing stands under it, it takes one line.")
            return
        below = self._neighbour()
        if self.record(acts.delete(line, self.session.history.plan), f"Deleted: {shown(line)}. {brings_it_back()}"):
            self._mark(below)

    def action_shift(self, step: int) -> None:
        """Move the line within its heading."""
        line = self._line
        change = acts.move(line, step, self.session.history.plan) if line else None
        if change:
            self.record(change)

    def _open(self, line: PlanLine) -> None:
        from tui.screens.plan_line import PlanLineForm

        def kept(said: str | None) -> None:
            self.report(said)
            self._mark(f"{OWN}{line.id}" if line.part == HEADING else line.id)

        self.app.push_screen(PlanLineForm(self.session, line), kept)

    def _mark(self, row: str) -> None:
        if any(known.id == row for known in self._sheet.rows):
            self._sheet.cursor = row

    def _neighbour(self) -> str:
        """Return the row to mark when the one under the cursor is gone: the one below, else the one above."""
        rows = [row.id for row in self._sheet.rows]
        place = rows.index(self._sheet.cursor)
        below = next((row.id for row in self._sheet.rows[place + 1 : place + 2] if not row.heading), "")
        return below or rows[max(0, place - 1)]

    # Ties

    def action_link(self) -> None:
        """Choose what belongs to this line."""
        from tui.screens.plan_links import PlanLinks

        line = self._line
        if line is None or line.part == HEADING:
            self.say("A tie goes from a line to others: from a sign to whom to tell and what to do.")
            return

        def chosen(ids: tuple[str, ...] | None) -> None:
            if ids is not None and ids != line.links:
                self.record(acts.link(line, ids), f"Kept. {takes_it_back()}")

        self.app.push_screen(PlanLinks(line, self.session.history.plan), chosen)

    # Search

    def action_search(self) -> None:
        """Open the search."""
        line = self.query_one(Line)
        line.display = True
        line.open(self._wanted)
        line.focus()

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._wanted = event.value
        self.show()

    @on(Line.Kept)
    def _to_the_list(self, event: Line.Kept) -> None:
        if event.key == "escape" or not event.words:
            self._end_search()
        self._sheet.focus()

    def _end_search(self) -> None:
        line = self.query_one(Line)
        line.display = False
        line.value = self._wanted = ""
        self.show()

    # From the journal, and onto paper

    def action_offer(self) -> None:
        """Offer what comes up most in the journal."""
        from tui.screens.plan_boxes import Often

        offers = come_up_most(self.session.history, self.session.today)
        if offers:
            self.app.push_screen(Often(offers), self._take)
        else:
            self.say(NOTHING_OFTEN)

    def _take(self, offer: Offer | None) -> None:
        if offer is None:
            return
        line = PlanLine(id=new_id(), part=offer.part, text=offer.text)
        change = acts.keep(line, self.session.history.plan)
        more = f"{key_of('plan.offer')} shows what else comes up."
        if self.record(change, f"Added: {one_line(offer.text)}. {takes_it_back()} {more}"):
            self._mark(line.id)

    def action_paper(self) -> None:
        """Save the plan as one page."""
        from tui.screens.plan_boxes import AsPage

        self.app.push_screen(AsPage(), self._save_page)

    def _save_page(self, form: str | None) -> None:
        if form is None:
            return
        from store.helplines.countries import guess
        from store.plan import paper
        from store.where import file_named
        from tui.saved_page import save_page

        history, today = self.session.history, self.session.today
        write = paper.html if form == "html" else paper.plain
        path = file_named(f"~/handrail-plan-{today}.{form}")
        page = write(history, today, history.settings.country or guess())
        trouble = save_page(path, page, self.session.folder)
        self.say(trouble or f"Saved as {path}. Whoever can open that file can read it.")

    def action_back(self) -> None:
        """Leave the search, else the plan."""
        if self._wanted:
            self._end_search()
        else:
            self.dismiss("")
