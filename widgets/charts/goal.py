"""The goal under the cursor: what it counts, period by period, beside its limit or aim."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import day_of_month
from store.entry_kind import is_tallied
from store.goals.baselines import with_counted
from store.goals.course import courses, parts
from store.goals.periods import LENGTHS, planned
from store.goals.progress import RECENT, expected, is_settled, recent
from store.goals.verdicts import A_WEEK, AMOUNTS, LOGGED_DAYS_OF_A_WEEK
from store.goals.weeks import span_words
from store.goals.words import PERIODS, about, counted_noun, number, started
from store.records.text import one_line
from widgets.chart import Chart, Instruments, Scope, Subject
from widgets.charts._count import aim_words, at_least, capital, counted_words, not_all, not_all_words, step, top
from widgets.charts._events import captions, changed
from widgets.charts._values import by_day
from widgets.picture import Bar, Caption, Happened, Picture, Tick, plural, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.goals.course import Course
    from store.goals.verdicts import Judged
    from store.history import History
    from store.records.goal import Goal, Measure
    from widgets.charts._events import Happening

LEAST_PERIODS = 8
UNKNOWN, RESTING = "?", "–"
NOWHERE = Picture(title="Goal", slots=0, words="No goal is chosen.", empty="A goal appears here once there is one.")


def _of(history: History, scope: Scope) -> Picture:
    goal = next((goal for goal in history.goals if goal.id == scope.of), None)
    if goal is None:
        return NOWHERE
    goal = with_counted(goal, history, scope.today)
    counted = parts(courses(goal, history, scope.today))
    if not counted:
        return Picture(
            title=one_line(goal.title), slots=0, words="Nothing is counted yet.", empty="Nothing is counted yet."
        )
    measure = counted[0].measure
    if measure.period != "whole_window":
        return _by_period(goal, counted[0], scope)
    if len(counted) == 1 and measure.aggregate not in AMOUNTS and measure.aggregate != "share_of_opportunities":
        return by_day(goal, counted[0], history, scope)
    return _whole(goal, counted)


def _by_period(goal: Goal, course: Course, scope: Scope) -> Picture:
    """Return one bar for each finished period; the one that runs is left out, a part of it says nothing yet.

    The whole road goes on to the end, with the path and where it started from; a pane shows the last periods alone.
    """
    measure = course.measure
    over = [judged for judged in course.periods if judged.verdict and judged.measure.period == measure.period]
    shown = over if scope.whole else over[-_most(measure, scope) :]
    past, ahead = tuple(_bar(judged, scope.today) for judged in shown), _ahead(course) if scope.whole else 0
    bars = (*past, *[Bar("", None, measure.target)] * ahead)
    found = changed(goal, shown[0].first, shown[-1].last) if shown else []
    title, noun = counted_words(measure), PERIODS[measure.period].noun
    span = plural(len(past), noun)
    baseline = measure.baseline
    return Picture(
        title=title,
        span=span,
        unit=noun,
        slots=len(bars),
        ahead=ahead,
        high=top(goal, measure.id),
        step=step(measure),
        bars=_with_path(bars, course, ahead) if scope.whole else bars,
        baseline=baseline.value if baseline and scope.whole else None,
        ticks=(Tick(len(bars) - 1, day_of_month(course.rule.due)),) if ahead and course.rule.due else (),
        events=tuple(_marks(shown, found)),
        legend=(Caption("─", aim_words(measure)), *not_all(past), *(_legend(measure) if scope.whole else ())),
        notes=(Caption("", " · ".join([aim_words(measure), *_level(course.round)])), *captions(found, scope.today)),
        words=" ".join([f"{title}, {told(past, span)}.", *not_all_words(past), _in_words(course.round)]),
        empty=f"{title}: shown here once a whole {noun} is logged.",
    )


def _whole(goal: Goal, counted: Sequence[Course]) -> Picture:
    """Return one bar for each part of a goal that is counted over all of its time."""
    bars = tuple(_part(course) for course in counted)
    names = [counted_words(course.measure) for course in counted]
    parts_told = ", ".join(f"{name} {bar.label}" for name, bar in zip(names, bars, strict=True))
    title = one_line(goal.title)
    return Picture(
        title=title,
        span="so far",
        unit="part",
        slots=len(bars),
        high=top(goal, *(course.measure.id for course in counted)),
        bars=bars,
        legend=(Caption("─", "aim"),),
        notes=(Caption("", f"from left: {', '.join(names)}" if len(names) > 1 else names[0]),),
        words=f"{title}, so far: {parts_told.replace(UNKNOWN, 'not logged')}.",
        empty=f"{title}: shown here once something is logged for it.",
    )


def _most(measure: Measure, scope: Scope) -> int:
    """Return how many periods are wanted at most; with everything wanted, more than there can be."""
    span = scope.span_days or scope.today.toordinal()
    return max(LEAST_PERIODS, span // LENGTHS[measure.period])


def _ahead(course: Course) -> int:
    """Return how many periods are not over yet; 0 for a goal without an end, or beyond it."""
    total = planned(course.rule, course.measure)
    if total is None or course.is_over:
        return 0
    return max(0, total - len([judged for judged in course.round.periods if judged.verdict]))


def _with_path(bars: Sequence[Bar], course: Course, ahead: int) -> tuple[Bar, ...]:
    """Return the bars of the round that runs with where its path passes after each of them."""
    over = len([judged for judged in course.round.periods if judged.verdict])
    total, before = over + ahead, len(bars) - over - ahead
    return tuple(
        bar if slot < before else replace(bar, path=expected(course.measure, slot - before + 1, total))
        for slot, bar in enumerate(bars)
    )


def _legend(measure: Measure) -> Iterator[Caption]:
    if measure.baseline:
        if measure.glide != "none":
            yield Caption("┄", "a rough guide")
        yield Caption("·", f"start {number(measure.baseline.value)}")


def _bar(judged: Judged, today: date) -> Bar:
    """Return a period's bar; below a limit, or at nothing, only where enough was logged: gaps can only add."""
    target, when = judged.measure.target, span_words(judged.first, judged.last, today)
    if judged.verdict == "excused":
        return Bar(RESTING, None, target, when=when)
    unsure = judged.verdict == "unknown" and (judged.measure.direction == "at_most" or not judged.count)
    if judged.count is None or unsure:
        return Bar(UNKNOWN, None, target, when=when)
    label = at_least(judged.count) if _is_partly_logged(judged) else number(judged.count)
    return Bar(label, judged.count, target, when=when)


