"""What may stand in the file: plain JSON, finite numbers, text without control characters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from store.journal.errors import NotSavedError
from store.records.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.changes import Edit

_LARGEST = 2**63

AnyEdit = TypeVar("AnyEdit", bound="Edit")


def cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a copy of a plain JSON value, its text cleaned.

    Raises ValueError, in a sentence fit to show, for what JSON, UTF-8 or 64 bits cannot hold.
    """
    match value:
        case str():
            return clean(value)
        case None | bool():
            return value
        case int() if -_LARGEST <= value < _LARGEST:
            return value
        case float() if math.isfinite(value):
            return value
        case list() | tuple():
            return [cleaned(part) for part in value]
        case dict() if all(isinstance(name, str) for name in value):
            return {clean(name): cleaned(part) for name, part in value.items()}
    raise ValueError("That is not a value a journal can hold.")


def cleaned_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits with every text in them cleaned. Raises NotSavedError for what no file can hold."""
    try:
        return tuple(_cleaned_edit(edit) for edit in edits)
    except (ValueError, RecursionError) as error:
        raise NotSavedError(f"Not saved: {error}") from None


def _cleaned_edit(edit: AnyEdit) -> AnyEdit:
    parts = {name: cleaned(part) for name, part in msgspec.structs.asdict(edit).items()}
    return msgspec.structs.replace(edit, **{**parts, "path": tuple(parts["path"])})
