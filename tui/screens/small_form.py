"""A small form over the journal: rows, what the marked one asks for, and leaving that keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store.records.text import one_line
from tui.page import Page
from widgets.form import Form
from widgets.key_bar import KeyBar
from widgets.key_names import takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.changes import Change
    from widgets.form_rows import AnyRow

AGAIN = "Esc again leaves without it."


class RowsPage(Page[str]):
    """A page of rows. A subclass says which, and what comes of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("up,shift+tab,k", "step(-1)", "row up", show=False, tooltip="a row up", id="up")),
        *keyed(Binding("down,tab,enter,j", "step(1)", "next row", show=False, tooltip="a row down", id="down")),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; what is here is kept", id="back")),
    ]
    HEADING: ClassVar[str]

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows by name, in their order."""
        raise NotImplementedError

    def read_back(self) -> str:
        """Return what the rows come to, in words; empty where they say it themselves."""
        return ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, what the rows come to, the rows and what the marked one asks for."""
        yield Static(Content.styled(f" {self.HEADING}", TITLE), id="heading")
        yield Static(id="read_back")
        yield Form(self.rows(), id="rows")
        yield Static(id="said")
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand on the first row."""
        self.form.go_to(next(iter(self.rows())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open no second settings over those this belongs to."""
        if (action, parameters) == ("go", ("settings",)):
            return False
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Draw the rows and what they come to."""
        self.form.put(self.rows())
        self.query_one("#read_back", Static).update(Content(one_line(self.read_back())))
        self.say_hint()

    def on_descendant_focus(self) -> None:
        """Say what the row asks for."""
        self.say_hint()

    @property
    def form(self) -> Form:
        """The rows as they are drawn."""
        return self.query_one("#rows", Form)

    def notes(self) -> list[str]:
        """Return what is to be known besides the hint."""
        return []

    def say_hint(self) -> None:
        """Say what is to be known, and what the marked row asks for."""
        row = self.rows().get(self.form.marked)
        lines = [Content.styled(one_line(note), "$text-warning") for note in self.notes()]
        lines += [Content.styled(row.hint, FAINT)] if row and row.hint else []
        self.query_one("#hint", Static).update(Content("\n").join(lines))

    def action_step(self, step: int) -> None:
        """Go to the row above or below."""
        self.form.step(step)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def left_line(self, row: str) -> None:
        """Take what was typed into the line of a row that is left."""

    @on(Line.Kept)
    def _leave_line(self, event: Line.Kept) -> None:
        if event.key == "escape":
            self.action_back()
        else:
            self.left_line(self.form.marked)
            self.action_step(-1 if event.key in {"up", "shift+tab"} else 1)


class SmallForm(RowsPage):
    """Dismisses with the sentence that says what was kept. What cannot be kept is said, and stays as typed."""

    _told = False
    """Whether it was said that leaving now keeps nothing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back from here that cannot be seen from here."""
        return False if action in {"undo", "redo"} else super().check_action(action, parameters)

    def trouble(self) -> tuple[str, str]:
        """Return the row that keeps it from being kept, and why in a sentence; both empty where nothing does."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """Return what leaving keeps; None where all is as it was."""
        raise NotImplementedError

    def kept(self) -> str:
        """Return what was kept, in words."""
        raise NotImplementedError

    def taken(self) -> None:
        """Draw what was typed or chosen."""
        self._told = False
        self.say("")
        self.show()

    def action_back(self) -> None:
        """Keep it and go back; where it cannot be kept, say why, and leave when asked again."""
        if self._told or self.is_untouched():
            self.dismiss("")
        else:
            self._told = not self.keep(AGAIN)

    def is_untouched(self) -> bool:
        """Say whether nothing was filled in or changed."""
        raise NotImplementedError

    def keep(self, besides: str = "") -> bool:
        """Keep it and go back, or say why not and go to the row; say which of the two."""
        row, why = self.trouble()
        if why:
            self.form.go_to(row)
            self.say(f"{why} {besides}".rstrip())
            return False
        change, said = self.change(), self.kept()
        if change is None:
            self.dismiss("")
        elif self.record(change):
            self.dismiss(f"Kept: {said}. {takes_it_back()}")
        else:
            return False
        return True
