"""`handrail questionnaires`: what can be taken now and what was, in plain text or as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store.clock import short_day
from store.records.text import one_line
from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.instruments.own import Catalog
    from store.instruments.taken import Standing

LAST = 8
"""Scores that are listed."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument("--json", action="store_true", help="a list for programs")


def run(arguments: Namespace) -> int:
    """Print them; a file of the person's own that is no questionnaire is told on standard error."""
    from store.instruments.own import catalog
    from store.instruments.taken import standing
    from store.where import data_folder
    from tui.folder import open_desk

    known = catalog(data_folder(arguments.data))
    desk = open_desk(arguments.data)
    found = standing(desk.history, desk.today, known.instruments)
    if arguments.json:
        _print_json(found, known)
    else:
        print("\n\n".join(_told(one) for one in found))
    for fault in known.faults:
        print(f"handrail: {fault}", file=sys.stderr)
    return 0


def _told(one: Standing) -> str:
    about = f", {one_line(one.about)}" if one.about else ""
    lines = [f"{one_line(one.title)}{about} ({one.said})"]
    if one.last and one.total is not None:
        band = f" In the published guide that is called {one_line(one.band)}." if one.band else ""
        lines.append(f"  Last: {one.total} of {one.max} on {short_day(one.last)}.{band}")
        if len(one.scores) > 1:
            lines.append(f"  Scores so far: {', '.join(str(total) for _, total in one.scores[-LAST:])}.")
        lines += [f"  {words}" for words in one.words]
    elif one.last:
        lines.append(f"  Last taken on {short_day(one.last)}.")
    return "\n".join(lines)


def _print_json(found: tuple[Standing, ...], known: Catalog) -> None:
    import msgspec

    listed = [
        {
            **msgspec.to_builtins(one),
            "scores": [{"day": day.isoformat(), "total": total} for day, total in one.scores],
            "code": dict(zip(("system", "code"), known.instruments[one.id].code, strict=True))
            if one.id in known.instruments
            else None,
        }
        for one in found
    ]
    print(msgspec.json.format(msgspec.json.encode(listed)).decode())


QUESTIONNAIRES = Command("the questionnaires, what can be taken now and the last scores", run, arguments)
