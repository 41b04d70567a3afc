"""A file that is to come in: which program wrote it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import as_csv, as_json
from store.exchange.errors import NotTakenError
from store.exchange.program import ONE, PROGRAMS
from store.journal.errors import DamagedError
from store.journal.packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from store.exchange.foreign import Foreign
    from store.history import Tables

HANDRAIL = "handrail"
LARGEST = 1 << 30
"""Bytes of a file, or of all files of a folder."""
_ZIP, _GZIP, _OBJECT, _BOM = b"PK", b"\x1f\x8b", b"{", b"\xef\xbb\xbf"


def read(path: Path, today: date, source: str = "") -> Tables | Foreign:
    """Return what a file, a zip or a folder holds; which program wrote it is told from it unless it is said.

    Raises NotTakenError, and OSError.
    """
    files = _files(path)
    program = source or _told(files)
    return handrail(files) if program == HANDRAIL else PROGRAMS[program].read(files, today)


def handrail(files: Mapping[str, bytes]) -> Tables:
    """Return the tables of an export of ours in either form, or of a journal. Raises NotTakenError."""
    return as_json.read(files[ONE]) if ONE in files else as_csv.read(files)


def unfolded(raw: bytes) -> Mapping[str, bytes]:
    """Return the files in a zip; any other file, also one that was compressed, by no name. Raises NotTakenError."""
    if raw.startswith(_ZIP):
        return as_csv.unfolded(raw)
    try:
        return {ONE: unpacked(raw) if raw.startswith(_GZIP) else raw}
    except DamagedError as why:
        raise NotTakenError(f"That file cannot be taken in: {why}. Nothing is changed.") from None


def _files(path: Path) -> Mapping[str, bytes]:
    """Return the files of a zip or a folder by name, any other by none. Raises OSError and NotTakenError.

    An export lies in its folder and the folders right below; deeper down are other people's things.
    """
    paths = {ONE: path}
    if path.is_dir():
        found = sorted((*path.glob("*.csv"), *path.glob("*/*.csv")))
        paths = {each.relative_to(path).as_posix(): each for each in found}
    if sum(each.stat().st_size for each in paths.values()) > LARGEST:
        raise NotTakenError("That is too large to be an export.")
    read = {name: each.read_bytes() for name, each in paths.items()}
    return unfolded(read[ONE]) if ONE in read else read


def _told(files: Mapping[str, bytes]) -> str:
    """Tell which program wrote them. Raises NotTakenError where nothing says so."""
    raw = files.get(ONE, b"")
    if as_csv.ABOUT in files or raw.removeprefix(_BOM).lstrip().startswith(_OBJECT):
        return HANDRAIL
    found = next((name for name, program in PROGRAMS.items() if program.wrote(files)), "")
    if not found:
        *known, last = (f"of {program.export}" for program in PROGRAMS.values())
        raise NotTakenError(f"That is no export of Handrail, {', '.join(known)} or {last}.")
    return found
