"""What an import comes to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.changes import DAILY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.comparison import Incoming

NAMES = {
    "settings": "settings",
    "goals": "goals",
    DAILY: "days",
    "entries": "entries",
    "events": "events",
    "ladders": "ladders",
    "medicines": "medicines",
    "responses": "questionnaires",
    "plan": "lines of the plan",
    "own_items": "own questions",
}
"""The tables, in the words of the screen."""
NAME, NUMBER = 17, 10
HEADINGS = ("new", "filled", "same", "different")


def table(incoming: Incoming) -> Iterator[str]:
    """Yield a table of at most 60 columns: a row a kind of record, with how many are new, the same, different."""
    if not incoming.counts:
        yield "There is nothing in it."
        return
    yield "".join((" " * NAME, *(f"{heading:>{NUMBER}}" for heading in HEADINGS))).rstrip()
    for counted in incoming.counts:
        numbers = (counted.new, counted.filled, counted.same, counted.different)
        name = NAMES.get(counted.table, counted.table[:NAME])
        yield f"{name:<{NAME}}" + "".join(f"{number:>{NUMBER},}" for number in numbers)


def differing(incoming: Incoming, *, replace: bool) -> str:
    """Say what becomes of the records that differ; empty where none does."""
    count = incoming.different
    if not count:
        return ""
    differ = "1 record differs" if count == 1 else f"{count:,} records differ"
    if replace:
        return f"{differ} from what is here and {'becomes' if count == 1 else 'become'} as in the file."
    return f"{differ} from what is here and {'stays as it is' if count == 1 else 'stay as they are'} here."
