"""What every program keeps to whose export is taken in; a new file is tested by these as it arrives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.exchange import reading
from store.exchange.errors import NotTakenError
from store.exchange.program import PROGRAMS

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
FOREIGN: tuple[dict[str, bytes], ...] = (
    {},
    {"": b""},
    {"": b"a,b\n1,2\n"},
    {"": b'{"goals": {}}'},
    {"": b"\xff\xfe\x00"},
    {"a.csv": b"x\n"},
)


@pytest.mark.parametrize("files", FOREIGN, ids=str)
@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_not_its_export_is_neither_claimed_nor_read(name: str, files: dict[str, bytes]) -> None:
    """It is refused in a sentence, whatever it is."""
    assert not PROGRAMS[name].wrote(files)
    with pytest.raises(NotTakenError, match=r"^[A-Z].*\.$"):
        PROGRAMS[name].read(files, TODAY)


def test_a_file_of_nobody_is_told_whose_could_be_read(tmp_path: Path) -> None:
    """Each program by what it writes."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(NotTakenError) as refused:
        reading.read(tmp_path / "x.csv", TODAY)
    assert str(refused.value).startswith("That is no export of Handrail, of ")
    assert all(program.export in str(refused.value) for program in PROGRAMS.values())
