"""`handrail mark`: something that happened, marked on every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.text import UnusableTextError, clean, one_line
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from store.records.event import Event


def arguments(parser: ArgumentParser) -> None:
    """Declare the words and the days."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="a few words; without any, what is marked")
    parser.add_argument("--day", default="today", metavar="DAY", help="when it was, or began (today)")
    parser.add_argument("--to", default="", metavar="DAY", help="its last day, where it lasted")
    parser.add_argument("--json", action="store_true", help="a list of what is marked, for programs")


def run(arguments: Namespace) -> int:
    """Mark what is said, or print what is marked. A bad day and missing words are refused, status 2."""
    from store import event_acts
    from store.records.event import Event
    from store.records.record import new_id
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    if not arguments.words:
        _print(desk.history.events, as_json=arguments.json)
        return 0
    try:
        words = one_line(clean(" ".join(arguments.words))).strip()
    except UnusableTextError as unusable:
        raise RefusedError(str(unusable)) from None
    day, last = (_day(said, desk.today) for said in (arguments.day, arguments.to))
    event = Event(id=new_id(), day=day or desk.today, last=last, words=words)
    _, why = event_acts.problem(event, desk.today)
    if why:
        raise RefusedError(why)
    desk.record(event_acts.keep(event))
    print(f"Marked: {event_acts.said(event)}.")
    return 0


def _day(said: str, today: date) -> date | None:
    from store.clock import parse_day

    try:
        return parse_day(said, today) if said else None
    except ValueError as wrong:
        raise RefusedError(str(wrong)) from None


def _print(events: tuple[Event, ...], *, as_json: bool) -> None:
    import msgspec

    from store import event_acts

    if as_json:
        listed = [{"day": event.day, "last": event.last, "words": event.words} for event in events]
        print(msgspec.json.format(msgspec.json.encode(listed)).decode())
    else:
        newest = "\n".join(f"{event.day.year}  {event_acts.said(event)}" for event in reversed(events))
        print(newest or f"Nothing is marked yet: {event_acts.IN_WORDS}.")


MARK = Command("marks on every chart what mattered: a new dose, a holiday, an illness", run, arguments)
