"""The person's own editor: what it leaves is taken, and whatever goes wrong, no text is lost."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tui.editor import EditorError, command, edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "first line\nשלום \N{FACE WITH TEARS OF JOY}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes a shell script the editor; its file is $1."""

    def become(script: str) -> None:
        path = tmp_path / "my editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o700)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{path}'")

    return become


def test_what_the_editor_leaves_is_taken_and_its_file_is_gone(folder: Path, editor: Callable[[str], None]) -> None:
    """The line break that every editor puts at the end is not added to the text."""
    editor('echo "and more" >> "$1"')
    assert edited(TEXT, folder) == (f"{TEXT}and more", "")
    assert list(folder.iterdir()) == []


def test_only_the_person_can_read_the_file_and_it_lies_in_the_data_folder(
    folder: Path, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    """0600, like the journal; without a folder it lies where temporary files do."""
    editor(f'cp -p "$1" "{tmp_path}/seen"; echo "$1" > "{tmp_path}/where"')
    edited(TEXT, folder)
    assert stat.S_IMODE((tmp_path / "seen").stat().st_mode) == 0o600
    assert (tmp_path / "seen").read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "where").read_text().startswith(f"{folder}/.handrail-writing-")
    edited(TEXT, None)
    assert not (tmp_path / "where").read_text().startswith(str(folder))


@pytest.mark.parametrize(
    ("script", "text", "said"),
    [
        ("exit 1", TEXT, "ended early; your text is as it was"),
        ("kill -9 $$", TEXT, "ended early; your text is as it was"),
        ('echo "saved, then" > "$1"; exit 1', "saved, then", "what it had saved is here"),
        ('rm "$1"', TEXT, "took its file away"),
        (': > "$1"', "", ""),
        ('printf "a\\033[31mb\\r\\nc" > "$1"', "a[31mb\nc", ""),
    ],
)
def test_an_editor_that_goes_wrong_loses_nothing(
    script: str, text: str, said: str, folder: Path, editor: Callable[[str], None]
) -> None:
    """The text is what the editor had saved, else what it was before."""
    editor(script)
    came = edited(TEXT, folder)
    assert came.text == text
    assert said in came.trouble
    assert bool(said) == bool(came.trouble)
    assert list(folder.iterdir()) == []


def test_what_cannot_be_read_stays_in_its_file(folder: Path, editor: Callable[[str], None]) -> None:
    """The text is as it was, and the file is named, for it may hold an hour of work."""
    editor('printf "\\377\\376" > "$1"')
    came = edited(TEXT, folder)
    (left,) = folder.iterdir()
    assert came.text == TEXT
    assert left.name in came.trouble
    assert left.read_bytes() == b"\xff\xfe"


@pytest.mark.parametrize("chosen", ["no-such-editor-anywhere", "'unfinished", "/"])
def test_an_editor_that_is_none_is_said(chosen: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no file is left behind."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", chosen)
    with pytest.raises(EditorError, match="your text is as it was"):
        edited(TEXT, folder)
    assert list(folder.iterdir()) == []


def test_visual_comes_before_editor_and_both_may_have_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere on a Unix."""
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    monkeypatch.setenv("VISUAL", "sh -c 'true # two words'")
    assert command() == ["sh", "-c", "true # two words"]
    monkeypatch.setenv("VISUAL", " ")
    with pytest.raises(EditorError):
        command()
