"""How the Today pane looks in the roomy form, as lines: one column, an empty line between two rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.clock import short_day
from store.records.text import one_line
from widgets.check_in_lines import FIELDS, MARK, beside, typing
from widgets.folding import Heading, RowLine, unfolded
from widgets.key_names import key_of
from widgets.palette import CHOSEN, FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.agenda import Agenda, Row, RowKey
    from widgets.folding import FormLine

NO_MARK = " " * len(MARK)


def roomy_form(agenda: Agenda, cursor: RowKey | None, typed: str, width: int, height: int) -> Sequence[Content]:
    """Return at most `height` lines of at most `width` cells, the row with the cursor whole among them."""
    lines: list[Content] = []
    first = last = 0
    for line in _welcome(agenda) if agenda.back else unfolded(agenda):
        marked = isinstance(line, RowLine) and line.row.key == cursor
        drawn = list(_drawn(line, agenda, typed if marked else None))
        if marked:
            first, last = len(lines), len(lines) + len(drawn)
        lines += drawn
    top = max(0, min(first - (height - (last - first) + 1) // 2, len(lines) - height))
    return [fitted(line, width) for line in lines[top : top + height]]


def _welcome(agenda: Agenda) -> Iterator[FormLine | Content]:
    """Yield the page of who comes back: one number, and the days only if they are asked for (screens.md 5.5)."""
    number = agenda.rows[0]
    yield from (Content(""), Content.styled(f" {agenda.groups[0].title}", "bold $text"), Content(""))
    yield RowLine(number)
    for day, key in (("Yesterday", key_of("earlier")), ("Today", key_of("later"))):
        yield from (Content(""), Content.styled(f" {day}", "bold $text"))
        yield Content.styled(f" if you like  {key}", FAINT)


def _drawn(line: FormLine | Content, agenda: Agenda, typed: str | None) -> Iterator[Content]:
    """Yield one part of the form; `typed` is None where the cursor is elsewhere."""
    match line:
        case Heading(group):
            yield Content.styled(f" {group.title}", "bold $text")
            yield Content.styled(f" {short_day(group.day)}", FAINT)
        case RowLine(row):
            yield from _row(row, agenda, typed)
        case Content():
            yield line
        case _:
            yield Content("")


def _row(row: Row, agenda: Agenda, typed: str | None) -> Iterator[Content]:
    """Yield a row's name, its answer below, and below that what else there is to say."""
    marked, field = typed is not None, FIELDS[row.item.field]
    mark, style = ((MARK, CHOSEN), "bold") if marked else (NO_MARK, "")
    yield Content.assemble(mark, (one_line(row.item.label), style))
    answer = typing(typed) if typed else (field.draw_roomy or field.draw)(row, marked)
    yield NO_MARK + answer
    if said := beside(row, agenda):
        yield Content.styled(f"{NO_MARK}{said}", FAINT)
