"""A chart: a title and a pure function from the history to a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

import msgspec

from store.declared import Registry
from store.history import History
from store.instruments.instrument import Instrument
from widgets.months import Months
from widgets.picture import Picture
from widgets.sides import Sides

Instruments: TypeAlias = Callable[[], Mapping[str, Instrument]]
"""Every questionnaire there is, by id."""


def packaged() -> Mapping[str, Instrument]:
    """Return the questionnaires that come with Handrail; they are read when they are first asked for."""
    from store.instruments import own

    return own.packaged()


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart is to look at."""

    today: date
    span_days: int = 30
    """How many days back, today included; 0: everything."""
    of: str = ""
    """The id of what it is to show: a goal, an item, a questionnaire; empty: what the chart itself takes first."""
    instruments: Instruments = packaged
    """Asked for by the chart that shows them alone: no history knows the files of the person's own."""
    whole: bool = False
    """The goal's whole road, from its start to its end, with its path and where it started from."""


class Subject(NamedTuple):
    """One thing that a chart can show."""

    id: str
    title: str


AnyPicture: TypeAlias = Picture | Months | Sides

Of: TypeAlias = Callable[[History, Scope], AnyPicture]
"""Pure: equal answers give equal pictures."""


class Chart(msgspec.Struct, frozen=True):
    """One chart; the name of the file that declares it is its id."""

    title: str
    of: Of
    place: int = 99
    """Where it stands among the others."""
    each: Callable[[History, Instruments], tuple[Subject, ...]] | None = None
    """The things it can show, one at a time; None: only the one."""


CHARTS = Registry("widgets.charts", Chart)
"""Every chart, by id."""


def plotted(name: str, history: History, scope: Scope) -> Picture:
    """Return the picture of a chart that is a plot. Raises TypeError for one of another kind."""
    picture = CHARTS[name].of(history, scope)
    if not isinstance(picture, Picture):
        raise TypeError(name)
    return picture
