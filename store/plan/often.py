"""What comes up most in the journal, to be offered for the plan where the person asks for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from store.clock import DAY
from store.entry_kind import fields_that

if TYPE_CHECKING:
    from datetime import date

    from store.history import History

MOST = 3
SPAN = 90
"""Days that are looked at."""


class Offer(NamedTuple):
    """Something written down more than once."""

    part: str
    text: str
    times: int


def come_up_most(history: History, today: date) -> tuple[Offer, ...]:
    """Return the three things written most often in the last 90 days, the most frequent first.

    What stands in the plan already, and what was written once, is left out.
    """
    first = today - SPAN * DAY
    counted: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], str] = {}
    for kind, field in fields_that(lambda field: field.part):
        for entry in history.entries(kind):
            told = entry.fields.get(field.id)
            said = told if isinstance(told, str) else ""
            key = field.part, said.strip().casefold()
            if said.strip() and first < entry.day <= today and not entry.private:
                counted[key] += 1
                words.setdefault(key, said.strip())
    there = {(line.part, line.text.strip().casefold()) for line in history.plan}
    often = [(key, times) for key, times in counted.most_common() if times > 1 and key not in there]
    return tuple(Offer(key[0], words[key], times) for key, times in often[:MOST])
