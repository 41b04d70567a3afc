"""`handrail import`: an export back in, with what is new, the same and different told first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.exchange.comparison import Incoming
    from tui.folder import Desk

UNCHANGED = "Nothing was changed: --dry-run only looks."


def arguments(parser: ArgumentParser) -> None:
    """Declare the file, and what is to be done with it."""
    parser.add_argument("file", metavar="FILE", help="what handrail export wrote, or a copy of a journal")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")
    parser.add_argument("--replace", action="store_true", help="where a record differs, take that of the file")


def run(arguments: Namespace) -> int:
    """Say what the file holds against what is here, and take it in."""
    from store.exchange import reading
    from store.exchange.comparison import compared
    from store.exchange.errors import NotTakenError
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    try:
        tables = reading.handrail(_bytes(arguments.file))
    except NotTakenError as why:
        raise RefusedError(str(why), 1) from None
    _take_in(desk, compared(desk.history.tables, tables, replace=arguments.replace), arguments)
    return 0


def _bytes(name: str) -> bytes:
    from pathlib import Path

    try:
        return Path(name).expanduser().read_bytes()
    except OSError as trouble:
        raise RefusedError(f"{name} cannot be read ({trouble.strerror or trouble}).", 1) from None


def _take_in(desk: Desk, incoming: Incoming, arguments: Namespace) -> None:
    from store.exchange.told import differing, table

    for line in table(incoming):
        print(line)
    words = differing(incoming, replace=arguments.replace)
    if words:
        print(words if arguments.replace else f"{words} --replace takes those of the file.")
    if arguments.dry_run:
        print(UNCHANGED)
    elif not incoming.edits:
        print("Nothing of it was missing here.")
    else:
        _keep(desk, incoming)


def _keep(desk: Desk, incoming: Incoming) -> None:
    from store.journal.errors import NotSavedError

    before = set(desk.journal.copies())
    try:
        desk.journal.snapshot("import")
    except NotSavedError as why:
        raise RefusedError(str(why), 1) from None
    desk.record(incoming.change("the import"))
    print("Taken in.")
    for name in (name for name in desk.journal.copies() if name not in before and "-before-import-" in name):
        print(f"The journal as it was is kept. handrail restore {name} brings it back.")


IMPORT = Command("take an export back in; what is here stays", run, arguments)
