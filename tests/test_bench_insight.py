"""The simulations of docs/insight.md run, and say one figure for each of their columns."""

from __future__ import annotations

import insight

from store.insight.link import ENOUGH_PAIRS


def test_every_table_has_a_figure_for_each_column() -> None:
    """The first row of each, tried on one made-up person."""
    for heading, columns, cells in insight.tables():
        assert heading
        assert len(insight.fared(cells[0], 1, seed=0)) == len(columns) - 1


def test_a_strong_link_and_a_steep_rise_are_told_and_too_few_days_are_not() -> None:
    """The made-up people go through the code that speaks to real ones."""
    names = {cell.name: cell for _, _, cells in insight.tables() for cell in cells}
    _, alone, among_five = insight.fared(names["182, 0.3 / 0.3, 1.5"], 10, seed=0)
    assert min(alone, among_five) >= 8
    assert insight.fared(names[f"{ENOUGH_PAIRS // 2}, 0.3 / 0.3, 1.5"], 10, seed=0)[1:] == [0, 0]
    assert insight.fared(names["182, 0.3, 3"], 10, seed=0)[1] >= 8
