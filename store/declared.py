"""One file adds a thing: a folder whose modules each declare one value, found by file name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from typing import Generic, TypeVar

Declared = TypeVar("Declared")


class Registry(Mapping[str, Declared], Generic[Declared]):
    """The values of type `kind` that the modules of `package` declare, by module name.

    Listing reads file names only; a module is imported when its value is asked for. The value is the one
    module-level object of that type. Raises KeyError for a name that no file has.
    """

    def __init__(self, package: str, kind: type[Declared]) -> None:
        self._package = package
        self._kind = kind

    def __getitem__(self, name: str) -> Declared:
        if name not in set(self):
            raise KeyError(name)
        module = import_module(f"{self._package}.{name}")
        (value,) = (value for value in vars(module).values() if isinstance(value, self._kind))
        return value

    def __iter__(self) -> Iterator[str]:
        found = (path.name for path in files(self._package).iterdir())
        return iter(sorted(name.removesuffix(".py") for name in found if _is_module(name)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_module(name: str) -> bool:
    return name.endswith(".py") and not name.startswith("_")
