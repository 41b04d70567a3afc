"""What every screen over the journal shares: it follows the history, and records changes and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from store.records.text import UnusableTextError, clean, one_line
from tui.page_keys import EVERYWHERE
from widgets.key_names import key_of

if TYPE_CHECKING:
    from textual.binding import BindingType

    from store.changes import Change
    from tui.session import Session

Result = TypeVar("Result")


class Emptied(Message):
    """Everything was deleted; `words` says so."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Page(Screen[Result]):
    """A screen over the journal. A subclass draws in `show`, and has a Static with the id `said` for reports."""

    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def show(self) -> None:
        """Draw what is known now; called when the screen comes up and after each change of the history."""

    def say(self, words: str) -> None:
        """Report what was kept, taken back or refused."""
        try:
            self.query_one("#said", Static).update(Content(f" {one_line(words)}" if words else ""))
        except NoMatches:
            self.notify(one_line(words), markup=False)

    def cleaned(self, words: str) -> str | None:
        """Return what was typed as a file can hold it; where none can, say why."""
        try:
            return clean(words)
        except UnusableTextError as reason:
            self.say(str(reason))
            return None

    def record(self, change: Change, said: str = "", *, besides: str = "") -> bool:
        """Keep a change and report it, or say why it could not be kept, and `besides`; say which of the two."""
        from store.journal.errors import NotSavedError

        try:
            self.session.record(change)
        except NotSavedError as reason:
            self.say(f"{reason} {besides}".rstrip())
            return False
        if said:
            self.say(said)
        return True

    def report(self, words: str | None) -> None:
        """Say what the screen above brought, if anything."""
        if words:
            self.say(words)

    def go_to(self, change: Change) -> None:
        """Go where a change was, so that it is never undone unseen."""

    def leaving(self) -> None:
        """Keep what is sound of what was typed: the window ends, whatever is open."""

    def forget(self) -> None:
        """Keep nothing more of what was typed: everything was deleted."""

    def on_mount(self) -> None:
        """Follow the history."""
        self.session.follow(self._changed)
        self._show_as_chosen()

    def on_unmount(self) -> None:
        """Follow it no more."""
        self.session.unfollow(self._changed)

    def action_go(self, name: str) -> None:
        """Open a screen that is one key away from everywhere."""
        from tui.ways import way

        self.app.push_screen(way(name, self.session), self.report)

    def flaggable(self) -> tuple[str, str] | None:
        """Return what `f` flags here, "goal:<id>", and its name; None where there is nothing to flag."""
        return None

    def action_flag(self) -> None:
        """Flag something for the next session, or take its flag off."""
        from store import sessions

        found, history = self.flaggable(), self.session.history
        if found is None:
            self.say(f"{key_of('flag')} flags a goal, an entry, a chart or a questionnaire for the next session.")
            return
        what, name = found
        is_off = sessions.is_flagged(history, what)
        flagged = f"Flagged for the next session: {name}. {key_of('flag')} takes it off."
        said = f"Flagged no more: {name}." if is_off else flagged
        self.record(sessions.flag(history, what, name), said)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step("Took back", "There is nothing to take back.", back=True)

    def action_redo(self) -> None:
        """Put back what was taken back."""
        self._step("Put back", "There is nothing to put back.", back=False)

    def _step(self, said: str, nothing: str, *, back: bool) -> None:
        from store.journal.errors import NotSavedError

        try:
            change = self.session.undo() if back else self.session.redo()
        except NotSavedError as reason:
            self.say(str(reason))
            return
        if change is None:
            self.say(nothing)
            return
        self.go_to(change)
        self.say(f"{said}: {change.words}")

    def _changed(self) -> None:
        if self.is_mounted:
            self._show_as_chosen()

    def _show_as_chosen(self) -> None:
        """Draw, roomy or close together."""
        self.set_class(self.session.history.settings.roomy, "-roomy")
        self.show()
