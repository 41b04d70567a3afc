"""The list of ten thousand entries: how soon it is there, narrowed by a key, and gone through."""

from __future__ import annotations

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from figures import Pair, Row, compared, felt, milliseconds
from watched import Watched

from store.clock import system_clock
from store.demo import made_up
from store.entry_list import Shelf, entry_line
from store.history import History
from store.journal.journal import Journal

if TYPE_CHECKING:
    from ground import Ground

DAYS, BESIDES = 2050, 5.1
"""Together about ten thousand entries."""
IN_SIGHT = 36
SEARCH = "panic nov"
CALM = 0.3
"""Seconds without a byte, after which a screen is at rest."""
READY = 4.0
"""Seconds in which the list makes itself ready for a search; a key before that would only be slower once."""
END, HOME = "\x1b[F", "\x1b[H"
NOTICED = 100
"""Milliseconds from which a person feels a pause."""
OPENS_IN = 300


class Felt(NamedTuple):
    """How long a person waited, in seconds."""

    opened: float
    narrowed: float
    scrolled: float


def entries(ground: Ground) -> Row:
    """Measure a key of a search among ten thousand entries, against reading their days alone."""
    shelf = Shelf(History(_tables()))
    while shelf.read_ahead(len(shelf.entries)):
        pass
    pairs = [Pair(_narrowed(ground, shelf), _days(shelf)) for _ in range(ground.runs)]
    return compared(f"a key of a search in {len(shelf.entries):,} entries", pairs, 40, milliseconds, "their days")


def list_opened(ground: Ground) -> Row:
    """Measure the key that opens the list, until its lines are on the screen."""
    return felt("the list of them opened by its key", _at_the_screen(ground).opened, OPENS_IN)


def list_narrowed(ground: Ground) -> Row:
    """Measure the slowest key of a search, until the list shows what it found."""
    return felt("the slowest key of a search, at the screen", _at_the_screen(ground).narrowed, NOTICED)


def list_scrolled(ground: Ground) -> Row:
    """Measure the slower of the keys to the oldest and to the newest, until that one is on the screen."""
    return felt("from one end of the list to the other", _at_the_screen(ground).scrolled, NOTICED)


@cache
def _at_the_screen(ground: Ground) -> Felt:
    """Open the list of a journal of its own in a terminal, search it, and go through it."""
    folder = ground.root / "entries"
    journal = Journal.create(folder, system_clock, _tables())
    written = journal.history.written
    first, last = (f"▸ {entry_line(entry, ground.today.year).day}" for entry in (written[0], written[-1]))
    with Watched(ground.handrail(), {**ground.environment, "HANDRAIL_DATA": str(folder)}) as handrail:
        handrail.until("A line", "Walk in the park")
        handrail.settle(CALM)
        handrail.press("w")
        opened = handrail.until(first)
        handrail.settle(READY)
        handrail.press(END)
        scrolled = [handrail.until(last)]
        handrail.settle(CALM)
        handrail.press(HOME)
        scrolled.append(handrail.until(first))
        handrail.settle(CALM)
        handrail.press("/")
        handrail.settle(CALM)
        narrowed = []
        for key in SEARCH:
            handrail.press(key)
            narrowed.append(handrail.until(f"of {len(written):,}"))
            handrail.settle(CALM)
    return Felt(opened, max(narrowed), max(scrolled))


@cache
def _tables() -> dict[str, dict[str, dict[str, object]]]:
    return made_up(DAYS, system_clock(), besides=BESIDES)


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
