"""Panic attacks by the week of the calendar, whether or not a goal counts them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from store.items import measure_item
from widgets.chart import Chart
from widgets.charts._weeks import Counted, week_picture
from widgets.key_names import key_of

if TYPE_CHECKING:
    from store.history import History
    from widgets.chart import Scope
    from widgets.picture import Picture

KIND, TITLE = "panic", "Panic attacks"


def _of(history: History, scope: Scope) -> Picture:
    return week_picture(history, scope, Counted(title=TITLE, daily=_daily(history), empty=_empty()))


def _empty() -> str:
    ways = f"{key_of('one_more')} notes one, 0 in the check-in says none."
    return f"Panic attacks appear here once a whole week is logged. {ways}"


def _daily(history: History) -> dict[date, float]:
    """Return the attacks of each day that has an answer or an entry; the answer is never below its entries."""
    daily: dict[date, float] = dict(Counter(entry.day for entry in history.entries(KIND)))
    for item in _items(history):
        for iso, answer in history.answers(item).items():
            if isinstance(answer, int | float):
                day = date.fromisoformat(iso)
                daily[day] = max(daily.get(day, 0), answer)
    return daily


def _items(history: History) -> set[str]:
    """Return every question that a goal ever asked about them."""
    measures = (measure for goal in history.goals for rule in goal.revisions for measure in rule.measures)
    return {measure_item(measure) for measure in measures if measure.source == "derived" and measure.of == KIND}


PANIC = Chart(TITLE, _of, place=30)
