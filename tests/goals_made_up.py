"""Goals and days for the tests of the arithmetic: answers come as lists, one a day from START, None: not logged."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from store.goals.library import library
from store.history import History
from store.records.goal import Goal, Measure, Revision

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from store.records.check_in import Answer

START = date(2026, 11, 22)
"""A Sunday."""

WALK = Measure(id="walk", label="Walk", source="yes_no", aggregate="distinct_days", target=3)
TIMES = Measure(id="times", label="Times", target=3)
LIMIT = Measure(id="limit", label="Limit", direction="at_most", target=4)


def day(number: int) -> date:
    """Return a day by its number; 0 is START."""
    return START + timedelta(number)


def history(
    *,
    hard: Collection[int] = (),
    entries: Sequence[tuple[str, int, dict[str, Any]]] = (),
    **answers: Sequence[Answer | None],
) -> History:
    """Return a history; a keyword is an item's id, a measure's after "m_"; an entry is its kind, day and fields."""
    check_ins: dict[str, dict[str, Any]] = {}
    for number in hard:
        check_ins.setdefault(day(number).isoformat(), {})["hard"] = True
    for item, column in answers.items():
        for number, answer in enumerate(column):
            if answer is not None:
                document = check_ins.setdefault(day(number).isoformat(), {})
                document.setdefault("answers", {})[item.replace("m_", "m:")] = answer
    for iso, document in check_ins.items():
        document["day"] = iso
    kept = {
        str(number): {"id": str(number), "kind": kind, "day": day(on).isoformat(), "fields": fields}
        for number, (kind, on, fields) in enumerate(entries)
    }
    return History({"check_ins": check_ins, "entries": kept})


def goal(*measures: Measure, days: int | None = 28, **fields: Any) -> Goal:  # noqa: ANN401 - any field of a goal
    """Return a goal that starts at START and runs so many days; None: an open end."""
    due = day(days - 1) if days else None
    rule = Revision(effective_from=START, start=START, measures=measures or (WALK,), due=due)
    return Goal(**{"id": "goal", "title": "Walk in the park", "revisions": (rule,), **fields})


def from_library(title: str) -> Goal:
    """Return a starter goal begun at START; the goal is "1", its measures "2", "3" and so on."""
    (found,) = (starter for starter in library() if starter.title == title)
    return found.begin(START, numbered())


def numbered() -> Callable[[], str]:
    """Return ids in order: "1", "2", "3"."""
    numbers = count(1)
    return lambda: str(next(numbers))


def week(done: int, *, of: int = 7, said: Answer = "yes", otherwise: Answer | None = "no") -> list[Answer | None]:
    """Return a period of `of` days, the first `done` of them answered `said`, the others `otherwise`."""
    return [said] * done + [otherwise] * (of - done)
