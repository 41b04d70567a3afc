"""The rows of the goal form: what stands in each, and what becomes of the form when one is answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.goals import kinds
from store.goals.form import origin
from store.goals.library import area, areas, library
from store.goals.periods import LENGTHS, days_between
from store.goals.rules import DIRECTIONS, PERIODS_OF, SCALE, aggregates_of, most
from store.goals.sentence import short_target
from store.goals.shown import is_unsure, shown, spare
from store.goals.starting import begins
from store.goals.verdicts import AMOUNTS
from store.goals.words import PERIODS, day_words, number
from store.instruments.own import packaged
from tui.screens.goal_answers import ENDINGS, MOST_WEEKS, WEEK_DAYS, part_of, scale
from widgets.form_rows import Act, Choice, Day, Number, Words
from widgets.key_names import brings_it_back, takes_it_back

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from store.goals.form import Ending, Form, Origin
    from store.records.goal import Aggregate, Direction, Measure, Period, Source
    from widgets.form_rows import AnyRow

GROUPS = ("part", "start", "on_a_hard_day", "note", "act")
"""Rows above which a line is left free."""
MANY = 3
"""Goals that run, from which on one more is much (clinical.md 2.1)."""

SOURCES: dict[Source, tuple[str, str]] = {
    "yes_no": ("days I did it", "one tick a day at most"),
    "manual_count": ("how many times", "each one counts"),
    "minutes": ("minutes", "how long I did it"),
    "rating_0_10": ("a rating of my own, 0 to 10", "asked when I look back"),
    "derived": ("what I note in Handrail", "it counts itself"),
}
AGGREGATES: dict[Aggregate, str] = {
    "sum": "all of it, added up",
    "distinct_days": "the days, once each",
    "count_complete": "those that are complete",
    "mean": "the average",
    "median": "the middle one",
    "latest": "the last one",
    "share_of_opportunities": "how often, when it comes up",
}
DIRECTIONS_SAID: dict[Direction, tuple[str, str, str]] = {
    "at_least": ("at least", "more of it is what I want", "at least"),
    "at_most": ("at most", "less of it is what I want", "at most"),
    "move_to": ("move to", "a value I'd like to reach", "towards"),
}
"""The choice, its few words, and what stands before the number."""
PERIODS_SAID: dict[Period, str] = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "4 weeks",
    "whole_window": "the whole time, once",
}
ORIGINS: dict[Origin, str] = {
    "none": "not known",
    "estimated": "about so many, my estimate",
    "tracked": "count two weeks first",
}
ENDINGS_SAID: dict[Ending, str] = {"weeks": "after some weeks", "day": "on a day", "open": "no end"}


def rows(form: Form, wrong: Collection[str], running: int) -> dict[str, AnyRow]:
    """Return every row the form shows, from the top.

    `wrong` names rows whose typing could not be taken; `running` is how many goals run.
    """
    names = shown(form)
    heads = {"ending" if name == "start" and name not in names else name for name in GROUPS}
    made = {name: VIEWS[name](form) for name in names}
    made["act"] = _act(form, running)
    return {name: replace(row, apart=name in heads, wrong=name in wrong) for name, row in made.items()}


# What stands in the rows


def _words(name: str, label: str, hint: str, aside: str = "") -> Callable[[Form], Words]:
    return lambda form: Words(label=label, words=getattr(form.draft, name), hint=hint, aside=aside)


def _why(form: Form) -> Words:
    question = next((goal.why for goal in library() if goal.title == form.draft.title), "")
    hint = question or "What would be different, and for whom?"
    return Words(label="Why it matters", words=form.draft.why, hint=hint)


def _if_then(form: Form) -> Words:
    return Words(
        label="If … then …",
        words=next(iter(form.draft.if_then), ""),
        aside="if it rains, then the mall",
        hint="What might get in the way, and what then? A plan made now is half of it.",
    )


def _area(form: Form) -> Choice:
    known, place = [each.id for each in areas()], area(form.draft.area)
    return Choice(
        label="Area",
        options=("none", *(each.name for each in areas())),
        chosen=known.index(form.draft.area) + 1 if form.draft.area in known else 0,
        aside=f"({place.clinical})" if place else "",
        hint="Which part of life is it about? It only sorts your goals.",
    )


def _looked_at_with(form: Form) -> Choice:
    known, chosen = packaged(), form.draft.looked_at_with
    ids = [*known, *([chosen] if chosen and chosen not in known else [])]
    names = (known[each].title if each in known else each for each in ids)
    return Choice(
        label="Questionnaire",
        options=("none", *names),
        chosen=ids.index(chosen) + 1 if chosen else 0,
        aside="told beside it",
        hint="Its scores stand on the goal's page; they do not decide whether it is reached.",
    )


def _part(form: Form) -> Choice:
    several = len(form.parts) > 1
    names = [measure.label.strip() or f"number {place}" for place, measure in enumerate(form.parts, 1)]
    here = min(form.part + 1, len(names))
    return Choice(
        label=f"Part {here} of {len(names)}" if several else "Parts",
        options=(*(names if several else ["one"]), "another thing to count"),
        chosen=form.part,
        hint="A goal may count several things; ← → goes from one to the next.",
    )


def _decides(form: Form) -> Choice:
    return Choice(
        label="It is",
        options=("a part of the goal", "looked at beside it"),
        chosen=int(part_of(form).beside),
        hint="What stands beside is shown too, but is no part of whether the goal is reached.",
    )


def _label(form: Form) -> Words:
    return Words(
        label="Row is called",
        words=part_of(form).label,
        aside="a word or two",
        hint="Its name in the check-in and on the chart.",
    )


def _source(form: Form) -> Choice:
    source = part_of(form).source
    return Choice(
        label="I count",
        options=tuple(SOURCES[each][0] for each in kinds.SOURCES),
        chosen=kinds.SOURCES.index(source),
        aside=SOURCES[source][1],
        hint="How will you know it happened?",
    )


def _of(form: Form) -> Choice:
    kinds_here = kinds.offered(part_of(form))
    return Choice(
        label="Of",
        options=tuple(kind.name for kind in kinds_here),
        chosen=kinds_here.index(kinds.kind_of(part_of(form))),
        hint="What is written down or answered anyway, and so counts itself.",
    )


def _aggregate(form: Form) -> Choice:
    measure = part_of(form)
    return Choice(
        label="Taken as",
        options=tuple(AGGREGATES[each] for each in aggregates_of(measure)),
        chosen=aggregates_of(measure).index(measure.aggregate),
        hint="What is made of the days that are logged.",
    )


def _direction(form: Form) -> Choice:
    measure = part_of(form)
    allowed = DIRECTIONS[measure.aggregate]
    return Choice(
        label="Which way",
        options=tuple(DIRECTIONS_SAID[each][0] for each in allowed),
        chosen=allowed.index(measure.direction),
        aside=DIRECTIONS_SAID[measure.direction][1],
        hint="More of it, less of it, or a value to reach?",
    )


def _target(form: Form) -> Number:
    measure = part_of(form)
    prefix, highest = DIRECTIONS_SAID[measure.direction][2], most(measure, _length(form)) * scale(measure)
    return Number(
        label="How much",
        value=_told(measure, measure.target),
        prefix=prefix,
        unit=_unit(measure),
        low=min(1, highest),
        high=highest,
        step=kinds.stride(measure) * scale(measure),
        aside="← → one less, one more",
        hint=f"How much, {prefix}? Up to {number(highest)}. Small is fine; it can grow later.",
    )


def _period(form: Form) -> Choice:
    measure = part_of(form)
    allowed = PERIODS_OF[measure.aggregate]
    return Choice(
        label="In each",
        options=tuple(PERIODS_SAID[each] for each in allowed),
        chosen=allowed.index(measure.period),
        hint="Periods run from the day it starts, so that none is cut short.",
    )


def _unit_words(form: Form) -> Words:
    return Words(
        label="A number of",
        words=part_of(form).unit,
        aside="times, coffees, calls",
        hint="What is it a number of? Empty: times.",
    )


def _origin(form: Form) -> Choice:
    measure, allowed = part_of(form), form.origins
    how = origin(measure)
    starts = f"the goal starts {day_words(form.rule.start, form.today)}"
    asides = {"none": "", "estimated": "", "tracked": "" if form.begun else starts}
    return Choice(
        label="Starts from",
        options=tuple(ORIGINS[each] for each in allowed),
        chosen=allowed.index(how),
        aside=asides[how],
        hint="Where is it now? Counted for two weeks first, it is the real number.",
    )


def _baseline(form: Form) -> Number:
    measure = part_of(form)
    value = measure.baseline.value if measure.baseline else None
    return Number(
        label="About",
        value=None if value is None else _told(measure, value),
        unit=_unit(measure),
        high=most(measure, _length(form)) * scale(measure),
        step=kinds.stride(measure) * scale(measure),
        aside="until it is counted" if origin(measure) == "tracked" else "a guess is fine",
        hint="About how many was it lately? As many as the goal keeps things as they are.",
    )


def _glide(form: Form) -> Choice:
    return Choice(
        label="Path",
        options=("none", "a rough path"),
        chosen=int(part_of(form).glide == "linear"),
        aside="a rough path, not a rule",
        hint="Draws a line from where it starts to where it is to be.",
    )


def _companion(form: Form) -> Choice:
    return Choice(
        label="Beside it",
        options=("nothing", "did something I'd usually avoid"),
        chosen=int(form.has_companion),
        hint="Fewer by avoiding more is not what anybody wants, so this is counted beside it.",
    )


def _start(form: Form) -> Day:
    day, today = begins(form.rule), form.today
    is_counted_first = day < form.rule.start
    return Day(
        label="Counting starts" if is_counted_first else "Starts",
        day=day,
        low=today,
        words=f"today ({day_words(day, today)})" if day == today else day_words(day, today),
        aside="← → a day, or type 12 Dec",
        hint="Today, or a day to come: 12 Dec, 2026-12-12, tomorrow.",
    )


def _ending(form: Form) -> Choice:
    return Choice(
        label="Ends",
        options=tuple(ENDINGS_SAID[each] for each in ENDINGS),
        chosen=ENDINGS.index(form.ending),
        hint="It can be moved later, and going on is always possible.",
    )


def _weeks(form: Form) -> Number:
    due = form.rule.due
    weeks = (due - form.rule.start + timedelta(1)).days // WEEK_DAYS if due else form.weeks
    return Number(
        label="For how long",
        value=weeks,
        unit="week" if weeks == 1 else "weeks",
        low=1,
        high=MOST_WEEKS,
        aside=f"ends {day_words(due, form.today)}" if due else "",
        hint="How many weeks? A month is four of them. ← → one less, one more.",
    )


def _due(form: Form) -> Day:
    due = form.rule.due or form.rule.start
    return Day(
        label="Until",
        day=due,
        words=day_words(due, form.today),
        aside="← → a day, or type 12 Dec",
        hint="The last day: 12 Dec, 2026-12-12, in 3 weeks.",
    )


def _flex(form: Form) -> Number:
    noun = PERIODS[_spared(form).period].noun
    return Number(
        label=f"Spare {'4 weeks' if noun not in {'day', 'week', 'fortnight'} else f'{noun}s'}",
        value=spare(form),
        aside="that may go otherwise",
        hint="So many may go otherwise, and the goal still counts as reached.",
    )


def _review(form: Form) -> Number:
    days = form.rule.review_every_days
    in_weeks = days % WEEK_DAYS == 0
    value = days // WEEK_DAYS if in_weeks else days
    first = form.rule.start + timedelta(days)
    return Number(
        label="Look back",
        prefix="every",
        value=value,
        unit="weeks" if in_weeks else "days",
        low=1,
        high=52,
        aside="" if form.changes else f"first on {day_words(first, form.today)}",
        hint="How close is it, and what got in the way? Asked now and then, never daily.",
    )


def _confidence(form: Form) -> Number:
    hint = "How sure are you that you can do this? 0 not at all, 10 entirely."
    less = "Under 7, a smaller one often goes better; Enter on the next line takes it."
    return Number(
        label="How sure am I",
        value=form.draft.confidence,
        unit="of 10",
        high=SCALE[-1],
        aside="if you like",
        hint=less if is_unsure(form) else hint,
    )


def _smaller(form: Form) -> Act:
    return Act(
        label="Make it smaller",
        aside=short_target(kinds.smaller(part_of(form))),
        hint="Small is fine; it can grow later.",
    )


def _note(form: Form) -> Words:
    return Words(
        label="In the way",
        words=form.rule.note,
        aside="if you like",
        hint="What got in the way? It is kept beside the change, for you alone.",
    )


def _from(form: Form) -> Choice:
    following = form.next_period
    days = [f"today ({day_words(form.today, form.today)})"]
    days += [f"the next {_noun(form)} ({day_words(following, form.today)})"] if following else []
    return Choice(
        label="From",
        options=tuple(days),
        chosen=int(form.rule.effective_from > form.today and len(days) > 1),
        hint="What lies behind keeps the rule it had.",
    )


def _act(form: Form, running: int) -> Act:
    if form.changes:
        return Act(label="Keep the change", hint=f"What lies behind keeps the rule it had. {takes_it_back()}")
    if running < MANY:
        return Act(label="Start this goal", hint=f"Small is fine; it can grow later. {takes_it_back()}")
    hint = f"You have {running} goals running; three or so is what most people can hold."
    return Act(label="Start this goal", hint=hint)


VIEWS: dict[str, Callable[[Form], AnyRow]] = {
    "title": _words("title", "In my words", "What exactly will you do or notice?"),
    "area": _area,
    "looked_at_with": _looked_at_with,
    "part": _part,
    "add_part": lambda _: Act(label="Add it", hint="One more thing to count; both are then parts of the goal."),
    "label": _label,
    "decides": _decides,
    "source": _source,
    "of": _of,
    "aggregate": _aggregate,
    "direction": _direction,
    "target": _target,
    "period": _period,
    "unit": _unit_words,
    "origin": _origin,
    "baseline": _baseline,
    "glide": _glide,
    "drop_part": lambda _: Act(label="Take this part off", hint="The other parts stay as they are."),
    "start": _start,
    "ending": _ending,
    "weeks": _weeks,
    "due": _due,
    "flex": _flex,
    "companion": _companion,
    "on_a_hard_day": _words(
        "on_a_hard_day",
        "On a hard day",
        "The smallest version of it, for a day when all is too much.",
        "offered on such a day",
    ),
    "if_then": _if_then,
    "zero_means": _words("zero_means", "0 means", "In my words, for looking back: not started.", "not started"),
    "ten_means": _words(
        "ten_means", "10 means", "In my words, for looking back: all the way there.", "all the way there"
    ),
    "why": _why,
    "review": _review,
    "confidence": _confidence,
    "smaller": _smaller,
    "note": _note,
    "from": _from,
    "act": lambda form: _act(form, 0),
    "throw_away": lambda _: Act(label="Throw the draft away", hint=f"The goal stays as it was. {brings_it_back()}"),
}
"""What stands in each row."""


def _told(measure: Measure, value: float) -> float:
    return round(value * scale(measure), 6)


def _length(form: Form) -> int:
    """Return the days of the period of the part in sight."""
    length = LENGTHS.get(part_of(form).period)
    return length or (max(1, days_between(form.rule.start, form.rule.due)) if form.rule.due else 1)


def _unit(measure: Measure) -> str:
    """Return what a number of the measure counts, with its period: "days a week", "of 10, each week"."""
    words = PERIODS[measure.period]
    if measure.aggregate == "share_of_opportunities":
        return f"times in 10, {words.each}"
    if measure.aggregate in AMOUNTS:
        return f"{_counted(measure)} {words.per}"
    unit = "of 10" if kinds.is_rated(measure) else "minutes" if measure.source == "minutes" else measure.unit
    return f"{unit}, {words.each}" if unit else words.each


def _counted(measure: Measure) -> str:
    if measure.aggregate == "distinct_days":
        return "days" if measure.target != 1 else "day"
    if measure.source == "minutes":
        return "minutes"
    return measure.unit.strip() or "times"


def _spared(form: Form) -> Measure:
    return form.measure or form.parts[0]


def _noun(form: Form) -> str:
    rule = form.changes.rule if form.changes else form.rule
    return PERIODS[rule.measures[0].period].noun or "period"
