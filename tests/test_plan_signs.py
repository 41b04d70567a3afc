"""Early signs tied to the check-in: when one stands, what is said, and that silence is never a sign."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.clock import DAY
from store.history import History
from store.plan.signs import quiet_words, standing_signs
from store.records.plan import PlanLine, SignRule

TODAY = date(2026, 11, 22)
SHORT = SignRule(item="sleep_hours", side="under", value=5, days=3)


def sign(text: str, rule: SignRule | None, **fields: Any) -> PlanLine:  # noqa: ANN401 - any field of a line
    """Return a sign."""
    return PlanLine(id=text, part="early_sign", text=text, level="amber", rule=rule, **fields)


def history(*plan: PlanLine, **answers: list[object]) -> History:
    """Return a history with these answers, of today and the days before it; None is no answer."""
    days: dict[str, dict[str, object]] = {}
    for item, values in answers.items():
        for back, value in enumerate(values):
            if value is not None:
                days.setdefault((TODAY - back * DAY).isoformat(), {})[item] = value
    check_ins = {str(at): {"day": day, "answers": given} for at, (day, given) in enumerate(days.items(), 1)}
    return History({"check_ins": check_ins, "plan": {line.id: line.document() for line in plan}})


@pytest.mark.parametrize(
    ("hours", "stands"),
    [
        ([4, 4.5, 3], True),
        ([4, None, 4, None, None, None, 4], True),
        ([4, 4, 5, 6, 7], False),
        ([4, 4, None, None, None, None, None, 4], False),
        ([None] * 7, False),
        ([], False),
        ([4, 4, "yes"], False),
    ],
)
def test_a_sign_stands_by_its_own_rule(hours: list[object], stands: bool) -> None:
    """Under 5 hours on three of the last seven days: 5 is not under 5, the eighth day back is not looked at."""
    line = sign("short nights", SHORT)
    assert standing_signs((line,), history(sleep_hours=hours), TODAY) == ((line,) if stands else ())


def test_a_sign_can_look_for_more_of_something() -> None:
    """Over 7 is 8 and more."""
    line = sign("wound up", SignRule(item="anxiety", side="over", value=7, days=2))
    assert standing_signs((line,), history(anxiety=[8, 7, 9]), TODAY) == (line,)
    assert standing_signs((line,), history(anxiety=[7, 7, 9]), TODAY) == ()


def test_without_a_rule_nothing_is_looked_at() -> None:
    """A sign is words first; tying it is the person's own choice."""
    assert standing_signs((sign("short nights", None),), history(sleep_hours=[1] * 7), TODAY) == ()


@given(st.lists(st.floats(5, 24) | st.none(), max_size=12))
def test_days_without_an_answer_never_make_a_sign(hours: list[float | None]) -> None:
    """Silence is unknown, not little sleep."""
    assert standing_signs((sign("short nights", SHORT),), history(sleep_hours=list(hours)), TODAY) == ()


def test_one_sign_alone_is_not_spoken_of() -> None:
    """Two are needed for one quiet line."""
    assert quiet_words(history(sign("short nights", SHORT), sleep_hours=[4, 4, 4]), TODAY) == ""


def test_two_signs_are_said_with_what_the_person_wrote_to_do() -> None:
    """What is tied to the signs; without a tie, what helps at their level; without that, nothing more."""
    first, low = sign("short nights", SHORT), SignRule(item="mood", value=4, days=2)
    walk = PlanLine(id="w", part="coping", text="walk with Noor")
    amber = PlanLine(id="a", part="helps", text="cancel one thing", level="amber")
    red = PlanLine(id="r", part="helps", text="call Dr. A.", level="red")
    said: dict[str, list[object]] = {"sleep_hours": [4, 4, 4], "mood": [3, None, 2]}
    signs = "Two of your early signs this week: “short nights”, “no laughing”."
    tied = history(first, sign("no laughing", low, links=("w",)), walk, amber, red, **said)
    assert quiet_words(tied, TODAY) == f"{signs} You wrote for then: walk with Noor."
    untied = history(first, sign("no laughing", low), amber, red, **said)
    assert quiet_words(untied, TODAY) == f"{signs} You wrote for then: cancel one thing."
    assert quiet_words(history(first, sign("no laughing", low), **said), TODAY) == signs
