"""`handrail restore`: the copies with their dates and counts, and one of them put back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store.clock import short_moment, system_clock
from store.journal.counts import counted
from store.journal.errors import DamagedError, NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.records.text import one_line
from store.where import data_folder
from tui.command import Command, RefusedError
from tui.prompts import EndedError, ask, say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NEWEST = 20
"""So many copies are listed, unless all are asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Declare which copy."""
    parser.add_argument("copy", nargs="?", default="", metavar="COPY", help="its number in the list, or its name")
    parser.add_argument("--plan", action="store_true", help="a copy of the plan, not of the journal")
    parser.add_argument("--list", action="store_true", help="only list the copies")
    parser.add_argument("--all", action="store_true", help=f"list every copy, not the newest {NEWEST} alone")


def run(arguments: Namespace) -> int:
    """Put back the copy that is named; without a name list the copies and ask which."""
    of = "plan" if arguments.plan else "journal"
    journal = _open(arguments.data)
    names = _names(journal, of)
    if not names:
        return _nothing_to_put_back(of, arguments.copy)
    if arguments.copy:
        return _put_back(journal, _meant(arguments.copy, names))
    listed = names if arguments.all else names[:NEWEST]
    for number, name in enumerate(listed, start=1):
        say(f"{number:>3}  {one_line(_described(journal, name))}")
    if len(listed) < len(names):
        say(f"     {len(names) - len(listed)} older ones: --all lists them")
    return 0 if arguments.list else _ask_which(journal, names)


def _nothing_to_put_back(of: str, named: str) -> int:
    said = f"There are no copies of the {of} yet."
    if named:
        raise RefusedError(said, 1)
    print(said)
    return 0


def _open(named: str) -> Journal:
    try:
        journal = Journal.open(data_folder(named), system_clock, accept_copy=True)
    except UnreadableError as why:
        raise RefusedError(str(why), 1) from None
    for notice in journal.history.notices:
        print(one_line(notice), file=sys.stderr)
    return journal


def _names(journal: Journal, of: str) -> list[str]:
    try:
        return journal.copies(of)
    except OSError as trouble:
        raise RefusedError(f"The copies cannot be read ({trouble.strerror}).", 1) from trouble


def _described(journal: Journal, name: str) -> str:
    """Return what a copy is: when it was written, what is in it, and why it is kept."""
    try:
        copy = journal.copy(name)
    except (OSError, DamagedError, UnreadableError, NotSavedError) as why:
        return f"cannot be put back: {str(why).rstrip('.')}  ({name})"
    return f"{short_moment(copy.written, system_clock())}  {counted(copy.contents.tables)}{_kept_because(name)}"


def _kept_because(name: str) -> str:
    reasons = {"-edited-": "as another program wrote it", "-before-": "kept for good"}
    return next((f"  ({reason}: {name})" for part, reason in reasons.items() if part in name), "")


def _ask_which(journal: Journal, names: list[str]) -> int:
    try:
        name = ask(
            "Which one is to be put back? Its number; an empty line changes nothing.",
            lambda words: _of_number(words, names),
        )
    except EndedError:
        name = None
    if name is None:
        say("Nothing is changed.")
        return 0
    return _put_back(journal, name)


def _meant(words: str, names: list[str]) -> str:
    """Return the copy of a number or a name. Raises RefusedError."""
    if words in names:
        return words
    try:
        return _of_number(words, names)
    except ValueError as why:
        raise RefusedError(str(why)) from None


def _of_number(words: str, names: list[str]) -> str:
    """Return the copy with this number in the list. Raises ValueError with a sentence."""
    if words.isdecimal() and 1 <= int(words) <= len(names):
        return names[int(words) - 1]
    raise ValueError(f"There is no such copy. handrail restore --list shows them, 1 to {len(names)}.")


def _put_back(journal: Journal, name: str) -> int:
    of = name.partition("-")[0]
    before = set(_names(journal, of))
    described = _described(journal, name)
    try:
        journal.put_back(name)
    except NotSavedError as why:
        raise RefusedError(str(why), 1) from None
    say(f"Put back: {one_line(described)}")
    for copy in (copy for copy in _names(journal, of) if copy not in before and "-before-restore-" in copy):
        say(f"What was there before is kept. handrail restore {copy} brings it back.")
    return 0


RESTORE = Command("list the copies of the journal and put one back, undoably", run, arguments)
"""The command."""
