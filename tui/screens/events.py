"""What the charts mark: a new dose, a holiday, an illness, a new therapist, anything."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import event_acts
from store.records.text import one_line
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of
from widgets.palette import FAINT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.records.event import Event

NOTE = "A mark shows when something was, not what came of it."
DAYS = 20
"""Cells of the days."""


class Events(ListPage):
    """The newest first, by year."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", tooltip="mark a day", id="add"),
        Binding("e", "edit", "edit", tooltip="edit it: its words, its days", id="edit"),
        Binding("delete,backspace", "delete", "delete", tooltip="delete; undo brings it back", id="events.delete"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list over what a mark means."""
        yield Static(Content.styled(" What the charts mark", TITLE), id="heading")
        yield Choices(gutter=GUTTER)
        yield Static(Content.styled(NOTE, FAINT), id="note")
        yield Static(id="said")
        yield KeyBar()

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield what is marked under its years, the newest first."""
        newest = reversed(self.session.history.events)
        if not self.session.history.events:
            yield "", Content.styled(f"   {nothing()}", FAINT)
        for year, events in groupby(newest, lambda event: event.day.year):
            yield "", Content.styled(f"   {year}", FAINT)
            for event in events:
                days = (f"{event_acts.days_of(event):<{DAYS}}", FAINT)
                yield event.id, self.line(Content.assemble(days, one_line(event.words)))

    @property
    def _event(self) -> Event | None:
        return next((event for event in self.session.history.events if event.id == self.list.chosen), None)

    def chosen(self, _: str) -> None:
        """Edit it."""
        self.action_edit()

    def action_add(self) -> None:
        """Mark a day."""
        self._push(None)

    def action_edit(self) -> None:
        """Edit what is marked."""
        if event := self._event:
            self._push(event)

    def action_delete(self) -> None:
        """Take the mark away."""
        if event := self._event:
            self.record(event_acts.delete(event), f"Deleted: {event_acts.said(event)}. {brings_it_back()}")

    def _push(self, event: Event | None) -> None:
        from tui.screens.event_form import EventForm

        known = {each.id for each in self.session.history.events}

        def kept(said: str | None) -> None:
            self.report(said)
            self.mark(*(each.id for each in self.session.history.events if each.id not in known))

        self.app.push_screen(EventForm(self.session, event), kept)


def nothing() -> str:
    """Return what stands in the place of the list while nothing is marked."""
    return f"Nothing is marked yet. {key_of('add')} marks a day: {event_acts.IN_WORDS}."
