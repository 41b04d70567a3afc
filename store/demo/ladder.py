"""The ladder of a made-up person: what is usually avoided, the easiest step first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.ladder import Ladder, Step

if TYPE_CHECKING:
    from random import Random

TITLE = "Out among people again"
STEPS = (
    ("the queue in the supermarket", 30),
    ("one stop by tube", 45),
    ("two stops by tube", 60),
    ("say something in the meeting", 70),
    ("the whole way to work at eight", 85),
)
"""What each is, and the fear it is expected to bring; the tries of a step are the exposures of the same words."""


def ladder(ids: Random) -> Ladder:
    """Return it; the hardest step was not tried yet."""
    steps = tuple(Step(id=f"{ids.getrandbits(64):016x}", text=text, expected=fear) for text, fear in STEPS)
    return Ladder(title=TITLE, steps=steps)
