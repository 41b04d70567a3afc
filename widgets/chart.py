"""A chart: a title and a pure function from the history to a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import msgspec

from store.declared import Registry
from store.history import History
from store.instruments.instrument import Instrument
from widgets.picture import Picture


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart is to look at."""

    today: date
    span_days: int = 30
    """How many days back, today included; 0: everything."""
    goal: str | None = None
    """The id of the goal under the cursor."""
    instrument: Instrument | None = None
    """The questionnaire to show; None: the one that was taken last."""
    whole: bool = False
    """The goal's whole road, from its start to its end, with its path and where it started from."""


Of: TypeAlias = Callable[[History, Scope], Picture]
"""Pure: equal answers give equal pictures."""


class Chart(msgspec.Struct, frozen=True):
    """One chart; the name of the file that declares it is its id."""

    title: str
    of: Of


CHARTS = Registry("widgets.charts", Chart)
"""Every chart, by id."""
