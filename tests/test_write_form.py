"""The form of an entry: what is typed is on the disk soon, half of it is enough, and undo takes it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from command_line import PANIC, TODAY, YESTERDAY, begun
from goals_on_screen import handrail, known, press, shown
from textual import events
from textual.widgets import Static

from store import acts, entry_acts
from store.entry_kind import KINDS
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.entry_form import EntryForm
from tui.screens.write import Write
from widgets.form import Form
from widgets.rows.prose import ProseRow
from widgets.text_box import IN_PLACE, TextBox

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.records.entry import Entry

SIZE = (80, 24)
HOSTILE = "שלום \u202ebidi \N{FACE WITH TEARS OF JOY} [/] [@click=app.quit]x[/] \x1b[31mred\x07\x9b2J end"
CLEAN = "שלום \u202ebidi \N{FACE WITH TEARS OF JOY} [/] [@click=app.quit]x[/] [31mred2J end"


def session(pilot: Pilot[None]) -> Any:  # noqa: ANN401 - the window's own
    """Return what the window reads and writes."""
    app = pilot.app
    assert isinstance(app, Handrail)
    return app._session


async def open_window(pilot: Pilot[None]) -> Any:  # noqa: ANN401 - as above
    """Wait until the journal is open, and return what the window reads and writes."""
    window = session(pilot)
    while not window.is_open:
        await pilot.pause()
    return window


async def opened(pilot: Pilot[None], kind: str, **fields: Any) -> EntryForm:  # noqa: ANN401 - what a kind holds
    """Open the form of a new entry over the list."""
    window = await open_window(pilot)
    below = Write(window)
    await pilot.app.push_screen(below)
    form = EntryForm(window, entry_acts.begin(kind, window.today, window.clock(), **fields))
    await pilot.app.push_screen(form, below.report)
    await pilot.pause()
    return form


def only(pilot: Pilot[None], kind: str) -> Entry:
    """Return the one entry of a kind that the window knows."""
    (entry,) = known(pilot).entries(kind)
    return entry


def on_disk(pilot: Pilot[None], kind: str) -> list[dict[str, Any]]:
    """Return the fields of the entries of a kind as they lie on the disk."""
    window = session(pilot)
    return [entry.fields for entry in Journal.open(window.folder, window.clock).history.entries(kind)]


def row(pilot: Pilot[None]) -> str:
    """Return the marked row."""
    return pilot.app.screen.query_one("#rows", Form).marked


async def to(pilot: Pilot[None], name: str) -> None:
    """Go to a row."""
    pilot.app.screen.query_one("#rows", Form).go_to(name)
    await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into the marked row."""
    focused = pilot.app.focused
    assert focused
    focused.post_message(events.Paste(text))
    await pilot.pause()


