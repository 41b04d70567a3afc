"""A plot of days: its axis, and what happened on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.charts._calendar import span_words, ticks
from widgets.charts._events import captions, happenings, marks
from widgets.picture import Picture

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from widgets.chart import Scope
    from widgets.picture import Caption


def days(
    history: History,
    scope: Scope,
    first: date,
    *,
    notes: tuple[Caption, ...] = (),
    **others: Any,  # noqa: ANN401 - the fields of a picture
) -> Picture:
    """Return the picture of the days from `first` to today, with what is marked on them."""
    found = happenings(history, first, scope.today)
    return Picture(
        span=span_words(scope, first),
        slots=(scope.today - first).days + 1,
        first=first,
        ticks=ticks(first, scope.today),
        events=marks(found, first, scope.today),
        notes=(*notes, *captions(found, scope.today)),
        **others,
    )
