"""Activities by the week: how many were done, which most often, and how much joy they brought."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any

from store.entry_kind import happened, is_number
from store.expected import ENOUGH
from store.goals.words import number
from store.records.text import one_line
from widgets.chart import Chart
from widgets.charts._weeks import Counted, week_picture
from widgets.key_names import key_of
from widgets.picture import Caption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.history import History
    from store.records.entry import Entry
    from widgets.chart import Scope
    from widgets.picture import Picture

KIND, TITLE = "activity", "Activities"
OFTEN = 3
"""How many are named."""


def _of(history: History, scope: Scope) -> Picture:
    done = [entry for entry in history.entries(KIND) if happened(entry)]
    daily = Counter(entry.day for entry in done)
    empty = f"Activities appear here once one is noted: {key_of('write')}, then Activity."
    counted = Counted(title=TITLE, daily=dict(daily), noted=True, empty=empty)
    since = scope.today.toordinal() - (scope.span_days or scope.today.toordinal())
    told = list(_said([entry for entry in done if since < entry.day.toordinal() <= scope.today.toordinal()]))
    words = " ".join(f"{said[:1].upper()}{said[1:]}." for said in told)
    return week_picture(history, scope, counted, tuple(Caption("", said) for said in told), words)


def _said(done: Sequence[Entry]) -> Iterator[str]:
    """Yield which were done most often, and the middle of the joy they brought, where enough is rated."""
    names = Counter(one_line(str(name)) for entry in done if (name := entry.fields.get(KIND)))
    if names:
        yield f"most often {', '.join(f'{name} ({times})' for name, times in names.most_common(OFTEN))}"
    joys: list[Any] = [joy for entry in done if is_number(joy := entry.fields.get("pleasure"))]
    if len(joys) >= ENOUGH:
        yield f"joy typically {number(median(joys))} of 10 ({len(joys)} rated)"


ACTIVITIES = Chart(TITLE, _of, place=40)
