"""The picture of a number a day: each answer, and the 7-day mean where enough days are known."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

import msgspec

from store.clock import DAY, short_day
from store.insight.average import WINDOW, trailing_means
from store.items import MOOD, NOW, RATINGS, SLEEP_QUALITY
from store.own_items import own_id
from store.records.text import one_line
from widgets.chart import Chart, Scope, Subject
from widgets.charts._calendar import first_day, span_words
from widgets.charts._days import days
from widgets.picture import Caption, Picture, Point, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.history import History
    from store.records.check_in import Answer


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question whose answers are numbers."""

    item: str
    title: str
    high: float = 10
    unit: str = "of 10"
    answered: str = "day answered"
    """One answer, in words."""


def rating_chart(item: str, title: str, place: int) -> Chart:
    """Return the chart of an item that is rated 0-10."""
    asked = Asked(item=item, title=title)
    return Chart(title, lambda history, scope: number_picture(history, scope, asked), place)


def rated(history: History) -> tuple[Subject, ...]:
    """Return everything that is rated 0 to 10 by the day, of the person's own only what was answered."""
    usual = tuple(Subject(item.id, item.label) for item in RATINGS)
    sleep = Subject(SLEEP_QUALITY.id, "Sleep quality")
    effects = (
        Subject(f"own:{effect.id}", one_line(effect.name))
        for medicine in history.medicines
        for effect in medicine.side_effects
    )
    own = (Subject(own_id(own), one_line(own.label)) for own in history.settings.own_items if own.kind == "rating")
    return (*usual, *(subject for subject in (sleep, *own, *effects) if history.answers(subject.id)))


def number_picture(history: History, scope: Scope, asked: Asked) -> Picture:
    """Return each answer of a number a day, and the mean of seven days."""
    answers = history.answers(asked.item)
    first = first_day(earliest(answers), scope)
    slots = (scope.today - first).days + 1
    before = WINDOW - 1
    values = daily(answers, first - before * DAY, slots + before)
    line = trailing_means(values)[before:]
    told = points_of(history, asked.item, first, values[before:])
    points = (*told, *_moments(history, first, slots, told)) if asked.item == MOOD.id else told
    return days(
        history,
        scope,
        first,
        title=asked.title,
        high=asked.high,
        points=points,
        line=line,
        legend=_legend(points),
        words=_words(asked, span_words(scope, first), told, line, first),
        empty=_empty(asked.title, answered=bool(answers)),
    )


def earliest(answers: Mapping[str, Answer]) -> date | None:
    """Return the first day with an answer; None where there is none."""
    return next((date.fromisoformat(iso) for iso in answers), None)


def daily(answers: Mapping[str, Answer], first: date, slots: int) -> list[float | None]:
    """Return a value a day from `first` on, None where none is known."""
    isos = ((first + timedelta(days=day)).isoformat() for day in range(slots))
    return [_number(answers.get(iso)) for iso in isos]


def _number(answer: Answer | None) -> float | None:
    return float(answer) if isinstance(answer, int | float) and isfinite(answer) else None


def points_of(history: History, item: str, first: date, values: Sequence[float | None]) -> tuple[Point, ...]:
    """Return a point for each known value of the days from `first` on."""
    late = _slots(history.late(item), first)
    hard = _slots(history.hard_days, first)
    return tuple(
        Point(slot, value, late=slot in late, hard=slot in hard)
        for slot, value in enumerate(values)
        if value is not None
    )


def _moments(history: History, first: date, slots: int, told: Sequence[Point]) -> tuple[Point, ...]:
    """Return how it was at one moment of the days that have no rating of the whole (screens.md 2, hard day)."""
    known = {point.slot for point in told}
    hard = _slots(history.hard_days, first)
    values = daily(history.answers(NOW.id), first, slots)
    return tuple(
        Point(slot, value, hard=slot in hard, moment=True)
        for slot, value in enumerate(values)
        if value is not None and slot not in known
    )


def _slots(isos: frozenset[str], first: date) -> frozenset[int]:
    return frozenset((date.fromisoformat(iso) - first).days for iso in isos)


def _legend(points: tuple[Point, ...]) -> tuple[Caption, ...]:
    late = [Caption("○", "told late")] if any(point.late for point in points) else []
    hard = [Caption("◆", "hard day")] if any(point.hard and not point.moment for point in points) else []
    moments = [point for point in points if point.moment]
    told = [Caption("◇" if any(point.hard for point in moments) else "○", "a moment")] if moments else []
    return (Caption("●", "day"), Caption("⠒", "7-day mean"), *late, *hard, *told)


def _words(asked: Asked, span: str, points: Sequence[Point], line: Sequence[float | None], first: date) -> str:
    """Return what is known, for those who do not see the picture, and claim no trend (clinical.md 5.1)."""
    title = f"{asked.title}, {span}"
    if not points:
        return f"{title}: nothing noted."
    values = [point.value for point in points]
    latest = f"{values[-1]:g} on {short_day(first + points[-1].slot * DAY)}"
    if len(points) == 1:
        return f"{title}: one {asked.answered}, {latest}."
    noun, _, rest = asked.answered.partition(" ")
    count = f"{plural(len(points), noun)} {rest}"
    known = f"{count}, from {min(values):g} to {max(values):g} {asked.unit}, the latest {latest}."
    mean = f" The average of the last 7 {noun}s is {line[-1]:.1f}." if line[-1] is not None else ""
    return f"{title}: {known}{mean}"


def _empty(title: str, *, answered: bool) -> str:
    if answered:
        return f"{title} was not noted in this time. A longer span shows more."
    return f"{title} appears here once a day is answered."
