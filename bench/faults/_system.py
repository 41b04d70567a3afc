"""The programs of the system that mount and unmount."""

from __future__ import annotations

import subprocess


def run(*command: str) -> None:
    """Run a program to its end. Raises CalledProcessError where it fails."""
    subprocess.run(command, check=True, capture_output=True)
