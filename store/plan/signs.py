"""Early signs tied to the check-in by the person's own rule, and what they wrote to do then.

It looks back at the last seven days and no further: nothing is foretold, and who ties no sign is told nothing
(clinical.md 3.10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.history import History
    from store.records.plan import PlanLine, SignRule

WINDOW = 7
"""Days that are looked at, today the last."""
ENOUGH = 2
"""So many signs stand before a word is said."""
COUNTED = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def standing_signs(plan: Iterable[PlanLine], history: History, today: date) -> tuple[PlanLine, ...]:
    """Return the signs whose rule holds in the last seven days; a day without an answer counts as neither."""
    signs = (line for line in plan if line.part == "early_sign" and line.rule)
    return tuple(line for line in signs if line.rule and _stands(line.rule, history, today))


def quiet_words(history: History, today: date) -> str:
    """Return one line where two signs or more stand, with the person's own words of what to do; else nothing."""
    signs = standing_signs(history.plan, history, today)
    if len(signs) < ENOUGH:
        return ""
    names = ", ".join(f"“{one_line(sign.text)}”" for sign in signs)
    many = f"{COUNTED.get(len(signs), 'Several')} of your early signs this week: {names}."
    what = " · ".join(one_line(line.text) for line in to_do(signs, history.plan))
    return f"{many} You wrote for then: {what}." if what else many


def to_do(signs: tuple[PlanLine, ...], plan: tuple[PlanLine, ...]) -> tuple[PlanLine, ...]:
    """Return what is tied to these signs, else what helps at their level."""
    linked = {link for sign in signs for link in sign.links}
    levels = {sign.level or "amber" for sign in signs}
    tied = tuple(line for line in plan if line.id in linked)
    return tied or tuple(line for line in plan if line.part == "helps" and (line.level or "amber") in levels)


def _stands(rule: SignRule, history: History, today: date) -> bool:
    days = (history.check_in(today - back * DAY) for back in range(WINDOW))
    values = (day.answers.get(rule.item) for day in days)
    numbers = [value for value in values if isinstance(value, int | float)]
    beyond = sum(value < rule.value if rule.side == "under" else value > rule.value for value in numbers)
    return beyond >= rule.days
