"""Whether anything waits for an answer: not on a hard day, not while resting, not after a week away."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from store.items import MOOD

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from store.items import Item

AWAY = 7
"""Days without a check-in after which coming back is made easy (clinical.md 4.3)."""


def is_back(history: History, today: date) -> bool:
    """Say whether `today` is the first day back after a week or more without a check-in."""
    before = bisect_left(history.days, today.isoformat())
    return before > 0 and (today - type(today).fromisoformat(history.days[before - 1])).days >= AWAY


def waits(item: Item, history: History, today: date) -> bool:
    """Say whether a question that could be answered by now is waiting on `today`, rather than only offered."""
    settings = history.settings
    if history.check_in(today).hard or is_back(history, today):
        return False
    if settings.quiet_until is not None and today <= settings.quiet_until:
        return False
    if settings.check_in_days and today.weekday() not in settings.check_in_days:
        return item.field == "dose"
    return item.id == MOOD.id or item.field == "dose" or not settings.one_number
