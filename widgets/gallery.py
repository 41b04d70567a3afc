"""Everything that can be looked at: each chart, and where one can show several things, each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from widgets.chart import CHARTS, packaged

if TYPE_CHECKING:
    from store.history import History
    from widgets.chart import AnyPicture, Instruments, Scope


class Look(msgspec.Struct, frozen=True):
    """A chart, and what it is to show; empty where it shows the one thing."""

    chart: str
    of: str = ""


def gallery(history: History, instruments: Instruments = packaged) -> dict[Look, str]:
    """Return every look there is by now, in order, with its title."""
    charts = sorted(CHARTS.items(), key=lambda named: (named[1].place, named[0]))
    return {
        look: title
        for name, chart in charts
        for look, title in (
            [(Look(name), chart.title)]
            if chart.each is None
            else [(Look(name, subject.id), subject.title) for subject in chart.each(history, instruments)]
        )
    }


def beside(look: Look, step: int, history: History, instruments: Instruments = packaged) -> Look:
    """Return the look so many steps on, the first after the last; what is in sight no more counts as the first."""
    looks = list(gallery(history, instruments))
    place = looks.index(look) if look in looks else 0
    return looks[(place + step) % len(looks)]


def picture(look: Look, history: History, scope: Scope) -> AnyPicture:
    """Return what there is to see."""
    return CHARTS[look.chart].of(history, replace(scope, of=look.of))
