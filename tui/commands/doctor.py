"""`handrail doctor`: is everything whole? It looks, says what it found, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument("--all", action="store_true", help="read every copy, and name each")


def run(arguments: Namespace) -> int:
    """Print the findings, one a line, and the way out where one is not good, with status 1."""
    from store.clock import system_clock
    from store.journal.disk import Disk
    from store.journal.doctor import Doctor
    from store.journal.migrations import MIGRATIONS
    from store.records.text import one_line
    from store.where import data_folder

    folder = data_folder(arguments.data)
    print(one_line(str(folder)))
    wrong = 0
    for found in Doctor(folder, system_clock, Disk(), MIGRATIONS, every=arguments.all).findings():
        wrong += not found.good
        print(f"{' ' if found.good else '!'} {one_line(found.of)}: {one_line(found.says)}")
    if wrong:
        print("Look at the lines with !. handrail restore lists the copies and puts one back. Nothing was changed.")
    else:
        print("Nothing is wrong.")
    return 1 if wrong else 0


DOCTOR = Command("check file, copies, lock and rights; changes nothing", run, arguments)
"""The command."""
