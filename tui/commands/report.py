"""`handrail report`: the page for the next session, printed or saved."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from store.exchange.report.page import Draft, Sheet
    from store.history import History

FORMS = ("md", "txt", "html")
ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
ASKS = "Names in here? {}: “{}”"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--since",
        default="",
        metavar="DATE|4w",
        help="from this day on, or so many weeks; else since the last session",
    )
    parser.add_argument(
        "--to", choices=FORMS, default="", help="plain text (the default), Markdown or one HTML file"
    )
    parser.add_argument("-o", dest="file", default="", metavar="FILE", help="save it here instead of printing it")


def run(arguments: Namespace) -> int:
    """Print the page as it was chosen on its screen, or save it; what may be a name is told on standard error."""
    from store.exchange.report.forms import written
    from store.exchange.report.page import Draft
    from store.instruments.own import catalog
    from store.where import data_folder
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    instruments = catalog(data_folder(arguments.data)).instruments
    draft = Draft(desk.history, _span(arguments.since, desk.history, desk.today), instruments)
    sheet = draft.sheet()
    text = written(sheet, arguments.to or ENDINGS.get(Path(arguments.file).suffix.lower(), "txt"))
    _ask(draft, sheet)
    if arguments.file:
        _save(Path(arguments.file), text, data_folder(arguments.data))
    else:
        sys.stdout.write(text)
    return 0


def _span(said: str, history: History, today: date) -> tuple[date, date]:
    """Return the first and the last day that were asked for. Raises RefusedError, status 2."""
    from store import sessions
    from store.clock import DAY, parse_day

    weeks = re.fullmatch(r"(?P<many>[1-9][0-9]?)w", said.strip().lower())
    if weeks:
        return sessions.span(history, today, int(weeks["many"]))
    if not said:
        return sessions.span(history, today)
    try:
        first = parse_day(said, today)
    except ValueError as reason:
        raise RefusedError(f"{reason} Or weeks: 4w.") from None
    if first >= today:
        raise RefusedError("The page ends yesterday, so it begins yesterday at the latest.")
    return first, today - DAY


def _ask(draft: Draft, sheet: Sheet) -> None:
    for word, line in draft.suspects(sheet):
        print(f"handrail: {ASKS.format(word, line)}", file=sys.stderr)


def _save(path: Path, text: str, folder: Path) -> None:
    from tui.saved_page import save_page

    if trouble := save_page(path, text, folder):
        raise RefusedError(trouble, 1)


REPORT = Command("the page for the next session: print it, or save it as Markdown, text or HTML", run, arguments)
"""The command."""
