"""A form: rows one below the other, the marked one always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.containers import Vertical

from widgets.form_rows import Act, Choice, Clock, Day, Number, Prose, Row, Scale, Several, Words
from widgets.rows.act import ActRow
from widgets.rows.choice import ChoiceRow
from widgets.rows.clock import ClockRow
from widgets.rows.day import DayRow
from widgets.rows.number import NumberRow
from widgets.rows.prose import ProseRow
from widgets.rows.scale import ScaleRow
from widgets.rows.several import SeveralRow
from widgets.rows.typed import TypedRow
from widgets.rows.words import WordsRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from widgets.form_rows import AnyRow
    from widgets.rows.row import FormRow

    RowWidget: TypeAlias = FormRow | WordsRow | ProseRow


WIDGETS: dict[type[Row], Callable[[str], RowWidget]] = {
    Act: ActRow,
    Choice: ChoiceRow,
    Clock: ClockRow,
    Day: DayRow,
    Number: NumberRow,
    Prose: ProseRow,
    Scale: ScaleRow,
    Several: SeveralRow,
    Words: WordsRow,
}


class Form(Vertical):
    """It is given its rows by name, in their order; a row that comes back is the one that was there."""

    DEFAULT_CSS = "Form { overflow-y: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, rows: Mapping[str, AnyRow], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._made = {name: _made(name, row) for name, row in rows.items()}

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield from self._made.values()

    def put(self, rows: Mapping[str, AnyRow]) -> None:
        """Show these rows, and no others."""
        above: RowWidget | None = None
        for name, row in rows.items():
            if name not in self._made:
                self._made[name] = _made(name, row)
                self.mount(self._made[name], before=None if above else 0, after=above)
            above = self._made[name]
            _give(above, row)
        for name, widget in self._made.items():
            widget.display = name in rows
        self.call_after_refresh(self._show_marked)

    def go_to(self, name: str) -> None:
        """Mark a row, where it is shown."""
        row = self._made.get(name)
        if row is not None and row.display:
            self.screen.set_focus(row.typed_into, scroll_visible=False)

    def step(self, step: int) -> None:
        """Mark the row above or below; the first comes after the last."""
        names = [row.name or "" for row in self.children if row.display]
        place = names.index(self.marked) + step if self.marked in names else 0
        if names:
            self.go_to(names[place % len(names)])

    def forget_typing(self) -> None:
        """Show what stands in each row, not what was typed there and not taken."""
        for row in self.query(TypedRow):
            row.typed = None

    @property
    def marked(self) -> str:
        """The name of the marked row; empty where none is."""
        focused = self.screen.focused
        nodes = focused.ancestors_with_self if focused else ()
        return next((node.name or "" for node in nodes if node in self._made.values()), "")

    def on_descendant_focus(self) -> None:
        """Keep the marked row in sight."""
        self.call_after_refresh(self._show_marked)

    def on_resize(self) -> None:
        """Keep it there where the form becomes smaller."""
        self.call_after_refresh(self._show_marked)

    def _show_marked(self) -> None:
        if self.is_attached and self.marked:
            self.scroll_to_widget(self._made[self.marked], animate=False, immediate=True)


def _made(name: str, row: AnyRow) -> RowWidget:
    widget = WIDGETS[type(row)](name)
    _give(widget, row)
    return widget


def _give(widget: RowWidget, row: AnyRow) -> None:
    widget.set_class(row.apart, "-apart")
    widget.view = row
