"""A program in a terminal of its own, and the moment at which words came to the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS, ROWS = 120, 36
PATIENCE = 20.0
"""Seconds after which words are not going to come."""
A_LOOK = 0.05
"""Seconds between looks whether it has ended."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Watched:
    """It runs from the making of this object until the end of the `with` block."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (COLUMNS, ROWS)
    ) -> None:
        columns, rows = size
        home = environment["HOME"]
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._written = b""
        self._since = time.perf_counter()
        self._process = subprocess.Popen(
            command, cwd=home, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Hand it over."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and leave nothing behind."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, key: str) -> None:
        """Send a key; time runs, and words count, from here."""
        self._written = b""
        self._since = time.perf_counter()
        os.write(self._master, key.encode())

    def until(self, *words: str) -> float:
        """Return the seconds until all words are on the screen. Raises TimeoutError where they never come."""
        wanted = [word.encode() for word in words]
        while True:
            shown = _ESCAPES.sub(b"", self._written)
            if all(word in shown for word in wanted):
                return time.perf_counter() - self._since
            if not self._read(PATIENCE):
                raise TimeoutError(f"never shown: {words}\n{shown.decode(errors='replace')}")

    def settle(self, seconds: float) -> None:
        """Wait until nothing has been written for so long."""
        while self._read(seconds):
            pass

    @property
    def written(self) -> bytes:
        """All that came since the last key, byte for byte."""
        return self._written

    def end(self) -> None:
        """Tell it to end, as a machine that shuts down does."""
        self._process.terminate()

    def ends(self) -> int:
        """Wait until it has ended, and return its exit status. Raises TimeoutError where it does not end."""
        deadline = time.perf_counter() + PATIENCE
        while self._process.poll() is None:
            if time.perf_counter() > deadline:
                raise TimeoutError("it does not end")
            self._read(A_LOOK)
        return self._process.returncode

    def peak(self) -> int:
        """Return the most memory it had resident so far, in bytes; 0 where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        found = _PEAK.search(status.read_text()) if status.exists() else None
        return int(found[1]) * 1024 if found else 0

    def _read(self, seconds: float) -> bool:
        """Take in what is written within so many seconds; say whether anything was."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            written = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self._written += written
        return bool(written)
