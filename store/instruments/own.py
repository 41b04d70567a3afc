"""The questionnaires there are: Handrail's own, and those whose file the person put into the data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from store.instruments.checked import FaultyError, read
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.history import History
    from store.instruments.instrument import Instrument

FOLDER = "instruments"
"""Of the data folder."""
LARGEST = 100_000
"""Bytes of a file of the person's own."""


class Catalog(NamedTuple):
    """Every questionnaire by its id, in the order of a list, and a line for each fault in a file."""

    instruments: Mapping[str, Instrument]
    faults: tuple[str, ...] = ()


@cache
def packaged() -> Mapping[str, Instrument]:
    """Return the questionnaires that come with Handrail, by id."""
    paths = sorted(Path(__file__).parent.glob("*.toml"))
    return _in_order({path.stem: read(path.stem, path.read_text(encoding="utf-8")) for path in paths})


def newest(history: History, instruments: Callable[[], Mapping[str, Instrument]] = packaged) -> Instrument:
    """Return the questionnaire that was taken last, else the first there is.

    Files of the person's own are read through `instruments` only where one of them was taken last.
    """
    taken = dict.fromkeys(response.instrument for response in reversed(history.responses))
    found = (packaged().get(name) or instruments().get(name) for name in taken)
    return next(filter(None, found), next(iter(packaged().values())))


def catalog(folder: Path | None) -> Catalog:
    """Return these and the person's own, from the `instruments` folder in a data folder; nothing there is run."""
    found = dict(packaged())
    faults: list[str] = []
    for path in _files(folder):
        try:
            instrument = _own(path)
        except FaultyError as faulty:
            faults += [f"{FOLDER}/{one_line(path.name)}: {fault}" for fault in faulty.faults]
        else:
            found[instrument.id] = instrument
    return Catalog(_in_order(found), tuple(faults))


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(path for path in (folder / FOLDER).iterdir() if path.suffix == ".toml")
    except OSError:
        return []


def _own(path: Path) -> Instrument:
    """Read one file. Raises FaultyError."""
    if path.stem in packaged():
        raise FaultyError([f"{path.stem} comes with Handrail; give this file another name."])
    try:
        if not path.is_file():
            raise FaultyError(["It is not a plain file."])
        if path.stat().st_size > LARGEST:
            raise FaultyError([f"It is larger than {LARGEST // 1000} kB."])
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise FaultyError([f"It cannot be read ({error.strerror or 'no reason given'})."]) from None
    except UnicodeDecodeError:
        raise FaultyError(["It is not text in UTF-8."]) from None
    return read(path.stem, text)


def _in_order(instruments: dict[str, Instrument]) -> Mapping[str, Instrument]:
    ordered = sorted(
        instruments.values(), key=lambda instrument: (instrument.place, instrument.title, instrument.id)
    )
    return MappingProxyType({instrument.id: instrument for instrument in ordered})
