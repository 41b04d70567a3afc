"""What `f` flags for the next session, and the name it is spoken of by."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from store.items import RATINGS, measure_item
from widgets.gallery import Look, gallery, picture

if TYPE_CHECKING:
    from store.agenda import Row
    from store.history import History
    from widgets.chart import Scope

Flag: TypeAlias = tuple[str, str]


def of_goal(goal_id: str, history: History) -> Flag | None:
    """Return the flag of a goal, None where there is none of that id."""
    return next(((f"goal:{goal.id}", goal.title) for goal in history.goals if goal.id == goal_id), None)


def of_chart(look: Look, history: History, scope: Scope) -> Flag | None:
    """Return the flag of a chart; the chart of a goal or a questionnaire flags that."""
    if look.chart == "goal":
        return of_goal(look.of, history)
    kind = "questionnaire" if look.chart == "questionnaire" else "chart"
    return f"{kind}:{look.of or look.chart}", picture(look, history, scope).title


def of_row(row: Row, history: History) -> Flag | None:
    """Return the flag of a row of the check-in: its goal, else its chart; None where it has neither."""
    for goal in history.goals:
        if any(measure_item(measure) == row.item.id for measure in goal.rule.measures):
            return f"goal:{goal.id}", goal.title
    is_rated = row.item.id in {item.id for item in RATINGS} or row.item.field == "rating"
    charted = {look.of or look.chart for look in gallery(history)}
    return (f"chart:{row.item.id}", row.item.label) if is_rated or row.item.id in charted else None
