"""The plan as one page: plain text, HTML that needs nothing and runs nothing, and the command that prints it."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from test_helplines import AVOIDED

from store.history import History
from store.journal.journal import Journal
from store.plan import paper
from store.plan.parts import PARTS
from store.records.plan import PlanLine
from tui import plan_rows
from tui.command import RefusedError
from tui.commands.plan import PLAN
from tui.screens import plan as plan_screen
from tui.screens import plan_line

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
HOSTILE = '<script>alert("x")</script> & <img src=http://a.b/c> \x1b]52;c;x\x07 [/b] [@click=quit]y[/]'
LINES = (
    PlanLine(id="n", part="person", text="Noor", reach="020 555", links=("w",)),
    PlanLine(id="w", part="coping", text="walk to the park " * 9),
    PlanLine(id="s", part="early_sign", text=HOSTILE, level="red"),
)


def history(*lines: PlanLine) -> History:
    """Return a history with these lines in its plan."""
    return History({"plan": {line.id: line.document() for line in lines}})


class Seen(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def test_the_page_in_plain_text_keeps_to_eighty_columns() -> None:
    """The lines under their headings, whom to call in danger, the day; headings without a line are left out."""
    text = paper.plain(history(*LINES), TODAY, "GB")
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("My plan\n22 November 2026\n\nIn danger, you or someone else\n  - Call 999 or 112")
    assert "\n\nEarly signs\n  - (red) " in text
    assert "People I can tell\n  - Noor\n    020 555 · → walk to the park" in text
    assert "  - Noor\n    020 555\n" in paper.plain(history(replace(LINES[0], links=())), TODAY, "GB")
    assert text.index("People I can tell") < text.index("Samaritans")
    assert "Boundaries" not in text


def test_the_page_in_html_holds_what_was_written_as_text_alone() -> None:
    """Nothing of it becomes a tag, nothing is loaded or run, and no control character is left."""
    page = paper.html(history(*LINES), TODAY, "GB")
    seen = Seen()
    seen.feed(page)
    head = {"html", "head", "meta", "title", "style", "body"}
    body = {"header", "main", "section", "footer", "h1", "h2", "p", "ul", "li", "small"}
    assert seen.tags <= head | body
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name"}
    assert "default-src 'none'" in page
    assert '<script>alert("x")</script> & <img src=http://a.b/c> ]52;c;x [/b] [@click=quit]y[/]' in seen.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


def test_an_empty_plan_says_where_it_begins() -> None:
    """In both forms."""
    assert "There is nothing in the plan yet." in paper.plain(History(), TODAY, "")
    assert "There is nothing in the plan yet." in paper.html(History(), TODAY, "")


def _run(folder: Path, to: str = "", file: str = "") -> int:
    return PLAN.run(Namespace(data=str(folder), to=to, file=file))


def _fill(folder: Path) -> None:
    tables = {"plan": {"1": LINES[0].document()}}
    Journal.create(folder, lambda: datetime(2026, 11, 22, 21, 30, tzinfo=UTC), tables)


def test_the_command_prints_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text unless HTML is asked for."""
    _fill(tmp_path)
    assert _run(tmp_path) == 0
    assert "- Noor\n    020 555" in capsys.readouterr().out
    assert _run(tmp_path, to="html") == 0
    assert "<li>Noor" in capsys.readouterr().out


def test_the_command_saves_a_page_for_the_owner_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet where it went well; the ending of the name says which form; a bad place is one sentence, status 1."""
    _fill(tmp_path)
    file = tmp_path / "page.html"
    assert _run(tmp_path, file=str(file)) == 0
    assert capsys.readouterr() == ("", "")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(RefusedError, match=r"could not be saved .* \(No such file or directory\)\.") as refused:
        _run(tmp_path, file=str(tmp_path / "no" / "page.txt"))
    assert refused.value.status == 1


def test_the_command_prints_a_copy_where_the_file_is_damaged_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed is never an empty plan in place of a lost one."""
    _fill(tmp_path)
    Journal.open(tmp_path, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    (tmp_path / "generations").mkdir(exist_ok=True)
    (tmp_path / "plan.json").rename(tmp_path / "generations" / "plan-00000001-aaaaaaaa.json")
    (tmp_path / "plan.json").write_bytes(b"{")
    assert _run(tmp_path) == 0
    printed = capsys.readouterr()
    assert "- Noor\n    020 555" in printed.out
    assert printed.err.startswith("The plan file is damaged")


def test_the_command_never_prints_an_empty_plan_for_a_damaged_one(tmp_path: Path) -> None:
    """Without a copy it says that it cannot, and where help is."""
    (tmp_path / "plan.json").write_bytes(b"{")
    with pytest.raises(RefusedError, match="handrail now shows whom to call"):
        _run(tmp_path)
    (tmp_path / "journal.json").write_bytes(b"{")
    with pytest.raises(RefusedError, match="handrail now shows whom to call"):
        _run(tmp_path)


def test_the_plan_is_worded_with_care() -> None:
    """No word of the list to avoid stands in a heading, a hint or a sentence of these screens."""
    headings = [words for part in PARTS.values() for words in part]
    rows = [words for pair in plan_rows.TEXT.values() for words in pair]
    screens = [plan_screen.INVITES, plan_screen.NOTHING_OFTEN, plan_rows.WATCHES, plan_line.GOES_ON]
    shown = [*headings, *rows, *screens, paper.EMPTY, paper.FOOT]
    assert [words for words in shown if AVOIDED.search(words)] == []