async def test_an_entry_is_on_the_disk_from_its_first_filled_row(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nothing is kept before; after, the day's count has it, and undo takes all of it back at once."""
    async with handrail(tmp_path, clock, begun("Fewer", PANIC)).run_test(size=SIZE) as pilot:
        await opened(pilot, "panic")
        assert on_disk(pilot, "panic") == []
        await press(pilot, "7", "0", "enter")
        assert on_disk(pilot, "panic") == [{"peak": 70}]
        await press(pilot, "1", "0", "enter", *"train", "escape")
        assert on_disk(pilot, "panic") == [{"peak": 70, "minutes": 10, "where": "train"}]
        assert known(pilot).check_in(TODAY).answers == {"m:panic": 1}
        assert "Kept: the panic, Sun 22 Nov. u takes it back." in shown(pilot)
        await press(pilot, "u")
        assert on_disk(pilot, "panic") == []
        assert known(pilot).check_in(TODAY).answers == {}


async def test_what_is_typed_without_leaving_the_row_is_on_the_disk_within_a_second(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time runs from the first key that is not kept, not from the last one."""
    monkeypatch.setattr("tui.screens.entry_form.KEPT_AFTER", 0.05)
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, *"one line")
        await pilot.pause(0.15)
        assert on_disk(pilot, "note") == [{"text": "one line"}]


async def test_nothing_filled_in_is_nothing_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nor is what was typed and taken out again."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "contact")
        await press(pilot, "x", "tab", "shift+tab", "backspace", "escape")
        assert "Nothing was written, and nothing is kept." in shown(pilot)
        assert on_disk(pilot, "contact") == []


async def test_every_type_of_row_is_answered_by_keys_alone(tmp_path: Path, clock: MadeUpClock) -> None:
    """A rating takes one key, a time four digits, a choice an arrow, a list a space."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "sleep")
        await press(pilot, *"2250", "enter", *"2320", "enter", *"35", "enter", "2", "enter", *"40", "enter")
        await press(pilot, *"610", "enter", *"645", "enter", "6", "x", "enter", "space", "j", "space", "q")
        assert "In bed 7 h 55, asleep about 5 h 35. OK?" in shown(pilot)
        await press(pilot, "escape")
        assert only(pilot, "sleep").fields == {
            "into_bed": "22:50",
            "tried_to_sleep": "23:20",
            "minutes_to_sleep": 35,
            "wakings": 2,
            "minutes_awake": 40,
            "woke": "06:10",
            "out_of_bed": "06:45",
            "quality": 6,
            "rested": 10,
            "habits": ["caffeine late", "alcohol"],
        }


async def test_a_choice_is_gone_through_and_left_open_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """The first place is open; a rating is opened with Backspace."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "stressor")
        await press(pilot, *"noise")
        await to(pilot, "controllable")
        await press(pilot, "right", "right")
        assert shown(pilot).count("‹ in part ›") == 1
        await press(pilot, "left", "left")
        await to(pilot, "intensity")
        await press(pilot, "left", "right", "tab")
        assert on_disk(pilot, "stressor") == [{"what": "noise", "intensity": 6}]
        await to(pilot, "intensity")
        await press(pilot, "backspace", "escape")
        assert on_disk(pilot, "stressor") == [{"what": "noise"}]


async def test_the_thought_stays_in_sight_and_the_differences_are_shown(tmp_path: Path, clock: MadeUpClock) -> None:
    """At every step of a thought record, with its kind word (clinical.md 3.1)."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        form = await opened(pilot, "thought_record")
        await press(pilot, *"work", "tab", *"She is tired of me", "tab", *"80", "tab", *"fear 80, shame 40", "tab")
        for field in KINDS["thought_record"].fields[4:]:
            if field.type != "again":
                await to(pilot, field.id)
                assert str(form.query_one("#pinned", Static).render()) == "She is tired of me"
        await to(pilot, "belief_after")
        await press(pilot, *"45")
        assert "80 → 45" in shown(pilot)
        assert "It doesn't have to shift every time." in shown(pilot)
        await to(pilot, "again-0")
        assert "it was 40" in shown(pilot)
        await press(pilot, *"30", "escape")
        assert only(pilot, "thought_record").fields["feelings"] == [
            {"name": "fear", "before": 80, "after": 30},
            {"name": "shame", "before": 40},
        ]


async def test_the_short_form_has_three_rows_and_opens_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """Ctrl+T goes to it and back, with nothing lost; a record that says more opens whole."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        form = await opened(pilot, "thought_record")
        await press(pilot, "ctrl+t")
        assert list(form.rows()) == [
            "situation",
            "thought",
            "balanced_thought",
            "more",
            "day",
            "time",
            "private",
            "done",
        ]
        await to(pilot, "thought")
        await press(pilot, *"all of it", "escape", "escape")
        again = await opened(pilot, "thought_record")
        assert "patterns" not in again.rows()
        await press(pilot, "ctrl+t")
        assert "patterns" in again.rows()
        await press(pilot, "escape", "escape")
        longer = await opened(pilot, "thought_record", belief_before=80)
        assert "patterns" in longer.rows()


async def test_details_are_added_to_what_one_key_noted(tmp_path: Path, clock: MadeUpClock) -> None:
    """The list of kinds offers it first: one attack, not two."""
    app = handrail(tmp_path, clock, begun("Fewer", PANIC))
    async with app.run_test(size=SIZE) as pilot:
        window = await open_window(pilot)
        window.record(acts.one_more_entry("panic", window.history, TODAY, clock(), TODAY))
        await pilot.app.push_screen(Write(window))
        await press(pilot, "a")
        assert "1 Panic          noted at 07:40: add details" in shown(pilot)
        await press(pilot, "1", "7", "0", "escape")
        assert only(pilot, "panic").fields == {"peak": 70}
        assert known(pilot).check_in(TODAY).answers == {"m:panic": 1}


async def test_day_time_and_privacy_can_be_changed(tmp_path: Path, clock: MadeUpClock) -> None:
    """Any day gone by; a day to come only for what can be planned. After midnight belongs to the night before."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, "x")
        await to(pilot, "day")
        await press(pilot, "right", "enter")
        await to(pilot, "day")
        assert "That day is still to come." in shown(pilot)
        await press(pilot, "left")
        await to(pilot, "time")
        await press(pilot, *"0130", "enter", "right", "escape")
        kept = only(pilot, "note")
        assert (kept.day, kept.private) == (YESTERDAY, True)
        assert kept.at
        assert f"{kept.at:%m-%d %H:%M}" == "11-22 01:30"
        await opened(pilot, "activity", status="planned")
        await press(pilot, *"swim")
        await to(pilot, "day")
        await press(pilot, "right", "escape")
        assert only(pilot, "activity").day > TODAY


async def test_what_cannot_be_taken_stays_in_its_row_and_is_said(tmp_path: Path, clock: MadeUpClock) -> None:
    """The entry keeps its last sound value."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "panic")
        await press(pilot, "7", "0", "0")
        assert "At its peak: a whole number from 0 to 100." in shown(pilot)
        assert "[700]" in shown(pilot)
        await press(pilot, "backspace", "escape")
        assert only(pilot, "panic").fields == {"peak": 70}


async def test_undo_in_the_form_takes_back_the_last_row(tmp_path: Path, clock: MadeUpClock) -> None:
    """On a row without text, where u is no letter; the disk follows."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "coping", strategy="shower")
        await press(pilot, "8", "3", "shift+tab")
        assert on_disk(pilot, "coping") == [{"strategy": "shower", "before": 8, "after": 3}]
        await press(pilot, "u")
        assert (row(pilot), on_disk(pilot, "coping")) == ("after", [{"strategy": "shower", "before": 8}])
        await press(pilot, "u", "u", "u")
        assert "There is nothing here to take back." in shown(pilot)


async def test_an_entry_that_another_window_deleted_is_kept_whole_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """What is on the screen is never lost, wherever it went."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "coping", strategy="shower")
        await press(pilot, "8")
        window = session(pilot)
        window.record(entry_acts.delete(only(pilot, "coping"), window.history, TODAY))
        await press(pilot, "3", "escape")
        assert on_disk(pilot, "coping") == [{"strategy": "shower", "before": 8, "after": 3}]


async def test_what_cannot_be_saved_stays_in_the_form_and_is_said(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving asks once more, so that a full disk takes nobody's words by surprise."""
    from store.journal.errors import NotSavedError

    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, "x")

        def refuse(_: object) -> None:
            raise NotSavedError("Not saved: the disk is full.")

        monkeypatch.setattr(session(pilot), "record", refuse)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EntryForm)
        assert "Not saved: the disk is full." in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Write)


