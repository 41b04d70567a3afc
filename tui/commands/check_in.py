"""`handrail check-in`: asked line by line, or given as options and recorded all together or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from store import acts, hard_day
from store.asking import read_answer, told
from store.clock import parse_day, short_day
from store.goals.counted import entries_of_day
from store.items import STANDARD, Item, NotAnAnswerError
from store.records.text import one_line, quoted
from tui.command import Command, RefusedError
from tui.folder import open_desk
from tui.named import measure_named, measures

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from datetime import date

    from store.changes import Change
    from store.records.check_in import Answer
    from tui.folder import Desk

OPTIONS = {
    "mood": ("mood", "0 very low to 10 very good"),
    "anxiety": ("anxiety", "0 none to 10 worst"),
    "energy": ("energy", "0 none to 10 lots"),
    "sleep-hours": ("sleep_hours", "hours slept: 7, 7.5, 7,5 or 730"),
    "sleep-quality": ("sleep_quality", "0 very poor to 10 very good"),
    "note": ("note", "a line in your own words; - reads it from standard input"),
}
"""Each option, the item it answers, and what it takes."""


class Given(NamedTuple):
    """An answer, the item it is to, and the option it came in."""

    option: str
    item: Item
    answer: Answer


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    for option, (item, takes) in OPTIONS.items():
        parser.add_argument(f"--{option}", dest=item, action="append", default=[], metavar="VALUE", help=takes)
    parser.add_argument(
        "--goal",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the start of a goal's name, and a number or yes, partly, no, na; may be given again",
    )
    parser.add_argument("--hard", action="store_true", help="keep the day as a hard day: goals rest")
    parser.add_argument(
        "--day",
        action="append",
        default=[],
        metavar="DAY",
        help="the day it is about: today, yesterday, 2026-11-22",
    )


def run(arguments: Namespace) -> int:
    """Record the answers and say so; without any, ask."""
    desk = open_desk(arguments.data)
    try:
        day = _day(arguments.day, desk.today)
        given = _once((*_standard(arguments), *_goals(arguments.goal, desk, day)))
        changes = [_change(one, desk, day) for one in given]
    except ValueError as reason:
        raise RefusedError(str(reason)) from reason
    if arguments.hard:
        changes.append(hard_day.keep(day, desk.today))
    if not changes:
        return _ask(desk, day)
    desk.record(acts.together(tuple(changes)))
    words = [one_line(told(one.item, one.answer)) for one in given] + ["a hard day"] * arguments.hard
    print(f"Kept for {short_day(day)}: {', '.join(words)}.")
    return 0


def _ask(desk: Desk, day: date) -> int:
    from tui.conversation import Conversation

    if desk.history.read_only:
        raise RefusedError(desk.history.read_only, 1)
    Conversation(desk, day).hold()
    return 0


def _day(words: list[str], today: date) -> date:
    """Return the day that was named, today where none was. Raises ValueError with a sentence."""
    days = {parse_day(said, today) for said in words} or {today}
    if len(days) > 1:
        raise RefusedError("--day was given twice, with two different days.")
    day = days.pop()
    if day > today:
        raise NotAnAnswerError("That day is still to come.")
    return day


def _standard(arguments: Namespace) -> Iterator[Given]:
    for option, (item, _) in OPTIONS.items():
        for words in dict.fromkeys(getattr(arguments, item)):
            said = sys.stdin.read().strip() if item == "note" and words == "-" else words
            yield _read(f"--{option}", STANDARD[item], said)


def _goals(pairs: list[str], desk: Desk, day: date) -> Iterator[Given]:
    known = measures(desk.history, day)
    for pair in pairs:
        name, equals, words = pair.rpartition("=")
        if not equals:
            raise RefusedError(f"{quoted(pair)} has no value. Say it like --goal walk=yes.")
        item = measure_named(name, known).item
        yield _read(f"--goal {one_line(name)}", item, words)


def _read(option: str, item: Item, words: str) -> Given:
    return Given(option, item, read_answer(item, words))


def _once(every: tuple[Given, ...]) -> list[Given]:
    """Return one answer for each item. Raises RefusedError where an item was given two."""
    found: dict[str, Given] = {}
    for given in every:
        if found.setdefault(given.item.id, given).answer != given.answer:
            raise RefusedError(f"{given.option} was given twice, with two different values.")
    return list(found.values())


def _change(given: Given, desk: Desk, day: date) -> Change:
    item = given.item
    entries = entries_of_day(desk.history, item.of, item.having, day) if item.of else 0
    return acts.answer(item, day, given.answer, desk.today, entries)


CHECK_IN = Command("the check-in, line by line; or answers as options, such as --mood 6", run, arguments)
