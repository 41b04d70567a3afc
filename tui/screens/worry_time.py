"""Worry time: a quarter of an hour a day for what was put off to it (clinical.md 3.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import acts, entry_acts, worries
from store.clock import short_day
from store.records.text import one_line
from tui.page import Page
from tui.page_keys import BACK, quiet
from tui.screens.entry_form import EntryForm
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of
from widgets.keyed import keyed
from widgets.palette import FAINT, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.records.entry import Entry
    from tui.session import Session

LOOK = 10.0
"""Seconds between two looks at the clock."""
WAYS = (
    ("1", "something can be done: a next step, and when"),
    ("2", "a what-if: let it go by"),
    ("3", "it no longer matters"),
)
OVER = "That is fifteen minutes. What is left keeps until tomorrow. Now something pleasant."
DONE = "All of them are looked at. Now something pleasant."
LATE = "That is near the night; earlier leaves more room before sleep."


class WorryTime(Page[str]):
    """The worries that wait, and fifteen minutes for them, counted from when it opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "sort('practical')", "can be done", tooltip="something can be done", id="worry.practical"),
        Binding("2", "sort('hypothetical')", "what-if", tooltip="a what-if: let it go by", id="worry.what_if"),
        Binding("3", "let_go", "no longer", tooltip="it no longer matters", id="worry.let_go"),
        Binding("a", "add", "add", tooltip="write a worry down", id="add"),
        *keyed(Binding("left,minus", "move(-1)", "earlier", show=False, tooltip="worry time earlier", id="less")),
        *keyed(Binding("right,plus", "move(1)", "later", show=False, tooltip="worry time later", id="more")),
        *quiet("breathe", "plan", "undo"),
        *BACK,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._opened = session.clock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sort nothing where nothing waits."""
        if action in {"sort", "let_go"} and not self._waiting():
            return False
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """Lay out the worries over what can be done with one."""
        yield Static(id="heading")
        yield Static(id="slot")
        yield Choices()
        yield Static(id="ways")
        yield Static(id="became")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the oldest one, and look at the clock now and then."""
        self.query_one(Choices).focus()
        self.set_interval(LOOK, self._show_clock)

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.show()

    def on_screen_resume(self) -> None:
        """Take in what was written meanwhile."""
        self.show()

    def show(self) -> None:
        """Draw what waits."""
        waiting = self._waiting()
        self._show_clock()
        begins = self.session.history.settings.worry_time
        slot = worries.slot_words(begins)
        named = (slot, "   ← → moves it") if slot else ("no time chosen yet", "   → chooses one")
        self.query_one("#slot", Static).update(Content.assemble(named[0], (named[1], FAINT), "\n"))
        choices = self.query_one(Choices)
        place = choices.highlighted or 0
        choices.put((entry.id, Content(" ") + line) for entry, line in zip(waiting, self._lines(), strict=True))
        choices.display = bool(waiting)
        if waiting:
            choices.highlighted = min(place, len(waiting) - 1)
        nothing = f"Nothing waits. {key_of('add')} writes a worry down in a line; then it can wait for its time."
        ways = "\n".join(f"{key}  {words}" for key, words in WAYS) if waiting else nothing
        self.query_one("#ways", Static).update(Content(f"\n{ways}\n"))
        became = worries.looked_back(self.session.history).words
        self.refresh_bindings()
        self.query_one("#became", Static).update(Content.styled(f"So far: {became}." if became else "", FAINT))

    @on(Choices.OptionSelected)
    def _open(self) -> None:
        self._form(self._marked(), "")

    def action_sort(self, sort: worries.Sort) -> None:
        """Say what the marked worry is; what can be done gets its next step."""
        entry = self._marked()
        if entry is None:
            return
        if sort == "practical":
            self._put(worries.sorted_as(entry, sort), "What is the next step, and when?")
            self._form(self.session.history.entry(entry.id), "next_step")
        else:
            self._put(worries.sorted_as(entry, sort), f"Let it go by. {brings_it_back()}")

    def action_let_go(self) -> None:
        """Put the marked worry away: it no longer matters."""
        entry = self._marked()
        if entry is not None:
            self._put(worries.let_go(entry), f"It no longer matters. {brings_it_back()}")

    def action_add(self) -> None:
        """Write a worry down."""
        self._form(entry_acts.begin(worries.KIND, self.session.today, self.session.clock()), "worry")

    def action_move(self, quarters: int) -> None:
        """Move the time for worries by a quarter of an hour."""
        begins = worries.moved(self.session.history.settings.worry_time, quarters)
        if self.record(acts.choose(worries.ITEM, begins.isoformat(), "the time for worries")):
            self.say(LATE if begins >= worries.LATE else "")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def _waiting(self) -> tuple[Entry, ...]:
        return worries.waiting(self.session.history, self.session.today)

    def _marked(self) -> Entry | None:
        return self.session.history.entry(self.query_one(Choices).chosen)

    def _lines(self) -> list[Content]:
        """Return each worry in a line, with its day."""
        today, width = self.session.today, max(1, self.size.width - 4)
        return [
            spread(
                Content(f" {one_line(str(entry.fields.get('worry', '')))}"),
                Content.styled(f"  {'today' if entry.day == today else short_day(entry.day)}", FAINT),
                width,
            )
            for entry in self._waiting()
        ]

    def _form(self, entry: Entry | None, first: str) -> None:
        if entry is not None:
            self.app.push_screen(EntryForm(self.session, entry, first=first), self.report)

    def _put(self, entry: Entry, said: str) -> None:
        before = self.session.history.entry(entry.id)
        change = entry_acts.keep(entry, before, self.session.history, self.session.today)
        if self.record(change, said) and not self._waiting():
            self.say(f"{said} {DONE}" if "next step" not in said else said)

    def _show_clock(self) -> None:
        """Say how much is left of the quarter of an hour, in whole minutes."""
        left = worries.SLOT - (self.session.clock() - self._opened)
        minutes = -(-int(left.total_seconds()) // 60)
        words = f"{minutes} min left " if minutes > 0 else "the time is over "
        self.query_one("#heading", Static).update(
            spread(Content.styled(" Worry time", TITLE), Content.styled(words, FAINT), self.size.width)
        )
        if minutes <= 0:
            self.say(OVER)
