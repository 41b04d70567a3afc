"""The Today pane: one row a question, the cursor on the first stop, the strip below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.records.text import UnusableTextError, clean
from widgets.field import Leads, Opens, Reply
from widgets.key_names import key_of, takes_it_back
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT
from widgets.pane import Pane, Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

from widgets.check_in_lines import FIELDS, around_the_line, asking, form, reported, resting, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.agenda import Agenda, Row, RowKey
    from store.records.check_in import Answer

TYPED = 12
"""Characters of a number being typed, at most."""
TOO_SMALL = " Too small a window for all of it; 60 by 18 is enough. Nothing is lost."

PRESSED = {"x": "ten", "y": "yes", "n": "no", "i": "part", "minus": "not_due", "tilde": "part.too"}
"""What the keys that can be given to something else answer, by the key."""

_PRESSED = Binding.Group("answer", compact=True)


def _presses(keys: str, tooltip: str, binding: str = "") -> list[BindingType]:
    """Return one binding a key, shown in the list of keys as one; `binding` begins the ids of those that stay."""
    return [
        Binding(
            key,
            f"press('{key}')",
            tooltip,
            show=False,
            tooltip=tooltip,
            id=f"today.{binding}.{key}" if binding else PRESSED[key],
            group=_PRESSED,
        )
        for key in keys.split()
    ]


class CheckIn(Pane):
    """The day's form. It is given an agenda, keeps the cursor by row, and posts what was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_presses("0 1 2 3 4 5 6 7 8 9", "answer a rating or a count and move on", "digit"),
        *_presses("x", "ten"),
        *_presses("y n i minus tilde", "done, no, in part, doesn't apply, in part"),
        *_presses("left right", "adjust", "adjust"),
        Binding(
            "enter",
            "enter",
            "leave open, or write",
            show=False,
            tooltip="leave open; open a line",
            id="today.enter",
        ),
        Binding("backspace", "back", "take back", show=False, tooltip="take the answer back", id="today.back"),
        *keyed(Binding("up,k", "move(-1)", "row up", show=False, tooltip="a row up", id="up")),
        *keyed(Binding("down,j", "move(1)", "row down", show=False, tooltip="a row down", id="down")),
        Binding("home", "edge(0)", "first row", show=False, tooltip="the first row", id="today.home"),
        Binding("end", "edge(-1)", "last row", show=False, tooltip="the last row", id="today.end"),
        Binding("left_square_bracket", "turn(-1)", "day back", show=False, tooltip="a day back", id="earlier"),
        Binding("right_square_bracket", "turn(1)", "day forward", show=False, tooltip="a day forward", id="later"),
        *_presses("comma full_stop", "day back, day forward; in hours the decimal", "point"),
        Binding(
            "space",
            "rest",
            "a week of quiet",
            show=False,
            tooltip="back after a while: a week of quiet",
            id="today.rest",
        ),
    ]

    agenda: var[Agenda | None] = var(None)
    """What is asked; None until the journal is open."""
    tiny: var[bool] = var(False)
    """The window is too small for the form: the strip alone is shown, and still answers."""
    roomy: var[bool] = var(False)
    """Whether the form is one column with an empty line between two rows."""
    kept: var[str] = var("")
    """When the last answer was kept, by the clock; empty before the first."""

    class Answered(Message):
        """A row was given an answer."""

        def __init__(self, row: Row, value: Answer) -> None:
            super().__init__()
            self.row = row
            self.value = value

    class Left(Message):
        """A stop was passed: it stays unknown."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Reopened(Message):
        """An answer was taken back, or a row that was left is asked again."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Turned(Message):
        """Another day's page is asked for, `days` away from this one."""

        def __init__(self, days: int) -> None:
            super().__init__()
            self.days = days

    class Wanted(Message):
        """The screen that a row leads to is wanted."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class RestWanted(Message):
        """A week without being asked is wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._cursor: RowKey | None = None
        self._typed = ""
        self._last_key = ""
        self._writing: Row | None = None

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when nothing is asked."""
        return self.agenda.row(self._cursor) if self.agenda else None

    @property
    def is_writing(self) -> bool:
        """Whether a line is open."""
        return self._writing is not None

    def compose(self) -> ComposeResult:
        """Hold the line that text is typed in; it shows only then."""
        line = Line()
        line.display = False
        yield line

    def titles(self) -> Titles:
        """Return the pane's titles."""
        days = f"{key_of('earlier')} {key_of('later')} day"
        return Titles(f"{key_of('pane.today')} Today", f"{key_of('hard_day')} hard day", days)

    def go_to(self, key: RowKey) -> None:
        """Put the cursor on a row, if this page has it."""
        if self.agenda and self.agenda.row(key):
            self._cursor = key
            self.redraw()

    def watch_agenda(self, old: Agenda | None, new: Agenda | None) -> None:
        """Keep the cursor on its row; on a new page, or where nothing was asked before, go to the first stop."""
        if new is None:
            return
        if old is None or old.page != new.page or self._cursor is None or new.row(self._cursor) is None:
            self._cursor = new.next_stop(None)
        self.redraw()

    def watch_tiny(self) -> None:
        """Draw anew: the shape changes."""
        self.redraw()

    def watch_roomy(self) -> None:
        """Draw anew: the shape changes."""
        self.redraw()

    def watch_kept(self) -> None:
        """Show that it is kept."""
        self.redraw()

    # Keys

    def action_press(self, key: str) -> None:
        """Give the key to the row under the cursor."""
        row = self.row
        character = {"comma": ",", "full_stop": "."}.get(key, key)
        if row and character in FIELDS[row.item.field].typing and self._may_type(row, character):
            self._typed = (self._typed + character)[:TYPED]
            self.said = ""
            self.redraw()
        elif character in {",", "."}:
            self.post_message(self.Turned(-1 if character == "," else 1))
        elif row:
            self._press(row, key)
        self._last_key = key

    def action_enter(self) -> None:
        """Keep what was typed, open what can be opened, or pass the row."""
        row = self.row
        if row is None:
            return
        if self._typed:
            self._keep_typed(row)
        else:
            self._enter(row)

    def _enter(self, row: Row) -> None:
        meaning = FIELDS[row.item.field].key("enter", row)
        if isinstance(meaning, Opens):
            self._open_line(row)
        elif isinstance(meaning, Leads):
            self.post_message(self.Wanted(row))
        elif row.stop:
            self._move_on(row)
            self.post_message(self.Left(row))
        else:
            self._move_on(row)

    def action_back(self) -> None:
        """Take the last typed character or the row's answer back; on an open row go up one and open that."""
        row = self.row
        if self.agenda is None or row is None:
            return
        if self._typed:
            self._typed = self._typed[:-1]
            self.redraw()
            return
        if row.open and not row.left:
            above = self._beside(-1)
            if above is None:
                return
            row, self._cursor = above, above.key
            self.redraw()
        if row.counts_itself:
            self.said = f"It counts itself. After a {key_of('one_more')}, {takes_it_back()}"
        elif not row.open or row.left:
            self.post_message(self.Reopened(row))

    def action_move(self, step: int) -> None:
        """Go to the row above or below; from rest, to the last or the first."""
        found = self._beside(step)
        if found:
            self._settle(found)

    def action_edge(self, place: int) -> None:
        """Go to the first or the last row."""
        if self.agenda and self.agenda.rows:
            self._settle(self.agenda.rows[place])

    def action_turn(self, days: int) -> None:
        """Ask for another day's page."""
        self.post_message(self.Turned(days))

    def action_rest(self) -> None:
        """Ask for a week of quiet, where that is offered."""
        if self.agenda and self.agenda.back:
            self.post_message(self.RestWanted())

    def _may_type(self, row: Row, character: str) -> bool:
        return bool(self._typed) or (character.isdigit() and not row.closed)

    def _press(self, row: Row, key: str) -> None:
        meaning = FIELDS[row.item.field].key(key, row)
        if not isinstance(meaning, Reply):
            return
        if self._last_key == "1" and key == "0" and row.item.field in {"rating", "tally"}:
            self.said = f"Ten is {key_of('ten')}. This row now holds 0; {takes_it_back()}"
        else:
            self.said = ""
        if not meaning.stays:
            self._move_on(row)
        self.post_message(self.Answered(row, meaning.value))

    def _keep_typed(self, row: Row) -> None:
        try:
            value = FIELDS[row.item.field].read(self._typed)
        except ValueError as reason:
            self.said = str(reason)
            return
        self._typed = ""
        self._move_on(row)
        self.post_message(self.Answered(row, value))

    def _move_on(self, row: Row) -> None:
        """Go to the next stop; the row is none any more, though the agenda will only say so once it is kept."""
        if self.agenda:
            self._typed = ""
            self._cursor = self.agenda.next_stop(row.key, passed=row.key)
            self.redraw()

    def _beside(self, step: int) -> Row | None:
        rows = self.agenda.rows if self.agenda else ()
        if not rows:
            return None
        keys = [row.key for row in rows]
        if self._cursor not in keys:
            return rows[0] if step > 0 else rows[-1]
        place = keys.index(self._cursor) + step
        return rows[place] if 0 <= place < len(rows) else None

    def _settle(self, row: Row) -> None:
        self._typed = ""
        self._cursor = row.key
        self.said = ""
        self.redraw()

    # The line being written

    def _open_line(self, row: Row) -> None:
        self.query_one(Line).open(_words_of(row))
        self._show_line(row)

    def _show_line(self, row: Row) -> None:
        self._writing = row
        line = self.query_one(Line)
        line.display = True
        self.screen.set_focus(line)
        self.redraw()

    def open_again(self, row: Row) -> None:
        """Go back to a row whose answer was not kept; where it was written, its line stands open with the words."""
        self.go_to(row.key)
        if isinstance(FIELDS[row.item.field].key("enter", row), Opens):
            self._show_line(row)

    def on_input_changed(self, event: Line.Changed) -> None:
        """Say how to reach help when a lone ! is typed, for here it is a character."""
        event.stop()
        self.said = "help now: Ctrl+G" if event.value == "!" else ""

    def on_line_kept(self, event: Line.Kept) -> None:
        """Keep the line."""
        event.stop()
        self.keep_line()

    def keep_line(self) -> None:
        """Post the words of the open line as its row's answer and go on; no words take the answer back."""
        row, self._writing = self._writing, None
        if row is None:
            return
        line = self.query_one(Line)
        try:
            words = clean(line.value).strip()
        except UnusableTextError as reason:
            self._writing = row
            self.said = str(reason)
            return
        line.display = False
        self.screen.set_focus(self)
        is_other = line.value != _words_of(row) and words != row.value
        if words and is_other:
            self._move_on(row)
            self.post_message(self.Answered(row, words))
        elif is_other and row.value:
            self.post_message(self.Reopened(row))
        self.redraw()

    # Drawing

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the form, folded and scrolled to fit."""
        if self.agenda is None:
            return [Content(" Opening the journal …")]
        if self.tiny:
            return Content.styled(TOO_SMALL, FAINT).wrap(max(1, width))
        if self.roomy:
            from widgets.check_in_roomy import roomy_form

            return roomy_form(self.agenda, self._cursor, self._typed, width, height)
        return form(self.agenda, self._cursor, self._typed, width, height)

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the question, its keys, and what the last act did."""
        if self.agenda is None:
            return [Content("")] * height
        row = self.row
        full = asking(row, self.agenda, self._typed, self.kept) if row else resting(self.agenda, self.kept)
        is_whole = height >= len(full) or (self.roomy and not self.tiny)
        lines = list(full if is_whole else shortened(full, row, self.agenda, width))
        if not self.said:
            return lines
        return (around_the_line if self.is_writing else reported)(lines, self.said, width)


def _words_of(row: Row) -> str:
    return str(row.value or "")
