"""What is asked of the system: a process of one's own, and the programs that mount and unmount."""

from __future__ import annotations

import os
import subprocess
import warnings


def fork() -> int:
    """Fork, also where there are other threads: the child does its little work alone, and ends without them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def run(*command: str) -> None:
    """Run a program to its end. Raises CalledProcessError where it fails."""
    subprocess.run(command, check=True, capture_output=True)
