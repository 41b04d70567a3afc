"""One TinyDB file that loses nothing: what is saved is on the medium, whole, with a copy beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store.clock import short_moment
from store.journal import contents
from store.journal.contents import Contents
from store.journal.erase import was_deleted
from store.journal.errors import DamagedError, MovedError, NotSavedError, UnreadableError
from store.journal.generations import Generations
from store.journal.migrations import newest_schema
from store.journal.surroundings import blocked, is_link, keep_damaged, resolved
from store.journal.whole import read_whole, signature, write_whole
from store.records.record import Document, new_id
from store.where import GENERATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from store.clock import Clock
    from store.history import Tables
    from store.journal.disk import Disk
    from store.journal.generations import Copy
    from store.journal.migrations import Migrations
    from store.journal.whole import Signature


class AtomicFile:
    """One file of the data folder. Raises UnreadableError where it cannot be opened without a loss.

    `accept_copy`: a damaged or missing file is no obstacle while a copy, or what is in memory, can be shown.
    """

    def __init__(
        self, place: Path, clock: Clock, disk: Disk, migrations: Migrations, *, accept_copy: bool = False
    ) -> None:
        """Take where the file stands; the copies are in a folder beside it."""
        self.path = resolved(place)
        self.tables: Tables = {}
        self.read_only = ""
        """Why nothing can be saved; empty where it can."""
        self.durable = True
        """Whether the tables are on the disk, so that nothing new is nothing to save."""
        self.notices: list[str] = []
        """What the last reading has to tell the person, until it is told."""
        self.size = 0
        """Bytes of the last writing."""
        self.generations = Generations(disk, place.parent / GENERATIONS, place.stem)
        self._place = place
        self._called = place.stem
        self._clock = clock
        self._disk = disk
        self._migrations = migrations
        self._accept_copy = accept_copy
        self._meta: Document = {}
        self._schema = 1
        self._signature: Signature | None = None
        self._on_disk: Contents | None = None
        self._damaged: bytes | None = None
        self._is_unsure = False
        self._writer = contents.Writer()
        self._load()

    @property
    def exists(self) -> bool:
        """Whether there is such a file, whole or as a copy."""
        return self._on_disk is not None or bool(self.tables)

    @property
    def newer(self) -> str:
        """Say why a file of a newer format is not written; empty where it is not one."""
        if self._schema <= newest_schema(self._migrations):
            return ""
        newer = f"This {self._called} was written by a newer Handrail"
        return f"{newer}: it can be read here, and nothing can be changed."

    def refused(self) -> str:
        """Say why nothing can be saved now; empty where it can."""
        return self.newer or self.closed()

    def closed(self) -> str:
        """Say why nothing can be written here at all; empty where it can."""
        return blocked(self._disk, self.path, self.generations.folder)

    def refresh(self) -> None:
        """Look, at the cost of one stat, whether the file moved, and read it again if so."""
        try:
            self.catch_up()
        except OSError:
            return
        except UnreadableError as error:
            self.read_only = str(error)

    def catch_up(self) -> None:
        """Read the file again if it moved. Raises OSError and UnreadableError."""
        if signature(self._disk, self.path) != self._signature:
            self._load()

    def save(self, tables: Tables) -> None:
        """Put these tables on the medium. Raises NotSavedError, OSError, and MovedError if it just was written."""
        if self.newer:
            raise NotSavedError(self.newer)
        self._save(tables, self._meta)

    def snapshot(self, why: str) -> None:
        """Keep the file as it is outside the rotation; `why`: before what. Raises OSError."""
        if self._on_disk:
            name = f"{self._called}-before-{why}-{self._time()}-{self._on_disk.checksum[:8]}.json"
            self.generations.keep(self.path, name)

    def put_back(self, name: str) -> None:
        """Save a copy as the newest state, after a snapshot of what is there now.

        Raises NotSavedError, OSError, and MovedError if the file just was written.
        """
        try:
            found = self.generations.copy(name, self._migrations).contents
        except (DamagedError, UnreadableError) as why:
            raise NotSavedError(f"That copy cannot be put back: {str(why).rstrip('.')}.") from None
        if found.schema > newest_schema(self._migrations):
            raise NotSavedError("That copy was written by a newer Handrail. Nothing is changed.")
        self.snapshot("restore")
        self._save(found.tables, {**found.meta, "generation": self._meta.get("generation", 0)})

    def _save(self, tables: Tables, last: Document) -> None:
        """Put tables on the medium; `last`: what the file said of itself until now."""
        self._keep_damaged()
        meta = self._next_meta(last)
        raw, checksum = self._writer.write(tables, meta)
        self.size = len(raw)
        self._is_unsure = True
        self._signature = write_whole(self._disk, self.path, raw, self._keep_current)
        self._is_unsure = False
        was_verified = self._on_disk is not None and self._on_disk.verified
        schema = newest_schema(self._migrations)
        self._take(Contents(tables=tables, meta=meta, schema=schema, verified=True, checksum=checksum))
        self.read_only = ""
        if was_verified:
            with suppress(OSError):
                self.generations.thin()

    def _next_meta(self, last: Document) -> Document:
        """Return what the next file says of itself; fields of other versions come last and are kept."""
        meta = {
            "schema": newest_schema(self._migrations),
            "document": last.get("document") or new_id(),
            "generation": max(last.get("generation", 0), self.generations.last_number()) + 1,
            "sha256": "",
        }
        return {**meta, **{name: value for name, value in last.items() if name not in meta}}

    def _keep_current(self) -> None:
        """Keep the file that is about to be replaced, unless it is none or is not the one that was read."""
        self._refuse_if_moved()
        if self._on_disk is not None:
            self._keep(self._on_disk)
            self._refuse_if_moved()

    def _refuse_if_moved(self) -> None:
        if signature(self._disk, self.path) != self._signature:
            raise MovedError

    def _keep(self, found: Contents) -> None:
        self.generations.keep(
            self.path, self.generations.numbered(found.generation, self._written_ns, found.checksum)
        )
        newest = newest_schema(self._migrations)
        if found.schema < newest:
            self.generations.keep(self.path, f"{self._called}-before-schema-{newest}-{self._time()}.json")

    @property
    def _written_ns(self) -> int:
        return self._signature.modified_ns if self._signature else 0

    def _load(self) -> None:
        """Read the file, or what stands in for it; where that raises, nothing here has changed."""
        try:
            raw, seen = read_whole(self._disk, self.path)
        except FileNotFoundError:
            self._load_nothing()
        except OSError as error:
            why = f"The {self._called} cannot be read ({error.strerror}). Nothing is changed."
            raise UnreadableError(why) from error
        else:
            self._load_bytes(raw, seen)
        self.read_only = self.refused()

    def _load_nothing(self) -> None:
        if self.exists and was_deleted(self._disk, self._place.parent, self._meta.get("document")):
            self._forget()
        if self.exists or self._has_copies():
            self._fall_back(None, f"The {self._called} file is not there.")
        elif is_link(self._place):
            raise UnreadableError(
                f"The {self._called} file leads to {self.path}, which is not there. Nothing is changed."
            )
        self._signature = None

    def _forget(self) -> None:
        """Begin with nothing: the journal was deleted in another window."""
        self.tables, self._meta, self._on_disk, self._damaged, self.durable = {}, {}, None, None, True

    def _load_bytes(self, raw: bytes, seen: Signature) -> None:
        try:
            found = self._read(raw)
        except DamagedError as why:
            self._fall_back(raw, f"The {self._called} file is damaged: {why}.")
        else:
            self._take(found)
            if not found.verified and not self.newer:
                self._tell_of_edit(raw, found)
        self._signature = seen

    def _read(self, raw: bytes) -> Contents:
        found = contents.read(raw, self._migrations)
        hollow = not found.verified and not any(found.tables.values())
        if hollow and (self.exists or self._has_copies()):
            raise DamagedError("nothing is in it")
        return found

    def _take(self, found: Contents) -> None:
        self.tables = found.tables
        self._meta = found.meta
        self._schema = found.schema
        self._on_disk = found
        self._damaged = None
        self.durable = not self._is_unsure

    def _fall_back(self, raw: bytes | None, why: str) -> None:
        """Show what is in memory, or the newest good copy if that is newer. Raises UnreadableError."""
        copy = self._newest_copy()
        if not copy and not self.exists:
            raise UnreadableError(f"{why} No copy of it can be opened either. It is left as it is.")
        if not self._accept_copy:
            raise UnreadableError(f"{why} `handrail restore` brings back the newest good copy. Nothing is changed.")
        if copy and not (self.exists and self._meta.get("generation", 0) >= copy.contents.generation):
            self._take(copy.contents)
            shown = f"The copy from {short_moment(copy.written, self._clock())} is open instead."
        else:
            shown = "What was open here is whole, and the next change saves it again."
        self._on_disk = None
        self._damaged = raw
        self.durable = False
        with suppress(OSError):
            shown += self._keep_damaged()
        self.notices.append(f"{why} {shown}")

    def _newest_copy(self) -> Copy | None:
        with suppress(OSError):
            return self.generations.newest_good(self._migrations)
        return None

    def _keep_damaged(self) -> str:
        """Keep bytes that are no journal beside it; return the sentence that says so. Raises OSError."""
        if self._damaged is None:
            return ""
        name = keep_damaged(self._disk, self._place, self._damaged, self._time())
        self._damaged = None
        return f" The damaged file is kept as {name}."

    def _tell_of_edit(self, raw: bytes, found: Contents) -> None:
        first = True
        with suppress(OSError):
            first = self.generations.keep_edited(raw, self._time(), found.checksum)
        if first:
            self.notices.append(
                f"The {self._called} was changed outside Handrail. It is open as it was found, and a copy is kept."
            )

    def _has_copies(self) -> bool:
        try:
            return bool(self.generations.names())
        except OSError as error:
            raise UnreadableError(f"The copies cannot be read ({error.strerror}). Nothing is changed.") from error

    def _time(self) -> str:
        return f"{self._clock():%Y%m%dT%H%M%S}"
