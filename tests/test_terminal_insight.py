"""What the numbers may say, in a real terminal: the demo's three sentences, and a question asked and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

ESCAPE, DOWN, RIGHT = "\x1b", "\x1b[B", "\x1b[C"


class Demo(Terminal):
    """`handrail --demo`."""

    words = ("--demo",)


def test_the_demo_says_a_link_a_trend_and_no_link(tmp_path: Path) -> None:
    """Two keys after it opens, with its questions already chosen; a third is asked, and u takes it back."""
    with Demo(tmp_path) as terminal:
        terminal.shows("Handrail")
        terminal.type("ci")
        terminal.shows("On days with a walk, mood tended to be about")
        terminal.shows("That does not show")
        terminal.shows("No clear link so far between reaching out and energy.")
        terminal.shows("Weekly mood averages rose by about")
        terminal.type(f"a{DOWN}{RIGHT}")
        terminal.shows("Is anxiety different on days with")
        terminal.type(ESCAPE)
        terminal.shows("Kept: Is anxiety different on days with")
        terminal.type("u")
        terminal.shows("Took back: the question about")
        terminal.type("qq")
        assert terminal.ends() == 0
    assert not list(tmp_path.iterdir())
