"""Which rows the form of a goal shows: those that its kind of goal needs, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.goals.kinds import smaller
from store.goals.periods import planned
from store.goals.rules import DIRECTIONS, PERIODS_OF, aggregates_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.goals.form import Form
    from store.records.goal import Measure

SURE = 7
"""How sure one is, 0 to 10, from where on a goal is small enough (clinical.md 2.1)."""


def shown(form: Form) -> tuple[str, ...]:
    """Return the names of the rows a form shows, from the top: those that its kind of goal needs, no other."""
    return tuple(name for name, is_needed in ROWS.items() if is_needed(form))


def spare(form: Form) -> int:
    """Return how many periods may go otherwise."""
    chosen = form.rule.flex_periods
    total = planned(form.rule, form.measure or form.parts[0]) or 0
    return total // 4 if chosen is None else chosen


def _always(_: Form) -> bool:
    return True


def _of_part(needed: Callable[[Measure], bool]) -> Callable[[Form], bool]:
    """Return whether a row of the part in sight is needed."""
    return lambda form: form.measure is not None and needed(form.measure)


def _any(_: Measure) -> bool:
    return True


def _has_unit(measure: Measure) -> bool:
    counts = measure.aggregate in {"sum", "count_complete"}
    return counts and measure.source in {"manual_count", "derived"}


def _has_path(form: Form) -> bool:
    measure = form.measure
    if measure is None or measure.baseline is None or form.rule.due is None:
        return False
    return measure.direction != "at_least" and measure.period != "whole_window"


def _has_spare(form: Form) -> bool:
    """Say whether periods are judged one by one, so that some may go otherwise."""
    return form.rule.due is not None and any(
        measure.period != "whole_window"
        and measure.direction != "move_to"
        and not (measure.direction == "at_most" and measure.baseline)
        for measure in form.parts
        if not measure.beside
    )


def is_unsure(form: Form) -> bool:
    """Say whether the person is less than 7 of 10 sure, and something smaller is left (clinical.md 2.1)."""
    sure, measure = form.draft.confidence, form.measure
    return sure is not None and 0 <= sure < SURE and measure is not None and smaller(measure) != measure


ROWS: dict[str, Callable[[Form], bool]] = {
    "title": _always,
    "area": _always,
    "part": _always,
    "add_part": lambda form: form.measure is None,
    "label": _of_part(_any),
    "decides": lambda form: form.measure is not None and len(form.parts) > 1,
    "source": _of_part(_any),
    "of": _of_part(lambda measure: measure.source == "derived"),
    "aggregate": _of_part(lambda measure: len(aggregates_of(measure)) > 1),
    "direction": _of_part(lambda measure: len(DIRECTIONS[measure.aggregate]) > 1),
    "target": _of_part(_any),
    "period": _of_part(lambda measure: len(PERIODS_OF[measure.aggregate]) > 1),
    "unit": _of_part(_has_unit),
    "origin": _of_part(lambda measure: measure.direction != "at_least" or measure.baseline is not None),
    "baseline": _of_part(lambda measure: measure.baseline is not None),
    "glide": _has_path,
    "drop_part": lambda form: form.measure is not None and len(form.parts) > 1,
    "start": lambda form: not form.begun,
    "ending": _always,
    "weeks": lambda form: form.ending == "weeks",
    "due": lambda form: form.ending == "day",
    "flex": _has_spare,
    "companion": lambda form: form.counts_panic or form.has_companion,
    "on_a_hard_day": _always,
    "if_then": _always,
    "zero_means": _always,
    "ten_means": _always,
    "why": _always,
    "review": _always,
    "looked_at_with": _always,
    "confidence": _always,
    "smaller": is_unsure,
    "note": lambda form: form.is_revised,
    "from": lambda form: form.is_revised and form.next_period is not None,
    "act": _always,
    "throw_away": lambda form: form.changes is not None and form.kept,
}
"""Every row of the form, and when it is needed."""
