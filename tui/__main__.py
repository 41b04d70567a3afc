"""The command line. Plain commands leave from here without the screen's libraries."""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from store.declared import Registry
from store.records.text import quoted
from tui import VERSION
from tui.command import Command, RefusedError
from tui.faults import described

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

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(self.prog, width=WIDTH)

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        words = _REPR.sub(lambda found: quoted(found["words"]), message)
        raise RefusedError(f"{words[:1].upper()}{words[1:]}. See {self.prog} --help.")


def main(words: Sequence[str] | None = None) -> int:
    """Run `handrail` with these words and return the exit status: 0 done, 1 could not, 2 bad use."""
    given = list(sys.argv[1:] if words is None else words)
    gc.disable()  # a command is over before there is anything to collect; for the dashboard app.py turns it on
    _take_any_text()
    try:
        parser = _parser(given)
        _complete(parser)
        return _run(parser.parse_args(given))
    except RefusedError as refused:
        print(f"handrail: {refused}", file=sys.stderr)  # noqa: T201 - the command line speaks
        return refused.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # noqa: BLE001 - no traceback ever reaches a user
        print(f"handrail: {described(fault)}", file=sys.stderr)  # noqa: T201 - the command line speaks
        return 1
    finally:
        gc.enable()


def _take_any_text() -> None:
    """Let no character stop a command that the terminal or a pipe has no place for."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _complete(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks how a command line may go on, and leave; otherwise do nothing."""
    if "_ARGCOMPLETE" in os.environ:
        from argcomplete import autocomplete

        autocomplete(parser)


def _parser(given: list[str]) -> argparse.ArgumentParser:
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


def _run(arguments: argparse.Namespace) -> int:
    named = {*arguments.data_before, *arguments.data_after}
    if len(named) > 1:
        raise RefusedError("--data was given twice, with two different folders.")
    arguments.data = next(iter(named), "")
    if arguments.run is not None:
        status: int = arguments.run(arguments)
        return status
    return _dashboard(arguments)


def _dashboard(arguments: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise RefusedError(
            "The dashboard needs a full-screen terminal. The plain commands work everywhere: handrail --help", 1
        )
    from tui.opening import run_dashboard

    return run_dashboard(arguments.data, demo=arguments.demo)


if __name__ == "__main__":
    sys.exit(main())
