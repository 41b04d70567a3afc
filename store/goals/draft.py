"""A goal as it is being written down: what its form holds and shows, and each step from one such form to the next.

Each step returns another form whose draft is allowed; what is wrong with its numbers and words, `problems` says.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from store.clock import DAY
from store.goals.kinds import companion, is_companion, new_measure, smaller
from store.goals.periods import LENGTHS, days_between, rule_now
from store.goals.starting import begins, differs, has_begun, moved, shifted
from store.goals.verdicts import downwards
from store.records.goal import Baseline, Goal, Measure, Reason, Revision
from store.records.record import new_id

if TYPE_CHECKING:
    from store.history import History

Ending: TypeAlias = Literal["weeks", "day", "open"]
Origin: TypeAlias = Literal["none", "estimated", "tracked"]

WEEK = timedelta(weeks=1)
USUAL_WEEKS = 4
COUNTING = timedelta(weeks=2)
"""How long is counted first, where a goal is to start from the real number (clinical.md 2.5 B)."""
LATER = timedelta(weeks=2)
"""How far "later" moves the end."""
LABEL = 11
"""Cells of a measure's name in the check-in."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A draft, and what of it is in sight."""

    draft: Goal
    today: date
    changes: Goal | None = None
    """The goal that the draft is to change; None for a new one."""
    reason: Reason | None = None
    """Why it is changed, where that was said."""
    part: int = 0
    """Which part's rows are in sight; the number of parts stands for another one that may be added."""
    ending: Ending = "weeks"
    weeks: int = USUAL_WEEKS
    """How many weeks it ran when it last had an end."""
    kept: bool = False
    """Whether the draft is on disk."""

    @property
    def rule(self) -> Revision:
        """The rule as it is drafted."""
        return self.draft.rule

    @property
    def parts(self) -> tuple[Measure, ...]:
        """What is counted, without the companion that has a row of its own."""
        return tuple(measure for measure in self.rule.measures if not is_companion(measure)) or self.rule.measures

    @property
    def measure(self) -> Measure | None:
        """The part in sight; None where another one may be added."""
        return self.parts[self.part] if self.part < len(self.parts) else None

    @property
    def begun(self) -> bool:
        """Whether the goal that is changed has begun: its start and what was counted first stay as they are."""
        return self.changes is not None and has_begun(self.changes, self.today)

    @property
    def is_revised(self) -> bool:
        """Whether a change of the rule is meant or made, so that a reason and a day can be given."""
        return self.begun and (self.reason is not None or self.rule_differs)

    @property
    def rule_differs(self) -> bool:
        """Whether the rule would be another one, not only its words."""
        return self.changes is not None and differs(self.rule, self.changes.rule)


# A form to begin with


def begin(title: str, today: date, measure: Measure | None = None, *, weeks: int = USUAL_WEEKS) -> Goal:
    """Return a new goal that starts today and runs so many weeks; without a measure, three days a week."""
    counted = measure or replace(new_measure(), label=short_label(title))
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


# Steps


def with_rule(form: Form, rule: Revision) -> Form:
    """Return the form with another rule."""
    return replace(form, draft=replace(form.draft, revisions=(rule,)))


def with_title(form: Form, title: str) -> Form:
    """Return the form with another title; the name of a single row follows it until it has one of its own."""
    before, renamed = form.draft.title, replace(form, draft=replace(form.draft, title=title))
    (first, *others) = form.parts
    if others or first.label != short_label(before):
        return renamed
    return _replaced(renamed, first, replace(first, label=short_label(title)))


def with_part(form: Form, place: int) -> Form:
    """Return the form with another part in sight; the place after the last is for one to be added."""
    return replace(form, part=min(place, len(form.parts)))


def add_part(form: Form) -> Form:
    """Return the form with one more thing to count, in sight."""
    last = form.parts[-1]
    place = form.rule.measures.index(last) + 1
    measures = (*form.rule.measures[:place], new_measure(), *form.rule.measures[place:])
    return replace(with_rule(form, replace(form.rule, measures=measures)), part=len(form.parts))


def drop_part(form: Form) -> Form:
    """Return the form without the part in sight; the last one stays."""
    if form.measure is None or len(form.parts) == 1:
        return form
    left = tuple(measure for measure in form.rule.measures if measure is not form.measure)
    shorter = _start_moved_back(with_rule(form, replace(form.rule, measures=left)))
    return replace(shorter, part=max(0, form.part - 1))


def with_measure(form: Form, measure: Measure) -> Form:
    """Return the form with another measure in the place of the part in sight, and panic with its companion."""
    if form.measure is None or measure == form.measure:
        return form
    made = _start_moved_back(_replaced(form, form.measure, measure))
    before, after = counts_panic(form), counts_panic(made)
    return made if before == after else with_companion(made, on=after)


def with_companion(form: Form, *, on: bool) -> Form:
    """Return the form with or without "did something I'd usually avoid" beside what is counted."""
    if on == has_companion(form):
        return form
    parts = tuple(measure for measure in form.rule.measures if not is_companion(measure))
    return with_rule(form, replace(form.rule, measures=(*parts, companion()) if on else parts))


