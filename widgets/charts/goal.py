"""The goal under the cursor: what it counts, period by period, beside its limit or aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.goals.course import courses, parts
from store.goals.periods import LENGTHS
from store.goals.progress import is_settled, recent
from store.goals.words import PERIODS, about, number
from store.records.text import one_line
from widgets.chart import Chart, Scope
from widgets.charts._count import aim_words, capital, counted_words, step, top
from widgets.charts._events import captions, changes
from widgets.picture import Bar, Caption, Picture, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.goals.course import Course
    from store.goals.verdicts import Judged
    from store.history import History
    from store.records.goal import Goal, Measure
    from widgets.charts._events import Happening

LEAST_PERIODS = 8
UNKNOWN, RESTING = "?", "–"
NOWHERE = Picture(title="Goal", slots=0, words="No goal is chosen.", empty="A goal appears here once there is one.")


def _of(history: History, scope: Scope) -> Picture:
    goal = next((goal for goal in history.goals if goal.id == scope.goal), None)
    if goal is None:
        return NOWHERE
    counted = parts(courses(goal, history, scope.today))
    if counted[0].measure.period == "whole_window":
        return _whole(goal, counted)
    return _by_period(goal, counted[0], scope)


def _by_period(goal: Goal, course: Course, scope: Scope) -> Picture:
    """Return one bar for each finished period; the one that runs is left out, a part of it says nothing yet."""
    measure = course.measure
    over = [judged for judged in course.periods if judged.verdict and judged.measure.period == measure.period]
    shown = over[-_most(measure, scope) :]
    bars = tuple(_bar(judged) for judged in shown)
    changed = [change for change in changes(goal) if shown and shown[0].first <= change[0] <= shown[-1].last]
    title, noun = counted_words(measure), PERIODS[measure.period].noun
    span = plural(len(bars), noun)
    stands = [aim_words(measure), *_level(course.round)]
    return Picture(
        title=title,
        span=span,
        unit=noun,
        slots=len(bars),
        high=top(goal, measure.id),
        step=step(measure),
        bars=bars,
        events=tuple(slot for slot, judged in enumerate(shown) if _holds(judged, changed)),
        legend=(Caption("─", aim_words(measure)),),
        notes=(Caption("", " · ".join(stands)), *captions(changed)),
        words=f"{title}, {span}: {_told(bars)}. {capital('; '.join(stands))}.",
        empty=f"{title}: shown here once a whole {noun} is logged.",
    )


def _whole(goal: Goal, counted: Sequence[Course]) -> Picture:
    """Return one bar for each part of a goal that is counted over all of its time."""
    bars = tuple(_part(course) for course in counted)
    names = [counted_words(course.measure) for course in counted]
    told = ", ".join(f"{name} {bar.label}" for name, bar in zip(names, bars, strict=True))
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
        words=f"{title}, so far: {told.replace(UNKNOWN, 'not logged')}.",
        empty=f"{title}: shown here once something is logged for it.",
    )


def _most(measure: Measure, scope: Scope) -> int:
    """Return how many periods are wanted at most; with everything wanted, more than there can be."""
    span = scope.span_days or scope.today.toordinal()
    return max(LEAST_PERIODS, span // LENGTHS[measure.period])


def _bar(judged: Judged) -> Bar:
    """Return a period's bar; below a limit only where enough was logged, for gaps can only add."""
    target = judged.measure.target
    if judged.verdict == "excused":
        return Bar(RESTING, None, target)
    unsure = judged.verdict == "unknown" and judged.measure.direction == "at_most"
    if judged.count is None or unsure:
        return Bar(UNKNOWN, None, target)
    return Bar(number(judged.count), judged.count, target)


def _part(course: Course) -> Bar:
    count, target = course.latest, course.measure.target
    told = UNKNOWN if count is None else f"{number(count)} of {number(target)}"
    return Bar(told, count, target)


def _level(course: Course) -> list[str]:
    """Return where the last judged periods stand together, and where it began: "about 5 a week, was 7"."""
    level, measure = recent(course), course.measure
    if level is None or not is_settled(course):
        return []
    was = f", was {number(measure.baseline.value)}" if measure.baseline else ""
    return [f"about {number(about(level))} {PERIODS[measure.period].per}{was}"]


def _told(bars: Sequence[Bar]) -> str:
    words = {UNKNOWN: "not logged", RESTING: "resting"}
    return ", ".join(words.get(bar.label, bar.label) for bar in bars)


def _holds(judged: Judged, changed: Sequence[Happening]) -> bool:
    return any(judged.first <= day <= judged.last for day, _ in changed)


GOAL = Chart("The goal", _of)
