"""One sentence is put into every field there is; afterwards it is nowhere but in the data folder."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminal import CTRL_G, ENTER, ESCAPE, Terminal

from store import acts
from store.entry_kind import KINDS
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
CANARY = "the canary sings"
PASTED = f"\x1b[200~{CANARY}\x1b[201~"
TAB, END, ARROW_DOWN = "\t", "\x1b[F", "\x1b[B"
SIZE = (80, 24)
COMMON_ROWS = 4
"""What every kind has besides its own fields: the day, the time, the goal, and whether it is private."""


@pytest.fixture
def folder(tmp_path: Path, clock: MadeUpClock) -> Path:
    """Return a journal with one earlier day."""
    today = clock().date()
    Journal.open(tmp_path / "data", clock).record(acts.answer(MOOD, today, 5, today))
    return tmp_path / "data"


@pytest.fixture
def elsewhere(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Return each folder, beside the data folder, that a program is likely to write in; a log was asked for."""
    temporary, work = tmp_path / "temporary", tmp_path / "work"
    for made in (temporary, work):
        made.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("TEXTUAL_LOG", str(work / "keys.log"))
    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "1")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", str(work))
    return temporary, work, home


def write_every_kind(terminal: Terminal) -> None:
    """Put the sentence into each row of each kind of entry, and search for it."""
    terminal.type("w")
    terminal.shows("Nothing is written yet.")
    for place, kind in enumerate(sorted(KINDS)):
        terminal.type("a")
        terminal.shows("What do you write?")
        terminal.type("j" * place + ENTER)
        terminal.shows("kept from the first word on")
        terminal.type((PASTED + TAB) * (len(KINDS[kind].fields) + COMMON_ROWS) + ESCAPE)
        terminal.shows("▸ Sun 22 Nov")
    terminal.type("/" + PASTED + ENTER)
    terminal.until(lambda: is_dashboard(terminal), "the dashboard")


def fill_in_the_rest(terminal: Terminal) -> None:
    """Put it into a line of the day, a goal, the plan, a question of one's own, and a medicine."""
    terminal.shows("Mood")
    terminal.type(END + "kk")
    terminal.shows("▸ A line")
    terminal.type(ENTER + PASTED + ENTER)
    for keys in ("gaw", "pa", "s" + ENTER + "a" + ENTER, "s" + ARROW_DOWN + ENTER + "a"):
        terminal.type(keys)
        terminal.shows("Ctrl+G")
        terminal.type(PASTED)
        terminal.shows(CANARY)
        terminal.type(CTRL_G)
        terminal.shows("Help now")
        terminal.until(lambda: is_dashboard(terminal), "the dashboard")


def is_dashboard(terminal: Terminal) -> bool:
    """Say whether the dashboard is in front; where it is not, go back once."""
    if "t Today" not in terminal.text:
        terminal.type(ESCAPE)
        terminal.calms()
    return "t Today" in terminal.text


def holding(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder in which the sentence stands."""
    for path in folder.rglob("*"):
        if path.is_file() and CANARY.encode() in path.read_bytes():
            yield path


def test_what_is_written_is_nowhere_but_in_the_data_folder(folder: Path, elsewhere: tuple[Path, ...]) -> None:
    """In no temporary or home folder, no log, no picture, no argument, no environment, no title of the window."""
    with Terminal(folder, size=SIZE) as terminal:
        terminal.shows("Mood")
        write_every_kind(terminal)
        fill_in_the_rest(terminal)
        about = Path(f"/proc/{terminal.process.pid}")
        told = b"".join((about / name).read_bytes() for name in ("cmdline", "environ")) if about.exists() else b""
        terminal.type("q")
        assert terminal.ends() == 0
        terminal.read()
    assert list(holding(folder))
    assert [path for place in elsewhere for path in holding(place)] == []
    assert CANARY.encode() not in told
    titles = re.findall(rb"\x1b\][012];(.*?)(?:\x07|\x1b\\)", terminal.raw, re.DOTALL)
    assert not any(CANARY.encode() in title for title in titles)
    assert CANARY.encode() not in terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux says so of another process")
def test_a_crash_would_leave_no_file_behind(folder: Path) -> None:
    """The most that may be written of a core is nothing, for Handrail and for the editor it opens."""
    assert resource.getrlimit(resource.RLIMIT_CORE)[1] != 0
    with Terminal(folder, size=SIZE) as terminal:
        terminal.shows("▸")
        limits = Path(f"/proc/{terminal.process.pid}/limits").read_text()
        (limit,) = [line for line in limits.splitlines() if "core file" in line]
        assert limit.split()[4:6] == ["0", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's own")
def test_the_memory_is_closed_to_other_programs() -> None:
    """After the call the kernel says of the process that it may not be dumped, which also bars ptrace."""
    asked = "import ctypes, tui.private_memory as p; p.close_to_others(); print(ctypes.CDLL(None).prctl(3))"
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "0\n"
