"""The rows of the goal form that say what is counted, and how much of it: those of the part in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.goals import kinds
from store.goals.form import origin
from store.goals.periods import LENGTHS, days_between
from store.goals.rules import DIRECTIONS, PERIODS_OF, aggregates_of, most
from store.goals.verdicts import AMOUNTS
from store.goals.words import PERIODS, day_words, number
from tui.screens.goal_answers import part_of, scale
from widgets.form_rows import Act, Choice, Number, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.goals.form import Form, Origin
    from store.records.goal import Aggregate, Direction, Measure, Period, Source
    from widgets.form_rows import AnyRow

SOURCES: dict[Source, tuple[str, str]] = {
    "yes_no": ("days I did it", "one tick a day at most"),
    "manual_count": ("how many times", "each one counts"),
    "minutes": ("minutes", "how long I did it"),
    "rating_0_10": ("a rating of my own, 0 to 10", "asked when I look back"),
    "derived": ("what I note in Handrail", "it counts itself"),
}
AGGREGATES: dict[Aggregate, str] = {
    "sum": "all of it, added up",
    "distinct_days": "the days, once each",
    "count_complete": "those that are complete",
    "mean": "the average",
    "median": "the middle one",
    "latest": "the last one",
    "share_of_opportunities": "how often, when it comes up",
}
DIRECTIONS_SAID: dict[Direction, tuple[str, str, str]] = {
    "at_least": ("at least", "more of it is what I want", "at least"),
    "at_most": ("at most", "less of it is what I want", "at most"),
    "move_to": ("move to", "a value I'd like to reach", "towards"),
}
"""The choice, its few words, and what stands before the number."""
PERIODS_SAID: dict[Period, str] = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "4 weeks",
    "whole_window": "the whole time, once",
}
ORIGINS: dict[Origin, str] = {
    "none": "not known",
    "estimated": "about so many, my estimate",
    "tracked": "count two weeks first",
}


def _decides(form: Form) -> Choice:
    return Choice(
        label="It is",
        options=("a part of the goal", "looked at beside it"),
        chosen=int(part_of(form).beside),
        hint="What stands beside is shown too, but is no part of whether the goal is reached.",
    )


def _label(form: Form) -> Words:
    return Words(
        label="Row is called",
        words=part_of(form).label,
        aside="a word or two",
        hint="Its name in the check-in and on the chart.",
    )


def _source(form: Form) -> Choice:
    source = part_of(form).source
    return Choice(
        label="I count",
        options=tuple(SOURCES[each][0] for each in kinds.SOURCES),
        chosen=kinds.SOURCES.index(source),
        aside=SOURCES[source][1],
        hint="How will you know it happened?",
    )


def _of(form: Form) -> Choice:
    kinds_here = kinds.offered(part_of(form))
    return Choice(
        label="Of",
        options=tuple(kind.name for kind in kinds_here),
        chosen=kinds_here.index(kinds.kind_of(part_of(form))),
        hint="What is written down or answered anyway, and so counts itself.",
    )


def _aggregate(form: Form) -> Choice:
    measure = part_of(form)
    return Choice(
        label="Taken as",
        options=tuple(AGGREGATES[each] for each in aggregates_of(measure)),
        chosen=aggregates_of(measure).index(measure.aggregate),
        hint="What is made of the days that are logged.",
    )


def _direction(form: Form) -> Choice:
    measure = part_of(form)
    allowed = DIRECTIONS[measure.aggregate]
    return Choice(
        label="Which way",
        options=tuple(DIRECTIONS_SAID[each][0] for each in allowed),
        chosen=allowed.index(measure.direction),
        aside=DIRECTIONS_SAID[measure.direction][1],
        hint="More of it, less of it, or a value to reach?",
    )


def _target(form: Form) -> Number:
    measure = part_of(form)
    prefix, highest = DIRECTIONS_SAID[measure.direction][2], most(measure, _length(form)) * scale(measure)
    return Number(
        label="How much",
        value=_told(measure, measure.target),
        prefix=prefix,
        unit=_unit(measure),
        low=min(1, highest),
        high=highest,
        step=kinds.stride(measure) * scale(measure),
        aside="← → one less, one more",
        hint=f"How much, {prefix}? Up to {number(highest)}. Small is fine; it can grow later.",
    )


def _period(form: Form) -> Choice:
    measure = part_of(form)
    allowed = PERIODS_OF[measure.aggregate]
    return Choice(
        label="In each",
        options=tuple(PERIODS_SAID[each] for each in allowed),
        chosen=allowed.index(measure.period),
        hint="Periods run from the day it starts, so that none is cut short.",
    )


def _unit_words(form: Form) -> Words:
    return Words(
        label="A number of",
        words=part_of(form).unit,
        aside="times, coffees, calls",
        hint="What is it a number of? Empty: times.",
    )


def _origin(form: Form) -> Choice:
    measure, allowed = part_of(form), form.origins
    how = origin(measure)
    starts = f"the goal starts {day_words(form.rule.start, form.today)}"
    asides = {"none": "", "estimated": "", "tracked": "" if form.begun else starts}
    return Choice(
        label="Starts from",
        options=tuple(ORIGINS[each] for each in allowed),
        chosen=allowed.index(how),
        aside=asides[how],
        hint="Where is it now? Counted for two weeks first, it is the real number.",
    )


def _baseline(form: Form) -> Number:
    measure = part_of(form)
    value = measure.baseline.value if measure.baseline else None
    return Number(
        label="About",
        value=None if value is None else _told(measure, value),
        unit=_unit(measure),
        high=most(measure, _length(form)) * scale(measure),
        step=kinds.stride(measure) * scale(measure),
        aside="until it is counted" if origin(measure) == "tracked" else "a guess is fine",
        hint="About how many was it lately? As many as the goal keeps things as they are.",
    )


def _glide(form: Form) -> Choice:
    return Choice(
        label="Path",
        options=("none", "a rough path"),
        chosen=int(part_of(form).glide == "linear"),
        aside="a rough path, not a rule",
        hint="Draws a line from where it starts to where it is to be.",
    )


def _told(measure: Measure, value: float) -> float:
    return round(value * scale(measure), 6)


def _length(form: Form) -> int:
    """Return the days of the period of the part in sight."""
    length = LENGTHS.get(part_of(form).period)
    return length or (max(1, days_between(form.rule.start, form.rule.due)) if form.rule.due else 1)


def _unit(measure: Measure) -> str:
    """Return what a number of the measure counts, with its period: "days a week", "of 10, each week"."""
    words = PERIODS[measure.period]
    if measure.aggregate == "share_of_opportunities":
        return f"times in 10, {words.each}"
    if measure.aggregate in AMOUNTS:
        return f"{_counted(measure)} {words.per}"
    unit = "of 10" if kinds.is_rated(measure) else "minutes" if measure.source == "minutes" else measure.unit
    return f"{unit}, {words.each}" if unit else words.each


def _counted(measure: Measure) -> str:
    if measure.aggregate == "distinct_days":
        return "days" if measure.target != 1 else "day"
    if measure.source == "minutes":
        return "minutes"
    return measure.unit.strip() or "times"


PART_VIEWS: dict[str, Callable[[Form], AnyRow]] = {
    "add_part": lambda _: Act(label="Add it", hint="One more thing to count; both are then parts of the goal."),
    "label": _label,
    "decides": _decides,
    "source": _source,
    "of": _of,
    "aggregate": _aggregate,
    "direction": _direction,
    "target": _target,
    "period": _period,
    "unit": _unit_words,
    "origin": _origin,
    "baseline": _baseline,
    "glide": _glide,
    "drop_part": lambda _: Act(label="Take this part off", hint="The other parts stay as they are."),
}
"""What stands in each row."""
