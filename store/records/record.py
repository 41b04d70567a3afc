"""What every record shares: it is frozen, it can be told apart, it knows when it was made and changed."""

import os
from datetime import datetime
from typing import Any, TypeAlias

import msgspec

Document: TypeAlias = dict[str, Any]
"""One record as it stands in the file; fields this version does not know are kept in it untouched."""


def new_id() -> str:
    """Return a stable random id: 16 hexadecimal digits."""
    return os.urandom(8).hex()


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value that lives inside a record. Fields at their default are absent from the file."""

    def document(self) -> Document:
        """Return the value as plain JSON types, ready for the file."""
        document: Document = msgspec.json.decode(msgspec.json.encode(self))
        return document


class Record(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One document of a table. The journal stamps `created_at` and `updated_at`, each with its UTC offset."""

    id: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
