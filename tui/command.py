"""A plain command, as a value. Its module is imported only when the command is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable


def takes_nothing(_: ArgumentParser) -> None:
    """Declare no arguments of a command's own."""


class Command(NamedTuple):
    """What `handrail NAME` does. `run` returns the exit status: 0 done, 1 could not, 2 bad use."""

    help: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None] = takes_nothing


class RefusedError(Exception):
    """A sentence for standard error; `status` is 2 for bad use, 1 for what could not be done."""

    def __init__(self, sentence: str, status: int = 2) -> None:
        super().__init__(sentence)
        self.status = status
