"""What every test starts from: a home folder of its own, a made-up clock, a Pilot that does not dawdle."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read by Textual when it is first imported
os.environ.pop("NO_COLOR", None)

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("house")

PICTURES = {"snap_compare", "snapshot"}
PILOT_WAITS = 1 / 200
"""Seconds; three times as quick a key as Textual's own 1/50."""


class MadeUpClock:
    """Stands still at `now` until a test sets it or lets time pass."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the moment it is made to be."""
        return self.now

    def goes_on(self, **span: float) -> None:
        """Let time pass, in the words of timedelta: hours=3, days=1."""
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> MadeUpClock:
    """Return a clock at 07:40 on Sunday 22 November 2026, one hour east of Greenwich."""
    return MadeUpClock(datetime.fromisoformat("2026-11-22T07:40+01:00"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home folder, so that none can touch the real one."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for purpose in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{purpose}_HOME", str(home / purpose.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "runtime"))
    monkeypatch.setenv("HANDRAIL_DATA", str(home / "handrail"))
    return home


@pytest.fixture(autouse=True)
def _own_keys() -> Iterator[None]:
    """Call every key by its own name again, whatever a test chose."""
    yield
    if key_names := sys.modules.get("widgets.key_names"):
        key_names.use({})


@pytest.fixture(autouse=True)
def _quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the Pilot's wait after a key, private to Textual 8.2, where a test has imported Textual at all."""
    if wait := sys.modules.get("textual._wait"):
        monkeypatch.setattr(wait, "SLEEP_GRANULARITY", PILOT_WAITS)
        monkeypatch.setattr(wait, "SLEEP_IDLE", PILOT_WAITS / 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that compares a picture, so that `make looks` finds it wherever it stands."""
    for item in items:
        if PICTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("looks")