def has_companion(form: Form) -> bool:
    """Say whether the companion stands beside what is counted."""
    return len(form.rule.measures) > 1 and any(map(is_companion, form.rule.measures))


def with_start(form: Form, day: date) -> Form:
    """Return the form with another first day; the end moves along, but for an end on a day of its own."""
    rule = shifted(form.rule, day - begins(form.rule))
    return with_rule(form, replace(rule, due=form.rule.due) if form.ending == "day" else rule)


def with_ending(form: Form, ending: Ending) -> Form:
    """Return the form that ends after some weeks, on a day, or not at all."""
    if ending == form.ending:
        return form
    if ending == "open":
        return replace(with_rule(form, replace(form.rule, due=None)), ending=ending)
    whole = form.rule.due is not None and ending == "day"
    return replace(form if whole else with_weeks(form, form.weeks), ending=ending)


def with_weeks(form: Form, weeks: int) -> Form:
    """Return the form that runs so many weeks."""
    due = form.rule.start + weeks * WEEK - DAY
    return with_rule(replace(form, weeks=max(1, weeks)), replace(form.rule, due=due))


def with_due(form: Form, due: date) -> Form:
    """Return the form with another last day."""
    return with_rule(form, replace(form.rule, due=due))


def origin(measure: Measure) -> Origin:
    """Return how it is known where the measure starts from."""
    return measure.baseline.how if measure.baseline else "none"


def origins(form: Form) -> tuple[Origin, ...]:
    """Return how it may be known where the part in sight starts from.

    A rating of one's own is not asked every day, and a goal that runs has no days before it: those are not counted.
    """
    measure = form.measure
    if measure is None:
        return ()
    can_count = measure.source != "rating_0_10" and not form.begun
    return ("none", "estimated", "tracked") if can_count or origin(measure) == "tracked" else ("none", "estimated")


def with_origin(form: Form, how: Origin) -> Form:
    """Return the form with the part in sight starting from somewhere; two weeks of counting move the start."""
    if form.measure is None or how == origin(form.measure):
        return form
    value = form.measure.baseline.value if form.measure.baseline else _likely(form.measure)
    if how != "tracked":
        baseline = Baseline(value=value) if how == "estimated" else None
        glide = form.measure.glide if baseline else "none"
        return with_measure(form, replace(form.measure, baseline=baseline, glide=glide))
    first = begins(form.rule)
    counted = Baseline(value=value, how="tracked", first=first, last=first + COUNTING - DAY)
    after = _with_measures_start(form, first + COUNTING)
    return with_measure(after, replace(form.measure, baseline=counted))


def with_baseline(form: Form, value: float) -> Form:
    """Return the form with another number that the part in sight starts from."""
    if form.measure is None or form.measure.baseline is None:
        return form
    return with_measure(form, replace(form.measure, baseline=replace(form.measure.baseline, value=value)))


def next_period(form: Form) -> date | None:
    """Return the first day of the next period of the goal that is changed; None where there is none to come."""
    if form.changes is None:
        return None
    rule = rule_now(form.changes, form.today)
    length = LENGTHS.get(rule.measures[0].period) if rule.measures else None
    if length is None or form.today < rule.start:
        return None
    opening = rule.start + ((form.today - rule.start).days // length + 1) * timedelta(length)
    return opening if rule.due is None or opening <= rule.due else None


def short_label(title: str) -> str:
    """Return the first words of a title that fit a row's name."""
    label = ""
    for word in title.split():
        longer = f"{label} {word}".strip()
        if len(longer) > LABEL:
            break
        label = longer
    return label or title.strip()[:LABEL]


def counts_panic(form: Form) -> bool:
    """Say whether panic attacks are counted."""
    return any(measure.source == "derived" and measure.of == "panic" for measure in form.rule.measures)


def _likely(measure: Measure) -> float:
    """Return a first guess of where a measure starts: above a limit, below a value to reach."""
    if measure.direction == "at_most" or downwards(measure):
        return measure.target + 3
    return max(0, measure.target - 3)


def _replaced(form: Form, old: Measure, new: Measure) -> Form:
    measures = tuple(new if measure is old else measure for measure in form.rule.measures)
    return with_rule(form, replace(form.rule, measures=measures))


def _start_moved_back(form: Form) -> Form:
    """Return the form without the two weeks before its start, where nothing is counted in them any more."""
    waits = form.rule.effective_from < form.rule.start
    is_counted = any(measure.baseline and measure.baseline.to_count for measure in form.rule.measures)
    if form.begun or is_counted or not waits:
        return form
    return _with_measures_start(form, form.rule.effective_from)


def _with_measures_start(form: Form, start: date) -> Form:
    """Return the form whose periods run from `start`, as many as before; the first day that counts stays."""
    rule, by = form.rule, start - form.rule.start
    first = min(begins(rule), start)
    return with_rule(
        form, replace(rule, effective_from=first, start=start, due=rule.due + by if rule.due else None)
    )
