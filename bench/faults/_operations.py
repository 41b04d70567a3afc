"""What a person does to the journal while something goes wrong, and what must hold afterwards."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from faults._kind import Point
from store.changes import DAILY, Change, Drop, Include, Put
from store.journal import contents
from store.journal.errors import DamagedError, NotSavedError, UnreadableError
from store.journal.journal import Journal
from store.journal.packed import PACKED, unpacked
from store.journal.rotation import LAST
from store.journal.tables import STAMPS
from store.journal.whole import read_whole, write_whole
from store.where import GENERATIONS, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.history import History, Tables
    from store.journal.disk import Disk
    from store.journal.migrations import Migrations
    from store.records.record import Document

DAY = date(2026, 11, 22)
ISO = DAY.isoformat()
Said: TypeAlias = str
"""All that a history says, the journal's own stamps aside, as text that can be compared."""


class Window(NamedTuple):
    """One open journal, and where it lies."""

    folder: Path
    disk: Disk
    journal: Journal


Step: TypeAlias = "Callable[[Window], object]"


class Operation(NamedTuple):
    """`seed` is on the disk before anything goes wrong; each of `steps` is an act that is acknowledged at its end.

    A change of two files may end half done where it was not acknowledged: `halves` are those halves.
    `accept_copy`: a copy may stand in for the file, as on the dashboard. `told`: there may be a notice afterwards.
    """

    name: str
    seed: tuple[Step, ...]
    steps: tuple[Step, ...]
    halves: tuple[Step, ...] = ()
    migrations: Migrations = ()
    accept_copy: bool = False
    told: bool = False

    def window(self, folder: Path, disk: Disk) -> Window:
        """Open a journal. Raises UnreadableError."""
        journal = Journal.open(folder, clock, disk=disk, migrations=self.migrations, accept_copy=self.accept_copy)
        return Window(folder, disk, journal)


class Expected(NamedTuple):
    """What a journal may say, first of all what was acknowledged, and how many whole copies there were before."""

    said: Sequence[Said]
    copies: int


def clock() -> datetime:
    """Return one fixed moment, at which every copy is old enough to be compressed."""
    return datetime(2099, 11, 22, 21, 30, tzinfo=UTC)


def answering(item: str, value: object) -> Step:
    """Return the act of answering one item of the day."""
    return recording(Put("check_ins", ISO, ("answers", item), value))


def recording(*edits: Put | Drop | Include) -> Step:
    """Return the act of making one change."""
    return lambda window: window.journal.record(Change(words="a change", edits=edits))


def put(table: str, document: Document) -> Change:
    """Return the change that puts a document in its place."""
    key = document["day" if table == DAILY else "id"]
    return Change(words="a document", edits=(Put(table, key, (), document),))


def undoing(window: Window) -> None:
    """Take the last change back."""
    window.journal.undo()


def redoing(window: Window) -> None:
    """Put it back again."""
    window.journal.redo()


def compressing(window: Window) -> None:
    """Do what waits for a quiet moment."""
    window.journal.tidy()


def restoring(window: Window) -> None:
    """Put the oldest copy back. Raises NotSavedError, also where the copies cannot be listed."""
    try:
        oldest = window.journal.copies()[-1]
    except OSError as error:
        raise NotSavedError(str(error)) from error
    window.journal.put_back(oldest)


def before_an_import(window: Window) -> None:
    """Keep everything as it is."""
    window.journal.snapshot("import")


def erasing(window: Window) -> None:
    """Take the entry out of the journal and out of every copy."""
    window.journal.erase(Change(words="erasing", edits=(GONE,)), "e1")


def editing(window: Window) -> None:
    """Write the file as another program would."""
    path = window.folder / JOURNAL
    write_whole(window.disk, path, read_whole(window.disk, path)[0] + b"\n")


def damaging(window: Window) -> None:
    """Cut the file short."""
    path = window.folder / JOURNAL
    write_whole(window.disk, path, read_whole(window.disk, path)[0][:-9])


def name_the_mood(tables: Tables) -> Tables:
    """Stand for a migration: in a later format `mood` is called `spirits`."""
    for document in tables.get("check_ins", {}).values():
        if "mood" in document["answers"]:
            document["answers"]["spirits"] = document["answers"].pop("mood")
    return tables


ANSWER = Change(words="an answer", edits=(Put("check_ins", ISO, ("answers", "now"), 7),))
ENTRY = Put("entries", "e1", (), {"kind": "note", "day": ISO, "fields": {"text": "Rain."}})
LINE = Put("plan", "p1", (), {"part": "keeps_well", "text": "Sleep", "order": 1})
MORE = Put("entries", "e2", (), {"kind": "note", "day": ISO, "fields": {"text": "Sun."}})
LINE_TOO = Put("plan", "p2", (), {"part": "coping", "text": "A walk", "order": 2})
GONE = Drop("entries", "e1")
IMPORTED = tuple(Put("check_ins", f"2026-10-{day:02}", ("answers", "mood"), day % 11) for day in range(1, 31))
LEFT_OUT = STAMPS | {"at"}
THREE = (answering("mood", 6), answering("anxiety", 3), recording(ENTRY))
MANY = tuple(answering("mood", number % 11) for number in range(22))