def _is_partly_logged(judged: Judged) -> bool:
    """Say whether an amount is one to which days without an answer may add; what is only ever noted has none."""
    measure = judged.measure
    is_asked = measure.source != "derived" or is_tallied(measure.of)
    return judged.adds_up and is_asked and judged.logged < ceil(LOGGED_DAYS_OF_A_WEEK * judged.eligible / A_WEEK)


def _part(course: Course) -> Bar:
    count, target = course.latest, course.measure.target
    label = UNKNOWN if count is None else f"{number(count)} of {number(target)}"
    return Bar(label, count, target, when=counted_words(course.measure))


def _level(course: Course) -> list[str]:
    """Return where the last judged periods stand together, and where it began: "about 5 a week, was 7"."""
    level, measure = recent(course), course.measure
    if level is None or not is_settled(course):
        return []
    was = f", was {number(measure.baseline.value)}" if measure.baseline else ""
    return [f"{_about(level, measure)}{was}"]


def _about(level: float, measure: Measure) -> str:
    if measure.aggregate == "share_of_opportunities":
        return f"about {number(level * 10)} times in 10"
    if measure.aggregate not in AMOUNTS:
        return f"about {number(about(level))} on average"
    return f"about {number(about(level))} {PERIODS[measure.period].per}"


def _in_words(course: Course) -> str:
    """Return aim, start and the last periods together: "Limit 4. Started from about 7. The last 4 logged …"."""
    measure, level = course.measure, recent(course)
    said = [aim_words(measure)]
    if measure.baseline:
        said.append(f"started from {started(measure.baseline)}")
    if level is not None and is_settled(course):
        last = counted_noun(min(RECENT, len(course.judged)), f"logged {PERIODS[measure.period].noun}")
        said.append(f"the last {last} together: {_about(level, measure)}")
    return " ".join(f"{capital(words)}." for words in said)


def _marks(shown: Sequence[Judged], found: Sequence[Happening]) -> Iterator[Happened]:
    """Yield each change at the period it lies in."""
    for slot, judged in enumerate(shown):
        yield from (Happened(slot, each.words) for each in found if judged.first <= each.day <= judged.last)


def _each(history: History, _: Instruments) -> tuple[Subject, ...]:
    """Return every goal that has begun, those that run first."""
    begun = [goal for goal in history.goals if goal.status != "draft"]
    ordered = sorted(begun, key=lambda goal: goal.status != "active")
    return tuple(Subject(goal.id, one_line(goal.title)) for goal in ordered)


GOAL = Chart("The goal", _of, place=90, each=_each)
