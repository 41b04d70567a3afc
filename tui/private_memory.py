"""What a person wrote stands in memory while Handrail is open; here it is kept from reaching a file by a crash."""

from __future__ import annotations

import os
import resource
import sys

PR_SET_DUMPABLE = 4
"""From Linux's sys/prctl.h."""
WRITTEN = ("TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT")
"""How the variables begin by which Textual 8.2 logs every key, or takes a picture of the screen."""


def write_no_core() -> None:
    """Let no crash of this program, or of an editor it opens, leave its memory in a file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_to_others() -> None:
    """Let no other program of the same account look into this one's memory, nor a crash handler; Linux only."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def log_nothing() -> None:
    """Take from the surroundings what makes Textual write keys or pictures of the screen to disk."""
    for name in [name for name in os.environ if name.startswith(WRITTEN)]:
        del os.environ[name]
