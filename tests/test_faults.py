"""A short pass over every kind of fault; `make faults` tries each at every point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from faults._kind import Ground, Kind, Point, Skipped, tally

from store.declared import Registry

if TYPE_CHECKING:
    from pathlib import Path

KINDS = Registry("faults", Kind)


@pytest.mark.parametrize("name", KINDS)
def test_no_promise_breaks_in_a_short_pass(name: str, tmp_path: Path) -> None:
    """A few points of each kind: nothing lost, unreadable, stuck or wrong; what cannot be tried here is skipped."""
    found = tally(KINDS[name], KINDS[name].points(Ground(tmp_path, short=True)))
    assert found.examples == ()
    assert found.holds
    if found.skipped and not found.tried:
        pytest.skip(f"LOUD: {found.skipped} points: {'; '.join(found.why)}")
    assert found.tried > 0


def test_a_point_counts_once() -> None:
    """The same name again is no other point; broken promises are counted and told, what is skipped stays apart."""
    kind = Kind("made up", 3, lambda _: iter(()))
    found = tally(kind, [Point("a"), Point("a"), Point("b", "lost", "an answer"), Skipped(7, "no root")])
    assert (found.tried, found.broken["lost"], found.skipped, found.holds) == (2, 1, 7, False)
    assert found.examples == ("b: lost: an answer",)
    assert found.why == ("no root",)
    assert found.is_whole(short=False)


def test_a_run_of_too_few_points_is_no_whole_run() -> None:
    """A kind that silently tried less than it promises is told from one that is whole."""
    found = tally(Kind("made up", 3, lambda _: iter(())), [Point("a"), Point("b")])
    assert not found.is_whole(short=False)
    assert found.is_whole(short=True)
