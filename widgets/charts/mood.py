"""Mood, day by day."""

from widgets.charts._rating import rating_chart

MOOD = rating_chart("mood", "Mood", place=1)
