"""Charts of a journal that was edited by hand, or holds what nobody expects: drawn or passed over, never broken."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from charts_made_up import TODAY, tables

from store.history import History
from widgets.chart import Scope
from widgets.drawing import cursor_at, draw
from widgets.gallery import gallery, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.records.record import Document

LONGEST = 5.0
"""Seconds that a chart may take on a busy machine; plotext takes 25 for a point far outside its limits."""
Tables = dict[str, dict[str, "Document"]]


def odd_answers(kept: Tables) -> None:
    """Words, numbers far outside, and counts below zero where a rating is expected."""
    odd = ("yes", 1e300, -1e300, -7, 10**30, "", 0.5, "missed")
    for number, document in enumerate(kept["check_ins"].values()):
        document["answers"] = {item: odd[number % len(odd)] for item in document["answers"]}


def odd_days(kept: Tables) -> None:
    """Answers of years to come and of a thousand years ago, marks that end before they begin."""
    for number, day in enumerate(("2999-01-01", "1026-03-04", "0001-01-01")):
        kept["check_ins"][f"9{number}"] = {
            "id": f"d{number}",
            "day": day,
            "answers": {"mood": 5, "own:swim": "yes"},
        }
    kept["events"] = {
        "1": {"id": "a", "day": "2026-11-10", "last": "2026-10-01", "words": "backwards"},
        "2": {"id": "b", "day": "1500-01-01", "last": "2999-01-01", "words": "[/b] for ever \x1b[31m"},
    }


def odd_entries(kept: Tables) -> None:
    """Nights whose times make none, activities without a name or with a list for one."""
    for document in kept["entries"].values():
        document.setdefault("fields", {}).update(
            {"into_bed": "25:99", "woke": 7, "out_of_bed": "06:00", "activity": ["a"], "pleasure": "much"}
        )


def odd_medicines(kept: Tables) -> None:
    """One that stopped before it began, one whose doses are said in words, out of order."""
    dosings = [
        {"effective_from": "2026-11-20", "dose": "[half] a pill"},
        {"effective_from": "2026-01-01", "dose": "1,5 pills\n漢字"},
    ]
    kept["medicines"] = {
        "1": {"id": "1", "name": "漢字" * 30, "start": "2026-11-20", "stop": "2026-01-01", "dosings": dosings},
        "2": {"id": "2", "name": "", "start": "2026-01-01", "dosings": dosings},
        "3": {"id": "3", "name": "none", "start": "2026-01-01", "dosings": []},
    }


@pytest.mark.parametrize("spoil", [odd_answers, odd_days, odd_entries, odd_medicines])
@pytest.mark.parametrize("span", [30, 0])
def test_no_chart_breaks_over_it_or_takes_long(spoil: Callable[[Tables], None], span: int) -> None:
    """Each line is plain and as wide as it should be, whatever lies beneath."""
    kept = tables(180)
    spoil(kept)
    past = History(kept)
    for look in gallery(past):
        begun = perf_counter()
        found = picture(look, past, Scope(today=TODAY, span_days=span, whole=True))
        for width, height in ((40, 10), (120, 30)):
            lines = draw(found, width, height, cursor=cursor_at(found, 0))
            assert [line.cell_length for line in lines] == [width] * height
            assert all(line.plain.isprintable() for line in lines)
        assert perf_counter() - begun < LONGEST
