"""Made-up journals of any length that every chart has something to draw from."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from store.demo import made_up
from store.history import History
from store.records.entry import Entry
from store.records.event import Event
from store.records.medicine import Dosing, Medicine
from store.records.own_item import OwnItem
from store.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.check_in import Answer
    from store.records.record import Document, Record

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
DAY = timedelta(days=1)
BESIDES = 1_000_000
"""The key of the first record that goes beyond the demo."""
AGES = {"nothing": 0, "one day": 1, "a week": 7, "half a year": 180, "ten years": 3650}
OWN = (
    OwnItem(id="tense", label="Tense", high="very"),
    OwnItem(id="swim", label="Swam", kind="tick"),
    OwnItem(id="check", label="Checked", kind="tally"),
    OwnItem(id="out", label="Outside", kind="minutes"),
    OwnItem(id="place", label="Worked at", kind="choice", choices=("home", "office", "not at all")),
)
"""One of each kind."""


def lived(days: int) -> History:
    """Return what the journal of somebody holds who kept it for so many days."""
    return History(tables(days))


def tables(days: int) -> dict[str, dict[str, Document]]:
    """Return the made-up journal, with medicines, questions of one's own, a diary of sleep and two marks."""
    if not days:
        return {}
    found = made_up(days, NOW)
    for document in found["check_ins"].values():
        document["answers"] |= _answers((TODAY - date.fromisoformat(document["day"])).days)
        if days == 1:
            document["answers"] |= {"mood": 6, "anxiety": 4, "energy": 5, "sleep_hours": 7}
    found["settings"] = {"1": Settings(own_items=OWN).document()}
    found["medicines"] = _table(_medicines(days))
    found["events"] |= _table(_events(days), BESIDES)
    found["entries"] |= _table(_nights(min(days, 60)), BESIDES)
    return found


def _answers(ago: int) -> dict[str, Answer]:
    """Return what was answered so many days ago to what is asked besides."""
    return {
        "own:tense": (ago * 7 + ago // 5) % 9,
        "own:swim": ("yes", "no", "partly", "no")[ago % 4],
        "own:check": ago % 6,
        "own:out": ago % 5 * 20,
        "own:place": OWN[-1].choices[ago % 3],
    }


def _medicines(days: int) -> Iterator[Medicine]:
    doses = [(days, "25 mg"), (20, "50 mg")]
    dosings = (Dosing(effective_from=TODAY - ago * DAY, dose=dose) for ago, dose in doses if ago <= days)
    yield Medicine(id="m1", name="Sertraline", start=TODAY - days * DAY, dosings=tuple(dosings))
    stopped = (Dosing(effective_from=TODAY - days * DAY, dose="5 drops"),)
    yield Medicine(
        id="m2", name="Valerian", start=TODAY - days * DAY, stop=TODAY - days // 2 * DAY, dosings=stopped
    )


def _events(days: int) -> Iterator[Event]:
    yield Event(id="x1", day=TODAY - min(days, 9) * DAY, last=TODAY - min(days, 6) * DAY, words="flu")
    yield Event(id="x2", day=TODAY - days // 2 * DAY, words="new therapist")


def _nights(nights: int) -> Iterator[Entry]:
    for ago in range(0, nights, 2):
        fields = {
            "into_bed": f"{time(22 + ago % 2, ago % 60)}"[:5],
            "tried_to_sleep": "23:15",
            "minutes_to_sleep": 10 + ago % 40,
            "minutes_awake": ago % 30,
            "woke": "06:30",
            "out_of_bed": f"{time(6 + ago % 5 // 2, 30 + ago % 20)}"[:5],
            "quality": 4 + ago % 5,
        }
        yield Entry(id=f"n{ago}", kind="sleep", day=TODAY - ago * DAY, fields=fields)


def _table(records: Iterator[Record], first: int = 1) -> dict[str, Document]:
    return {str(number): record.document() for number, record in enumerate(records, first)}
