"""The rows of a form, each one line: a choice, a number, a day, words, and an act.

A row is given a value that says what stands in it, and posts what was chosen, typed or pressed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeAlias

import msgspec
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from store.clock import DAY
from store.records.text import one_line
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import CHOSEN, FAINT
from widgets.pane import fitted

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

MARK = 3
NAME = 19
"""Cells of the mark and a row's name; the two behind them are for what surrounds an answer."""
ANSWER = NAME + 2
ASIDE = 52
"""The column in which the words at the right begin, where there is room."""
WIDE = 76
"""From this width on the words at the right have a column of their own."""
LONGEST = 12
"""Characters that a number or a day may be typed in."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has."""

    label: str
    hint: str = ""
    """What the foot of the form says of it."""
    aside: str = ""
    """A few words at the right, where there is room."""
    apart: bool = False
    """Whether a line is left free above it."""
    wrong: bool = False
    """Whether what was typed cannot be taken: it then stays as it was typed."""


class Choice(Row, frozen=True, kw_only=True):
    """One of several."""

    options: tuple[str, ...]
    chosen: int = 0


class Number(Row, frozen=True, kw_only=True):
    """A number, between words."""

    value: float | None = None
    """None where there is none yet."""
    prefix: str = ""
    unit: str = ""
    low: float = 0
    """How far ← goes; anything may be typed."""
    high: float = 999
    step: float = 1


class Day(Row, frozen=True, kw_only=True):
    """A day, with the words it is shown in."""

    day: date
    words: str
    low: date = date.min
    """How far ← goes; any day may be typed."""


class Words(Row, frozen=True, kw_only=True):
    """A line of the person's own."""

    words: str = ""


class Act(Row, frozen=True, kw_only=True):
    """Something that Enter does."""


AnyRow: TypeAlias = Choice | Number | Day | Words | Act


class Chosen(Message):
    """Another one was chosen in a row."""

    def __init__(self, row: str, place: int) -> None:
        super().__init__()
        self.row = row
        self.place = place


class Typed(Message):
    """Something else stands in a row, as it was typed."""

    def __init__(self, row: str, words: str) -> None:
        super().__init__()
        self.row = row
        self.words = words


class Pressed(Message):
    """An act is wanted."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row


def shown_number(value: float) -> str:
    """Return a number as it is typed: "3", "2.5"."""
    return f"{value:.10g}"


class FormRow(Widget, can_focus=True):
    """A row that takes the focus itself; a subclass says what stands in it."""

    DEFAULT_CSS = "FormRow { height: 1; } FormRow.-apart { margin-top: 1; }"

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    @property
    def row(self) -> str:
        """The name of the row."""
        return self.name or ""

    def around(self) -> tuple[Content, Content]:
        """Return what stands before the answer's column, two cells, and the answer from there on."""
        raise NotImplementedError

    def draw(self, label: str, aside: str) -> Content:
        """Return the whole line."""
        mark, style = (" ▸ ", "bold") if self.has_focus else ("   ", "")
        before, answer = self.around()
        name = fitted(Content.assemble((mark, CHOSEN), (one_line(label), style)), max(NAME, len(label) + MARK))
        return with_aside(Content.assemble(name, before, answer), aside, self.size.width)


def with_aside(line: Content, aside: str, width: int) -> Content:
    """Return a line with its words at the right, in their own column where there is room, else not at all."""
    gap = max(2, ASIDE - line.cell_length) if width >= WIDE else max(2, width - line.cell_length - len(aside) - 1)
    fits = line.cell_length + gap + len(aside) <= width
    return Content.assemble(line, " " * gap, (aside, FAINT)) if aside and fits else line


