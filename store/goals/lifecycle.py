"""What can become of a goal, each as the goal it is afterwards: rested, changed, reached, taken up again.

Nothing is deleted: revisions and pauses are added, and the days that lie behind keep what they came to
(clinical.md 2.4).
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import DAY
from store.goals.periods import days_between, rule_now
from store.goals.verdicts import AMOUNTS
from store.records.goal import Absence, Goal, Pause, Review, Revision

if TYPE_CHECKING:
    from store.records.goal import Measure, Status

WEEK = timedelta(weeks=1)
ENDED = frozenset({"reached", "set_aside"})
"""A goal with such a status runs no more; it can be taken up again."""
EASING, AS_BEFORE = "easing back in", "as before"
AGAIN, ONWARDS = "taken up again", "kept going"
"""Why a rule begins, in words for its note."""


def pause(goal: Goal, first: date, reason: Absence, last: date | None = None) -> Goal:
    """Return the goal resting from `first` to `last`, inclusive; without a last day until it is resumed."""
    return replace(goal, pauses=(*goal.pauses, Pause(first=first, last=last, reason=reason)))


def rests(goal: Goal, today: date) -> bool:
    """Say whether a goal that has not ended is paused on `today`."""
    return goal.status not in ENDED and (
        goal.status == "paused" or any(_covers(pause, today) for pause in goal.pauses)
    )


def resume(goal: Goal, today: date, *, gently: bool = False) -> Goal:
    """Return the goal running again from `today`; `gently` asks for half of it at first, as `eased_until` says."""
    status: Status = "active" if goal.status == "paused" else goal.status
    resumed = replace(goal, status=status, pauses=_rested_until(goal.pauses, today))
    last = eased_until(goal, today) if gently else None
    return _eased(resumed, today, last + DAY) if last else resumed


def eased_until(goal: Goal, today: date) -> date | None:
    """Return the last day on which half of it would be asked for, from `today`; None where it cannot be halved.

    Halved is what is to be done so many times a day or a week, for a week (clinical.md 2.4). Where weeks are
    counted it is until the end of the first whole one, for a week is held against the rule of its last day.
    """
    rule = rule_now(goal, today)
    eased = {measure.period for measure in rule.measures if _is_eased(measure) or _is_half(rule)}
    if not eased or today < rule.start or (rule.due and rule.due < today):
        return None
    in_a_week = today + WEEK
    back = in_a_week + (rule.start - in_a_week) % WEEK if "week" in eased else in_a_week
    return min([back, *(planned.effective_from for planned in _planned(goal, today + DAY))]) - DAY


def review(goal: Goal, given: Review) -> Goal:
    """Return the goal with a look back; a second one on the same day takes the place of the first."""
    return replace(goal, reviews=(*(other for other in goal.reviews if other.day != given.day), given))


def revise(goal: Goal, rule: Revision) -> Goal:
    """Return the goal with another rule from its own date on, in place of any that would begin then or later.

    A goal that has not begun by then has that rule alone.
    """
    kept = tuple(earlier for earlier in goal.revisions if earlier.effective_from < rule.effective_from)
    return replace(goal, revisions=(*kept, rule if kept else replace(rule, reason="initial")))


def reach(goal: Goal, today: date) -> Goal:
    """Return the goal as reached today."""
    return _ended(goal, "reached", today)


def set_aside(goal: Goal, today: date) -> Goal:
    """Return the goal as set aside today: a neutral ending."""
    return _ended(goal, "set_aside", today)


def keep_going(goal: Goal, today: date) -> Goal:
    """Return the goal kept up without an end; what is counted over the whole time gets another round of its length.

    A round that still runs is finished first.
    """
    kept, rule = replace(_run_again(goal, today), status="maintaining"), rule_now(goal, today)
    if rule.due is None:
        return kept
    if any(measure.period == "whole_window" for measure in rule.measures):
        return _another_round(kept, rule, max(today, rule.due + DAY), ONWARDS)
    start = today if rule.due < today else rule.start
    endless = replace(rule, effective_from=today, reason="other", note=ONWARDS, start=start, due=None)
    return revise(kept, endless)


def reopen(goal: Goal, today: date) -> Goal:
    """Return an ended goal running again; the days between are excused.

    Where its time is over, it begins another round of the same length.
    """
    running, rule = replace(_run_again(goal, today), status="active"), rule_now(goal, today)
    is_over = rule.due is not None and rule.due < today
    return _another_round(running, rule, today, AGAIN) if is_over else running


def _covers(pause: Pause, day: date) -> bool:
    return pause.first <= day <= (pause.last or day)


def _rested_until(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Return the pauses, those that cover today ended yesterday; one that began today is taken out."""
    ended = (replace(pause, last=today - DAY) if _covers(pause, today) else pause for pause in pauses)
    return tuple(pause for pause in ended if pause.last is None or pause.first <= pause.last)


def _eased(goal: Goal, today: date, back: date) -> Goal:
    """Return the goal with half of each target from today, and from `back` on what it was before."""
    now, planned = rule_now(goal, today), _planned(goal, back)
    before = next((rule for rule in goal.revisions if rule.effective_from > today), now) if _is_half(now) else now
    halves = tuple(
        replace(measure, target=ceil(measure.target / 2)) if _is_eased(measure) else measure
        for measure in before.measures
    )
    eased = revise(goal, replace(now, effective_from=today, reason="easier", note=EASING, measures=halves))
    whole = replace(before, effective_from=back, reason="other", note=AS_BEFORE)
    is_planned = bool(planned) and planned[0].effective_from == back
    return replace(eased, revisions=(*eased.revisions, *(() if is_planned else (whole,)), *planned))


def _planned(goal: Goal, first: date) -> tuple[Revision, ...]:
    """Return the rules the person planned to begin on `first` or later."""
    return tuple(rule for rule in goal.revisions if rule.effective_from >= first and rule.note != AS_BEFORE)


def _is_half(rule: Revision) -> bool:
    return rule.note == EASING


def _is_eased(measure: Measure) -> bool:
    return (
        measure.direction == "at_least"
        and measure.aggregate in AMOUNTS
        and measure.period in {"day", "week"}
        and measure.target > 1
    )


def _ended(goal: Goal, status: Status, today: date) -> Goal:
    """Return the goal ended today; no pause reaches beyond that."""
    pauses = tuple(
        replace(pause, last=min(pause.last or today, today)) for pause in goal.pauses if pause.first <= today
    )
    return replace(goal, status=status, ended=today, pauses=pauses)


def _run_again(goal: Goal, today: date) -> Goal:
    """Return an ended goal without its end, the days between as a pause; another goal as it is."""
    if goal.status not in ENDED:
        return goal
    return replace(goal, ended=None, pauses=(*_rested_until(goal.pauses, today), *_between(goal.ended, today)))


def _between(ended: date | None, today: date) -> tuple[Pause, ...]:
    """Return the days between the end and today as a pause; none where there are none, or the end is not known."""
    if ended is None or ended >= today - DAY:
        return ()
    return (Pause(first=ended + DAY, last=today - DAY),)


def _another_round(goal: Goal, rule: Revision, start: date, note: str) -> Goal:
    """Return the goal with its rule from `start` on, for as long as before."""
    days = days_between(rule.start, rule.due) if rule.due else 1
    due = start + timedelta(days - 1)
    return revise(goal, replace(rule, effective_from=start, reason="other", note=note, start=start, due=due))
