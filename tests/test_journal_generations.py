"""The earlier states of the journal: which stay, how they are compressed, and how one is put back."""

from __future__ import annotations

import gzip
import os
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes import Change, Put
from store.journal.disk import Disk
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.journal.rotation import LAST, kept

if TYPE_CHECKING:
    from pathlib import Path

    from store.history import Tables

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def clock() -> datetime:
    """Return a moment two days after NOON."""
    return NOON + timedelta(days=2)


def answer(item: str, value: object) -> Change:
    """Return the answer to one item of the day."""
    return Change(words="an answer", edits=(Put("check_ins", DAY.isoformat(), ("answers", item), value),))


def saved(folder: Path, *values: int, first: datetime = NOON, apart: timedelta = HOUR) -> Journal:
    """Save one mood after the other, each so long after the one before, and return the journal."""
    journal = Journal.open(folder, clock)
    for number, value in enumerate(values):
        journal.record(answer("mood", value))
        moment = (first + number * apart).timestamp()
        os.utime(folder / "journal.json", (moment, moment))
        journal.refresh()
    return journal


def copies(folder: Path) -> list[str]:
    """Return the names in the folder of generations."""
    return sorted(path.name for path in (folder / "generations").iterdir())


def numbered(apart: timedelta, number: int) -> dict[int, datetime]:
    """Return so many states, the newest at NOON."""
    return {number - age: NOON - age * apart for age in range(number)}


def test_the_last_twenty_stay_whatever_their_times() -> None:
    """Twenty saves of one minute are twenty copies, and no more."""
    assert kept(numbered(timedelta(seconds=1), 100)) == set(range(81, 101))


def test_the_last_of_each_of_24_hours_stays() -> None:
    """Of saves every ten minutes over 40 hours, the newest of 24 hours stays, and that of the day before those."""
    staying = kept(numbered(timedelta(minutes=10), 6 * 40))
    assert set(range(221, 241)) <= staying
    hours = {(NOON - (240 - number) * timedelta(minutes=10)).strftime("%d %H") for number in staying}
    assert len(hours) == 24 + 1
    assert len(staying) == 20 + 24 - 5 + 1


@pytest.mark.parametrize(
    ("apart", "number", "expected"),
    [
        (timedelta(days=1), 25, 20 + 1),
        (timedelta(days=1), 60, 20 + 4 + 1),
        (timedelta(days=1), 365 * 10, 20 + 4 + 10 + 9),
    ],
)
def test_days_weeks_months_and_years_follow(apart: timedelta, number: int, expected: int) -> None:
    """The further back, the further apart; the last state of every year stays for ever."""
    staying = kept(numbered(apart, number))
    years = {(NOON - (number - each) * apart).year for each in staying}
    assert years == {(NOON - age * apart).year for age in range(number)}
    assert len(staying) == pytest.approx(expected, abs=4)


def test_time_away_costs_no_copy() -> None:
    """Hours, days and weeks are those in which something was written: after a year away all are still there."""
    before = numbered(timedelta(hours=7), 400)
    after = {**before, 401: NOON + timedelta(days=365)}
    assert len(kept(before) - kept(after)) <= len(("the twentieth", "an hour", "a day", "a week", "a month"))


@given(st.dictionaries(st.integers(1, 400), st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)), max_size=60))  # noqa: DTZ001 - the zone plays no part
def test_whatever_the_clock_said_the_newest_stay(times: dict[int, datetime]) -> None:
    """A clock that jumps by years loses none of the last twenty, and thinning twice changes nothing more."""
    staying = kept(times)
    assert set(sorted(times)[-LAST:]) <= staying
    assert kept({number: times[number] for number in staying}) == staying


def test_copies_of_many_days_stay_in_the_folder(tmp_path: Path) -> None:
    """The file's own time decides; the name tells it, so that a copied folder keeps its order."""
    journal = saved(tmp_path, *range(10), *range(10), *range(10), apart=timedelta(days=1))
    journal.record(answer("energy", 1))
    names = copies(tmp_path)
    assert [name[8:32] for name in names[:3]] == [
        "00000001-20261122T120000",
        "00000007-20261128T120000",
        "00000008-20261129T120000",
    ]
    assert len(names) == 24 + 1
    for name in names:
        os.utime(tmp_path / "generations" / name, (0, 0))
    journal.record(answer("energy", 2))
    assert len(copies(tmp_path)) == 24 + 1
    assert set(names) - set(copies(tmp_path)) == {names[1]}


