"""What may stand behind `handrail`: its options and its commands, and what a word that is none is told."""

from __future__ import annotations

import argparse
import os
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from store.declared import Registry
from store.records.text import quoted
from tui import VERSION
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = Registry("tui.commands", Command)
_REPR = re.compile(r"(['\"])(?P<words>.*?)\1")
WIDTH = 78
"""Columns of help, as argparse has them at 80."""
DESCRIPTION = "Treatment goals as a daily practice: a private notebook in the terminal. Not a medical device."


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line like every other, and whose help fits an old terminal.

    To ask how wide this terminal is takes argparse a library of its own, at every start.
    """

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever argparse gives the parser of a command
        super().__init__(formatter_class=partial(argparse.HelpFormatter, width=WIDTH), **given)

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        words = _REPR.sub(lambda found: quoted(found["words"]), message)
        raise RefusedError(f"{words[:1].upper()}{words[1:]}. See {self.prog} --help.")


def parsed(given: Sequence[str]) -> argparse.Namespace:
    """Return what the words ask for: `run` is None for the dashboard. Raises RefusedError."""
    parser = _parser(given)
    _complete(parser)
    arguments = parser.parse_args(given)
    named = {*arguments.data_before, *arguments.data_after}
    if len(named) > 1:
        raise RefusedError("--data was given twice, with two different folders.")
    arguments.data = next(iter(named), "")
    return arguments


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser of the one command that is named; where none is, of all."""
    parser = Parser(prog="handrail", description=DESCRIPTION, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"handrail {VERSION}")
    parser.add_argument("--demo", action="store_true", help="open a made-up half year, in a throw-away folder")
    _add_data(parser, "data_before")
    parser.set_defaults(data_after=[], run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    names = [name.replace("_", "-") for name in COMMANDS]
    for name in [name for name in names if name in given] or names:
        command = COMMANDS[name.replace("-", "_")]
        added = commands.add_parser(name, help=command.help, description=command.help, allow_abbrev=False)
        _add_data(added, "data_after")
        command.arguments(added)
        added.set_defaults(run=command.run)
    return parser


def _add_data(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        "--data", dest=name, action="append", default=[], metavar="DIR", help="the folder that holds the journal"
    )


def _complete(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks how a command line may go on, and leave; otherwise do nothing."""
    if "_ARGCOMPLETE" in os.environ:
        from argcomplete import autocomplete

        autocomplete(parser)
