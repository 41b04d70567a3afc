"""One file adds a kind: form, list, search, command, docs and contract tests take it without another edit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GRATITUDE = '''"""Something good."""

from store.entry_kind import NOTE, EntryField, EntryKind

GRATITUDE = EntryKind(
    title="Good thing",
    about="something that was good today",
    main="what",
    line=("what", "size"),
    weekly="good things",
    fields=(
        EntryField(id="what", label="What", asks="What was good?", needed=True, part="keeps_well"),
        EntryField(
            id="size",
            label="How good",
            asks="How good was it?",
            type="rating",
            low="a bit",
            high="very",
            after="expected_size",
            came="how good it is",
            good=True,
        ),
        EntryField(
            id="expected_size",
            label="I expected",
            asks="How good, I thought?",
            type="rating",
            low="a bit",
            high="very",
        ),
        NOTE,
    ),
)
'''
AT_THE_SCREEN = """
import asyncio, sys
from datetime import datetime
from pathlib import Path
from tui.app import Handrail
from tui.screens.write import Write

def clock():
    return datetime.fromisoformat("2026-11-22T07:40+01:00")

async def main():
    app = Handrail(Path(sys.argv[1]), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(Write(app._session, kind="gratitude"))
        await pilot.pause()
        await pilot.press(*"rain", "down", "7", "escape")
        await pilot.press("slash", *"good rain", "enter")
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            print("".join(part.text for part in strip))

asyncio.run(main())
"""


ELSEWHERE = """
from datetime import date
from store.expected import counts, pairs, said
from store.exchange.report.page import Draft
from store.history import History
from store.plan.often import come_up_most

day = date(2026, 11, 21)
fields = {"what": "rain", "expected_size": 2, "size": 7}
entries = {str(at): {"id": str(at), "kind": "gratitude", "day": str(day), "fields": fields} for at in (1, 2)}
history = History({"entries": entries})
print(said(counts(pairs(history))))
print(*come_up_most(history, day))
print(*(cell for block in Draft(history, (day, day), {}).sheet.blocks for row in block.rows for cell in row.cells))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the packages and their tests with one more file in `store/entries`."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("store", "widgets", "tui", "docs", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "__snapshots__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy / name)
    (copy / "store" / "entries" / "gratitude.py").write_text(GRATITUDE)
    return copy


def ran(copy: Path, *words: str, typed: str = "") -> str:
    """Run a program of the copy and return what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_kind_can_be_written_and_found_at_the_screen(copy: Path, tmp_path: Path) -> None:
    """Its form, its line in the list and the search come from the file alone."""
    shown = ran(copy, "-c", AT_THE_SCREEN, str(tmp_path))
    assert "▸ Sun 22 Nov   Good thing      rain, 7" in shown


def test_a_new_kind_can_be_written_by_the_command(copy: Path, tmp_path: Path) -> None:
    """Line by line, from standard input, and it is named among the kinds."""
    command = ("-m", "tui", "--data", str(tmp_path), "write")
    asked = ran(copy, *command, "good-thing", typed="warm socks\n8\n\n")
    assert "How good was it? 0 a bit, 10 very." in asked
    assert "Kept: the good thing" in ran(copy, *command, "gratitude", "-", typed="soup\n")
    assert "gratitude" in ran(copy, *command, "--help")
    assert "Noted: gratitude, today, 3 in all." in ran(copy, *command[:-1], "tally", "gratitude")


def test_what_a_new_kind_says_of_itself_stands_on_other_pages(copy: Path) -> None:
    """Expected against actual, an offer for the plan, and a row of the weeks on the page for a session."""
    expected, offer, page = ran(copy, "-c", ELSEWHERE).splitlines()
    assert expected == "2 of 2 better than expected, 0 the same, 0 worse"
    assert offer == "Offer(part='keeps_well', text='rain', times=2)"
    assert "good things 2" in page


def test_a_new_kind_gets_its_row_in_the_docs_and_its_contract_tests(copy: Path) -> None:
    """One command writes the row; the tests of every kind run over the new one."""
    ran(copy, "-m", "store.entry_table")
    page = (copy / "docs" / "format.md").read_text(encoding="utf-8")
    row = "| `gratitude` | something that was good today | `what` text; `size` 0 to 10; "
    assert f"{row}`expected_size` 0 to 10; `note` text |" in page
    tested = ran(
        copy, "-m", "pytest", "-vv", "-p", "no:xdist", "tests/test_entries_kinds.py", "-k", "gratitude or page"
    )
    assert "fields_it_has[gratitude] PASSED" in tested
    assert "a_goal_can_count_entries_of_the_kind[gratitude] PASSED" in tested
    assert "the_table_that_the_kinds_give PASSED" in tested
