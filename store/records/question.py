"""A question of the person's own to their numbers: "do I feel better on days I walk?"."""

from datetime import date

from store.records.record import Record


class Question(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Whether days with something differ from days without it. Other days or another number: another question."""

    about: str
    """The item that parts the days: `m:<measure id>`, `own:<id>`, `sleep_hours`, `sleep_quality`."""
    outcome: str = "mood"
    """The item that may differ: a rating, or hours of sleep."""
    later: bool = False
    """Whether the number of the day after is looked at, of sleep the night after; else that of the same day."""
    words: str = ""
    """What parts the days as it stands in a sentence, "a walk"; empty: the name of its row."""
    asked: date
    """The day it was first asked."""
    dropped: date | None = None
    """The day it was deleted. It still counts among the questions asked for 90 days, then it goes."""
