"""`handrail now` where everything else is broken: the installed command, in a process of its own.

Eleven situations, each alone; then every state of the journal with every state of the plan in the worst place.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import resource
import select
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

SCRIPT = Path(sys.executable).with_name("handrail")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "tui"]
ROOT = Path(__file__).parent.parent
PATIENCE = 20
"""Seconds after which a command hangs."""
PLAN = {
    "plan": {"1": {"part": "person", "text": "Noor", "reach": "020 555"}, "2": {"part": "coping", "text": "tea"}}
}
CHOSEN, GUESSED = "Country: New Zealand.", "Country: Ireland, a guess."
FROM_COPY = "these are the lines of its last good copy"
ALL_LOST = "this is all that can be read"
SURROUNDINGS = {"TZ": "Europe/Dublin", "TERM": "xterm", "PATH": os.environ.get("PATH", "")}


def write_journal(folder: Path, schema: int = 1) -> None:
    """Write a journal in which New Zealand was chosen; nothing says so of this machine."""
    meta = {"1": {"schema": schema, "document": "d", "generation": 1, "sha256": ""}}
    tables = {"meta": meta, "settings": {"1": {"id": "s", "country": "NZ"}}, "goals": {}}
    (folder / "journal.json").write_text(json.dumps(tables), encoding="utf-8")


def write_plan(path: Path) -> None:
    """Write a plan with one person and one thing that helps."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(PLAN), encoding="utf-8")


def damage(path: Path) -> None:
    """Leave bytes that are no JSON."""
    path.write_bytes(b"\x00\xff{" * 1000)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold every lock there is, as another window does in the middle of a save."""
    with (folder / ".journal.lock").open("rb+") as lock, (folder / "journal.json").open("rb+") as journal:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fcntl.flock(journal, fcntl.LOCK_EX)
        fcntl.lockf(journal, fcntl.LOCK_EX)
        yield


def keep_copy(folder: Path) -> None:
    """Keep a good copy of the plan, and damage the file."""
    write_plan(folder / "generations" / "plan-00000004-0123abcd.json")
    damage(folder / "plan.json")


def freeze(folder: Path) -> None:
    """Take away the right to write."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)


class Situation(NamedTuple):
    """What is the matter, and what is said all the same."""

    breaks: Callable[[Path], object] = lambda _: None
    """Done to a folder in which journal and plan are whole."""
    says: tuple[str, ...] = (CHOSEN, "Noor, 020 555", "tea")
    environment: Mapping[str, str | None] = {}
    """None: not set."""
    terminal: bool = True
    read_only: bool = False
    holding: Callable[[Path], AbstractContextManager[None]] = lambda _: nullcontext()


JOURNALS = {
    "journal missing": Situation(lambda folder: (folder / "journal.json").unlink(), (GUESSED,)),
    "journal damaged": Situation(lambda folder: damage(folder / "journal.json"), (GUESSED,)),
    "journal locked": Situation(lambda folder: (folder / ".journal.lock").touch(), (CHOSEN,), holding=held),
    "journal newer": Situation(lambda folder: write_journal(folder, schema=99), (CHOSEN,)),
}
PLANS = {
    "plan damaged, a copy is good": Situation(keep_copy, ("Noor, 020 555", "tea", FROM_COPY)),
    "plan damaged, no copy": Situation(lambda folder: damage(folder / "plan.json"), (ALL_LOST,)),
}
PLACES = {
    "no HOME": Situation(environment={"HOME": None}),
    "no terminal": Situation(terminal=False),
    "TERM=dumb": Situation(environment={"TERM": "dumb"}),
    "read-only disk": Situation(freeze, read_only=True),
    "PATH empty": Situation(environment={"PATH": ""}),
}
WORST = Situation(freeze, environment={"HOME": None, "PATH": "", "TERM": "dumb"}, terminal=False, read_only=True)
"""All of these at once."""


