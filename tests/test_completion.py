"""Completion: what a shell is told, and what Handrail answers when the shell asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.command_line import COMMANDS
from tui.commands.completion import SHELLS

ROOT = Path(__file__).parent.parent


def completed(line: str, folder: Path) -> set[str]:
    """Return what `line` may go on with, asked as a shell asks."""
    answers = folder / "answers"
    surroundings = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answers),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    subprocess.run([sys.executable, "-m", "tui"], cwd=ROOT, env=surroundings, capture_output=True, check=False)
    return {word.strip() for word in answers.read_text(encoding="utf-8").splitlines()}


def test_every_command_is_offered(tmp_path: Path) -> None:
    """Each by its name, as it is typed."""
    names = {name.replace("_", "-") for name in COMMANDS}
    assert names <= completed("handrail ", tmp_path)


def test_options_and_choices_of_a_command_are_offered(tmp_path: Path) -> None:
    """The shells of `completion`, the options of `check-in`."""
    assert set(SHELLS) <= completed("handrail completion ", tmp_path)
    assert {"--mood", "--anxiety"} <= completed("handrail check-in --", tmp_path)


def test_completing_opens_no_journal(tmp_path: Path, home: Path) -> None:
    """Whatever is asked, nothing is made in the home folder and none of its words are offered."""
    completed("handrail goals ", tmp_path)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_reads_its_code(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The code names the command; where the shell is there, it finds no fault in it."""
    assert main(["completion", shell]) == 0
    code = capsys.readouterr().out
    assert "handrail" in code
    if program := shutil.which(shell):
        read = subprocess.run([program, "-n"], input=code, capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")
