"""Medicines as shaded spans under the mood of their days. It shows when, and never why (clinical.md 3.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.clock import day_of_month
from store.items import MOOD
from store.medicines import NOTE
from store.records.text import one_line
from widgets.chart import Chart
from widgets.charts._calendar import first_day, span_words
from widgets.charts._days import days
from widgets.charts._rating import daily, earliest, points_of
from widgets.key_names import key_of
from widgets.picture import Caption, Lane, Picture, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.history import History
    from store.records.medicine import Medicine
    from widgets.chart import Scope

MOST = 4
"""Medicines that are shown, those that are taken before those that were."""
DARKEST = 3
TITLE = "Medicines and mood"
AMOUNT = re.compile(r"\d+(?:[.,]\d+)?")


def _of(history: History, scope: Scope) -> Picture:
    answers = history.answers(MOOD.id)
    known = [medicine.start for medicine in history.medicines]
    first = first_day(min([*known, *filter(None, [earliest(answers)])], default=None), scope)
    slots = (scope.today - first).days + 1
    taken = sorted(history.medicines, key=lambda medicine: medicine.stop or scope.today, reverse=True)
    lanes = tuple(lane for medicine in taken if (lane := _lane(medicine, first, scope.today)).stretches)[:MOST]
    points = points_of(history, MOOD.id, first, daily(answers, first, slots)) if lanes else ()
    span = span_words(scope, first)
    return days(
        history,
        scope,
        first,
        title=TITLE,
        points=points,
        lanes=lanes,
        legend=(Caption("●", "mood"), Caption("░", "taken")),
        notes=(Caption("", NOTE),),
        words=f"{TITLE}, {span}: {_told(history.medicines, first)} {NOTE}" if lanes else f"{TITLE}, {span}: none.",
        empty=f"Medicines appear here once one is on the list: {key_of('settings')}, then medicines.",
    )


def _lane(medicine: Medicine, first: date, today: date) -> Lane:
    return Lane(one_line(medicine.name), tuple(_stretches(medicine, first, today)))


def _stretches(medicine: Medicine, first: date, today: date) -> Iterator[Stretch]:
    """Yield each dose from the day it began to the one before the next, the higher doses darker."""
    doses = sorted({_amount(dosing.dose) for dosing in medicine.dosings})
    ends = [dosing.effective_from.toordinal() - 1 for dosing in medicine.dosings[1:]]
    stop = medicine.stop or today
    for dosing, end in zip(medicine.dosings, [*ends, stop.toordinal()], strict=False):
        begins = max(dosing.effective_from, first)
        last = min(end, stop.toordinal(), today.toordinal())
        if begins.toordinal() <= last:
            shade = min(DARKEST, doses.index(_amount(dosing.dose)) + 1)
            slots = begins.toordinal() - first.toordinal(), last - first.toordinal()
            yield Stretch(*slots, one_line(dosing.dose), shade)


def _amount(dose: str) -> float:
    found = AMOUNT.search(dose)
    return float(found[0].replace(",", ".")) if found else 0


def _told(medicines: Sequence[Medicine], first: date) -> str:
    """Return each medicine with the doses of this time and the day each began."""
    return " ".join(
        f"{one_line(medicine.name)}: {', '.join(_doses(medicine, first))}."
        for medicine in medicines
        if medicine.stop is None or medicine.stop >= first
    )


def _doses(medicine: Medicine, first: date) -> Iterator[str]:
    begun = [dosing for dosing in medicine.dosings if dosing.effective_from <= first]
    for dosing in (*begun[-1:], *(dosing for dosing in medicine.dosings if dosing not in begun)):
        day = dosing.effective_from
        yield f"{one_line(dosing.dose)} from {day_of_month(day)} {day.year}".strip()
    if medicine.stop:
        yield f"to {day_of_month(medicine.stop)} {medicine.stop.year}"


MEDICINES = Chart(TITLE, _of, place=55)
