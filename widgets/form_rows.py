"""What stands in the rows of a form, as values, and what the rows post.

Each kind of row is drawn by a module of `widgets/rows`.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import msgspec
from textual.message import Message


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has."""

    label: str
    hint: str = ""
    """What the foot of the form says of it."""
    aside: str = ""
    """A few words at the right, where there is room."""
    apart: bool = False
    """Whether a line is left free above it."""
    wrong: bool = False
    """Whether what was typed cannot be taken: it then stays as it was typed."""


class Choice(Row, frozen=True, kw_only=True):
    """One of several."""

    options: tuple[str, ...]
    chosen: int = 0


class Number(Row, frozen=True, kw_only=True):
    """A number, between words."""

    value: float | None = None
    """None where there is none yet."""
    prefix: str = ""
    unit: str = ""
    low: float = 0
    """How far ← goes; anything may be typed."""
    high: float = 999
    step: float = 1


class Day(Row, frozen=True, kw_only=True):
    """A day, with the words it is shown in."""

    day: date
    words: str
    low: date = date.min
    """How far ← goes; any day may be typed."""


class Words(Row, frozen=True, kw_only=True):
    """A line of the person's own."""

    words: str = ""


class Act(Row, frozen=True, kw_only=True):
    """Something that Enter does."""


class Scale(Row, frozen=True, kw_only=True):
    """A rating from 0 to 10."""

    value: int | None = None


class Clock(Row, frozen=True, kw_only=True):
    """A time of the day."""

    words: str = ""
    """As "23:10"; empty where there is none yet."""
    start: str = "12:00"
    """Where ← and → begin."""


class Prose(Row, frozen=True, kw_only=True):
    """Words of the person's own, of any length."""

    words: str = ""
    lines: bool = False
    """Whether Enter begins a new line; else it goes on to the next row."""


class Several(Row, frozen=True, kw_only=True):
    """Any of several; Enter opens the list."""

    chosen: tuple[str, ...] = ()


AnyRow: TypeAlias = Choice | Number | Day | Words | Act | Scale | Clock | Prose | Several


class Chosen(Message):
    """Another one was chosen in a row."""

    def __init__(self, row: str, place: int) -> None:
        super().__init__()
        self.row = row
        self.place = place


class Typed(Message):
    """Something else stands in a row, as it was typed."""

    def __init__(self, row: str, words: str) -> None:
        super().__init__()
        self.row = row
        self.words = words


class Pressed(Message):
    """An act is wanted."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row


class Answered(Message):
    """A row is answered with this key; the row `step` further is wanted."""

    def __init__(self, step: int = 1) -> None:
        super().__init__()
        self.step = step


class Pickable(Message):
    """The list behind a row is wanted."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row
