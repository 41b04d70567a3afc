"""What the page for a session is made of: parts that hold lines, each of which may be left out by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from store.clock import DAY
from store.declared import Registry
from store.history import History
from store.instruments.instrument import Instrument
from store.records.therapy_session import TherapySession

WIDTH = 80
"""Cells of the page in text."""
BLANK = "_" * 46
"""Room to write by hand."""
NOT_LOGGED = "."


class Column(msgspec.Struct, frozen=True):
    """How wide a column is in the text of 80 columns; `before` cells of it stay blank."""

    width: int
    right: bool = False
    before: int = 0


class Series(msgspec.Struct, frozen=True):
    """A value a day, None where nothing is known, on a scale that never changes."""

    first: date
    values: tuple[float | None, ...]
    low: float
    high: float


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the page."""

    id: str
    cells: tuple[str, ...]
    label: str = ""
    """Of a flowing part, what stands before the line in capitals."""
    wide: bool = False
    """Whether its one cell goes over all columns."""
    unasked: bool = True
    """Whether it stands on the page by itself; else only once it is put in."""
    private: bool = False
    own: bool = False
    """Whether words of the person's own stand in it."""
    beneath: str = ""
    """The line that it belongs to: it goes where that one goes."""
    firm: bool = False
    """Whether it stays where the sheet is full."""
    series: Series | None = None
    """What HTML draws beside it."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """What one part holds."""

    part: str = ""
    """The name of its part."""
    title: str = ""
    """As it is printed; empty for a part whose lines carry their own."""
    head: tuple[str, ...] = ()
    """What stands over the second column and those after it."""
    columns: tuple[Column, ...] = ()
    """Empty: the lines flow, each after its label."""
    rows: tuple[Row, ...] = ()
    close: bool = False
    """Whether it stands right below the part before it."""
    apart: bool = False
    """Of a flowing part: whether lines of one label stand below each other, and not one after the other."""
    yields: bool = True
    """Whether it gives up lines where the sheet is full: its last one first."""
    oldest_first: bool = False
    """Whether it gives up its first one first."""


class Sheet(msgspec.Struct, frozen=True):
    """What stands on the page, in order."""

    title: str
    span: str
    """"25 Oct to 21 Nov 2026, 4 weeks"."""
    blocks: tuple[Block, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The names of the lines that stand."""
        return frozenset(f"{block.part}.{row.id}" for block in self.blocks for row in block.rows)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a part is made from."""

    history: History
    """Without anything private."""
    whole: History
    first: date
    last: date
    session: TherapySession
    """The one that is prepared."""
    instruments: Mapping[str, Instrument]
    left_out: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the page."""
        return tuple(self.first + number * DAY for number in range((self.last - self.first).days + 1))

    def covers(self, day: date) -> bool:
        """Say whether a day belongs to the page."""
        return self.first <= day <= self.last


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the page; its file's name is what it is left out by."""

    place: int
    """Parts stand in this order."""
    name: str
    """As the list of parts says it."""
    of: Callable[[Scope], Block]
    """Makes the part; where there is nothing to say it has no rows."""


PARTS: Registry[Part] = Registry("store.exchange.report.parts", Part)


def in_order() -> list[str]:
    """Return the names of all parts in the order of the page."""
    return sorted(PARTS, key=lambda name: PARTS[name].place)
