"""Hours slept, night by night."""

from widgets.chart import Chart
from widgets.charts._rating import Asked, number_picture

ASKED = Asked(item="sleep_hours", title="Hours slept", high=12, unit="hours", answered="night told")

SLEEP_HOURS = Chart("Hours slept", lambda history, scope: number_picture(history, scope, ASKED), 10)
