"""What another program kept, on its way into the journal: what is to be chosen first, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import msgspec

from store.acts import ONE_DOCUMENT
from store.changes import DAILY, Put
from store.exchange.comparison import Counted, Incoming, compared
from store.records.check_in import Answer, CheckIn
from store.records.entry import Entry
from store.records.goal import Goal
from store.records.own_item import OwnItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from store.history import History, Tables
    from store.records.record import Record

OWN = "own_items"
LEAVE = "leave"
"""The choice that leaves something out."""


class Choice(msgspec.Struct, frozen=True):
    """One thing that may become of something: what is typed for it, and the words for it."""

    value: str
    words: str

    @property
    def is_plain(self) -> bool:
        """Whether the value says it."""
        return self.value == self.words


KEPT = Choice("kept", "a question that is kept, and asked no more")
ASKED = Choice("asked", "a question that goes on being asked")


class Ask(msgspec.Struct, frozen=True):
    """One thing of the file that the person decides: a mood word, a habit. Until then the first choice holds."""

    name: str
    about: str
    choices: tuple[Choice, ...]

    def takes(self, value: str) -> bool:
        """Say whether this is one of the choices."""
        return any(choice.value == value for choice in self.choices)


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What a file becomes once all is decided."""

    answers: Mapping[str, Mapping[str, Answer]] = {}
    """By day, ISO, and item."""
    entries: tuple[Entry, ...] = ()
    goals: tuple[Goal, ...] = ()
    own_items: tuple[OwnItem, ...] = ()


class Foreign(Protocol):
    """A file of another program that was read."""

    @property
    def source(self) -> str:
        """The name of that program."""

    @property
    def summary(self) -> str:
        """What is in it, in one line."""

    @property
    def maps(self) -> tuple[str, ...]:
        """What becomes of it, a line each."""

    @property
    def lost(self) -> tuple[str, ...]:
        """What cannot be taken over, a line each."""

    @property
    def trouble(self) -> tuple[str, ...]:
        """Each line that could not be read as it stands, and why."""

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What the person decides."""

    def brought(self, chosen: Mapping[str, str]) -> Brought:
        """Return what it becomes; what was not chosen is as its first choice says."""


def incoming(brought: Brought, source: str, history: History, now: datetime, *, replace: bool = False) -> Incoming:
    """Return what comes in at this moment, held against what is here."""
    found = compared(history.tables, _tables(brought, source, now), replace=replace)
    known = {own.id for own in history.settings.own_items}
    new = [own for own in brought.own_items if own.id not in known]
    if not brought.own_items:
        return found
    counted = Counted(OWN, new=len(new), same=len(brought.own_items) - len(new))
    every = [own.document() for own in (*history.settings.own_items, *new)]
    edit = (Put("settings", ONE_DOCUMENT, (OWN,), every),) if new else ()
    return Incoming((*found.counts, counted), (*found.edits, *edit))


def made_id(*parts: str) -> str:
    """Return the id of what another program kept: the same each time, so that it comes in once."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _tables(brought: Brought, source: str, now: datetime) -> Tables:
    days = (
        CheckIn(
            id=made_id(source, day),
            day=date.fromisoformat(day),
            answers=dict(answers),
            sources=dict.fromkeys(answers, source),
        )
        for day, answers in sorted(brought.answers.items())
    )
    return {
        DAILY: _table(days, now),
        "entries": _table(brought.entries, now),
        "goals": _table(brought.goals, now),
    }


def _table(records: Iterable[Record], now: datetime) -> dict[str, dict[str, object]]:
    made = now.replace(microsecond=0)
    stamped = (msgspec.structs.replace(record, created_at=made, updated_at=made) for record in records)
    return {str(place): record.document() for place, record in enumerate(stamped, 1)}
