"""`handrail tally panic`: one more, from anywhere."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from store import acts, tallies
from store.items import Item, NotAnAnswerError
from store.records.text import one_line
from tui.command import Command, RefusedError
from tui.folder import open_desk
from tui.named import kind_meant, kinds, measure_named, measures

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.changes import Change
    from tui.folder import Desk


class Tallied(NamedTuple):
    """What one more is noted of: a kind of journal entry, with the field in which it counts; else a count."""

    name: str
    kind: str = ""
    having: str = ""
    item: Item | None = None


def arguments(parser: ArgumentParser) -> None:
    """Declare what is counted, and the way back."""
    parser.add_argument(
        "kind", metavar="KIND", nargs="+", help="such as panic, or the start of a goal that is counted"
    )
    parser.add_argument("--undo", action="store_true", help="take the last one of today back")


def run(arguments: Namespace) -> int:
    """Note one more, or take it back, and say so in one line."""
    desk = open_desk(arguments.data)
    named = " ".join(arguments.kind)
    tallied = _meant(named, desk)
    change = _fewer(tallied, desk) if arguments.undo else _more(tallied, desk)
    desk.record(change)
    total = _total(tallied, change, desk)
    in_all = f", {total} in all" if total else ""
    if arguments.undo:
        print(f"Took back: {tallied.name}, today{in_all}.")
    else:
        undo = f"handrail tally {shlex.quote(one_line(named))} --undo"
        print(f"Noted: {tallied.name}, today{in_all}. {undo} takes it back.")
    return 0


def _meant(words: str, desk: Desk) -> Tallied:
    known = measures(desk.history, desk.today)
    kind = kind_meant(words)
    if kind:
        having = next((named.measure.having for named in known if named.runs and named.measure.of == kind), "")
        return Tallied(kind.replace("_", " "), kind, having)
    item = measure_named(words, known, f"Kinds of entry: {kinds()}.").item
    name = one_line(item.label).lower()
    if item.of:
        return Tallied(name, item.of, item.having)
    if item.field != "tally":
        raise RefusedError(f"{one_line(item.label)} is no count. See handrail check-in --help for --goal.")
    return Tallied(name, item=item)


def _more(tallied: Tallied, desk: Desk) -> Change:
    history, today = desk.history, desk.today
    try:
        if tallied.item:
            total = history.check_in(today).answers.get(tallied.item.id)
            return acts.one_more(tallied.item, today, today, total)
        return acts.one_more_entry(tallied.kind, history, today, desk.now, today, having=tallied.having)
    except NotAnAnswerError as reason:
        raise RefusedError(str(reason)) from reason


def _fewer(tallied: Tallied, desk: Desk) -> Change:
    if tallied.item:
        change = tallies.one_fewer(tallied.item, desk.history, desk.today, desk.today)
    else:
        change = tallies.one_fewer_entry(tallied.kind, desk.history, desk.today, desk.today)
    if change is None:
        raise RefusedError(f"Nothing was tallied today that could be taken back: {tallied.name}.", 1)
    return change


def _total(tallied: Tallied, change: Change, desk: Desk) -> object:
    """Return the day's number: the answer that was counted up or down, else how many entries there are."""
    answers = desk.history.check_in(desk.today).answers
    entries = len(desk.history.entries(tallied.kind, desk.today)) if tallied.kind else 0
    return answers.get(change.item, entries)


TALLY = Command("one more, such as: handrail tally panic", run, arguments)
