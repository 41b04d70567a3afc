"""A questionnaire of the person's own: one TOML file, checked, with a plain line for each fault, never run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from clinic_made_up import CLINIC, put, taken
from hypothesis import given
from hypothesis import strategies as st

from store.history import History
from store.instruments.checked import FaultyError, read
from store.instruments.own import catalog, newest, packaged
from store.journal.journal import Journal
from tui.session import Session
from widgets.chart import Scope
from widgets.gallery import Look, gallery, picture
from widgets.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path


def faults(text: str, name: str = "clinic") -> tuple[str, ...]:
    """Return the faults of a file; none where it is sound."""
    try:
        read(name, text)
    except FaultyError as faulty:
        return faulty.faults
    return ()


def test_its_chart_is_among_the_others_with_its_own_bands(tmp_path: Path) -> None:
    """Once it was taken; where its file is gone, so is its chart, and no other stands in its place."""
    put(tmp_path, "clinic.toml", CLINIC)
    moment = datetime(2026, 11, 20, 8, tzinfo=UTC)
    history = History({"responses": {"1": taken(moment, calm=3, tense=3).document()}})
    assert Look("questionnaire", "clinic") not in gallery(history)
    known = Session(lambda: Journal.in_memory(lambda: moment), lambda: moment, tmp_path).instruments
    looks = gallery(history, known)
    assert looks[Look("questionnaire", "clinic")] == "Clinic 2"
    drawn = picture(Look("questionnaire", "clinic"), history, Scope(today=moment.date(), instruments=known))
    assert isinstance(drawn, Picture)
    assert (drawn.title, drawn.low, drawn.high) == ("Clinic 2", 2, 6)
    assert [(level.value, level.words) for level in drawn.levels] == [(4, "4 high")]
    assert [point.value for point in drawn.points] == [4]
    assert newest(history, known).title == "Clinic 2"
    assert newest(history).id == "phq9"


def test_one_file_adds_a_questionnaire(tmp_path: Path) -> None:
    """It stands behind Handrail's own, and an item that is turned counts the other way round."""
    put(tmp_path, "clinic.toml", CLINIC)
    known = catalog(tmp_path)
    assert known.faults == ()
    assert list(known.instruments) == [*packaged(), "clinic"]
    clinic = known.instruments["clinic"]
    assert (clinic.total({"a": 3, "b": 3}), clinic.total({"a": 1, "b": 3})) == (4, 6)
    assert clinic.band(4) == (4, 6, "high")
    assert clinic.code == ("urn:handrail:questionnaire", "clinic-total")


