"""`handrail erase`: one entry out of the journal and every copy of it, or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.text import quoted
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.changes import Change
    from store.journal.erase import Erased
    from store.records.entry import Entry
    from store.records.record import Document
    from tui.folder import Desk

NOTHING = "Nothing is deleted."
MOST = 20
"""So many entries are listed where several hold the words."""


def arguments(parser: ArgumentParser) -> None:
    """Declare which entry, or everything."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words that only this entry has, or its id")
    parser.add_argument(
        "--everything", action="store_true", help="the journal, the plan, all copies and known exports"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(arguments: Namespace) -> int:
    """Ask once, then erase."""
    if arguments.everything == bool(arguments.words):
        raise RefusedError("Say which entry, by words that stand in it: handrail erase WORDS. Or --everything.")
    return _everything(arguments) if arguments.everything else _one(arguments)


def _one(arguments: Namespace) -> int:
    from store import entry_acts
    from tui.erasing import NO_WAY_BACK, change_for, erased_words
    from tui.folder import open_desk

    desk = open_desk(arguments.data)
    words = " ".join(arguments.words)
    entry = _meant(words, desk)
    if entry:
        print(f"This is {entry_acts.name_of(entry)}: {_line(entry.document())}")
    else:
        print(f"No entry here has the id {words}; the copies may still hold it.")
    if not _agreed(arguments, f"Erase it for good, from every copy too? {NO_WAY_BACK}"):
        return 0
    record_id = entry.id if entry else words
    print(erased_words(_erased(desk, change_for(entry, desk.history, desk.today), record_id)))
    return 0


def _erased(desk: Desk, change: Change, record_id: str) -> Erased:
    from store.journal.errors import NotSavedError

    try:
        return desk.journal.erase(change, record_id)
    except NotSavedError as why:
        raise RefusedError(str(why), 1) from None


def _everything(arguments: Namespace) -> int:
    from store.journal.disk import Disk
    from store.where import data_folder
    from tui.erasing import asked_first, deleted_words, wiped

    folder = data_folder(arguments.data)
    for line in asked_first(Disk(), folder):
        print(line)
    if _agreed(arguments, "Delete everything?"):
        print(deleted_words(wiped(Disk(), folder)))
    return 0


def _agreed(arguments: Namespace, question: str) -> bool:
    """Ask for a yes. Raises RefusedError where nobody could say it."""
    from tui.prompts import EndedError, ask, is_anyone_there, say

    if arguments.yes:
        return True
    if not is_anyone_there():
        raise RefusedError("This needs a yes: --yes says it beforehand.")
    try:
        agreed = ask(f"{question} [yes/no]", _yes_or_no)
    except EndedError:
        agreed = False
    if not agreed:
        say(NOTHING)
    return bool(agreed)


def _yes_or_no(words: str) -> bool:
    answers = {"yes": True, "no": False, "n": False}
    if words.lower() not in answers:
        raise ValueError("It takes the whole word yes, or no.")
    return answers[words.lower()]


def _meant(words: str, desk: Desk) -> Entry | None:
    """Return the entry of this id, or the only one that holds these words; None for an id that is gone here.

    Raises RefusedError that lists those it could be.
    """
    from store.entry_list import Shelf

    entry = desk.history.entry(words)
    if entry or _is_id(words):
        return entry
    found = Shelf(desk.history).found(words, desk.today)
    if len(found) == 1:
        return desk.history.entry(found[0]["id"])
    if not found:
        raise RefusedError(f"No entry holds {quoted(words)}. {NOTHING}")
    lines = [f"  {document['id']}  {document['day']}  {_line(document)}" for document in found[:MOST]]
    raise RefusedError("\n".join([f"{len(found):,} entries hold these words. Say its id:", *lines]))


def _is_id(words: str) -> bool:
    return len(words) == 16 and not set(words) - set("0123456789abcdef")  # noqa: PLR2004 - as new_id makes them


def _line(document: Document) -> str:
    from store.entry_list import entry_line

    line = entry_line(document, 0)
    return f"{line.kind}, {line.words}"


ERASE = Command("one entry, or everything, for good and out of every copy", run, arguments)