PROSE = [
    (name, field.id)
    for name, kind in KINDS.items()
    for field in kind.fields
    if field.type in {"text", "long"} and field.id != "note"
]


@pytest.mark.parametrize(("kind", "name"), [*PROSE, ("panic", "note")])
async def test_a_paste_of_anything_is_kept_whole_and_shown_safely(
    tmp_path: Path, clock: MadeUpClock, kind: str, name: str
) -> None:
    """Right-to-left, emoji, markup, control characters and breaks, in every text row of every kind."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, kind)
        await to(pilot, name)
        await paste(pilot, f"{HOSTILE}\r\nsecond")
        drawn = shown(pilot)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", drawn)
        assert "[@click=app.quit]x[/]" in drawn
        await press(pilot, "escape")
        assert on_disk(pilot, kind) == [{name: f"{CLEAN}\nsecond"}]
        assert not set(shown(pilot)) & set("\x1b\u202e\x9b")


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "many words\n" * 90_000, "שלום \N{FACE WITH TEARS OF JOY} " * 125_000],
    ids=["one line", "many lines", "other letters"],
)
@pytest.mark.parametrize(("kind", "name"), [("note", "text"), ("contact", "who")])
async def test_a_megabyte_is_kept_whole(
    tmp_path: Path, clock: MadeUpClock, text: str, kind: str, name: str
) -> None:
    """Too long to type among: its beginning and its length are shown, and the editor opens it."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, kind)
        await press(pilot, *"ab", "left")
        await paste(pilot, text)
        assert f"{len(text) + 2:,} characters. Ctrl+O opens all of it." in shown(pilot)
        await press(pilot, "y", "escape")
        assert on_disk(pilot, kind) == [{name: f"a{text}b"}]


