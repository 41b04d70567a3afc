"""A terminal that went away. Most send SIGHUP; one that does not is seen by asking the kernel.

Textual 8.2 writes in a thread that ends with the terminal; the app then waits for it for ever, deaf to signals.
So once the terminal is gone Handrail keeps what was typed, and leaves within a deadline.
"""

from __future__ import annotations

import os
import select
import sys
import threading

LOOK = 0.4
"""Seconds between two looks."""
DEADLINE = 0.5
"""Seconds that leaving in order may take; what was kept is on disk before they begin."""


def is_gone() -> bool:
    """Say whether the terminal that keys come from was closed; never where there was none."""
    if sys.__stdin__ is None or sys.__stdin__.closed:
        return False
    asked = select.poll()
    asked.register(sys.__stdin__.fileno(), 0)
    return any(events & select.POLLHUP for _, events in asked.poll(0))


def write_nowhere() -> None:
    """Send what is still to be written nowhere; Python would fail to write it, and end with a status of its own."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and not stream.closed:
            os.dup2(nowhere, stream.fileno())


def leave_within_deadline(status: int) -> None:
    """End the process with this exit status, should it still be there after the deadline."""
    deadline = threading.Timer(DEADLINE, os._exit, (status,))
    deadline.daemon = True
    deadline.start()
