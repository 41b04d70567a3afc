"""Everything the journal knows at one moment."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from store.records.check_in import Answer, CheckIn
from store.records.entry import Entry
from store.records.event import Event
from store.records.goal import Goal
from store.records.record import Document, Record
from store.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

Tables = dict[str, dict[str, Document]]
"""Table name, document key as TinyDB writes it, document."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


class History:
    """A frozen picture of the journal, compared by identity. Documents become records only when asked for.

    `tables` must never be changed by whoever hands them over; `notices` are sentences for the person
    (a copy was opened, the file was edited outside), `read_only` says why nothing can be written, or is empty.
    """

    def __init__(self, tables: Tables | None = None, *, read_only: str = "", notices: tuple[str, ...] = ()) -> None:
        self._tables = tables or {}
        self.read_only = read_only
        self.notices = notices

    @cached_property
    def settings(self) -> Settings:
        """What the person chose."""
        documents = self._documents("settings")
        return next((msgspec.convert(document, Settings, strict=True) for document in documents), Settings())

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal, in the order of its making."""
        return self._records("goals", Goal)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Everything the charts mark, in order of day."""
        return tuple(sorted(self._records("events", Event), key=lambda event: event.day))

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days with a check-in, ISO, in order. Text, because ten years of it is read at every start."""
        return tuple(sorted(self._by_day))

    def check_in(self, day: date) -> CheckIn:
        """Return the check-in of `day`; an empty one where there is none."""
        document = self._by_day.get(day.isoformat())
        return msgspec.convert(document, CheckIn) if document else CheckIn(day=day)

    def answers(self, item: str) -> Mapping[str, Answer]:
        """Return every answer ever given to `item`, by ISO day, in order of day."""
        found = ((day, self._by_day[day].get("answers", {}).get(item)) for day in self.days)
        return MappingProxyType({day: answer for day, answer in found if answer is not None})

    def late(self, item: str) -> frozenset[str]:
        """Return the ISO days on which the answer to `item` was given late."""
        return frozenset(day for day in self.days if item in self._by_day[day].get("late", ()))

    @cached_property
    def hard_days(self) -> frozenset[str]:
        """The ISO days that were kept as hard days."""
        return frozenset(day for day, document in self._by_day.items() if document.get("hard"))

    def entries(self, kind: str, day: date | None = None) -> tuple[Entry, ...]:
        """Return the journal entries of a kind, of one day or of all, in the order of their making."""
        wanted = self._entries_by_kind.get(kind, ())
        iso = day.isoformat() if day else ""
        return tuple(msgspec.convert(entry, Entry) for entry in wanted if not iso or entry["day"] == iso)

    @cached_property
    def _entries_by_kind(self) -> dict[str, list[Document]]:
        by_kind: dict[str, list[Document]] = {}
        for document in self._documents("entries"):
            by_kind.setdefault(document["kind"], []).append(document)
        return by_kind

    @cached_property
    def _by_day(self) -> dict[str, Document]:
        return {document["day"]: document for document in self._documents("check_ins")}

    def _documents(self, table: str) -> Iterator[Document]:
        return iter(self._tables.get(table, {}).values())

    def _records(self, table: str, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        return tuple(msgspec.convert(document, kind) for document in self._documents(table))
