"""`handrail take phq9`: a questionnaire line by line in plain text, each answer kept as it is given."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.instruments.instrument import Instrument
    from store.instruments.own import Catalog


def arguments(parser: ArgumentParser) -> None:
    """Declare which one."""
    parser.add_argument(
        "questionnaire", metavar="NAME", help="phq9, gad7, phq4, phq8, or the name of your own file"
    )


def run(arguments: Namespace) -> int:
    """Ask it, from where it was left."""
    from store.helplines.mine import read_plan
    from store.instruments.own import catalog
    from store.where import data_folder
    from tui.folder import open_desk
    from tui.prompts import EndedError
    from tui.sitting import Sitting

    folder = data_folder(arguments.data)
    known = catalog(folder)
    instrument = _named(arguments.questionnaire, known)
    with suppress(EndedError):
        Sitting(open_desk(arguments.data), known.instruments, instrument, read_plan(folder)).hold()
    return 0


def _named(name: str, known: Catalog) -> Instrument:
    """Return the questionnaire, by its file's name or its title. Raises RefusedError with those there are."""
    said = _letters(name)
    for instrument in known.instruments.values():
        if said in {_letters(instrument.id), _letters(instrument.title)}:
            return instrument
    faults = [fault for fault in known.faults if fault.startswith(f"instruments/{name}.toml:")]
    raise RefusedError(
        " ".join(faults) or f"There is no questionnaire of that name. There are: {', '.join(known.instruments)}."
    )


def _letters(name: str) -> str:
    """Return a name as it is compared: "PHQ-9", "phq 9" and "phq9" are the same."""
    from tui.named import plain

    return plain(name).replace(" ", "")


TAKE = Command("a questionnaire, line by line", run, arguments)
