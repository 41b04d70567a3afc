"""The earlier states of a file, each a whole file of its own, and which of them may go."""

from __future__ import annotations

import errno
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from store.journal import rotation
from store.journal.contents import checksums, read
from store.journal.errors import DamagedError, UnreadableError
from store.journal.packed import PACKED, packed, unpacked
from store.journal.whole import make_folders, read_whole, sync_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.journal.contents import Contents
    from store.journal.disk import Disk
    from store.journal.migrations import Migrations

EDITED_KEPT = 20
"""So many files that other programs wrote are kept; `rotation` says which of our own."""
PACKED_AFTER = timedelta(days=1)
"""A copy as old as that is compressed."""

_TIME = "%Y%m%dT%H%M%S"

_NO_LINKS = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What a file system says that has no hard links, or none to this place."""


class Copy(NamedTuple):
    """An earlier state of a file, and when its bytes were written, in UTC."""

    name: str
    written: datetime
    contents: Contents


class Generations:
    """A folder of earlier states of one file: numbered ones, which rotate, and named ones, which do not.

    `called` is how each of their names begins, which tells them from those of another file.
    """

    def __init__(self, disk: Disk, folder: Path, called: str) -> None:
        self.folder = folder
        self._disk = disk
        self._called = called
        self._not_whole: set[str] = set()
        self._numbered = re.compile(rf"{called}-(\d{{8,}})(?:-(\d{{8}}T\d{{6}}))?-[0-9a-f]{{8}}\.json(\.gz)?")
        self._edited = re.compile(rf"{called}-edited-\d{{8}}T\d{{6}}-[0-9a-f]{{8}}\.json")

    def names(self) -> list[str]:
        """Return the names of all copies, the newest numbered one first, then the named ones. Raises OSError."""
        try:
            found = [name for name in self._disk.names(self.folder) if name.startswith(self._called)]
        except FileNotFoundError:
            return []
        return sorted(found, key=lambda name: (self._number(name), name), reverse=True)

    def by_time(self) -> list[str]:
        """Return the names of all copies, the one that was written last first. Raises OSError."""
        written = {name: self.written(name) for name in self.names()}
        return sorted(written, key=lambda name: (written[name], name), reverse=True)

    def last_number(self) -> int:
        """Return the highest number in use, 0 where there is none. Raises OSError."""
        return max((self._number(name) for name in self.names()), default=0)

    def numbered(self, number: int, written_ns: int, checksum: str) -> str:
        """Return the name of a copy that rotates; `written_ns`: when its bytes were written, ns of Unix time."""
        when = datetime.fromtimestamp(written_ns // 10**9, UTC)
        return f"{self._called}-{number:08}-{when:{_TIME}}-{checksum[:8]}.json"

    def is_numbered(self, name: str) -> bool:
        """Say whether a copy is one that rotates."""
        return self._number(name) >= 0

    def keep(self, path: Path, name: str) -> None:
        """Keep the file that is about to be replaced; its name tells its bytes. Raises OSError."""
        make_folders(self._disk, self.folder)
        try:
            self._disk.link(path, self.folder / name)
        except FileExistsError:
            pass
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self.store(read_whole(self._disk, path)[0], name)
        sync_folder(self._disk, self.folder)

    def keep_edited(self, raw: bytes, when: str, checksum: str) -> bool:
        """Copy what another program wrote, once; say whether this was the first time. Raises OSError."""
        ending = f"-{checksum[:8]}.json"
        if any(name.startswith(f"{self._called}-edited-") and name.endswith(ending) for name in self.names()):
            return False
        self.store(raw, f"{self._called}-edited-{when}{ending}")
        return True

    def store(self, raw: bytes, name: str) -> None:
        """Keep these bytes under a name. Raises OSError."""
        make_folders(self._disk, self.folder)
        write_whole(self._disk, self.folder / name, raw)

    def thin(self) -> None:
        """Let those go that `rotation` does not keep; only when the newest is known to be whole. Raises OSError."""
        names = self.names()
        staying = rotation.kept(
            {self._number(name): self.written(name) for name in names if self.is_numbered(name)}
        )
        going = [name for name in names if self.is_numbered(name) and self._number(name) not in staying]
        edited = [name for name in names if self._edited.fullmatch(name)]
        for name in (*going, *edited[EDITED_KEPT:]):
            self._disk.unlink(self.folder / name)

    def written(self, name: str) -> datetime:
        """Return when the bytes of a copy were written, in UTC. Raises OSError."""
        found = self._numbered.fullmatch(name)
        if found and found[2]:
            with suppress(ValueError):
                return datetime.fromisoformat(found[2]).replace(tzinfo=UTC)
        return datetime.fromtimestamp(self._disk.stat(self.folder / name).st_mtime, UTC)

    def read(self, name: str) -> bytes:
        """Return the bytes of a copy as they were before it was compressed. Raises OSError and DamagedError."""
        raw = read_whole(self._disk, self.folder / name)[0]
        return unpacked(raw) if name.endswith(PACKED) else raw

    def to_pack(self, now: datetime) -> list[str]:
        """Return the names of the rotating copies that are due for compression, oldest first. Raises OSError."""
        plain = (name for name in reversed(self.names()) if self.is_numbered(name) and not name.endswith(PACKED))
        return [name for name in plain if now - self.written(name) > PACKED_AFTER and name not in self._not_whole]

    def pack(self, name: str) -> None:
        """Compress a copy that is whole; one that is not stays as it is. Raises OSError."""
        raw = read_whole(self._disk, self.folder / name)[0]
        stated, checksum = checksums(raw)
        if stated != checksum:
            self._not_whole.add(name)
            return
        write_whole(self._disk, self.folder / (name + PACKED), packed(raw))
        self._disk.unlink(self.folder / name)
        sync_folder(self._disk, self.folder)

    def copy(self, name: str, migrations: Migrations) -> Copy:
        """Read a copy. Raises OSError, DamagedError and UnreadableError."""
        return Copy(name, self.written(name), read(self.read(name), migrations))

    def newest_good(self, migrations: Migrations) -> Copy | None:
        """Return the newest numbered copy that verifies, else one that is valid.

        Copies outside the rotation come last. None where no copy can be read. Raises OSError.
        """
        names = self.names()
        numbered = [name for name in names if self.is_numbered(name)]
        named = [name for name in names if name not in numbered]
        return self._best(numbered, migrations) or self._best(named, migrations)

    def _best(self, names: Iterable[str], migrations: Migrations) -> Copy | None:
        valid = None
        for name in names:
            copy = self._readable(name, migrations)
            if copy and copy.contents.verified:
                return copy
            valid = valid or copy
        return valid

    def _readable(self, name: str, migrations: Migrations) -> Copy | None:
        """Read a copy, None where it is damaged; an error of reading may be one of the moment, so twice."""
        for _ in range(2):
            try:
                return self.copy(name, migrations)
            except (DamagedError, UnreadableError):
                break
            except OSError:
                continue
        return None

    def _number(self, name: str) -> int:
        found = self._numbered.fullmatch(name)
        return int(found[1]) if found else -1