def test_without_a_folder_there_are_handrails_own() -> None:
    """No folder is no fault."""
    assert catalog(None) == (packaged(), ())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('title = "Clinic 2"', "", "“title” is missing."),
        ("version = 3", 'versoin = 3\nversion = "3"', "“versoin” is not known here."),
        ("version = 3", 'version = "3"', "version: expected a whole number, got text."),
        ("version = 3", "version = 0", "version: a whole number from 1."),
        ('text = "Tense"', "text = 1979-05-27", "items, entry 2, text: expected text, got “date”."),
        ('{ id = "b", text = "Tense" }', '{ id = "b" }', "items, entry 2: missing required field “text”."),
        ('{ id = "b", text = "Tense" }', '{ id = "a", text = "Tense" }', "items and unscored: each id once."),
        ('id = "b"', 'id = "B!"', "items and unscored: an id is made of small letters, digits and _."),
        ("value = 2", "value = 1", "options: each value once, from 0 to 9, the lowest first."),
        ("value = 3", "value = 10", "options: each value once, from 0 to 9, the lowest first."),
        ('items = ["a", "b"]', 'items = ["a", "c"]', "score, items: ids of items, each once."),
        ("max = 6\n", "max = 27\n", "score: min and max are 2 and 6 for these items and answers."),
        ("{ max = 3, label", "{ max = 6, label", "bands: each max above the one before, the last one 6."),
        ('{ max = 6, label = "high" }', "", "bands: each max above the one before, the last one 6."),
        ("[score]", "[score]\nrequire_all = false", "score, require_all: a total is only made when every"),
        ("[score]", '[score]\nmethod = "mean"', "score, method: invalid enum value “mean”."),
        (
            "[score]",
            "[thresholds]\nreliable_change = 9\nsource = '.'\n[score]",
            "thresholds, reliable_change: 1 to 4.",
        ),
        ("[score]", "[thresholds]\ncaseness = 5\nsource = ''\n[score]", "thresholds, source: who says so."),
        ("version = 3", "version = 3\nmin_interval_days = 5", "min_interval_days: 6 to 366."),
        ("version = 3", "version = 3\ndefault_interval_days = 3", "default_interval_days: 0, or from"),
        ('stem = "Last week', 'stem = "Last\\nweek', "stem: one line of at most 600 characters"),
        ("version = 3", "version = = 3", "It is not TOML:"),
    ],
)
def test_each_fault_has_a_plain_line(old: str, new: str, line: str) -> None:
    """It names the place and what belongs there."""
    assert old in CLINIC
    found = faults(CLINIC.replace(old, new))
    assert any(fault.startswith(line) for fault in found), found


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to put one right to hear of the next."""
    assert len(faults('title = 1\nitems = [{ id = "1" }, { text = 2 }]\nscore = 3')) == 7


@pytest.mark.parametrize("name", ["Clinic", "my clinic", "-x", "ünder"])
def test_the_name_of_the_file_is_plain(name: str) -> None:
    """It is the id that the journal keeps."""
    assert faults(CLINIC, name) == (
        "The name of the file is to be small letters, digits and _, beginning with a letter.",
    )


def test_a_faulty_file_hides_nothing_else(tmp_path: Path) -> None:
    """The others are there, and each line begins with the file it speaks of."""
    put(tmp_path, "broken.toml", "title =")
    put(tmp_path, "clinic.toml", CLINIC)
    put(tmp_path, "phq9.toml", CLINIC)
    put(tmp_path, "notes.txt", "not looked at")
    (tmp_path / "instruments" / "large.toml").write_bytes(b"#" * 100_001)
    (tmp_path / "instruments" / "latin.toml").write_bytes(b'title = "\xe9"')
    (tmp_path / "instruments" / "folder.toml").mkdir()
    (tmp_path / "instruments" / "gone.toml").symlink_to(tmp_path / "nowhere")
    known = catalog(tmp_path)
    assert "clinic" in known.instruments
    assert known.instruments["phq9"] == packaged()["phq9"]
    assert [fault.partition(":")[0] for fault in known.faults] == [
        f"instruments/{name}.toml" for name in ("broken", "folder", "gone", "large", "latin", "phq9")
    ]


def test_code_in_a_file_is_never_run(tmp_path: Path) -> None:
    """Python is not TOML, and a text that looks like code stays a text."""
    trap = tmp_path / "sprung"
    put(tmp_path, "python.toml", f"import pathlib; pathlib.Path({str(trap)!r}).touch()")
    put(tmp_path, "text.toml", CLINIC.replace("Clinic 2", "__import__('os').system('true') [@click=app.quit]"))
    known = catalog(tmp_path)
    assert known.instruments["text"].title == "__import__('os').system('true') [@click=app.quit]"
    assert not trap.exists()


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a file holds, it is a questionnaire or it has faults."""
    assert all(faults(text)) or faults(text) == ()


@given(st.integers(0, len(CLINIC)), st.text('[]{}="\n #0', max_size=3))
def test_a_slip_of_the_hand_is_read_or_refused(place: int, slip: str) -> None:
    """So is a sound file with a few characters too many."""
    assert all(faults(CLINIC[:place] + slip + CLINIC[place:]))
