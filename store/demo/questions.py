"""What the made-up person asks their numbers: one question that has an answer, and one that has none."""

from __future__ import annotations

from datetime import date, timedelta

from store.demo.goals import REACH, WALK
from store.items import ENERGY, MOOD, measure_item
from store.records.question import Question

ASKED = 56
"""Days ago, where the journal goes back so far."""


def questions(today: date, days: int) -> tuple[Question, ...]:
    """Return both questions of a journal of `days` days."""
    first = today - timedelta(min(days, ASKED))
    return (
        Question(about=measure_item(WALK), outcome=MOOD.id, words="a walk", asked=first),
        Question(about=measure_item(REACH), outcome=ENERGY.id, words="reaching out", asked=first),
    )
