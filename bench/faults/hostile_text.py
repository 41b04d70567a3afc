"""Texts that mean harm, in every field at once, shown on every screen of the real program in a real terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watched import Watched

from faults._hostile import hostile
from faults._kind import Ground, Kind, Point
from store.clock import system_clock
from store.demo import made_up
from store.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.records.record import Document

ROOT = Path(__file__).resolve().parents[2]
DAYS = 14
HARMLESS = "words"
TOGETHER = 8
"""So many texts are shown by one run."""
SHORT_RUNS = 1
FREE = frozenset(
    {
        *("activity", "balanced_thought", "did", "good_for", "happened", "how", "if_then", "label", "name", "note"),
        *("on_a_hard_day", "predicted", "question", "reach", "say", "sensations", "situation", "step", "strategy"),
        *("text", "thought", "title", "what", "what_for", "when", "where", "who", "why", "words", "worry"),
    }
)
"""The fields of the journal that hold a person's own words."""
BESIDES: dict[str, Document] = {
    "medicines": {
        "id": "m",
        "name": HARMLESS,
        "what_for": HARMLESS,
        "start": "2026-01-01",
        "dosings": [{"effective_from": "2026-01-01", "dose": HARMLESS, "times": ["08:00:00"]}],
        "side_effects": [{"id": "s", "name": HARMLESS, "first": "2026-01-01"}],
    },
    "settings": {"own_items": [{"id": "o", "label": HARMLESS, "question": HARMLESS, "low": HARMLESS}]},
}
"""What the made-up journal has none of."""
ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"
TOUR = (
    *("[", "[", "]", "]", "v", "+", "u"),
    *("g", "v", ENTER, DOWN, "o", "q", "i", "q", "q", "j", ENTER, "q", "e", DOWN, ESCAPE),
    *("c", "v", "z", "v", "q", ".", ".", "i", "q", "a", "q", "r", DOWN, "q"),
    *("w", "j", ENTER, ESCAPE, "j", "j", ENTER, ESCAPE, "q"),
    *("p", "j", ENTER, ESCAPE, "j", "j", "j", ENTER, ESCAPE, "q", "!", "q", "m", ENTER, "q", "q"),
    *("s", ENTER, "q", DOWN, ENTER, ENTER, ESCAPE, "q", "q", "?", "q", "d", "u"),
)
"""The keys that go through the screens, each until all is drawn."""
COMMANDS = (
    *(("goals",), ("plan",), ("plan", "--to", "html"), ("now",), ("status", "--words"), ("questionnaires",)),
    *(("report",), ("report", "--to", "md"), ("report", "--to", "html"), ("export", "-o", "-")),
)
"""What prints a person's own words."""
LEAVING = (*(ESCAPE for _ in range(8)), "q")
CALM = 0.06
"""Seconds without a byte after which a screen is drawn."""
AN_ESCAPE = 0.16
"""Seconds after which Escape is a key of its own, and not the beginning of the next one."""
SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[ -/]*[0-~])", re.DOTALL
)
NUMBERS = re.compile(rb"\d+")
CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def points(ground: Ground) -> Iterator[Point]:
    """Show a few texts at a time; nothing may come to the terminal that harmless words do not bring."""
    texts = hostile()
    groups = [texts[place : place + TOGETHER] for place in range(0, len(texts), TOGETHER)]
    usual = kinds_of(shown(ground.folder / "harmless", HARMLESS))
    for number, group in enumerate(ground.some(groups, SHORT_RUNS)):
        yield from _tried(ground.folder / str(number), group, usual)


def _tried(folder: Path, texts: Sequence[str], usual: frozenset[bytes]) -> Iterator[Point]:
    try:
        why = _wrong(shown(folder, " ".join(texts)), usual) or _spoken(folder)
    except (TimeoutError, ChildProcessError) as reason:
        why = str(reason)
    for text in texts:
        yield Point(repr(text[:40]) + f" of {len(text)}", "wrong" if why else "", f"one of {texts!r:.300}: {why}")


def shown(folder: Path, text: str) -> bytes:
    """Return all that Handrail writes to its terminal while every screen is gone to. Raises ChildProcessError."""
    _fill(folder, text)
    home = folder / "home"
    home.mkdir()
    surroundings = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }
    written = b""
    with Watched([sys.executable, "-m", "tui", "--data", str(folder)], surroundings) as program:
        program.until("Today")
        program.settle(0.4)
        for key in (*TOUR, *LEAVING):
            written += program.written
            program.press(key)
            program.settle(AN_ESCAPE if key == ESCAPE else CALM)
        if program.ends() != 0:
            raise ChildProcessError(f"it ended with {program.ends()}")
        return written + program.written


def kinds_of(written: bytes) -> frozenset[bytes]:
    """Return the sequences in what was written, their numbers aside."""
    return frozenset(
        NUMBERS.sub(b"0", found) for found in SEQUENCE.findall(written) if found[-1:] not in b"mHGABCD"
    )


def _wrong(written: bytes, usual: frozenset[bytes]) -> str:
    """Say what came to the terminal that must not; empty where nothing did."""
    if unusual := kinds_of(written) - usual:
        return f"sequences of a kind that harmless words do not bring: {sorted(unusual)[:3]}"
    left = SEQUENCE.sub(b"", written).decode(errors="replace")
    found = CONTROL.search(left)
    return f"a control character: {left[max(0, found.start() - 20) : found.end() + 20]!r}" if found else ""


def _spoken(folder: Path) -> str:
    """Say which plain command printed a control character, or broke; empty where none did."""
    for words in COMMANDS:
        ran = subprocess.run(
            [sys.executable, "-m", "tui", *words, "--data", str(folder)], cwd=ROOT, capture_output=True, check=False
        )
        printed = (ran.stdout + ran.stderr).decode(errors="replace").replace("\t", " ")
        if ran.returncode or CONTROL.search(printed):
            return f"handrail {' '.join(words)} ended with {ran.returncode}, or printed a control character"
    return ""


def _fill(folder: Path, text: str) -> None:
    """Write a journal and a plan with the text in every field, as somebody else's program would."""
    tables = json.loads(_made_up())
    for name, document in BESIDES.items():
        tables.setdefault(name, {})["1"] = {**tables.get(name, {}).get("1", {}), **document}
    Journal.create(folder, system_clock, tables)
    for path in folder.glob("*.json"):
        path.write_text(json.dumps(_with(json.loads(path.read_bytes()), text)), encoding="utf-8")


@cache
def _made_up() -> str:
    return json.dumps(made_up(DAYS, system_clock()))


def _with(value: Any, text: str, name: str = "") -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _with(inner, text, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, text, name) for inner in value]
    return text if isinstance(value, str) and name in FREE else value


HOSTILE_TEXT = Kind("hostile texts in every field, on every screen", 500, points)
"""The kind."""
