"""Worries put off to a time of their own, and what became of them (clinical.md 3.12)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from store.clock import DAY
from store.items import Item

if TYPE_CHECKING:
    from store.history import History
    from store.records.entry import Entry

Sort: TypeAlias = Literal["practical", "hypothetical"]

KIND = "worry"
ITEM = "worry_time"
"""The row of the check-in."""
SLOT = timedelta(minutes=15)
"""How long the time for worries lasts, once a day."""
KEPT_DAYS = 14
"""Days after which a worry that was put off waits no more."""
USUAL = time(17)
"""Where the time begins that is offered first: well before the night."""
QUARTER = 15
LATE = time(21)
"""From then on the time is near bedtime."""
A_DAY = 24 * 60


class LookedBack(msgspec.Struct, frozen=True):
    """What became of the worries that were looked at again."""

    looked_at: int = 0
    no_longer: int = 0
    """Those that did not matter any more when their time came."""
    told: int = 0
    """Those of which it is told whether they came true."""
    came_true: int = 0

    @property
    def words(self) -> str:
        """Both shares as counts; empty where nothing is known."""
        said = (
            f"{self.no_longer} of {self.looked_at} no longer mattered at their time" if self.looked_at else "",
            f"{self.came_true} of {self.told} came true" if self.told else "",
        )
        return ", ".join(filter(None, said))


def waiting(history: History, today: date) -> tuple[Entry, ...]:
    """Return the worries of the last two weeks that were not looked at again yet, the oldest first."""
    days = (today - ago * DAY for ago in reversed(range(KEPT_DAYS)))
    return tuple(entry for day in days for entry in history.entries(KIND, day) if not _is_sorted(entry))


def looked_back(history: History) -> LookedBack:
    """Return what became of all worries there are; what was not told is counted in neither share."""
    fields = [entry.fields for entry in history.entries(KIND)]
    matters = [each["still_matters"] for each in fields if isinstance(each.get("still_matters"), bool)]
    came = [each["happened"] for each in fields if isinstance(each.get("happened"), bool)]
    return LookedBack(len(matters), matters.count(False), len(came), came.count(True))


def sorted_as(entry: Entry, sort: Sort) -> Entry:
    """Return a worry that still matters, as one that something can be done about, or as a what-if."""
    return replace(entry, fields={**entry.fields, "still_matters": True, "sort": sort})


def let_go(entry: Entry) -> Entry:
    """Return a worry that no longer matters."""
    return replace(entry, fields={**entry.fields, "still_matters": False})


def slot_words(begins: time | None) -> str:
    """Return "every day, 17:00 to 17:15"; empty while no time is chosen."""
    if begins is None:
        return ""
    ends = (datetime.combine(date.min, begins) + SLOT).time()
    return f"every day, {begins:%H:%M} to {ends:%H:%M}"


def item(begins: time) -> Item:
    """Return the row of the time for worries; it takes no answer."""
    words = f"Worry time, {slot_words(begins)}"
    return Item(id=ITEM, label="Worry time", field="waiting", question=words, hint=f"{begins:%H:%M}")


def moved(begins: time | None, quarters: int) -> time:
    """Return the time for worries so many quarters of an hour later; at first, five in the afternoon."""
    minute = (begins.hour * 60 + begins.minute + quarters * QUARTER) % A_DAY if begins else USUAL.hour * 60
    return time(*divmod(minute, 60))


def _is_sorted(entry: Entry) -> bool:
    return bool(entry.fields.get("sort")) or entry.fields.get("still_matters") is not None
