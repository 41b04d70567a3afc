"""A look at the data folder that changes nothing: what is whole, what is not, what is unusual."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from store.clock import short_moment
from store.journal import contents
from store.journal.counts import counted
from store.journal.errors import DamagedError, UnreadableError
from store.journal.generations import Generations
from store.journal.lock import LOCK
from store.journal.migrations import newest_schema
from store.journal.surroundings import blocked
from store.journal.tables import RECORDS
from store.journal.whole import TEMPORARY, read_whole
from store.where import GENERATIONS, JOURNAL, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.clock import Clock
    from store.history import Tables
    from store.journal.contents import Contents
    from store.journal.disk import Disk
    from store.journal.migrations import Migrations

HURRY = 0.5
"""Seconds for reading copies, where not all of them are asked for."""
NAMED = 5
"""So many names are told, where there are more."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Finding(NamedTuple):
    """One fact about one thing. `good` is false where something is to be done about it."""

    of: str
    says: str
    good: bool = True


class Doctor:
    """Looks at one folder. With `every`, each copy is read, however long that takes."""

    def __init__(self, folder: Path, clock: Clock, disk: Disk, migrations: Migrations, *, every: bool) -> None:
        self._folder = folder
        self._clock = clock
        self._disk = disk
        self._migrations = migrations
        self._every = every

    def findings(self) -> Iterator[Finding]:
        """Yield what there is to say, the files first. Nothing on the disk is changed."""
        if not self._folder.is_dir():
            yield self._no_folder()
            return
        for name in (JOURNAL, PLAN):
            yield from self._file(name)
            yield from self._copies(name.removesuffix(".json"))
        yield from self._lock()
        yield from self._rights()
        yield from self._lying_about()

    def _file(self, name: str) -> Iterator[Finding]:
        path = self._folder / name
        try:
            raw, seen = read_whole(self._disk, path)
            found = contents.read(raw, self._migrations)
        except FileNotFoundError:
            yield self._missing(name)
        except OSError as error:
            yield Finding(name, f"cannot be read ({error.strerror}).", good=False)
        except DamagedError as why:
            yield Finding(name, f"damaged: {why}.", good=False)
        except UnreadableError as why:
            yield Finding(name, str(why), good=False)
        else:
            of_file = f"format {found.schema}, save {found.generation:,} of {self._when(seen.modified_ns / 1e9)}"
            yield Finding(name, f"{self._state(found)}: {counted(found.tables)}; {of_file}.")
            yield from self._unexpected(name, found.tables)

    def _no_folder(self) -> Finding:
        if os.path.lexists(self._folder):
            return Finding("folder", f"{self._folder} is no folder, so nothing can be kept there.", good=False)
        return Finding("folder", f"{self._folder} is not there yet: nothing was kept so far.")

    def _missing(self, name: str) -> Finding:
        if os.path.lexists(self._folder / name):
            return Finding(name, "leads to a place that is not there.", good=False)
        with suppress(OSError):
            if Generations(self._disk, self._folder / GENERATIONS, name.removesuffix(".json")).names():
                return Finding(name, "is not there, and copies of it are.", good=False)
        return Finding(name, "is not there yet.")

    def _state(self, found: Contents) -> str:
        newest = newest_schema(self._migrations)
        if found.schema > newest:
            return "written by a newer Handrail, so it can only be read here"
        if not found.verified:
            return "valid, and changed by another program since Handrail saved it"
        return "whole"

    def _unexpected(self, name: str, tables: Tables) -> Iterator[Finding]:
        """Tell of tables and fields that this version does not know; it keeps them as they are."""
        strange = [table for table in tables if table not in RECORDS]
        for table, record in RECORDS.items():
            known = set(record.__struct_fields__)
            names = {field for document in tables.get(table, {}).values() for field in document.keys() - known}
            strange += [f"{table}.{field}" for field in sorted(names)]
        if strange:
            yield Finding(name, f"holds what this version does not know, and keeps it: {', '.join(strange)}.")

    def _copies(self, called: str) -> Iterator[Finding]:
        generations = Generations(self._disk, self._folder / GENERATIONS, called)
        try:
            names = generations.by_time()
        except OSError as error:
            yield Finding(GENERATIONS, f"cannot be read ({error.strerror}).", good=False)
            return
        if names:
            yield from self._read_copies(called, generations, names)

    def _read_copies(self, called: str, generations: Generations, names: list[str]) -> Iterator[Finding]:
        """Read the copies, the newest first: all of them, or as many as a hurry allows."""
        until = time.monotonic() + HURRY
        read, good = 0, 0
        for name in names:
            if read and not self._every and time.monotonic() > until:
                break
            found = self._copy(generations, name)
            read += 1
            good += found.good
            if self._every or not found.good:
                yield found
        newest = self._when(generations.written(names[0]).timestamp())
        rest = f"; {len(names) - read:,} older ones were not read, --all reads each" if read < len(names) else ""
        says = f"{len(names):,}, the newest of {newest}; {good:,} of {read:,} read can be put back{rest}."
        yield Finding(f"copies of the {called}", says, good=good > 0)

    def _copy(self, generations: Generations, name: str) -> Finding:
        """Hold a copy against its checksum; one that other programs wrote is gone through instead."""
        try:
            raw = generations.read(name)
            stated, checksum = contents.checksums(raw)
            if stated != checksum:
                contents.read(raw, self._migrations)
        except OSError as error:
            return Finding(name, f"cannot be read ({error.strerror}).", good=False)
        except (DamagedError, UnreadableError) as why:
            return Finding(name, f"damaged: {str(why).rstrip('.')}.", good=False)
        state = "whole" if stated == checksum else "valid, and not as Handrail saved it"
        return Finding(name, f"{state}, of {self._when(generations.written(name).timestamp())}.")

    def _lock(self) -> Iterator[Finding]:
        """Try the lock, and let go of it at once; the file is not made where there is none."""
        try:
            descriptor = self._disk.open(self._folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
        except FileNotFoundError:
            return
        except OSError as error:
            yield Finding("lock", f"cannot be opened ({error.strerror}), so nothing can be saved.", good=False)
            return
        try:
            self._disk.lock(descriptor)
            yield Finding("lock", "free.")
        except BlockingIOError:
            yield Finding("lock", "held by a window that is saving now; the system frees it if that window dies.")
        except OSError as error:
            yield Finding("lock", f"cannot be taken ({error.strerror}), so nothing can be saved.", good=False)
        finally:
            self._disk.close(descriptor)

    def _rights(self) -> Iterator[Finding]:
        why = blocked(self._disk, self._folder / JOURNAL, self._folder / GENERATIONS)
        if why:
            yield Finding("rights", why, good=False)
        paths = (self._folder, *self._folder.iterdir(), *self._inside(GENERATIONS))
        open_to_others = sorted(path.name for path in paths if _others_may(path))
        if open_to_others:
            yield Finding("rights", f"others on this machine may open: {_some(open_to_others)}.", good=False)
        else:
            yield Finding("rights", "only you may read this folder.")

    def _lying_about(self) -> Iterator[Finding]:
        """Tell of damaged files that were set aside, and of saves that were cut short."""
        names = sorted(path.name for path in (*self._folder.iterdir(), *self._inside(GENERATIONS)))
        damaged = [name for name in names if ".damaged-" in name]
        cut_short = [name for name in names if name.startswith(TEMPORARY)]
        if damaged:
            yield Finding("set aside", f"damaged files, kept as they were: {_some(damaged)}.")
        if cut_short:
            yield Finding("left over", f"saves that were cut short, cleared by the next: {_some(cut_short)}.")

    def _inside(self, name: str) -> Iterator[Path]:
        with suppress(OSError):
            yield from (self._folder / name).iterdir()

    def _when(self, seconds: float) -> str:
        now = self._clock()
        return short_moment(datetime.fromtimestamp(seconds, now.tzinfo), now)


def _others_may(path: Path) -> bool:
    with suppress(OSError):
        return bool(path.stat().st_mode & _OTHERS)
    return False


def _some(names: list[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
