"""What stands in the Charts pane, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.items import RATINGS, when
from widgets.chart import packaged
from widgets.gallery import Look, picture

if TYPE_CHECKING:
    from store.agenda import Agenda
    from store.history import History
    from widgets.chart import AnyPicture, Instruments, Scope

SPANS = (14, 30, 90, 365, 0)
"""Days back, today included; 0 is everything."""
FIRST = Look("mood")
"""The chart that is marked to begin with."""


def span_beside(span: int, step: int) -> int:
    """Return the next shorter (-1) or longer (1) span; beyond the ends the same one."""
    return SPANS[min(len(SPANS) - 1, max(0, SPANS.index(span) + step))]


def pulls(agenda: Agenda) -> bool:
    """Say whether a rating is still asked for first: its chart beside the question would pull the answer."""
    ratings = {item.id for item in RATINGS}
    return any(row.stop and row.item.id in ratings for group in agenda.groups[:1] for row in group.rows)


def in_view(
    history: History, agenda: Agenda, scope: Scope, marked: Look, goal: Look
) -> tuple[tuple[AnyPicture, ...], str]:
    """Return the pictures of the pane, the marked one first and then the goal's, and the quiet line below them."""
    asked = pulls(agenda)
    waiting = asked and _shows_ratings(marked)
    first = goal if waiting else marked
    second = goal if first != goal else FIRST
    chosen = (first,) if asked and (waiting or _shows_ratings(second)) else (first, second)
    pictures = tuple(picture(look, history, scope) for look in chosen)
    return pictures, _waiting(marked, agenda) if waiting else ""


def _shows_ratings(look: Look) -> bool:
    """Say whether a look holds what the check-in asks to rate."""
    ratings = {item.id for item in RATINGS}
    return look.chart == "medicines" or bool({look.chart, look.of} & ratings)


def scores(history: History, instruments: Instruments = packaged) -> tuple[str, ...]:
    """Return the last questionnaire in a line or two; nothing where none was taken."""
    from store.instruments.own import newest
    from store.instruments.taken import in_short

    return in_short(history, newest(history, instruments)) if history.responses else ()


def _waiting(marked: Look, agenda: Agenda) -> str:
    ratings = {item.id for item in RATINGS}
    name = next((name for name in (marked.of, marked.chart) if name in ratings), FIRST.chart)
    return f"{name}: once {when(agenda.groups[0].day, agenda.today)} is told"