def test_a_copy_of_an_older_naming_is_kept_and_read(tmp_path: Path) -> None:
    """A name without a time counts by the time of its file."""
    journal = saved(tmp_path, 1, 2, 3)
    first = tmp_path / "generations" / copies(tmp_path)[0]
    first.rename(first.with_name("journal-00000001-0123abcd.json"))
    journal.record(answer("energy", 2))
    assert "journal-00000001-0123abcd.json" in journal.copies()
    assert journal.copy("journal-00000001-0123abcd.json").written == NOON


def test_a_copy_is_compressed_after_a_day(tmp_path: Path) -> None:
    """One at each quiet moment, the oldest first; the bytes are the same, and the name says gzip."""
    journal = saved(tmp_path, 1, 2, 3)
    before = {name: (tmp_path / "generations" / name).read_bytes() for name in copies(tmp_path)}
    journal.tidy()
    assert [name.endswith(".gz") for name in copies(tmp_path)] == [True, False]
    journal.tidy()
    journal.tidy()
    found = {name: (tmp_path / "generations" / name).read_bytes() for name in copies(tmp_path)}
    assert {name.removesuffix(".gz"): gzip.decompress(raw) for name, raw in found.items()} == before
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "generations").iterdir()} == {0o600}


def test_a_copy_of_today_is_not_compressed(tmp_path: Path) -> None:
    """Within a day a copy costs nothing, for it is the file itself under a second name."""
    journal = saved(tmp_path, 1, 2, first=clock() - 2 * HOUR)
    journal.record(answer("energy", 1))
    journal.tidy()
    assert not any(name.endswith(".gz") for name in copies(tmp_path))


def test_a_copy_that_is_not_whole_is_left_as_it_is(tmp_path: Path) -> None:
    """Whatever can be read out of it by hand stays there to be read, and the next one is compressed."""
    journal = saved(tmp_path, 1, 2, 3)
    first = tmp_path / "generations" / copies(tmp_path)[0]
    first.write_bytes(b"half")
    journal.tidy()
    journal.tidy()
    assert first.read_bytes() == b"half"
    assert [name.endswith(".gz") for name in copies(tmp_path)] == [False, True]


def test_a_compressed_copy_stands_in_for_a_damaged_file(tmp_path: Path) -> None:
    """The newest good copy is found whether it is compressed or not."""
    journal = saved(tmp_path, 1, 2, 3)
    for _ in range(2):
        journal.tidy()
    (tmp_path / "journal.json").write_bytes(b"half")
    opened = Journal.open(tmp_path, clock, accept_copy=True)
    assert opened.history.check_in(DAY).answers == {"mood": 2}


@pytest.mark.parametrize("raw", [b"", b"\x1f\x8b", b"no gzip", gzip.compress(b"{}" * 400, mtime=0)[:-9]])
def test_a_damaged_compressed_copy_is_passed_over(tmp_path: Path, raw: bytes) -> None:
    """The one before it is opened."""
    journal = saved(tmp_path, 1, 2, 3)
    for _ in range(2):
        journal.tidy()
    (tmp_path / "generations" / copies(tmp_path)[1]).write_bytes(raw)
    (tmp_path / "journal.json").unlink()
    assert Journal.open(tmp_path, clock, accept_copy=True).history.check_in(DAY).answers == {"mood": 1}


def test_compressing_in_a_closed_folder_says_nothing(tmp_path: Path) -> None:
    """What can wait is tried again another time."""

    class FullDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            raise OSError(28, "No space left on device", descriptor, data)

    saved(tmp_path, 1, 2, 3)
    before = copies(tmp_path)
    Journal.open(tmp_path, clock, disk=FullDisk()).tidy()
    assert copies(tmp_path) == before


def test_tidying_a_folder_without_a_journal_makes_nothing(tmp_path: Path) -> None:
    """A look at an empty folder stays a look."""
    Journal.open(tmp_path / "a", clock).tidy()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_put_back_and_that_is_put_back_in_turn(tmp_path: Path) -> None:
    """Restoring is a save like any other, and what was there before stays for good under its own name."""
    journal = saved(tmp_path, 1, 2, 3)
    newest, oldest = journal.copies()[0], journal.copies()[-1]
    assert journal.copy(newest).contents.tables["check_ins"]["1"]["answers"] == {"mood": 2}
    assert journal.put_back(oldest).check_in(DAY).answers == {"mood": 1}
    assert Journal.open(tmp_path, clock).history.check_in(DAY).answers == {"mood": 1}
    (before,) = [name for name in journal.copies() if "before-restore" in name]
    assert journal.put_back(before).check_in(DAY).answers == {"mood": 3}
    assert Journal.open(tmp_path, clock).history.notices == ()


def test_a_restore_goes_on_counting(tmp_path: Path) -> None:
    """No two states share a number, so other windows and the copies keep their order."""
    journal = saved(tmp_path, 1, 2, 3)
    journal.put_back(journal.copies()[-1])
    assert '"generation":4,' in (tmp_path / "journal.json").read_text()


