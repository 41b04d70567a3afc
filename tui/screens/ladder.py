"""My ladders: the steps towards what I avoid, the hardest on top, and what came of each try (clinical.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store import entry_acts
from store import ladder as ladders
from store.records.ladder import Ladder, Step
from store.records.record import new_id
from store.records.text import one_line
from tui.page import Page
from tui.page_keys import BACK, DELETE, quiet
from tui.screens.entry_form import EntryForm
from tui.screens.ladder_form import CAUTION, LadderForm
from tui.screens.ladder_try import Try
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of
from widgets.keyed import keyed
from widgets.ladder_sheet import LadderSheet, rung, told
from widgets.palette import FAINT, RULE, TITLE
from widgets.plan_sheet import SheetRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from store.changes import Change
    from store.ladder import Climb
    from tui.session import Session
    from widgets.ladder_sheet import Rung

INVITES = "A ladder goes from a thing that is a little frightening to the one that is most."
NO_TRY = "Not tried yet. Enter asks what I predict, before I go."
KEPT_FREE = 4
"""Lines of a small screen that the steps keep for themselves."""
SHARE = 3
"""One line in so many is for what came of the tries."""


class Ladders(Page[str]):
    """Every ladder with its steps; below them what was predicted, happened and learned at the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "try", "try it", tooltip="begin a try at this step, or go on with it", id="ladder.try"),
        Binding("a", "add", "add step", tooltip="add a step to this ladder", id="add"),
        Binding("e", "edit", "edit", tooltip="edit this step, or the name of the ladder", id="edit"),
        Binding("o", "open", "last try", tooltip="open the newest try at this step", id="ladder.open"),
        Binding("n", "new", "new ladder", tooltip="begin another ladder", id="ladder.new"),
        DELETE,
        *keyed(
            Binding("shift+up,K", "shift(1)", "further up", show=False, tooltip="move it up: harder", id="raise")
        ),
        *keyed(
            Binding(
                "shift+down,J",
                "shift(-1)",
                "further down",
                show=False,
                tooltip="move it down: easier",
                id="lower",
            )
        ),
        *quiet("breathe", "plan"),
        *BACK,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: list[tuple[Ladder, tuple[Climb, ...]]] = []

    def compose(self) -> ComposeResult:
        """Lay out the steps over what came of the tries."""
        yield Static(id="heading")
        yield Static(id="invites")
        with VerticalScroll(can_focus=False):
            yield LadderSheet()
        yield Static(id="tries")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the step that comes next, and draw what came of a step whenever another is marked."""
        self.watch(self._sheet, "cursor", self._show_tries, init=False)
        self.show()
        following = (self._next(found) for _, found in self._found)
        self._mark(next((step.id for step in following if step), ""))
        self._sheet.focus()

    def on_resize(self) -> None:
        """Draw what depends on the size."""
        self._show_tries()

    def on_screen_resume(self) -> None:
        """Draw what came meanwhile."""
        self.show()

    def show(self) -> None:
        """Draw the ladders as they are now."""
        history, sheet = self.session.history, self._sheet
        self._found = [(ladder, ladders.climbs(ladder, history)) for ladder in history.ladders]
        sheet.rungs = {name: beside for _, found in self._found for name, beside in self._beside(found)}
        sheet.rows = tuple(row for ladder, _ in self._found for row in _rows(ladder))
        sheet.refresh(layout=True)
        invites = self.query_one("#invites", Static)
        invites.update(Content.styled(f"{INVITES} {_ways()}\n\n{CAUTION}", FAINT))
        invites.display = not sheet.rows
        resting = ladders.is_quiet(history, self.session.today)
        hint = "no step is offered now; rest comes first" if resting else "the hardest on top"
        self.query_one("#heading", Static).update(
            Content.assemble((" My ladders", TITLE), (f"   {hint}" if sheet.rows else "", FAINT))
        )
        self._show_tries()

    def go_to(self, change: Change) -> None:
        """Mark the first ladder of a change."""
        self._mark(next((edit.key for edit in change.edits), ""))

    @property
    def _sheet(self) -> LadderSheet:
        return self.query_one(LadderSheet)

    def _beside(self, found: tuple[Climb, ...]) -> Iterator[tuple[str, Rung]]:
        """Yield what stands beside each step, by its id."""
        following, today = self._next(found), self.session.today
        for climb in found:
            begun = ladders.begun(climb, today) is not None
            yield climb.step.id, rung(climb, offered=climb.step == following, begun=begun)

    def _next(self, found: tuple[Climb, ...]) -> Step | None:
        return ladders.offered(found, self.session.history, self.session.today)

    def _marked(self) -> tuple[Ladder, Climb | None] | None:
        """Return the ladder under the cursor, and its step where it is on one."""
        cursor = self._sheet.cursor
        for ladder, found in self._found:
            if ladder.id == cursor:
                return ladder, None
            climb = next((climb for climb in found if climb.step.id == cursor), None)
            if climb:
                return ladder, climb
        return None

    def _mark(self, row: str) -> None:
        if any(known.id == row for known in self._sheet.rows):
            self._sheet.cursor = row

    def _show_tries(self) -> None:
        """Show what came of the tries at the marked step, the newest first."""
        marked = self._marked()
        tries = self.query_one("#tries", Static)
        climb = marked[1] if marked else None
        tries.display = climb is not None
        if climb is None:
            return
        room = max(KEPT_FREE, self.size.height // SHARE)
        each = (told(entry, self.size.width) for entry in reversed(climb.tries))
        lines = [line for entry in each for line in entry][:room]
        shown = lines or [Content.styled(f" {NO_TRY}", FAINT)]
        rule = Content.styled("─" * self.size.width, RULE)
        tries.update(Content("\n").join([rule, *shown]))

    # Tries

    def action_try(self) -> None:
        """Begin a try at the marked step, or go on with the one that was begun."""
        marked = self._marked()
        if marked is None:
            self.action_new()
            return
        climb = marked[1]
        if climb is None:
            self.say(f"Enter on a step begins a try; {key_of('add')} adds a step.")
            return
        begun = ladders.begun(climb, self.session.today)
        if begun:
            self.app.push_screen(Try(self.session, begun), self.report)
            return
        known = ladders.asked_before(climb.step)
        entry = entry_acts.begin(ladders.KIND, self.session.today, self.session.clock(), **known)
        self.app.push_screen(EntryForm(self.session, entry, first="predicted"), self._told(entry.id))

    def _told(self, entry_id: str) -> Callable[[str | None], None]:
        """Return what follows the questions before a try: the try itself, unless it is over already."""

        def go(said: str | None) -> None:
            entry = self.session.history.entry(entry_id)
            if entry is None or ladders.is_over(entry):
                self.report(said)
            else:
                self.app.push_screen(Try(self.session, entry), self.report)

        return go

    def action_open(self) -> None:
        """Open the newest try at the marked step."""
        marked = self._marked()
        climb = marked[1] if marked else None
        if climb is None or not climb.tries:
            self.say("There is no try here yet.")
        else:
            self.app.push_screen(EntryForm(self.session, climb.tries[-1]), self.report)

    # Ladders and steps

    def action_new(self) -> None:
        """Begin another ladder."""
        self._open(Ladder(id=new_id()), None)

    def action_add(self) -> None:
        """Add a step to the ladder of the cursor; where there is none, begin one."""
        marked = self._marked()
        if marked is None:
            self.action_new()
        else:
            self._open(marked[0], Step(id=new_id()))

    def action_edit(self) -> None:
        """Edit the marked step, or the name of its ladder."""
        marked = self._marked()
        if marked:
            self._open(marked[0], marked[1].step if marked[1] else None)

    def action_delete(self) -> None:
        """Delete the marked step, or the ladder with all its steps; the tries stay in the journal."""
        marked = self._marked()
        if marked is None:
            return
        ladder, climb = marked
        history = self.session.history
        change = ladders.keep(ladders.without(ladder, climb.step), history) if climb else ladders.delete(ladder)
        name = one_line(climb.step.text if climb else ladder.title)
        below = self._neighbour()
        if self.record(change, f"Deleted: {name}. Its tries stay in the journal; {brings_it_back()}"):
            self._mark(below)

    def action_shift(self, by: int) -> None:
        """Move the marked step within its ladder."""
        ladder, climb = self._marked() or (None, None)
        if ladder and climb:
            change = ladders.keep(ladders.moved(ladder, climb.step, by), self.session.history)
            if change.edits:
                self.record(change)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def _open(self, ladder: Ladder, step: Step | None) -> None:
        def kept(said: str | None) -> None:
            self.report(said)
            self._mark(step.id if step else ladder.id)

        self.app.push_screen(LadderForm(self.session, ladder, step), kept)

    def _neighbour(self) -> str:
        rows = [row.id for row in self._sheet.rows]
        place = rows.index(self._sheet.cursor)
        return rows[place + 1] if place + 1 < len(rows) else rows[max(0, place - 1)]


def _rows(ladder: Ladder) -> list[SheetRow]:
    """Return a ladder's heading and its steps, the hardest first."""
    heading = SheetRow(
        ladder.id, ladder.title, f"{key_of('add')} adds the first step", heading=True, empty=not ladder.steps
    )
    steps = (
        SheetRow(step.id, step.text, tag="" if step.expected is None else str(step.expected))
        for step in reversed(ladder.steps)
    )
    return [heading, *steps]


def _ways() -> str:
    return f"{key_of('ladder.new')} begins one, {key_of('add')} adds a step to it; five or six are plenty."
