"""A thing that may have mattered: a new dose, a holiday, a goal changed."""

from datetime import date

from store.records.record import Record


class Event(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A day the charts mark with a tick, and its words."""

    day: date
    words: str
    last: date | None = None
    """The last day, inclusive, of an event that lasted."""
