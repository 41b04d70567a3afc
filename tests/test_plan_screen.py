"""The plan at the keyboard: every line is added, edited, moved, tied, found, deleted and brought back by keys."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from store.journal.disk import Disk
from store.journal.journal import Journal
from store.plan import acts
from store.records.plan import PlanLine, SignRule
from tui.screens.plan import Plan
from tui.screens.plan_line import PlanLineForm
from tui.session import Session
from widgets.plan_sheet import PlanSheet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from conftest import MadeUpClock
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 36)]
LONG = "a very long line about a crowded train that stops in the tunnel, and then starts, and then stops " * 2


class Host(App[None]):
    """The plan over a journal of its own, styled as in Handrail."""

    CSS_PATH = Path(__file__).parent.parent / "tui" / "handrail.tcss"

    def __init__(self, session: Session, part: str) -> None:
        super().__init__()
        self.session = session
        self.part = part
        self.results: list[str | None] = []

    def on_mount(self) -> None:
        """Open it."""
        self.push_screen(Plan(self.session, self.part), self.results.append)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each line's part and words."""
        return [(line.part, line.text) for line in self.session.history.plan]

    @property
    def seen(self) -> list[str]:
        """The rows of the screen as text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, *lines: PlanLine, part: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    """Open the plan with these lines in it."""
    session = Session(lambda: Journal.open(folder, clock), clock)
    session.open()
    for line in lines:
        session.record(acts.keep(line, session.history.plan))
    host = Host(session, part)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        yield host, pilot


def on_disk(folder: Path) -> list[dict[str, Any]]:
    """Return the lines in the file, drafts too."""
    return list(json.loads((folder / "plan.json").read_bytes())["plan"].values())


def cursor(host: Host) -> str:
    """Return the id under the cursor."""
    return host.screen.query_one(PlanSheet).cursor


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_plan_invites_and_shows_every_heading(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """Nothing is asked, nothing is cut, and nothing is written by looking."""
    async with opened(tmp_path, clock, size=size) as (host, _):
        seen = "\n".join(host.seen)
        assert "Begin anywhere; one line is a plan." in " ".join(seen.split())
        headings = [row.text for row in host.screen.query_one(PlanSheet).rows]
        assert [heading for heading in headings if heading not in seen] == []
        assert max(map(len, host.seen)) <= size[0]
    assert not (tmp_path / "plan.json").exists()


async def test_two_lines_are_written_and_are_on_disk(tmp_path: Path, clock: MadeUpClock) -> None:
    """`a`, words, Enter; the cursor is on the new line, and the next goes under the same heading."""
    async with opened(tmp_path, clock) as (host, pilot):
        await pilot.press("a", *"walk", "enter", "a", *"tea", "enter")
        await pilot.pause()
        assert host.lines == [("keeps_well", "walk"), ("keeps_well", "tea")]
        assert "Kept: tea. u takes it back." in "\n".join(host.seen)
        assert cursor(host) == host.session.history.plan[1].id
    assert [line["text"] for line in on_disk(tmp_path)] == ["walk", "tea"]


async def test_what_is_added_is_taken_back_and_put_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """One key says what it took back, the other puts it back and goes there."""
    async with opened(tmp_path, clock) as (host, pilot):
        await pilot.press("a", *"walk", "enter", "u")
        await pilot.pause()
        assert host.lines == []
        assert "Took back: “walk”" in "\n".join(host.seen)
        await pilot.press("U")
        await pilot.pause()
        assert host.lines == [("keeps_well", "walk")]
        assert cursor(host) == host.session.history.plan[0].id


async def test_a_line_is_edited_and_leaving_keeps_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter opens it, Esc keeps what was typed; leaving without typing writes nothing."""
    line = PlanLine(id="w", part="coping", text="walk")
    async with opened(tmp_path, clock, line, part="coping") as (host, pilot):
        before = (tmp_path / "plan.json").read_bytes()
        await pilot.press("down", "enter", "escape")
        await pilot.pause()
        assert (tmp_path / "plan.json").read_bytes() == before
        await pilot.press("enter", *"ing", "escape")
        await pilot.pause()
        assert host.lines == [("coping", "walking")]


async def test_a_new_line_without_words_is_none(tmp_path: Path, clock: MadeUpClock) -> None:
    """Opening the form and leaving it, or typing and taking it back, keeps nothing."""
    async with opened(tmp_path, clock) as (host, pilot):
        await pilot.press("a", "escape", "a", "x", "backspace", "enter", "a", "space", "enter")
        await pilot.pause()
        assert host.lines == []
        assert isinstance(host.screen, Plan)


