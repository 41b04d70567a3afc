"""Handrail in a real terminal: a child process on a pty; what it shows is read by pyte, what it keeps from disk."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 15.0
"""Seconds after which what is waited for is not going to come."""
A_MOMENT = 0.25
MORNING = "2026-11-22T07:40:00+01:00"
ENTER, ESCAPE, CTRL_G = "\r", "\x1b", "\x07"

LAUNCH = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from datetime import datetime, timedelta
from time import monotonic
import store.clock
begun, moment = monotonic(), datetime.fromisoformat(sys.argv.pop(1))
store.clock.system_clock = lambda: moment + timedelta(seconds=monotonic() - begun)
from tui.__main__ import main
sys.exit(main())
"""
"""Starts the command line as `handrail` does, at a moment of the test's own choosing.

As in a shell that somebody types in: one that runs the tests in the background lets its programs pass over Ctrl+C.
"""


class Terminal:
    """One `handrail` in a terminal of its own."""

    words: ClassVar[tuple[str, ...]] = ()
    """A plain command and its options; without them it is the dashboard."""

    def __init__(
        self,
        folder: Path,
        *,
        size: tuple[int, int] = (120, 36),
        now: str = MORNING,
        early: str = "",
        within: tuple[str, ...] = (),
    ) -> None:
        """Start it on `folder`; `early` is typed before it runs, `within` is a command to run it in."""
        width, height = size
        self.folder = folder
        self.raw = b""
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        os.write(self._master, early.encode())
        self.process = subprocess.Popen(
            [*within, sys.executable, "-c", LAUNCH, now, "--data", str(folder), *self.words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**_surroundings(), "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Hand it over."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind."""
        if self.process.poll() is None:
            self.kill()
        os.close(self._master)

    def type(self, keys: str) -> None:
        """Send keys, all at once."""
        os.write(self._master, keys.encode())

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> None:
        """Close the terminal without a signal, as a connection that breaks does."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDONLY)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and say so."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)
        self.process.send_signal(signal.SIGWINCH)

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.screen.display)

    @property
    def marked(self) -> str:
        """The name of the one row of a form that is marked; empty while the screen is half drawn."""
        marks = [line[3:19].strip() for line in self.screen.display if line.startswith(" ▸ ")]
        return marks[0] if len(marks) == 1 else ""

    def settled(self) -> str:
        """Wait until one row is marked, and return its name: a key sent while none is would be one too many."""
        self.until(lambda: self.marked != "", "a marked row")
        return self.marked

    def line(self, words: str) -> str:
        """Return the first line with `words`."""
        return next(line for line in self.screen.display if words in line)

    def shows(self, words: str) -> None:
        """Wait until the screen shows `words`."""
        self.until(lambda: words in self.text, f"{words!r} on the screen")

    def keeps(self, day: str, item: str, value: object) -> None:
        """Wait until the file holds an answer."""
        self.until(lambda: self.answers(day).get(item) == value, f"{item} {value} of {day} in the file")

    def ends(self) -> int:
        """Wait until it has ended, and return its exit status."""
        self.until(lambda: self.process.poll() is not None, "the end")
        return self.process.returncode

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Read the terminal until something holds. Raises AssertionError with the screen where it never does."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(f"never came: {what}\n{self.text}")
            self.read()

    def calms(self) -> None:
        """Wait until the screen is drawn whole: nothing more comes for a moment."""
        before = -1
        while len(self.raw) != before:
            before = len(self.raw)
            self.read(A_MOMENT)

    def read(self, seconds: float = 0.02) -> None:
        """Take in what was written to the terminal."""
        if select.select([self._master], [], [], seconds)[0]:
            try:
                written = os.read(self._master, 65536)
            except OSError:
                return
            self.raw += written
            self._stream.feed(written)

    def tables(self) -> dict[str, Any]:
        """Return the journal as it lies on the disk; empty where there is none."""
        path = self.folder / "journal.json"
        tables: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
        return tables

    def answers(self, day: str) -> dict[str, Any]:
        """Return the answers that the file holds for a day."""
        check_ins = self.tables().get("check_ins", {}).values()
        return next((document.get("answers", {}) for document in check_ins if document["day"] == day), {})


def _surroundings() -> dict[str, str]:
    """Return the environment without the size of the terminal that the tests run in, and how its Python writes."""
    return {
        name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "PYTHONUNBUFFERED"}
    }
