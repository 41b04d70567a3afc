"""Anxiety, day by day."""

from widgets.charts._rating import rating_chart

ANXIETY = rating_chart("anxiety", "Anxiety", place=2)
