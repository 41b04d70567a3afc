"""The check-in line by line: what the agenda asks, in its order, each answer kept as it is given."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store import acts
from store.agenda import Agenda, Group, Row, RowKey, agenda
from store.asking import asked_in_words, read_answer, sounds_hard
from store.clock import long_day
from store.records.text import one_line
from tui.prompts import HOW, EndedError, ask, say

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Change
    from tui.folder import Desk

DONE = "That's all for now."
CARE = "That sounds hard. For someone to call, at any hour: handrail now"


class Conversation:
    """Asks one page. It holds to the moment it began at, so that a check-in stays on its day past the day's end."""

    def __init__(self, desk: Desk, page: date) -> None:
        """Take the desk, and the day whose page is asked; today's page asks about yesterday too."""
        self._desk = desk
        self._page = page
        self._kept = 0

    def hold(self) -> None:
        """Ask until nothing is open or the input ends. Raises RefusedError for a bad line no one can correct."""
        if not self._agenda.done:
            say(HOW)
            with suppress(EndedError):
                self._ask_all()
        if self._kept:
            say(f"Kept {self._kept} answer{'' if self._kept == 1 else 's'}.")
        if self._agenda.done:
            say(DONE)

    @property
    def _agenda(self) -> Agenda:
        return agenda(self._desk.history, self._desk.now, self._page)

    def _ask_all(self) -> None:
        line = _line_at_the_end(self._agenda)
        title = ""
        while found := _first_stop(self._agenda):
            group, row = found
            if group.title != title:
                title = group.title
                say(_heading(group))
            self._ask(row)
        last = self._agenda.row(line)
        if last:
            self._ask(last)

    def _ask(self, row: Row) -> None:
        today = self._desk.today

        def read(words: str) -> Change:
            return acts.answer(row.item, row.day, read_answer(row.item, words), today, row.entries)

        change = ask(one_line(asked_in_words(row.item, row.day, today)), read)
        if change:
            self._keep(change)
        elif row.stop:
            self._desk.record(acts.leave(row.item, row.day, today))

    def _keep(self, change: Change) -> None:
        """Keep an answer; the first that sounds hard has a kind word after it."""
        was_hard = self._is_hard
        self._desk.record(change)
        self._kept += 1
        if self._is_hard and not was_hard:
            say(CARE)

    @property
    def _is_hard(self) -> bool:
        return any(sounds_hard(row) for row in self._agenda.rows)


def _first_stop(shown: Agenda) -> tuple[Group, Row] | None:
    return next(((group, row) for group in shown.groups for row in group.rows if row.stop), None)


def _line_at_the_end(shown: Agenda) -> RowKey | None:
    """Return the open line of text of the last group that is asked, else of one above it."""
    asked = max(place for place, group in enumerate(shown.groups) if group.stops)
    rows = [row for group in shown.groups[: asked + 1] for row in group.rows]
    lines = [row.key for row in rows if row.item.field == "text" and row.open]
    return lines[-1] if lines else None


def _heading(group: Group) -> str:
    day = long_day(group.day)
    return f"{group.title}." if day in group.title else f"{group.title}: {day}."
