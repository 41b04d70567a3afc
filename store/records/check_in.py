"""One day's answers."""

from datetime import date
from typing import Literal, TypeAlias

from store.records.record import Record

Answer: TypeAlias = int | float | str
"""A rating 0-10, a count, hours, a `Tick`, a dose, a note. No answer is no key: absent is unknown, never zero."""

Tick: TypeAlias = Literal["yes", "partly", "no", "na"]
"""Whether a thing was done; `na` is "does not apply"."""

Dose: TypeAlias = Literal["taken", "late", "part", "skipped", "missed", "not_due"]
"""What became of a dose that was due; `skipped` is on purpose."""


class CheckIn(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The answers of one local day."""

    day: date
    answers: dict[str, Answer] = {}
    left: tuple[str, ...] = ()
    """Items passed with Enter: unknown, and not asked again."""
    late: tuple[str, ...] = ()
    """Items answered after the following day had ended."""
    hard: bool = False
    """A hard day: goals rest, nothing counts against the person."""
    sources: dict[str, str] = {}
    """Items whose answer was taken over from another program, and which."""
