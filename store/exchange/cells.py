"""One value in one cell of a CSV file, and back: no text is ever a formula, and each comes back unchanged.

A number, true, false, a list and an object stand as JSON, everything else is text. Text that could be taken for
something else, by a program that calculates or by this one, has an apostrophe before it, as in a spreadsheet.
Absent is an empty cell, so an empty text is an apostrophe alone.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

APOSTROPHE = "'"
_FORMULAS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a formula begins with, CWE-1236; the wide ones are read like the narrow ones in Japanese and Chinese."""
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"
"""Signs without a width, behind which a formula may stand."""
_JSON = frozenset('-0123456789"{[tfn')


def cell(value: Any) -> str:  # noqa: ANN401 - JSON, or UNSET for absent
    """Return the cell of a plain JSON value."""
    if value is UNSET:
        return ""
    if isinstance(value, str):
        return f"{APOSTROPHE}{value}" if _needs_a_mark(value) else value
    return msgspec.json.encode(value).decode()


def value(cell: str) -> Any:  # noqa: ANN401 - JSON, or UNSET for absent
    """Return the value that stands in a cell."""
    if not cell:
        return UNSET
    if cell.startswith(APOSTROPHE):
        return cell[1:]
    found = _as_json(cell)
    return cell if found is UNSET else found


def _needs_a_mark(text: str) -> bool:
    begins = text[:1] or APOSTROPHE
    first = text.lstrip().lstrip(_UNSEEN).lstrip()[:1]
    return (
        not text or begins == APOSTROPHE or begins in _FORMULAS or first in _FORMULAS or _as_json(text) is not UNSET
    )


def _as_json(cell: str) -> Any:  # noqa: ANN401 - JSON, or UNSET where it is none
    if cell.lstrip()[:1] not in _JSON:
        return UNSET
    try:
        return msgspec.json.decode(cell)
    except (ValueError, RecursionError):
        return UNSET
