"""The page as plain text of 80 columns, measured in cells, so that it is straight in any script."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wcwidth import ljust, rjust, width, wrap

from store.exchange.report.sheet import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.exchange.report.sheet import Block, Column, Row, Sheet

GAP = 2
"""Cells that stay between a column and the next."""
BESIDE = 45
"""Where the second of two short lines begins that stand side by side."""


def plain(sheet: Sheet) -> str:
    """Return the page as text; it ends with a line break."""
    room = WIDTH - width(sheet.span)
    lines = [f"{ljust(sheet.title, room)}{sheet.span}"]
    for place, block in enumerate(sheet.blocks):
        if place and not (block.close and not sheet.blocks[place - 1].columns):
            lines.append("")
        lines += _table(block) if block.columns else _flowing(block)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _table(block: Block) -> Iterator[str]:
    columns = block.columns
    if block.head:
        heads = zip(block.head, columns[1:], strict=True)
        yield ljust(block.title, columns[0].width) + "".join(_cell(words, column) for words, column in heads)
    else:
        yield block.title
    for row in block.rows:
        yield from _row(row, columns)


def _row(row: Row, columns: tuple[Column, ...]) -> Iterator[str]:
    if row.wide or len(columns) == 1:
        yield from _wrapped(row.cells[0], WIDTH - 1, " ", "   ")
        return
    first = [f" {line}" for line in _lines(row.cells[0], columns[0].width - 1)]
    *between, last = zip(row.cells[1:], columns[1:], strict=True)
    cells = [first, *(_lines(words, _room(column)) for words, column in between)]
    cells.append(_wrapped(last[0], _room(last[1])) or [""])
    for at in range(max(map(len, cells))):
        texts = [lines[at] if at < len(lines) else "" for lines in cells]
        yield ljust(texts[0], columns[0].width) + "".join(
            _cell(words, column) for words, column in zip(texts[1:], columns[1:], strict=True)
        )


def _room(column: Column) -> int:
    return column.width if column.right else column.width - column.before


def _cell(words: str, column: Column) -> str:
    return rjust(words, column.width) if column.right else " " * column.before + ljust(words, _room(column))


def _lines(words: str, room: int) -> list[str]:
    """Return words wrapped to a column, of which the last cells stay blank."""
    return _wrapped(words, max(1, room - GAP)) or [""]


def _flowing(block: Block) -> Iterator[str]:
    paragraphs = [
        paragraph
        for label, rows in groupby(block.rows, key=lambda row: row.label)
        for paragraph in _paragraphs(label, [row.cells[0] for row in rows], apart=block.apart)
    ]
    while paragraphs:
        first, *others = paragraphs
        if others and len(first) == len(others[0]) == 1 and _fits(first[0], others[0][0]):
            yield ljust(first[0], BESIDE) + others.pop(0)[0]
        else:
            yield from first
        paragraphs = others


def _fits(left: str, right: str) -> bool:
    return width(left) <= BESIDE - GAP and width(right) <= WIDTH - BESIDE


def _paragraphs(label: str, words: list[str], *, apart: bool) -> Iterable[list[str]]:
    """Return the lines of each paragraph under one label, which stands before the first of them alone."""
    if not label:
        return [_wrapped(" ".join(words), WIDTH)]
    indent = " " * (width(label) + GAP)
    if not apart:
        return [_wrapped(", ".join(words), WIDTH, f"{label}  ", indent)]
    first, *others = words
    told = [
        _wrapped(first, WIDTH, f"{label}  ", indent),
        *(_wrapped(each, WIDTH, indent, indent) for each in others),
    ]
    return [[line for paragraph in told for line in paragraph]]


def _wrapped(words: str, room: int, first: str = "", others: str = "") -> list[str]:
    return wrap(words, room, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
