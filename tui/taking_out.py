"""Where an export goes, and what is said of it: for the screen and for the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.export import ENDINGS, records, save
from store.exchange.leaving import private_entries
from tui.command import RefusedError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from store.exchange.export import Form
    from store.history import Tables

NOT_ENCRYPTED = "It is not encrypted: whoever has the file can read it."


def usual_name(form: Form, day: date, *, others: bool = False) -> str:
    """Return what an export is called unless another name is given."""
    return f"handrail-{day.isoformat()}{'-for-others' if others else ''}{ENDINGS[form]}"


def said(tables: Tables, path: Path) -> str:
    """Return what was written, in words; private entries are named, for the file may go elsewhere one day."""
    private = private_entries(tables)
    held = f" {private} private {'entry is' if private == 1 else 'entries are'} in it." if private else ""
    count = records(tables)
    there = "1 record is" if count == 1 else f"{count:,} records are"
    return f"{there} in {path}.{held} {NOT_ENCRYPTED}"


def put_down(folder: Path, path: Path, data: bytes, *, replace: bool) -> None:
    """Write the file. Raises FileExistsError where there is one already, and RefusedError where it cannot be."""
    try:
        save(folder, path, data, replace=replace)
    except FileExistsError:
        raise
    except OSError as trouble:
        raise RefusedError(f"{path} could not be written ({trouble.strerror or trouble}).", 1) from trouble
