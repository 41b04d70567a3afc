"""A habit of Loop as a goal: only where its rule is one that goals have, so that nothing of it is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.exchange.foreign import made_id
from store.exchange.programs._loop_habit import PERIODS, WEEK
from store.records.goal import Goal, Measure, Revision
from store.row_name import shortened

if TYPE_CHECKING:
    from store.exchange.programs._loop_habit import Habit
    from store.records.goal import Source

NOTE = "From Loop Habit Tracker."


def goal_of(habit: Habit, today: date) -> Goal:
    """Return the goal; it begins on the first day that has an answer, and runs unless the habit was archived."""
    days = sorted(habit.answers)
    start = date.fromisoformat(days[0]) if days else today
    rule = Revision(
        effective_from=start,
        start=start,
        note=" ".join(filter(None, (NOTE, habit.about))),
        measures=(_measure(habit),),
    )
    ended = date.fromisoformat(days[-1]) if days else start
    return Goal(
        id=made_id(habit.id, "goal"),
        title=habit.name,
        status="set_aside" if habit.archived else "active",
        revisions=(rule,),
        ended=ended if habit.archived else None,
    )


def measure_id(habit: Habit) -> str:
    """Return the id of what the goal counts."""
    return made_id(habit.id, "measure")


def _measure(habit: Habit) -> Measure:
    daily = not habit.is_number and habit.times == habit.every
    source: Source = "yes_no" if not habit.is_number else "minutes" if habit.kind == "minutes" else "manual_count"
    return Measure(
        id=measure_id(habit),
        label=shortened(habit.name),
        source=source,
        aggregate="sum" if habit.is_number else "distinct_days",
        period="week" if daily else PERIODS[habit.every],
        direction="at_most" if habit.at_most else "at_least",
        target=habit.target if habit.is_number else WEEK if daily else habit.times,
        unit=habit.unit if habit.is_number else "",
    )
