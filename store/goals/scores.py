"""The scores of a questionnaire beside a goal: told, and no part of whether it is reached (clinical.md 2.5 D)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from store.clock import day_of_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.history import History
    from store.instruments.taken import Scored
    from store.records.goal import Goal

STRUNG = 6
"""How many scores are strung together."""
FROM_EARLIER = 1
"""How many scores from before the goal began are told with its own: where it started from."""


def scores(goal: Goal, history: History) -> tuple[str, ...]:
    """Return a questionnaire's scores from the goal's start on, and how the last compares with the first.

    Nothing for a goal without one, or with one that this version does not have.
    """
    from store.instruments.change import since_start
    from store.instruments.own import packaged
    from store.instruments.taken import series

    instrument = packaged().get(goal.looked_at_with)
    if instrument is None:
        return ()
    known = _of_the_goal(goal, series(history, instrument))
    if not known:
        return (f"{instrument.title}: not taken yet; the questionnaires have it.",)
    strung = " → ".join(str(scored.total) for scored in known[-STRUNG:])
    told = f"{instrument.title}: {strung} ({day_of_month(known[-1].response.day)})."
    return (told, since_start(instrument, known[0].total, known[-1].total)) if len(known) > 1 else (told,)


def _of_the_goal(goal: Goal, known: Sequence[Scored]) -> list[Scored]:
    start = goal.revisions[0].start
    earlier = [scored for scored in known if scored.response.day < start]
    return list(chain(earlier[-FROM_EARLIER:], (scored for scored in known if scored.response.day >= start)))
