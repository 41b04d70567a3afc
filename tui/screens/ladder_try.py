"""While a try is on: what is predicted stands in sight, and one key stamps the fear of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store import entry_acts, ladder
from store.entry_kind import number
from store.records.record import new_id
from store.records.text import one_line
from tui.page import Page
from tui.page_keys import quiet
from tui.screens.entry_form import EntryForm
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed, numbered
from widgets.ladder_sheet import spark
from widgets.palette import CHOSEN, FAINT, REPORT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.records.entry import Entry
    from tui.session import Session

DIGITS = (*"0123456789", "x")
FREE = "It counts with any fear. It need not go down, and you may stop at any time."
WIDEST = 40
"""Stamps that are shown, the newest ones."""
TEN = 10
GONE = "That try is not there any more."


class Try(Page[str]):
    """Dismisses with a sentence when the try is over, or with nothing when it is left for now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"stamp({at})",
                "fear now",
                show=False,
                tooltip="how strong the fear is now",
                id=numbered("try", key),
            )
            for at, key in enumerate(DIGITS)
        ),
        Binding(
            "backspace", "unstamp", "take back", show=False, tooltip="take the last number back", id="try.less"
        ),
        Binding("enter", "end", "it is over", tooltip="it is over: what happened?", id="try.end"),
        Binding("e", "edit", "before", tooltip="what I predicted", id="edit"),
        *quiet("breathe", "plan", "undo"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; it can be gone on with", id="back")),
    ]

    def __init__(self, session: Session, entry: Entry) -> None:
        super().__init__(session)
        self._entry_id = entry.id
        self._began = session.clock()
        self._act = new_id()

    def compose(self) -> ComposeResult:
        """Lay out what was said before, the scale, and what came so far."""
        yield Static(id="heading")
        with VerticalScroll(can_focus=False):
            yield Static(id="before")
            yield Static(id="scale")
            yield Static(Content.styled(FREE, FAINT), id="free")
        yield Static(id="said")
        yield KeyBar()

    @property
    def entry(self) -> Entry | None:
        """The try as it is now; None once it is gone."""
        return self.session.history.entry(self._entry_id)

    def show(self) -> None:
        """Draw the try as it is known."""
        entry = self.entry
        if entry is None:
            if self.is_current:
                self.dismiss(GONE)
            return
        step = one_line(str(entry.fields.get("step", "")))
        self.query_one("#heading", Static).update(Content.styled(f" Now: {step}", TITLE))
        self.query_one("#before", Static).update(Content("\n").join(_before(entry)))
        self.query_one("#scale", Static).update(Content("\n").join(_scale(entry)))

    def on_screen_resume(self) -> None:
        """Draw what may have changed under another screen."""
        self.show()

    def action_stamp(self, tens: int) -> None:
        """Keep the fear of this moment."""
        if self.entry is not None:
            entry = self.entry
            minute = int((self.session.clock() - self._began).total_seconds() // 60)
            self._put(ladder.stamped(entry, tens * TEN, minute), f"{tens * TEN}, kept.")

    def action_unstamp(self) -> None:
        """Take the last number back."""
        if self.entry is not None:
            self._put(ladder.unstamped(self.entry), "The last number is gone.")

    def action_end(self) -> None:
        """Ask what happened."""
        self._open("happened")

    def action_edit(self) -> None:
        """Look again at what was said before."""
        if self.entry is not None:
            self.app.push_screen(EntryForm(self.session, self.entry, first="predicted"))

    def action_back(self) -> None:
        """Go back; the try stays begun."""
        self.dismiss("")

    def _open(self, first: str) -> None:
        def told(said: str | None) -> None:
            if self.entry is None or ladder.is_over(self.entry):
                self.dismiss(said or "")

        if self.entry is not None:
            self.app.push_screen(EntryForm(self.session, self.entry, first=first), told)

    def _put(self, entry: Entry, said: str) -> None:
        change = entry_acts.keep(entry, self.entry, self.session.history, self.session.today, act=self._act)
        if change.edits:
            self.record(change, said)


def _before(entry: Entry) -> list[Content]:
    """Return what was said before the try, each with its number."""
    fields = entry.fields
    rows = (
        ("I predict", fields.get("predicted"), _sure(entry)),
        ("fear I expect", _told(entry, "expected_fear"), "of 100"),
        ("I leave out", _listed(fields.get("leave_out")), ""),
    )
    lines = [
        Content.assemble((f" {name:<15}", FAINT), one_line(str(words)), (f"  {more}", FAINT))
        for name, words, more in rows
        if words
    ]
    return lines or [Content.styled(f" {key_of('edit')} writes what I predict, before it begins.", FAINT)]


def _sure(entry: Entry) -> str:
    told = _told(entry, "belief_before")
    return f"sure {told} of 100" if told else ""


def _told(entry: Entry, name: str) -> str:
    value = ladder.number_in(entry, name)
    return "" if value is None else number(value)


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else ""


def _scale(entry: Entry) -> list[Content]:
    """Return the scale, and the stamps so far as bars."""
    fears = ladder.stamps_of(entry)
    bars = spark(fears, WIDEST)
    last = f"  {fears[-1]} now, {max(fears)} at its peak" if fears else ""
    return [
        Content.assemble(" ▸ ", (f"fear now   {' '.join(DIGITS[:-1])} {key_of('ten')}", CHOSEN)),
        Content.styled(f"   0 calm, {key_of('ten')} the worst I can think of; only if you like", FAINT),
        Content(""),
        Content.assemble("   ", (bars, CHOSEN), (last, REPORT)),
    ]
