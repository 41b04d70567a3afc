"""Help as it is drawn: whom to call first, then what helps, in two columns or below each other (screens.md 5.9)."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from store.helplines.countries import name_of
from store.helplines.mine import Plan
from store.helplines.now import HEADINGS, help_lines
from widgets.key_names import key_of
from widgets.palette import FAINT, KEY, KNOWN, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Size

    from store.helplines.now import HelpLine, Kind

TWO_COLUMNS = 76
"""Cells from which a heading and its text stand side by side."""
LEFT = 33
"""Cells of the left column."""
FIRST_PEOPLE = 3
"""So many of my people stand before the lines of the country, so that both are in sight; the others follow."""
FIRST_LINES = 2
"""So many lines stand first where there is room, often one to call and one to text; else one."""
LEADS = "bold $foreground"
"""What to do, or whom to ask."""


def blocks(lines: tuple[HelpLine, ...], first: int, *, keys: bool) -> Iterator[list[tuple[Content, Content]]]:
    """Yield headings and texts in blocks: the first of each, panic, my plan, all the rest.

    `first` is how many lines stand before the rest. With `keys` it says which of them lead on from here.
    """
    texts: dict[Kind, list[Content]] = {
        kind: [_told(line) for line in lines if line.kind == kind] for kind in HEADINGS
    }
    people, talk = texts["people"], texts["line"]
    *words, breath = texts["breathe"]
    note = ((f"    {key_of('one_more')}", KEY), "  note it, later") if keys else ()
    breathe = Content.assemble((key_of("breathe"), KEY), "  breathe with me", *note)
    plan = Content.assemble((key_of("plan"), KEY), "  my plan, the safety part") if keys else _heading("plan")
    yield [
        *_under(_heading("emergency"), texts["emergency"]),
        *_under(_heading("people"), people[:FIRST_PEOPLE]),
        *_under(_heading("line"), talk[:first]),
    ]
    yield _under(_heading("breathe"), [breathe, *(words or [breath])])
    yield _under(plan if keys or texts["plan"] else Content(""), [*texts["note"], *texts["plan"]])
    yield _under(Content("More people"), people[FIRST_PEOPLE:])
    yield _under(Content("More lines"), talk[first:])


def page(lines: tuple[HelpLine, ...], width: int, *, keys: bool = False) -> Content:
    """Return the whole page, at most `width` cells wide."""
    first = FIRST_LINES if width >= TWO_COLUMNS else 1
    drawn = [
        [row for heading, text in block for row in _row(heading, text, width)]
        for block in blocks(lines, first, keys=keys)
    ]
    return Content("\n\n").join(Content("\n").join(rows) for rows in drawn if rows)


def _told(line: HelpLine) -> Content:
    """Return a line; whom to call, or the people to ask, are what stands out in it."""
    if line.kind in {"emergency", "line", "people"}:
        return Content.assemble((line.lead, LEADS), line.text.removeprefix(line.lead))
    return Content.styled(line.text, FAINT if line.kind == "note" else KNOWN)


def _heading(kind: Kind) -> Content:
    return Content(HEADINGS[kind])


def _under(heading: Content, texts: list[Content]) -> list[tuple[Content, Content]]:
    """Return the texts, the first of them beside the heading."""
    return [(heading if place == 0 else Content(""), text) for place, text in enumerate(texts)]


def _row(heading: Content, text: Content, width: int) -> list[Content]:
    """Return one text beside its heading, or below it where the width is small."""
    title = Content.assemble(" ", heading.stylize_before(TITLE))
    if width < TWO_COLUMNS:
        indented = [Content("   ") + line for line in text.wrap(max(1, width - 4))]
        return [title, *indented] if heading else indented
    lefts = chain([title.pad_right(LEFT - title.cell_length)], repeat(Content(" " * LEFT)))
    return [left + line for left, line in zip(lefts, text.wrap(width - LEFT - 1), strict=False)]


class HelpTitle(Widget):
    """Two lines: the way out, and whose numbers these are."""

    DEFAULT_CSS = "HelpTitle { dock: top; height: 2; }"

    country: reactive[str] = reactive("")
    guessed: reactive[bool] = reactive(False)
    """Whether nobody has chosen that country."""

    def render(self) -> Content:
        """Draw them."""
        way_out = Content.assemble(("Esc", KEY), " or ", (key_of("back"), KEY), " back ")
        title = spread(Content.styled(" Help now", TITLE), way_out, self.size.width)
        seems = ", as it seems" if self.guessed and self.country else ""
        where = Content.assemble(f" Country: {name_of(self.country)}", (seems, FAINT))
        return Content("\n").join(
            (title, spread(where, Content.assemble((key_of("help.country"), KEY), " another "), self.size.width))
        )


class HelpSheet(Widget):
    """The lines of one country and the person's own, in as many rows as they need."""

    DEFAULT_CSS = "HelpSheet { height: auto; }"

    country: reactive[str] = reactive("", layout=True)
    plan: reactive[Plan] = reactive(Plan(), layout=True)
    keys: reactive[bool] = reactive(False, layout=True)
    """Whether there is a journal to go on to from here."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many rows the page takes."""
        return self._drawn(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Draw the page."""
        return self._drawn(self.size.width)

    def _drawn(self, width: int) -> Content:
        return page(help_lines(self.country, self.plan), width, keys=self.keys)
