"""Where a goal stands: all that the Goals pane shows of it, as a value."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from store.clock import day_of_month
from store.goals.baselines import counting_in_short, counting_words, with_counted
from store.goals.counted import counted
from store.goals.course import Course, courses, parts
from store.goals.library import area
from store.goals.outcome import NOT_ENOUGH, Outcome, outcome_of, together
from store.goals.periods import Rest, rule_now
from store.goals.progress import is_settled, overall, progress_of, recent
from store.goals.reviews import moved, wants_review
from store.goals.said import rested, running, running_in_short
from store.goals.sentence import short_rule
from store.goals.verdicts import downwards
from store.goals.words import PERIODS, about, day_words, estimate_note, number, started

if TYPE_CHECKING:
    from store.history import History
    from store.records.goal import Goal

State: TypeAlias = Literal["draft", "active", "resting", "reached", "set aside", "maintaining", "over"]

CELLS = 10
"""A target up to this is drawn as so many cells."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of a goal."""

    label: str
    """Empty for the one measure that alone decides."""
    words: str
    """This period: "1 to go, 3 days left"; at the end what it came to; empty where there is nothing to say."""
    level: str
    """The level of the last weeks: "about 5 a week now, was 7"; empty for a measure without one."""
    short: str
    """Both for a narrow pane: "none so far · about 5 now, was 7"."""
    count: float | None
    """None where nothing is logged in this period."""
    target: float
    cells: int = 0
    """How many cells the target is drawn as; 0: none."""
    filled: int = 0
    progress: float | None = None
    """How far the measure has come, 0 to 1; None where nothing can be said yet."""
    beside: bool = False


class GoalView(msgspec.Struct, frozen=True, kw_only=True):
    """A goal as the Goals pane shows it, compared by value."""

    id: str
    title: str
    area: str
    """The area in plain words; empty where the goal has none."""
    focus: str
    """anxiety, depression or wellbeing; empty where the goal has no area."""
    state: State
    rule: str
    """"3 days a week · week 2 of 3"."""
    lines: tuple[Line, ...]
    note: str = ""
    """Why it rests, when it ended, what it came to; empty while it simply runs."""
    progress: float | None = None
    ended: date | None = None
    look_back: bool = False
    """Whether a look back is offered today."""

    @property
    def short(self) -> str:
        """The lines that decide, in one: "4 of 6 · 7 of 10 · 9 of 10"."""
        return " · ".join(line.short for line in self.lines if line.short and not line.beside)


def listed(history: History, today: date) -> tuple[GoalView, ...]:
    """Return where each goal stands, in the person's own order."""
    order = {goal_id: place for place, goal_id in enumerate(history.settings.goal_order)}
    goals = sorted(history.goals, key=lambda goal: order.get(goal.id, len(order)))
    return tuple(standing(goal, history, today) for goal in goals)


def standing(goal: Goal, history: History, today: date) -> GoalView:
    """Return where `goal` stands on `today`; judged again only when something that counts for it has changed."""
    measures = {measure.id: measure for rule in goal.revisions for measure in rule.measures}
    logged = tuple(counted(history, measure) for measure in measures.values())
    rests_on = (goal, today, history.hard_days, logged)
    return history.remembered(("standing", goal.id), rests_on, lambda: _standing(goal, history, today))


def _standing(goal: Goal, history: History, today: date) -> GoalView:
    goal = with_counted(goal, history, today)
    rule, all_courses, rest = rule_now(goal, today), courses(goal, history, today), Rest(goal, history)
    is_over = bool(all_courses) and all_courses[0].is_over
    state = _state(goal, rest, today, is_over=is_over)
    place = area(goal.area)
    return GoalView(
        id=goal.id,
        title=goal.title,
        area=place.name if place else "",
        focus=place.focus if place else "",
        state=state,
        rule=short_rule(rule, today),
        lines=_lines(all_courses, today),
        note=_note(goal, state, together(all_courses), rested(today, today, rest)),
        progress=overall(all_courses),
        ended=goal.ended,
        look_back=wants_review(goal, today),
    )


