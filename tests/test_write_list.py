"""Write: the list of entries at the screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from goals_on_screen import press, shown

from store.journal.journal import Journal
from store.records.entry import Entry
from tui.app import Handrail
from tui.screens.entry_form import EntryForm
from tui.screens.write import Write, open_entry
from widgets.entry_lines import EntryLines

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

SIZE = (80, 24)
MANY = 10_000


def with_entries(folder: Path, clock: MadeUpClock, *entries: Entry) -> Handrail:
    """Return the app over these entries."""
    Journal.create(folder, clock, {"entries": {str(n): each.document() for n, each in enumerate(entries, 1)}})
    return Handrail(folder, clock)


def some(clock: MadeUpClock, number: int) -> tuple[Entry, ...]:
    """Return so many entries, three a day, the first of them the newest."""
    today = clock().date()
    return tuple(
        Entry(
            id=f"{place:016x}",
            kind=("note", "panic", "contact")[place % 3],
            day=today - timedelta(place // 3),
            fields=({"text": f"note {place}"}, {"where": "train"}, {"who": "Noor"})[place % 3],
        )
        for place in range(number)
    )


async def listed(pilot: Pilot[None], **open_at: Any) -> Write:  # noqa: ANN401 - what Write takes
    """Open the list."""
    app = pilot.app
    assert isinstance(app, Handrail)
    while not app._session.is_open:
        await pilot.pause()
    page = Write(app._session, **open_at)
    await app.push_screen(page)
    await pilot.pause()
    return page


def kinds(pilot: Pilot[None]) -> list[str]:
    """Return the kinds the list shows, from the top."""
    lines = pilot.app.screen.query_one(EntryLines)
    return [entry["kind"] for entry in lines._entries]


async def test_an_empty_list_says_what_comes_first(tmp_path: Path, clock: MadeUpClock) -> None:
    """One key, one line."""
    async with Handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await listed(pilot)
        assert "a writes the first entry: a note is enough." in shown(pilot)


async def test_the_list_is_searched_as_one_types(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter goes to what was found, Esc shows all again."""
    async with with_entries(tmp_path, clock, *some(clock, 9)).run_test(size=SIZE) as pilot:
        await listed(pilot)
        assert "Sun 22 Nov   Panic           train" in shown(pilot)
        await press(pilot, "slash", *"panic 21")
        assert kinds(pilot) == ["panic"]
        assert "1 of 9" in shown(pilot)
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, EntryForm)
        await press(pilot, "escape", "escape")
        assert len(kinds(pilot)) == 9
        await press(pilot, "slash", *"nothing like it")
        assert "Nothing like that here." in shown(pilot)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, Write)


async def test_an_entry_is_deleted_and_brought_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """The mark stays at its place, and goes to what undo brings."""
    async with with_entries(tmp_path, clock, *some(clock, 3)).run_test(size=SIZE) as pilot:
        page = await listed(pilot)
        lines = page.query_one(EntryLines)
        await press(pilot, "down")
        deleted = lines.chosen
        await press(pilot, "delete")
        assert len(kinds(pilot)) == 2
        assert "Deleted: the " in shown(pilot)
        await press(pilot, "home", "u")
        assert len(kinds(pilot)) == 3
        assert lines.chosen == deleted
        await press(pilot, "U")
        assert len(kinds(pilot)) == 2


async def test_the_list_is_gone_through_with_every_list_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """Ten thousand entries; only the lines in sight are made."""
    async with with_entries(tmp_path, clock, *some(clock, MANY)).run_test(size=SIZE) as pilot:
        page = await listed(pilot)
        lines = page.query_one(EntryLines)
        places = []
        for key in ("down", "j", "k", "up", "up", "pagedown", "pageup", "end", "down", "home"):
            await press(pilot, key)
            places.append(lines.marked)
        page_long = lines.size.height - 1
        assert places == [1, 2, 1, 0, 0, page_long, 0, MANY - 1, MANY - 1, 0]
        assert "10,000" in shown(pilot)


async def test_one_entry_can_be_opened_directly(tmp_path: Path, clock: MadeUpClock) -> None:
    """As from the evidence of a goal; one that is gone opens nothing."""
    entries = some(clock, 3)
    async with with_entries(tmp_path, clock, *entries).run_test(size=SIZE) as pilot:
        page = await listed(pilot, entry_id=entries[1].id)
        assert isinstance(pilot.app.screen, EntryForm)
        assert "train" in shown(pilot)
        await press(pilot, "escape")
        assert page.query_one(EntryLines).chosen == entries[1].id
        assert not open_entry(page, "gone")


async def test_a_kind_can_be_begun_directly(tmp_path: Path, clock: MadeUpClock) -> None:
    """Without the list of kinds."""
    async with Handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await listed(pilot, kind="worry")
        assert "What is the worry, in a line?" in shown(pilot)


async def test_a_plan_is_made_smaller_with_one_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """Two minutes of it; what is no plan says so."""
    plan = Entry(
        id="0" * 16,
        kind="activity",
        day=clock().date(),
        fields={"activity": "swim", "status": "planned", "planned_minutes": 40},
    )
    async with with_entries(tmp_path, clock, plan).run_test(size=SIZE) as pilot:
        page = await listed(pilot)
        await press(pilot, "minus")
        kept = page.session.history.entry(plan.id)
        assert kept
        assert kept.fields["planned_minutes"] == 2
        await press(pilot, "minus")
        assert "Only what is planned, and longer, can be made smaller." in shown(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_private_and_hostile_lines_fit_their_row(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """Nothing turns the line or reaches the terminal, and no line is wider than the screen."""
    text = "[/] \u202eabc\u2066 \x1b[31m \N{FACE WITH TEARS OF JOY} שלום " * 20
    entry = Entry(id="0" * 16, kind="note", day=clock().date(), private=True, fields={"text": text})
    async with with_entries(tmp_path, clock, entry).run_test(size=size) as pilot:
        await listed(pilot)
        drawn = shown(pilot)
        assert "private" in drawn
        assert not set(drawn) & set("\u202e\u2066\x1b")


async def test_the_kinds_are_whole_on_a_small_screen(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each says what it is for to its end, and the note below the list is in sight, at the first and the last."""
    async with with_entries(tmp_path, clock).run_test(size=(60, 20)) as pilot:
        await listed(pilot)
        await press(pilot, "a")
        for _ in range(2):
            assert "nothing is written before the first word." in shown(pilot)
            assert "…" not in shown(pilot)
            await press(pilot, "end")
