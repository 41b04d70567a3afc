"""The form that a goal is written down with: an empty one, one to start, or a change of one that runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import DAY
from store.goals.form import USUAL_WEEKS, Form
from store.goals.kinds import new_measure, smaller
from store.goals.periods import days_between
from store.goals.starting import begins, has_begun, moved
from store.goals.steps import WEEK, with_due, with_measure
from store.records.goal import Goal, Measure, Reason, Revision
from store.records.record import new_id
from store.row_name import shortened

if TYPE_CHECKING:
    from store.history import History

LATER = timedelta(weeks=2)
"""How far "later" moves the end."""


def begin(title: str, today: date, measure: Measure | None = None, *, weeks: int = USUAL_WEEKS) -> Goal:
    """Return a new goal that starts today and runs so many weeks; without a measure, three days a week."""
    counted = measure or replace(new_measure(), label=shortened(title))
    rule = Revision(effective_from=today, start=today, due=today + weeks * WEEK - DAY, measures=(counted,))
    return Goal(id=new_id(), title=title, revisions=(rule,))


def opened(goal: Goal | None, history: History, today: date, reason: Reason | None = None) -> Form:
    """Return the form of a goal: an empty one, one to start, or a change of one that runs.

    A draft that is on disk is gone on with; `reason` makes a fresh change smaller ("easier") or later ("setback").
    """
    known = next((other for other in history.goals if goal and other.id == goal.id), None)
    if goal is None or goal.status == "draft" or known is None:
        new = replace(goal or begin("", today), status="draft")
        return _form(moved(new, today), today, kept=known is not None)
    draft = history.draft_of(goal.id)
    if draft is None:
        return _eased(_form(_draft_of(goal, today), today, changes=goal, reason=reason))
    rule = replace(draft.rule, effective_from=max(draft.rule.effective_from, today))
    fresh = replace(draft, revisions=(rule,)) if has_begun(goal, today) else moved(draft, today)
    return _form(fresh, today, changes=goal, reason=reason, kept=True)


def _form(
    draft: Goal, today: date, *, changes: Goal | None = None, reason: Reason | None = None, kept: bool = False
) -> Form:
    return _seen(Form(draft=draft, today=today, changes=changes, reason=reason, kept=kept))


def _seen(form: Form) -> Form:
    """Return the form with the end shown as what it is: some weeks, a day, or none."""
    if form.rule.due is None:
        return replace(form, ending="open")
    weeks, odd_days = divmod(days_between(form.rule.start, form.rule.due), WEEK.days)
    return replace(form, ending="day" if odd_days or not weeks else "weeks", weeks=max(1, weeks))


def _draft_of(goal: Goal, today: date) -> Goal:
    first = today if has_begun(goal, today) else begins(goal.rule)
    rule = replace(goal.rule, effective_from=first, reason="other", note="")
    return replace(
        goal,
        **dict.fromkeys(("created_at", "updated_at", "ended")),
        id=new_id(),
        draft_of=goal.id,
        status="draft",
        revisions=(rule,),
        reviews=(),
        pauses=(),
    )


def _eased(form: Form) -> Form:
    """Return the form with what its reason asks for: one less to do, or two weeks more."""
    if form.reason == "easier" and form.measure:
        return with_measure(form, smaller(form.measure))
    if form.reason == "setback" and form.rule.due:
        return _seen(with_due(form, max(form.rule.due, form.today - DAY) + LATER))
    return form
