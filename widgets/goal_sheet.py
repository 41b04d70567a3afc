"""The page of a goal: its lines, and a cursor that goes over the days which count towards it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from widgets.goal_sheet_lines import sheet
from widgets.palette import CHOSEN
from widgets.pane import fitted

if TYPE_CHECKING:
    from datetime import date

    from store.goals.evidence import Evidence
    from store.goals.page import Page
    from widgets.goal_sheet_lines import Sheet
    from widgets.picture import Picture


class GoalSheet(Widget):
    """The page, as large as its place. Beyond the newest day, and until it is in sight, the cursor keys scroll."""

    DEFAULT_CSS = "GoalSheet { height: 1fr; }"

    def __init__(self, page: Page, picture: Picture, today: date) -> None:
        super().__init__()
        self._shown = (page, picture, today)
        self._laid_out: tuple[int, int, Sheet] | None = None
        self._cursor = 0
        self._top = 0
        self._follows = False

    def put(self, page: Page, picture: Picture, today: date) -> None:
        """Show a page anew; the cursor stays on its day."""
        before = self._days[self._cursor].last if self._days else None
        self._shown = (page, picture, today)
        self._laid_out = None
        days = [day.last for day in self._days]
        self._cursor = days.index(before) if before in days else 0
        self.refresh()

    @property
    def marked(self) -> Evidence | None:
        """The day under the cursor; None where there is none, or it is out of sight."""
        in_sight = self._top <= self._line(self._cursor) < self._top + self.size.height
        return self._days[self._cursor] if self._days and in_sight else None

    def step(self, by: int) -> None:
        """Move by so many lines: the cursor, or the page where the cursor cannot."""
        below = self._line(self._cursor) - self._top - self.size.height + 1
        if below > 0 and by > 0:
            self._scroll(self._top + min(by, below))
        elif self._cursor == 0 and by < 0:
            self._scroll(self._top + by)
        else:
            self._go_to(self._cursor + by)

    def leaf(self, by: int) -> None:
        """Move by a screenful."""
        self.step(by * max(1, self.size.height - 1))

    def top(self) -> None:
        """Go to the top of the page."""
        self._cursor = 0
        self._scroll(0)

    def oldest(self) -> None:
        """Go to the oldest day."""
        self._go_to(len(self._days) - 1)

    def render(self) -> Content:
        """Draw the part of the page that is in sight."""
        self._hold()
        lines = len(self._sheet.above) + len(self._days)
        self._follows = self.marked is not None
        places = range(self._top, min(lines, self._top + self.size.height))
        return Content("\n").join(self._drawn(place) for place in places)

    def _drawn(self, place: int) -> Content:
        above = self._sheet.above
        if place < len(above):
            return fitted(above[place], self.size.width)
        at = place - len(above)
        row = self._sheet.row(self._days[at], self._shown[2], self.size.width)
        return Content.styled(" ▸ ", CHOSEN) + row[3:].stylize("bold") if at == self._cursor else row

    @property
    def _sheet(self) -> Sheet:
        width, height = self.size.width, self.size.height
        if self._laid_out is None or self._laid_out[:2] != (width, height):
            self._laid_out = (width, height, sheet(*self._shown, width, height))
        return self._laid_out[2]

    @property
    def _days(self) -> tuple[Evidence, ...]:
        return self._shown[0].evidence

    def _line(self, cursor: int) -> int:
        """Return the line of the page on which a day stands."""
        return len(self._sheet.above) + cursor

    def _go_to(self, cursor: int) -> None:
        self._cursor = max(0, min(len(self._days) - 1, cursor))
        line = self._line(self._cursor)
        self._scroll(min(line, max(self._top, line - self.size.height + 1)))

    def _scroll(self, top: int) -> None:
        self._top, self._follows = top, False
        self._hold()
        self.refresh()

    def _hold(self) -> None:
        """Keep the page from going beyond its ends, and a cursor that was in sight from leaving it."""
        if self._follows:
            self._top = max(self._top, self._line(self._cursor) - self.size.height + 1)
        lines = len(self._sheet.above) + len(self._days)
        self._top = max(0, min(self._top, lines - self.size.height))
