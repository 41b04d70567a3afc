"""What a measure may count, and how it becomes another kind of measure while it stays one that is allowed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.entry_kind import KINDS
from store.goals.periods import LENGTHS
from store.goals.rules import AGGREGATES, DIRECTIONS, PERIODS_OF, aggregates_of, most
from store.goals.verdicts import AMOUNTS, downwards
from store.goals.words import RATED
from store.records.goal import Measure
from store.records.record import new_id

if TYPE_CHECKING:
    from store.records.goal import Aggregate, Direction, Period, Source

SOURCES: tuple[Source, ...] = ("yes_no", "manual_count", "minutes", "rating_0_10", "derived")
"""In the order they are offered in."""

TENTH = 0.1
MINUTES = 5


class Kind(msgspec.Struct, frozen=True):
    """Something that is written down or answered anyway, and so counts itself."""

    of: str
    name: str
    """In plain words, many of them."""
    label: str
    unit: str = ""
    having: str = ""


OF_THE_CHECK_IN = (
    Kind("mood", "mood", "Mood"),
    Kind("anxiety", "anxiety", "Anxiety"),
    Kind("energy", "energy", "Energy"),
    Kind("sleep_hours", "hours slept", "Slept", "hours"),
    Kind("sleep_quality", "sleep quality", "Sleep"),
)
"""Numbers of the check-in that a derived measure can be made of."""

COMPANION = Measure(
    id="",
    label="Faced it",
    target=1,
    unit="things done that I'd usually avoid",
    beside=True,
)
"""What stands beside fewer panic attacks: fewer by avoiding everything is no progress (clinical.md 2.5 B)."""


def new_measure() -> Measure:
    """Return what most people begin with: days on which a thing was done, three a week."""
    return Measure(id=new_id(), label="", source="yes_no", aggregate="distinct_days", target=3)


def companion() -> Measure:
    """Return a new companion of fewer panic attacks."""
    return replace(COMPANION, id=new_id())


def is_companion(measure: Measure) -> bool:
    """Say whether a measure is the companion of fewer panic attacks."""
    return measure.beside and measure.source == COMPANION.source and measure.unit == COMPANION.unit


@cache
def everything() -> tuple[Kind, ...]:
    """Return all that a derived measure can be made of in the form; what is asked for day by day comes first."""
    entries = sorted(KINDS.items(), key=lambda known: (not known[1].tallied, known[0]))
    counts = (
        Kind(of, each.name, each.label, each.unit, each.having) for of, kind in entries for each in kind.countable
    )
    return (*counts, *OF_THE_CHECK_IN)


def kind_of(measure: Measure) -> Kind:
    """Return what a derived measure is made of; one that the form does not offer is named by its id."""
    known = (kind for kind in everything() if (kind.of, kind.having) == (measure.of, measure.having))
    return next(known, Kind(measure.of, measure.of or "nothing yet", measure.label, measure.unit, measure.having))


def offered(measure: Measure) -> tuple[Kind, ...]:
    """Return every kind to choose from, a derived measure's own among them."""
    own = kind_of(measure)
    return everything() if own in everything() else (*everything(), own)


def is_rated(measure: Measure) -> bool:
    """Say whether the measure is a number from 0 to 10."""
    return measure.source == "rating_0_10" or (measure.source == "derived" and measure.of in RATED)


def with_source(measure: Measure, source: Source) -> Measure:
    """Return the measure known another way; what no longer goes with it becomes what most people mean."""
    if source == measure.source:
        return measure
    bare = replace(measure, source=source, aggregate=AGGREGATES[source][0], of="", having="", unit="")
    return with_kind(bare, everything()[0]) if source == "derived" else _anew(bare)


def with_kind(measure: Measure, kind: Kind) -> Measure:
    """Return a derived measure made of another kind, with its name and unit, unless the person gave it a name."""
    if kind == kind_of(measure):
        return measure
    labels = {"", *(known.label for known in everything())}
    label = kind.label if measure.label in labels else measure.label
    return _anew(replace(measure, of=kind.of, having=kind.having, unit=kind.unit, label=label))


def with_aggregate(measure: Measure, aggregate: Aggregate) -> Measure:
    """Return the measure taken another way; a target that still says the same stays."""
    if aggregate == measure.aggregate:
        return measure
    made = replace(measure, aggregate=aggregate, baseline=None, glide="none")
    both_count = {measure.aggregate, aggregate} <= AMOUNTS and measure.source != "minutes"
    return _in_range(fitting(made)) if both_count else _anew(made)


def with_period(measure: Measure, period: Period) -> Measure:
    """Return the measure held against another period; the target stays as far as it can be reached in it."""
    return _in_range(fitting(replace(measure, period=period)))


def with_direction(measure: Measure, direction: Direction) -> Measure:
    """Return the measure with another direction; what holds in one direction alone goes."""
    if direction == measure.direction:
        return measure
    return replace(measure, direction=direction, glide="none", min_logged_days=None)


def smaller(measure: Measure) -> Measure:
    """Return the measure with about one asked for less: fewer, or for at most one more allowed.

    A value to reach comes one nearer to where it starts. Where nothing smaller is left it stays as it is.
    """
    step = stride(measure)
    easier = measure.direction == "at_most" or downwards(measure)
    target = round(measure.target + (step if easier else -step), 2)
    highest = most(measure, LENGTHS.get(measure.period, LENGTHS["month"]))
    return replace(measure, target=target) if 0 < target <= highest else measure


def stride(measure: Measure) -> float:
    """Return by how much a target is stepped: one, a tenth of a share, five minutes."""
    if measure.aggregate == "share_of_opportunities":
        return TENTH
    counts_minutes = measure.source == "minutes" and measure.aggregate != "distinct_days"
    return MINUTES if counts_minutes else 1


def fitting(measure: Measure) -> Measure:
    """Return the measure with the first aggregate, direction and period that go together, where its own do not."""
    aggregates = aggregates_of(measure)
    aggregate = measure.aggregate if measure.aggregate in aggregates else aggregates[0]
    directions, periods = DIRECTIONS[aggregate], PERIODS_OF[aggregate]
    direction = measure.direction if measure.direction in directions else directions[0]
    period = measure.period if measure.period in periods else "week"
    return with_direction(replace(measure, aggregate=aggregate, period=period), direction)


def _anew(measure: Measure) -> Measure:
    """Return the measure as one that is counted in another way: its numbers meant something else."""
    made = fitting(replace(measure, baseline=None, glide="none", min_logged_days=None))
    return replace(made, target=_usual(made))


def _in_range(measure: Measure) -> Measure:
    """Return the measure with its target no higher than can be; a whole span is as long as it will be."""
    length = LENGTHS.get(measure.period)
    return measure if length is None else replace(measure, target=min(measure.target, most(measure, length)))


def _usual(measure: Measure) -> float:
    if measure.aggregate == "share_of_opportunities":
        return 0.6
    if is_rated(measure):
        return 6
    if measure.of == "sleep_hours":
        return 7
    if measure.source == "minutes" and measure.aggregate != "distinct_days":
        return 90 if measure.aggregate == "sum" else 30
    return 3
