"""The rows of the goal form, and what stands in each; those of the part in sight have a module of their own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.goals import kinds
from store.goals.library import area, areas, library
from store.goals.rules import SCALE
from store.goals.sentence import short_target
from store.goals.shown import is_unsure, shown, spare
from store.goals.starting import begins
from store.goals.words import PERIODS, day_words
from store.instruments.own import packaged
from tui.screens.goal_answers import ENDINGS, MOST_WEEKS, WEEK_DAYS, part_of
from tui.screens.goal_part_rows import PART_VIEWS
from widgets.form_rows import Act, Choice, Day, Number, Words
from widgets.key_names import brings_it_back, takes_it_back

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from store.goals.form import Ending, Form
    from store.records.goal import Measure
    from widgets.form_rows import AnyRow

GROUPS = ("part", "start", "on_a_hard_day", "note", "act")
"""Rows above which a line is left free."""
MANY = 3
"""Goals that run, from which on one more is much (clinical.md 2.1)."""

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
    **PART_VIEWS,
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


def _spared(form: Form) -> Measure:
    return form.measure or form.parts[0]


def _noun(form: Form) -> str:
    rule = form.changes.rule if form.changes else form.rule
    return PERIODS[rule.measures[0].period].noun or "period"
