"""Another program whose export is taken in, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.declared import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from store.exchange.foreign import Foreign

ONE = ""
"""The name of a file that comes alone."""


class Program(NamedTuple):
    """One program; its file's name is what --from calls it."""

    export: str
    """What it writes, as it is spoken of: "Daylio (its CSV)"."""
    wrote: Callable[[Mapping[str, bytes]], bool]
    """Says of files whether they are its export."""
    read: Callable[[Mapping[str, bytes], date], Foreign]
    """Reads them, on a day; raises NotTakenError."""


PROGRAMS = Registry("store.exchange.programs", Program)
