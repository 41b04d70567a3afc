"""The parts of a plan and their headings (clinical.md 3.9 to 3.11); standard library only, for help reads them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = "own:"
"""How the part of a line begins that stands under a heading of the person's own."""
HEADING = "heading"
"""The part of a line that is such a heading."""
STRAYS = "other"
"""The part of lines that stand under no heading."""
PEOPLE = ("person", "professional")
LEVELLED = ("early_sign", "helps")
"""Parts whose lines are amber or red."""
SAFETY = ("coping", "distract", "safer", "reason")
"""What help shows of the plan, in order of escalation; people stand in it before all this."""


class Part(NamedTuple):
    """One heading, and what it invites to write."""

    name: str
    hint: str


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "keeps_well": Part("What keeps me well", "daily or weekly: a walk, supper with a friend"),
        "stressor": Part("What puts me under strain", "work, money, a place, a time of year"),
        "trigger": Part("What sets it off", "what tends to come before"),
        "early_sign": Part("Early signs", "what I or others notice; amber is early, red is late"),
        "helps": Part("What helps then", "at amber, and at red"),
        "panic_words": Part("My words for panic", "two or three lines, shown when it strikes"),
        "coping": Part("What I can do on my own", "small things that have helped before"),
        "distract": Part("Where and with whom I can take my mind off it", "a place, a person"),
        "person": Part("People I can tell", "how to reach them, and what they are good for"),
        "professional": Part("Professionals and lines", "my doctor, my therapist, a crisis team"),
        "safer": Part(
            "Making things safer around me", "put distance and time between you and anything you might use"
        ),
        "reason": Part("One thing worth living for", "one, or several"),
        "boundary": Part("Boundaries", "the situation, and the words to say"),
        "review": Part("When to look at this again", "some weeks from now, on a good day"),
    }
)
"""Every part by its id, in the order of the page; headings of the person's own stand before the last."""
