"""The styles of the other screens come when they are wanted, and are there when they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.css.scalar import Scalar

from tui.app import Handrail
from tui.late_styles import LateStyles
from tui.themes import DARK

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from conftest import MadeUpClock


def styles_read(app: Handrail) -> bool:
    """Say whether the styles of the other screens were read."""
    return app.stylesheet.has_source(str(LateStyles.LATE))


async def test_the_dashboard_does_not_wait_for_the_styles_of_other_screens(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """They are read by the first key that opens one, and style it."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not styles_read(app)
        await pilot.press("p")
        await pilot.pause()
        assert styles_read(app)
        assert app.screen.query_one("#said").styles.max_height == Scalar.parse("2")


async def test_the_styles_are_read_once_in_our_own_colours(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The theme is chosen before the first style is read, so that none is read again."""
    app = Handrail(tmp_path, clock)
    again: list[bool] = []
    monkeypatch.setattr(app, "refresh_css", lambda **_: again.append(True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == DARK.name
        assert app.screen.styles.background.hex.lower() == DARK.background
        assert again == []
