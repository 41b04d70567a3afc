"""More rows of a form, for what an entry tells: a rating, a time, words of any length, any of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from store.records.text import one_line
from widgets.form_rows import ANSWER, FormRow, Row, Typed, TypedRow
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT
from widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

MOST, MIDDLE = 10, 5
DIGITS = "0123456789"
MINUTES_A_DAY, STRIDE = 24 * 60, 5
"""Minutes of a day, and of a step of ← and →."""


class Scale(Row, frozen=True, kw_only=True):
    """A rating from 0 to 10."""

    value: int | None = None


class Clock(Row, frozen=True, kw_only=True):
    """A time of the day."""

    words: str = ""
    """As "23:10"; empty where there is none yet."""
    start: str = "12:00"
    """Where ← and → begin."""


class Prose(Row, frozen=True, kw_only=True):
    """Words of the person's own, of any length."""

    words: str = ""
    lines: bool = False
    """Whether Enter begins a new line; else it goes on to the next row."""


class Several(Row, frozen=True, kw_only=True):
    """Any of several; Enter opens the list."""

    chosen: tuple[str, ...] = ()


class Answered(Message):
    """A row is answered with this key; the row `step` further is wanted."""

    def __init__(self, step: int = 1) -> None:
        super().__init__()
        self.step = step


class Pickable(Message):
    """The list behind a row is wanted."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row


class ScaleRow(FormRow):
    """0 to 9 and x, each at its place; one key answers and goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "give('x')", "ten", show=False, tooltip="ten", id="ten"),
        Binding("left", "step(-1)", "one less", show=False, tooltip="one less", id="scale.less"),
        *keyed(Binding("right,plus", "step(1)", "one more", show=False, tooltip="one more", id="more")),
        Binding("backspace,delete", "open", "open", show=False, tooltip="leave it open", id="scale.open"),
    ]

    view: var[Scale] = var(Scale(label=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def around(self) -> tuple[Content, Content]:
        """Return the numbers, or dots with the chosen one at its place."""
        value = self.view.value
        if value is None:
            return Content("  "), Content(" ".join((*DIGITS, key_of("ten")))) if self.has_focus else Content("○")
        places = [Content.styled("·", FAINT) for _ in range(MOST + 1)]
        places[value] = Content.styled(str(value), CHOSEN)
        return Content("  "), Content(" ").join(places)

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def on_key(self, event: events.Key) -> None:
        """Take a digit, and go on."""
        if event.character and event.character in DIGITS:
            event.stop()
            event.prevent_default()
            self.action_give(event.character)

    def action_give(self, number: str) -> None:
        """Take a number, x for ten, and go on."""
        self.post_message(Typed(self.row, number))
        self.post_message(Answered())

    def action_step(self, step: int) -> None:
        """Go one up or down; from no rating it begins in the middle."""
        value = MIDDLE if self.view.value is None else min(MOST, max(0, self.view.value + step))
        self.post_message(Typed(self.row, str(value)))

    def action_open(self) -> None:
        """Leave it open."""
        self.post_message(Typed(self.row, ""))


class ClockRow(TypedRow):
    """A time, typed as 2310 or stepped with ← and →."""

    CHARACTERS = "0123456789:.apm"

    view: var[Clock] = var(Clock(label=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def is_wrong(self) -> bool:
        """Say whether what was typed cannot be taken."""
        return self.view.wrong

    def plain(self) -> str:
        """Return the time."""
        return self.view.words

    def around(self) -> tuple[Content, Content]:
        """Return the time, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        if not self.has_focus:
            return Content("  "), Content(words or "○")
        return Content.styled(" [", CHOSEN), Content.styled(f"{words}]", CHOSEN)

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def stepped(self, step: int) -> str:
        """Return five minutes earlier or later, round the clock."""
        hours, _, minutes = (self.view.words or self.view.start).partition(":")
        moved = (int(hours) * 60 + int(minutes) + step * STRIDE * bool(self.view.words)) % MINUTES_A_DAY
        return f"{moved // 60:02}:{moved % 60:02}"


class SeveralRow(FormRow):
    """What is chosen of a list that Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", "choose", tooltip="choose from the list", id="several.pick"),
    ]

    view: var[Several] = var(Several(label=""))

    def watch_view(self) -> None:
        """Draw it anew."""
        self.refresh()

    def around(self) -> tuple[Content, Content]:
        """Return what is chosen; of much, as much as fits, and how many there are."""
        chosen = [one_line(words) for words in self.view.chosen]
        if not chosen:
            return Content("  "), Content.styled("Enter", CHOSEN) if self.has_focus else Content("○")
        words, room = " · ".join(chosen), max(1, self.size.width - ANSWER - 1)
        if len(words) > room:
            words = f"{len(chosen)}: {words}"
        line = Content(words).truncate(room, ellipsis=True)
        return Content("  "), line.stylize(CHOSEN) if self.has_focus else line

    def render(self) -> Content:
        """Draw the row."""
        return self.draw(self.view.label, self.view.aside)

    def action_pick(self) -> None:
        """Ask for the list."""
        self.post_message(Pickable(self.row))


class ProseRow(Horizontal):
    """Words of the person's own, as many lines as they take."""

    DEFAULT_CSS = """
    ProseRow { height: auto; }
    ProseRow.-apart { margin-top: 1; }
    ProseRow > .name { width: 21; }
    ProseRow > TextBox { width: 1fr; max-height: 3; }
    ProseRow.-lines > TextBox { max-height: 8; }
    """

    view: var[Prose] = var(Prose(label=""), init=False)

    def __init__(self, name: str) -> None:
        super().__init__(id=f"row-{name}", name=name)

    def compose(self) -> ComposeResult:
        """Lay out the name and the words."""
        yield Static(classes="name")
        yield TextBox()

    def on_mount(self) -> None:
        """Begin with the words there are."""
        self.watch_view()

    def watch_view(self) -> None:
        """Show other words."""
        if self.children:
            self.set_class(self.view.lines, "-lines")
            self.query_one(TextBox).open(self.view.words, lines=self.view.lines)
            self._draw()

    def on_descendant_focus(self) -> None:
        """Mark the row."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._draw()

    @on(TextBox.Written)
    def _take(self, event: TextBox.Written) -> None:
        event.stop()
        self.post_message(Typed(self.name or "", event.words))

    @on(TextBox.Left)
    def _leave(self, event: TextBox.Left) -> None:
        event.stop()
        self.post_message(Answered(event.step))

    def _draw(self) -> None:
        marked = self.query_one(TextBox).has_focus
        mark, style = (" ▸ ", "bold") if marked else ("   ", "")
        name = Content.assemble((mark, CHOSEN), (one_line(self.view.label), style))
        self.query_one(".name", Static).update(name)
