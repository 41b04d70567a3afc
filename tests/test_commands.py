"""The command line itself: its folder, its complaints, its letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import GOALS, TODAY, Desk, begun, desk_with
from goals_made_up import WALK

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent


def handrail(*words: str, typed: bytes = b"", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run `handrail` as a process of its own, in these surroundings."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        input=typed,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize(
    "words", [("check-in", "--mood", "6"), ("tally", "panic"), ("status",), ("goals",)], ids=lambda words: words[0]
)
def test_the_folder_may_be_named_before_or_after_the_command(
    tmp_path: Path, words: tuple[str, ...], before: bool
) -> None:
    """Both name the same; the folder of the surroundings stays untouched."""
    named, other = tmp_path / "named", tmp_path / "other"
    data = ("--data", str(named))
    ran = handrail(*((*data, *words) if before else (*words, *data)), HANDRAIL_DATA=str(other))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert named.exists() == (words[0] in {"check-in", "tally"})
    assert not other.exists()


def test_two_folders_are_one_too_many(tmp_path: Path) -> None:
    """Twice the same is no question; twice and different is refused, and neither is made."""
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert handrail("--data", one, "status", "--data", one).returncode == 0
    ran = handrail("--data", one, "check-in", "--mood", "6", "--data", two)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"handrail: --data was given twice, with two different folders.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nonsense"], "handrail: Argument COMMAND: invalid choice: “nonsense” (choose from "),
        (["check-in", "--mod", "6"], "handrail: Unrecognized arguments: --mod 6. See handrail --help."),
        (["report", "--to", "p'df"], "handrail: Argument --to: invalid choice: “p'df” (choose from "),
        (["tally"], "handrail: The following arguments are required: KIND. See handrail tally --help."),
    ],
)
def test_what_cannot_be_understood_is_one_line(desk: Desk, words: list[str], sentence: str) -> None:
    """Not a page of usage: one sentence, and where more is to be read."""
    ran = desk.run(*words)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(sentence)


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a journal with an earlier day and three goals."""
    return desk_with(tmp_path / "journal", clock, *GOALS)


@pytest.mark.parametrize("command", ["", "check-in", "status", "tally"])
def test_every_command_explains_itself(command: str) -> None:
    """--help is words on standard output, status 0."""
    ran = handrail(*filter(None, [command, "--help"]))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"usage: handrail")


def test_a_terminal_without_the_letters_of_a_title_stops_no_command(tmp_path: Path, clock: MadeUpClock) -> None:
    """What it cannot show is a question mark; the answers are taken all the same."""
    desk = desk_with(tmp_path / "journal", clock, begun("Gå en tur 日本", WALK))
    folder = ("--data", str(desk.folder))
    said = handrail("status", "--words", *folder, PYTHONIOENCODING="ascii")
    assert b"G? en tur ??" in said.stdout
    assert handrail("check-in", "--note", "å", *folder, PYTHONIOENCODING="ascii").returncode == 0


def test_without_an_input_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    """A service may start with standard input closed: the first question ends it quietly."""
    command = [sys.executable, "-m", "tui", "check-in", "--data", str(tmp_path)]
    ran = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *command], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - any sh
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ["chart", "\udcff"],
        ["chart", "mood", "--span", "\udcff"],
        ["goals", "\udcff"],
        ["goals", "review", "\udcff"],
        ["write", "\udcff"],
        ["take", "\udcff"],
        ["erase", "\udcff"],
        ["tally", "\udcff"],
        ["mark", "\udcff"],
        ["check-in", "--goal", "\udcff=yes"],
        ["check-in", "--day", "\udcff"],
        ["report", "--since", "\udcff"],
        ["\udcff"],
    ],
    ids=" ".join,
)
def test_words_in_another_encoding_are_refused_in_one_line(desk: Desk, words: list[str]) -> None:
    """Nothing goes wrong inside: a name that nothing can have is no name."""
    before = desk.bytes
    ran = desk.run(*words)
    assert (ran.status, ran.out, ran.err.count("\n"), desk.bytes) == (2, "", 1, before)


def test_bytes_of_another_encoding_are_refused_and_not_stored(tmp_path: Path, clock: MadeUpClock) -> None:
    """Half a character is one line on standard error, and the file is as it was."""
    desk = desk_with(tmp_path / "journal", clock)
    before = desk.bytes
    ran = handrail("check-in", "--note", "-", "--data", str(desk.folder), typed=b"na\xefve", PYTHONUTF8="1")
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)
    assert desk.bytes == before
    assert desk.answers(TODAY) == {}
