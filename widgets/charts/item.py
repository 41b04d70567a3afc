"""A symptom that was chosen, or a question of the person's own, in the way it is answered."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from store.clock import DAY
from store.goals.counted import amount
from store.own_items import own_id
from store.records.text import one_line
from widgets.chart import Chart, Subject
from widgets.charts._calendar import first_day, span_words
from widgets.charts._count import rounded_up
from widgets.charts._rating import Asked, earliest, number_picture, rated
from widgets.charts._weeks import Counted, week_picture
from widgets.key_names import key_of
from widgets.picture import Bar, Picture

if TYPE_CHECKING:
    from store.history import History
    from store.records.own_item import OwnItem
    from widgets.chart import Instruments, Scope

STANDARD = {"mood", "anxiety", "energy"}
"""Those that have a chart of their own."""
LEAST_TOP = 8


def _nothing() -> Picture:
    ways = f"{key_of('settings')}, then what is asked."
    return Picture(
        title="Of my own",
        slots=0,
        words="No question of your own is asked.",
        empty=f"A symptom or a question of your own appears here once it is answered: {ways}",
    )


def _of(history: History, scope: Scope) -> Picture:
    own = next((own for own in history.settings.own_items if own_id(own) == scope.of), None)
    if own is not None and own.kind != "rating":
        return _choices(history, scope, own) if own.kind == "choice" else _weekly(history, scope, own)
    titles = {subject.id: subject.title for subject in _subjects(history)}
    if scope.of not in titles:
        return _nothing()
    return number_picture(history, scope, Asked(item=scope.of, title=titles[scope.of]))


def _weekly(history: History, scope: Scope, own: OwnItem) -> Picture:
    """Return days on which it was so, times or minutes, by the week."""
    answers = history.answers(own_id(own))
    known = {date.fromisoformat(iso): amount(answer) for iso, answer in answers.items()}
    daily = {day: value for day, value in known.items() if value is not None}
    unit = {"tick": "days", "minutes": "minutes"}.get(own.kind, "times")
    title = f"{one_line(own.label)}, {unit} a week"
    high = LEAST_TOP if own.kind == "tick" else 0
    empty = f"{one_line(own.label)} appears here once it is answered."
    return week_picture(history, scope, Counted(title=title, daily=daily, high=high, empty=empty))


def _choices(history: History, scope: Scope, own: OwnItem) -> Picture:
    """Return on how many days each answer was given."""
    answers = history.answers(own_id(own))
    first = first_day(earliest(answers), scope)
    shown = Counter(str(answer) for iso, answer in answers.items() if iso >= first.isoformat())
    every = Counter(str(answer) for answer in answers.values())
    names = [*own.choices, *(name for name in every if name not in own.choices)]
    days = (scope.today - first) // DAY + 1
    title, span = one_line(own.label), span_words(scope, first)
    told = ", ".join(f"{one_line(name)} on {shown[name]}" for name in names)
    return Picture(
        title=title,
        span=span,
        unit="answer",
        slots=len(names) if shown else 0,
        high=rounded_up(max(LEAST_TOP, days)),
        bars=tuple(Bar(f"{one_line(name)} {shown[name]}", shown[name], when="") for name in names) if shown else (),
        words=f"{title}, {span}: {f'days by answer, {told}' if shown else 'nothing noted'}.",
        empty=f"{title} appears here once it is answered.",
    )


def _subjects(history: History) -> tuple[Subject, ...]:
    """Return what was answered, and what is asked now; one that was turned off and never answered is neither."""
    ratings = [subject for subject in rated(history) if subject.id not in STANDARD]
    others = (
        Subject(own_id(own), one_line(own.label))
        for own in history.settings.own_items
        if own.kind != "rating" and (not own.off or history.answers(own_id(own)))
    )
    return (*ratings, *others)


def _each(history: History, _: Instruments) -> tuple[Subject, ...]:
    return _subjects(history)


ITEM = Chart("Of my own", _of, place=20, each=_each)
