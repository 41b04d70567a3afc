"""Which charts stand in the Charts pane, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.items import RATINGS, when
from widgets.chart import CHARTS, Scope

if TYPE_CHECKING:
    from store.agenda import Agenda
    from store.history import History
    from widgets.picture import Picture

SPANS = (14, 30, 90, 365, 0)
"""Days back, today included; 0 is everything."""
ORDER = ("mood", "goal", "anxiety", "energy")
"""The charts in the order `,` and `.` go through them; others follow by name."""


def names() -> tuple[str, ...]:
    """Return every chart's id, the usual ones first."""
    others = [name for name in CHARTS if name not in ORDER]
    return (*ORDER, *others)


def pulls(agenda: Agenda) -> bool:
    """Say whether a rating is still asked for first: its chart beside the question would pull the answer."""
    ratings = {item.id for item in RATINGS}
    return any(row.stop and row.item.id in ratings for group in agenda.groups[:1] for row in group.rows)


def in_view(history: History, agenda: Agenda, scope: Scope, marked: str) -> tuple[tuple[Picture, ...], str]:
    """Return the pictures of the pane, the marked one first, and the quiet line below them."""
    rated = {item.id for item in RATINGS}
    waiting = pulls(agenda) and marked in rated
    first = "goal" if waiting else marked
    second = "goal" if first != "goal" else "mood"
    chosen = (first,) if waiting or (second in rated and pulls(agenda)) else (first, second)
    return tuple(CHARTS[name].of(history, scope) for name in chosen), _waiting(marked, agenda) if waiting else ""


def _waiting(marked: str, agenda: Agenda) -> str:
    return f"{marked}: once {when(agenda.groups[0].day, agenda.today)} is answered"
