"""A time of the day, typed or stepped."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var

from widgets.form_rows import Clock
from widgets.palette import CHOSEN
from widgets.rows.typed import TypedRow

MINUTES_A_DAY, STRIDE = 24 * 60, 5
"""Minutes of a day, and of a step of ← and →."""


class ClockRow(TypedRow):
    """A time, typed as 2310 or stepped with ← and →."""

    CHARACTERS = "0123456789:.apm"

    view: var[Clock] = var(Clock(label=""))

    def plain(self) -> str:
        """Return the time."""
        return self.view.words

    def around(self) -> tuple[Content, Content]:
        """Return the time, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        if not self.has_focus:
            return Content("  "), Content(words or "○")
        return Content.styled(" [", CHOSEN), Content.styled(f"{words}]", CHOSEN)

    def stepped(self, step: int) -> str:
        """Return five minutes earlier or later, round the clock."""
        hours, _, minutes = (self.view.words or self.view.start).partition(":")
        moved = (int(hours) * 60 + int(minutes) + step * STRIDE * bool(self.view.words)) % MINUTES_A_DAY
        return f"{moved // 60:02}:{moved % 60:02}"
