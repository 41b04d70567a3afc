"""The weeks side by side: what each goal counts, panic, exposures and thought records, and the days answered."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month
from store.entry_kind import KINDS, happened
from store.exchange.report.sheet import NOT_LOGGED, Block, Column, Part, Row, Scope
from store.goals.counted import amount, counted
from store.goals.periods import rule_now
from store.goals.sentence import short_target
from store.goals.verdicts import COUNTS
from store.goals.words import lowered, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.records.check_in import Answer
    from store.records.goal import Goal, Measure, Revision

WEEK = timedelta(days=7)
MOST, ROOMY = 6, 4
"""Weeks that have a column, and up to how many the columns are wide."""
TO_COUNT = frozenset({"draft", "set_aside"})


def of(scope: Scope) -> Block:
    """Return a row for each measure of the goals that ran, for what else is counted, and for the days answered."""
    weeks = _weeks(scope)
    goals = [goal for goal in scope.history.goals if _ran(goal, scope)]
    of_goals = [row for goal in goals for row in _goal(goal, weeks, scope)]
    covered = {measure.of for goal in goals for measure in rule_now(goal, scope.last).measures}
    others = [row for kind in _kinds() if kind not in covered and (row := _kind(kind, weeks, scope))]
    width = 9 if len(weeks) <= ROOMY else 7
    columns = (
        Column(22),
        *(Column(width, right=True) for _ in weeks),
        Column(80 - 22 - width * len(weeks), before=3),
    )
    return Block(
        title="WEEK BEGINNING",
        head=(*map(day_of_month, weeks), "goal"),
        columns=columns,
        rows=(*of_goals, *others, _answered(weeks, scope)),
    )


def _weeks(scope: Scope) -> list[date]:
    """Return the first days of the weeks, counted back from the last day of the page: each is a whole one."""
    many = min(MOST, ceil(len(scope.days) / WEEK.days))
    return [scope.last + DAY - back * WEEK for back in range(many, 0, -1)]


def _ran(goal: Goal, scope: Scope) -> bool:
    begins = goal.revisions[0].start
    return goal.status not in TO_COUNT and begins <= scope.last and (goal.ended or scope.last) >= scope.first


def _goal(goal: Goal, weeks: list[date], scope: Scope) -> Iterator[Row]:
    rule = rule_now(goal, scope.last)
    for measure in rule.measures:
        answers = counted(scope.history, measure)
        cells = (_count(measure, answers, week) for week in weeks)
        yield Row(
            id=f"{goal.id}.{measure.id}", cells=(_name(measure), *cells, _aim(measure, rule, weeks)), own=True
        )


def _name(measure: Measure) -> str:
    """Return what a row counts: "panic attacks", "walk, days"."""
    label = lowered(measure.label)
    if measure.aggregate == "distinct_days":
        return f"{label}, days"
    return measure.unit if measure.source == "derived" and measure.unit else label


def _count(measure: Measure, answers: Mapping[str, Answer], week: date) -> str:
    """Return what a week came to; a week of which nothing is known is no zero."""
    worth = [value for day in _days(week) if (value := amount(answers.get(day.isoformat()))) is not None]
    return number(COUNTS[measure.aggregate](worth)) if worth else NOT_LOGGED


def _aim(measure: Measure, rule: Revision, weeks: list[date]) -> str:
    """Return the aim in short; of days a week also which those are, where they are not the columns'."""
    was = f"; was ~{number(measure.baseline.value)}" if measure.baseline else ""
    if measure.aggregate != "distinct_days" or measure.period != "week":
        return f"{short_target(measure).removesuffix(' a week')}{was}"
    own = f" ({rule.start:%a} to {rule.start - DAY:%a})" if rule.start.weekday() != weeks[-1].weekday() else ""
    return f"{number(measure.target)}{was}{own}"


def _kinds() -> list[str]:
    """Return the kinds of entry that have a row also where no goal counts them; what is tallied comes first."""
    weekly = (name for name, kind in KINDS.items() if kind.weekly)
    return sorted(weekly, key=lambda name: not KINDS[name].tallied)


def _kind(kind: str, weeks: list[date], scope: Scope) -> Row | None:
    days = Counter(entry.day for entry in scope.history.entries(kind) if happened(entry))
    counts = [sum(days[day] for day in _days(week)) for week in weeks]
    if not any(counts):
        return None
    return Row(id=kind, cells=(KINDS[kind].weekly, *(str(count) if count else NOT_LOGGED for count in counts), ""))


def _answered(weeks: list[date], scope: Scope) -> Row:
    return Row(id="days", cells=("days answered", *(_told(week, scope) for week in weeks), ""), firm=True)


def _told(week: date, scope: Scope) -> str:
    """Return on how many days of a week something was answered; days before the journal are none of them."""
    began = scope.history.began or week
    told = [bool(scope.history.check_in(day).answers) for day in _days(week) if day >= began]
    return f"{sum(told)}/{len(told)}" if told else NOT_LOGGED


def _days(week: date) -> Iterator[date]:
    return (week + number_ * DAY for number_ in range(WEEK.days))


WEEKS = Part(place=50, name="Week by week", of=of)
"""The part."""
