"""The total of a questionnaire, each time it was taken, on its whole range; single items are never drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import short_day
from store.instruments.own import newest
from store.instruments.taken import compared, series
from widgets.chart import Chart, Instruments, Scope, Subject
from widgets.charts._calendar import first_day, span_words
from widgets.charts._days import days
from widgets.colours import LEVEL, LIMIT
from widgets.picture import Caption, Level, Picture, Point

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.history import History
    from store.instruments.instrument import Instrument
    from store.instruments.taken import Scored

TOLD = 6
"""Scores that are said in words."""


def _of(history: History, scope: Scope) -> Picture:
    instrument = scope.instruments().get(scope.of) or newest(history, scope.instruments)
    known = series(history, instrument)
    first = first_day(known[0].response.day if known else None, scope)
    shown = [scored for scored in known if first <= scored.response.day <= scope.today]
    span = span_words(scope, first)
    return days(
        history,
        scope,
        first,
        notes=_threshold(instrument),
        title=instrument.title,
        low=instrument.score.min,
        high=instrument.score.max,
        points=tuple(_point(scored, instrument, first) for scored in shown),
        levels=_levels(instrument),
        legend=_legend(instrument),
        words=_words(history, instrument, shown, f"{instrument.title}, {span}"),
        empty=_empty(instrument.title, taken=bool(known)),
    )


def _point(scored: Scored, instrument: Instrument, first: date) -> Point:
    words = f"{scored.total} of {instrument.score.max}"
    return Point((scored.response.day - first).days, scored.total, words=words)


def _each(history: History, instruments: Instruments) -> tuple[Subject, ...]:
    """Return those that were taken."""
    taken = {response.instrument for response in history.responses}
    return tuple(Subject(name, instrument.title) for name, instrument in instruments().items() if name in taken)


def _levels(instrument: Instrument) -> tuple[Level, ...]:
    """Return where each published band begins, and the cut-off; the lowest band begins at the axis."""
    starts = [band.max + 1 for band in instrument.bands[:-1]]
    labels = [band.label for band in instrument.bands[1:]]
    cut = instrument.thresholds.caseness if instrument.thresholds else None
    bands = (
        Level(start, f"{start} {label}", firm=start == cut) for start, label in zip(starts, labels, strict=True)
    )
    return (*([] if cut is None or cut in starts else [Level(cut, "", firm=True)]), *bands)


def _legend(instrument: Instrument) -> tuple[Caption, ...]:
    cut = instrument.thresholds.caseness if instrument.thresholds else None
    return (
        Caption("●", "score"),
        *([] if cut is None else [Caption(LIMIT, f"cut-off {cut}")]),
        *([Caption(LEVEL, "published bands")] if instrument.bands else []),
    )


def _threshold(instrument: Instrument) -> tuple[Caption, ...]:
    """Return the small print on what counts as a change (clinical.md 1.3, 1.4)."""
    known = instrument.thresholds.reliable_change if instrument.thresholds else None
    return (Caption("", f"a change of {known} or more is unlikely to be chance"),) if known else ()


def _words(history: History, instrument: Instrument, shown: Sequence[Scored], title: str) -> str:
    if not shown:
        return f"{title}: not taken."
    last = shown[-1]
    earlier = ", ".join(str(scored.total) for scored in shown[-TOLD:-1])
    latest = f"{last.total} of {instrument.score.max} on {short_day(last.response.day)}"
    told = f"{title}: {earlier}, then {latest}." if earlier else f"{title}: {latest}."
    return " ".join([told, *compared(history, instrument, last.response)])


def _empty(title: str, *, taken: bool) -> str:
    if taken:
        return f"{title} was not taken in this time. A longer span shows more."
    return f"{title} appears here once it has been taken."


QUESTIONNAIRE = Chart("The questionnaire", _of, place=80, each=_each)
