"""The Today pane: one row a question, the cursor on the first stop, the strip below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.clock import short_day
from store.declared import Registry
from store.items import when
from store.records.text import UnusableTextError, clean, one_line
from widgets.field import CHOSEN, FAINT, Field, Opens, Reply
from widgets.folding import Blank, Folded, FormLine, Heading, RowLine, Told, fold
from widgets.line import Line
from widgets.pane import Pane, Titles, fitted, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from store.agenda import Agenda, Group, Row, RowKey
    from store.records.check_in import Answer

FIELDS = Registry("widgets.fields", Field)
LABEL = 12
"""Cells of a row's name, with the space behind it."""
TYPED = 12
"""Characters of a number being typed, at most."""
DONE = "That's all for now."

_PRESSED = Binding.Group("answer", compact=True)


def _presses(keys: str, tooltip: str, binding: str) -> list[BindingType]:
    """Return one binding a key, shown in the list of keys as one."""
    return [
        Binding(
            key,
            f"press('{key}')",
            tooltip,
            show=False,
            tooltip=tooltip,
            id=f"today.{binding}.{key}",
            group=_PRESSED,
        )
        for key in keys.split()
    ]


class CheckIn(Pane):
    """The day's form. It is given an agenda, keeps the cursor by row, and posts what was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_presses("0 1 2 3 4 5 6 7 8 9", "answer a rating or a count and move on", "digit"),
        *_presses("x", "ten", "ten"),
        *_presses("y n i minus tilde", "done, no, in part, doesn't apply, in part", "tick"),
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
        Binding("up,k", "move(-1)", "row up", show=False, tooltip="a row up", id="today.up"),
        Binding("down,j", "move(1)", "row down", show=False, tooltip="a row down", id="today.down"),
        Binding("home", "edge(0)", "first row", show=False, tooltip="the first row", id="today.home"),
        Binding("end", "edge(-1)", "last row", show=False, tooltip="the last row", id="today.end"),
        Binding(
            "left_square_bracket", "turn(-1)", "day back", show=False, tooltip="a day back", id="today.earlier"
        ),
        Binding(
            "right_square_bracket", "turn(1)", "day forward", show=False, tooltip="a day forward", id="today.later"
        ),
        *_presses("comma full_stop", "day back, day forward; in hours the decimal", "point"),
    ]

    agenda: var[Agenda | None] = var(None)
    """What is asked; None until the journal is open."""
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._cursor: RowKey | None = None
        self._typed = ""
        self._passed: set[RowKey] = set()
        self._last_key = ""
        self._writing: Row | None = None

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when nothing is asked."""
        return self.agenda.row(self._cursor) if self.agenda else None

    def compose(self) -> ComposeResult:
        """Hold the line that text is typed in; it shows only then."""
        line = Line()
        line.display = False
        yield line

    def titles(self) -> Titles:
        """Return the pane's titles."""
        return Titles("t Today", "", "[ ] day")

    def go_to(self, key: RowKey) -> None:
        """Put the cursor on a row, if this page has it."""
        if self.agenda and self.agenda.row(key):
            self._cursor = key
            self.refresh()

    def watch_agenda(self, old: Agenda | None, new: Agenda | None) -> None:
        """Keep the cursor on its row; on a new page, or where nothing was asked before, go to the first stop."""
        if new is None:
            return
        self._passed.clear()
        if old is None or old.page != new.page or self._cursor is None or new.row(self._cursor) is None:
            self._cursor = new.next_stop(None)
        self.refresh()

    def watch_kept(self) -> None:
        """Show that it is kept."""
        self.refresh()

    # Keys

    def action_press(self, key: str) -> None:
        """Give the key to the row under the cursor."""
        row = self.row
        character = {"comma": ",", "full_stop": "."}.get(key, key)
        if row and character in FIELDS[row.item.field].typing and self._may_type(row, character):
            self._typed = (self._typed + character)[:TYPED]
            self._say("")
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
        elif isinstance(FIELDS[row.item.field].key("enter", row), Opens):
            self._open_line(row)
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
            self.refresh()
            return
        if row.open and not row.left:
            above = self._beside(-1)
            if above is None:
                return
            row, self._cursor = above, above.key
            self.refresh()
        if not row.open or row.left:
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

    def _may_type(self, row: Row, character: str) -> bool:
        return bool(self._typed) or (character.isdigit() and not row.closed)

    def _press(self, row: Row, key: str) -> None:
        meaning = FIELDS[row.item.field].key(key, row)
        if not isinstance(meaning, Reply):
            return
        if self._last_key == "1" and key == "0" and row.item.field in {"rating", "tally"}:
            self._say("Ten is x. This row now holds 0; u takes it back.")
        else:
            self._say("")
        if not meaning.stays:
            self._move_on(row)
        self.post_message(self.Answered(row, meaning.value))

    def _keep_typed(self, row: Row) -> None:
        try:
            value = FIELDS[row.item.field].read(self._typed)
        except ValueError as reason:
            self._say(str(reason))
            return
        self._typed = ""
        self._move_on(row)
        self.post_message(self.Answered(row, value))

    def _move_on(self, row: Row) -> None:
        """Go to the next stop before the answer is kept, so that keys typed fast find their rows."""
        if self.agenda is None:
            return
        self._passed.add(row.key)
        self._typed = ""
        self._cursor = self.agenda.next_stop(row.key, frozenset(self._passed))
        self.refresh()

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
        self._say("")

    def _say(self, words: str) -> None:
        self.said = words
        self.refresh()

    # The line being written

    def _open_line(self, row: Row) -> None:
        self._writing = row
        line = self.query_one(Line)
        line.open(one_line(str(row.value or "")))
        line.display = True
        self.screen.set_focus(line)
        self.refresh()

    def on_input_changed(self, event: Line.Changed) -> None:
        """Say how to reach help when a lone ! is typed, for here it is a character."""
        event.stop()
        self.said = "help now: Ctrl+G" if event.value == "!" else ""

    def keep_line(self) -> None:
        """Leave the line, if one is open, with its words kept."""
        self.query_one(Line).keep()

    def on_line_kept(self, event: Line.Kept) -> None:
        """Post the words as the row's answer and go on; no words take the answer back."""
        event.stop()
        row, self._writing = self._writing, None
        self.query_one(Line).display = False
        self.screen.set_focus(self)
        if row is None:
            return
        try:
            words = clean(event.words).strip()
        except UnusableTextError as reason:
            self._say(str(reason))
            return
        if words and words != row.value:
            self._move_on(row)
            self.post_message(self.Answered(row, words))
        elif not words and row.value:
            self.post_message(self.Reopened(row))
        self.refresh()

    # Drawing

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the form, folded and scrolled to fit."""
        if self.agenda is None:
            return [Content(" Opening the journal …")]
        cursor = self._cursor
        folded = fold(self.agenda, cursor, height, self._told(self.agenda, width))
        drawn = [self._line(line, width) for line in folded]
        at = next(
            (place for place, line in enumerate(folded) if isinstance(line, RowLine) and line.row.key == cursor), 0
        )
        top = min(max(0, at - height // 2), max(0, len(drawn) - height))
        return drawn[top : top + height]

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the question, its keys, and what the last act did."""
        lines = list(self._narrow_strip() if self._compact(height) else self._full_strip())
        if self.said:
            lines = _reported(lines, self.said, width)
        return [fitted(line, width) for line in lines]

    def _compact(self, height: int) -> bool:
        return height < len(self._full_strip())

    def _full_strip(self) -> list[Content]:
        row, agenda = self.row, self.agenda
        if agenda is None:
            return [Content("")] * 3
        if row is None:
            return self._resting(agenda)
        return [
            Content.styled(f" {self._question(row, agenda)}", "bold"),
            Content(f" {FIELDS[row.item.field].keys(row)}"),
            Content.styled(f" {self._ways_on(row)}", FAINT),
        ]

    def _narrow_strip(self) -> list[Content]:
        first, second, third = self._full_strip()
        row = self.row
        if row is None:
            return [first, second]
        named = Content.styled(f" {row.item.label} {self._when(row)}  ", "bold")
        return [named + Content(FIELDS[row.item.field].keys(row)), third]

    def _resting(self, agenda: Agenda) -> list[Content]:
        today = agenda.page == agenda.today
        kept = f" Kept at {self.kept}." if self.kept else ""
        return [
            Content.styled(f" {DONE}{kept}" if today else " Nothing is open on this page.", "bold"),
            Content(" + one more · ↑ ↓ to a row · [ a day back"),
            Content.styled(" q leave" if today else " ] a day on · q leave", FAINT),
        ]

    def _question(self, row: Row, agenda: Agenda) -> str:
        night = row.item.id.startswith("sleep_")
        day = "last night" if night and row.day == agenda.today else when(row.day, agenda.today)
        return one_line(row.item.question.replace("{when}", day))

    def _when(self, row: Row) -> str:
        return when(row.day, self.agenda.today) if self.agenda else ""

    def _ways_on(self, row: Row) -> str:
        kept = " · kept ✓" if self.kept else ""
        if self._typed:
            return "Enter keeps it · Backspace one back"
        if row.stop:
            return f"Enter leaves it · Backspace back{kept}"
        if row.item.field == "text":
            return f"Enter writes · ↑ ↓ to a row{kept}"
        return f"Enter on · Backspace takes it back{kept}" if not row.open else f"Enter on · ↑ ↓ to a row{kept}"

    def _line(self, line: FormLine, width: int) -> Content:
        match line:
            case Blank():
                return Content("")
            case Heading(group, with_day):
                return _heading(group, with_day, width)
            case RowLine(row):
                return self._row(row, width)
            case Folded(group, below):
                return _folded(group, below=below, width=width)
            case Told(words):
                return Content(f"   {words}")

    def _row(self, row: Row, width: int) -> Content:
        here = row.key == self._cursor
        mark = Content.styled(" ▸ ", CHOSEN) if here else Content("   ")
        name = fitted(Content.styled(one_line(row.item.label), "bold" if here else ""), LABEL)
        if here and self._typed:
            answer = Content.styled(f"{self._typed}▏", CHOSEN)
        else:
            answer = FIELDS[row.item.field].draw(row, here)
        more = row.item.of and not here and self.agenda is not None and row.day == self.agenda.today
        hint = Content.styled("late " if row.late else "+ one more " if more else "", FAINT)
        left = Content.assemble(mark, name, answer)
        return spread(left, hint, width) if left.cell_length + hint.cell_length <= width else fitted(left, width)

    def _told(self, agenda: Agenda, width: int) -> dict[str, list[str]]:
        """Return the answers of the finished groups in words, when nothing is asked any more."""
        if self._cursor is not None:
            return {}
        finished = (group for group in agenda.groups if _finished(group))
        return {group.name: list(_wrapped(_answers(group), width - 4)) for group in finished}


