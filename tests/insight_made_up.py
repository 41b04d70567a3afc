"""Histories for the tests of insight: answers by whole weeks that end yesterday."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from store.history import History
from store.records.goal import Goal, Measure, Revision
from store.records.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.records.check_in import Answer

TODAY = date(2026, 11, 23)
"""A Monday: the last whole week ended yesterday."""
WALK = Goal(
    id="g",
    title="Walk in the park",
    revisions=(
        Revision(
            effective_from=date(2025, 1, 6),
            start=date(2025, 1, 6),
            measures=(Measure(id="walk", label="Walk", source="yes_no", aggregate="distinct_days", target=3),),
        ),
    ),
)
QUESTION = Question(id="q", about="m:walk", words="a walk", asked=TODAY)


def history(
    questions: Sequence[Question] = (),
    settings: Mapping[str, Any] | None = None,
    *,
    offset: int = 0,
    **answers: Sequence[Answer | None],
) -> History:
    """Return a history whose answers end `offset` days ago.

    A keyword is an item's id, after "m_" a measure's, after "own_" that of a row of one's own.
    """
    check_ins: dict[str, dict[str, Any]] = {}
    for item, column in answers.items():
        for number, answer in enumerate(column):
            day = (TODAY - timedelta(len(column) - number + offset)).isoformat()
            document = check_ins.setdefault(day, {"day": day, "answers": {}})
            if answer is not None:
                document["answers"][re.sub("^(m|own)_", r"\1:", item)] = answer
    return History(
        {
            "settings": {"1": dict(settings or {})},
            "goals": {"1": WALK.document()},
            "check_ins": {str(place): document for place, document in enumerate(check_ins.values(), 1)},
            "questions": {str(place): question.document() for place, question in enumerate(questions, 1)},
        }
    )


def walks(weeks: int) -> list[str]:
    """Return answers about a walk: three days of each week, others each week."""
    return ["yes" if (day * 3 + week) % 7 < 3 else "no" for week in range(weeks) for day in range(7)]


def moods(walked: Sequence[str | None], lift: int) -> list[int]:
    """Return moods that go up and down, and lie `lift` points higher on days with a walk."""
    return [4 + (day * 5) % 3 + lift * (walk == "yes") for day, walk in enumerate(walked)]
