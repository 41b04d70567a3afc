"""Asking line by line in plain text: one fact a line, nothing drawn, fit for a screen reader and for a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from tui.command import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")

HOW = "An empty line passes a question; Ctrl+D, the end of the input, stops. Each answer is kept as you give it."
"""The first line of a command that asks."""


class EndedError(Exception):
    """Nothing more will come from standard input."""


def is_anyone_there() -> bool:
    """Say whether a person could answer: standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)  # noqa: T201 - the command line speaks


def ask(question: str, read: Callable[[str], Value]) -> Value | None:
    """Ask for one line and return what `read` makes of it; None for an empty line.

    Where `read` raises ValueError, its sentence is printed and the question asked again. Raises RefusedError with
    that sentence where no terminal could answer, and EndedError at the end of the input, or where there is none.
    """
    while True:
        say(question)
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise EndedError
        words = line.strip()
        if not words:
            return None
        try:
            return read(words)
        except ValueError as reason:
            if not is_anyone_there():
                raise RefusedError(str(reason)) from reason
            say(str(reason))
