"""The window ends with a form open: what is sound of it is on the disk, and what is not changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import goal
from goals_on_screen import handrail, press
from report_made_up import tables
from settings_on_screen import ASKED, MEDICINES, opened

from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from tui.app import ENDINGS, Handrail
from tui.screens.help_now import HelpNow
from widgets.choices import Choices

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.history import History

MEDICINE = (*MEDICINES, "a", *"drops", "down", *"two")


def end(app: Handrail, name: str = "SIGTERM") -> None:
    """End the window as this signal does."""
    app._end(ENDINGS[name])


def kept(folder: Path, clock: MadeUpClock) -> History:
    """Return what the file holds."""
    return Journal.open(folder, clock).history


@pytest.mark.parametrize("name", ENDINGS)
async def test_a_medicine_is_kept_once(name: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """By each of the signals, also where a second one comes."""
    async with opened(tmp_path, clock, *MEDICINE) as desk:
        end(desk.app, name)
        end(desk.app, name)
    (medicine,) = kept(tmp_path, clock).medicines
    assert (medicine.name, medicine.dosing.dose) == ("drops", "two")


async def test_an_event_and_a_question_of_ones_own_are_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """As Esc would keep them."""
    async with opened(tmp_path / "a", clock, "c", "a", *"flu") as desk:
        end(desk.app)
    async with opened(tmp_path / "b", clock, *ASKED, "a", "enter", *"tea") as desk:
        end(desk.app)
    assert [event.words for event in kept(tmp_path / "a", clock).events] == ["flu"]
    assert [own.label for own in kept(tmp_path / "b", clock).settings.own_items] == ["tea"]


async def test_what_came_of_an_agreed_line_is_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """Also with help over the form."""
    Journal.create(tmp_path, clock, tables())
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        app.screen.query_one(Choices).mark("agreed.a2")
        await press(pilot, "enter", "down", *"so", "ctrl+g")
        assert isinstance(app.screen, HelpNow)
        end(app)
    assert kept(tmp_path, clock).sessions[-1].agreed[1].done == "so"


@pytest.mark.parametrize(("answer", "close"), [((), []), (("3",), [3])])
async def test_a_look_back_is_kept(
    answer: tuple[str, ...], close: list[int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """One without a number is none."""
    app = handrail(tmp_path, clock, goal())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "i", *answer)
        end(app)
    assert [review.close for review in kept(tmp_path, clock).goals[0].reviews] == close


@pytest.mark.parametrize("keys", [(*MEDICINE, "down", *"noon"), (*MEDICINES, "a"), (*MEDICINE, "escape")])
async def test_what_is_unsound_untouched_or_kept_already_changes_nothing(
    keys: tuple[str, ...], tmp_path: Path, clock: MadeUpClock
) -> None:
    """A time that is none, a form that was only opened, and one that Esc has kept."""
    async with opened(tmp_path, clock, *keys) as desk:
        before = desk.on_disk().tables
        end(desk.app)
    assert kept(tmp_path, clock).tables == before


async def test_a_full_disk_does_not_keep_the_window_open(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with its own status."""

    def no(*_: object) -> None:
        raise NotSavedError("Not saved: the disk is full.")

    async with opened(tmp_path, clock, *MEDICINE) as desk:
        monkeypatch.setattr(Journal, "record", no)
        end(desk.app)
    assert desk.app.return_code == ENDINGS["SIGTERM"]
