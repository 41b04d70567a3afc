"""One entry as a form: one row a field, nothing needed, all of it on the disk as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import acts, entry_acts
from store.clock import short_day
from store.entry_answers import put, with_value
from store.entry_kind import TEXTS, kind_named
from store.records.record import new_id
from store.records.text import one_line
from tui.screens import entry_rows, entry_typed
from tui.screens.entry_rows import Filled, value_at
from tui.screens.entry_typed import Today
from tui.screens.form_page import FormPage
from widgets.form import Form
from widgets.form_rows import Answered, Chosen, Pickable, Pressed, Typed
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.keyed import keyed
from widgets.palette import FAINT, REPORT, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.records.entry import Entry
    from store.records.record import Document
    from tui.session import Session
    from widgets.form_rows import AnyRow

KEPT_AFTER = 1.0
"""Seconds after the first key that is not on the disk yet, until all that was typed is."""
PINNED = 400
"""Characters of the pinned words that are drawn; they are cut to two lines."""


class EntryForm(FormPage):
    """Dismisses with a sentence that says what was kept; where nothing was filled in, nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step(1)", "next", tooltip="the next row", id="entry.next"),
        Binding("ctrl+o", "editor", "editor", tooltip="this text in $EDITOR", id="entry.editor"),
        Binding("ctrl+t", "shorten", "short, long", show=False, tooltip="the short form, or all", id="entry.short"),
        *keyed(Binding("escape,q", "back", "done", tooltip="done; all of it is kept", id="back")),
    ]
    STANDS_OVER = "write"

    def __init__(self, session: Session, entry: Entry, *, first: str = "") -> None:
        """Take an entry of the journal, or one that `entry_acts.begin` made, and the field to begin on."""
        super().__init__(session)
        self._kind = kind_named(entry.kind)
        self._kept = session.history.entry(entry.id)
        self._is_new = self._kept is None
        self._entry = self._kept or entry
        self._given = entry.fields
        self._first = first
        self._act = new_id()
        self._short = self._opens_short()
        self._back: list[tuple[str, Entry]] = []
        self._raw: dict[str, str] = {}
        self._wrong: dict[str, str] = {}
        self._said = ""
        self._due: Timer | None = None
        self._refused = self._gone = self._forgotten = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the words that stay in sight, the rows and what the marked one asks."""
        yield Static(id="heading")
        yield Static(id="pinned")
        yield Form(self.rows(), id="rows")
        yield Static(id="hint")
        yield KeyBar()

    def first(self) -> str:
        """Return the row that was asked for, else the first that is open."""
        names = [field.id for field in self._kind.fields if field.id in self.rows()]
        open_ones = (name for name in names if name not in self._entry.fields)
        return self._first or next(open_ones, names[0] if names else "done")

    def on_unmount(self) -> None:
        """Put on the disk what is not there yet, whatever ends the form."""
        self._gone = True
        self._keep()

    def forget(self) -> None:
        """Let go of the entry."""
        self._forgotten = True

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self._draw()

    def row_marked(self) -> None:
        """Say what the row asks for; what was typed in the one before is kept."""
        self._said = ""
        self._keep()
        self._draw()

    def show(self) -> None:
        """Draw the rows."""
        if not self._gone:
            self.form.put(self.rows())
            self._draw()

    def say(self, words: str) -> None:
        """Report in place of the hint."""
        self._said = words
        if self.is_mounted and not self._gone:
            self._draw()

    # What the rows post

    @on(Typed)
    def _type(self, event: Typed) -> None:
        self._raw[event.row] = event.words
        try:
            entry = entry_typed.typed(self._entry, event.row, event.words, self._today)
        except ValueError as reason:
            self._wrong[event.row] = str(reason)
            self.show()
        else:
            self._change(event.row, entry)

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        if event.row == "private":
            self._change(event.row, replace(self._entry, private=bool(event.place)))
            return
        field = self._kind.field(event.row)
        if field:
            value = value_at(field, self._entry.fields, event.place)
            self._change(event.row, self._with(with_value(self._entry.fields, field.id, value)))

    @on(Pickable)
    def _pick(self, event: Pickable) -> None:
        from tui.screens.several import SeveralList

        field = self._kind.field(event.row)
        if field is None:
            return

        def picked(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self._change(event.row, self._with(with_value(self._entry.fields, field.id, list(chosen))))

        held = self._entry.fields.get(field.id, ())
        chosen = tuple(map(str, held))
        self.app.push_screen(
            SeveralList(self.session, self._entry.kind, field, chosen, pinned=self._pinned), picked
        )

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        if event.row == "more":
            self.action_shorten()
        else:
            self.action_back()

    @on(Answered)
    def _go_on(self, event: Answered) -> None:
        self.action_step(event.step)

    # What becomes of the entry

    def _with(self, fields: Document) -> Entry:
        return replace(self._entry, fields=fields)

    @property
    def _today(self) -> Today:
        return Today(self.session.today, self.session.history.settings.day_ends)

    def _change(self, row: str, entry: Entry) -> None:
        """Take an answer; it is on the disk soon."""
        self._wrong.pop(row, None)
        if entry != self._entry and (not self._back or self._back[-1][0] != row):
            self._back.append((row, self._entry))
        self._entry = entry
        self._said = ""
        if self._due is None:
            self._due = self.set_timer(KEPT_AFTER, self._keep)
        self.show()

    def _keep(self) -> bool:
        """Put the entry on the disk as it is; say whether it is there."""
        if self._due:
            self._due.stop()
            self._due = None
        if self._forgotten:
            return True
        history, today = self.session.history, self.session.today
        if history.entry(self._entry.id) is None:
            self._kept = None
        is_nothing = self._is_new and self._entry.fields in ({}, self._given)
        if is_nothing and self._kept:
            change = entry_acts.delete(self._kept, history, today, act=self._act)
        elif is_nothing:
            return True
        else:
            change = entry_acts.keep(self._entry, self._kept, history, today, act=self._act)
        kept = not change.edits or self.record(change)
        if kept:
            self._kept = None if is_nothing else self.session.history.entry(self._entry.id)
            self._entry = self._kept or self._entry
        return kept

    # Keys

    def action_shorten(self) -> None:
        """Go to the short form, or back to all of it; the next one opens the same."""
        if not self._kind.short:
            return
        self._short = not self._short
        others = [kind for kind in self.session.history.settings.short_forms if kind != self._entry.kind]
        chosen = [*others, self._entry.kind] if self._short else others
        self._keep()
        self.record(replace(acts.choose("short_forms", chosen, "the form"), draft=True))
        self.show()
        self.form.go_to("more")

    def action_editor(self) -> None:
        """Open the marked text in the person's own editor."""
        from tui.editing import in_editor

        row = self.form.marked
        field = self._kind.field(row)
        if field is None or field.type not in TEXTS:
            self.say("The editor opens the rows that hold a text.")
            return
        self._keep()
        came = in_editor(self.app, str(self._entry.fields.get(row, "")), self.session.folder)
        self._raw.pop(row, None)
        self._change(row, self._with(put(self._entry.fields, field, came.text)))
        self.say(came.trouble)

    def action_undo(self) -> None:
        """Take back what was done in the last row."""
        if not self._back:
            self.say("There is nothing here to take back.")
            return
        row, before = self._back.pop()
        self._raw.clear()
        self._wrong.clear()
        self.form.forget_typing()
        self._entry = before
        self._keep()
        self.show()
        self.form.go_to(row)

    def action_redo(self) -> None:
        """Say that nothing is put back here."""
        self.say("There is nothing here to put back.")

    def action_back(self) -> None:
        """Go back; where the entry could not be kept, say why, and leave when asked again."""
        if not self._keep() and not self._refused:
            self._refused = True
            return
        if self._kept is None:
            self.dismiss("" if self._refused else "Nothing was written, and nothing is kept.")
        elif self._entry == self._kept and not self._back:
            self.dismiss("")
        else:
            self.dismiss(f"Kept: {entry_acts.name_of(self._kept)}. {takes_it_back()}")

    # Drawing

    def _opens_short(self) -> bool:
        """Say whether the short form opens: as the last time, unless the entry says more already."""
        more = self._entry.fields.keys() - set(self._kind.short)
        return self._entry.kind in self.session.history.settings.short_forms and not more

    def rows(self) -> dict[str, AnyRow]:
        """Return a row for each field, when it was, and what becomes of it."""
        feelings = {name: words for name, words in self._raw.items() if self._reads(name)}
        return entry_rows.rows(
            self._kind, Filled(self._entry, feelings, self._wrong, self._short), self.session.today
        )

    def _reads(self, row: str) -> bool:
        """Say whether the words of a row are read as something else while they are typed."""
        field = self._kind.field(row)
        return row in self._wrong or (field is not None and field.type == "feelings")

    def _draw(self) -> None:
        """Draw the heading, the words that stay in sight, and the hint."""
        self.query_one("#heading", Static).update(self._heading())
        pinned = self.query_one("#pinned", Static)
        pinned.display = bool(self._pinned)
        pinned.update(Content(self._pinned))
        self.query_one("#hint", Static).update(self._hint())

    @property
    def _pinned(self) -> str:
        """The words that stay in sight at every step; empty where there are none."""
        words = self._entry.fields.get(self._kind.pinned, "") if self._kind.pinned else ""
        return one_line(str(words)[:PINNED]).strip()

    def _heading(self) -> Content:
        on_disk = self._kept is not None and self._entry == self._kept
        state = "kept ✓" if on_disk else "" if self._kept or self._entry.fields else "kept from the first word on"
        name = Content.assemble((f" {self._kind.title}", TITLE), (f"  {short_day(self._entry.day)}", FAINT))
        return spread(name, Content.styled(f"{state} ", FAINT), self.size.width)

    def _hint(self) -> Content:
        """Return what was done, or what cannot be taken, and what the row asks; what the fields come to."""
        marked = self.form.marked
        row = self.rows().get(marked)
        trouble = self._wrong.get(marked, "")
        lines = [(words, FAINT) for words in (row.hint if row else "").splitlines()]
        lines = [(trouble, "$text-warning"), *lines[:1]] if trouble else lines
        lines = [(self._said, REPORT), *lines[:1]] if self._said else lines
        echo = self._echo()
        if echo[0]:
            lines = [*lines[:1], echo]
        return Content("\n").join(Content.styled(one_line(words), style) for words, style in lines)

    def _echo(self) -> tuple[str, str]:
        """Return what the kind says back, and how it is drawn."""
        if self._kind.echo is None:
            return "", ""
        try:
            return self._kind.echo(self._entry.fields, self._entry.day), REPORT
        except ValueError as reason:
            return str(reason), "$text-warning"
