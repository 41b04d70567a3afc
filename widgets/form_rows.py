"""The rows of a form, each one line: a choice, a number, words, and the act at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Label

from store.records.text import one_line
from widgets.line import Line
from widgets.palette import CHOSEN, FAINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

LABEL = 18
"""Cells of a row's name."""


class FormRow(Widget, can_focus=True):
    """A row that takes the focus; `hint` is what the foot of the form says of it."""

    DEFAULT_CSS = "FormRow { height: 1; }"

    class Changed(Message):
        """The row holds something else now."""

    def __init__(self, label: str, hint: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.label = label
        self.hint = hint

    def answer(self) -> Content:
        """Return what the row holds, as it is drawn."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the row."""
        mark, style = (" ▸ ", "bold") if self.has_focus else ("   ", "")
        return Content.assemble((mark, CHOSEN), (f"{self.label:<{LABEL}}", style), self.answer())


class ChoiceRow(FormRow):
    """One of several, gone through with ← and →."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "step(-1)", "the one before", show=False, tooltip="the one before", id="form.before"),
        Binding("right,plus,space", "step(1)", "the next one", show=False, tooltip="the next one", id="form.next"),
    ]

    chosen: reactive[int] = reactive(0)

    def __init__(self, label: str, options: Sequence[str], hint: str, *, id: str) -> None:  # noqa: A002 - as above
        super().__init__(label, hint, id=id)
        self.options = tuple(options)

    def answer(self) -> Content:
        """Return the chosen one; the arrows show where others are."""
        words = one_line(self.options[self.chosen])
        return Content.assemble(("‹ ", FAINT), (words, CHOSEN if self.has_focus else ""), (" ›", FAINT))

    def action_step(self, step: int) -> None:
        """Choose the one beside."""
        self.chosen = (self.chosen + step) % len(self.options)
        self.post_message(self.Changed())


class NumberRow(FormRow):
    """A whole number, typed or adjusted with ← and →."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "step(-1)", "one less", show=False, tooltip="one less", id="form.less"),
        Binding("right,plus", "step(1)", "one more", show=False, tooltip="one more", id="form.more"),
        Binding(
            "backspace", "shorten", "take back a digit", show=False, tooltip="take back a digit", id="form.shorten"
        ),
        *(
            Binding(digit, f"digit({digit})", "a digit", show=False, tooltip="a digit", id=f"form.digit.{digit}")
            for digit in "0123456789"
        ),
    ]

    value: reactive[int] = reactive(0)

    def __init__(self, label: str, unit: str, hint: str, *, id: str) -> None:  # noqa: A002 - as above
        super().__init__(label, hint, id=id)
        self.unit = unit
        self._fresh = True

    def answer(self) -> Content:
        """Return the number in brackets, and what it counts."""
        return Content.assemble((f"[{self.value}]", CHOSEN if self.has_focus else ""), f" {self.unit}")

    def on_focus(self) -> None:
        """Let the first digit replace what stood there."""
        self._fresh = True

    def action_step(self, step: int) -> None:
        """Add or take one."""
        self._put(self.value + step)

    def action_digit(self, digit: int) -> None:
        """Add a digit; the first one begins anew."""
        self._put(digit if self._fresh else self.value * 10 + digit)
        self._fresh = False

    def action_shorten(self) -> None:
        """Take the last digit off."""
        self._put(self.value // 10)
        self._fresh = False

    def _put(self, value: int) -> None:
        self.value = min(999, max(0, value))
        self.post_message(self.Changed())


class ActRow(FormRow):
    """What the form does in the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "do it", show=False, tooltip="do it", id="form.act"),
    ]

    class Pressed(Message):
        """The act is wanted."""

    def answer(self) -> Content:
        """Return the key."""
        return Content.styled("Enter", CHOSEN if self.has_focus else FAINT)

    def action_act(self) -> None:
        """Do it."""
        self.post_message(self.Pressed())


class TextRow(Horizontal):
    """Words of the person's own."""

    DEFAULT_CSS = """
    TextRow { height: 1; }
    TextRow Label { width: 21; }
    TextRow:focus-within Label { text-style: bold; }
    TextRow Line { border: none; padding: 0; height: 1; background: $surface; }
    """

    def __init__(self, label: str, words: str, hint: str, *, id: str) -> None:  # noqa: A002 - as above
        super().__init__(id=id)
        self.label = label
        self.hint = hint
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the name and the line."""
        yield Label(Content(f"   {self.label}"))
        yield Line()

    def on_mount(self) -> None:
        """Begin with the words there are."""
        self.query_one(Line).open(self._words)

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self.query_one(Line).value
