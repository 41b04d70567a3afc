"""`handrail check-in`: answers given as options, recorded all together or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.items import Item
    from store.records.check_in import Answer

OPTIONS = {
    "mood": ("mood", "0 very low to 10 very good"),
    "anxiety": ("anxiety", "0 none to 10 worst"),
    "energy": ("energy", "0 none to 10 lots"),
    "sleep-hours": ("sleep_hours", "hours slept: 7, 7.5, 7,5 or 730"),
    "sleep-quality": ("sleep_quality", "0 very poor to 10 very good"),
    "note": ("note", "a line in your own words; - reads it from standard input"),
}
"""Each option, the item it answers, and what it takes."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    for option, (item, takes) in OPTIONS.items():
        parser.add_argument(f"--{option}", dest=item, action="append", metavar="VALUE", help=takes)
    parser.add_argument(
        "--day", action="append", metavar="DAY", help="the day it is about: today, yesterday, 2026-11-22"
    )


def run(arguments: Namespace) -> int:
    """Record the answers and say so."""
    from store import acts
    from store.clock import parse_day, short_day, system_clock, today
    from store.items import STANDARD, NotAnAnswerError
    from tui.folder import open_journal, record

    given = {item: _one(arguments, item) for item, _ in OPTIONS.values() if getattr(arguments, item)}
    if not given:
        raise RefusedError("Say what to record, such as --mood 6 --anxiety 4. See handrail check-in --help.")
    journal = open_journal(arguments.data, system_clock)
    this_day = today(system_clock(), journal.history.settings.day_ends)
    try:
        day = parse_day(_one(arguments, "day"), this_day) if arguments.day else this_day
        changes = tuple(
            acts.answer(STANDARD[item], day, _read(STANDARD[item], words), this_day)
            for item, words in given.items()
        )
    except (NotAnAnswerError, ValueError) as reason:
        raise RefusedError(str(reason)) from reason
    record(journal, acts.together(changes))
    print(f"Kept for {short_day(day)}: {', '.join(given)}.".replace("_", " "))
    return 0


def _one(arguments: Namespace, name: str) -> str:
    """Return what an option was given. Raises RefusedError where it was given two different values."""
    values = set(getattr(arguments, name))
    if len(values) > 1:
        raise RefusedError(f"--{name.replace('_', '-')} was given twice, with two different values.")
    value: str = values.pop()
    return value


def _read(item: Item, words: str) -> Answer:
    """Return what was typed as the answer it may be; `checked` has the last word."""
    if item.field == "hours":
        from store.hours import parse_hours

        return parse_hours(words)
    if item.field == "text":
        return sys.stdin.read().strip() if words == "-" else words
    return int(words) if words.isascii() and words.isdigit() else words


CHECK_IN = Command("record answers, such as --mood 6 --anxiety 4", run, arguments)
