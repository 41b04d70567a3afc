"""Help from everywhere: each screen, each box over one, each field that has the focus, in 60 columns by 20 rows."""

from __future__ import annotations

import pkgutil
from datetime import datetime
from importlib import import_module
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from goals_on_screen import press, shown
from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea
from walks import WALKS

import tui.screens
from store.demo import made_up
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.breathe import Breathe
from tui.screens.help_now import FindCountry, HelpNow
from tui.screens.stopped import Stopped
from tui.screens.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot
    from textual.widget import Widget

SIZE = (60, 20)
DAYS = 60
"""Of made-up journal."""
IN_TEXT = ("ctrl+g", "f1")
"""The keys for help where letters are typed."""
ANYWHERE = ("exclamation_mark", *IN_TEXT)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a made-up journal, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "handrail"
    morning = datetime.fromisoformat("2026-11-22T07:40+01:00")
    Journal.create(folder, lambda: morning, made_up(DAYS, morning))
    return folder


def types_letters(widget: Widget | None) -> bool:
    """Say whether a letter typed here is text."""
    return isinstance(widget, Input | TextArea)


async def helps(pilot: Pilot[None], *keys: str) -> None:
    """Hold that each key opens help, whole, and that one key leads back to the very same place."""
    here, focused = pilot.app.screen, pilot.app.focused
    for key in keys:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HelpNow), f"{key} on {type(here).__name__}, {focused!r}"
        assert "In danger, you or someone else" in shown(pilot)
        assert "Call 999 or 112" in shown(pilot)
        await press(pilot, "q")
        assert pilot.app.screen is here
        assert pilot.app.focused is focused or isinstance(here, Breathe)  # which stops where nobody sees it


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk[-1][1])
async def test_each_screen_and_each_field_of_it_is_one_key_from_help(
    walk: tuple[tuple[str, str], ...],
    demo: Path,
    tmp_path: Path,
    clock: MadeUpClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By ! where no letters are typed, by Ctrl+G and F1 also where they are; q comes back to the field."""
    monkeypatch.setenv("TZ", "Europe/London")
    copytree(demo, tmp_path / "handrail")
    app = Handrail(tmp_path / "handrail", clock)
    async with app.run_test(size=SIZE) as pilot:
        for keys, name in walk:
            await press(pilot, *keys.split())
            assert type(app.screen).__name__ == name
            await helps(pilot, *(IN_TEXT if types_letters(app.focused) else ANYWHERE))
        here = app.screen
        for widget in list(here.focus_chain):
            here.set_focus(widget)
            await pilot.pause()
            await helps(pilot, "ctrl+g" if types_letters(app.focused) else "exclamation_mark")


async def test_an_exclamation_mark_in_a_text_is_one(demo: Path, tmp_path: Path, clock: MadeUpClock) -> None:
    """Where letters are typed it stays what it is."""
    copytree(demo, tmp_path / "handrail")
    app = Handrail(tmp_path / "handrail", clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "p", "a", "exclamation_mark")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "!"


async def test_help_opens_over_the_first_questions(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything was answered, in the country this machine seems to be in; nothing is kept by it."""
    monkeypatch.setenv("TZ", "Europe/London")
    app = Handrail(tmp_path, clock, first_run=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        for keys in ((), ("enter",), ("enter",)):
            await press(pilot, *keys)
            assert isinstance(app.screen, Welcome)
            await helps(pilot, *ANYWHERE)
    assert not (tmp_path / "journal.json").exists()
    assert not (tmp_path / "plan.json").exists()


async def test_help_opens_where_the_journal_does_not(tmp_path: Path, clock: MadeUpClock) -> None:
    """Own people, the country that was chosen, and breathing, from files that no other part can read."""
    (tmp_path / "journal.json").write_bytes(b'{"settings":{"1":{"country":"GB"}},"goals":{"1":')
    (tmp_path / "plan.json").write_text('{"plan": {"1": {"part": "person", "text": "Noor"}}}', encoding="utf-8")
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=SIZE) as pilot:
        while not app.listening:
            await pilot.pause(0.01)
        assert isinstance(app.screen, Stopped)
        await helps_where_stopped(pilot)
    assert app.return_code in {None, 0}


async def helps_where_stopped(pilot: Pilot[None]) -> None:
    """Hold that help is whole there too, and that breathing begins."""
    for key in ANYWHERE:
        await pilot.press(key)
        await pilot.pause()
        seen = " ".join(shown(pilot).split())
        assert all(words in seen for words in ("United Kingdom", "Call 999 or 112", "Noor", "Samaritans"))
        assert "as it seems" not in seen
        await pilot.press("b")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "Breathe"
        await pilot.press("q", "q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Stopped)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_a_palette_opens_over_help_over_a_palette(
    key: str, demo: Path, tmp_path: Path, clock: MadeUpClock
) -> None:
    """From the plan that help led to; a step back from each leads to the first palette again."""
    copytree(demo, tmp_path / "handrail")
    async with Handrail(tmp_path / "handrail", clock).run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p", "ctrl+g", "p", key)
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_the_list_of_countries_leads_back_to_help(demo: Path, tmp_path: Path, clock: MadeUpClock) -> None:
    """The key for help opens no second one over it."""
    copytree(demo, tmp_path / "handrail")
    app = Handrail(tmp_path / "handrail", clock)
    async with app.run_test(size=SIZE) as pilot:
        for key in IN_TEXT:
            await press(pilot, "exclamation_mark", "c")
            assert isinstance(app.screen, FindCountry)
            await press(pilot, key)
            assert isinstance(app.screen, HelpNow)
            await press(pilot, "q")
            assert len(app.screen_stack) == 1


def _screens() -> Iterator[type[Screen[object]]]:
    """Yield every screen that Handrail has."""
    for module in pkgutil.iter_modules(tui.screens.__path__):
        for value in vars(import_module(f"tui.screens.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Screen) and value.__module__.startswith("tui."):
                yield value


@pytest.mark.parametrize("screen", sorted({*_screens()} - {HelpNow, FindCountry}, key=str))
def test_no_screen_keeps_the_keys_for_help(screen: type[Screen[object]]) -> None:
    """None binds them to anything else, and a box over a page, which gets no key of the app, binds ! again."""
    bound = {
        key: binding.action
        for owner in reversed(screen.__mro__)
        for binding in vars(owner).get("BINDINGS", ())
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    actions = {bound[key] for key in ANYWHERE if key in bound}
    assert actions <= {"app.help_now"}
    assert not issubclass(screen, ModalScreen) or bound["exclamation_mark"] == "app.help_now"
