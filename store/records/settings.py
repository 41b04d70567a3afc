"""What the person chose."""

from datetime import time

from store.records.record import Record


class Settings(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One document; each field at its default is absent from the file."""

    country: str = ""
    """Two letters, whose help numbers to show; empty: not chosen."""
    day_ends: time = time(4)
    """When "today" ends, by the clock on the wall."""
    evening: time = time(18)
    """From when tonight's rows are stops."""
