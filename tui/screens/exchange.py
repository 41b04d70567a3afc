"""Export and import: everything out in one file, a file back in, and everything deleted."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from store.exchange.errors import NotTakenError
from store.exchange.export import ENDINGS, exported, leaving, records
from store.journal.disk import Disk
from store.where import file_named
from tui.command import RefusedError
from tui.erasing import asked_first, deleted_words, wiped
from tui.page import Emptied
from tui.screens.rows_page import RowsPage
from tui.screens.sure import Sure
from tui.screens.take_in import TakeIn
from tui.taking_out import put_down, said, usual_name
from widgets.form_rows import Act, Choice, Chosen, Pressed, Typed, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.export import Form
    from tui.session import Session
    from widgets.form_rows import AnyRow

FORMS: tuple[Form, ...] = tuple(ENDINGS)
FORM_WORDS = ("one JSON file", "tables for a spreadsheet")
WHOSE = ("for myself: all of it", "for somebody else")
WHOSE_HINTS = (
    "All of it, private entries too, so that nothing is lost where it is your only copy.",
    "Without private entries, without the plan, and without what is unfinished.",
)
NO_NAME = "It needs the name of a file."
ALL_STAYS = "Nothing is deleted."


class Exchange(RowsPage):
    """Three things to do, each with the rows that it needs."""

    HEADING: ClassVar[str] = "Export and import"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._places = {"form": 0, "whose": 0}
        self._out, self._into = "", ""
        self._is_busy = False

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows."""
        form, whose = self._places["form"], self._places["whose"]
        return {
            "form": Choice(
                label="Export as",
                options=FORM_WORDS,
                chosen=form,
                hint="JSON is the whole journal as it is kept. Tables are CSV files in a zip. Both come back in.",
            ),
            "whose": Choice(label="For whom", options=WHOSE, chosen=whose, hint=WHOSE_HINTS[whose]),
            "out": Words(
                label="Into the file",
                words=self._out or self._usual(),
                hint="Where it goes. A file that is there already is not written over unasked.",
            ),
            "write": Act(
                label="Export", aside="not encrypted", hint="Enter writes the file; you alone may read it."
            ),
            "into": Words(
                label="A file to take in",
                words=self._into,
                apart=True,
                hint="An export of Handrail, the CSV of Daylio, or the CSV zip of Loop Habit Tracker.",
            ),
            "look": Act(label="Look into it", hint="Shows what would come in; nothing is taken in yet."),
            "delete": Act(
                label="Delete everything",
                apart=True,
                hint="The journal, the plan, every copy, and the exports it knows of. It asks first.",
            ),
        }

    @property
    def form_chosen(self) -> Form:
        """The form that is chosen."""
        return FORMS[self._places["form"]]

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._places[event.row] = event.place
        self.show()

    @on(Typed)
    def _type(self, event: Typed) -> None:
        if event.row == "out":
            self._out = event.words
        else:
            self._into = event.words
        self.show()

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        match event.row:
            case "write":
                self._begin(self._write)
            case "look" if not self._into.strip():
                self.say(NO_NAME)
            case "look":
                self._begin(self._look)
            case _:
                lines = tuple(asked_first(Disk(), self._folder))
                self.app.push_screen(Sure("Delete everything?", lines, "delete everything"), self._delete)

    @property
    def _folder(self) -> Path:
        return self.session.folder or Path()

    def _usual(self) -> str:
        name = usual_name(self.form_chosen, self.session.today, others=bool(self._places["whose"]))
        return str(Path("~") / name)

    def _begin(self, work: Callable[[], Any]) -> None:
        """Do one thing at a time; the screen stays alive meanwhile."""
        if not self._is_busy:
            self._is_busy = True
            self.run_worker(work())

    # Out

    async def _write(self, *, replace: bool = False) -> None:
        path = file_named(self._out.strip() or self._usual())
        tables = leaving(self.session.history, others=bool(self._places["whose"]))
        every = records(tables)

        def told(done: int) -> None:
            self.app.call_from_thread(self.say, f"{done:,} of {every:,} records")

        try:
            self.say(f"0 of {every:,} records")
            data = await asyncio.to_thread(exported, tables, self.form_chosen, self.session.clock(), told)
            put_down(self._folder, path, data, replace=replace)
            self.say(said(tables, path))
        except FileExistsError:
            lines = (f"{path} is there already.",)
            self.say("")
            self.app.push_screen(Sure("Write over it?", lines, "write over it"), self._write_over)
        except RefusedError as why:
            self.say(str(why))
        finally:
            self._is_busy = False

    def _write_over(self, agreed: bool | None) -> None:
        if agreed:
            self._begin(lambda: self._write(replace=True))
        else:
            self.say("Nothing was written.")

    # In

    async def _look(self) -> None:
        from store.exchange import reading

        path = file_named(self._into.strip())
        try:
            self.say("Reading…")
            found = await asyncio.to_thread(reading.read, path, self.session.today)
            self.say("")
            self.app.push_screen(TakeIn(self.session, path.name, found), self.report)
        except NotTakenError as why:
            self.say(str(why))
        except OSError as trouble:
            self.say(f"{self._into} cannot be read ({trouble.strerror or trouble}).")
        finally:
            self._is_busy = False

    # Away

    def _delete(self, agreed: bool | None) -> None:
        if not agreed:
            self.say(ALL_STAYS)
            return
        try:
            deleted = wiped(Disk(), self._folder)
        except RefusedError as why:
            self.say(str(why))
        else:
            self.post_message(Emptied(deleted_words(deleted)))
