"""What the columns of the check-ins stand for: the id of each question with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.history import History
from store.items import NOW, STANDARD, item_of, measure_item
from store.own_items import own_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import Tables
    from store.items import Item

ITEMS = "items.csv"
HEADER = ("item", "label", "question", "low", "high", "of")


def named_items(tables: Tables) -> Iterator[tuple[str, ...]]:
    """Yield a header, then each item once: its id, its label, what it asks, its ends, what it belongs to."""
    yield HEADER
    history = History(tables)
    for item in (*STANDARD.values(), NOW):
        yield _row(item, "")
    for own in history.settings.own_items:
        yield _row(own_item(own), "")
    for goal in history.goals:
        measures = {measure.id: measure for rule in goal.revisions for measure in rule.measures}
        for measure in measures.values():
            row = item_of(goal, measure)
            yield _row(row, goal.title) if row else (measure_item(measure), measure.label, "", "", "", goal.title)
    for medicine in history.medicines:
        times = {f":{at:%H:%M}" for dosing in medicine.dosings for at in dosing.times} or {""}
        yield from ((f"med:{medicine.id}{at}", medicine.name, "", "", "", medicine.name) for at in sorted(times))
        for effect in medicine.side_effects:
            yield f"own:{effect.id}", effect.name, "", "none", "worst", medicine.name


def _row(item: Item, of: str) -> tuple[str, ...]:
    return item.id, item.label, item.question.replace(" {when}", "").replace("{when}", ""), item.low, item.high, of