def _state(goal: Goal, rest: Rest, today: date, *, is_over: bool) -> State:
    match goal.status:
        case "draft" | "reached":
            return goal.status
        case "set_aside":
            return "set aside"
        case "paused":
            return "resting"
        case "maintaining":
            return "resting" if today in rest else "maintaining"
        case "active":
            return "over" if is_over else "resting" if today in rest else "active"


def _note(goal: Goal, state: State, outcome: Outcome | None, why_resting: str) -> str:
    match state:
        case "reached" | "set aside":
            return f"{state} on {day_of_month(goal.ended)}" if goal.ended else state
        case "resting":
            return why_resting
        case "active" | "over" if outcome:
            return _in_words(outcome)
        case _:
            return ""


def _in_words(outcome: Outcome) -> str:
    if outcome.result == "achieved":
        return f"You did what you set out to do: {outcome.words}"
    told = outcome.result == "not_enough_logged" and outcome.words != NOT_ENOUGH
    return f"{outcome.words}, as far as logged" if told else outcome.words


def _lines(all_courses: tuple[Course, ...], today: date) -> tuple[Line, ...]:
    """Return the line of each measure; the one that alone decides needs no name beside the goal's own."""
    deciding = parts(all_courses)
    alone = deciding[0] if len(deciding) == 1 else None
    return tuple(_line(course, today, named=course is not alone) for course in all_courses)


def _line(course: Course, today: date, *, named: bool) -> Line:
    period, measure = course.running, course.measure
    level, level_in_short = _level(course)
    words = _this_period(course, today)
    in_short = counting_in_short(measure, today) or words
    count = period.count if period else None
    target = period.target if period else measure.target
    is_drawn = bool(period and period.adds_up and measure.direction == "at_least" and 0 < target <= CELLS)
    cells = ceil(target) if is_drawn else 0
    short = running_in_short(period, today) if period and words else in_short
    return Line(
        label=measure.label if named else "",
        words=words,
        level=level,
        short=" · ".join(part for part in (short, level_in_short) if part),
        count=count,
        target=target,
        cells=cells,
        filled=min(cells, int(count or 0)),
        progress=progress_of(course),
        beside=measure.beside,
    )


def _this_period(course: Course, today: date) -> str:
    """Return the words for the running period; before it starts when that is, after the end what it came to."""
    if today < course.rule.start:
        start = f"starts {day_words(course.rule.start, today)}"
        return counting_words(course.measure, course.rule, today) or start
    if course.is_over:
        found = outcome_of(course)
        return found.words if found else ""
    is_value = course.measure.direction == "move_to"
    if course.running is None or is_value or (course.measure.baseline and not course.is_logged):
        return ""
    return running(course.running, today)


def _level(course: Course) -> tuple[str, str]:
    """Return where the measure is now and where it was, in full and for a narrow pane."""
    if course.measure.direction == "move_to":
        return _value_now(course)
    baseline = course.measure.baseline
    if baseline is None or baseline.to_count or course.is_over:
        return "", ""
    from_there = f"started from {started(baseline)}"
    in_full = f"{from_there}{estimate_note(baseline)}"
    if not course.is_logged:
        return in_full, from_there
    if not course.is_reduction:
        return "", ""
    now = recent(course) if is_settled(course) else None
    return (in_full, from_there) if now is None else _reduced(course, about(now))


def _reduced(course: Course, now: float) -> tuple[str, str]:
    was = course.origin or 0
    words = PERIODS[course.measure.period]
    per = f" {words.per}" if course.periods[-1].adds_up else ""
    said = f"about {number(now)}" if now else "none"
    if now > was:
        compared = "higher than your starting point"
    else:
        compared = "as at the start" if now == was else f"was {number(was)}"
    return f"{said}{per} now, {compared}", f"{said} now, was {number(was)}"


def _value_now(course: Course) -> tuple[str, str]:
    start, now, measure = course.origin, course.latest, course.measure
    if now is None:
        words = f"started from {started(measure.baseline)}" if measure.baseline else ""
        return words, words
    said = f"{number(now)} now"
    if start is None or start == now:
        return said, said
    away = (now > start) if downwards(measure) else (now < start)
    short = f"{said}, was {number(start)}"
    if away:
        return f"{said}, {'higher' if now > start else 'lower'} than your starting point", short
    clearly = moved(start, now)
    return (f"{short}: {clearly}" if measure.beside and clearly != "about the same" else short), short