OPERATIONS = (
    Operation("the first save", (), (answering("mood", 6),)),
    Operation("the second save", THREE[:1], (answering("energy", 5),)),
    Operation("save", THREE, (answering("energy", 5), answering("energy", 6))),
    Operation("delete", THREE, (recording(GONE),)),
    Operation("undo", THREE, (answering("energy", 5), undoing)),
    Operation("redo", THREE, (answering("energy", 5), undoing, redoing)),
    Operation("leave", THREE, (recording(Include("check_ins", ISO, ("left",), "energy")),)),
    Operation("journal and plan", (*THREE, recording(LINE)), (recording(MORE, LINE_TOO),), (recording(MORE),)),
    Operation("migrate", THREE, (answering("energy", 5),), migrations=(name_the_mood,)),
    Operation("rotate", MANY, (answering("energy", 5), answering("energy", 6))),
    Operation("compress", THREE, (compressing, compressing, compressing)),
    Operation("restore", THREE, (restoring,)),
    Operation("erase", (*THREE, answering("energy", 5)), (erasing,)),
    Operation("import", THREE, (before_an_import, recording(*IMPORTED))),
    Operation("over an edit", (*THREE, editing), (answering("energy", 5),), told=True),
    Operation("over damage", (*THREE, damaging), (answering("energy", 5),), accept_copy=True, told=True),
)


def prepare(operation: Operation, folder: Path, disk: Disk) -> None:
    """Put on the disk what is there before the operation."""
    before = Operation("the seed", (), ()).window(folder, disk)
    for step in operation.seed:
        step(before)


def copy_linked(seed: Path, place: Path) -> None:
    """Make a copy of a folder in which no file is a second name of one outside it; second names within stay so."""
    if place.exists():
        shutil.rmtree(place)
    first: dict[int, Path] = {}
    for path in sorted(seed.rglob("*")):
        target = place / path.relative_to(seed)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_dir():
            target.mkdir(exist_ok=True, mode=0o700)
        elif path.stat().st_ino in first:
            target.hardlink_to(first[path.stat().st_ino])
        else:
            shutil.copy2(path, target)
            first[path.stat().st_ino] = target


def states(operation: Operation, folder: Path, disk: Disk) -> list[Said]:
    """Do the operation on a disk that is prepared; return what the journal says before it and after each step."""
    opened = operation.window(folder, disk)
    found = [said(opened.journal.history)]
    for step in operation.steps:
        step(opened)
        found.append(said(opened.journal.history))
    return found


def half_done(operation: Operation, folder: Path, disk: Disk) -> list[Said]:
    """Return what the journal may say besides, where the last step was cut short; for a disk that is prepared."""
    opened = operation.window(folder, disk)
    found = []
    for half in operation.halves:
        half(opened)
        found.append(said(opened.journal.history))
    return found


def found(name: str, operation: Operation, folder: Path, disk: Disk, expected: Expected) -> Point:
    """Open the journal as the next start would, and say what is wrong with it."""
    try:
        opened = operation.window(folder, disk)
    except UnreadableError as error:
        return Point(name, "unreadable", str(error))
    history = opened.journal.history
    if said(history) not in expected.said:
        return Point(name, "lost", said(history))
    if history.notices and not operation.told:
        return Point(name, "wrong", f"it says: {history.notices[0]}")
    one_more = bool(operation.seed) and not operation.told and said(history) != expected.said[0]
    if good_copies(folder, disk) < min(expected.copies + one_more, LAST - 1):
        return Point(name, "wrong", "a copy that was whole is gone, or none was kept of the last state")
    try:
        opened.journal.record(ANSWER)
    except NotSavedError as error:
        return Point(name, "stuck", str(error))
    return Point(name)


def said(history: History) -> Said:
    """Return what a history says."""
    tables = {
        table: [{name: part for name, part in each.items() if name not in LEFT_OUT} for each in rows.values()]
        for table, rows in history._tables.items()  # noqa: SLF001 - all that it says is compared
        if rows
    }
    return json.dumps(tables, sort_keys=True)


def good_copies(folder: Path, disk: Disk) -> int:
    """Return how many different states there is a whole copy of."""
    try:
        names = disk.names(folder / GENERATIONS)
    except FileNotFoundError:
        return 0
    whole = (name for name in names if _verifies(folder / GENERATIONS / name, disk))
    return len({name.removesuffix(PACKED) for name in whole})


def _verifies(path: Path, disk: Disk) -> bool:
    try:
        raw = read_whole(disk, path)[0]
        return contents.read(unpacked(raw) if path.name.endswith(PACKED) else raw, ()).verified
    except DamagedError:
        return False
