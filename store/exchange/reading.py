"""A file that is to come in: which program wrote it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from store.exchange import as_csv, as_json
from store.exchange.errors import NotTakenError

if TYPE_CHECKING:
    from store.history import Tables

Source: TypeAlias = Literal["handrail", "daylio", "loop"]
_ZIP = b"PK"


def handrail(raw: bytes) -> Tables:
    """Return the tables of an export of ours in either form, or of a journal. Raises NotTakenError."""
    if not raw.startswith(_ZIP):
        return as_json.read(raw)
    with as_csv.opened(raw) as file:
        if as_csv.ABOUT not in file.namelist():
            raise NotTakenError("That zip file is no export of Handrail. Nothing is changed.")
        return as_csv.read(file)
