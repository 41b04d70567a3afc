"""This fortnight against the first: how many days each value was given, back to back (clinical.md 5.1, 5.3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.clock import DAY
from store.goals.weeks import span_words
from store.goals.words import about, lowered, number
from store.insight.typical import ENOUGH, FORTNIGHT, typical
from widgets.chart import Chart, Subject
from widgets.charts._calendar import began
from widgets.charts._rating import daily, earliest, rated
from widgets.picture import Caption
from widgets.sides import Side, Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.history import History
    from widgets.chart import Instruments, Scope

VALUES = 11
BRACKET = "Half of the days lie in the bracket."
ONLY = "Only a description: days differ in many ways."


def _of(history: History, scope: Scope) -> Sides:
    wanted = scope.of or "mood"
    title = next((subject.title for subject in rated(history) if subject.id == wanted), wanted)
    answers = history.answers(wanted)
    start = began(earliest(answers), scope)
    last = scope.today - (FORTNIGHT - 1) * DAY
    then, now = (_known(daily(answers, first, FORTNIGHT)) for first in (start, last))
    apart = start + timedelta(days=FORTNIGHT) <= last
    head = f"{title}, the first fortnight and this one"
    if not apart or min(len(then), len(now)) < ENOUGH:
        return Sides(title=head, words=f"{head}: not enough days yet.", empty=_waiting(then, now, apart=apart))
    sides = _side(then, start, scope.today), _side(now, last, scope.today)
    notes = (f"then {sides[0].typical}", f"now {sides[1].typical}", BRACKET, ONLY)
    told = f"{sides[0].name} {sides[0].typical}; {sides[1].name} {sides[1].typical}"
    return Sides(
        title=head,
        days=FORTNIGHT,
        sides=sides,
        notes=tuple(Caption("", words) for words in notes),
        words=f"{head}: {told}. {BRACKET} {ONLY}",
        empty="",
    )


def _known(values: Sequence[float | None]) -> list[int]:
    return [max(0, min(VALUES - 1, round(value))) for value in values if value is not None]


def _side(values: list[int], first: date, today: date) -> Side:
    found = typical(values)
    half = f"{number(about(found.low))}-{number(about(found.high))}"
    words = f"typically {number(found.middle)} ({half}), {found.days} of {FORTNIGHT} days"
    counts = tuple(values.count(value) for value in range(VALUES))
    return Side(span_words(first, first + timedelta(days=FORTNIGHT - 1), today), counts, found.middle, words)


def _waiting(then: Sequence[int], now: Sequence[int], *, apart: bool) -> str:
    if not apart:
        return f"Two fortnights can be set side by side once both are over, with {ENOUGH} answered days each."
    return (
        f"Two fortnights with {ENOUGH} answered days each can be set side by side: "
        f"{len(then)} in the first, {len(now)} in the last."
    )


def _each(history: History, _: Instruments) -> tuple[Subject, ...]:
    return tuple(Subject(subject.id, f"Fortnights of {lowered(subject.title)}") for subject in rated(history))


FORTNIGHTS = Chart("Two fortnights", _of, place=60, each=_each)
