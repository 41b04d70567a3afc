"""`handrail export`: everything, in one file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from store.exchange.export import Form

STANDARD_OUTPUT = "-"


def arguments(parser: ArgumentParser) -> None:
    """Declare the form, the file, and for whom it is."""
    parser.add_argument(
        "--to", choices=("json", "csv"), default="", help="json: one file (the default); csv: a zip of tables"
    )
    parser.add_argument("-o", dest="file", required=True, metavar="FILE", help="the file to write; - prints it")
    parser.add_argument(
        "--for-others", action="store_true", help="leave out private entries, the plan and what is unfinished"
    )
    parser.add_argument("--replace", action="store_true", help="write over a file of that name")


def run(arguments: Namespace) -> int:
    """Write it, and say what is in it on standard error."""
    from store.exchange.export import exported, leaving, records
    from store.where import data_folder, file_named
    from tui.folder import open_desk
    from tui.taking_out import put_down, said

    desk = open_desk(arguments.data)
    tables = leaving(desk.history, others=arguments.for_others)
    form: Form = arguments.to or ("csv" if arguments.file.endswith(".zip") else "json")
    data = exported(tables, form, desk.now, progress("Writing", records(tables)))
    if arguments.file == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        return 0
    path = file_named(arguments.file)
    try:
        put_down(data_folder(arguments.data), path, data, replace=arguments.replace)
    except FileExistsError:
        raise RefusedError(f"{path} is there already. --replace writes over it.", 1) from None
    print(said(tables, path))
    return 0


def progress(doing: str, every: int) -> Callable[[int], None]:
    """Return what shows on a terminal, on standard error, how many records are done; elsewhere it says nothing."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def told(done: int) -> None:
        if shown:
            end = "\n" if done >= every else ""
            print(f"\r{doing} {done:,} of {every:,} records", end=end, file=sys.stderr, flush=True)

    return told


EXPORT = Command("everything in one file: the whole journal and the plan", run, arguments)
