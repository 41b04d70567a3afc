"""The page for a session: every line there could be, those that the person lets stand, and what one sheet holds."""

from __future__ import annotations

from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.clock import day_of_month
from store.exchange.report import names
from store.exchange.report.plain import plain
from store.exchange.report.sheet import PARTS, WIDTH, Block, Column, Row, Scope, Sheet, in_order
from store.private import without_private
from store.records.text import one_line
from store.sessions import NAMES, coming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.history import History
    from store.instruments.instrument import Instrument

TITLE = "Handrail page for a session"
MOST_LINES = 3
"""Of one cell; what is longer is cut."""
RAGGED = 4
"""Cells that a wrapped line leaves free, more or less."""
LINES = 66
"""Of one sheet of paper, in text."""


class Line(NamedTuple):
    """A part or a line that may stand on the page, as the list of choices shows it."""

    key: str
    words: str
    stands: bool
    unasked: bool = True
    """Whether it stands by itself."""
    private: bool = False
    is_part: bool = False


class Draft:
    """Everything that could stand on the page, and the choices that say what does."""

    def __init__(
        self,
        history: History,
        span: tuple[date, date],
        instruments: Mapping[str, Instrument],
    ) -> None:
        self.session = coming(history)
        self.history = history
        self._scope = Scope(
            history=history.through(without_private),
            whole=history,
            first=span[0],
            last=span[1],
            session=self.session,
            instruments=instruments,
            left_out=frozenset(self.session.left_out),
        )
        self.names = names.names(history)
        made = {name: PARTS[name].of(self._scope) for name in in_order()}
        self.blocks = {name: _clean(name, block) for name, block in made.items() if block.rows}

    def lines(self) -> Iterator[Line]:
        """Yield every part, and below it every line, with whether it stands."""
        for name, block in self.blocks.items():
            yield Line(name, PARTS[name].name, name not in self.session.left_out, is_part=True)
            for row in block.rows:
                words = "  ".join(cell for cell in self._named(row).cells if cell)
                yield Line(f"{name}.{row.id}", words, self._chosen(name, row), row.unasked, row.private)

    @cached_property
    def sheet(self) -> Sheet:
        """What the person lets stand, on as many sheets as they chose."""
        blocks = tuple(block for name in self.blocks if (block := self._standing(name)).rows)
        sheet = Sheet(TITLE, _span_words(self._scope), blocks)
        while len(plain(sheet).splitlines()) > LINES * self.session.sheets:
            smaller = _with_a_line_less(sheet)
            if smaller is None:
                break
            sheet = smaller
        return sheet

    def suspects(self, sheet: Sheet) -> list[tuple[str, str]]:
        """Return what on a sheet may name somebody, each with the line it stands in."""
        return [
            (word, cell)
            for block in sheet.blocks
            for row in block.rows
            if row.own
            for cell in row.cells
            for word in names.suspected(cell, self.names)
        ]

    def _standing(self, name: str) -> Block:
        block = self.blocks[name]
        stands = name not in self.session.left_out
        rows = tuple(self._named(row) for row in block.rows if stands and self._stands(name, row))
        return replace(block, rows=rows)

    def _stands(self, name: str, row: Row) -> bool:
        above = next((other for other in self.blocks[name].rows if other.id == row.beneath), None)
        return self._chosen(name, row) and (above is None or self._chosen(name, above))

    def _chosen(self, name: str, row: Row) -> bool:
        key = f"{name}.{row.id}"
        return key not in self.session.left_out if row.unasked else key in self.session.put_in

    def _named(self, row: Row) -> Row:
        """Return a line with people by name only where that was chosen."""
        if NAMES in self.session.put_in or not row.own:
            return row
        return replace(row, cells=tuple(names.without(cell, self.names) for cell in row.cells))


def _clean(name: str, block: Block) -> Block:
    return replace(block, part=name, rows=tuple(replace(row, cells=_cut(row, block.columns)) for row in block.rows))


def _cut(row: Row, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Return the words of a row, none longer than three lines of its column; what is cut ends in "…"."""
    lines = [one_line(words).rstrip() for words in row.cells]
    flows = row.wide or not columns
    room = [WIDTH] * len(lines) if flows else [_room(column) for column in columns]
    return tuple(
        line if len(line) <= MOST_LINES * most else f"{line[: MOST_LINES * most - 1].rstrip()}…"
        for line, most in zip(lines, room, strict=True)
    )


def _room(column: Column) -> int:
    """Return how many characters of a wrapped line fit, more or less."""
    return max(column.width // 2, column.width - column.before - RAGGED)


def _with_a_line_less(sheet: Sheet) -> Sheet | None:
    """Return the sheet without one line of the part that takes most room and yields; None where none does."""
    able = [block for block in sheet.blocks if block.yields and any(not row.firm for row in block.rows)]
    if not able:
        return None
    longest = max(able, key=lambda block: sum(_height(row, block.columns) for row in block.rows))
    free = [row for row in longest.rows if not row.firm]
    gone = free[0] if longest.oldest_first else free[-1]
    smaller = replace(longest, rows=tuple(row for row in longest.rows if row is not gone))
    blocks = (smaller if block is longest else block for block in sheet.blocks)
    return replace(sheet, blocks=tuple(block for block in blocks if block.rows))


def _height(row: Row, columns: tuple[Column, ...]) -> int:
    """Return about how many lines of text a row takes."""
    if row.wide or not columns:
        return ceil(len(row.cells[0]) / WIDTH)
    return max(ceil(len(words) / column.width) for words, column in zip(row.cells, columns, strict=True))


def _span_words(scope: Scope) -> str:
    first, last, days = scope.first, scope.last, len(scope.days)
    weeks, over = divmod(days, 7)
    if over or not weeks:
        long = "1 day" if days == 1 else f"{days} days"
    else:
        long = "1 week" if weeks == 1 else f"{weeks} weeks"
    closing = f"{day_of_month(last)} {last.year}"
    if first == last:
        return f"{closing}, {long}"
    opening = day_of_month(first) if first.year == last.year else f"{day_of_month(first)} {first.year}"
    return f"{opening} to {closing}, {long}"
