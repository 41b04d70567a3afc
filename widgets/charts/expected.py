"""How things came against what was expected of them, thing by thing: above the line it came better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY
from store.expected import by_month, counts, pairs, said, typical_words
from widgets.chart import Chart, Scope
from widgets.charts._calendar import first_day, span_words
from widgets.charts._days import days
from widgets.colours import LIMIT
from widgets.picture import Caption, Picture, Point

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.expected import Pair
    from store.history import History

TITLE = "Expected and what came"
FARTHEST = 8
"""Points of ten that the range goes up and down; the rare thing beyond stands at its edge."""
SHORTEST = 30
"""Days that are shown at least."""
TOLD = 6
"""Months that are said in words."""


def _of(history: History, scope: Scope) -> Picture:
    known = [pair for pair in pairs(history) if pair.day <= scope.today]
    first = first_day(known[0].day if known else None, scope, SHORTEST)
    shown = [pair for pair in known if pair.day >= first]
    slots = (scope.today - first).days + 1
    return days(
        history,
        scope,
        first,
        notes=tuple(Caption("", words) for words in _counted(shown)),
        title=TITLE,
        low=-FARTHEST,
        high=FARTHEST,
        points=tuple(_point(pair, first) for pair in shown),
        line=_typical(shown, first, slots),
        target=0,
        legend=(Caption("●", "better ↑ worse ↓"), Caption("⠒", "month's middle"), Caption(LIMIT, "as expected")),
        words=_words(shown, f"{TITLE}, {span_words(scope, first)}"),
        empty=_empty(any_at_all=bool(known)),
    )


def _point(pair: Pair, first: date) -> Point:
    words = f"{pair.what}: {pair.words}" if pair.what else pair.words
    return Point((pair.day - first).days, pair.better, words=words)


def _typical(shown: Sequence[Pair], first: date, slots: int) -> tuple[float | None, ...]:
    """Return, for each day, the median of its month; None where fewer than three things came."""
    months = {month.first: month.counts.typical for month in by_month(shown)}
    return tuple(months.get((first + slot * DAY).replace(day=1)) for slot in range(slots))


def _words(shown: Sequence[Pair], title: str) -> str:
    if not shown:
        return f"{title}: nothing yet."
    months = (
        f"{month.first:%b}: {month.counts.better} of {month.counts.pairs} better."
        for month in by_month(shown)[-TOLD:]
    )
    return f"{title}: {'; '.join(_counted(shown))}. {' '.join(months)}"


def _counted(shown: Sequence[Pair]) -> list[str]:
    found = counts(shown)
    return [words for words in (said(found), typical_words(found)) if words] if shown else []


def _empty(*, any_at_all: bool) -> str:
    if any_at_all:
        return "Nothing was expected and came in this time. A longer span shows more."
    return "Rate what you expect of a thing, and then how it was: both appear here."


EXPECTED = Chart("Expected and what came", _of, place=50)
