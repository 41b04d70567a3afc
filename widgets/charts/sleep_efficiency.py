"""Sleep efficiency, night by night: minutes asleep of a hundred in bed (clinical.md 3.5)."""

from store.sleep import Night
from widgets.chart import Chart
from widgets.charts._nights import Asked, night_picture

FULL = 100


def _value(night: Night) -> float | None:
    return night.efficiency


ASKED = Asked(
    title="Sleep efficiency", value=_value, say=lambda value: f"{value:.0f} of 100", low=0, high=FULL, step=10
)

SLEEP_EFFICIENCY = Chart("Sleep efficiency", lambda history, scope: night_picture(history, scope, ASKED), 11)
