"""The medicines as they are listed, and how they were taken on the days that were logged (clinical.md 3.6)."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month
from store.exchange.report.sheet import Block, Part, Row, Scope
from store.goals.words import counted_noun, number, times
from store.medicines import doses, is_as_needed, side_effect_item, times_needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.medicine import Medicine

LABEL = "MEDICINES"
LEAST_DAYS = 3


def of(scope: Scope) -> Block:
    """Return a line for each medicine that was taken in these days."""
    taken = (medicine for medicine in scope.history.medicines if _is_taken(medicine, scope))
    rows = tuple(
        Row(id=medicine.id, label=LABEL, cells=("; ".join(_told(medicine, scope)),), own=True) for medicine in taken
    )
    return Block(rows=rows, apart=True)


def _is_taken(medicine: Medicine, scope: Scope) -> bool:
    return medicine.start <= scope.last and (medicine.stop or scope.last) >= scope.first


def _told(medicine: Medicine, scope: Scope) -> Iterator[str]:
    until, days = scope.last + DAY, len(scope.days)
    yield f"{medicine.name} {_dosings(medicine, scope)}".strip()
    if medicine.stop and medicine.stop <= scope.last:
        yield f"until {day_of_month(medicine.stop)}"
    known = doses(medicine, scope.history, until, days)
    if known.logged_days:
        yield f"taken on {known.whole_days} of {counted_noun(known.logged_days, 'logged day')}"
    if is_as_needed(medicine, scope.last):
        yield f"as needed, noted {times(times_needed(medicine, scope.history, until, days))}"
    for effect in medicine.side_effects:
        answers = scope.history.answers(side_effect_item(effect).id)
        rated = [answers.get(day.isoformat()) for day in scope.days]
        told = [answer for answer in rated if isinstance(answer, int)]
        if len(told) >= LEAST_DAYS:
            yield f"{effect.name} typically {number(median(told))} of 10"


def _dosings(medicine: Medicine, scope: Scope) -> str:
    """Return "25 mg, 50 mg since 2 Nov": the dose as the days began, and each that came after."""
    known = [dosing for dosing in medicine.dosings if dosing.effective_from <= scope.last]
    before = [dosing for dosing in known if dosing.effective_from <= max(scope.first, medicine.start)]
    later = [
        f"{dosing.dose} since {day_of_month(dosing.effective_from)}"
        for dosing in known[len(before) :]
        if dosing.dose
    ]
    return ", ".join(filter(None, (before[-1].dose if before else "", *later)))


MEDICINES = Part(place=80, name="Medicines", of=of)
"""The part."""
