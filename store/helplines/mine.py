"""What help needs of the person's own files, whatever became of them; standard library only, never raises."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from store.helplines.countries import countries
from store.plan.parts import PARTS, PEOPLE, SAFETY
from store.records.text import one_line
from store.where import GENERATIONS, JOURNAL, PLAN

if TYPE_CHECKING:
    from _typeshed import StrPath

FROM_A_COPY = "The plan file is damaged or gone; these are the lines of its last good copy."
NOT_WHOLE = "The plan file is damaged, and so is every copy; this is all that can be read."
BROKEN = (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading a file that is missing, forbidden, damaged or strange can raise."""
HEAD = 65536
"""Bytes in which the settings of a journal stand, for they come first; a long journal is megabytes."""
COPIES = 3
"""So many copies of a journal are asked for the country."""


class Plan(NamedTuple):
    """The person's own lines, ready to show."""

    people: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Theirs for panic."""
    trouble: str = ""
    """Where the file could not be read, one line that says so."""


def chosen_country(folder: StrPath) -> str:
    """Return the country chosen in the journal of a folder, also where the file is damaged, or a copy is left."""
    for path in (os.path.join(folder, JOURNAL), *_copies(folder, "journal")[:COPIES]):
        settings = _documents(path, "settings")
        if settings is not None:
            codes = (document.get("country") for document in settings)
            return next((code for code in codes if isinstance(code, str) and code in countries()), "")
    return ""


def read_plan(folder: StrPath) -> Plan:
    """Return the person's own lines from the plan of a folder, else from its newest copy that can be read."""
    kept, trouble = _kept_lines(folder)
    lines = [line for line in sorted(kept, key=_place) if not line.get("draft")]
    safety = ((PARTS[part].name, _texts([_joined(line, "text") for line in _of(lines, part)])) for part in SAFETY)
    return Plan(
        people=_texts([_person(line) for part in PEOPLE for line in _of(lines, part)]),
        safety=tuple(f"{name}: {' · '.join(texts)}" for name, texts in safety if texts),
        words=_texts([_joined(line, "text") for line in _of(lines, "panic_words")]),
        trouble=trouble,
    )


def _documents(path: str, table: str) -> list[dict[str, Any]] | None:
    """Return the documents of one table of a TinyDB file, read without the rest, which may be damaged.

    None where the table cannot be read. The head of the file is looked at first, and all of it only then.
    """
    found = _table(path, table, HEAD)
    return _table(path, table) if found is None else found


def _table(path: str, table: str, size: int = -1) -> list[dict[str, Any]] | None:
    try:
        text = _read(path, size).decode("utf-8", "replace")
        start = re.search(rf'"{table}"\s*:\s*', text)
        if not start:
            return None
        found = json.JSONDecoder().raw_decode(text, start.end())[0]
        return [document for document in found.values() if isinstance(document, dict)]
    except BROKEN:
        return None


def _kept_lines(folder: StrPath) -> tuple[list[dict[str, Any]], str]:
    """Return the lines of the plan, and where they are not those of a whole file, the sentence that says so."""
    plan, copies = os.path.join(folder, PLAN), _copies(folder, "plan")
    for path in (plan, *copies):
        lines = _lines(path)
        if lines is not None:
            return lines, "" if path is plan else FROM_A_COPY
    return _documents(plan, "plan") or [], NOT_WHOLE if copies or os.path.lexists(plan) else ""


def _copies(folder: StrPath, called: str) -> list[str]:
    """Return the numbered copies of a file, the newest first."""
    numbered = re.compile(rf"{called}-\d{{8,}}-[0-9a-f]{{8}}\.json")
    place = os.path.join(folder, GENERATIONS)
    try:
        names = sorted(filter(numbered.fullmatch, os.listdir(place)), reverse=True)
    except BROKEN:
        return []
    return [os.path.join(place, name) for name in names]


def _lines(path: str) -> list[dict[str, Any]] | None:
    """Return the lines of a plan file; None where it is none, or not whole."""
    try:
        tables = json.loads(_read(path).decode())
        return [line for line in tables.get("plan", {}).values() if isinstance(line, dict)]
    except BROKEN:
        return None


def _read(path: str, size: int = -1) -> bytes:
    """Return a file, or its head. Raises OSError also for a pipe, which would never end."""
    if not os.path.isfile(path):
        raise FileNotFoundError(path)
    with open(path, "rb") as file:
        return file.read(size)


def _place(line: dict[str, Any]) -> float:
    order = line.get("order", 0)
    return order if isinstance(order, int | float) else 0


def _of(lines: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    return [line for line in lines if line.get("part") == part]


def _person(line: dict[str, Any]) -> str:
    """Return "Noor, 020 555, good for a walk, evenings, not at night"."""
    good_for = line.get("good_for")
    night = {"yes": "at night too", "no": "not at night"}.get(str(line.get("at_night")), "")
    told = {**line, "good_for": f"good for {good_for}" if good_for else "", "night": night}
    return _joined(told, "text", "reach", "good_for", "when", "night") if _joined(line, "text") else ""


def _joined(document: dict[str, Any], *fields: str) -> str:
    values = (document.get(field) for field in fields)
    return ", ".join(value for value in values if isinstance(value, str) and value.strip())


def _texts(texts: list[str]) -> tuple[str, ...]:
    """Return the texts that hold anything, each fit for a line of the screen."""
    whole = (text.encode("utf-8", "replace").decode() for text in texts)
    return tuple(line for line in map(one_line, whole) if line.strip())
