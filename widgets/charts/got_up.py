"""When one got up, morning by morning, by the clock on the wall."""

from store.sleep import HOUR, Night
from widgets.chart import Chart
from widgets.charts._nights import Asked, night_picture
from widgets.picture import clock

EARLIEST, LATEST = 4, 14
"""Hours of the range; a time beyond stands at its edge and is read out as it is."""


def _hours(night: Night) -> float | None:
    return night.got_up.hour + night.got_up.minute / HOUR if night.got_up else None


ASKED = Asked(title="Got up", value=_hours, say=clock, low=EARLIEST, high=LATEST, clock=True)

GOT_UP = Chart("Got up", lambda history, scope: night_picture(history, scope, ASKED), 12)
