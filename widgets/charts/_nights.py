"""The nights of the sleep diary, as points of a picture."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.clock import DAY
from store.sleep import KIND, ImpossibleNightError, Night, night
from store.sleep_review import ENOUGH
from widgets.charts._calendar import first_day, span_words
from widgets.charts._days import days
from widgets.charts._rating import points_of
from widgets.key_names import key_of
from widgets.picture import Caption, Picture, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.history import History
    from widgets.chart import Scope
    from widgets.picture import Point


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a night, and its fixed range."""

    title: str
    value: Callable[[Night], float | None]
    say: Callable[[float], str]
    """Puts the number in words."""
    low: float
    high: float
    step: float = 1
    clock: bool = False


def night_picture(history: History, scope: Scope, asked: Asked) -> Picture:
    """Return one number of each night that is told in the diary."""
    known = {told.day: value for told in _nights(history) if (value := asked.value(told)) is not None}
    first = first_day(min(known, default=None), scope)
    values = [known.get(first + slot * DAY) for slot in range((scope.today - first).days + 1)]
    points = tuple(replace(point, words=asked.say(point.value)) for point in points_of(history, "", first, values))
    again = "was not told in this time. A longer span shows more."
    first_time = f"appears here once a night is told: {key_of('write')}, then Sleep."
    return days(
        history,
        scope,
        first,
        title=asked.title,
        low=asked.low,
        high=asked.high,
        step=asked.step,
        clock=asked.clock,
        points=points,
        legend=(Caption("●", "night"), *[Caption("◆", "hard day")] * any(point.hard for point in points)),
        words=f"{asked.title}, {span_words(scope, first)}: {' '.join(_said(points, asked))}",
        empty=f"{asked.title} {again if known else first_time}",
    )


def _nights(history: History) -> Iterator[Night]:
    """Yield each night that is told, the last entry of a day; times that make no night are passed over."""
    for entry in {entry.day: entry for entry in history.entries(KIND)}.values():
        try:
            yield night(entry)
        except ImpossibleNightError:
            continue


def _said(points: Sequence[Point], asked: Asked) -> Iterator[str]:
    """Yield what is known: how many nights, between what, the latest, and from five on the middle."""
    if not points:
        yield "nothing told."
        return
    values = [point.value for point in points]
    between = f", from {asked.say(min(values))} to {asked.say(max(values))}" if len(values) > 1 else ""
    yield f"{plural(len(values), 'night')} told{between}, the latest {points[-1].words}."
    if len(values) >= ENOUGH:
        yield f"In the middle {asked.say(median(values))}."
