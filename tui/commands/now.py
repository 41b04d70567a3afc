"""`handrail now`: whom to call, in plain text; the standard library alone, for it works when all else is broken."""

from __future__ import annotations

import io
import sys
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from store.helplines.countries import country_named, guess, name_of
from store.helplines.mine import BROKEN, Plan, chosen_country, read_plan
from store.helplines.now import HEADINGS, help_lines
from store.where import data_path
from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

WIDTH = 80
"""Columns."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the country, which no other choice outweighs."""
    parser.add_argument("--country", default="", metavar="XX", help="two letters or a name, such as CA or Canada")


def run(arguments: Namespace) -> int:
    """Print help for the country that is named, else chosen in the journal, else guessed; return 0 always."""
    chosen, plan = _kept(arguments.data)
    named = arguments.country
    country = country_named(named) if named else chosen or guess()
    guessed = bool(country) and not named and not chosen
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print("\n".join(_page(country, plan, guessed=guessed)))
    return 0


def _kept(named: str) -> tuple[str, Plan]:
    """Return the chosen country and the plan; empty ones where the folder cannot even be named."""
    try:
        folder = data_path(named)
    except BROKEN:
        return "", Plan()
    return chosen_country(folder), read_plan(folder)


def _page(country: str, plan: Plan, *, guessed: bool) -> Iterator[str]:
    yield f"Help now. Country: {name_of(country)}{', a guess' if guessed else ''}."
    yield "Another country: handrail now --country XX"
    for kind, lines in groupby(help_lines(country, plan), key=lambda line: line.kind):
        yield ""
        if HEADINGS[kind]:
            yield HEADINGS[kind]
        indent = "  " if HEADINGS[kind] else ""
        for line in lines:
            yield from wrap(line.text, WIDTH, initial_indent=indent, subsequent_indent=indent * 2)


NOW = Command("whom to call, now: works when all else is broken", run, arguments)
