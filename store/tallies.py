"""One fewer: taking back what was tallied, after the window that tallied it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.acts import ON_PAPER
from store.changes import DAILY, Bump, Change, Drop, Edit
from store.items import measure_item, when

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from store.items import Item
    from store.records.entry import Entry


def one_fewer(item: Item, history: History, day: date, today: date) -> Change | None:
    """Return the change that takes one off a count of `day`; None where nothing is counted."""
    edits = _off(history, day, item.id)
    return Change(words=_words(item.label, day, today), edits=edits, day=day, item=item.id) if edits else None


def one_fewer_entry(kind: str, history: History, day: date, today: date) -> Change | None:
    """Return the change that removes the newest entry of a kind without details, and takes it off what counts it.

    None where `day` has no such entry: what was written is never removed by this.
    """
    entries = history.entries(kind, day)
    bare = [entry for entry in entries if _is_bare(entry)]
    if not bare:
        return None
    items = _counting(kind, history, day, at_least=len(entries))
    edits = (Drop("entries", bare[-1].id), *(edit for item in items for edit in _off(history, day, item)))
    return Change(words=_words(kind, day, today), edits=edits, day=day, item=items[0] if items else "")


def _words(name: str, day: date, today: date) -> str:
    return f"one fewer: {name.replace('_', ' ').lower()}, {when(day, today)}"


def _is_bare(entry: Entry) -> bool:
    return all(value == ON_PAPER for value in entry.fields.values())


def _counting(kind: str, history: History, day: date, at_least: int) -> tuple[str, ...]:
    """Return the answers of `day` that count entries of a kind; one below their number was told without them."""
    rules = (rule for goal in history.goals if (rule := goal.rule_on(day)))
    measures = (measure for rule in rules for measure in rule.measures)
    items = (measure_item(measure) for measure in measures if measure.source == "derived" and measure.of == kind)
    return tuple(item for item in items if _count(history, day, item) >= at_least)


def _off(history: History, day: date, item: str) -> tuple[Edit, ...]:
    """Return what takes one off a count; the last one taken off leaves the day unknown, not at 0."""
    count, path = _count(history, day, item), ("answers", item)
    if not count:
        return ()
    return (Bump(DAILY, day.isoformat(), path, -1),) if count > 1 else (Drop(DAILY, day.isoformat(), path),)


def _count(history: History, day: date, item: str) -> int:
    answer = history.check_in(day).answers.get(item)
    return answer if isinstance(answer, int) else 0
