"""The plan on one page, to print or to give to somebody: text of 80 columns, or HTML that needs nothing else."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.hypertext import framed
from store.helplines.now import HEADINGS, help_lines
from store.plan.lines import details, sections, shown
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.history import History

WIDTH = 80
TITLE = "My plan"
EMPTY = "There is nothing in the plan yet. In handrail, my plan takes the first line."
FOOT = "Made with Handrail, a private notebook. It is not a medical device and does not replace a professional."
STYLE = """
body { font: 11pt/1.45 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1.5em; color: black; }
header { display: flex; justify-content: space-between; align-items: baseline; }
h1 { font-size: 1.5em; margin: 0; }
h2 { font-size: 1em; margin: 0 0 0.2em; color: darkslategray; break-after: avoid; }
main { columns: 22em 2; column-gap: 3em; margin: 1em 0; }
section { break-inside: avoid; margin: 0 0 1.1em; }
section:first-of-type, section:last-of-type { column-span: all; margin: 0.6em 0; padding: 0.6em 0; }
section:first-of-type, section:last-of-type { border: solid darkseagreen; border-width: 1px 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { break-inside: avoid; margin: 0.15em 0 0.15em 1em; text-indent: -1em; }
small, footer { color: dimgray; } small { display: block; text-indent: 0; font-size: 0.85em; line-height: 1.3; }
footer { font-size: 0.85em; }
@page { margin: 14mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; } main { columns: 2; } }
"""


class Row(NamedTuple):
    """One line of the page, and what is known besides."""

    text: str
    besides: str = ""


def page(history: History, today: date, country: str) -> list[tuple[str, list[Row]]]:
    """Return the headings of the page with their rows: the emergency number, whatever the plan holds, the lines."""
    numbers = [Row(line.text) for line in help_lines(country) if line.kind == "emergency"]
    lines = [Row(line.text) for line in help_lines(country) if line.kind == "line"]
    written = [
        (
            one_line(section.name),
            [
                Row(
                    one_line(" ".join(filter(None, (f"({line.level})" if line.level else "", shown(line))))),
                    one_line(" · ".join(details(line, history, today))),
                )
                for line in section.lines
            ],
        )
        for section in sections(history.plan)
        if section.lines
    ]
    return [(HEADINGS["emergency"], numbers), *written, (HEADINGS["line"], lines)] if written else []


def plain(history: History, today: date, country: str) -> str:
    """Return the page as text; it ends with a line break."""
    return "\n".join(_plain(page(history, today, country), today)) + "\n"


def html(history: History, today: date, country: str) -> str:
    """Return the page as one HTML file: it loads nothing, runs nothing, and every word of it is text."""
    parts = "\n".join(_html(page(history, today, country)))
    body = f"""<header><h1>{TITLE}</h1><small>{_dated(today)}</small></header>
<main>
{parts or f"<p>{EMPTY}</p>"}
</main>
<footer><p>{FOOT}</p></footer>"""
    return framed(TITLE, STYLE, body)


def _plain(rows: list[tuple[str, list[Row]]], today: date) -> Iterator[str]:
    yield TITLE
    yield _dated(today)
    for heading, lines in rows:
        yield ""
        yield from wrap(heading, WIDTH)
        for row in lines:
            yield from wrap(row.text, WIDTH, initial_indent="  - ", subsequent_indent="    ")
            yield from wrap(row.besides, WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield ""
    if not rows:
        yield EMPTY
        yield ""
    yield from wrap(FOOT, WIDTH)


def _html(rows: list[tuple[str, list[Row]]]) -> Iterator[str]:
    for heading, lines in rows:
        yield "<section>"
        yield f"<h2>{escape(heading)}</h2>"
        yield "<ul>"
        for row in lines:
            besides = f"<small>{escape(row.besides)}</small>" if row.besides else ""
            yield f"<li>{escape(row.text)}{besides}</li>"
        yield "</ul>"
        yield "</section>"


def _dated(today: date) -> str:
    return f"{today.day} {today:%B} {today.year}"
