"""The page as plain lines, one fact each, for who has it read aloud: no columns, no room to write by hand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from store.exchange.report.sheet import NOT_LOGGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.report.sheet import Block, Row, Sheet


def aloud(sheet: Sheet) -> str:
    """Return the page as lines; it ends with a line break."""
    parts = (list(_told(block)) for block in sheet.blocks)
    lines = [f"{sheet.title}, {sheet.span}", *(line for part in parts if part for line in ("", *part))]
    return "".join(f"{line}\n" for line in lines)


def _told(block: Block) -> Iterator[str]:
    """Yield the title and the facts of a part; nothing where all of it is room to write."""
    facts = [fact for row in block.rows for fact in _facts(row, block)] if block.columns else list(_flowing(block))
    if facts and block.title:
        yield _sentence(block.title)
        yield from (f"  {fact}" for fact in facts)
    else:
        yield from facts


def _facts(row: Row, block: Block) -> Iterator[str]:
    """Yield a line for each cell that says something, its row and its column named before it."""
    name, *cells = map(_words, row.cells)
    told = [(head, cell) for head, cell in zip(block.head or [""] * len(cells), cells, strict=False) if cell]
    if not told and name and not name.isdigit():
        yield name
    for head, cell in told:
        said = "not logged" if cell == NOT_LOGGED else cell
        yield f"{', '.join(filter(None, (name, _lower(head))))}: {said}"


def _flowing(block: Block) -> Iterator[str]:
    for label, rows in groupby(block.rows, key=lambda row: row.label):
        for words in filter(None, (_words(row.cells[0]) for row in rows)):
            yield f"{_sentence(label)}: {words}" if label else words


def _words(cell: str) -> str:
    """Return what a cell says; room to write by hand says nothing."""
    return "" if "___" in cell else " ".join(cell.split())


def _lower(head: str) -> str:
    """Return a heading in small letters where it is in capitals: "what I predicted", "25 Oct"."""
    return " ".join(word if word == "I" else word.lower() for word in head.split()) if head.isupper() else head


def _sentence(head: str) -> str:
    """Return a heading as a sentence begins: "What I want to talk about"."""
    words = _lower(head)
    return f"{words[:1].upper()}{words[1:]}"