async def test_an_emptied_line_stays_as_it_was(tmp_path: Path, clock: MadeUpClock) -> None:
    """Deleting is a key of its own."""
    async with opened(tmp_path, clock, PlanLine(id="w", part="coping", text="tea"), part="coping") as (host, pilot):
        await pilot.press("down", "enter", "backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert host.lines == [("coping", "tea")]


async def test_a_person_is_written_with_how_to_reach_them(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each row by Enter, the choice by the arrow; the last row keeps it."""
    async with opened(tmp_path, clock, part="people") as (host, pilot):
        await pilot.press("a", *"Jo", "enter", *"02", "enter", *"tea", "enter", *"pm", "enter", "right", "down")
        await pilot.press("enter")
        await pilot.pause()
        (line,) = host.session.history.plan
        found = line.text, line.reach, line.good_for, line.when, line.at_night
        assert found == ("Jo", "02", "tea", "pm", "yes")
        assert "02 · good for tea · pm · at night too" in "\n".join(host.seen)


async def test_a_sign_is_tied_to_the_check_in_by_its_own_rule(tmp_path: Path, clock: MadeUpClock) -> None:
    """Off until a question is chosen; the number is typed, with a comma too; eight days in a week are not taken."""
    line = PlanLine(id="s", part="early_sign", text="Short nights", level="amber")
    async with opened(tmp_path, clock, line, part="early_sign") as (host, pilot):
        await pilot.press("down", "enter", "down", "down", "down", *["right"] * 4)
        await pilot.press("down", "down", *"4,5", "down", "8")
        await pilot.press("backspace", "2", "escape")
        await pilot.pause()
        (kept,) = host.session.history.plan
        assert kept.rule == SignRule(item="sleep_hours", side="under", value=4.5, days=2)
        assert "slept under 4.5 h, 2 days in a week" in "\n".join(host.seen)


async def test_ties_are_picked_from_the_list_and_from_the_form(tmp_path: Path, clock: MadeUpClock) -> None:
    """`l` on a sign, space on a line; both ways lead to the same picker, and one undo takes them off."""
    lines = (
        PlanLine(id="s", part="early_sign", text="Short nights", level="amber"),
        PlanLine(id="n", part="person", text="Noor"),
        PlanLine(id="w", part="coping", text="walk"),
    )
    async with opened(tmp_path, clock, *lines, part="early_sign") as (host, pilot):
        await pilot.press("down", "l", "space", "q")
        await pilot.pause()
        assert host.session.history.plan[0].links == ("n",)
        assert "→ Noor" in "\n".join(host.seen)
        await pilot.press("enter", "down", "down", "enter", "down", "space", "q", "escape")
        await pilot.pause()
        assert [line.links for line in host.session.history.plan if line.id == "s"] == [("n", "w")]
        await pilot.press("u", "u")
        await pilot.pause()
        assert [line.links for line in host.session.history.plan if line.id == "s"] == [()]


async def test_lines_are_moved_and_the_cursor_goes_with_them(tmp_path: Path, clock: MadeUpClock) -> None:
    """K and J, or shift with the arrows."""
    lines = [PlanLine(id=f"c{at}", part="coping", text=str(at)) for at in range(3)]
    async with opened(tmp_path, clock, *lines, part="coping") as (host, pilot):
        await pilot.press("down", "J", "shift+down", "K")
        await pilot.pause()
        assert [text for _, text in host.lines] == ["1", "0", "2"]
        assert cursor(host) == "c0"


async def test_a_heading_of_my_own_holds_lines_and_goes_with_them(tmp_path: Path, clock: MadeUpClock) -> None:
    """`n` makes one, `a` writes under it, Delete takes all of it, u brings all of it back."""
    async with opened(tmp_path, clock) as (host, pilot):
        await pilot.press("n", *"work", "enter", "a", *"door", "enter")
        await pilot.pause()
        assert [text for _, text in host.lines] == ["work", "door"]
        await pilot.press("up", "delete")
        await pilot.pause()
        assert host.lines == []
        await pilot.press("u")
        await pilot.pause()
        assert [text for _, text in host.lines] == ["work", "door"]


async def test_a_deleted_line_leaves_the_cursor_beside_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """On the one below, else on the one above; a heading of everybody's cannot be deleted."""
    lines = [PlanLine(id=f"c{at}", part="coping", text=str(at)) for at in range(3)]
    async with opened(tmp_path, clock, *lines, part="coping") as (host, pilot):
        await pilot.press("delete")
        assert len(host.lines) == 3
        await pilot.press("down", "down", "backspace")
        await pilot.pause()
        assert cursor(host) == "c2"
        await pilot.press("delete")
        await pilot.pause()
        assert cursor(host) == "c0"


async def test_searching_narrows_as_one_types_and_leaves_all_of_it_again(
    tmp_path: Path, clock: MadeUpClock
) -> None:
    """By any word of a line or its heading; Enter goes to the list, q ends the search before it leaves."""
    lines = (
        PlanLine(id="n", part="person", text="Noor", good_for="a walk"),
        PlanLine(id="w", part="coping", text="walk"),
        PlanLine(id="t", part="coping", text="tea"),
    )
    async with opened(tmp_path, clock, *lines) as (host, pilot):
        await pilot.press("slash", *"walk", "enter")
        await pilot.pause()
        rows = [row.text for row in host.screen.query_one(PlanSheet).rows if not row.heading]
        assert rows == ["walk", "Noor"]
        await pilot.press("q")
        await pilot.pause()
        assert len(host.screen.query_one(PlanSheet).rows) == 14 + 3
        await pilot.press("q")
        await pilot.pause()
        assert host.results == [""]


async def test_the_day_to_look_again_is_one_and_stands_in_the_title(tmp_path: Path, clock: MadeUpClock) -> None:
    """A second one is the first, changed."""
    async with opened(tmp_path, clock, part="review") as (host, pilot):
        await pilot.press("a", *"12", "space", *"Dec", "down", "enter")
        await pilot.press("home", "end", "a", "right", "escape")
        await pilot.pause()
        assert [str(line.day) for line in host.session.history.plan] == ["2026-12-13"]
        assert "to look at again: 13 Dec 2026" in host.seen[0]


async def test_what_comes_up_most_is_offered_only_when_asked_for(tmp_path: Path, clock: MadeUpClock) -> None:
    """One digit adds one of them; Esc adds nothing."""
    fields = {"kind": "stressor", "day": "2026-11-20", "fields": {"what": "deadline at work"}}
    tables = {"entries": {str(at): {"id": f"e{at}", **fields} for at in (1, 2)}}
    Journal.create(tmp_path, clock, tables)
    async with opened(tmp_path, clock) as (host, pilot):
        assert "deadline" not in "\n".join(host.seen)
        await pilot.press("o", "escape")
        assert host.lines == []
        await pilot.press("o", "1")
        await pilot.pause()
        assert host.lines == [("stressor", "deadline at work")]
        await pilot.press("o")
        await pilot.pause()
        assert "Nothing comes up more than once" in "\n".join(host.seen)


async def test_the_page_is_saved_in_the_home_folder(tmp_path: Path, clock: MadeUpClock, home: Path) -> None:
    """`x` and a digit; the report names the file."""
    async with opened(tmp_path, clock, PlanLine(id="w", part="coping", text="walk")) as (host, pilot):
        await pilot.press("x", "2")
        await pilot.pause()
        assert "Saved as" in "\n".join(host.seen)
    assert "<li>walk</li>" in (home / "handrail-plan-2026-11-22.html").read_text(encoding="utf-8")


async def test_what_is_being_typed_outlives_the_program(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second after the last key it is a draft on disk; the form goes on with it; leaving keeps one line."""
    monkeypatch.setattr("tui.screens.plan_line.DRAFT_AFTER", 0.001)
    async with opened(tmp_path, clock, part="coping") as (_, pilot):
        await pilot.press("a", *"wal")
        await pilot.pause(0.05)
        assert [(line["text"], line["draft"]) for line in on_disk(tmp_path)] == [("wal", True)]
    async with opened(tmp_path, clock, part="coping") as (host, pilot):
        assert host.lines == []
        await pilot.press("a")
        await pilot.pause()
        assert "Going on with what was typed here before." in "\n".join(host.seen)
        await pilot.press("k", "enter")
        await pilot.pause()
        assert host.lines == [("coping", "walk")]
    assert [line.get("draft") for line in on_disk(tmp_path)] == [None]


async def test_what_cannot_be_saved_stays_in_the_form_and_says_why(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing typed is lost at once; a second Esc leaves all the same."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with opened(tmp_path, clock) as (host, pilot):
        await pilot.press("a", *"walk")
        monkeypatch.setattr(Disk, "replace", refuse)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(host.screen, PlanLineForm)
        assert "Not saved: the disk is full" in "\n".join(host.seen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(host.screen, Plan)
        assert host.lines == []


@pytest.mark.parametrize("size", SIZES)
async def test_a_full_plan_with_long_lines_is_gone_through_by_keys(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """Forty long lines: nothing is cut, the cursor is always in sight, markup in them is text."""
    lines = [PlanLine(id=f"c{at}", part="coping", text=f"[b]{at}[/] {LONG}") for at in range(40)]
    tables = {"plan": {str(at): line.document() for at, line in enumerate(lines, 1)}}
    Journal.create(tmp_path, clock, tables)
    async with opened(tmp_path, clock, part="safety", size=size) as (host, pilot):
        await pilot.pause(0.1)
        assert "▸ What I can do on my own" in "\n".join(host.seen[1:4])
        for key in ("down", "pagedown", "end", "pageup", "right", "left", "home", "tab"):
            await pilot.press(key)
            await pilot.pause()
            assert any("▸" in row for row in host.seen), key
            assert max(map(len, host.seen)) <= size[0]
        await pilot.press("home", "slash", *"[b]39", "enter", "down")
        await pilot.pause()
        assert " ".join(f"[b]39[/] {LONG}".split()) in " ".join(" ".join(host.seen).split())
