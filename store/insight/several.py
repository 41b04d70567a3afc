"""Several questions at once: the more are asked, the clearer each answer has to be (clinical.md 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def clear(chances: Sequence[float], share: float) -> tuple[bool, ...]:
    """Return which of the questions stand out, after Benjamini and Hochberg.

    `chances` are those of each question that its answer is chance alone; of what stands out, at most `share`,
    0 to 1, is expected to be chance.
    """
    asked = len(chances)
    ranked = sorted(chances)
    allowed = [chance for rank, chance in enumerate(ranked, 1) if chance <= share * rank / asked]
    bound = max(allowed, default=-1.0)
    return tuple(chance <= bound for chance in chances)
