"""The plan for good days and bad ones: one record a line, in the person's words (clinical.md 3.9 to 3.11)."""

from datetime import date
from typing import Literal, TypeAlias

from store.records.record import Part, Record

Level: TypeAlias = Literal["", "amber", "red"]
"""How far along a sign is, and what helps then: amber is early, red is late."""


class SignRule(Part, frozen=True, kw_only=True, omit_defaults=True):
    """When a sign stands, by the person's own choice: "hours slept under 5, on 3 days of 7"."""

    item: str
    """The id of a question of the check-in whose answers are numbers."""
    side: Literal["under", "over"] = "under"
    value: float
    days: int = 3
    """On so many of the last seven days, 1 to 7."""


class PlanLine(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One line. `part` says what it is, and with it which of the fields mean anything."""

    part: str
    """A part of `store/plan/parts.py`, or `own:<id>`, the id of a heading of the person's own."""
    text: str = ""
    """The line itself; of a person, the name."""
    order: int = 0
    """Lines of one part stand in this order, lines of one order in that of their making."""
    links: tuple[str, ...] = ()
    """The ids of other lines: whom to tell and what to do at a sign."""
    level: Level = ""
    rule: SignRule | None = None
    """For a sign, what in the check-in shows it; None: nothing is looked at."""
    reach: str = ""
    """How to reach a person: a number, an address, in words."""
    good_for: str = ""
    when: str = ""
    at_night: Literal["", "yes", "no"] = ""
    say: str = ""
    """The words of a boundary, as they are to be said."""
    back_up: str = ""
    """What to do where a boundary is not heard."""
    day: date | None = None
    """When the plan is to be looked at again."""
    draft: bool = False
    """Still being typed: no line yet."""
    draft_of: str = ""
    """For a draft, the id of the line that it is to change; empty: it is to become one of its own."""
