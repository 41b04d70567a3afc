"""Ways a terminal takes Handrail away: signals, a connection that breaks, a stop, sizes that nothing fits in."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from terminal import ENTER, PATIENCE, Terminal

from store import acts
from store.entry_kind import KINDS
from store.items import MOOD
from store.journal.journal import Journal
from tui import hang_up
from tui.app import Handrail

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MadeUpClock

SIZE = (80, 24)
STATUS = {"SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131}
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""The other screen is left, the cursor is back, the mouse and bracketed paste are off."""
STOPPED = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
DOWN, UP, END = "j", "k", "\x1b[F"


@pytest.fixture
def folder(tmp_path: Path, clock: MadeUpClock) -> Path:
    """Return a journal with one earlier day."""
    today = clock().date()
    Journal.open(tmp_path / "journal", clock).record(acts.answer(MOOD, today, 5, today))
    return tmp_path / "journal"


def writing_an_entry(terminal: Terminal) -> None:
    """Open a note."""
    terminal.shows("Mood")
    terminal.type("w")
    terminal.shows("Nothing is written yet.")
    terminal.type("a")
    terminal.shows("What do you write?")
    terminal.type(DOWN * sorted(KINDS).index("note") + ENTER)
    terminal.shows("worth writing down")


def writing_a_line(terminal: Terminal) -> None:
    """Open the line of the check-in, two rows above its last."""
    terminal.shows("Mood")
    terminal.type(END + UP * 2)
    terminal.shows("▸ A line")
    terminal.type(ENTER)
    terminal.shows("Ctrl+G help now")


WRITING = [writing_an_entry, writing_a_line]


def kept(folder: Path, words: str) -> bool:
    """Say whether the file holds these words."""
    return words in (folder / "journal.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STATUS)
@pytest.mark.parametrize("write", WRITING)
def test_a_signal_keeps_what_is_being_typed(folder: Path, name: str, write: Callable[[Terminal], None]) -> None:
    """Handrail is gone, the terminal is as it was, and the words are on the disk (bench/screen.py has the time)."""
    with Terminal(folder, size=SIZE) as terminal:
        write(terminal)
        terminal.type("half a sentence")
        terminal.shows("half a sentence")
        begun = len(terminal.raw)
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ends() == STATUS[name]
        terminal.read()
        assert [code for code in RESTORED if code not in terminal.raw[begun:]] == []
        assert kept(folder, "half a sentence")


@pytest.mark.parametrize("write", WRITING)
def test_a_connection_that_breaks_keeps_what_is_being_typed(
    folder: Path, write: Callable[[Terminal], None]
) -> None:
    """No signal comes, and nothing can be written any more: it leaves all the same."""
    with Terminal(folder, size=SIZE) as terminal:
        write(terminal)
        terminal.type("half a sentence")
        terminal.shows("half a sentence")
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE) == STATUS["SIGHUP"]
        assert kept(folder, "half a sentence")


def test_a_stop_gives_the_terminal_back_and_comes_again(folder: Path) -> None:
    """Ctrl+Z in a shell is SIGTSTP; what was typed is there after SIGCONT, and goes on."""
    with Terminal(folder, size=SIZE) as terminal:
        writing_an_entry(terminal)
        terminal.type("half a")
        terminal.shows("half a")
        begun = len(terminal.raw)
        terminal.process.send_signal(signal.SIGTSTP)
        terminal.until(lambda: os.waitid(os.P_PID, terminal.process.pid, STOPPED) is not None, "the stop")
        terminal.read()
        assert RESTORED[0] in terminal.raw[begun:]
        terminal.process.send_signal(signal.SIGCONT)
        terminal.shows("half a")
        terminal.type(" sentence")
        terminal.until(lambda: kept(folder, "half a sentence"), "the words in the file")


def test_no_size_of_the_terminal_is_too_much(folder: Path) -> None:
    """A storm of sizes, down to a single cell, while a note is being written; none takes a word."""
    sizes = [(1, 1), (200, 60), (2, 1), (1, 40), (59, 17), (40, 8), (60, 18), (300, 2), (17, 5), (120, 36)]
    with Terminal(folder, size=SIZE) as terminal:
        writing_an_entry(terminal)
        for number, (width, height) in enumerate(sizes * 3):
            terminal.resize(width, height)
            terminal.type("abcdefghij"[number % 10])
            terminal.read(0.01)
        terminal.resize(*SIZE)
        terminal.shows("abcdefghij" * 3)
        terminal.until(lambda: kept(folder, "abcdefghij" * 3), "the words in the file")
        assert terminal.process.poll() is None


async def test_without_a_terminal_nothing_is_missed(
    folder: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where keys come from no terminal, as in these tests, an input that has ended is no reason to leave."""
    monkeypatch.setattr(hang_up, "LOOK", 0.01)
    ended, writing = os.pipe()
    os.close(writing)
    with os.fdopen(ended) as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        app = Handrail(folder, clock)
        async with app.run_test() as pilot:
            await pilot.pause(0.1)
            assert app.is_running
            assert app.return_code is None
