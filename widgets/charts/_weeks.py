"""The picture of a count: a bar for each whole week of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from store.goals.weeks import span_words
from store.goals.words import number
from widgets.charts._calendar import began
from widgets.charts._count import at_least, is_at_least, not_all, not_all_words, rounded_up
from widgets.charts._events import captions, happenings
from widgets.picture import Bar, Caption, Happened, Picture, plural, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.history import History
    from widgets.chart import Scope

DAYS, LEAST_WEEKS, LEAST_TOP = 7, 8, 8
ENOUGH = 5
"""Days of a week that are known before its count stands for all of it (clinical.md 2.5 B)."""
TOGETHER = 4
"""Weeks that are spoken of together, because one alone says little (clinical.md 5.1)."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted by the week, and what is known of it."""

    title: str
    daily: Mapping[date, float]
    """Day by day; a day that is absent is unknown."""
    noted: bool = False
    """Whether it is only ever noted as it happens: then no day without it says none."""
    high: float = 0
    """The end of the range where it is known beforehand; 0: by the highest week there ever was, and 8 at least."""
    empty: str


class Week(msgspec.Struct, frozen=True):
    """One whole week. `total` None is not known."""

    first: date
    total: float | None
    known: int
    """Its days that are known."""

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=DAYS - 1)


def week_picture(
    history: History, scope: Scope, counted: Counted, notes: tuple[Caption, ...] = (), words: str = ""
) -> Picture:
    """Return a bar a week; the week that runs is left out, a part of it says nothing yet. `words` end its words."""
    every = _weeks(history, scope, counted)
    shown = every[-_most(scope) :]
    whole = not counted.noted
    bars = tuple(_bar(week, scope.today, whole=whole) for week in shown)
    found = happenings(history, shown[0].first, shown[-1].last) if shown else []
    events = (
        (slot, each) for slot, week in enumerate(shown) for each in found if week.first <= each.day <= week.last
    )
    span = plural(len(bars), "week")
    top = max((week.total or 0 for week in every), default=0)
    return Picture(
        title=counted.title,
        span=span,
        unit="week",
        slots=len(bars),
        high=counted.high or rounded_up(max(LEAST_TOP, top)),
        bars=bars,
        events=tuple(Happened(slot, each.words) for slot, each in events),
        legend=not_all(bars),
        notes=(*notes, *captions(found, scope.today)),
        words=" ".join(
            [
                f"{counted.title}, {told(bars, span)}.",
                *_together(shown, bars),
                *not_all_words(bars),
                *filter(None, [words]),
            ]
        ),
        empty=counted.empty,
    )


def _weeks(history: History, scope: Scope, counted: Counted) -> list[Week]:
    """Return every whole week since the first day that is known, and eight at least."""
    this_week = scope.today - timedelta(days=(scope.today.weekday() - history.settings.week_starts) % DAYS)
    first = began(min(counted.daily, default=None), scope)
    number = max(LEAST_WEEKS, -((first - this_week).days // DAYS))
    firsts = (this_week - timedelta(weeks=back) for back in range(number, 0, -1))
    return [_week(first, counted) for first in firsts]


def _week(first: date, counted: Counted) -> Week:
    known = [
        counted.daily[day] for day in (first + timedelta(days=at) for at in range(DAYS)) if day in counted.daily
    ]
    return Week(first, sum(known) if known else None, len(known))


def _most(scope: Scope) -> int:
    span = scope.span_days or scope.today.toordinal()
    return max(LEAST_WEEKS, span // DAYS)


def _bar(week: Week, today: date, *, whole: bool) -> Bar:
    """Return a week's bar: one of which little is known held at least what is known of it, or says nothing."""
    when = span_words(week.first, week.last, today)
    unsure = whole and week.known < ENOUGH
    if week.total is None or (unsure and not week.total):
        return Bar("?", None, when=when)
    return Bar(at_least(week.total) if unsure else number(week.total), week.total, when=when)


def _together(shown: Sequence[Week], bars: Sequence[Bar]) -> Iterator[str]:
    """Yield the total of the last four weeks and of the four before, where both are known (clinical.md 5.7)."""
    recent, before = bars[-TOGETHER:], bars[-2 * TOGETHER : -TOGETHER]
    if len(shown) >= 2 * TOGETHER and all(
        bar.value is not None and not is_at_least(bar) for bar in bars[-2 * TOGETHER :]
    ):
        now, then = (number(sum(bar.value or 0 for bar in part)) for part in (recent, before))
        yield f"The last {TOGETHER} weeks hold {now} together, the {TOGETHER} before {then}."
