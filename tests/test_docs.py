"""The documents: every command they show runs, every file they show works, and no link leads nowhere."""

from __future__ import annotations

import re
import shlex
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from store.clock import system_clock
from store.demo import made_up
from store.entry_kind import EntryKind
from store.exchange.report.sheet import Part, Scope
from store.history import History
from store.instruments.checked import read
from store.journal.journal import Journal
from store.sessions import coming, span
from tui.__main__ import main
from tui.command import Command
from widgets.chart import Chart
from widgets.chart import Scope as ChartScope

ROOT = Path(__file__).parent.parent
PAPERS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
DEMO_DAYS = 120
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def blocks(paper: Path, language: str) -> list[str]:
    """Return the blocks of a paper in one language."""
    return re.findall(rf"```{language}\n(.*?)```", paper.read_text(encoding="utf-8"), re.DOTALL)


def shown(paper: Path) -> list[str]:
    """Return the calls of `handrail` that the shell blocks of a paper show, in their order."""
    lines = [line for block in blocks(paper, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("handrail ")]


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if shown(paper)], ids=lambda paper: paper.stem)
def test_every_command_that_a_paper_shows_runs(
    paper: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, over the made-up journal, without a keyboard; each ends well and says nothing wrong."""
    Journal.create(home / "handrail", system_clock, made_up(DEMO_DAYS, system_clock()))
    monkeypatch.chdir(tmp_path)
    for line in shown(paper):
        monkeypatch.setattr(sys, "stdin", StringIO())
        said = StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", said)
            assert (main(shlex.split(line)[1:]), said.getvalue()) == (0, ""), line


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_no_link_leads_nowhere(paper: Path) -> None:
    """What a paper points to in the repository is there."""
    assert [link for link in LINK.findall(paper.read_text("utf-8")) if not (paper.parent / link).exists()] == []


def declared(paper: str, kind: type) -> Any:  # noqa: ANN401 - one of four kinds
    """Return the one value that the Python file on a page about extending declares."""
    (code,) = blocks(ROOT / "docs" / "extend" / paper, "python")
    module: dict[str, Any] = {"__name__": "shown"}
    exec(compile(code, paper, "exec"), module)  # noqa: S102 - the page says: this is a whole file
    (value,) = (value for value in module.values() if isinstance(value, kind))
    return value


def test_the_kind_of_entry_that_is_shown_is_one() -> None:
    """It has a field that is needed, and a goal can count it."""
    kind = declared("entry-kind.md", EntryKind)
    assert [field.id for field in kind.fields if field.needed] == ["what"]
    assert kind.counts


def test_the_chart_that_is_shown_draws() -> None:
    """Over nothing and over the made-up journal; days without an entry are gaps."""
    chart = declared("chart.md", Chart)
    today = system_clock().date()
    assert chart.of(History(), ChartScope(today=today)).is_empty
    picture = chart.of(
        Journal.in_memory(system_clock, made_up(60, system_clock())).history, ChartScope(today=today)
    )
    assert 0 < len(picture.points) <= picture.slots


def test_the_part_of_the_page_that_is_shown_has_a_line() -> None:
    """Over the made-up journal one, over an empty one none."""
    part, today = declared("report-part.md", Part), system_clock().date()
    full = Journal.in_memory(system_clock, made_up(60, system_clock())).history
    scopes = (
        Scope(
            history=each, whole=each, first=span(each, today)[0], last=today, session=coming(each), instruments={}
        )
        for each in (full, History())
    )
    assert [len(part.of(scope).rows) for scope in scopes] == [1, 0]


def test_the_command_that_is_shown_runs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It counts the days of the made-up journal."""
    Journal.create(home / "handrail", system_clock, made_up(30, system_clock()))
    command = declared("command.md", Command)
    assert command.run(type("Given", (), {"data": ""})()) == 0
    assert int(capsys.readouterr().out) > 0


def test_the_questionnaire_that_is_shown_is_sound() -> None:
    """Its file is read without a fault."""
    (text,) = blocks(ROOT / "docs" / "extend" / "instrument.md", "toml")
    assert read("two_questions", text).score.max == 4
