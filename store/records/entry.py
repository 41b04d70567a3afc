"""One journal record: a panic attack, a walk, a thought."""

from datetime import date, datetime

from store.records.record import Document, Record


class Entry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A thing that happened, or was written, on one local day. What `fields` may hold is its kind's to say."""

    kind: str
    day: date
    at: datetime | None = None
    """When it happened, with its UTC offset, if that is known."""
    fields: Document = {}
    private: bool = False
    """Left out of every page and export that leaves the machine."""
    source: str = ""
    """The program it was taken over from; empty: it was written here."""
