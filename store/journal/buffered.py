"""Tables, as TinyDB reads and writes them (table.py); the writes of one change become one save."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from store.journal.erase import Erased
from store.journal.errors import NotSavedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.history import Tables
    from store.journal.generations import Copy
    from store.records.record import Document

Result = TypeVar("Result")


class BufferedStorage:
    """Tables in memory; the writes of one transaction become one save. This one keeps nothing on a disk."""

    read_only = ""
    """Why nothing can be saved; empty where it can."""
    durable = True
    """Whether the tables are where they are to be kept, so that nothing new is nothing to save."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables: Tables = tables or {}
        self._staged: Tables | None = None
        self.notices: list[str] = []
        """What the last reading has to tell the person, until it is told."""

    def read(self) -> dict[str, dict[str, Document]]:
        """Return the tables; TinyDB may replace a table in them, and never changes one."""
        tables = self.tables if self._staged is None else self._staged
        return cast("dict[str, dict[str, Document]]", dict(tables))

    def write(self, data: Tables) -> None:
        """Hold the tables until the transaction ends. Outside of one they are saved at once."""
        if self._staged is None:
            self._save(data)
        else:
            self._staged = data

    def transact(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns when all it wrote is saved. Raises NotSavedError; then nothing has changed."""
        self._staged = self.tables
        try:
            result = work()
            staged = self._staged
        finally:
            self._staged = None
        if staged is not self.tables or not self.durable:
            self._save(staged)
        return result

    def refresh(self) -> None:
        """Look whether another writer changed the tables; take theirs if so."""

    def copies(self, _: str) -> list[str]:
        """Return the names of the copies of a file, the newest first. Raises OSError."""
        return []

    def copy(self, name: str) -> Copy:
        """Read a copy. Raises OSError, DamagedError, UnreadableError, and NotSavedError where there is none."""
        raise NotSavedError(f"There is no copy {name}.")

    def put_back(self, name: str) -> None:
        """Save a copy as the newest state. Raises NotSavedError."""
        self.copy(name)

    def snapshot(self, why: str) -> None:
        """Keep everything as it is outside the rotation; `why`: before what. Raises NotSavedError."""

    def erase(self, record_id: str) -> Erased:  # noqa: ARG002 - there are no copies to take it out of
        """Take a record out of every copy. Raises NotSavedError."""
        return Erased()

    def tidy(self) -> None:
        """Do what can wait, such as compressing an older copy. Raises NotSavedError and OSError."""

    def _save(self, tables: Tables) -> None:
        self.tables = tables
