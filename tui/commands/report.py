"""`handrail report`: the page for the next session, printed or saved."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.records.text import one_line
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from datetime import date

    from store.exchange.report.page import Draft
    from store.exchange.report.sheet import Sheet
    from store.history import History
    from tui.folder import Desk

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
    parser.add_argument("--words", action="store_true", help="one fact a line, to be read aloud")
    parser.add_argument("--talk", action="store_true", help="write what I want to talk about, line by line")
    parser.add_argument("--done", action="store_true", help="session done: write what was agreed, line by line")
    parser.add_argument("-o", dest="file", default="", metavar="FILE", help="save it here instead of printing it")


def run(arguments: Namespace) -> int:
    """Print the page as it was chosen on its screen, or save it; what may be a name is told on standard error."""
    from store.exchange.report.forms import ALOUD, written
    from store.exchange.report.page import Draft
    from store.instruments.own import catalog
    from store.where import data_folder, file_named
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    if arguments.talk or arguments.done:
        _write(desk, _talk if arguments.talk else _agreed)
        return 0
    instruments = catalog(data_folder(arguments.data)).instruments
    draft = Draft(desk.history, _span(arguments.since, desk.history, desk.today), instruments)
    sheet = draft.sheet
    form = arguments.to or ENDINGS.get(Path(arguments.file).suffix.lower(), "txt")
    text = written(sheet, ALOUD if arguments.words else form)
    _ask(draft, sheet)
    if arguments.file:
        _save(file_named(arguments.file), text, data_folder(arguments.data))
    else:
        sys.stdout.write(text)
    return 0


def _write(desk: Desk, lines: Callable[[Desk], None]) -> None:
    """Ask for lines until the input ends; each is kept as it is given."""
    from tui.prompts import HOW, EndedError, say

    say(HOW)
    with suppress(EndedError):
        lines(desk)


def _talk(desk: Desk) -> None:
    from store import sessions
    from store.records.text import clean
    from tui.prompts import ask

    for place in range(sessions.MOST_LINES):
        talk = sessions.coming(desk.history).talk
        known = f" (now: {one_line(talk[place])})" if place < len(talk) and talk[place] else ""
        words = ask(f"What I want to talk about, {place + 1} of {sessions.MOST_LINES}{known}", clean)
        if words:
            desk.record(sessions.say(desk.history, place, words))


def _agreed(desk: Desk) -> None:
    """Ask for what was agreed, then close the session; an input that ends before that leaves it open."""
    from store import sessions
    from store.records.record import new_id
    from store.records.text import clean
    from store.records.therapy_session import Agreed
    from tui.prompts import ask, say

    before, session = sessions.last(desk.history), sessions.coming(desk.history)
    lines = list(before.agreed if before and before.day == desk.today else session.agreed)
    for place in range(len(lines), sessions.MOST_LINES):
        words = ask(f"We agreed, {place + 1} of {sessions.MOST_LINES}", clean)
        if words:
            lines.append(Agreed(id=new_id(), text=words))
            if before is None or before.day != desk.today:
                desk.record(sessions.keep_agreed(session, lines))
    change = sessions.done(desk.history, desk.today, lines)
    desk.record(change)
    say(f"Kept: {one_line(change.words)}. The next page begins today.")


def _span(said: str, history: History, today: date) -> tuple[date, date]:
    """Return the first and the last day that were asked for. Raises RefusedError, status 2."""
    from store import sessions
    from store.clock import parse_day

    weeks = re.fullmatch(r"(?P<many>[1-9][0-9]?)w", said.strip().lower())
    if weeks:
        return sessions.span(history, today, int(weeks["many"]))
    if not said:
        return sessions.span(history, today)
    try:
        first = parse_day(said, today)
    except ValueError as reason:
        raise RefusedError(f"{reason} Or weeks: 4w.") from None
    _, last = sessions.span(history, today)
    if first > last:
        end = "today" if last == today else "yesterday"
        raise RefusedError(f"The page ends {end}, so it begins {end} at the latest.")
    if (today - first).days > 7 * sessions.MOST_WEEKS:
        raise RefusedError("The page looks back ten years at most.")
    return first, last


def _ask(draft: Draft, sheet: Sheet) -> None:
    for word, line in draft.suspects(sheet):
        print(f"handrail: {ASKS.format(word, line)}", file=sys.stderr)


def _save(path: Path, text: str, folder: Path) -> None:
    from tui.saved_page import save_page

    if trouble := save_page(path, text, folder):
        raise RefusedError(trouble, 1)


REPORT = Command("the page for the next session: print it, or save it as Markdown, text or HTML", run, arguments)
"""The command."""
