"""A year and more, a day a cell: what was answered, and the days nothing is known of."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month
from store.goals.words import lowered, number
from widgets.chart import Chart, Subject
from widgets.charts._calendar import began
from widgets.charts._rating import daily, earliest, rated
from widgets.months import HARD, NOT_TOLD, Cell, Months
from widgets.picture import Caption, plural

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from widgets.chart import Instruments, Scope

A_YEAR = timedelta(days=364)
ENOUGH = 5
"""Days from which a middle is said."""


def _of(history: History, scope: Scope) -> Months:
    wanted = scope.of or "mood"
    title = next((subject.title for subject in rated(history) if subject.id == wanted), wanted)
    answers = history.answers(wanted)
    first = _first(scope, earliest(answers))
    values = daily(answers, first, (scope.today - first) // DAY + 1)
    late, hard = history.late(wanted), history.hard_days
    isos = ((first + timedelta(days=slot)).isoformat() for slot in range(len(values)))
    cells = tuple(Cell(value, iso in hard, iso in late) for value, iso in zip(values, isos, strict=True))
    span = f"since {day_of_month(first)} {first.year}"
    known = [value for value in values if value is not None]
    return Months(
        title=title,
        span=span,
        first=first,
        cells=cells,
        legend=(
            Caption("▁", "0"),
            Caption("█", "10"),
            Caption(NOT_TOLD, "not noted"),
            *[Caption(HARD, "hard day")] * any(cell.hard for cell in cells),
        ),
        words=f"{title}, {span}: {_told(known)}",
        empty=f"{title} appears here once a day is answered.",
    )


def _first(scope: Scope, answered: date | None) -> date:
    """Return the first of the month that a year goes back to, or everything; never before the first answer."""
    first = began(answered, scope)
    return (max(first, scope.today - A_YEAR) if scope.span_days else first).replace(day=1)


def _told(known: list[float]) -> str:
    if not known:
        return "nothing noted."
    middle = f", in the middle {number(median(known))}" if len(known) >= ENOUGH else ""
    return f"{plural(len(known), 'day')} answered, from {number(min(known))} to {number(max(known))} of 10{middle}."


def _each(history: History, _: Instruments) -> tuple[Subject, ...]:
    return tuple(Subject(subject.id, f"Year of {lowered(subject.title)}") for subject in rated(history))


YEAR = Chart("A year", _of, place=70, each=_each)
