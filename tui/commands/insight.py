"""`handrail insight`: what the numbers may say, one fact a line, in plain text or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.insight.insight import Insight


def arguments(parser: ArgumentParser) -> None:
    """Declare the two ways to ask."""
    parser.add_argument("--all", action="store_true", help="also what was put away")
    parser.add_argument("--json", action="store_true", help="a list for programs")


def run(arguments: Namespace) -> int:
    """Print the sentences; return 0."""
    from store.insight.insight import insights
    from store.instruments.own import catalog
    from store.where import data_folder
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    known = catalog(data_folder(arguments.data)).instruments
    found = [each for each in insights(desk.history, desk.today, known) if arguments.all or not each.put_away]
    if arguments.json:
        _print_json(found)
    else:
        print("\n".join(f"{each.about} ({each.basis}): {each.words}" for each in found))
    return 0


def _print_json(found: list[Insight]) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(found)).decode())


INSIGHT = Command("what the numbers may say, a fact a line", run, arguments)
