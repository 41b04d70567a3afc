"""A kind of answer, as a value: how its row is drawn, what each key means on it, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec
from textual.content import Content

from store.agenda import Row
from store.records.check_in import Answer
from store.records.text import one_line
from widgets.palette import CHOSEN, FAINT

LARGE_STEP = "  "
"""What stands between two places of a scale in a roomy form; else one space."""


class Reply(msgspec.Struct, frozen=True):
    """An answer that a key gives; with `stays` the cursor keeps its row, for it may be adjusted further."""

    value: Answer
    stays: bool = False


class Opens(msgspec.Struct, frozen=True):
    """The row opens a line to type in."""


class Leads(msgspec.Struct, frozen=True):
    """The row leads to a screen of its own."""


Meaning: TypeAlias = Reply | Opens | Leads | None


def types_nothing(typed: str) -> Answer:
    """Read what was typed into a row that takes no typing; never called with anything to read."""
    raise ValueError(typed)


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of answer. Keys are named as Textual names them ("6", "x", "left", "plus")."""

    draw: Callable[[Row, bool], Content]
    """The row's answer, at most 26 cells but for the person's own words; the second argument says whether the
    cursor is on it."""
    key: Callable[[str, Row], Meaning]
    """What a key means on the row: an answer, opening it, or None for nothing."""
    keys: Callable[[Row], str]
    """The row's own keys in words, for the strip."""
    draw_roomy: Callable[[Row, bool], Content] | None = None
    """The same with its steps further apart; None where it has none."""
    words: Callable[[Row], str]
    """The answer in a few words, for a folded group: "mood 6", "no panic"."""
    typing: str = ""
    """Characters that are collected until Enter keeps them; empty where each key answers by itself."""
    read: Callable[[str], Answer] = types_nothing
    """Turns what was collected into an answer; raises ValueError with a sentence."""


def open_mark(row: Row) -> Content:
    """Draw a row that has no answer and no cursor."""
    if row.left:
        return Content.styled("left open", FAINT)
    if row.closed:
        return Content.styled("– too long ago to rate", FAINT)
    return Content.styled(f"○ {row.item.hint}".rstrip(), FAINT)


def told(row: Row) -> Content:
    """Draw an answer as it stands in the journal; an item that was asked another way before may have such."""
    return Content.styled(one_line(str(row.value)), CHOSEN)


def with_label(row: Row, words: str) -> str:
    """Return an answer behind the row's name in lower case."""
    return f"{row.item.label[:1].lower()}{row.item.label[1:]} {words}"