class ChoiceRow(FormRow):
    """One of several, gone through with ← and →."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keyed(
            Binding("left,minus", "step(-1)", "the one before", show=False, tooltip="the one before", id="less")
        ),
        *keyed(
            Binding("right,plus,space", "step(1)", "the next one", show=False, tooltip="the next one", id="more")
        ),
    ]

    view: var[Choice] = var(Choice(label="", options=("",)))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def around(self) -> tuple[Content, Content]:
        """Return the chosen one; arrows show where others are."""
        words = one_line(self.view.options[self.view.chosen])
        if not self.has_focus:
            return Content("  "), Content(words)
        return Content.styled("‹ ", FAINT), Content.assemble((words, CHOSEN), (" ›", FAINT))

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def action_step(self, step: int) -> None:
        """Choose the one beside; after the last comes the first."""
        self.post_message(Chosen(self.row, (self.view.chosen + step) % len(self.view.options)))


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
        raise NotImplementedError

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


class NumberRow(TypedRow):
    """A number, typed or adjusted with ← and →."""

    CHARACTERS = "0123456789.,-"

    view: var[Number] = var(Number(label=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def is_wrong(self) -> bool:
        """Say whether what was typed cannot be taken."""
        return self.view.wrong

    def plain(self) -> str:
        """Return the number as it is typed; nothing where there is none."""
        return "" if self.view.value is None else shown_number(self.view.value)

    def around(self) -> tuple[Content, Content]:
        """Return the number between its words, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        style = CHOSEN if self.has_focus else ""
        before, after = ("[", "]") if self.has_focus else ("", "")
        held = Content.styled(f"{words or ('' if self.has_focus else '○')}{after}", style)
        unit = f" {one_line(self.view.unit)}" if self.view.unit else ""
        if self.view.prefix:
            return Content("  "), Content.assemble(f"{self.view.prefix} ", (before, style), held, unit)
        return Content.styled(f"{before:>2}", style), Content.assemble(held, unit)

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def stepped(self, step: int) -> str:
        """Return one step up or down, within what can be stepped to; from no number it begins in the middle."""
        view = self.view
        start = (view.low + view.high) // 2 - step * view.step if view.value is None else view.value
        return shown_number(min(max(view.high, start), max(min(view.low, start), start + step * view.step)))

    def _accepts(self, character: str) -> bool:
        typed = self.typed or ""
        if character == "-":
            return not typed
        return super()._accepts(character) and not (character in ".," and ("." in typed or "," in typed))


class DayRow(TypedRow):
    """A day, typed as "12 Dec" or 2026-12-12, or stepped with ← and →."""

    CHARACTERS = "0123456789-. abcdefghijklmnoprstuvwxyz"

    view: var[Day] = var(Day(label="", day=date.min, words=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def is_wrong(self) -> bool:
        """Say whether what was typed cannot be taken."""
        return self.view.wrong

    def plain(self) -> str:
        """Return the day in its words."""
        return self.view.words

    def around(self) -> tuple[Content, Content]:
        """Return the day, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        if not self.has_focus:
            return Content("  "), Content(one_line(words) or "○")
        return Content.styled(" [", CHOSEN), Content.styled(f"{one_line(words)}]", CHOSEN)

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def stepped(self, step: int) -> str:
        """Return the day before or after."""
        return max(self.view.low, self.view.day + step * DAY).isoformat()

    def action_shorten(self) -> None:
        """Take the last character off; the first time all of it, for a day is typed in another way."""
        self._put("" if self.typed is None else self.typed[:-1])


class ActRow(FormRow):
    """Something that Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "do it", show=False, tooltip="do it", id="form.act"),
    ]

    view: var[Act] = var(Act(label=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def around(self) -> tuple[Content, Content]:
        """Return the key, behind a name as long as it is."""
        return Content("  "), Content.styled("Enter", CHOSEN if self.has_focus else FAINT)

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def action_act(self) -> None:
        """Do it."""
        self.post_message(Pressed(self.row))


class TextRow(Horizontal):
    """Words of the person's own."""

    DEFAULT_CSS = """
    TextRow { height: 1; }
    TextRow.-apart { margin-top: 1; }
    TextRow > .name { width: 21; }
    TextRow > .aside { width: auto; color: $foreground 68%; }
    TextRow Line { width: 1fr; border: none; padding: 0; height: 1; background: $background; }
    """

    view: var[Words] = var(Words(label=""), init=False)

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    def compose(self) -> ComposeResult:
        """Lay out the name, the line and the words at the right."""
        yield Static(classes="name")
        yield Line()
        yield Static(classes="aside")

    def on_mount(self) -> None:
        """Begin with the words there are."""
        self.watch_view()

    def on_resize(self) -> None:
        """Draw it anew."""
        self._draw()

    def watch_view(self) -> None:
        """Show other words, but never under the fingers."""
        if not self.children:
            return
        line = self.query_one(Line)
        if line.value != self.view.words and not line.has_focus:
            line.open(self.view.words)
        line.placeholder = "" if line.has_focus else "○"
        self._draw()

    def on_descendant_focus(self) -> None:
        """Mark the row."""
        self.watch_view()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.watch_view()

    @on(Line.Changed)
    def _take(self, event: Line.Changed) -> None:
        event.stop()
        if event.value != self.view.words:
            self.post_message(Typed(self.name or "", event.value))

    def _draw(self) -> None:
        marked = self.query_one(Line).has_focus
        mark, style = (" ▸ ", "bold") if marked else ("   ", "")
        name = Content.assemble((mark, CHOSEN), (one_line(self.view.label), style))
        self.query_one(".name", Static).update(name, layout=False)
        aside, width = self.query_one(".aside", Static), self.size.width
        fits = width >= WIDE and len(self.view.words) < ASIDE - ANSWER - 1
        column = Content(f"{self.view.aside:<{max(0, width - ASIDE)}}")
        aside.update(column)
        aside.display = bool(self.view.aside) and fits and column.cell_length <= width - ASIDE
