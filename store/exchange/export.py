"""Writing the journal out: what it holds, in one of two forms, into a file that nobody else may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from store.exchange import as_csv, as_json
from store.exchange.known import remember
from store.exchange.leaving import for_myself, for_others
from store.journal.disk import Disk
from store.journal.whole import signature, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from store.history import History, Tables

Form: TypeAlias = Literal["json", "csv"]
ENDINGS: dict[Form, str] = {"json": ".json", "csv": ".zip"}


def leaving(history: History, *, others: bool) -> Tables:
    """Return what is to be exported: all of it, or what somebody else may be given."""
    return for_others(history.tables) if others else for_myself(history.tables)


def records(tables: Tables) -> int:
    """Return how many records there are."""
    return sum(map(len, tables.values()))


def exported(tables: Tables, form: Form, now: datetime, told: Callable[[int], None]) -> bytes:
    """Return the bytes of the file; `told` is given the number of records that are done, now and then."""
    if form == "csv":
        return as_csv.written(tables, now, told)
    data = as_json.written(tables, now)
    told(records(tables))
    return data


def save(folder: Path | None, path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write the file, whole and for the owner alone, and remember it in the data `folder`, if there is one.

    Raises FileExistsError where there is one and it is not to be replaced, and OSError.
    """
    disk = Disk()

    def refuse() -> None:
        if not replace and signature(disk, path) is not None:
            raise FileExistsError(path)

    refuse()
    write_whole(disk, path, data, refuse)
    if folder:
        remember(disk, folder, path, data)
