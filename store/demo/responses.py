"""The made-up person's questionnaires: PHQ-9 and GAD-7 every fortnight, lower as the months go on."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from store.clock import DAY
from store.demo.course import ANXIETY, MOOD, along
from store.records.response import Response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo
    from random import Random

EVERY = 14
FIRST = 15
"""Days ago of the last ones; the others lie before them."""
TAKES = timedelta(minutes=3)
ITEMS = {"phq9": 9, "gad7": 7}
SENSITIVE = "9"
"""Answered with 0: what is made up is not to be found on anybody's screen."""


def responses(today: date, days: int, rng: Random, zone: tzinfo | None) -> Iterator[Response]:
    """Yield the responses of the last `days` days, oldest first; about one in ten was not taken."""
    for ago in reversed(range(FIRST, days, EVERY)):
        level = {"phq9": (8.5 - along(MOOD, ago)) / 2.6, "gad7": (along(ANXIETY, ago) - 1.5) / 2.6}
        taken = rng.random() > 1 / 10
        for name, items in ITEMS.items():
            answers = {str(item): _answer(level[name], rng) for item in range(1, items + 1)}
            if taken:
                yield _response(name, today - ago * DAY, answers, zone)


def _response(name: str, day: date, answers: dict[str, int], zone: tzinfo | None) -> Response:
    begun = datetime.combine(day, time(8, 10), zone)
    if name == "phq9":
        answers = {**answers, SENSITIVE: 0}
    difficulty = min(3, round(sum(answers.values()) / len(answers)))
    return Response(
        instrument=name,
        day=day,
        started=begun,
        finished=begun + TAKES,
        answers={**answers, "difficulty": difficulty},
        created_at=begun,
        updated_at=begun + TAKES,
    )


def _answer(level: float, rng: Random) -> int:
    return min(3, max(0, round(rng.gauss(level, 0.7))))
