"""What helped: tools in the order of the person's own numbers, with counts, never below three uses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from store.helped import helped
from store.history import History

LAST = date(2026, 11, 22)


def journal(*uses: tuple[str, Any, Any], kind: str = "coping", field: str = "strategy") -> History:
    """Return a history of uses: what was done, before, after; one a day, the last one on LAST."""
    kept = {}
    for at, (name, before, after) in enumerate(uses):
        rated = {key: value for key, value in (("before", before), ("after", after)) if value is not None}
        day = LAST - timedelta(len(uses) - 1 - at)
        kept[str(at)] = {"id": str(at), "kind": kind, "day": str(day), "fields": {field: name, **rated}}
    return History({"entries": kept})


def test_what_eased_most_comes_first() -> None:
    """By the median of the drop, not by its best time; of equals the one used more often."""
    known = journal(
        *[("walk", 7, 4)] * 2,
        ("walk", 9, 9),
        *[("shower", 6, 4)] * 3,
        *[("tea", 5, 3)] * 4,
    )
    assert [(tool.name, tool.drop, tool.uses) for tool in helped(known)] == [
        ("walk", 3, 3),
        ("tea", 2, 4),
        ("shower", 2, 3),
    ]


def test_a_tool_says_its_counts_and_its_typical_numbers() -> None:
    """Times it was lower, of all rated times; a time it was not counts as one."""
    (tool,) = helped(journal(("walk", 8, 3), ("walk", 7, 4), ("walk", 5, 5), ("walk", 6, 7)))
    assert tool.words == "lower 2 of 4 times, typically 6.5 → 4.5"
    assert tool.last == LAST


def test_two_uses_say_nothing() -> None:
    """Uses without both numbers are none, and neither is one without a name."""
    known = journal(
        *[("walk", 8, 3)] * 2,
        ("walk", 8, None),
        ("walk", None, 3),
        ("walk", True, 3),
        ("walk", "8", 3),
        *[(" ", 8, 3)] * 3,
    )
    assert helped(known) == ()


def test_the_same_words_are_the_same_tool() -> None:
    """However they are written; the newest way to write them is shown."""
    (tool,) = helped(journal(("walk", 8, 3), ("Walk ", 7, 4), ("WALK", 5, 5)))
    assert (tool.name, tool.uses) == ("WALK", 3)


def test_breathing_is_one_of_them_by_its_pattern() -> None:
    """The pattern's own name; one that is not known here is named as it stands."""
    paced = journal(*[("paced", 7, 4)] * 3, kind="breathing", field="pattern")
    own = journal(*[("4 2 6 0", 7, 4)] * 3, kind="breathing", field="pattern")
    assert [tool.name for tool in helped(paced)] == ["breathing, paced"]
    assert [tool.name for tool in helped(own)] == ["breathing, 4 2 6 0"]


def test_what_made_it_worse_is_last_and_said_as_it_is() -> None:
    """A drop below nothing is no drop."""
    known = journal(*[("news", 4, 6)] * 3, *[("walk", 5, 5)] * 3)
    assert [(tool.name, tool.drop, tool.lower) for tool in helped(known)] == [("walk", 0, 0), ("news", -2, 0)]
