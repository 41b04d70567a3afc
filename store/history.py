"""Everything the journal knows at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import msgspec

from store.known import Known, Remembered, known_from
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
from store.text_table import glances

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

Tables: TypeAlias = Mapping[str, Mapping[str, Document]]
"""Table name, document key as TinyDB writes it, document."""

AnyRecord = TypeVar("AnyRecord", bound=Record)
Value = TypeVar("Value")

MINUTE_LONG = len("2026-11-22T21:30")
"""Characters of a moment down to its minute."""


class Noted(msgspec.Struct, frozen=True, gc=False):
    """As much of a journal entry as counting it takes: ten years of whole entries cost time and memory."""

    kind: str
    day: str
    """ISO."""
    text: msgspec.Raw = msgspec.field(name="fields", default=msgspec.Raw(b"{}"))

    @property
    def fields(self) -> Document:
        """What the entry tells, read anew each time."""
        fields: Document = msgspec.json.decode(self.text)
        return fields


class History:
    """A frozen picture of the journal, compared by identity. Documents become records only when asked for.

    `tables` must never be changed by whoever hands them over; `notices` are sentences for the person
    (a copy was opened, the file was edited outside), `read_only` says why nothing can be written, or is empty.
    With the picture `before`, what rests on tables that are the same is known from there.
    """

    def __init__(
        self,
        tables: Tables | None = None,
        *,
        read_only: str = "",
        notices: tuple[str, ...] = (),
        before: History | None = None,
    ) -> None:
        self._tables = tables or {}
        self.read_only = read_only
        self.notices = notices
        self._remembered = Remembered()
        if before:
            self._take_over(before)

    def _take_over(self, before: History) -> None:
        self._remembered = before._remembered
        for name, known in vars(History).items():
            if isinstance(known, Known) and name in vars(before) and self._has_same(known.tables, before):
                vars(self)[name] = vars(before)[name]

    def _has_same(self, tables: tuple[str, ...], before: History) -> bool:
        return all(self._tables.get(table) is before._tables.get(table) for table in tables)

    def remembered(self, about: Hashable, rests_on: tuple[object, ...], work: Callable[[], Value]) -> Value:
        """Return what `work` comes to, which must rest on `rests_on` alone.

        From one picture of the journal to the next it is not done again while those values are equal.
        """
        return self._remembered.get(about, rests_on, work)

    @property
    def tables(self) -> Tables:
        """Every document as it stands in the files; none is to be changed."""
        return self._tables

    @known_from("settings")
    def settings(self) -> Settings:
        """What the person chose."""
        documents = self._documents("settings")
        return next((msgspec.convert(document, Settings, strict=True) for document in documents), Settings())

    @known_from("goals")
    def goals(self) -> tuple[Goal, ...]:
        """Every goal, in the order of its making; what is drafted to change a goal is none yet."""
        return tuple(goal for goal in self._all_goals if not goal.draft_of)

    def draft_of(self, goal_id: str) -> Goal | None:
        """Return the draft that is to change a goal, None where there is none."""
        return next((goal for goal in self._all_goals if goal.draft_of == goal_id), None)

    @known_from("goals")
    def _all_goals(self) -> tuple[Goal, ...]:
        return self._records("goals", Goal)

    @known_from("events")
    def events(self) -> tuple[Event, ...]:
        """Everything the charts mark, in order of day."""
        return tuple(sorted(self._records("events", Event), key=lambda event: event.day))

    @known_from("ladders")
    def ladders(self) -> tuple[Ladder, ...]:
        """Every exposure ladder, in the order of its making."""
        return self._records("ladders", Ladder)

    @known_from("medicines")
    def medicines(self) -> tuple[Medicine, ...]:
        """Every medicine, in the order of its making."""
        return self._records("medicines", Medicine)

    @known_from("questions")
    def questions(self) -> tuple[Question, ...]:
        """Every question to the numbers, deleted ones that still count too, in the order of their making."""
        return self._records("questions", Question)

    @known_from("responses")
    def all_responses(self) -> tuple[Response, ...]:
        """Every response, drafts and corrected versions too, in order of day and then of their beginning."""
        kept = self._records("responses", Response)
        return tuple(sorted(kept, key=lambda response: (response.day, response.started.isoformat())))

    @known_from("responses")
    def responses(self) -> tuple[Response, ...]:
        """The responses that count: finished, and not replaced by a finished correction; in order of day."""
        finished = tuple(response for response in self.all_responses if response.finished)
        replaced = {response.replaces for response in finished}
        return tuple(response for response in finished if response.id not in replaced)

    @known_from("sessions")
    def sessions(self) -> tuple[TherapySession, ...]:
        """Every session that was held, in order of day."""
        return tuple(sorted((one for one in self._all_sessions if one.day), key=lambda one: str(one.day)))

    @known_from("sessions")
    def coming_session(self) -> TherapySession | None:
        """The session that is prepared, None while nothing is."""
        return next((one for one in self._all_sessions if one.day is None), None)

    @known_from("sessions")
    def _all_sessions(self) -> tuple[TherapySession, ...]:
        return self._records("sessions", TherapySession)

    def through(self, sieve: Callable[[Tables], Tables]) -> History:
        """Return a history of what a sieve lets through; it must not change the tables it is given."""
        return History(sieve(self._tables), before=self)

    @known_from("plan")
    def plan(self) -> tuple[PlanLine, ...]:
        """Every line of the plan, in the person's order; what is still being typed is none yet."""
        return tuple(sorted((line for line in self._plan_lines if not line.draft), key=lambda line: line.order))

    @known_from("plan")
    def plan_drafts(self) -> tuple[PlanLine, ...]:
        """What of the plan is still being typed."""
        return tuple(line for line in self._plan_lines if line.draft)

    @known_from("plan")
    def _plan_lines(self) -> tuple[PlanLine, ...]:
        return self._records("plan", PlanLine)

    @known_from("check_ins")
    def days(self) -> tuple[str, ...]:
        """The days with a check-in, ISO, in order. Text, because ten years of it is read at every start."""
        return tuple(sorted(self._by_day))

    @known_from("check_ins", "entries", "responses", "sessions")
    def began(self) -> date | None:
        """The first day of which anything is kept; None before that."""
        kept = (
            *self.days[:1],
            *(noted.day for of_a_kind in self._noted.values() for noted in of_a_kind),
            *(str(response.day) for response in self.all_responses[:1]),
            *(str(session.day) for session in self.sessions[:1]),
        )
        return date.fromisoformat(min(kept)) if kept else None

    def check_in(self, day: date) -> CheckIn:
        """Return the check-in of `day`; an empty one where there is none."""
        document = self._by_day.get(day.isoformat())
        return msgspec.convert(document, CheckIn) if document else CheckIn(day=day)

    def answers(self, item: str) -> Mapping[str, Answer]:
        """Return every answer ever given to `item`, by ISO day, in order of day."""
        if item not in self._answers:
            found = ((day, self._by_day[day].get("answers", {}).get(item)) for day in self.days)
            self._answers[item] = MappingProxyType({day: answer for day, answer in found if answer is not None})
        return self._answers[item]

    @known_from("check_ins")
    def _answers(self) -> dict[str, Mapping[str, Answer]]:
        """The answers to each item that was asked for, so that they are gone through once."""
        return {}

    def late(self, item: str) -> frozenset[str]:
        """Return the ISO days on which the answer to `item` was given late."""
        return frozenset(day for day in self.days if item in self._by_day[day].get("late", ()))

    @known_from("check_ins")
    def hard_days(self) -> frozenset[str]:
        """The ISO days that were kept as hard days."""
        return frozenset(day for day, document in self._by_day.items() if document.get("hard"))

    def entries(self, kind: str, day: date | None = None) -> tuple[Entry, ...]:
        """Return the journal entries of a kind, of one day or of all, in the order of their making."""
        wanted = self._entries_by_kind.get(kind, ())
        iso = day.isoformat() if day else ""
        return tuple(msgspec.convert(entry, Entry) for entry in wanted if not iso or entry["day"] == iso)

    @known_from("entries")
    def written(self) -> tuple[Document, ...]:
        """Every journal entry as it stands in the file, newest first; a document is not to be changed."""
        return tuple(sorted(self._documents("entries"), key=_when, reverse=True))

    def entry(self, entry_id: str) -> Entry | None:
        """Return the journal entry with that id; None where there is none."""
        found = (document for document in self._documents("entries") if document.get("id") == entry_id)
        return next((msgspec.convert(document, Entry) for document in found), None)

    def noted(self, kind: str) -> tuple[Noted, ...]:
        """Return as much of every journal entry of a kind as counting takes, in the order of their making."""
        return self._noted.get(kind, ())

    def number_of(self, kind: str) -> int:
        """Return how many journal entries of a kind there are."""
        return len(self.noted(kind))

    @known_from("entries")
    def _noted(self) -> Mapping[str, tuple[Noted, ...]]:
        by_kind: dict[str, list[Noted]] = {}
        for noted in glances(self._tables.get("entries", {}), Noted):
            by_kind.setdefault(noted.kind, []).append(noted)
        return {kind: tuple(found) for kind, found in by_kind.items()}

    @known_from("entries")
    def _entries_by_kind(self) -> dict[str, list[Document]]:
        by_kind: dict[str, list[Document]] = {}
        for document in self._documents("entries"):
            by_kind.setdefault(document["kind"], []).append(document)
        return by_kind

    @known_from("check_ins")
    def _by_day(self) -> dict[str, Document]:
        return {document["day"]: document for document in self._documents("check_ins")}

    def _documents(self, table: str) -> Iterator[Document]:
        return iter(self._tables.get(table, {}).values())

    def _records(self, table: str, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        return tuple(msgspec.convert(document, kind) for document in self._documents(table))


def _when(entry: Document) -> tuple[str, str, str]:
    """Return what entries are ordered by: the day, when it was on that day, and when it was written."""
    return str(entry["day"]), str(entry.get("at", ""))[:MINUTE_LONG], str(entry.get("created_at", ""))
