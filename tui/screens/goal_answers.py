"""What becomes of the goal form when one of its rows is answered."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import parse_coming_day
from store.goals import kinds, steps
from store.goals.library import areas
from store.goals.rules import DIRECTIONS, LONGEST, PERIODS_OF, SCALE, aggregates_of
from store.instruments.own import packaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.goals.form import Ending, Form
    from store.records.goal import Measure

ENDINGS: tuple[Ending, ...] = ("weeks", "day", "open")
TENTHS = 10
"""A share is told as times in ten."""
WEEK_DAYS = 7
MOST_WEEKS = LONGEST // WEEK_DAYS


def chosen(form: Form, name: str, place: int) -> Form:
    """Return the form after another one of a row's choices was taken."""
    return CHOSEN[name](form, place)


def typed(form: Form, name: str, words: str) -> Form:
    """Return the form with what was typed in a row. Raises ValueError, in a sentence, for what cannot be taken."""
    return TYPED[name](form, words)


def pressed(form: Form, name: str) -> Form:
    """Return the form after one of its own acts."""
    return PRESSED[name](form)


def part_of(form: Form) -> Measure:
    """Return the part in sight. Raises LookupError where there is none."""
    if form.measure is None:
        raise LookupError("No part is in sight.")
    return form.measure


def scale(measure: Measure) -> int:
    """Return by how much a number of a measure is larger on the screen: a share is told as times in ten."""
    return TENTHS if measure.aggregate == "share_of_opportunities" else 1


def _with_area(form: Form, place: int) -> Form:
    ids = ("", *(each.id for each in areas()))
    return replace(form, draft=replace(form.draft, area=ids[place]))


def _with_questionnaire(form: Form, place: int) -> Form:
    ids = ("", *packaged())
    chosen = ids[place] if place < len(ids) else form.draft.looked_at_with
    return replace(form, draft=replace(form.draft, looked_at_with=chosen))


def _with_ending(form: Form, place: int) -> Form:
    return steps.with_ending(form, ENDINGS[place])


def _with_from(form: Form, place: int) -> Form:
    day = (form.next_period or form.today) if place else form.today
    return steps.with_rule(form, replace(form.rule, effective_from=day))


CHOSEN: dict[str, Callable[[Form, int], Form]] = {
    "area": _with_area,
    "looked_at_with": _with_questionnaire,
    "part": steps.with_part,
    "decides": lambda form, place: _with(form, replace(part_of(form), beside=bool(place))),
    "source": lambda form, place: _with(form, kinds.with_source(part_of(form), kinds.SOURCES[place])),
    "of": lambda form, place: _with(form, kinds.with_kind(part_of(form), kinds.offered(part_of(form))[place])),
    "aggregate": lambda form, place: _with(
        form, kinds.with_aggregate(part_of(form), aggregates_of(part_of(form))[place])
    ),
    "direction": lambda form, place: _with(
        form, kinds.with_direction(part_of(form), DIRECTIONS[part_of(form).aggregate][place])
    ),
    "period": lambda form, place: _with(
        form, kinds.with_period(part_of(form), PERIODS_OF[part_of(form).aggregate][place])
    ),
    "origin": lambda form, place: steps.with_origin(form, form.origins[place]),
    "glide": lambda form, place: _with(form, replace(part_of(form), glide="linear" if place else "none")),
    "ending": _with_ending,
    "companion": lambda form, place: steps.with_companion(form, on=bool(place)),
    "from": _with_from,
}
"""What another choice does."""


def _said(name: str) -> Callable[[Form, str], Form]:
    return lambda form, words: replace(form, draft=replace(form.draft, **{name: words}))


def _with_if_then(form: Form, words: str) -> Form:
    return replace(form, draft=replace(form.draft, if_then=(words, *form.draft.if_then[1:])))


def _with_target(form: Form, words: str) -> Form:
    measure = part_of(form)
    return _with(form, replace(measure, target=_number(words) / scale(measure)))


def _with_baseline(form: Form, words: str) -> Form:
    return steps.with_baseline(form, _number(words) / scale(part_of(form)))


def _with_start(form: Form, words: str) -> Form:
    day = _near(parse_coming_day(words, form.today), form)
    if day < form.today:
        raise ValueError("That day is past. It can start today or on a day to come.")
    return steps.with_start(form, day)


def _with_due(form: Form, words: str) -> Form:
    return steps.with_due(form, _near(parse_coming_day(words, form.today), form))


def _with_weeks(form: Form, words: str) -> Form:
    return steps.with_weeks(form, _few(words, MOST_WEEKS, "weeks"))


def _with_flex(form: Form, words: str) -> Form:
    return steps.with_rule(form, replace(form.rule, flex_periods=_few(words, LONGEST, "of them")))


def _with_review(form: Form, words: str) -> Form:
    unit = 1 if form.rule.review_every_days % WEEK_DAYS else WEEK_DAYS
    days = _few(words, MOST_WEEKS, "weeks") * unit
    return steps.with_rule(form, replace(form.rule, review_every_days=days))


def _with_confidence(form: Form, words: str) -> Form:
    sure = _few(words, SCALE[-1], "of 10") if words else None
    return replace(form, draft=replace(form.draft, confidence=sure))


TYPED: dict[str, Callable[[Form, str], Form]] = {
    "title": steps.with_title,
    "label": lambda form, words: _with(form, replace(part_of(form), label=words)),
    "unit": lambda form, words: _with(form, replace(part_of(form), unit=words)),
    "target": _with_target,
    "baseline": _with_baseline,
    "start": _with_start,
    "due": _with_due,
    "weeks": _with_weeks,
    "flex": _with_flex,
    "review": _with_review,
    "confidence": _with_confidence,
    "on_a_hard_day": _said("on_a_hard_day"),
    "if_then": _with_if_then,
    "zero_means": _said("zero_means"),
    "ten_means": _said("ten_means"),
    "why": _said("why"),
    "note": lambda form, words: steps.with_rule(form, replace(form.rule, note=words)),
}
"""What typing does."""

PRESSED: dict[str, Callable[[Form], Form]] = {
    "add_part": steps.add_part,
    "drop_part": steps.drop_part,
    "smaller": lambda form: _with(form, kinds.smaller(part_of(form))),
}
"""What the form's own acts do."""


def _with(form: Form, measure: Measure) -> Form:
    return steps.with_measure(form, measure)


def _number(words: str) -> float:
    try:
        value = float(words.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise ValueError("That is not a number yet.")
    return int(value) if value == int(value) else value


def _few(words: str, highest: int, unit: str) -> int:
    value = _number(words)
    if value != int(value):
        raise ValueError("It takes a whole number.")
    if abs(value) > highest:
        raise ValueError(f"That is more than can be: {highest} {unit} at most.")
    return int(value)


def _near(day: date, form: Form) -> date:
    if abs((day - form.today).days) > LONGEST:
        raise ValueError("That is more than ten years away.")
    return day