def test_another_window_sees_what_was_put_back(tmp_path: Path) -> None:
    """It takes it for what it is: a newer state."""
    journal = saved(tmp_path, 1, 2, 3)
    other = Journal.open(tmp_path, clock)
    journal.put_back(journal.copies()[-1])
    seen = other.refresh()
    assert seen is not None
    assert (seen.check_in(DAY).answers, seen.notices) == ({"mood": 1}, ())


def test_a_copy_replaces_a_damaged_file_whose_bytes_are_kept(tmp_path: Path) -> None:
    """What could not be read is set aside, not thrown away."""
    saved(tmp_path, 1, 2, 3)
    (tmp_path / "journal.json").write_bytes(b"half")
    journal = Journal.open(tmp_path, clock, accept_copy=True)
    assert journal.put_back(journal.copies()[0]).check_in(DAY).answers == {"mood": 2}
    assert Journal.open(tmp_path, clock).history.check_in(DAY).answers == {"mood": 2}
    assert [path.read_bytes() for path in tmp_path.glob("*damaged*")] == [b"half"]


def test_a_copy_that_is_none_changes_nothing(tmp_path: Path) -> None:
    """A damaged copy, a name that leads elsewhere and a copy of a newer format are refused in a sentence."""

    def later(tables: Tables) -> Tables:
        return tables

    journal = saved(tmp_path, 1, 2, 3)
    folder = tmp_path / "generations"
    Journal.open(tmp_path / "later", clock, migrations=(later,)).record(answer("mood", 9))
    (folder / "journal-later.json").write_bytes((tmp_path / "later" / "journal.json").read_bytes())
    (folder / "journal-half.json").write_bytes(b"half")
    (folder / "other.json").write_bytes((tmp_path / "journal.json").read_bytes())
    before = (tmp_path / "journal.json").read_bytes()
    for name in (
        "journal-half.json",
        "journal-later.json",
        "other.json",
        "../journal.json",
        "journal-none.json",
        "",
    ):
        with pytest.raises(NotSavedError, match=r"\.$"):
            journal.put_back(name)
    assert (tmp_path / "journal.json").read_bytes() == before
    assert not any("before-restore" in name for name in copies(tmp_path))


def test_a_snapshot_stays_for_good(tmp_path: Path) -> None:
    """Before something great, such as an import, both files are kept outside the rotation."""
    journal = saved(tmp_path, 1)
    line = {"part": "coping", "text": "A walk", "order": 1}
    journal.record(Change(words="a line", edits=(Put("plan", "p1", (), line),)))
    before = {name: (tmp_path / name).read_bytes() for name in ("journal.json", "plan.json")}
    journal.snapshot("import")
    for number in range(LAST + 5):
        journal.record(answer("energy", number % 11))
    held = [path.read_bytes() for path in (tmp_path / "generations").glob("*-before-import-*.json")]
    assert sorted(held) == sorted(before.values())


def test_names_tell_what_a_copy_is(tmp_path: Path) -> None:
    """Number, time and the first eight digits of the checksum; before what; or that another program wrote it."""
    journal = saved(tmp_path, 1, 2)
    journal.snapshot("import")
    file = tmp_path / "journal.json"
    file.write_bytes(file.read_bytes() + b"\n")
    Journal.open(tmp_path, clock)
    numbered, before, edited = copies(tmp_path)
    assert re.fullmatch(r"journal-00000001-20261122T120000-[0-9a-f]{8}\.json", numbered)
    assert re.fullmatch(r"journal-before-import-20261124T120000-[0-9a-f]{8}\.json", before)
    assert re.fullmatch(r"journal-edited-20261124T120000-[0-9a-f]{8}\.json", edited)


def test_copies_are_listed_by_their_times_not_by_their_names(tmp_path: Path) -> None:
    """A snapshot of yesterday stands behind the states of today."""
    journal = saved(tmp_path, 1)
    journal.snapshot("import")
    journal = saved(tmp_path, 2, 3, 4, first=NOON + HOUR)
    listed = journal.copies()
    assert [name[8:16] for name in listed[:2]] == ["00000003", "00000002"]
    assert {name[:14] for name in listed[2:]} == {"journal-000000", "journal-before"}


def test_a_journal_that_is_nowhere_has_no_copies() -> None:
    """In memory there is nothing to go back to, and nothing to do in a quiet moment."""
    journal = Journal.in_memory(clock)
    journal.tidy()
    journal.snapshot("import")
    assert journal.copies() == []
    with pytest.raises(NotSavedError):
        journal.put_back("journal-1.json")
