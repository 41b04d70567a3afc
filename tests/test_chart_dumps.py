"""Every chart as plain text, at three sizes, over nothing, one day, a week, half a year and ten years.

The dumps lie in tests/dumps, one file a chart; `make accept` keeps them as they are drawn now. Look at them first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from charts_made_up import AGES, TODAY, lived

from widgets.chart import CHARTS, Scope
from widgets.drawing import cursor_at, draw, stops_of
from widgets.gallery import Look, gallery, picture

if TYPE_CHECKING:
    from store.history import History
    from widgets.chart import AnyPicture

DUMPS = Path(__file__).parent / "dumps"
SIZES = [(40, 10), (60, 16), (120, 30)]
SPANS = {"nothing": 30, "one day": 14, "a week": 14, "half a year": 90, "ten years": 0}
"""How far back each journal is looked at; 0 is everything."""
KINDS = ("own:tense", "own:swim", "own:place")
"""What is dumped of the questions of one's own: one of each picture."""

history = cache(lived)


def looks(name: str, past: History) -> list[Look]:
    """Return what is dumped of a chart: the first thing it can show, and each kind of question."""
    every = [look for look in gallery(past) if look.chart == name]
    shown = [look for look in every if look.of in KINDS] if name == "item" else every[:1]
    return shown or [Look(name)]


def drawn(look: Look, past: History, span: int) -> AnyPicture:
    """Return a picture on the day of the tests."""
    return picture(look, past, Scope(today=TODAY, span_days=span, whole=True))


def dump(name: str) -> str:
    """Return everything that is drawn of a chart, and its words."""
    lines: list[str] = []
    for age, days in AGES.items():
        past = history(days)
        for look in looks(name, past):
            found = drawn(look, past, SPANS[age])
            lines += [f"## {age}: {found.empty if found.is_empty else found.words}", ""]
            sizes = SIZES[:1] if found.is_empty else SIZES
            for width, height in sizes:
                text = "\n".join(line.plain.rstrip() for line in draw(found, width, height)).rstrip()
                lines += [f"# {width}x{height}", text, ""]
    return "\n".join(lines)


@pytest.mark.looks
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_looks_as_it_was_accepted(name: str, pytestconfig: pytest.Config) -> None:
    """Line by line, without colour."""
    path, found = DUMPS / f"{name}.txt", dump(name)
    if pytestconfig.getoption("update_snapshots"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_there_is_a_dump_for_each_chart_and_no_other() -> None:
    """A chart that is gone leaves none behind."""
    assert {path.stem for path in DUMPS.iterdir()} == set(CHARTS)


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("span", [14, 365, 0])
def test_every_chart_draws_any_journal_at_any_size(age: str, span: int) -> None:
    """Lines are as many and as wide as asked, with the cursor too; equal answers give equal pictures."""
    past = history(AGES[age])
    for look in (look for name in CHARTS for look in looks(name, past)):
        found = drawn(look, past, span)
        assert found == drawn(look, past, span)
        assert (found.empty if found.is_empty else found.words).endswith(".")
        for width, height in (*SIZES, (37, 14), (20, 3)):
            for at in (None, len(stops_of(found)) // 2):
                lines = draw(found, width, height, cursor=cursor_at(found, at))
                assert [line.cell_length for line in lines] == [width] * height
                said = "".join("".join(line.plain for line in lines).split())
                assert (not found.is_empty) or "".join(found.empty.split())[: width - 4] in said or height < 4
