"""What a whole goal came to, once its last day has passed, or early where nothing can undo it (clinical.md 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from store.goals.course import Course, courses, parts
from store.goals.progress import RECENT, recent
from store.goals.said import tally
from store.goals.verdicts import TINY
from store.goals.words import PERIODS, counted_noun, figure, lowered, number

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from store.records.goal import Goal, Measure

Result: TypeAlias = Literal["achieved", "partly", "not_this_time", "not_enough_logged"]

NOT_ENOUGH = "not enough logged to say"
NOT_THIS_TIME = "not this time"


class Outcome(msgspec.Struct, frozen=True):
    """How it came out, and the words for it: "3 of 4 weeks (1 flex week used)"."""

    result: Result
    words: str


def outcome(goal: Goal, history: History, today: date) -> Outcome | None:
    """Return what a goal came to by `today`; None while that is open."""
    return together(courses(goal, history, today))


def together(all_courses: tuple[Course, ...]) -> Outcome | None:
    """Return what a goal with these courses came to, reached where each part is; None while that is open."""
    deciding = parts(all_courses)
    found = [outcome_of(course) for course in deciding]
    known = [part for part in found if part]
    if not deciding or len(known) < len(deciding):
        return None
    return known[0] if len(known) == 1 else _of_parts(deciding, known)


def outcome_of(course: Course) -> Outcome | None:
    """Return what one measure came to in the round of its newest start; None while that is open."""
    this = course.round
    if not course.is_over:
        return Outcome("achieved", _words(this, "achieved")) if _is_reached_early(this) else None
    result = _result(this)
    return Outcome(result, _words(this, result))


def flex(course: Course) -> int:
    """Return how many periods may go otherwise: the rule's own number, else a quarter of all, rounded down."""
    chosen = course.rule.flex_periods
    return len(course.periods) // 4 if chosen is None else chosen


def _result(course: Course) -> Result:
    judged = len(course.judged)
    if not judged or 2 * judged < len(course.periods) - course.number("excused"):
        return "not_enough_logged"
    if _is_achieved(course):
        return "achieved"
    return "partly" if course.number("met") else "not_this_time"


def _is_achieved(course: Course) -> bool:
    """Judge a reduction by its recent level, a value to reach by its last period, all else by flex."""
    if course.is_reduction:
        return (recent(course) or 0) <= course.measure.target + TINY
    if course.measure.direction == "move_to":
        return course.judged[-1].verdict == "met"
    return course.number("not_met") <= flex(course)


def _is_reached_early(course: Course) -> bool:
    """Say whether a whole amount is there, or a value that was to be reached."""
    period = course.running
    if period and period.done and course.measure.period == "whole_window":
        return True
    if course.measure.direction != "move_to":
        return False
    if period and course.measure.aggregate == "latest" and period.count is not None:
        return period.reached
    return bool(course.judged) and course.judged[-1].verdict == "met"


def _words(course: Course, result: Result) -> str:
    if course.latest is None:
        return NOT_ENOUGH
    if course.measure.direction == "move_to":
        return _from_to(course, course.latest)
    if course.measure.period == "whole_window":
        return _of_the_whole(course, result)
    if result == "not_enough_logged":
        return NOT_ENOUGH
    return _level(course) if course.is_reduction else _share(course, result)


def _of_the_whole(course: Course, result: Result) -> str:
    """Return "7 of 10 days" for an amount, and for a value whether it was kept to."""
    whole = course.periods[-1]
    if whole.adds_up and whole.measure.direction == "at_least":
        return tally(whole, _noun(course.measure))
    return {"achieved": "kept to it", "not_enough_logged": NOT_ENOUGH}.get(result, NOT_THIS_TIME)


def _share(course: Course, result: Result) -> str:
    """Return "3 of 4 weeks (1 flex week used)", "2 of 3 weeks; 8 of 9 days", "not this time"."""
    noun, used = PERIODS[course.measure.period].noun, course.number("not_met")
    logged = "logged " if course.number("unknown") else ""
    share = f"{course.number('met')} of {counted_noun(len(course.judged), logged + noun)}"
    if result == "achieved":
        return f"{share} ({counted_noun(used, f'flex {noun}')} used)" if used else share
    return "; ".join(part for part in (share if result == "partly" else NOT_THIS_TIME, _in_all(course)) if part)


def _in_all(course: Course) -> str:
    """Return an amount over all judged periods, "8 of 9 days": credit for every part of the way."""
    amounts = [period for period in course.judged if period.adds_up and period.measure.direction == "at_least"]
    done, aim = sum(period.count or 0 for period in amounts), sum(period.target for period in amounts)
    return f"{number(done)} of {number(aim)} {_noun(course.measure)}" if 0 < done < aim else ""


def _level(course: Course) -> str:
    """Return where a reduction stands, and how many of the single periods were under the limit."""
    last, words = course.judged[-RECENT:], PERIODS[course.measure.period]
    level, per = number(recent(course) or 0), words.per if course.periods[-1].adds_up else "on average"
    if len(last) == 1:
        return f"about {level} {per}"
    kept = sum(period.verdict == "met" for period in last)
    return (
        f"about {level} {per} over the last {len(last)} logged {words.noun}s; "
        f"{kept} of these {len(last)} had {number(course.measure.target)} or fewer"
    )


def _from_to(course: Course, now: float) -> str:
    start = course.origin
    return (
        figure(course.measure, now) if start is None else f"from {number(start)} to {figure(course.measure, now)}"
    )


def _of_parts(deciding: tuple[Course, ...], found: list[Outcome]) -> Outcome:
    """Return the outcome of several parts; those not reached are named: "2 of 3 parts reached; breathing on …"."""
    reached = sum(part.result == "achieved" for part in found)
    named = [
        _named(course, part) for course, part in zip(deciding, found, strict=True) if part.result != "achieved"
    ]
    words = "; ".join((f"{reached} of {len(found)} parts reached", *named))
    results = {part.result for part in found}
    if results == {"achieved"}:
        return Outcome("achieved", words)
    order: tuple[Result, ...] = ("partly", "not_enough_logged", "not_this_time")
    return Outcome("partly" if reached else next(result for result in order if result in results), words)


def _named(course: Course, part: Outcome) -> str:
    is_days = course.measure.aggregate == "distinct_days" and part.words[:1].isdigit()
    return f"{lowered(course.measure.label)}{' on' if is_days else ':'} {part.words}"


def _noun(measure: Measure) -> str:
    return measure.unit or ("days" if measure.aggregate == "distinct_days" else "times")
