"""The list of ten thousand entries: how soon it is there, and how soon it is narrowed by a key."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from figures import Pair, Row, compared, milliseconds

from store.clock import system_clock
from store.demo import made_up
from store.entry_list import Shelf, entry_line
from store.history import History

if TYPE_CHECKING:
    from ground import Ground

DAYS, BESIDES = 2050, 5.1
"""Together about ten thousand entries."""
IN_SIGHT = 36
SEARCH = "panic nov"


def entries(ground: Ground) -> Row:
    """Measure a key of a search among ten thousand entries, against reading their days alone."""
    tables = made_up(DAYS, system_clock(), besides=BESIDES)
    shelf = Shelf(History(tables))
    while shelf.read_ahead(len(shelf.entries)):
        pass
    pairs = [Pair(_narrowed(ground, shelf), _days(shelf)) for _ in range(ground.runs)]
    return compared(f"a key of a search in {len(shelf.entries):,} entries", pairs, 40, milliseconds, "their days")


def _narrowed(ground: Ground, shelf: Shelf) -> float:
    begun = perf_counter()
    found = shelf.found(SEARCH, ground.today)
    for entry in found[:IN_SIGHT]:
        entry_line(entry, ground.today.year)
    return perf_counter() - begun


def _days(shelf: Shelf) -> float:
    begun = perf_counter()
    sum(entry["day"] < SEARCH for entry in shelf.entries)
    return perf_counter() - begun
