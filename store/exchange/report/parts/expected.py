"""What was expected beside what came, over all that has both: exposures, activities, worries, boundaries."""

from __future__ import annotations

from store.exchange.report.sheet import Block, Part, Row, Scope
from store.expected import counts, pairs, said, typical_words


def of(scope: Scope) -> Block:
    """Return one line, where anything was expected and came in these days."""
    found = counts(pair for pair in pairs(scope.history) if scope.covers(pair.day))
    if not found.pairs:
        return Block()
    words = "; ".join(filter(None, (said(found), typical_words(found))))
    return Block(rows=(Row(id="all", label="EXPECTED", cells=(words,)),))


EXPECTED = Part(place=65, name="Expected, and what came", of=of)
"""The part."""