def _heading(group: Group, with_day: bool, width: int) -> Content:
    day = Content.styled(f"{short_day(group.day)} " if with_day else "", FAINT)
    return spread(Content.styled(f" {group.title}", "bold $text"), day, width)


def _folded(group: Group, *, below: bool, width: int) -> Content:
    if below:
        return Content(f"   {_names(group, width - 4)}")
    title = group.title.partition(",")[0]
    start = f" {title:<17} "
    return Content.assemble((start, "bold $text"), (_names(group, width - len(start) - 1), FAINT))


def _names(group: Group, width: int) -> str:
    """Return the rows' answers or names, as many as fit, and how many more there are."""
    words = [_short(row) for row in group.rows]
    for shown in range(len(words), 0, -1):
        more = [f"{len(words) - shown} more"] if shown < len(words) else []
        line = " · ".join([*words[:shown], *more])
        if len(line) <= width:
            return line
    return f"{len(words)} rows"


def _short(row: Row) -> str:
    if not row.open:
        return FIELDS[row.item.field].words(row)
    return row.item.label[:1].lower() + row.item.label[1:]


def _finished(group: Group) -> bool:
    asked = [row for row in group.rows if row.item.field != "text"]
    return bool(asked) and all(not row.open or row.left or row.closed for row in asked)


def _answers(group: Group) -> list[str]:
    left = [_short(row) for row in group.rows if row.left]
    return [_short(row) for row in group.rows if not row.open] + ([f"{', '.join(left)}: left open"] if left else [])


def _wrapped(words: list[str], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} · {word}" if line else word
        if line and len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _reported(lines: list[Content], words: str, width: int) -> list[Content]:
    """Put a report in the last lines of the strip, as many as it needs."""
    report = Content.styled(one_line(words), "$text-accent").wrap(max(1, width - 2))[: len(lines) - 1]
    return [*lines[: len(lines) - len(report)], *(Content(" ") + line for line in report)]
