"""What is answered each day: the middle of the first and of the last fortnight, with half of all days around it."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING

from store.exchange.report.sheet import NOT_LOGGED, Block, Column, Part, Row, Scope, Series
from store.goals.words import about, number
from store.items import RATINGS, SLEEP, Item
from store.own_items import own_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.records.check_in import Answer

FORTNIGHT, ENOUGH = 14, 10
"""Days that are put together, and how many of them must be known (clinical.md 5.1)."""
TEN, LONG_NIGHT = 10, 12
"""Where the scales of the charts end."""
TITLE = "EACH DAY, 0-10 (half of all days lie in the bracket)"


def of(scope: Scope) -> Block:
    """Return a line for each rating and the hours slept; two fortnights that do not overlap, else all the days."""
    own = (own_item(each) for each in scope.history.settings.own_items if each.kind == "rating" and not each.off)
    rows = tuple(row for item in (*RATINGS, *SLEEP, *own) if (row := _row(item, scope)))
    apart = len(scope.days) >= 2 * FORTNIGHT
    head = ("first 14 d", "last 14 d") if apart else ("these days",)
    columns = (Column(54), *(Column(13, right=True) for _ in head))
    return Block(title=TITLE, head=head, columns=columns, rows=rows)


def _row(item: Item, scope: Scope) -> Row | None:
    answers = scope.history.answers(item.id)
    values = [_value(answers, day.isoformat()) for day in scope.days]
    if all(value is None for value in values):
        return None
    is_hours = item.field == "hours"
    ends = "hours" if is_hours else f"0 {item.low} ... 10 {item.high}"
    if len(values) >= 2 * FORTNIGHT:
        spans = [_typical(values[:FORTNIGHT]), _typical(values[-FORTNIGHT:])]
        typical = spans if all(spans) else [""] * 2
    else:
        typical = [_typical(values)]
    cells = (f"{item.label.lower():<9}{ends}", *(words or NOT_LOGGED for words in typical))
    return Row(
        id=item.id,
        cells=cells,
        own=item.id.startswith("own:"),
        series=Series(scope.first, tuple(values), 0, LONG_NIGHT if is_hours else TEN),
    )


def _typical(values: Sequence[float | None]) -> str:
    """Return "4 (3-5)", the median and the middle half; empty where fewer than ten days are known."""
    known = [value for value in values if value is not None]
    if len(known) < ENOUGH:
        return ""
    low, _, high = quantiles(known, n=4, method="inclusive")
    middle, lower, upper = (number(about(value)) for value in (median(known), low, high))
    return f"{middle} ({lower}-{upper})"


def _value(answers: Mapping[str, Answer], day: str) -> float | None:
    answer = answers.get(day)
    return float(answer) if isinstance(answer, int | float) else None


EACH_DAY = Part(place=70, name="Each day", of=of)
"""The part."""
