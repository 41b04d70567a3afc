"""Energy, day by day."""

from widgets.charts._rating import rating_chart

ENERGY = rating_chart("energy", "Energy", place=3)
