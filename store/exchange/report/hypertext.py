"""The page as one HTML file for paper: it loads nothing and runs nothing, and every word of it is text."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from store.exchange.hypertext import framed
from store.exchange.report.sheet import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.report.sheet import Block, Column, Row, Sheet

STYLE = """
@page { margin: 11mm 13mm; }
body { font: 10pt/1.25 sans-serif; max-width: 186mm; margin: 1em auto; padding: 0 1em; color: black; }
header { display: flex; justify-content: space-between; border-bottom: 1pt solid black; }
h1 { font-size: 1.2em; margin: 0; } h2 { font-size: 1em; margin: 0.7em 0 0.1em; break-after: avoid; }
p { margin: 0.5em 0 0; } .close { margin-top: 0.2em; }
table { border-collapse: collapse; width: 100%; margin-top: 0.5em; } tr { break-inside: avoid; }
caption { text-align: left; font-weight: bold; } th { font-weight: normal; text-align: left; }
td, th { padding: 0 0.6em 0.1em 0; vertical-align: top; } .n { text-align: right; white-space: nowrap; }
.after { padding-left: 1.6em; }
td.rule { border-bottom: 0.5pt solid black; height: 1.6em; } svg { display: block; width: 62mm; height: 6.6mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""


def hypertext(sheet: Sheet) -> str:
    """Return the page as one HTML file."""
    parts = "\n".join(
        line for block in sheet.blocks for line in (_table(block) if block.columns else _flowing(block))
    )
    head = f"<header><h1>{escape(sheet.title)}</h1><span>{escape(sheet.span)}</span></header>"
    return framed(sheet.title, STYLE, f"{head}\n<main>\n{parts}\n</main>")


def _table(block: Block) -> Iterator[str]:
    charts = any(row.series for row in block.rows)
    yield "<table>"
    if not charts:
        yield "".join(f'<col style="width: {100 * column.width / WIDTH:.1f}%">' for column in block.columns)
    if block.head:
        heads = zip(block.head, block.columns[1:], strict=True)
        others = "".join(f"<th{_class(column)}>{escape(words)}</th>" for words, column in heads)
        yield f"<tr><th><b>{escape(block.title)}</b></th>{others}{'<th></th>' if charts else ''}</tr>"
    else:
        yield f"<caption>{escape(block.title)}</caption>"
    for row in block.rows:
        yield f"<tr>{_cells(row, block)}{_chart(row) if charts else ''}</tr>"
    yield "</table>"


def _cells(row: Row, block: Block) -> str:
    wide = len(block.columns)
    if row.wide:
        return f'<td colspan="{wide}">{escape(row.cells[0])}</td>'
    return "".join(
        '<td class="rule"></td>' if set(words) == {"_"} else f"<td{_class(column)}>{escape(words)}</td>"
        for words, column in zip(row.cells, block.columns, strict=True)
    )


def _chart(row: Row) -> str:
    from store.exchange.report.drawing import drawn

    return f"<td>{drawn(row.series)}</td>" if row.series else "<td></td>"


def _flowing(block: Block) -> Iterator[str]:
    for label, group in groupby(block.rows, key=lambda row: row.label):
        words = [escape(row.cells[0]) for row in group]
        close = ' class="close"' if block.close else ""
        if not label:
            yield f"<p{close}>{' '.join(words)}</p>"
            continue
        yield f"<p{close}><b>{escape(label)}</b> {('<br>' if block.apart else ', ').join(words)}</p>"


def _class(column: Column) -> str:
    return ' class="n"' if column.right else ' class="after"' if column.before else ""
