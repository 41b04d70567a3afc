"""What the person wants to talk about: three lines of their own, before all else.

Where two windows wrote at once there may be more; none of them is left out.
"""

from __future__ import annotations

from store.exchange.report.sheet import BLANK, Block, Column, Part, Row, Scope
from store.sessions import MOST_LINES


def of(scope: Scope) -> Block:
    """Return the lines, with room to write where there are fewer than three."""
    talk = scope.session.talk
    said = (*talk, *[""] * (MOST_LINES - len(talk)))
    rows = tuple(
        Row(id=str(place), cells=(str(place), words or BLANK), own=bool(words))
        for place, words in enumerate(said, 1)
    )
    return Block(title="WHAT I WANT TO TALK ABOUT", columns=(Column(4), Column(76)), rows=rows, yields=False)


TALK = Part(place=10, name="What I want to talk about", of=of)
"""The part."""
