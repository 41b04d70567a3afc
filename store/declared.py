"""One file adds a thing: a folder whose modules each declare one value, found by file name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Generic, TypeVar

Declared = TypeVar("Declared")


class Registry(Mapping[str, Declared], Generic[Declared]):
    """The values of type `kind` that the modules of `package` declare, by module name.

    The file names are read once; a module is imported when its value is asked for. The value is the one
    module-level object of that type. Raises KeyError for a name that no file has.
    """

    def __init__(self, package: str, kind: type[Declared]) -> None:
        self._package = package
        self._kind = kind

    def __getitem__(self, name: str) -> Declared:
        if name not in self._names:
            raise KeyError(name)
        module = import_module(f"{self._package}.{name}")
        (value,) = (value for value in vars(module).values() if isinstance(value, self._kind))
        return value

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a file; nothing is imported."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Read the folder itself: importlib.resources alone would cost 10 ms at every start, pathlib 4."""
        (folder,) = import_module(self._package).__path__
        return tuple(sorted(name.removesuffix(".py") for name in os.listdir(folder) if _is_module(name)))


def _is_module(name: str) -> bool:
    return name.endswith(".py") and not name.startswith("_")
