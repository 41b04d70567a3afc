"""A day, typed or stepped."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.reactive import var

from store.clock import DAY
from store.records.text import one_line
from widgets.form_rows import Day
from widgets.palette import CHOSEN
from widgets.rows.typed import TypedRow


class DayRow(TypedRow):
    """A day, typed as "12 Dec" or 2026-12-12, or stepped with ← and →."""

    CHARACTERS = "0123456789-. abcdefghijklmnoprstuvwxyz"

    view: var[Day] = var(Day(label="", day=date.min, words=""))

    def plain(self) -> str:
        """Return the day in its words."""
        return self.view.words

    def around(self) -> tuple[Content, Content]:
        """Return the day, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        if not self.has_focus:
            return Content("  "), Content(one_line(words) or "○")
        return Content.styled(" [", CHOSEN), Content.styled(f"{one_line(words)}]", CHOSEN)

    def stepped(self, step: int) -> str:
        """Return the day before or after."""
        return max(self.view.low, self.view.day + step * DAY).isoformat()

    def action_shorten(self) -> None:
        """Take the last character off; the first time all of it, for a day is typed in another way."""
        self._put("" if self.typed is None else self.typed[:-1])
