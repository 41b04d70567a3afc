"""The journal at the keyboard, in a real terminal of 80 by 24."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from terminal import ENTER, ESCAPE, Terminal

from store import acts
from store.entry_kind import KINDS
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

SIZE = (80, 24)
TAB, DELETE, RIGHT, SHIFT_TAB = "\t", "\x1b[3~", "\x1b[C", "\x1b[Z"
CALM = 0.25
"""Seconds in which a screen that is half drawn is drawn whole."""
LOST = 2.0
"""Seconds of typing that a power cut may take."""


@pytest.fixture
def folder(tmp_path: Path, clock: MadeUpClock) -> Path:
    """Return a journal with one earlier day."""
    today = clock().date()
    Journal.open(tmp_path / "journal", clock).record(acts.answer(MOOD, today, 5, today))
    return tmp_path / "journal"


def written(terminal: Terminal) -> list[dict[str, Any]]:
    """Return the entries that lie on the disk."""
    return list(terminal.tables().get("entries", {}).values())


def go_to(terminal: Terminal, row: str) -> None:
    """Go up, and round past the first row, until a row is marked."""
    while (before := terminal.settled()) != row:
        terminal.type(SHIFT_TAB)
        terminal.until(partial(is_another, terminal, before), f"another row than {before}")
        terminal.read(CALM)


def is_another(terminal: Terminal, before: str) -> bool:
    """Say whether another row is marked than before."""
    return terminal.marked not in {"", before}


def opened(terminal: Terminal) -> None:
    """Wait for the dashboard and open the list."""
    terminal.shows("Mood")
    terminal.type("w")
    terminal.shows("Nothing is written yet.")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_found_changed_deleted_and_brought_back(folder: Path, kind: str) -> None:
    """By keys alone; what the screen says, the disk holds."""
    title = KINDS[kind].title
    place = sorted(KINDS).index(kind)
    with Terminal(folder, size=SIZE) as terminal:
        opened(terminal)
        terminal.type("a")
        terminal.shows("What do you write?")
        terminal.type("j" * place + ENTER)
        terminal.shows("kept from the first word on")
        first = KINDS[kind].fields[0].type
        terminal.type({"time": "2310", "percent": "70", "choice": RIGHT}.get(first, "elephant") + TAB)
        terminal.shows("kept ✓")
        terminal.type(ESCAPE)
        terminal.shows("Kept: the")
        terminal.type(f"/{title.lower()} nov{ENTER}")
        terminal.shows(f"▸ Sun 22 Nov   {title}")
        terminal.type(ENTER)
        terminal.shows(f" {title}  Sun 22 Nov")
        go_to(terminal, "Private")
        terminal.type(RIGHT)
        terminal.shows("‹ yes ›")
        terminal.type(TAB)
        terminal.until(lambda: written(terminal)[0].get("private") is True, "private on the disk")
        terminal.type(ESCAPE)
        terminal.shows("Kept: the")
        terminal.type(DELETE)
        terminal.until(lambda: not written(terminal), "nothing on the disk")
        terminal.type("u")
        terminal.until(lambda: len(written(terminal)) == 1, "it is back on the disk")
        assert written(terminal)[0]["kind"] == kind


def test_a_thought_record_killed_in_its_fifth_row_is_there(folder: Path) -> None:
    """Nothing that was typed more than two seconds before is lost, the thought stays in sight until then."""
    with Terminal(folder, size=SIZE) as terminal:
        opened(terminal)
        terminal.type("a" + "j" * sorted(KINDS).index("thought_record") + ENTER)
        terminal.shows("What happened?")
        terminal.type(f"at work{TAB}They all saw it{TAB}80{TAB}fear 80{TAB}{TAB}")
        terminal.type("the first minute of it")
        terminal.shows("the first minute of it")
        deadline = time.monotonic() + LOST
        while time.monotonic() < deadline:
            terminal.read()
        terminal.type(" and what came last")
        terminal.shows("█ They all saw it")
        terminal.kill()
        (record,) = written(terminal)
    fields = record["fields"]
    assert fields["situation"] == "at work"
    assert (fields["thought"], fields["belief_before"]) == ("They all saw it", 80)
    assert fields["feelings"] == [{"name": "fear", "before": 80}]
    assert fields["evidence_for"].startswith("the first minute of it")


def test_text_from_the_editor_comes_back_into_the_form(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen gives way and comes back; an editor that goes wrong leaves the text as it was."""
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf " and more\\nlines" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    with Terminal(folder, size=SIZE) as terminal:
        opened(terminal)
        terminal.type("a" + "j" * sorted(KINDS).index("note") + ENTER)
        terminal.shows("What is worth writing down?")
        terminal.type("typed\x0f")
        terminal.shows("typed and more")
        terminal.until(
            lambda: [entry["fields"] for entry in written(terminal)] == [{"text": "typed and more\nlines"}],
            "on disk",
        )
        script.write_text("#!/bin/sh\nexit 1\n")
        terminal.type("\x0f")
        terminal.shows("The editor ended early; your text is as it was.")
        assert list(folder.glob(".handrail-writing-*")) == []