class Ran(NamedTuple):
    """What came of the command."""

    status: int
    out: str
    err: str


def run(folder: Path, at: Situation, *words: str) -> Ran:
    """Run `handrail now` there, on a terminal or without; no file can be written where the disk is read-only."""
    named = {**SURROUNDINGS, "HOME": str(folder), "HANDRAIL_DATA": str(folder), **at.environment}
    options: dict[str, Any] = {
        "cwd": ROOT,
        "env": {name: value for name, value in named.items() if value is not None},
        "start_new_session": True,
        "preexec_fn": (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))) if at.read_only else None,
    }
    if not at.terminal:
        done = subprocess.run(
            [*COMMAND, "now", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            **options,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, "now", *words], stdin=slave, stdout=slave, stderr=subprocess.PIPE, **options
    )
    os.close(slave)
    out = _read(master)
    _, err = child.communicate(timeout=PATIENCE)
    os.close(master)
    return Ran(child.returncode, out.decode().replace("\r\n", "\n"), err.decode())


def _read(master: int) -> bytes:
    """Return all that is written to a terminal until its other end is closed."""
    out = b""
    while select.select([master], [], [], PATIENCE)[0]:
        try:
            found = os.read(master, 65536)
        except OSError:
            break
        if not found:
            break
        out += found
    return out


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file with its times and bytes."""
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def holds(folder: Path, at: Situation, *says: str) -> None:
    """Hold that the command says whom to call and all of this, in order, and leaves every file as it is."""
    before = tree(folder)
    with at.holding(folder):
        ran = run(folder, at)
    assert (ran.status, ran.err) == (0, "")
    printed = " ".join(ran.out.split())
    assert "In danger, you or someone else Call " in printed
    assert "Someone to talk to" in printed
    assert "findahelpline.com" in printed
    assert "This program cannot call anyone for you." in printed
    assert [words for words in says if words not in printed] == []
    assert tree(folder) == before


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a whole journal and a whole plan, that can be thrown away whatever becomes of it."""
    place = tmp_path / "data"
    place.mkdir()
    write_journal(place)
    write_plan(place / "plan.json")
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o700)


SINGLE = {**JOURNALS, **PLANS, **PLACES}


def test_there_are_eleven_situations() -> None:
    """As many as were asked for."""
    assert len(SINGLE) == 11


@pytest.mark.parametrize("at", SINGLE.values(), ids=SINGLE)
def test_help_is_given_in_each_situation(folder: Path, at: Situation) -> None:
    """Whatever is the matter, the emergency number and the lines are printed, and what is whole of the rest."""
    at.breaks(folder)
    holds(folder, at, *at.says)


@pytest.mark.parametrize(
    ("journal", "plan"), product(JOURNALS.values(), PLANS.values()), ids=map(" and ".join, product(JOURNALS, PLANS))
)
def test_help_is_given_when_all_of_it_comes_together(folder: Path, journal: Situation, plan: Situation) -> None:
    """Journal and plan are lost or held, and there is no home, no path, no terminal, and nothing to write to."""
    journal.breaks(folder)
    plan.breaks(folder)
    with journal.holding(folder):
        freeze(folder)
        holds(folder, WORST, *journal.says, *plan.says)


@pytest.mark.parametrize("home", ["", "/nowhere/at/all"])
def test_help_is_given_where_there_is_no_folder_at_all(folder: Path, home: str) -> None:
    """Nothing names one, and the home folder is none."""
    ran = run(folder, Situation(environment={"HOME": home, "HANDRAIL_DATA": None}))
    assert (ran.status, ran.err) == (0, "")
    assert GUESSED in ran.out


def test_help_is_given_from_a_folder_that_was_deleted(folder: Path, tmp_path: Path) -> None:
    """The shell still stands in it, and a relative folder leads nowhere."""
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {COMMAND[0]} now --data here"
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        env={**SURROUNDINGS, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert GUESSED in done.stdout
