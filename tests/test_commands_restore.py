"""`handrail restore`: the copies are listed, one is put back, and that is put back in turn."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from command_line import TODAY, Desk

from store import acts
from store.changes import Change, Put
from store.items import MOOD
from store.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock


@pytest.fixture
def desk(tmp_path: Path, clock: MadeUpClock) -> Desk:
    """Return a desk whose journal said mood 1, then 2, then 3."""
    desk = Desk(tmp_path, clock)
    desk.keep(*(acts.answer(MOOD, TODAY, value, TODAY) for value in (1, 2, 3)))
    return desk


def test_the_copies_are_listed_with_dates_and_counts(desk: Desk) -> None:
    """The newest first, each with a number; listing changes nothing."""
    before = desk.bytes
    ran = desk.run("restore", "--list")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]
    assert all(line.endswith("  1 check-in") for line in lines)
    assert desk.bytes == before


def test_a_number_puts_that_copy_back(desk: Desk) -> None:
    """The answer says what was put back, and how to take that back."""
    ran = desk.run("restore", "2")
    assert ran.status == 0
    assert ran.out.startswith("Put back: ")
    assert desk.answers() == {"mood": 1}
    (line,) = [line for line in ran.out.splitlines() if "brings it back" in line]
    copy = line.split("handrail restore ")[1].split()[0]
    assert desk.run("restore", copy).status == 0
    assert desk.answers() == {"mood": 3}


def test_without_a_number_it_asks(desk: Desk) -> None:
    """One line is typed: the number of the copy."""
    ran = desk.run("restore", typed="1\n")
    assert "Which one" in ran.out
    assert desk.answers() == {"mood": 2}


@pytest.mark.parametrize("typed", ["", "\n"])
def test_an_empty_line_or_none_changes_nothing(desk: Desk, typed: str) -> None:
    """Whoever only wanted to look has looked."""
    before = desk.bytes
    ran = desk.run("restore", typed=typed)
    assert (ran.status, desk.bytes) == (0, before)
    assert ran.out.endswith("Nothing is changed.\n")


def test_a_slip_at_the_keyboard_is_asked_again(desk: Desk) -> None:
    """Only a number that is in the list does something."""
    ran = desk.run("restore", typed="7\ntwo\n2\n", keyboard=True)
    assert ran.out.count("There is no such copy.") == 2
    assert desk.answers() == {"mood": 1}


@pytest.mark.parametrize("copy", ["0", "3", "two", "journal.json", "../journal.json", "plan-1"])
def test_a_copy_that_is_not_there_is_refused(desk: Desk, copy: str) -> None:
    """Bad use is status 2, and nothing is changed."""
    before = desk.bytes
    ran = desk.run("restore", copy)
    assert (ran.status, desk.bytes) == (2, before)
    assert "There is no such copy" in ran.err


def test_a_damaged_journal_is_brought_back(desk: Desk) -> None:
    """What the plain commands send people to restore for: the notice says what happened, the copy is back."""
    (desk.folder / "journal.json").write_bytes(b"half")
    assert "handrail restore" in desk.run("goals").err
    ran = desk.run("restore", "1")
    assert ran.status == 0
    assert "damaged" in ran.err
    assert desk.answers() == {"mood": 2}
    assert desk.run("goals").status == 0


def test_a_damaged_copy_is_listed_and_refused(desk: Desk) -> None:
    """It says so beside its name, and the journal stays."""
    newest = max((desk.folder / "generations").iterdir())
    newest.write_bytes(b"half")
    assert f"cannot be put back: it is not whole  ({newest.name})" in desk.run("restore", "--list").out
    before = desk.bytes
    ran = desk.run("restore", newest.name)
    assert (ran.status, desk.bytes) == (1, before)
    assert ran.err == "handrail: That copy cannot be put back: it is not whole.\n"


def test_copies_that_cannot_be_listed_are_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is told, and is no fault inside Handrail."""

    def tired(*_: object) -> list[str]:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Journal, "copies", tired)
    ran = desk.run("restore", "--list")
    assert (ran.status, ran.err) == (1, "handrail: The copies cannot be read (Input/output error).\n")


def test_a_copy_that_is_asked_for_where_there_are_none_is_refused(desk: Desk) -> None:
    """Nothing was put back, so it is no success; without a name the same words only answer a question."""
    asked, named = desk.run("restore", "--plan"), desk.run("restore", "3", "--plan")
    assert (asked.status, named.status) == (0, 1)
    assert named.err == f"handrail: {asked.out}"


def test_the_plan_has_copies_of_its_own(desk: Desk) -> None:
    """`--plan` lists and puts back those; the journal stays as it is."""
    assert desk.run("restore", "--plan").out == "There are no copies of the plan yet.\n"
    for text in ("Sleep", "Walk"):
        line = {"part": "coping", "text": text, "order": 1}
        desk.keep(Change(words="a line", edits=(Put("plan", "p1", (), line),)))
    before = desk.bytes
    assert desk.run("restore", "--plan", "--list").out.endswith("  1 line\n")
    assert desk.run("restore", "--plan", "1").status == 0
    assert [line.text for line in desk.journal.history.plan] == ["Sleep"]
    assert desk.bytes == before


def test_more_than_twenty_copies_are_listed_on_request(desk: Desk) -> None:
    """The list stays short unless all are wanted; kept ones say why they are."""
    desk.journal.snapshot("import")
    desk.keep(*(acts.answer(MOOD, TODAY, value % 11, TODAY) for value in range(25)))
    ran = desk.run("restore", "--list")
    assert len(ran.out.splitlines()) == 21
    assert "1 older ones: --all" in ran.out
    whole = desk.run("restore", "--list", "--all").out.splitlines()
    assert len(whole) == 21
    assert sum("kept for good: journal-before-import-" in line for line in whole) == 1


def test_an_unreadable_folder_is_a_sentence(tmp_path: Path, clock: MadeUpClock) -> None:
    """A damaged file without any copy is left as it is."""
    (tmp_path / "journal.json").write_bytes(b"half")
    ran = Desk(tmp_path, clock).run("restore")
    assert (ran.status, ran.out) == (1, "")
    assert "No copy of it can be opened either" in ran.err
