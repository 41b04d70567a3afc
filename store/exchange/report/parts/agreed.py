"""What was agreed in the last session, what came of it, and what got in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.report.sheet import Block, Column, Part, Row, Scope
from store.goals.course import courses, parts
from store.goals.said import tally
from store.goals.standing import standing
from store.goals.words import PERIODS, counted_noun
from store.sessions import agreed

if TYPE_CHECKING:
    from store.goals.course import Course
    from store.records.goal import Goal
    from store.records.therapy_session import Agreed

TO_FILL_IN = "_" * 12


def of(scope: Scope) -> Block:
    """Return a line for each that was agreed."""
    rows = tuple(_row(line, scope) for line in agreed(scope.history))
    return Block(
        title="SINCE LAST TIME WE AGREED",
        head=("DONE", "WHAT GOT IN THE WAY"),
        columns=(Column(37), Column(18), Column(25)),
        rows=rows,
        yields=False,
    )


def what_came(line: Agreed, scope: Scope) -> str:
    """Return what came of an agreed line: the person's words, else what its goal's records say, if anything."""
    goal = next((goal for goal in scope.history.goals if goal.id == line.goal), None)
    return line.done or (_of_goal(goal, scope) if goal else "")


def _row(line: Agreed, scope: Scope) -> Row:
    goal = next((goal for goal in scope.history.goals if goal.id == line.goal), None)
    looked_back = (review.in_the_way for review in goal.reviews if scope.covers(review.day)) if goal else ()
    in_the_way = line.in_the_way or next(filter(None, reversed(tuple(looked_back))), "")
    return Row(id=line.id, cells=(line.text, what_came(line, scope) or TO_FILL_IN, in_the_way), own=True)


def _of_goal(goal: Goal, scope: Scope) -> str:
    deciding = parts(courses(goal, scope.history, scope.last))
    if not deciding or not deciding[0].periods:
        return ""
    course = deciding[0]
    if course.measure.period == "whole_window" and course.periods[-1].adds_up:
        return tally(course.periods[-1])
    return _of_periods(course, scope) or standing(goal, scope.history, scope.last).short


def _of_periods(course: Course, scope: Scope) -> str:
    """Return "2 of 3" for one period that ended since, "3 of 4 weeks" for several; empty where none is known."""
    known = [period for period in course.judged if period.last >= scope.first]
    if len(known) == 1 and known[0].adds_up and course.measure.direction == "at_least":
        return tally(known[0])
    noun = PERIODS[course.measure.period].noun
    return (
        f"{sum(period.verdict == 'met' for period in known)} of {counted_noun(len(known), noun)}" if known else ""
    )


AGREED = Part(place=20, name="What we agreed last time", of=of)
"""The part."""
