"""The tables of the file and the record each holds; a table that is not named here is kept as it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import msgspec

from store.records.check_in import CheckIn
from store.records.entry import Entry
from store.records.event import Event
from store.records.goal import Goal
from store.records.ladder import Ladder
from store.records.medicine import Medicine
from store.records.plan import PlanLine
from store.records.question import Question
from store.records.response import Response
from store.records.settings import Settings
from store.records.therapy_session import TherapySession

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.records.record import Record

META = "meta"
"""The first table of the file; its one document speaks of the file itself."""

RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "settings": Settings,
        "goals": Goal,
        "check_ins": CheckIn,
        "entries": Entry,
        "events": Event,
        "ladders": Ladder,
        "medicines": Medicine,
        "responses": Response,
        "sessions": TherapySession,
        "questions": Question,
        "plan": PlanLine,
    }
)

PLAN_TABLES = frozenset({"plan"})
"""The tables that stand in plan.json, all others in journal.json."""

STAMPS = frozenset({"id", "created_at", "updated_at"})
"""The fields that the journal writes itself."""


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself."""

    schema: Annotated[int, msgspec.Meta(ge=1)] = 1
    """The number of the format."""
    document: str = ""
    """The random id of this journal, the same in all its copies."""
    generation: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 0
    """One more with every save."""
    sha256: str = ""
    """The checksum of the file's bytes with this value blank, hexadecimal."""
