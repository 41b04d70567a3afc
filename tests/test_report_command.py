"""`handrail report`: the page printed or saved as it was chosen, and its lines written in plain text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import TODAY, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from report_made_up import COMING, LAST_SESSION, draft, tables

from store.journal.journal import Journal
from tui.screens.report_preview import Preview

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
LOADED = """
import sys
from tui.__main__ import main
main(["report", "--to", sys.argv[1]])
print(*{"textual", "plotext", "arrow"} & set(sys.modules), file=sys.stderr)
"""
EVERY_LINE = [line.key for line in draft().lines()]


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk over the made-up journal."""
    Journal.create(tmp_path / "data", clock, tables())
    return Desk(tmp_path / "data", clock)


def test_it_prints_the_page_as_text_or_in_another_form(desk: Desk) -> None:
    """Quiet besides: nothing on standard error where no name is suspected."""
    printed = desk.run("report")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out.startswith("Handrail page for a session")
    assert desk.run("report", "--to", "md").out.startswith("# Handrail page for a session\n")
    assert desk.run("report", "--to", "html").out.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "begins"), [("page.html", "<!doctype"), ("p.md", "# Hand"), ("p.txt", "Handrail")]
)
def test_the_ending_of_the_file_says_its_form(desk: Desk, tmp_path: Path, name: str, begins: str) -> None:
    """It is the owner's alone, and nothing is printed."""
    ran = desk.run("report", "-o", str(tmp_path / name))
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("since", "span"),
    [
        ("2w", "8 Nov to 21 Nov 2026, 2 weeks"),
        ("2026-11-10", "10 Nov to 21 Nov 2026, 12 days"),
        ("10 Nov", "10 Nov to 21 Nov 2026, 12 days"),
        ("yesterday", "   21 Nov 2026, 1 day"),
        ("", "25 Oct to 21 Nov 2026, 4 weeks"),
    ],
)
def test_it_looks_back_as_far_as_it_is_told(desk: Desk, since: str, span: str) -> None:
    """A day in any words, or weeks."""
    assert span in desk.run("report", "--since", since).out


@pytest.mark.parametrize("since", ["today", "2027-01-01", "soon", "0w", "1999-01-01", "\x1b[2J"])
def test_a_bad_span_is_refused_in_a_sentence(desk: Desk, since: str) -> None:
    """Status 2, nothing printed, no control character in it."""
    ran = desk.run("report", "--since", since)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("handrail: ")
    assert "\x1b" not in ran.err


def test_on_the_first_day_the_page_is_of_that_day(tmp_path: Path, clock: MadeUpClock) -> None:
    """It may be asked for from today on; from a day before there is nothing to tell."""
    desk = Desk(tmp_path / "new", clock)
    desk.run("check-in", "--day", "today", "--mood", "6")
    for since in ((), ("--since", "today"), ("--since", "2w")):
        assert " 1 of " in desk.run("report", *since).out
    assert desk.run("report", "--since", "2027-01-01").err == (
        "handrail: The page ends today, so it begins today at the latest.\n"
    )


def test_a_place_that_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    """Status 1, also for the home of somebody who is not."""
    for folder in (str(tmp_path), "~nosuchuser"):
        ran = desk.run("report", "-o", f"{folder}/no/page.txt")
        assert ran.status == 1
        assert re.search(r"could not be saved .* \(No such file or directory\)\.", ran.err)


def test_what_may_be_a_name_is_told_on_standard_error(tmp_path: Path, clock: MadeUpClock) -> None:
    """The page is printed all the same: a command asks nobody."""
    Journal.create(tmp_path / "data", clock, tables(sessions=(LAST_SESSION, replace(COMING, put_in=("names",)))))
    ran = Desk(tmp_path / "data", clock).run("report")
    assert "what Noor said" in ran.out
    assert "handrail: Names in here? Noor: “what Noor said”\n" in ran.err


