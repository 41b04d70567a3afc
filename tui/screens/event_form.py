"""Something that happened, as a form: what it was, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on

from store import event_acts
from store.clock import parse_day, short_day
from store.records.event import Event
from store.records.record import new_id
from store.records.text import UnusableTextError, clean
from tui.screens.small_form import SmallForm
from widgets.form_rows import Act, Choice, Chosen, Day, Pressed, Typed, Words
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from datetime import date

    from store.changes import Change
    from tui.session import Session
    from widgets.form_rows import AnyRow

A_DAY = "22 Nov, 2026-11-22 or yesterday, or ← →."


class EventForm(SmallForm):
    """Takes the event to change; None: a new one, on `day` or today."""

    HEADING: ClassVar[str] = "Mark a day on the charts"

    def __init__(self, session: Session, event: Event | None = None, day: date | None = None) -> None:
        super().__init__(session)
        self._old = event
        self._opened = self._event = event or Event(id=new_id(), day=day or session.today, words="")
        self._wrong: dict[str, str] = {}

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows; the last day is asked for where it lasted."""
        event = self._event
        rows: dict[str, AnyRow] = {
            "words": Words(
                label="What it was", words=event.words, aside="a few words", hint=f"{event_acts.IN_WORDS}."
            ),
            "day": self._day("day", "When", event.day, f"The day, or the first of several: {A_DAY}"),
            "lasts": Choice(
                label="It was",
                options=("that one day", "several days"),
                chosen=int(event.last is not None),
                hint="← → says whether it lasted: a holiday, an illness.",
            ),
        }
        if event.last is not None:
            rows["last"] = self._day("last", "Last day", event.last, f"The last day: {A_DAY}")
        return {**rows, "keep": Act(label="Mark it", apart=True, hint=f"Esc keeps it too. {takes_it_back()}")}

    def _day(self, row: str, label: str, day: date, hint: str) -> Day:
        return Day(label=label, day=day, words=short_day(day), hint=hint, wrong=row in self._wrong)

    def read_back(self) -> str:
        """Return the mark as it will be read out."""
        return event_acts.said(self._event) if self._event.words.strip() else "A mark on every chart."

    def notes(self) -> list[str]:
        """Say what cannot be taken yet."""
        return list(self._wrong.values())

    def trouble(self) -> tuple[str, str]:
        """Return the first thing that keeps it from being kept, and its row."""
        return next(iter(self._wrong.items()), None) or event_acts.problem(self._event, self.session.today)

    def is_untouched(self) -> bool:
        """Say whether it is as it was opened."""
        return self._event == self._opened and not self._wrong

    def change(self) -> Change | None:
        """Return what keeps it."""
        change = event_acts.keep(replace(self._event, words=self._event.words.strip()), self._old)
        return change if change.edits else None

    def kept(self) -> str:
        """Name it."""
        return event_acts.said(self._event)

    @on(Typed)
    def _type(self, event: Typed) -> None:
        try:
            words = clean(event.words)
            value = words if event.row == "words" else parse_day(words, self.session.today)
        except (ValueError, UnusableTextError) as reason:
            self._wrong[event.row] = str(reason)
        else:
            self._wrong.pop(event.row, None)
            self._event = replace(self._event, **{event.row: value})
        self.taken()

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._wrong.pop("last", None)
        self._event = replace(self._event, last=self._event.day if event.place else None)
        self.taken()

    @on(Pressed)
    def _press(self) -> None:
        self.keep()
