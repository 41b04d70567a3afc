"""The roomy form, in the check-in and in forms of rows: one column, an empty line between two rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from settings_on_screen import SIZES, Desk, opened
from test_check_in_lines import ASKED, NARROWEST, ON_ENERGY, TODAY, page, plain, row

from store import acts
from store.agenda import Agenda, Group
from store.items import MOOD, NOW, SLEEP_HOURS
from widgets.check_in import CheckIn
from widgets.check_in_lines import asking
from widgets.check_in_roomy import roomy_form

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

ROOMY = acts.choose("roomy", value=True, words="the form is roomy")
TALL = 99


def test_the_roomy_form_looks_as_it_was_drawn() -> None:
    """Each name above its answer, each day below its title, the places of a scale further apart."""
    assert [line.rstrip() for line in plain(roomy_form(ASKED, ON_ENERGY, "", NARROWEST, TALL))][:13] == [
        "",
        " Yesterday, as a whole",
        " Sat 21 Nov",
        "",
        "   Mood",
        "   ·  ·  ·  ·  ·  ·  6  ·  ·  ·  ·",
        "",
        " ▸ Energy",
        "   0  1  2  3  4  5  6  7  8  9  x",
        "",
        "   Walk",
        "   ✓ done",
        "",
    ]


def test_nothing_folds_and_nothing_stands_at_the_side() -> None:
    """Every row has its own lines, and what is said beside an answer stands below it."""
    lines = [line.strip() for line in plain(roomy_form(ASKED, None, "", NARROWEST, TALL))]
    names = [asked.item.label for asked in ASKED.rows]
    assert [line for line in lines if line in names] == names
    assert lines[lines.index("As today goes on") + 5 :][1:4] == ["Panic", "○", "+ one more"]


def test_two_rows_never_touch() -> None:
    """Before each name stands an empty line."""
    lines = plain(roomy_form(ASKED, ON_ENERGY, "", NARROWEST, TALL))
    names = {asked.item.label for asked in ASKED.rows}
    for above, line in pairwise(lines):
        if line.strip(" ▸") in names:
            assert not above.strip()


@pytest.mark.parametrize("height", range(2, 30))
def test_the_marked_row_is_whole_in_sight(height: int) -> None:
    """At any height that holds a row: its name, and its answer below."""
    for asked in ASKED.rows:
        lines = plain(roomy_form(ASKED, asked.key, "", NARROWEST, height))
        assert len(lines) <= height
        place = next(place for place, line in enumerate(lines) if line.startswith(" ▸ "))
        assert lines[place + 1].strip()


def test_what_is_typed_stands_below_its_name() -> None:
    """With the mark where the next character comes."""
    asked = page(row(SLEEP_HOURS), row(MOOD))
    lines = plain(roomy_form(asked, asked.rows[0].key, "7,5", NARROWEST, TALL))
    place = next(place for place, line in enumerate(lines) if line.startswith(" ▸ "))
    assert lines[place + 1].strip() == "7,5▏"


def test_who_comes_back_has_one_number_in_one_column() -> None:
    """The days are offered below it, each with its key below its name."""
    number = row(NOW, day=TODAY)
    groups = (Group(name="now", title="Welcome back. Nothing to catch up on.", day=TODAY, rows=(number,)),)
    back = Agenda(page=TODAY, today=TODAY, groups=groups, back=True)
    assert [line.strip() for line in plain(roomy_form(back, number.key, "", NARROWEST, TALL)) if line.strip()] == [
        "Welcome back. Nothing to catch up on.",
        "▸ Right now",
        "0  1  2  3  4  5  6  7  8  9  x",
        "Yesterday",
        "if you like  [",
        "Today",
        "if you like  ]",
    ]


def pane(desk: Desk) -> list[str]:
    """Return the lines of the Today pane, without its frame."""
    return [line.removeprefix("┃").split("┃")[0].strip() for line in desk.lines]


def place_of(lines: list[str]) -> int:
    """Return the line with the mark."""
    return next(place for place, line in enumerate(lines) if line.startswith("▸"))


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_of_the_check_in_is_reached(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Going down through all of it, the marked row and its answer are in sight, an empty line above."""
    async with opened(tmp_path, clock, "home", changes=(ROOMY,), size=size) as desk:
        check_in = desk.app.screen.query_one(CheckIn)
        form = check_in.agenda
        assert form
        for asked in form.rows:
            lines = pane(desk)
            place = place_of(lines)
            assert lines[place] == f"▸ {asked.item.label}"
            assert lines[place + 1]
            assert not lines[place - 1]
            assert lines[-4 if size[0] < 80 else -5] == asking(asked, form, "", "")[0].plain.strip()
            await desk.press("down")
        assert check_in.row == form.rows[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_of_rows_is_double_spaced(size: tuple[int, int], tmp_path: Path, clock: MadeUpClock) -> None:
    """The settings themselves, from the key on: an empty line above the marked row, wherever it is."""
    async with opened(tmp_path, clock, "s", *("down",) * 8, size=size) as desk:
        page = desk.app.screen
        assert desk.marked.startswith("Form            ‹ close together ›")
        assert not page.has_class("-roomy")
        await desk.press("right")
        assert desk.marked.startswith("Form            ‹ roomy ›")
        assert "Kept: the form is roomy. u takes it back." in desk.text
        for _ in range(12):
            lines = [line[:50].strip() for line in desk.lines]
            assert not lines[place_of(lines) - 1]
            await desk.press("down")
        await desk.press("u")
        assert not page.has_class("-roomy")
        assert desk.marked.startswith("Form            ‹ close together ›")


async def test_a_key_answers_the_row_whose_steps_it_stands_in(tmp_path: Path, clock: MadeUpClock) -> None:
    """The answer is on disk, and the cursor goes on to the next row."""
    async with opened(tmp_path, clock, "6", changes=(ROOMY,)) as desk:
        lines = pane(desk)
        assert desk.on_disk().check_in(TODAY).answers == {"mood": 6}
        assert "·  ·  ·  ·  ·  ·  6  ·  ·  ·  ·" in lines
        assert lines[place_of(lines)] == "▸ Anxiety"
