"""What was flagged for the session with `f`: goals, entries, charts, questionnaires."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from store.entry_list import entry_line
from store.exchange.report.parts.questionnaires import PHQ9, withholds_item_9
from store.exchange.report.sheet import Block, Column, Part, Row, Scope, Series
from store.goals.standing import standing
from store.goals.words import counted_noun, number
from store.instruments.taken import series
from store.items import RATINGS, SLEEP_QUALITY
from store.medicines import side_effect_item
from store.own_items import own_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.history import History
    from store.items import Item

MOST = 6
LEAST_DAYS = 3
"""Days that are known before a middle is said (clinical.md 5.1)."""


def of(scope: Scope) -> Block:
    """Return a line for each thing that was flagged and is still there, in the order of the flags."""
    found = (row for flag in scope.session.flagged if (row := _row(flag, scope)))
    rows = tuple(found)[:MOST]
    return Block(title="TO LOOK AT TOGETHER", columns=(Column(16), Column(64)), rows=rows)


def _row(flag: str, scope: Scope) -> Row | None:
    kind, _, name = flag.partition(":")
    made = KINDS[kind](name, scope) if kind in KINDS else None
    return made and Row(
        id=flag,
        cells=made.cells,
        own=True,
        private=made.private,
        unasked=not made.private,
        series=made.series,
    )


def _goal(name: str, scope: Scope) -> Row | None:
    goal = next((goal for goal in scope.history.goals if goal.id == name), None)
    if goal is None:
        return None
    view = standing(goal, scope.history, scope.last)
    said = " · ".join(filter(None, (view.short, view.note)))
    return Row(id=name, cells=("goal", f"{goal.title}: {said}" if said else goal.title))


def _entry(name: str, scope: Scope) -> Row | None:
    document = next((entry for entry in scope.whole.written if entry["id"] == name), None)
    if document is None:
        return None
    line = entry_line(document, scope.last.year)
    return Row(id=name, cells=(line.day, f"{line.kind}: {line.words}"), private=line.private)


def _questionnaire(name: str, scope: Scope) -> Row | None:
    instrument = scope.instruments.get(name)
    if instrument is None:
        return None
    if name == PHQ9 and withholds_item_9(scope):
        return Row(id=name, cells=("questionnaire", f"{instrument.title}, item 9 withheld"))
    taken = [str(scored.total) for scored in series(scope.history, instrument)][-LAST_SCORES:]
    return Row(id=name, cells=("questionnaire", f"{instrument.title}: {' → '.join(taken) or 'not taken yet'}"))


def _chart(name: str, scope: Scope) -> Row | None:
    item = next((item for item in _items(scope.history) if item.id == name), None)
    if item is None:
        return None if name.startswith(OWN) else Row(id=name, cells=("chart", name.replace("_", " ")))
    if item.field != "rating":
        return Row(id=name, cells=("chart", item.label))
    answers = scope.history.answers(name)
    values = tuple(_number(answers.get(day.isoformat())) for day in scope.days)
    known = [value for value in values if value is not None]
    typical = f", typically {number(median(known))}" if len(known) >= LEAST_DAYS else ""
    words = f"{item.label}, 0-10{typical} ({counted_noun(len(known), 'day')} answered)"
    return Row(id=name, cells=("chart", words), series=Series(scope.first, values, 0, 10))


def _items(history: History) -> Iterator[Item]:
    """Yield what a chart may be of, what is asked no more too."""
    yield from (*RATINGS, SLEEP_QUALITY)
    yield from map(own_item, history.settings.own_items)
    yield from (side_effect_item(effect) for medicine in history.medicines for effect in medicine.side_effects)


def _number(answer: object) -> float | None:
    return float(answer) if isinstance(answer, int | float) else None


LAST_SCORES = 6
OWN = "own:"
"""How the id of a question begins that is there no more, where nothing tells its name."""
KINDS: dict[str, Callable[[str, Scope], Row | None]] = {
    "goal": _goal,
    "entry": _entry,
    "questionnaire": _questionnaire,
    "chart": _chart,
}
"""What can be flagged."""

FLAGGED = Part(place=30, name="What I flagged", of=of)
"""The part."""
