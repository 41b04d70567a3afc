"""CSV that no spreadsheet calculates with, and whose cells come back unchanged."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from journals_made_up import NASTY, TEXT
from msgspec import UNSET

from store.exchange import sheets
from store.exchange.cells import cell, value

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
CELL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-cell"
LONG = 1_000_000


@given(TEXT)
def test_every_text_comes_back_as_text(text: str) -> None:
    """Whatever it looks like, it is the same text again."""
    assert value(cell(text)) == text
    assert isinstance(value(cell(text)), str)


@pytest.mark.parametrize("held", [0, -5, 7.0, True, False, [1, "=a"], {"a": "'b"}, UNSET, "", "'", "5", "true"])
def test_every_kind_of_value_comes_back_as_what_it_was(held: Any) -> None:  # noqa: ANN401 - JSON
    """A number stays a number, text that looks like one stays text, and absent stays absent."""
    again = value(cell(held))
    assert (type(again), again) == (type(held), held)


@pytest.mark.parametrize("text", ["=1", "+1", "-1 of it", "@a", "\t=1", "\n=1", " =1", "\ufeff=1", "\u200b＝1"])
def test_what_could_be_a_formula_has_an_apostrophe(text: str) -> None:
    """No cell of text begins with what a spreadsheet calculates, blanks and unseen signs aside (CWE-1236)."""
    assert cell(text) == f"'{text}"


def test_a_negative_number_is_left_a_number() -> None:
    """A column of figures can be calculated with, also below zero."""
    assert cell(-5) == "-5"


def test_rows_are_as_rfc_4180_has_them() -> None:
    """Quotes are doubled, breaks and commas quoted, lines end with CR LF, and a text of a megabyte fits."""
    document = {"id": "a", "text": 'say "no", or\nnot', "long": "x" * LONG}
    written = sheets.sheet("events", {"3": document})
    assert written.startswith("id,text,long,#\r\n")
    assert '"say ""no"", or\nnot"' in written
    assert sheets.documents("events", written) == [("3", document)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice to open it with")
def test_libreoffice_finds_no_formula(tmp_path: Path) -> None:
    """Opened by a real spreadsheet, not one cell is a formula; its own formula, as a sample, is found."""
    nasty = {str(place): {"id": f"{place:016x}", "text": text} for place, text in enumerate(NASTY, 1)}
    assert _formulas(tmp_path, "ours", sheets.sheet("events", nasty)) == []
    assert _formulas(tmp_path, "theirs", "id\r\n=1+1\r\n") == ["of:=1+1"]


def _formulas(folder: Path, name: str, text: str) -> list[str]:
    """Return every formula that LibreOffice makes of CSV text, as somebody would who opens it as it is."""
    (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    home, comma = (
        f"-env:UserInstallation=file://{folder}/office",
        "CSV:44,34,76,1,,0,false,true,false,false,false,-1",
    )
    office = ["soffice", home, "--headless", "--convert-to", "ods", f"--infilter={comma}"]
    ran = subprocess.run(
        [*office, "--outdir", str(folder), f"{folder}/{name}.csv"], capture_output=True, timeout=120, check=False
    )
    made = next(folder.glob(f"{name}*.ods"), None)
    assert made is not None, ran.stderr
    content = ET.fromstring(ZipFile(made).read("content.xml"))  # noqa: S314 - LibreOffice made it
    cells = list(content.iter(CELL))
    assert len(cells) >= len(list(csv.reader(text.splitlines())))
    return [each.attrib[FORMULA] for each in cells if FORMULA in each.attrib]
