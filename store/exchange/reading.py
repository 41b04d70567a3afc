"""A file that is to come in: which program wrote it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from store.exchange import as_csv, as_json, daylio, loop
from store.exchange.errors import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from store.exchange.foreign import Foreign
    from store.history import Tables

Source: TypeAlias = Literal["handrail", "daylio", "loop"]
SOURCES: tuple[Source, ...] = get_args(Source)
LARGEST = 1 << 30
"""Bytes of a file, or of all files of a folder."""
_ZIP, _OBJECT, _BOM = b"PK", b"{", b"\xef\xbb\xbf"
_ONE = ""
"""The name of a file that comes alone."""


def read(path: Path, today: date, source: Source | None = None) -> Tables | Foreign:
    """Return what a file, a zip or a folder holds; which program wrote it is told from it unless it is said.

    Raises NotTakenError, and OSError.
    """
    files = _files(path)
    match source or _told(files):
        case "handrail":
            return handrail(files.get(_ONE, b""))
        case "loop":
            return loop.read(_unfolded(files), today)
        case _:
            return daylio.read(as_csv.as_text(files.get(_ONE, b""), path.name), today)


def handrail(raw: bytes) -> Tables:
    """Return the tables of an export of ours in either form, or of a journal. Raises NotTakenError."""
    if not raw.startswith(_ZIP):
        return as_json.read(raw)
    with as_csv.opened(raw) as file:
        if as_csv.ABOUT not in file.namelist():
            raise NotTakenError("That zip file is no export of Handrail. Nothing is changed.")
        return as_csv.read(file)


def _files(path: Path) -> Mapping[str, bytes]:
    """Return a file by no name, or the CSV files of a folder by theirs. Raises OSError and NotTakenError."""
    paths = {_ONE: path}
    if path.is_dir():
        paths = {each.relative_to(path).as_posix(): each for each in sorted(path.rglob("*.csv"))}
    if sum(each.stat().st_size for each in paths.values()) > LARGEST:
        raise NotTakenError("That is too large to be an export.")
    return {name: each.read_bytes() for name, each in paths.items()}


def _unfolded(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of a zip, or of a folder as they are. Raises NotTakenError."""
    raw = files.get(_ONE)
    if raw is None or not raw.startswith(_ZIP):
        return files
    with as_csv.opened(raw) as file:
        return {name: file.read(name) for name in file.namelist() if name.endswith(".csv")}


def _told(files: Mapping[str, bytes]) -> Source:
    """Tell which program wrote them. Raises NotTakenError where nothing says so."""
    raw = files.get(_ONE)
    if raw is None or raw.startswith(_ZIP):
        names = _unfolded(files)
        if loop.is_loop(names):
            return "loop"
        if raw is not None and as_csv.ABOUT in names:
            return "handrail"
    elif raw.removeprefix(_BOM).lstrip().startswith(_OBJECT):
        return "handrail"
    elif daylio.is_daylio(raw[:4096].decode("utf-8", "replace")):
        return "daylio"
    raise NotTakenError(
        "That is no export of Handrail, of Daylio (its CSV) or of Loop Habit Tracker (its CSV zip)."
    )
