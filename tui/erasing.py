"""Erasing for good, and deleting everything: what is done and what is said, for the screen and for the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import entry_acts
from store.changes import Change
from tui.command import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from store.exchange.wipe import Deleted
    from store.history import History
    from store.journal.disk import Disk
    from store.journal.erase import Erased
    from store.records.entry import Entry

NO_WAY_BACK = "Nothing brings it back."
TRACES = "Backups of your own, and the disk itself, may keep traces."


def change_for(entry: Entry | None, history: History, today: date) -> Change:
    """Return the change that removes an entry; for one that is gone here already, a change of nothing."""
    if entry is None:
        return Change(words="erasing an entry", edits=())
    return entry_acts.delete(entry, history, today)


def erased_words(erased: Erased) -> str:
    """Say where a record is gone from, and where it may still stand."""
    copies = f"{erased.copies} {'copy' if erased.copies == 1 else 'copies'}"
    unread = f" These are damaged and may still hold it: {', '.join(erased.unread)}." if erased.unread else ""
    return f"Erased here and from {copies}. Exports you made before are as they were.{unread} {TRACES}"


def asked_first(disk: Disk, folder: Path) -> Iterator[str]:
    """Yield what is to be known before everything is deleted."""
    from store.exchange.wipe import would_go

    yield f"The journal, the plan, what is unfinished and every copy in {folder} will be gone. {NO_WAY_BACK}"
    exports = would_go(disk, folder)
    if exports:
        yield f"And what was exported: {', '.join(exports)}."
    yield TRACES


def wiped(disk: Disk, folder: Path) -> Deleted:
    """Delete everything. Raises RefusedError, with a sentence, where that could not be done."""
    from store.exchange.wipe import delete_everything
    from store.journal.errors import NotSavedError

    try:
        return delete_everything(disk, folder)
    except NotSavedError as why:
        raise RefusedError(str(why), 1) from None
    except OSError as why:
        raise RefusedError(f"Not everything could be deleted ({why.strerror or why}).", 1) from None


def deleted_words(deleted: Deleted) -> str:
    """Say what is gone, and what stays."""
    files = f"{deleted.files} {'file is' if deleted.files == 1 else 'files are'} gone"
    left = f" Changed since, so left as they are: {', '.join(deleted.left)}." if deleted.left else ""
    return f"Deleted: {files}.{left}"
