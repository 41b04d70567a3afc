"""`handrail completion SHELL`: what a shell reads to complete commands and options; nothing of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: ArgumentParser) -> None:
    """Declare the shell."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(arguments: Namespace) -> int:
    """Print the code that the shell is to read."""
    from argcomplete import shellcode  # type: ignore[attr-defined]  # its own __init__ offers it

    print(shellcode(["handrail"], shell=arguments.shell))
    return 0


COMPLETION = Command("what your shell reads to complete commands: bash, zsh, fish", run, arguments)
