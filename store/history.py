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
from store.records.ladder import Ladder
from store.records.medicine import Medicine
from store.records.plan import PlanLine
from store.records.question import Question
from store.records.record import Document, Record
from store.records.response import Response
from store.records.settings import Settings
from store.records.therapy_session import TherapySession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

Tables = dict[str, dict[str, Document]]
"""Table name, document key as TinyDB writes it, document."""

AnyRecord = TypeVar("AnyRecord", bound=Record)

MINUTE_LONG = len("2026-11-22T21:30")
"""Characters of a moment down to its minute."""


class History:
    """A frozen picture of the journal, compared by identity. Documents become records only when asked for.

    `tables` must never be changed by whoever hands them over; `notices` are sentences for the person
    (a copy was opened, the file was edited outside), `read_only` says why nothing can be written, or is empty.
    """

    def __init__(self, tables: Tables | None = None, *, read_only: str = "", notices: tuple[str, ...] = ()) -> None:
        self._tables = tables or {}
        self.read_only = read_only
        self.notices = notices

    @property
    def tables(self) -> Tables:
        """Every document as it stands in the files; none is to be changed."""
        return self._tables

    @cached_property
    def settings(self) -> Settings:
        """What the person chose."""
        documents = self._documents("settings")
        return next((msgspec.convert(document, Settings, strict=True) for document in documents), Settings())

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal, in the order of its making; what is drafted to change a goal is none yet."""
        return tuple(goal for goal in self._all_goals if not goal.draft_of)

    def draft_of(self, goal_id: str) -> Goal | None:
        """Return the draft that is to change a goal, None where there is none."""
        return next((goal for goal in self._all_goals if goal.draft_of == goal_id), None)

    @cached_property
    def _all_goals(self) -> tuple[Goal, ...]:
        return self._records("goals", Goal)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Everything the charts mark, in order of day."""
        return tuple(sorted(self._records("events", Event), key=lambda event: event.day))

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """Every exposure ladder, in the order of its making."""
        return self._records("ladders", Ladder)

    @cached_property
    def medicines(self) -> tuple[Medicine, ...]:
        """Every medicine, in the order of its making."""
        return self._records("medicines", Medicine)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question to the numbers, deleted ones that still count too, in the order of their making."""
        return self._records("questions", Question)

    @cached_property
    def all_responses(self) -> tuple[Response, ...]:
        """Every response, drafts and corrected versions too, in order of day and then of their beginning."""
        kept = self._records("responses", Response)
        return tuple(sorted(kept, key=lambda response: (response.day, response.started.isoformat())))

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """The responses that count: finished, and not replaced by a finished correction; in order of day."""
        finished = tuple(response for response in self.all_responses if response.finished)
        replaced = {response.replaces for response in finished}
        return tuple(response for response in finished if response.id not in replaced)

    @cached_property
    def sessions(self) -> tuple[TherapySession, ...]:
        """Every session that was held, in order of day."""
        return tuple(sorted((one for one in self._all_sessions if one.day), key=lambda one: str(one.day)))

    @cached_property
    def coming_session(self) -> TherapySession | None:
        """The session that is prepared, None while nothing is."""
        return next((one for one in self._all_sessions if one.day is None), None)

    @cached_property
    def _all_sessions(self) -> tuple[TherapySession, ...]:
        return self._records("sessions", TherapySession)

    def through(self, sieve: Callable[[Tables], Tables]) -> History:
        """Return a history of what a sieve lets through; it must not change the tables it is given."""
        return History(sieve(self._tables))

    @cached_property
    def plan(self) -> tuple[PlanLine, ...]:
        """Every line of the plan, in the person's order; what is still being typed is none yet."""
        return tuple(sorted((line for line in self._plan_lines if not line.draft), key=lambda line: line.order))

    @cached_property
    def plan_drafts(self) -> tuple[PlanLine, ...]:
        """What of the plan is still being typed."""
        return tuple(line for line in self._plan_lines if line.draft)

    @cached_property
    def _plan_lines(self) -> tuple[PlanLine, ...]:
        return self._records("plan", PlanLine)

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
    def written(self) -> tuple[Document, ...]:
        """Every journal entry as it stands in the file, newest first; a document is not to be changed."""
        return tuple(sorted(self._documents("entries"), key=_when, reverse=True))

    def entry(self, entry_id: str) -> Entry | None:
        """Return the journal entry with that id; None where there is none."""
        found = (document for document in self._documents("entries") if document.get("id") == entry_id)
        return next((msgspec.convert(document, Entry) for document in found), None)

    def number_of(self, kind: str) -> int:
        """Return how many journal entries of a kind there are."""
        return len(self._entries_by_kind.get(kind, ()))

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


def _when(entry: Document) -> tuple[str, str, str]:
    """Return what entries are ordered by: the day, when it was on that day, and when it was written."""
    return str(entry["day"]), str(entry.get("at", ""))[:MINUTE_LONG], str(entry.get("created_at", ""))
