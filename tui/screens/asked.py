"""What is asked: every row of the check-in in its order, on or off, and the person's own among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import asked
from store.own_items import own_id
from store.records.text import one_line
from tui.page_keys import DELETE
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back
from widgets.keyed import keyed
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.asked import Askable
    from tui.page import Page

NAME = 13
"""Cells of a row's name and the gap behind it."""
ASKED_AS = {
    "hours": "hours",
    "tick": "yes or no",
    "tally": "how many times",
    "minutes": "minutes",
    "text": "a line in words",
}


class Asked(ListPage):
    """Space turns a row on or off, K and J move it, a adds one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "on, off", tooltip="ask it, or ask it no more", id="asked.turn"),
        Binding("y", "turn(True)", "on", show=False, tooltip="ask it", id="yes"),
        Binding("n", "turn(False)", "off", show=False, tooltip="ask it no more", id="no"),
        Binding("a", "add", "add", tooltip="add a symptom, or a question of my own", id="add"),
        Binding("e", "edit", "edit", tooltip="edit a question of my own", id="edit"),
        *keyed(Binding("K,shift+up", "move(-1)", "earlier", tooltip="ask it earlier", id="raise")),
        *keyed(Binding("J,shift+down", "move(1)", "later", tooltip="ask it later", id="lower")),
        DELETE,
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list and what is to be said of it."""
        yield Static(Content.styled(" What is asked", TITLE), id="heading")
        yield Choices(gutter=GUTTER)
        yield Static(id="budget")
        yield Static(id="said")
        yield KeyBar()

    def show(self) -> None:
        """Draw the rows as they are now."""
        super().show()
        number = asked.rows_a_morning(self.session.history, self.session.today)
        words = f"{number} rows a morning, with those of goals and medicines. Ten is plenty; all can be passed."
        budget = self.query_one("#budget", Static)
        budget.display = number > asked.PLENTY
        budget.update(Content.styled(words, FAINT))

    @property
    def _row(self) -> Askable | None:
        marked = self.list.chosen
        rows = (row for group in asked.groups(self.session.history.settings) for row in group.rows)
        return next((row for row in rows if row.item.id == marked), None)

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield the rows, under what they are asked about."""
        for place, group in enumerate(asked.groups(self.session.history.settings)):
            if place:
                yield "", Content("")
            yield "", Content.styled(f" {group.title}", TITLE)
            for row in group.rows:
                yield row.item.id, self._drawn(row)

    def _drawn(self, row: Askable) -> Content:
        name = Content(one_line(row.item.label)).pad_right(max(1, NAME - Content(row.item.label).cell_length))
        box = ("[x] ", "$text-primary") if row.on else ("[ ] ", FAINT)
        words = Content.assemble(name if row.on else name.stylize(FAINT), (_asked_as(row), FAINT))
        return self.line(Content.assemble(box, words))

    def chosen(self, _: str) -> None:
        """Edit it."""
        self.action_edit()

    # Keys

    def action_turn(self, on: bool | None = None) -> None:
        """Ask the row, or ask it no more; without `on` the other of the two."""
        row = self._row
        wanted = not row.on if row and on is None else bool(on)
        if row and row.on != wanted:
            said = "is asked" if wanted else "is asked no more; its answers stay"
            self.record(asked.turned(row, self.session.history.settings, on=wanted), f"“{row.item.label}” {said}.")

    def action_move(self, step: int) -> None:
        """Ask the row one place earlier or later."""
        row = self._row
        if row is None:
            return
        change = asked.moved(row, self.session.history.settings, step)
        if change:
            self.record(change, f"“{row.item.label}” is asked {'earlier' if step < 0 else 'later'}.")
            self.mark(row.item.id)
        elif row.item.id == "note":
            self.say("The line is always the last of its day.")
        else:
            self.say("It goes no further: the day comes first, then the morning, each with its own rows.")

    def action_edit(self) -> None:
        """Edit a question of the person's own."""
        row = self._row
        if row is None:
            return
        if row.own is None:
            self.say("Its words stay as they are. Space turns it on or off.")
            return
        from tui.screens.own_item_form import OwnItemForm

        self._push(OwnItemForm(self.session, row.own))

    def action_add(self) -> None:
        """Add a symptom from the list, or a question of one's own."""
        from tui.screens.add_question import AddQuestion

        self._push(AddQuestion(self.session))

    def action_delete(self) -> None:
        """Take a question of the person's own out of the list."""
        row = self._row
        if row is None:
            return
        if row.own is None:
            self.say("That row cannot be deleted. Space turns it off.")
            return
        words = f"Deleted: “{row.item.label}”. What was answered stays in the journal. {brings_it_back()}"
        self.record(asked.removed(row.own, self.session.history.settings), words)

    def _push(self, screen: Page[str]) -> None:
        """Open a screen; what it brings is said, and a row that came is marked."""
        known = {own.id for own in self.session.history.settings.own_items}

        def kept(said: str | None) -> None:
            self.report(said)
            come = (own for own in self.session.history.settings.own_items if own.id not in known)
            self.mark(*map(own_id, come))

        self.app.push_screen(screen, kept)


def _asked_as(row: Askable) -> str:
    """Return how a row is answered, and what is asked in full."""
    item = row.item
    match item.field:
        case "rating":
            how = f"0 {item.low} · 10 {item.high}"
        case "choice":
            how = " · ".join(f"{number} {words}" for number, words in enumerate(item.choices, 1))
        case _:
            how = ASKED_AS[item.field]
    in_full = row.own.question if row.own else ""
    return one_line(f"{how}   {in_full}" if in_full else how)
