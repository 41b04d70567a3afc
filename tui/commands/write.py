"""`handrail write KIND`: a journal entry line by line, or its text from standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store import entry_acts
from store.clock import parse_day
from store.entry_answers import put, put_again, question
from store.entry_kind import feelings_of, is_number, kind_named, number
from store.records.text import one_line
from tui.command import Command, RefusedError
from tui.folder import open_desk
from tui.named import kind_meant, kinds
from tui.prompts import HOW, EndedError, ask, say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from datetime import date

    from store.entry_kind import EntryField, EntryKind
    from store.records.entry import Entry
    from store.records.record import Document
    from tui.folder import Desk

STANDARD_INPUT = "-"
YES_NO = {"y": True, "yes": True, "n": False, "no": False}


def arguments(parser: ArgumentParser) -> None:
    """Declare the kind, and where its text comes from."""
    parser.add_argument("kind", metavar="KIND", help=kinds())
    parser.add_argument("text", metavar="-", nargs="?", default="", help="take its text from standard input")
    parser.add_argument("--day", default="", metavar="DAY", help="the day it was: yesterday, 2026-11-22; today")
    parser.add_argument("--private", action="store_true", help="leave it out of every page and export")


def run(arguments: Namespace) -> int:
    """Ask for it, or take its text; each answer is kept as it is given."""
    name = kind_meant(arguments.kind)
    if not name:
        raise RefusedError(f"There is no such kind of entry. There are: {kinds()}.")
    if arguments.text not in {"", STANDARD_INPUT}:
        raise RefusedError(f"A text comes from standard input: handrail write {arguments.kind} -")
    desk = open_desk(arguments.data)
    if desk.history.read_only:
        raise RefusedError(desk.history.read_only, 1)
    day = _day(arguments.day, desk.today)
    entry = entry_acts.begin(name, day, desk.now)
    entry = replace(entry, at=entry.at if day == desk.today else None, private=arguments.private)
    sheet = Sheet(desk, kind_named(name), entry)
    if arguments.text:
        sheet.take(sys.stdin.read())
    else:
        sheet.hold()
    return 0


class Shown(NamedTuple):
    """One question: its words, and what becomes of the fields with an answer."""

    words: str
    put: Callable[[Document, str], Document]


class Sheet:
    """One entry, asked for at a desk."""

    def __init__(self, desk: Desk, kind: EntryKind, entry: Entry) -> None:
        self._desk = desk
        self._kind = kind
        self._entry = entry
        self._kept: Entry | None = None

    def take(self, text: str) -> None:
        """Keep a text as the kind's main field. Raises RefusedError where there is none, or it cannot be kept."""
        field = self._kind.field(self._kind.main)
        if field is None or not text.strip():
            raise RefusedError("Nothing came from standard input, and nothing is kept.")
        try:
            self._keep(put({}, field, text.removesuffix("\n")))
        except ValueError as reason:
            raise RefusedError(str(reason)) from reason
        self._say_kept()

    def hold(self) -> None:
        """Ask every question, or until the input ends. Raises RefusedError for a line no one can correct."""
        say(f"{self._kind.title}. {HOW}")
        try:
            self._go_on_with_what_was_noted()
            for field in self._kind.fields:
                for shown in self._questions(field):
                    self._ask(shown)
        except EndedError:
            pass
        self._say_kept()

    def _go_on_with_what_was_noted(self) -> None:
        """Let the details belong to what was noted with one key, for that is the same one."""
        noted = entry_acts.without_details(self._entry.kind, self._desk.history, self._desk.today)
        if noted is None or noted.day != self._entry.day:
            return
        at = f" at {noted.at:%H:%M}" if noted.at else ""
        if ask(f"One was noted{at}, without details. Are these its details? [y/n]", _yes_or_no):
            self._entry = replace(noted, private=noted.private or self._entry.private)
            self._kept = noted

    def _questions(self, field: EntryField) -> list[Shown]:
        if field.type != "again":
            words = question(field, self._entry.fields)
            return [Shown(words, lambda fields, answer: put(fields, field, answer))]
        return [
            Shown(
                f"{one_line(str(feeling['name']))}: {question(field, {})}{_was(feeling)}",
                lambda fields, answer, place=place: put_again(fields, field.after, place, answer, field),  # type: ignore[misc]  # a default binds the place
            )
            for place, feeling in enumerate(feelings_of(self._entry.fields.get(field.after)))
        ]

    def _ask(self, shown: Shown) -> None:
        fields = ask(shown.words, lambda words: shown.put(self._entry.fields, words))
        if fields is not None:
            self._keep(fields)

    def _keep(self, fields: Document) -> None:
        self._entry = replace(self._entry, fields=fields)
        self._desk.record(entry_acts.keep(self._entry, self._kept, self._desk.history, self._desk.today))
        self._kept = self._entry

    def _say_kept(self) -> None:
        if self._kept is None:
            say("Nothing was written, and nothing is kept.")
            return
        echo = self._echo()
        if echo:
            say(echo)
        say(f"Kept: {entry_acts.name_of(self._kept)}.")

    def _echo(self) -> str:
        """Return what the kind says back; empty where it says nothing."""
        if self._kind.echo is None:
            return ""
        try:
            return self._kind.echo(self._entry.fields, self._entry.day)
        except ValueError as reason:
            return str(reason)


def _day(words: str, today: date) -> date:
    try:
        day = parse_day(words, today) if words else today
    except ValueError as reason:
        raise RefusedError(str(reason)) from reason
    if day > today:
        raise RefusedError("That day is still to come.")
    return day


def _was(feeling: Document) -> str:
    before = feeling.get("before")
    return f" It was {number(before)}." if is_number(before) else ""


def _yes_or_no(words: str) -> bool:
    if words.casefold() not in YES_NO:
        raise ValueError("Say y or n.")
    return YES_NO[words.casefold()]


WRITE = Command("a journal entry, line by line; with - its text from standard input", run, arguments)
