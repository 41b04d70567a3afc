"""Each step from one form of a goal to the next.

Each returns another form whose draft is allowed; what is wrong with its numbers and words, `problems` says.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from store.clock import DAY
from store.goals.form import Ending, Form, Origin, origin
from store.goals.kinds import companion, is_companion, new_measure
from store.goals.starting import begins, shifted
from store.goals.verdicts import downwards
from store.records.goal import Baseline, Measure, Revision
from store.row_name import shortened

WEEK = timedelta(weeks=1)
COUNTING = timedelta(weeks=2)
"""How long is counted first, where a goal is to start from the real number (clinical.md 2.5 B)."""


def with_rule(form: Form, rule: Revision) -> Form:
    """Return the form with another rule."""
    return replace(form, draft=replace(form.draft, revisions=(rule,)))


def with_title(form: Form, title: str) -> Form:
    """Return the form with another title; the name of a single row follows it until it has one of its own."""
    before, renamed = form.draft.title, replace(form, draft=replace(form.draft, title=title))
    (first, *others) = form.parts
    if others or first.label != shortened(before):
        return renamed
    return _replaced(renamed, first, replace(first, label=shortened(title)))


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
    before, after = form.counts_panic, made.counts_panic
    return made if before == after else with_companion(made, on=after)


def with_companion(form: Form, *, on: bool) -> Form:
    """Return the form with or without "did something I'd usually avoid" beside what is counted."""
    if on == form.has_companion:
        return form
    parts = tuple(measure for measure in form.rule.measures if not is_companion(measure))
    return with_rule(form, replace(form.rule, measures=(*parts, companion()) if on else parts))


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
