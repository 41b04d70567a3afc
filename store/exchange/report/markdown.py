"""The page as Markdown: tables and lists, every word of the person's own kept as the word it is."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.report.sheet import Block, Sheet

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>#|~&$@]|!(?=\[)|:(?=//)|(?<=\bwww)\.|^[-+]|(?<=^\d)[.)])")
_TO_FILL_IN = re.compile(r"(_{3,})")


def markdown(sheet: Sheet) -> str:
    """Return the page as Markdown; it ends with a line break."""
    lines = [f"# {_text(sheet.title)}", "", _text(sheet.span)]
    for block in sheet.blocks:
        lines += ["", *(_table(block) if block.columns else _flowing(block))]
    return "".join(f"{line}\n" for line in lines)


def _table(block: Block) -> Iterator[str]:
    yield f"## {_text(block.title)}"
    yield ""
    wide = len(block.columns)
    head = ("", *block.head) if block.head else ("",) * wide
    yield _line(head)
    yield _line(["---:" if column.right else "---" for column in block.columns], raw=True)
    for row in block.rows:
        yield _line((*row.cells, *("",) * wide)[:wide])


def _flowing(block: Block) -> Iterator[str]:
    for place, (label, rows) in enumerate(groupby(block.rows, key=lambda row: row.label)):
        if place:
            yield ""
        if not label:
            yield _text(" ".join(row.cells[0] for row in rows))
            continue
        yield f"**{_text(label)}**"
        yield ""
        yield from (f"- {_text(row.cells[0])}" for row in rows)


def _line(cells: tuple[str, ...] | list[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cell if raw else _text(cell) for cell in cells)} |"


def _text(words: str) -> str:
    """Return words with every character quoted that Markdown would read as more than itself."""
    parts = _TO_FILL_IN.split(" ".join(words.split()))
    return "".join(part if _TO_FILL_IN.fullmatch(part) else _MEANS_SOMETHING.sub(r"\\\1", part) for part in parts)
