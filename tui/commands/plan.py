"""`handrail plan`: the plan on one page, printed or saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--to", choices=("txt", "html"), default="", help="plain text (the default) or one HTML file"
    )
    parser.add_argument("-o", dest="file", default="", metavar="FILE", help="save it here instead of printing it")


def run(arguments: Namespace) -> int:
    """Print the plan, or save it where that was asked for; a copy stands in for a file that is damaged."""
    from store.clock import system_clock, today
    from store.helplines.countries import guess
    from store.journal.errors import UnreadableError
    from store.journal.journal import Journal
    from store.plan import paper
    from store.where import data_folder, file_named
    from tui.saved_page import save_page

    try:
        history = Journal.open(data_folder(arguments.data), system_clock, accept_copy=True).history
    except UnreadableError as why:
        raise RefusedError(f"{why} handrail now shows whom to call, and what can be read of the plan.", 1) from None
    for notice in history.notices:
        print(notice, file=sys.stderr)
    if not history.plan and any("plan" in notice for notice in history.notices):
        raise RefusedError("There is no plan that can be read. handrail now shows whom to call.", 1)
    form = arguments.to or ("html" if arguments.file.endswith((".html", ".htm")) else "txt")
    write = paper.html if form == "html" else paper.plain
    text = write(history, today(system_clock(), history.settings.day_ends), history.settings.country or guess())
    if arguments.file:
        trouble = save_page(file_named(arguments.file), text, data_folder(arguments.data))
        if trouble:
            raise RefusedError(trouble, 1)
    else:
        print(text, end="")
    return 0


PLAN = Command("my plan on one page: print it, or save it as text or HTML", run, arguments)
"""The command."""
