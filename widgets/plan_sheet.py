"""The plan as one calm list: headings, and under each its lines, with what is known of them beside or below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from store.records.text import one_line
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT, KNOWN, TITLE

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

INDENT, TAG = 5, 7
"""Cells before a line, and those of a word before it."""
FAR = 8
"""Rows that PgUp and PgDn go."""
WIDE = 70
"""Cells from which headings have room for what they invite to write."""
AIR = 2
"""Rows that stay in sight above and below the cursor."""


class SheetRow(NamedTuple):
    """One heading or one line, as it is shown."""

    id: str
    text: str
    besides: str = ""
    """What else is known of a line; what an empty heading invites to write."""
    tag: str = ""
    """A word before the line."""
    heading: bool = False
    empty: bool = False
    """Whether nothing stands under the heading."""


class PlanSheet(Widget, can_focus=True):
    """It is given rows, keeps the cursor by id, and scrolls what holds it."""

    DEFAULT_CSS = "PlanSheet { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(Binding("up,k", "move(-1)", "up", show=False, tooltip="the line above", id="up")),
        *keyed(Binding("down,j", "move(1)", "down", show=False, tooltip="the line below", id="down")),
        Binding(
            "left,shift+tab", "part(-1)", "heading before", show=False, tooltip="the heading before", id="plan.left"
        ),
        Binding("right,tab", "part(1)", "next heading", show=False, tooltip="the next heading", id="plan.right"),
        Binding("pageup", f"move(-{FAR})", "further up", show=False, tooltip="eight lines up", id="plan.page_up"),
        Binding(
            "pagedown", f"move({FAR})", "further down", show=False, tooltip="eight lines down", id="plan.page_down"
        ),
        Binding("home", "edge(0)", "first", show=False, tooltip="the first line", id="plan.first"),
        Binding("end", "edge(-1)", "last", show=False, tooltip="the last line", id="plan.last"),
    ]

    rows: reactive[tuple[SheetRow, ...]] = reactive((), layout=True)
    cursor: reactive[str] = reactive("")
    """The id of the marked row."""

    _at_top = False
    """Whether the marked row is to stand at the top of what is in sight."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines all of it takes."""
        return max(1, len(self._drawn(width)))

    def render(self) -> Content:
        """Draw all of it."""
        return Content("\n").join(line for _, line in self._drawn(self.size.width))

    def validate_cursor(self, cursor: str) -> str:
        """Stay on a row that is there."""
        ids = [row.id for row in self.rows]
        return cursor if cursor in ids or not ids else ids[0]

    def watch_rows(self) -> None:
        """Stay where the cursor was, else where it would be."""
        self.cursor = self.validate_cursor(self.cursor)

    def watch_cursor(self) -> None:
        """Keep the marked row in sight."""
        self.call_after_refresh(self._show_cursor)

    def on_key(self) -> None:
        """Scroll no more than is needed, once somebody goes on from where the list was opened."""
        self._at_top = False

    def open_at(self, row: str) -> None:
        """Mark a row and bring it to the top of what is in sight."""
        self.cursor = row
        self._at_top = True
        self.call_after_refresh(self._show_cursor)

    def on_click(self, event: events.Click) -> None:
        """Mark the row that was clicked."""
        drawn = self._drawn(self.size.width)
        if 0 <= event.y < len(drawn) and drawn[event.y][0]:
            self.cursor = drawn[event.y][0]

    def on_resize(self) -> None:
        """Keep the marked row in sight."""
        self.call_after_refresh(self._show_cursor)

    def action_move(self, step: int) -> None:
        """Mark a row so many further down, or up; never beyond the ends."""
        if self.rows:
            self.cursor = self.rows[min(len(self.rows) - 1, max(0, self._place() + step))].id

    def action_part(self, step: int) -> None:
        """Mark the heading before or after; from a line, the one it stands under comes before."""
        place = self._place()
        headings = [at for at, row in enumerate(self.rows) if row.heading]
        beyond = [at for at in headings if (at > place if step > 0 else at < place)]
        if beyond:
            self.cursor = self.rows[beyond[0 if step > 0 else -1]].id

    def action_edge(self, place: int) -> None:
        """Mark the first row or the last."""
        if self.rows:
            self.cursor = self.rows[place].id

    def _place(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.id == self.cursor), 0)

    def _show_cursor(self) -> None:
        places = [place for place, (row, _) in enumerate(self._drawn(self.size.width)) if row == self.cursor]
        if not places:
            return
        first, last = (0, 0) if self._at_top or places[0] <= AIR else (AIR, AIR)
        region = Region(0, places[0] - first, 1, len(places) + first + last)
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(region, animate=False, top=self._at_top)

    def _drawn(self, width: int) -> list[tuple[str, Content]]:
        """Return every line of the page with the id of its row; lines between rows have none."""
        lines: list[tuple[str, Content]] = []
        after_lines = False
        for row in self.rows:
            if row.heading and lines and (after_lines or not row.empty):
                lines.append(("", Content("")))
            after_lines = not row.heading
            lines += [(row.id, line) for line in self._row(row, width)]
        return lines

    def _row(self, row: SheetRow, width: int) -> list[Content]:
        mark = Content.styled("▸", CHOSEN) if row.id == self.cursor else Content(" ")
        if row.heading:
            name = Content.assemble(" ", mark, " ", (one_line(row.text), KNOWN if row.empty else TITLE))
            hint = Content.styled(f"   {one_line(row.besides)}" if row.empty else "", FAINT)
            fits = width >= WIDE and name.cell_length + hint.cell_length < width
            return [(name.append(hint) if fits else name).truncate(max(1, width), ellipsis=True)]
        return self._line(row, mark, width)

    def _line(self, row: SheetRow, mark: Content, width: int) -> list[Content]:
        tag = f"{row.tag:<{TAG}}" if row.tag else ""
        indent = INDENT + len(tag)
        room = max(1, width - indent - 1)
        text, besides = Content(one_line(row.text)), Content.styled(one_line(row.besides), FAINT)
        if besides and text.cell_length + 3 + besides.cell_length <= room:
            told = [Content.assemble(text, "   ", besides)]
        else:
            told = [*text.wrap(room), *(besides.wrap(room) if besides else [])]
        first = Content.assemble("   ", mark, " ", (tag, FAINT), told[0] if told else "")
        return [first, *(Content(" " * indent) + line for line in told[1:])]
