"""The periods of what a goal counts, as its page tells them: in words, in figures, or day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from store.clock import DAY, day_of_month
from store.goals.counted import amount, counted
from store.goals.evidence import MANY_MONTHS
from store.goals.periods import Rest, days_between
from store.goals.progress import RECENT, level
from store.goals.said import finished, running
from store.goals.verdicts import Verdict
from store.goals.words import PERIODS, about, counted_noun, day_words, number
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.goals.course import Course
    from store.goals.verdicts import Judged
    from store.history import History
    from store.records.check_in import Answer
    from store.records.goal import Goal, Measure

Mark: TypeAlias = Literal["done", "in part", "not done", "not logged", "rest", "to come"]
"""What one day holds of a thing that is counted by days."""

A_WEEK = timedelta(weeks=1)
UNKNOWN, RESTING = "?", "–"


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """One period of what the goal counts."""

    first: date
    last: date
    span: str
    """"15–21 Nov"."""
    words: str
    """"reached 3 of 3", "not logged, so we don't know"; while it runs where it stands."""
    figure: str
    """The count alone: "4"; "?" where it is not known, "–" where the goal rested."""
    days: str
    """"in 6 days" where some of its days did not count; else empty."""
    verdict: Verdict | None
    """None while it runs."""
    count: float | None
    target: float
    logged: int
    eligible: int


class Together(msgspec.Struct, frozen=True, kw_only=True):
    """Periods that are spoken of together, because one alone says little."""

    first: int
    last: int
    """Places in the tuple of periods, the newest first, both inclusive."""
    words: str
    """"about 5 a week"."""


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """Up to seven days of a thing that is counted by days, and beside the newest of a period its words."""

    first: date
    span: str
    marks: tuple[Mark, ...]
    words: str


def is_told_in_figures(measure: Measure) -> bool:
    """Say whether single periods are only figures: a count on its way from a baseline (clinical.md 2.5 B)."""
    return measure.baseline is not None and (measure.direction == "at_most" or measure.glide != "none")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The periods of one measure."""

    label: str = ""
    """The measure's name."""
    heading: str = ""
    """"Weeks, newest first"; empty where there is but one period."""
    noun: str = ""
    """What a period is called; empty for the whole time."""
    in_figures: bool = False
    """Whether single periods are but figures, and only several together have words."""
    periods: tuple[Period, ...] = ()
    """Newest first, the running one among them."""
    together: tuple[Together, ...] = ()
    weeks: tuple[Week, ...] = ()
    """Newest first; empty unless the measure is counted by days."""


def told(course: Course, goal: Goal, history: History, today: date, *, named: bool) -> Told:
    """Return the periods of a measure up to `today`; `named` puts its name into the heading."""
    measure, noun, rest = course.measure, PERIODS[course.measure.period].noun, Rest(goal, history)
    label, in_figures = one_line(measure.label), bool(noun) and is_told_in_figures(measure)
    heading = f"{label}: {noun}s, newest first" if named else f"{noun.capitalize()}s, newest first"
    periods = tuple(_period(judged, rest, today, in_figures=in_figures) for judged in reversed(course.periods))
    by_days = measure.aggregate == "distinct_days"
    return Told(
        label=label,
        heading=heading if noun else "",
        noun=noun,
        in_figures=in_figures,
        periods=periods,
        together=tuple(_together(course, periods)) if in_figures else (),
        weeks=tuple(_weeks(course, periods, counted(history, measure), rest, today)) if by_days else (),
    )


def span_words(first: date, last: date, today: date) -> str:
    """Return two days as a span: "15–21 Nov", "27 Sep–3 Oct", with its year where that might be mistaken."""
    if first == last:
        return day_words(first, today)
    year = f" {last.year}" if abs(today - last) > MANY_MONTHS else ""
    opening = str(first.day) if (first.year, first.month) == (last.year, last.month) else day_of_month(first)
    return f"{opening}–{day_of_month(last)}{year}"


def _period(judged: Judged, rest: Rest, today: date, *, in_figures: bool) -> Period:
    words = finished(judged, rest) if judged.verdict else running(judged, today)
    return Period(
        first=judged.first,
        last=judged.last,
        span=span_words(judged.first, judged.last, today),
        words=words.removesuffix(" this time") if in_figures else words,
        figure=_figure(judged),
        days=_days(judged),
        verdict=judged.verdict,
        count=judged.count,
        target=judged.target,
        logged=judged.logged,
        eligible=judged.eligible,
    )


def _figure(judged: Judged) -> str:
    if judged.verdict == "excused":
        return RESTING
    return UNKNOWN if judged.verdict == "unknown" or judged.count is None else number(judged.count)


def _days(judged: Judged) -> str:
    cut = judged.verdict in {"met", "not_met"} and judged.adds_up and judged.eligible < judged.length
    return f"in {counted_noun(judged.eligible, 'day')}" if cut else ""


def _together(course: Course, periods: Sequence[Period]) -> Iterator[Together]:
    """Yield four judged periods after the other from the newest on, and three where they are the oldest."""
    judged = [at for at, period in enumerate(periods) if period.verdict in {"met", "not_met"}]
    levels = {period.first: level(period) for period in course.judged}
    for start in range(0, len(judged), RECENT):
        group = judged[start : start + RECENT]
        if len(group) == RECENT or (start and len(group) == RECENT - 1):
            mean = sum(levels[periods[at].first] for at in group) / len(group)
            per = f" {PERIODS[course.measure.period].per}" if course.periods[-1].adds_up else ""
            said = f"about {number(about(mean))}" if mean else "none"
            yield Together(first=group[0], last=group[-1], words=f"{said}{per}")


def _weeks(
    course: Course, periods: Sequence[Period], answers: Mapping[str, Answer], rest: Rest, today: date
) -> Iterator[Week]:
    """Yield each week of each period that has begun, newest first; its words stand beside the newest of them."""
    by_days = {judged.first: judged.measure.aggregate == "distinct_days" for judged in course.periods}
    for period in periods:
        last = min(period.last, max(today, period.first))
        begun = [period.first + week * A_WEEK for week in range((last - period.first) // A_WEEK + 1)]
        for first in reversed(begun):
            end = min(period.last, first + A_WEEK - DAY)
            days = [first + number_ * DAY for number_ in range(days_between(first, end))]
            marks = tuple(_mark(day, answers, rest, today) for day in days) if by_days[period.first] else ()
            words = period.words if first == begun[-1] else ""
            yield Week(first=first, span=span_words(first, end, today), marks=marks, words=words)


def _mark(day: date, answers: Mapping[str, Answer], rest: Rest, today: date) -> Mark:
    answer = answers.get(day.isoformat())
    worth = amount(answer)
    if worth is None:
        if answer is not None or (day in rest and day <= today):
            return "rest"
        return "not logged" if day < today else "to come"
    return "done" if worth >= 1 else "in part" if worth else "not done"