async def test_half_a_character_is_refused_and_the_rest_stays(tmp_path: Path, clock: MadeUpClock) -> None:
    """A lone surrogate can be in no file."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, "a")
        await paste(pilot, "b\ud800")
        assert "half a character" in shown(pilot)
        await press(pilot, "escape")
        assert on_disk(pilot, "note") == [{"text": "a"}]


async def test_the_editor_opens_the_marked_text_and_brings_it_back(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes back is kept at once; what went wrong is said; other rows have no text to open."""
    from tui.editor import Edited

    seen: list[str] = []

    def leave(_: object, text: str, __: object) -> Edited:
        seen.append(text)
        return Edited(f"{text} and more", "The editor ended early.")

    monkeypatch.setattr("tui.editing.in_editor", leave)
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        form = await opened(pilot, "thought_record", thought="first")
        await to(pilot, "thought")
        await press(pilot, "ctrl+o")
        assert "The editor ended early." in shown(pilot)
        assert form.query_one("#row-thought", ProseRow).query_one(TextBox).text == "first and more"
        await to(pilot, "belief_before")
        await press(pilot, "ctrl+o")
        assert "The editor opens the rows that hold a text." in shown(pilot)
        await press(pilot, "escape")
        assert (seen, on_disk(pilot, "thought_record")) == (["first"], [{"thought": "first and more"}])


async def test_without_a_terminal_to_give_the_editor_the_text_stays(tmp_path: Path, clock: MadeUpClock) -> None:
    """The real way, in a window that cannot give way."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, "a", "ctrl+o")
        assert "No editor can be opened from here; your text is as it was." in shown(pilot)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_every_form_shows_its_rows_at_every_size(
    tmp_path: Path, clock: MadeUpClock, kind: str, size: tuple[int, int]
) -> None:
    """The first and the last row can be gone to, and the marked one is in sight."""
    async with handrail(tmp_path, clock).run_test(size=size) as pilot:
        form = await opened(pilot, kind)
        for name in (next(iter(form.rows())), "done"):
            await to(pilot, name)
            await pilot.pause()
            assert "▸" in shown(pilot)
            assert row(pilot) == name


async def test_leaving_the_program_keeps_what_is_in_the_form(tmp_path: Path, clock: MadeUpClock) -> None:
    """However it ends, short of a power cut."""
    async with handrail(tmp_path, clock).run_test(size=SIZE) as pilot:
        await opened(pilot, "note")
        await press(pilot, *"unsaved")
    kept = Journal.open(tmp_path, clock).history.entries("note")
    assert [entry.fields for entry in kept] == [{"text": "unsaved"}]


def test_a_text_can_be_typed_among_up_to_a_length() -> None:
    """Long enough for pages; above it a key would be felt."""
    assert IN_PLACE >= 10_000
