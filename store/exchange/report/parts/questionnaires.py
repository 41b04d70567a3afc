"""The questionnaires: their totals, the change words, and the line of item 9 right below its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import day_of_month
from store.exchange.report.sheet import Block, Column, Part, Row, Scope
from store.instruments.change import Pair, change, outcome
from store.instruments.taken import Scored, series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.instruments.instrument import Instrument

PHQ9, PHQ8, GAD7 = "phq9", "phq8", "gad7"
ITEM_9 = "9"
ITEM_9_LINE = "phq9.item9"
SHOWN = 3
"""Totals of one questionnaire: the first, and the last two."""
SAME = {"lower": "clearly lower ({} or more)", "higher": "clearly higher ({} or more)", "same": "about the same"}
COLUMNS = (Column(18), Column(14, right=True), Column(9, right=True), Column(9, right=True), Column(30, before=4))


def of(scope: Scope) -> Block:
    """Return each questionnaire that was taken, PHQ-9 as PHQ-8 where the line of its item 9 is left out."""
    taken = {
        name: shown
        for name, instrument in scope.instruments.items()
        if (shown := _shown(scope, instrument)) and shown[-1].response.instrument == name
    }
    days = {tuple(_day(each, scope) for each in shown) for shown in taken.values()}
    common = days.pop() if len(days) == 1 else ()
    rows = tuple(row for name in taken for row in _rows(name, taken[name], scope, dated=not common))
    padded = (*common, *[""] * SHOWN)[:SHOWN] if common else ("first", "", "last")
    head = (f"start {padded[0]}" if common else padded[0], *padded[1:], "against the start")
    return Block(title="QUESTIONNAIRES", head=head, columns=COLUMNS, rows=(*rows, *_outcome(taken)))


def withholds_item_9(scope: Scope) -> bool:
    """Say whether the line of item 9 is left out, so that nothing may tell the total it is part of."""
    return f"questionnaires.{ITEM_9_LINE}" in scope.left_out


def _shown(scope: Scope, instrument: Instrument) -> list[Scored]:
    """Return the total that others are compared with, and the last two up to the last day of the page."""
    start = scope.history.settings.compared_from.get(instrument.id)
    known = [
        scored
        for scored in series(scope.history, instrument)
        if scored.response.day <= scope.last and (start is None or scored.response.day >= start)
    ]
    return known if len(known) <= SHOWN else [known[0], *known[-2:]]


def _rows(name: str, shown: list[Scored], scope: Scope, *, dated: bool) -> Iterator[Row]:
    raised = [each for each in shown if name == PHQ9 and each.response.answers.get(ITEM_9, 0) > 0]
    instrument = scope.instruments[name]
    label = f"{instrument.title}  {instrument.score.min}-{instrument.score.max}"
    totals = [each.total for each in shown]
    if raised and withholds_item_9(scope):
        instrument = scope.instruments[PHQ8]
        label = f"{instrument.title}  item 9 withheld"
        totals = [instrument.total(each.response.answers) or 0 for each in shown]
    said = [
        f"{total} ({_day(each, scope)})" if dated else str(total) for total, each in zip(totals, shown, strict=True)
    ]
    cells = (*said, *[""] * SHOWN)[:SHOWN]
    yield Row(id=name, cells=(label, *cells, _words(instrument, totals)), firm=name in {PHQ9, GAD7})
    if raised:
        when = ", ".join(f"{each.response.answers[ITEM_9]} on {_day(each, scope)}" for each in raised)
        words = f"PHQ-9 item 9 (thoughts of death or self-harm): {when}"
        yield Row(id=ITEM_9_LINE, cells=(words,), wide=True, beneath=PHQ9, firm=True)


def _words(instrument: Instrument, totals: list[int]) -> str:
    threshold = instrument.thresholds.reliable_change if instrument.thresholds else None
    if len(totals) == 1 or threshold is None:
        return ""
    return SAME[change(totals[0], totals[-1], threshold)].format(threshold)


def _outcome(taken: dict[str, list[Scored]]) -> Iterator[Row]:
    """Yield the words a service in England would use; they stand only where the person puts them in."""
    if any(len(taken.get(name, ())) < 2 for name in (PHQ9, GAD7)):  # noqa: PLR2004 - two times
        return
    first, last = (Pair(taken[PHQ9][at].total, taken[GAD7][at].total) for at in (0, -1))
    found = outcome(first, last)
    said = [
        words
        for words, holds in (
            ("reliable recovery", found.reliable_recovery),
            ("reliable improvement", found.reliable_improvement and not found.reliable_recovery),
            ("reliable deterioration", found.reliable_deterioration),
        )
        if holds
    ]
    words = f"In the terms of NHS Talking Therapies: {said[0] if said else 'no reliable change'}"
    yield Row(id="outcome", cells=(words,), wide=True, unasked=False)


def _day(scored: Scored, scope: Scope) -> str:
    day: date = scored.response.day
    return day_of_month(day) if day.year == scope.last.year else f"{day:%b} {day.year}"


QUESTIONNAIRES = Part(place=40, name="Questionnaires", of=of)
"""The part."""
