"""`handrail import`: an export back in, or the history of another program, with what it comes to told first."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.exchange.program import PROGRAMS
from store.records.text import one_line
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from store.exchange.comparison import Incoming
    from store.exchange.foreign import Ask, Foreign
    from store.history import Tables
    from tui.folder import Desk

UNCHANGED = "Nothing was changed: --dry-run only looks."
NOBODY = (
    "Nobody is here to say what the words of this file become. --dry-run shows them, --map says it, "
    "--yes takes each as it is named first."
)
LEAVING = "Ctrl+D, the end of the input, takes nothing in."
MOST = 20
"""So many lines that could not be read are told one by one."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the file, and what is to be done with it."""
    parser.add_argument("file", metavar="FILE", help="an export, a zip of one, its folder, or a copy of a journal")
    parser.add_argument("--from", dest="source", choices=("handrail", *PROGRAMS), default="", help="who wrote it")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")
    parser.add_argument("--replace", action="store_true", help="where a record differs, take that of the file")
    parser.add_argument(
        "--map",
        dest="mapped",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what a mood word or a habit becomes: rad=10, Meditate=goal; repeatable",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask: each word becomes what is named first")


def run(arguments: Namespace) -> int:
    """Say what the file holds against what is here, and take it in."""
    from store.exchange.comparison import compared
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    found = _read(arguments, desk)
    if not isinstance(found, Mapping):
        return _foreign(desk, found, arguments)
    if arguments.mapped:
        raise RefusedError("--map is for the files of other programs.")
    _take_in(desk, compared(desk.history.tables, found, replace=arguments.replace), "the import", arguments)
    return 0


def _read(arguments: Namespace, desk: Desk) -> Tables | Foreign:
    from store.exchange import reading
    from store.exchange.errors import NotTakenError
    from store.where import file_named

    try:
        return reading.read(file_named(arguments.file), desk.today, arguments.source)
    except NotTakenError as why:
        raise RefusedError(str(why), 1) from None
    except OSError as trouble:
        raise RefusedError(f"{arguments.file} cannot be read ({trouble.strerror or trouble}).", 1) from None


def _foreign(desk: Desk, found: Foreign, arguments: Namespace) -> int:
    """Show what maps and what is lost, let each word be decided, and take it in."""
    from store.exchange.foreign import incoming
    from tui.prompts import EndedError, is_anyone_there

    is_decided = arguments.mapped or arguments.dry_run or arguments.yes
    if not (is_decided or is_anyone_there()):
        raise RefusedError(NOBODY)
    print(found.summary)
    _print_list("What becomes of it:", found.maps)
    _print_list("What is lost:", found.lost)
    _print_list("Lines that cannot be read as they stand:", found.trouble, MOST)
    try:
        chosen = _mapped(arguments.mapped, found.asks) if is_decided else _asked(found.asks)
    except EndedError:
        print("Nothing was taken in.")
        return 0
    _print_list("As it is decided now:", (_decided(ask, chosen) for ask in found.asks))
    brought = found.brought(chosen)
    coming = incoming(brought, found.source, desk.history, desk.now, replace=arguments.replace)
    _take_in(desk, coming, f"the import from {found.source}", arguments)
    return 0


def _print_list(heading: str, found: Iterable[str], most: int = sys.maxsize) -> None:
    every = [one_line(line) for line in found]
    if every:
        print("\n".join([heading, *(f"  - {line}" for line in every[:most])]))
    if len(every) > most:
        print(f"  - and {len(every) - most:,} more like these")


def _mapped(words: list[str], asks: tuple[Ask, ...]) -> dict[str, str]:
    """Return what --map says. Raises RefusedError for a name or a value that there is not."""
    chosen = {}
    for name, equals, value in (each.rpartition("=") for each in words):
        ask = next((ask for ask in asks if ask.name.casefold() == name.strip().casefold()), None)
        if not equals or ask is None:
            names = ", ".join(one_line(each.name) for each in asks)
            raise RefusedError(f"--map takes NAME=VALUE, where NAME is one of: {names}.")
        if not ask.takes(value.strip()):
            raise RefusedError(f"{one_line(ask.name)} takes {_values(ask)}.")
        chosen[ask.name] = value.strip()
    return chosen


def _asked(asks: tuple[Ask, ...]) -> dict[str, str]:
    """Ask what each becomes; an empty line takes the first choice."""
    from tui.prompts import ask as ask_for
    from tui.prompts import say

    say(f"An empty line takes what is named first. {LEAVING}")
    chosen = {}
    for each in asks:

        def read(words: str, each: Ask = each) -> str:
            if not each.takes(words):
                raise ValueError(f"It takes {_values(each)}.")
            return words

        meanings = "; ".join(f"{choice.value}: {choice.words}" for choice in each.choices if not choice.is_plain)
        answer = ask_for(f"{one_line(each.name)} ({each.about}): {_values(each)}? {meanings}", read)
        if answer is not None:
            chosen[each.name] = answer
    return chosen


def _values(ask: Ask) -> str:
    return ", ".join(choice.value for choice in ask.choices)


def _decided(ask: Ask, chosen: dict[str, str]) -> str:
    value = chosen.get(ask.name, ask.choices[0].value)
    words = next(choice.words for choice in ask.choices if choice.value == value)
    return f"{ask.name} ({ask.about}): {words}"


def _take_in(desk: Desk, incoming: Incoming, words: str, arguments: Namespace) -> None:
    from store.exchange.told import differing, table

    for line in table(incoming):
        print(line)
    said = differing(incoming, replace=arguments.replace)
    if said:
        print(said if arguments.replace else f"{said} --replace takes those of the file.")
    if arguments.dry_run:
        print(UNCHANGED)
    elif incoming.counts and not incoming.edits:
        print("Nothing of it was missing here.")
    elif incoming.edits:
        _keep(desk, incoming, words)


def _keep(desk: Desk, incoming: Incoming, words: str) -> None:
    from store.journal.errors import NotSavedError

    before = set(desk.journal.copies())
    try:
        desk.journal.snapshot("import")
    except NotSavedError as why:
        raise RefusedError(str(why), 1) from None
    desk.record(incoming.change(words))
    print("Taken in.")
    for name in (name for name in desk.journal.copies() if name not in before and "-before-import-" in name):
        print(f"The journal as it was is kept. handrail restore {name} brings it back.")


IMPORT = Command("take an export back in, or the history of Daylio or Loop; what is here stays", run, arguments)
