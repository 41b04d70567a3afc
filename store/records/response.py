"""A questionnaire answered once, whole or as far as it got."""

from datetime import date, datetime

from store.records.record import Record


class Response(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Every answer to a questionnaire; no total, which is worked out whenever it is shown."""

    instrument: str
    """The name of its file: phq9."""
    instrument_version: int = 1
    locale: str = "en"
    day: date
    """The local day it is about the two weeks before."""
    started: datetime
    finished: datetime | None = None
    """None while it is a draft."""
    answers: dict[str, int] = {}
    """By question; one that is absent was left open."""
    replaces: str = ""
    """The id of the response that this one corrects; both are kept, and this one counts once it is finished."""