@pytest.mark.parametrize("form", ["txt", "html"])
def test_it_imports_no_screen(desk: Desk, form: str) -> None:
    """Neither Textual nor plotext nor arrow."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, form],
        cwd=ROOT,
        env={"HANDRAIL_DATA": str(desk.folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "\n"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    left_out=st.sets(st.sampled_from(EVERY_LINE)),
    put_in=st.sets(st.sampled_from([*EVERY_LINE, "names"])),
    form=st.sampled_from(["txt", "md"]),
)
def test_preview_and_file_are_equal_bytes_whatever_is_left_out(
    left_out: set[str], put_in: set[str], form: str, tmp_path_factory: pytest.TempPathFactory, clock: MadeUpClock
) -> None:
    """What the preview shows of a journal is what the command saves of it."""
    folder = tmp_path_factory.mktemp("data")
    session = replace(COMING, left_out=tuple(sorted(left_out)), put_in=tuple(sorted(put_in)))
    Journal.create(folder, clock, tables(sessions=(LAST_SESSION, session)))
    desk, file = Desk(folder, clock), folder / f"page.{form}"
    assert desk.run("report", "-o", str(file)).status == 0
    preview = Preview(draft(desk.journal.history).sheet, form)
    assert file.read_bytes() == preview.text.encode()


# Lines in plain text


def test_what_to_talk_about_is_written_line_by_line(desk: Desk) -> None:
    """An empty line passes and keeps what stands; each line is kept as it is given."""
    ran = desk.run("report", "--talk", typed="the train\n\nsleep\n")
    assert ran.status == 0
    assert "What I want to talk about, 2 of 3 (now: what Noor said)" in ran.out
    assert desk.journal.history.coming_session.talk == ("the train", "what Noor said", "sleep")  # type: ignore[union-attr]


def test_session_done_in_plain_text(desk: Desk) -> None:
    """Three lines at most; the session is closed after the last question, and the next page begins."""
    ran = desk.run("report", "--done", typed="three stops\n\n\n")
    assert (ran.status, ran.out.splitlines()[-1]) == (
        0,
        "Kept: the session of 22 Nov. The next page begins today.",
    )
    history = desk.journal.history
    assert [session.day for session in history.sessions] == [LAST_SESSION.day, TODAY]
    assert [line.text for line in history.sessions[-1].agreed] == ["three stops"]


def test_an_input_that_ends_leaves_the_session_open_and_its_lines_kept(desk: Desk) -> None:
    """Status 0; the next time they are there already."""
    assert desk.run("report", "--done", typed="three stops\n").status == 0
    assert [session.day for session in desk.journal.history.sessions] == [LAST_SESSION.day]
    desk.run("report", "--done", typed="\n\n")
    assert [line.text for line in desk.journal.history.sessions[-1].agreed] == ["three stops"]


def test_in_words_the_page_has_one_fact_a_line(desk: Desk) -> None:
    """What stood in a column is named, a day that was not logged says so, and room to write by hand is left out."""
    lines = [line.strip() for line in desk.run("report", "--words").out.splitlines()]
    assert lines[0].startswith("Handrail page for a session, 25 Oct to 21 Nov 2026")
    assert lines[lines.index("Since last time we agreed") + 1 :][:2] == [
        "two stops by tube, three times, done: 2 of 3",
        "two stops by tube, three times, what got in the way: deadline week",
    ]
    assert "panic attacks, 25 Oct: 6" in lines
    assert "panic attacks, goal: 4 or fewer; was ~7" in lines
    assert any(line.endswith(": not logged") for line in lines)
    assert not any("__" in line for line in lines)


def test_in_words_it_can_be_saved_too(desk: Desk, tmp_path: Path) -> None:
    """Whatever its name ends with."""
    assert desk.run("report", "--words", "-o", str(tmp_path / "page.txt")).status == 0
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == desk.run("report", "--words").out
