"""The earlier states of a file, each a whole file of its own, and which of them may go."""

from __future__ import annotations

import errno
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from store.journal.contents import read
from store.journal.errors import DamagedError, UnreadableError
from store.journal.whole import make_folders, read_whole, sync_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.journal.contents import Contents
    from store.journal.disk import Disk
    from store.journal.migrations import Migrations

KEPT = 20
"""So many earlier states are kept, and so many of those that other programs wrote."""

_NO_LINKS = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What a file system says that has no hard links, or none to this place."""


class Generations:
    """A folder of earlier states of one file: numbered ones, which rotate, and named ones, which do not.

    `called` is how each of their names begins, which tells them from those of another file.
    """

    def __init__(self, disk: Disk, folder: Path, called: str) -> None:
        self.folder = folder
        self._disk = disk
        self._called = called
        self._numbered = re.compile(rf"{called}-(\d{{8,}})-[0-9a-f]{{8}}\.json")
        self._edited = re.compile(rf"{called}-edited-\d{{8}}T\d{{6}}-[0-9a-f]{{8}}\.json")

    def names(self) -> list[str]:
        """Return the names of all copies, the newest numbered one first, then the named ones. Raises OSError."""
        try:
            found = [name for name in self._disk.names(self.folder) if name.startswith(self._called)]
        except FileNotFoundError:
            return []
        return sorted(found, key=lambda name: (self._number(name), name), reverse=True)

    def last_number(self) -> int:
        """Return the highest number in use, 0 where there is none. Raises OSError."""
        return max((self._number(name) for name in self.names()), default=0)

    def numbered(self, number: int, checksum: str) -> str:
        """Return the name of a copy that rotates."""
        return f"{self._called}-{number:08}-{checksum[:8]}.json"

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
            self.copy(read_whole(self._disk, path)[0], name)
        sync_folder(self._disk, self.folder)

    def keep_edited(self, raw: bytes, when: str, checksum: str) -> bool:
        """Copy what another program wrote, once; say whether this was the first time. Raises OSError."""
        ending = f"-{checksum[:8]}.json"
        if any(name.startswith(f"{self._called}-edited-") and name.endswith(ending) for name in self.names()):
            return False
        self.copy(raw, f"{self._called}-edited-{when}{ending}")
        return True

    def copy(self, raw: bytes, name: str) -> None:
        """Keep these bytes under a name. Raises OSError."""
        make_folders(self._disk, self.folder)
        write_whole(self._disk, self.folder / name, raw)

    def thin(self) -> None:
        """Let the oldest go; to be called only when the newest is known to be whole. Raises OSError."""
        for family in (self._numbered, self._edited):
            for name in [name for name in self.names() if family.fullmatch(name)][KEPT:]:
                self._disk.unlink(self.folder / name)

    def newest_good(self, migrations: Migrations) -> tuple[str, Contents] | None:
        """Return the name and contents of the newest numbered copy that verifies, else of one that is valid.

        Copies outside the rotation come last. None where no copy can be read. Raises OSError.
        """
        names = self.names()
        numbered = [name for name in names if self._numbered.fullmatch(name)]
        named = [name for name in names if name not in numbered]
        return self._best(numbered, migrations) or self._best(named, migrations)

    def _best(self, names: Iterable[str], migrations: Migrations) -> tuple[str, Contents] | None:
        valid = None
        for name in names:
            with suppress(OSError, DamagedError, UnreadableError):
                contents = read(read_whole(self._disk, self.folder / name)[0], migrations)
                if contents.verified:
                    return name, contents
                valid = valid or (name, contents)
        return valid

    def _number(self, name: str) -> int:
        found = self._numbered.fullmatch(name)
        return int(found[1]) if found else -1
