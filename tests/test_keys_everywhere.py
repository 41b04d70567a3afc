"""Every place that names a key follows the choice: with each key another, none of its own is named anywhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press, shown
from key_reader import named
from textual.widgets import Input, TextArea
from walks import WALKS

from store.acts import ONE_DOCUMENT
from store.changes import Change, Put
from store.demo import made_up
from store.journal.journal import Journal
from tui.app import Handrail
from tui.page import Page
from widgets.key_names import OWN, shown_key

if TYPE_CHECKING:
    from conftest import MadeUpClock
    from textual.pilot import Pilot

ROOT = Path(__file__).parent.parent
DAYS = 60
"""Of made-up journal."""
ODD = [chr(number) for number in range(ord("Б"), ord("Б") + 2 * len(OWN)) if chr(number).isalpha()]
"""Letters that no screen of Handrail has."""
CHOSEN = dict(zip(OWN, ODD, strict=False))
MORNING = datetime.fromisoformat("2026-11-22T07:40+01:00")
EVERY_KEY_ANOTHER = Change(words="every key another", edits=(Put("settings", ONE_DOCUMENT, ("keys",), CHOSEN),))
APART = frozenset({"Breathe", "GoalMenu", "Pausing", "Keys", "CommandPalette"})
"""Screens that say their keys once, when they open; no way leads from them to where keys are chosen."""
REPORTS = (
    "6 plus f f u U u",
    "v t 1 0 backspace",
    "g f f delete u space u e",
    "g i 7",
    "g o 7 u",
    "c comma full_stop less_than_sign greater_than_sign v f left",
    "d 2 y u d",
    "w f delete u slash",
    "w a 8",
    "w l a",
    "w o a",
    "m v e right f v",
    "p n",
    "p o enter u",
    "r x u v",
    "s down down right u",
    "s enter n u y",
    "b x e escape q",
    "c i",
    "c e",
    "exclamation_mark plus",
)
"""Keys of the dashboard and of where they lead, each of which makes Handrail say something."""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a made-up journal, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "handrail"
    Journal.create(folder, lambda: MORNING, made_up(DAYS, MORNING))
    return folder


@pytest.fixture(scope="module")
def demo(untouched: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a made-up journal in which every key is another, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "another"
    copytree(untouched, folder)
    Journal.open(folder, lambda: MORNING).record(EVERY_KEY_ANOTHER)
    return folder


async def press_own(pilot: Pilot[None], keys: str) -> None:
    """Press what now does what these keys do without a choice, and hold that none of those is named then."""
    for key in keys.split():
        active = pilot.app.screen.active_bindings.values()
        now = [each.binding.key for each in active if OWN.get(each.binding.id or "") == shown_key(key)]
        is_text = isinstance(pilot.app.focused, Input | TextArea)
        await press(pilot, key if is_text else next(iter(now), key))
        assert named(shown(pilot)) == [], f"after {key} of {keys}"


def test_each_command_has_a_key_of_its_own_here() -> None:
    """So what the screens show can come from nowhere else."""
    assert len(set(CHOSEN.values())) == len(OWN)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk[-1][1])
async def test_no_screen_names_a_key_that_is_another(
    walk: tuple[tuple[str, str], ...], demo: Path, tmp_path: Path, clock: MadeUpClock
) -> None:
    """Each is reached by the keys that were chosen, and tells them alone."""
    copytree(demo, tmp_path / "handrail")
    app = Handrail(tmp_path / "handrail", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "home")
        for keys, name in walk:
            await press_own(pilot, keys)
            assert type(app.screen).__name__ == name


@pytest.mark.parametrize("keys", REPORTS)
@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=["narrow", "wide"])
async def test_nothing_that_is_said_names_a_key_that_is_another(
    keys: str, size: tuple[int, int], demo: Path, tmp_path: Path, clock: MadeUpClock
) -> None:
    """Reports, strips and titles, whatever was just done."""
    copytree(demo, tmp_path / "handrail")
    async with Handrail(tmp_path / "handrail", clock).run_test(size=size) as pilot:
        await press(pilot, "home")
        await press_own(pilot, keys)


@pytest.mark.parametrize("walk", [walk for walk in WALKS if walk[-1][1] not in APART], ids=lambda walk: walk[-1][1])
async def test_a_screen_that_is_open_follows_at_once_and_so_do_those_below(
    walk: tuple[tuple[str, str], ...], untouched: Path, tmp_path: Path, clock: MadeUpClock
) -> None:
    """As when settings lie over it, or another window gives a key away."""
    copytree(untouched, tmp_path / "handrail")
    app = Handrail(tmp_path / "handrail", clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "home")
        for keys, _ in walk:
            await press(pilot, *keys.split())
        page = next(screen for screen in reversed(app.screen_stack) if isinstance(screen, Page))
        page.record(EVERY_KEY_ANOTHER)
        await press(pilot, "f12")
        for _ in app.screen_stack:
            assert named(shown(pilot)) == []
            await press(pilot, "escape")
