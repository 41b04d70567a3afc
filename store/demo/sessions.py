"""The made-up person's sessions: what was agreed four weeks ago, and what is prepared for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY
from store.records.therapy_session import Agreed, TherapySession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

AGO = 28
"""Days since the last session."""
AGREED = (
    Agreed(
        id="5f20c81a94d7e36b",
        text="two stops by train, three times",
        done="2 of 3",
        in_the_way="deadline week",
    ),
    Agreed(id="c47d91e0b3a8265f", text="write the thought when it starts", done="most days"),
)
TALK = ("the train when it stops in the tunnel", "the new dose: better mornings, worse sleep?")


def sessions(today: date, days: int) -> Iterator[TherapySession]:
    """Yield the last session, in a journal that is old enough, and the one that is coming."""
    if days > AGO:
        yield TherapySession(day=today - AGO * DAY, agreed=AGREED)
        yield TherapySession(talk=TALK)
