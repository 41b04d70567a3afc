"""What is typed into character by character, and stepped with ← and →."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var

from store.records.text import one_line
from widgets.form_rows import Typed
from widgets.keyed import keyed
from widgets.rows.row import FormRow

if TYPE_CHECKING:
    from textual import events

LONGEST = 12
"""Characters that a number or a day may be typed in."""


class TypedRow(FormRow):
    """A row that is typed into character by character; what cannot be taken stays as it was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "one less", show=False, tooltip="one less", id="form.less"),
        *keyed(Binding("right,plus", "step(1)", "one more", show=False, tooltip="one more", id="more")),
        Binding(
            "backspace", "shorten", "take back a sign", show=False, tooltip="take back a sign", id="form.shorten"
        ),
    ]
    CHARACTERS: ClassVar[str] = ""
    """What can be typed."""

    typed: var[str | None] = var(None)
    """What was typed, until it is left and taken."""

    def is_wrong(self) -> bool:
        """Say whether what was typed cannot be taken."""
        return bool(self.view.wrong)

    def plain(self) -> str:
        """Return what stands in the row when nothing is typed."""
        raise NotImplementedError

    def stepped(self, step: int) -> str:
        """Return what a step up or down comes to, as it would be typed."""
        raise NotImplementedError

    def watch_typed(self) -> None:
        """Draw it anew."""
        self.refresh()

    def on_blur(self) -> None:
        """Show what was taken as it is written; keep what was not."""
        if not self.is_wrong():
            self.typed = None

    def on_key(self, event: events.Key) -> None:
        """Take a character; the first one begins anew."""
        if event.character and event.character.lower() in self.CHARACTERS and self._accepts(event.character):
            event.stop()
            event.prevent_default()
            self._put((self.typed or "") + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take a line that is pasted, in place of what stands there."""
        event.stop()
        self._put(one_line(event.text).strip())

    def action_step(self, step: int) -> None:
        """Go one up or down."""
        self.typed = None
        self.post_message(Typed(self.row, self.stepped(step)))

    def action_shorten(self) -> None:
        """Take the last character off."""
        self._put((self.plain() if self.typed is None else self.typed)[:-1])

    def _accepts(self, _: str) -> bool:
        return len(self.typed or "") < LONGEST

    def _put(self, words: str) -> None:
        self.typed = words[:LONGEST]
        self.post_message(Typed(self.row, self.typed))
