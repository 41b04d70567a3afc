"""What a file holds, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.history import Tables

_WORDS = {
    "check_ins": ("check-in", "check-ins"),
    "entries": ("entry", "entries"),
    "goals": ("goal", "goals"),
    "responses": ("questionnaire", "questionnaires"),
    "medicines": ("medicine", "medicines"),
    "plan": ("line", "lines"),
}


def counted(tables: Tables) -> str:
    """Return what tables hold as words: "412 check-ins, 1,203 entries, 9 goals"."""
    numbers = ((len(tables.get(name, {})), words) for name, words in _WORDS.items())
    said = (f"{number:,} {one if number == 1 else more}" for number, (one, more) in numbers if number)
    return ", ".join(said) or "nothing yet"
