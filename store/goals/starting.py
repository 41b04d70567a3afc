"""What becomes of a draft: a goal that starts, or a goal that is changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.goals.lifecycle import revise
from store.goals.periods import first_day, rule_now

if TYPE_CHECKING:
    from store.records.goal import Baseline, Goal, Reason, Revision


def begins(rule: Revision) -> date:
    """Return the first day that anything is counted on."""
    return min((first_day(measure, rule) for measure in rule.measures), default=rule.start)


def moved(draft: Goal, today: date) -> Goal:
    """Return a draft that starts today where its own first day has passed, its whole span moved along."""
    late = today - begins(draft.rule)
    return replace(draft, revisions=(shifted(draft.rule, late),)) if late > timedelta(0) else draft


def started(draft: Goal, today: date) -> Goal:
    """Return the goal that a new draft becomes when it is started on `today`."""
    goal = _tidy(moved(draft, today))
    rule = replace(goal.rule, effective_from=begins(goal.rule), reason="initial", note="")
    return replace(goal, status="active", revisions=(rule,))


def changed(old: Goal, draft: Goal, today: date, reason: Reason = "other") -> Goal:
    """Return a goal as its draft changes it, from the draft's day on; what only words it anew makes no revision."""
    draft = _tidy(draft)
    words = {name: getattr(draft, name) for name in _WORDS}
    goal, rule = replace(old, **words), replace(draft.rule, reason=reason)
    if not has_begun(old, today):
        fresh = moved(replace(draft, revisions=(rule,)), today).rule
        return replace(goal, revisions=(replace(fresh, effective_from=begins(fresh), reason="initial", note=""),))
    if differs(rule, old.rule) or rule.note:
        return revise(goal, replace(rule, effective_from=max(rule.effective_from, today)))
    since = rule_now(old, today).effective_from
    told = (_reworded(each, rule) if each.effective_from >= since else each for each in old.revisions)
    return replace(goal, revisions=tuple(told))


_WORDS = (
    *("title", "area", "why", "on_a_hard_day", "zero_means", "ten_means", "looked_at_with"),
    *("if_then", "importance", "confidence"),
)
"""What of a goal is no part of its rule."""


def _tidy(draft: Goal) -> Goal:
    """Return the draft without blanks around its words."""
    texts = {name: getattr(draft, name).strip() for name in _WORDS[1:6]}
    plans = tuple(plan.strip() for plan in draft.if_then if plan.strip())
    measures = tuple(
        replace(measure, label=measure.label.strip(), unit=measure.unit.strip()) for measure in draft.rule.measures
    )
    rule = replace(draft.rule, measures=measures, note=draft.rule.note.strip())
    return replace(draft, **texts, title=draft.title.strip(), if_then=plans, revisions=(rule,))


def differs(rule: Revision, other: Revision) -> bool:
    """Say whether one rule asks for something else than another, whatever its words."""
    return _bare(rule) != _bare(other)


def _bare(rule: Revision) -> Revision:
    measures = tuple(replace(measure, label="", unit="") for measure in rule.measures)
    return replace(rule, effective_from=date.min, reason="initial", note="", measures=measures)


def _reworded(rule: Revision, like: Revision) -> Revision:
    """Return a rule with the names and units that another one has for the same measures."""
    named = {measure.id: (measure.label, measure.unit) for measure in like.measures}
    words = (named.get(measure.id, (measure.label, measure.unit)) for measure in rule.measures)
    measures = (
        replace(measure, label=label, unit=unit)
        for measure, (label, unit) in zip(rule.measures, words, strict=True)
    )
    return replace(rule, measures=tuple(measures))


def has_begun(goal: Goal, today: date) -> bool:
    """Say whether anything was counted by `today`."""
    return begins(goal.revisions[0]) <= today


def shifted(rule: Revision, by: timedelta) -> Revision:
    """Return a rule with all its days so much later."""
    measures = tuple(
        replace(measure, baseline=_shifted_baseline(measure.baseline, by)) for measure in rule.measures
    )
    return replace(
        rule,
        effective_from=rule.effective_from + by,
        start=rule.start + by,
        due=rule.due + by if rule.due else None,
        measures=measures,
    )


def _shifted_baseline(baseline: Baseline | None, by: timedelta) -> Baseline | None:
    if baseline is None or baseline.to_count is None:
        return baseline
    first, last = baseline.to_count
    return replace(baseline, first=first + by, last=last + by)
